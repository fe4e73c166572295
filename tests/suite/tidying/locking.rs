//! `/ideeen/{number}/slot`: a discussion is closed with a reason, in due process, and opened again.

use app::tidying::{RawLock, lock, reopen};
use app::{ledger, moderation, objections};
use domain::moderation::{Measure, Target};
use domain::policy::Reason;
use domain::{Denial, Event, Field, IdeaNumber, Problem};
use tests::{Persona, TestApp, both_engines, denied};

use super::refused;

const TITLE: &str = "Loting voor de wijkraad";
const FACTS: &str = "In twaalf reacties ging het over personen en niet over het plan.";
const WHY_OPEN: &str = "Het is een week rustig geweest.";

fn raw() -> RawLock {
    RawLock { ground: "kwetsend".into(), law: String::new(), facts: FACTS.into() }
}

async fn is_locked(app: &TestApp, idea: IdeaNumber) -> bool {
    app.reader().idea(idea).await.unwrap().unwrap().locked
}

/// The last mail to somebody, as text.
async fn mail_to(app: &TestApp, persona: &Persona) -> String {
    let mails = app.new_mails().await;
    let mail = mails.iter().rfind(|mail| mail.to.address == persona.email).expect("a mail to them");
    format!("{}\n{}", mail.letter.subject, mail.letter.text)
}

both_engines! {
    async fn a_moderator_locks_an_idea_from_its_page_and_everybody_reads_why(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let moderator = app.browser_of(app.moderator()).await;
        let page = moderator.follow(&format!("/ideeen/{idea}")).await;
        let path = format!("/ideeen/{idea}/slot");
        assert_eq!(page.attributes("#opruimen + ul a[href$='/slot']", "href"), std::slice::from_ref(&path));
        let form = moderator.get(&path).await.form(Some(&path)).fill("actie", "slot");
        let refusal = moderator.submit(&form.clone().fill("feiten", "kort")).await;
        assert_eq!(refusal.assert_status(422).refused_fields(), ["grond", "feiten"]);
        assert_eq!(refusal.form(Some(&path)).value("feiten"), "kort", "what was typed is kept");
        let form = form.fill("grond", "kwetsend").fill("feiten", FACTS);
        moderator.submit(&form).await.assert_leads_to(&format!("/ideeen/{idea}"));

        let shown = app.visitor().follow(&format!("/ideeen/{idea}")).await;
        assert!(shown.one("#op-slot").contains("De reden: kwetsend, bedreigend of discriminerend"), "{}", shown.body);
        assert!(!shown.body.contains(FACTS), "the explanation is for its author");
        assert!(shown.one(".timeline").contains("zette dit idee op slot: kwetsend"));
        assert!(shown.attributes("#op-slot a", "href").is_empty(), "the decision is not for everybody");
        let decision = app.count("SELECT max(id) FROM decisions").await;
        let own = app.browser_of(app.inwoner()).await.follow(&format!("/ideeen/{idea}")).await;
        assert_eq!(own.attributes("#op-slot a", "href"), [format!("/besluiten/{decision}")]);
        let mail = mail_to(app, app.inwoner()).await;
        assert!(mail.contains("op slot gezet") && mail.contains(FACTS) && mail.contains("/besluiten/"), "{mail}");
        app.settle().await;
    }

    async fn the_quick_way_is_a_decision_like_any_other(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let reported = app::moderation::plain_report("kwetsend", "Er wordt gescholden.");
        moderation::report(app, &app.griffier().actor, Target::Idea(idea), &reported, domain::people::Language::Dutch).await.unwrap();
        let id = lock(app, &app.moderator().actor, idea, &raw()).await.unwrap();
        let decision = app.reader().decision(id).await.unwrap().unwrap();
        assert_eq!((decision.measure, decision.reports), (Measure::Lock, 1), "it ends the case that was open");
        assert!(decision.case.closed_at.is_some());
        assert_eq!(app.count("SELECT count(*) FROM cases").await, 1);
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 1), "it is in the log");

        let why = "Het ging over een gedicht, niet over een persoon.";
        let objection = objections::object(app, &app.inwoner().actor, id, why).await.unwrap();
        let settled = objections::settle(app, &app.beheerder().actor, objection, "gegrond", "Het gedicht was geen belediging.").await;
        settled.unwrap();
        assert!(!is_locked(app, idea).await, "a lock that was wrong is taken off");
        assert!(app.events().await.contains(&Event::IdeaReopened { idea }));
        app.settle().await;
    }

    async fn a_lock_is_taken_off_with_a_reason_that_its_author_reads(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let first = lock(app, &app.moderator().actor, idea, &raw()).await.unwrap();
        app.settle().await;
        app.clock.advance(jiff::SignedDuration::from_hours(24));
        let browser = app.browser_of(app.beheerder()).await;
        let path = format!("/ideeen/{idea}/slot");
        let page = browser.get(&path).await;
        assert_eq!(page.assert_status(200).h1(), "Haal dit idee van het slot");
        let form = page.form(Some(&path)).fill("actie", "heropen");
        assert_eq!(browser.submit(&form).await.assert_status(422).refused_fields(), ["feiten"]);
        browser.submit(&form.fill("feiten", WHY_OPEN)).await.assert_leads_to(&format!("/ideeen/{idea}"));
        assert!(!is_locked(app, idea).await);
        let ended = app.reader().decision(first).await.unwrap().unwrap().ended_at;
        assert_eq!(ended, Some(app.now()));
        let mail = mail_to(app, app.inwoner()).await;
        assert!(mail.contains("Je idee is weer open") && mail.contains(WHY_OPEN), "{mail}");
        let shown = app.visitor().follow(&format!("/ideeen/{idea}")).await;
        assert!(shown.all("#op-slot").is_empty() && shown.one(".timeline").contains("van het slot"));
        assert!(shown.one(".timeline").contains(WHY_OPEN), "everybody reads why: {}", shown.one(".timeline"));
        let dossier = app.visitor().get(&format!("/ideeen/{idea}/dossier")).await;
        assert!(dossier.body.contains(&format!("van het slot: {WHY_OPEN}")), "{}", dossier.body);
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 2));
        app.comment(app.griffier(), idea, "Nu kan het weer.").await;
        app.settle().await;
    }

    async fn what_was_written_for_the_author_alone_is_not_on_the_timeline(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let ilse = &app.moderator().actor;
        lock(app, ilse, idea, &raw()).await.unwrap();
        let case = moderation::open(app, ilse, Target::Idea(idea)).await.unwrap();
        moderation::decide(app, ilse, case, &tests::ruling("heropen", "kwetsend", WHY_OPEN)).await.unwrap();
        let shown = app.visitor().follow(&format!("/ideeen/{idea}")).await;
        assert!(shown.one(".timeline").contains("van het slot") && !shown.body.contains(WHY_OPEN), "{}", shown.body);
        app.settle().await;
    }

    async fn what_is_sent_twice_is_done_once_and_a_colleague_is_not_undone(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let (ilse, joost) = (&app.moderator().actor, &app.beheerder().actor);
        let first = lock(app, ilse, idea, &raw()).await.unwrap();
        assert_eq!(lock(app, ilse, idea, &raw()).await.unwrap(), first);
        assert_eq!(refused(lock(app, joost, idea, &raw()).await), [(Field::Measure, Problem::Unchanged)]);
        let browser = app.browser_of(app.beheerder()).await;
        let path = format!("/ideeen/{idea}/slot");
        let late = browser.post(&path, &[("actie", "slot"), ("grond", "spam"), ("feiten", "Veel reclame van één winkel.")]).await;
        assert_eq!(late.assert_status(422).refused_fields(), ["maatregel"]);
        assert!(late.main().contains("Veel reclame van één winkel."), "what was typed is shown");
        assert_eq!(late.form(Some(&path)).value("feiten"), "", "and does not become the reason to open it");
        let opened = reopen(app, joost, idea, WHY_OPEN).await.unwrap();
        assert_eq!(reopen(app, joost, idea, WHY_OPEN).await.unwrap(), opened);
        assert_eq!(refused(reopen(app, ilse, idea, WHY_OPEN).await), [(Field::Measure, Problem::Unchanged)]);
        assert_ne!(lock(app, ilse, idea, &raw()).await.unwrap(), first, "a lock that was taken off can be put on again");
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 3);
        app.settle().await;
    }

    async fn two_moderators_at_once_make_one_lock(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let of_joost = RawLock { facts: "Het ging niet meer over het plan.".into(), ..raw() };
        let raw = raw();
        let (one, other) = tokio::join!(
            lock(app, &app.moderator().actor, idea, &raw),
            lock(app, &app.beheerder().actor, idea, &of_joost),
        );
        let late = if one.is_ok() { other } else { one };
        assert_eq!(refused(late), [(Field::Measure, Problem::Unchanged)]);
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 1);
        app.settle().await;
    }

    async fn who_locks_what(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let own = app.idea(app.moderator(), "Een eigen idee van Ilse").await;
        let yours = Denial::NotAllowed(Reason::Yours);
        assert_eq!(denied(lock(app, &app.moderator().actor, own, &raw()).await), yours);
        assert_eq!(denied(lock(app, &app.griffier().actor, idea, &raw()).await), Denial::NotAllowed(Reason::Role));
        assert_eq!(denied(lock(app, &domain::Actor::Visitor, idea, &raw()).await), Denial::SignIn);
        assert_eq!(denied(lock(app, &app.moderator().actor, IdeaNumber(99), &raw()).await), Denial::NotFound);
        let browser = app.browser_of(app.moderator()).await;
        let page = browser.follow(&format!("/ideeen/{own}")).await;
        assert!(page.all("#opruimen").is_empty(), "what they may not do is not offered");
        browser.get(&format!("/ideeen/{own}/slot")).await.assert_status(403);
        browser.post(&format!("/ideeen/{idea}/slot"), &[("actie", "iets anders")]).await.assert_status(422);
        browser.post(&format!("/ideeen/{idea}/slot"), &[("actie", "slot"), ("grond", "onzin"), ("feiten", FACTS)]).await.assert_status(422);
        app::ideas::withdraw(app, &app.inwoner().actor, idea).await.unwrap();
        assert_eq!(denied(lock(app, &app.moderator().actor, idea, &raw()).await), Denial::NotAllowed(Reason::Closed));
        app.settle().await;
    }
}
