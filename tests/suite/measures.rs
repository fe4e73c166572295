//! Measures: what each does, to whom, and until when.

use app::views::Happened;
use app::{Refusal, accounts, comments, ideas, moderation, views};
use domain::moderation::{Measure, RawRuling, Target};
use domain::people::DEPARTED;
use domain::policy::Reason;
use domain::{Actor, DecisionId, Denial, Field, IdeaNumber, Invalid, Problem};
use jiff::SignedDuration;
use tests::{Persona, TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";

fn denial<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}

async fn comment(app: &TestApp, actor: &Actor, idea: IdeaNumber, text: &str) -> Result<(), Refusal> {
    let raw = domain::comments::RawComment { text: text.to_owned(), ..Default::default() };
    comments::post(app, actor, idea, &raw).await.map(|_| ())
}

/// A decision of this moderator about a target nobody reported.
async fn decide(app: &TestApp, by: &Persona, target: Target, raw: RawRuling) -> Result<DecisionId, Refusal> {
    let case = moderation::open(app, &by.actor, target).await.unwrap();
    moderation::decide(app, &by.actor, case, &raw).await
}

fn ruling(measure: &str) -> RawRuling {
    tests::ruling(measure, "kwetsend", "Je noemt een raadslid bij een scheldwoord.")
}

fn suspension(days: i64) -> RawRuling {
    RawRuling { days: days.to_string(), ..ruling("schors") }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<(Field, Problem)> {
    match result {
        Err(Refusal::Invalid(Invalid(errors))) => errors.into_iter().map(|e| (e.field, e.problem)).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

both_engines! {
    async fn a_locked_idea_can_be_read_and_nothing_more(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let own = app.comment(app.griffier(), idea, "Goed plan.").await;
        let lock = async |measure| decide(app, app.moderator(), Target::Idea(idea), ruling(measure)).await;
        let first = lock("slot").await.unwrap();
        assert_eq!(refused(lock("slot").await), [(Field::Measure, Problem::Unchanged)]);
        let griffier = &app.griffier().actor;
        let locked = Denial::NotAllowed(Reason::Locked);
        assert_eq!(denial(comment(app, griffier, idea, "Nog iets.").await), locked);
        assert_eq!(denial(ideas::support(app, griffier, idea, true).await), locked);
        assert_eq!(denial(comments::edit(app, griffier, own, "Anders.").await), locked);
        let page = app.browser_of(app.griffier()).await.get(&format!("/ideeen/{idea}/loting-voor-de-wijkraad")).await;
        assert!(page.main().contains("op slot gezet"), "the page says why nothing can be said");
        assert!(page.main().contains("Goed plan."));
        comments::remove(app, griffier, own).await.unwrap();

        lock("heropen").await.unwrap();
        let ended = app.reader().decision(first).await.unwrap().unwrap().ended_at;
        assert_eq!(ended, Some(app.now()), "the lock is said to be over");
        comment(app, griffier, idea, "Nog iets.").await.unwrap();
        app.leave_unsettled();
    }

    async fn a_suspension_ends_by_the_clock_alone(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let (tineke, anneke) = (app.browser_of(app.inwoner()).await, app.browser_of(app.griffier()).await);
        decide(app, app.moderator(), Target::Person(app.griffier().id), suspension(7)).await.unwrap();
        let send = async |browser: &tests::Browser| {
            browser.post(&format!("/ideeen/{idea}/reacties"), &[("tekst", "Een reactie.")]).await.status
        };
        assert_eq!((send(&anneke).await, send(&tineke).await), (403, 303));
        let page = anneke.get(&format!("/ideeen/{idea}/loting-voor-de-wijkraad")).await;
        assert!(page.main().contains("Je bent voor een tijd geschorst"), "what they may not do is not offered");
        assert_eq!(anneke.get("/account").await.status, 200, "and they see their data");

        app.clock.advance(SignedDuration::from_hours(24 * 7 - 1));
        assert_eq!(send(&anneke).await, 403);
        app.clock.advance(SignedDuration::from_hours(1));
        assert_eq!(send(&anneke).await, 303, "the seventh day is over");
        let account = accounts::own(app, &app.griffier().actor).await.unwrap();
        assert!(account.suspended_until.is_some(), "nothing had to lift it");
        app.leave_unsettled();
    }

    async fn the_longest_suspension_holds_and_can_be_ended(app: &TestApp) {
        let target = Target::Person(app.griffier().id);
        let until = async || accounts::own(app, &app.griffier().actor).await.unwrap().suspended_until;
        decide(app, app.moderator(), target, suspension(30)).await.unwrap();
        let long = app.now() + SignedDuration::from_hours(24 * 30);
        decide(app, app.beheerder(), target, suspension(7)).await.unwrap();
        assert_eq!(until().await, Some(long), "a shorter one does not cut it short");
        decide(app, app.moderator(), target, ruling("herstel")).await.unwrap();
        assert_eq!(until().await, None);
        let again = decide(app, app.moderator(), target, ruling("herstel")).await;
        assert_eq!(refused(again), [(Field::Measure, Problem::Unchanged)]);
        app.leave_unsettled();
    }

    async fn a_warning_changes_nothing_and_is_told(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let decision = decide(app, app.moderator(), Target::Idea(idea), ruling("waarschuw")).await.unwrap();
        let mails = app.new_mails().await;
        assert_eq!(mails[0].to.address, app.inwoner().email);
        assert_eq!(mails[0].letter.subject, "Je krijgt een waarschuwing");
        assert!(mails[0].letter.text.contains(&format!("/besluiten/{decision}")));
        assert!(mails[0].letter.text.contains("Een moderator kwam dit zelf tegen"), "{}", mails[0].letter.text);
        views::idea(app, &Actor::Visitor, idea).await.unwrap();
        let case = moderation::open(app, &app.beheerder().actor, Target::Idea(idea)).await.unwrap();
        let view = moderation::case(app, &app.beheerder().actor, case).await.unwrap();
        assert_eq!(view.history.warnings(), 1, "who decides next sees that there was one");
        app.settle().await;
    }

    async fn a_mended_title_is_a_version_by_a_moderator(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Lotting voor de wijkraad").await;
        app.settle().await;
        let themes = app.reader().idea(idea).await.unwrap().unwrap().themes;
        let mend = |title: &str, themes: &[String]| RawRuling {
            title: title.into(),
            themes: themes.to_vec(),
            ..ruling("verbeter")
        };
        let target = Target::Idea(idea);
        let same = decide(app, app.moderator(), target, mend("Lotting voor de wijkraad", &themes)).await;
        assert_eq!(refused(same), [(Field::Title, Problem::Unchanged)]);
        let unknown = decide(app, app.moderator(), target, mend(TITLE, &["bestaat-niet".into()])).await;
        assert_eq!(refused(unknown), [(Field::Theme, Problem::Unknown)]);
        decide(app, app.moderator(), target, mend(TITLE, &themes)).await.unwrap();

        let view = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        assert_eq!((view.idea.title.as_str(), view.idea.version), (TITLE, 2));
        assert!(view.timeline.iter().any(|m| m.what == Happened::Edited { version: 2, by_moderator: true }));
        let (_, versions) = views::history(app, &Actor::Visitor, idea).await.unwrap();
        assert_eq!(versions[0].editor, app.moderator().id);
        let mails = app.new_mails().await;
        assert_eq!(mails[0].letter.subject, "We hebben je idee verbeterd");
    }

    async fn only_an_administrator_closes_an_account(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.comment(app.griffier(), idea, "Wat een sukkel.").await;
        let target = Target::Person(app.griffier().id);
        let by_moderator = decide(app, app.moderator(), target, ruling("verwijder")).await;
        assert_eq!(denial(by_moderator), Denial::NotAllowed(Reason::Role));
        let anneke = app.browser_of(app.griffier()).await;
        let decision = decide(app, app.beheerder(), target, ruling("verwijder")).await.unwrap();

        let page = app.visitor().get(&format!("/ideeen/{idea}/loting-voor-de-wijkraad")).await;
        assert!(page.main().contains("iemand die is vertrokken") && page.main().contains("Wat een sukkel."));
        assert!(!page.main().contains(&app.griffier().name));
        assert_eq!(app.visitor().get(&format!("/personen/{}", app.griffier().handle)).await.status, 404);
        assert_eq!(anneke.post(&format!("/ideeen/{idea}/reacties"), &[("tekst", "Nog iets.")]).await.status, 403);
        let profile = [("naam", "Een Ander"), ("functie", "inwoner"), ("taal", "nl")];
        assert_eq!(anneke.post("/account/gegevens", &profile).await.status, 403, "no name again");
        assert_eq!(anneke.get(&format!("/besluiten/{decision}")).await.status, 200, "but she reads why");
        assert_eq!(app.reader().account(app.griffier().id).await.unwrap().unwrap().name, DEPARTED);

        app.clock.advance(SignedDuration::from_hours(24 * 187));
        app.node().jobs.sweep().await.unwrap();
        let account = app.reader().account(app.griffier().id).await.unwrap().unwrap();
        assert_eq!((account.email, account.password_hash), (None, None), "past the term nothing is kept");
        app.leave_unsettled();
    }

    async fn who_is_in_office_is_suspended_by_an_administrator_alone(app: &TestApp) {
        let target = Target::Person(app.beheerder().id);
        let by_moderator = decide(app, app.moderator(), target, suspension(7)).await;
        assert_eq!(denial(by_moderator), Denial::NotAllowed(Reason::Role));
        decide(app, app.beheerder(), Target::Person(app.moderator().id), suspension(7)).await.unwrap();
        let ilse = app.browser_of(app.moderator()).await;
        assert_eq!(ilse.get("/moderatie").await.status, 403, "and does not moderate meanwhile");
        app.leave_unsettled();
    }

    async fn a_bad_decision_changes_nothing_and_says_what_is_wrong(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let target = Target::Idea(idea);
        let case = moderation::open(app, &app.moderator().actor, target).await.unwrap();
        let ilse = app.browser_of(app.moderator()).await;
        let path = format!("/moderatie/{case}/besluit");
        let facts = ("feiten", "Je schreef iets dat niet mag.");
        for (fields, wrong) in [
            (vec![("maatregel", "verbrand"), ("grond", "spam"), facts], "maatregel"),
            (vec![("maatregel", "verberg"), ("grond", "onzin"), facts], "grond"),
            (vec![("maatregel", "verberg"), ("grond", "strafbaar"), facts], "wet"),
            (vec![("maatregel", "schors"), ("grond", "spam"), facts, ("dagen", "0")], "dagen"),
            (vec![("maatregel", "schors"), ("grond", "spam"), facts, ("dagen", "-1")], "dagen"),
            (vec![("maatregel", "schors"), ("grond", "spam"), facts, ("dagen", "99999")], "dagen"),
            (vec![("maatregel", "schors"), ("grond", "spam"), facts, ("dagen", "een week")], "dagen"),
            (vec![("maatregel", "verberg"), ("grond", "spam"), ("feiten", "Je schreef: [citaat].")], "feiten"),
        ] {
            let page = ilse.post(&path, &fields).await;
            page.assert_status(422);
            assert_eq!(page.refused_fields(), [wrong], "{fields:?}");
            let kept = page.form(Some(&path));
            assert!(fields.iter().filter(|(name, _)| *name == "feiten").all(|(_, text)| kept.value("feiten") == *text));
        }
        assert_eq!(app.count("SELECT COUNT(*) FROM decisions").await, 0);

        let page = ilse.get(&format!("/moderatie/{case}?sjabloon=kwetsend")).await;
        let form = page.form(Some(&path));
        assert!(form.value("feiten").contains("[citaat]"), "a template is chosen without a script");
        assert_eq!((form.value("maatregel"), form.value("grond")), ("verberg", "kwetsend"));
        let page = ilse.submit(&form).await;
        assert!(page.error("feiten").contains("[citaat]"), "and must be made concrete");
        app.leave_unsettled();
    }

    async fn of_two_moderators_at_once_one_wins_and_the_other_is_told(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let case = moderation::open(app, &app.moderator().actor, Target::Idea(idea)).await.unwrap();
        let (hide, warn) = (ruling("verberg"), ruling("waarschuw"));
        let (first, second) = tokio::join!(
            moderation::decide(app, &app.moderator().actor, case, &hide),
            moderation::decide(app, &app.beheerder().actor, case, &warn),
        );
        let (won, lost) = if first.is_ok() { (first, second) } else { (second, first) };
        won.unwrap();
        assert_eq!(denial(lost), Denial::NotAllowed(Reason::Decided));
        assert_eq!(app.count("SELECT COUNT(*) FROM decisions").await, 1);
        app.leave_unsettled();
    }

    async fn a_person_is_brought_to_a_moderator(app: &TestApp) {
        let tineke = app.browser_of(app.inwoner()).await;
        let path = format!("/personen/{}/melden", app.griffier().handle);
        let page = tineke.get(&path).await;
        let sent = page.form(None).fill("grond", "spam").fill("toelichting", "Plaatst overal hetzelfde.");
        tineke.submit(&sent).await.assert_leads_to(&format!("{path}?gemeld=ja"));
        let queue = moderation::queue(app, &app.moderator().actor).await.unwrap();
        assert_eq!(queue[0].case.target, Target::Person(app.griffier().id));
        let case = queue[0].case.id;
        let view = moderation::case(app, &app.moderator().actor, case).await.unwrap();
        let fits = [Measure::None, Measure::Warn, Measure::Suspend];
        assert_eq!(view.measures, fits, "closing the account is not hers to do");
        assert_eq!(app.browser_of(app.griffier()).await.get(&path).await.status, 403, "nobody reports themselves");
        let ilse = app.browser_of(app.moderator()).await;
        ilse.get(&format!("/moderatie/{case}")).await.assert_status(200);
        app.leave_unsettled();
    }
}
