//! A report of practice is reported, hidden, objected to and restored as anything else that somebody wrote, and its
//! organisation takes it back; then it is in no way out.

use app::{Refusal, moderation, objections, practice};
use domain::moderation::Target;
use domain::notices::{Frequency, MailKind};
use domain::people::Language;
use domain::policy::Reason;
use domain::practice::{PracticeState, RawPractice};
use domain::{Actor, DecisionId, Denial, Field, IdeaNumber, Invalid, PracticeId, Problem};
use storage::lists::Filter;
use tests::{Persona, TestApp, both_engines};

use crate::practice::{AMSTERDAM, UTRECHT, report, speaks_for};

const FACTS: &str = "In het bericht staat het telefoonnummer van een bewoner.";
const SECRET: &str = "Bel bewoner Piet op 0612345678.";

/// Utrecht says that an idea works there, in words that nobody may read.
async fn reported(app: &TestApp) -> (IdeaNumber, PracticeId) {
    speaks_for(app, app.griffier(), UTRECHT).await;
    let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
    let raw = RawPractice { did: SECRET.to_owned(), ..report(UTRECHT, "werkt-hier") };
    let id = practice::report(app, &app.griffier().actor, idea, &raw).await.unwrap();
    app.settle().await;
    (idea, id)
}

async fn decide(app: &TestApp, who: &Persona, id: PracticeId, measure: &str) -> Result<DecisionId, Refusal> {
    let case = moderation::open(app, &who.actor, Target::Practice(id)).await?;
    moderation::decide(app, &who.actor, case, &tests::ruling(measure, "persoonsgegevens", FACTS)).await
}

/// Three people report it; what visitors find after each of them.
async fn three_report(app: &TestApp, idea: IdeaNumber, id: PracticeId) -> Vec<Vec<&'static str>> {
    let mut people = Vec::new();
    for name in ["Sam Bos", "Kim Bos", "Jip Bos"] {
        people.push(app.newcomer(name).await);
    }
    app.clock.advance(jiff::SignedDuration::from_hours(25));
    let (raw, mut found) = (moderation::plain_report("persoonsgegevens", ""), Vec::new());
    for who in &people {
        moderation::report(app, &who.actor, Target::Practice(id), &raw, Language::Dutch).await.unwrap();
        found.push(places(app, idea).await);
    }
    found
}

/// Where visitors find it: each place with what shows there that it is.
async fn places(app: &TestApp, idea: IdeaNumber) -> Vec<&'static str> {
    app.settle().await;
    let visitor = app.visitor();
    let of_idea = format!("/ideeen/{idea}");
    let phone = "0612345678";
    let link = format!("{of_idea}/praktijk#{UTRECHT}");
    let row = format!("data-idee=\"{idea}\"");
    let places = [
        ("the idea", of_idea.clone(), link.as_str()),
        ("practice", format!("{of_idea}/praktijk"), phone),
        ("versions", format!("{of_idea}/praktijk/{UTRECHT}"), phone),
        ("dossier", format!("{of_idea}/dossier"), phone),
        ("this works", "/praktijk".to_owned(), row.as_str()),
        ("lists", "/ideeen?praktijk=ja".to_owned(), row.as_str()),
        ("search", "/zoeken?q=loting&praktijk=ja".to_owned(), row.as_str()),
        ("API", format!("/api/v1{of_idea}"), phone),
        ("API lists", "/api/v1/ideeen?praktijk=ja".to_owned(), "Loting voor de wijkraad"),
    ];
    let mut found = Vec::new();
    for (name, path, mark) in &places {
        if visitor.follow(path).await.body.contains(mark) {
            found.push(*name);
        }
    }
    let filter = Filter { practised: true, ..Filter::default() };
    if app.reader().ideas(&filter, domain::lists::Sort::Newest, 1, 20).await.unwrap().total > 0 {
        found.push("counts");
    }
    found
}

const ALL: [&str; 10] = [
    "the idea",
    "practice",
    "versions",
    "dossier",
    "this works",
    "lists",
    "search",
    "API",
    "API lists",
    "counts",
];

both_engines! {
    async fn a_report_of_practice_is_hidden_with_reasons_and_restored_by_an_objection(app: &TestApp) {
        let (idea, id) = reported(app).await;
        assert_eq!(places(app, idea).await, ALL);
        let visitor = app.visitor();
        let path = format!("/ideeen/{idea}/praktijk/{UTRECHT}/melden");
        let form = visitor.get(&path).await;
        assert!(form.main().contains(SECRET), "what is reported stands above the form");
        let refused = visitor.submit(&form.form(Some(&path))).await;
        assert_eq!(refused.status, 422);
        let sent = refused.form(Some(&path)).fill_all(&[("grond", "persoonsgegevens"), ("naam", "Jip Bakker"), ("email", "jip@voorbeeld.nl")]);
        visitor.submit(&sent).await.assert_leads_to(&format!("{path}?gemeld=ja"));
        let to: Vec<_> = app.new_mails().await.into_iter().map(|mail| mail.to.address).collect();
        assert!(to.contains(&"jip@voorbeeld.nl".to_owned()) && to.contains(&app.moderator().email), "{to:?}");

        let decision = decide(app, app.moderator(), id, "verberg").await.unwrap();
        assert_eq!(places(app, idea).await, [""; 0]);
        let mails = app.node().mailbox.sent();
        let statement = mails.iter().rev().find(|mail| mail.to.address == app.griffier().email).unwrap();
        assert_eq!(statement.letter.subject, "We hebben je praktijkbericht verborgen");
        let own = app.browser_of(app.griffier()).await;
        let page = own.get(&format!("/besluiten/{decision}")).await;
        assert!(page.main().contains("We hebben dit praktijkbericht verborgen") && page.main().contains(SECRET));
        assert!(own.get(&format!("/ideeen/{idea}/praktijk")).await.main().contains("Een moderator heeft dit bericht verborgen"));
        let again = practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, "werkt-hier")).await;
        assert!(matches!(again, Err(Refusal::Denied(Denial::NotAllowed(Reason::Closed)))), "what is hidden is not written anew: {again:?}");

        let objection = objections::object(app, &app.griffier().actor, decision, "Het is het nummer van de gemeente zelf.").await.unwrap();
        objections::settle(app, &app.beheerder().actor, objection, "gegrond", "Het is een nummer van de gemeente.").await.unwrap();
        assert_eq!(places(app, idea).await, ALL);
        assert!(app::ledger::check(app, |_| {}).await.unwrap().is_ok());
    }

    async fn its_organisation_takes_a_report_back_and_moderators_still_read_it(app: &TestApp) {
        let (idea, id) = reported(app).await;
        for who in [app.inwoner(), app.moderator()] {
            let refused = practice::withdraw(app, &who.actor, id).await;
            assert!(matches!(refused, Err(Refusal::Denied(Denial::NotAllowed(Reason::NotRepresented)))), "{refused:?}");
        }
        let own = app.browser_of(app.griffier()).await;
        let page = own.get(&format!("/ideeen/{idea}/praktijk")).await;
        assert!(page.main().contains("Neem dit bericht terug") && !page.main().contains("Meld dit bericht"));
        let path = format!("/ideeen/{idea}/praktijk/{UTRECHT}/intrekken");
        let ask = own.get(&path).await;
        own.submit(&ask.form(Some(&path))).await.assert_leads_to(&format!("/ideeen/{idea}/praktijk"));
        assert_eq!(own.submit(&ask.form(Some(&path))).await.status, 403, "twice changes nothing");
        assert_eq!(places(app, idea).await, [""; 0]);
        assert_eq!(app.visitor().get(&format!("/ideeen/{idea}/praktijk/{UTRECHT}/melden")).await.status, 404);
        let (_, _, versions) = practice::history(app, &app.moderator().actor, idea, UTRECHT).await.unwrap();
        assert_eq!(versions[0].practice.did, SECRET, "what it said stays for moderators");
        let gone = practice::history(app, &app.inwoner().actor, idea, UTRECHT).await;
        assert!(matches!(gone, Err(Refusal::Denied(Denial::NotFound))));

        practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, "probeert")).await.unwrap();
        let view = practice::view(app, &Actor::Visitor, idea).await.unwrap();
        assert_eq!((view.reports[0].practice.state, view.reports[0].version), (PracticeState::Tries, 2), "written anew");
        app.settle().await;
    }

    async fn a_report_that_is_gone_is_in_no_mail_or_bell_and_nothing_is_taken_over_from_it(app: &TestApp) {
        speaks_for(app, app.griffier(), UTRECHT).await;
        speaks_for(app, app.moderator(), AMSTERDAM).await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.mailed(app.inwoner(), MailKind::ALL, Frequency::Daily).await;
        let id = practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, "werkt-hier")).await.unwrap();
        app.settle().await;
        let bell = async || app::notices::bell(app, &app.inwoner().actor).await.unwrap().unread;
        assert_eq!(bell().await, 1);
        practice::withdraw(app, &app.griffier().actor, id).await.unwrap();
        assert_eq!(bell().await, 0);
        app.clock.advance(jiff::SignedDuration::from_hours(48));
        let told = app.new_mails().await;
        assert!(told.iter().all(|mail| mail.to.address != app.inwoner().email), "{told:?}");
        let raw = RawPractice { origin: id.to_string(), ..report(AMSTERDAM, "probeert") };
        let refused = practice::report(app, &app.moderator().actor, idea, &raw).await;
        assert!(matches!(&refused, Err(Refusal::Invalid(invalid)) if *invalid == Invalid::one(Field::Origin, Problem::Unknown)), "{refused:?}");
    }

    async fn three_people_hide_a_report_of_practice_until_a_moderator_looked(app: &TestApp) {
        let (idea, id) = reported(app).await;
        assert_eq!(three_report(app, idea, id).await, [ALL.to_vec(), ALL.to_vec(), Vec::new()]);
        let (path, own) = (format!("/ideeen/{idea}/praktijk"), app.browser_of(app.griffier()).await);
        let page = app.visitor().get(&path).await;
        assert!(page.main().contains("Een praktijkbericht is gemeld. Het is verborgen tot een moderator heeft gekeken."));
        assert!(!page.main().contains("Utrecht") && !page.body.contains(SECRET), "whose it is, is not told: {}", page.main());
        let page = own.get(&path).await;
        assert!(page.main().contains("Drie mensen meldden dit bericht") && page.main().contains(SECRET), "{}", page.main());
        let mails = app.node().mailbox.sent();
        let told = mails.iter().rev().find(|mail| mail.to.address == app.griffier().email).unwrap();
        assert_eq!(told.letter.subject, "Wat je schreef is nu verborgen");
        let anew = practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, "werkt-hier")).await;
        assert_eq!(tests::denied(anew), Denial::NotAllowed(Reason::Closed), "what waits for a moderator is not written anew");

        let case = moderation::open(app, &app.moderator().actor, Target::Practice(id)).await.unwrap();
        let office = app.browser_of(app.moderator()).await.get(&format!("/moderatie/{case}")).await;
        assert!(office.main().contains("Drie mensen meldden dit.") && office.main().contains(SECRET));
        moderation::decide(app, &app.moderator().actor, case, &tests::ruling("geen", "persoonsgegevens", FACTS)).await.unwrap();
        assert_eq!(places(app, idea).await, ALL);
        let mails = app.node().mailbox.sent();
        let told = mails.iter().rev().find(|mail| mail.to.address == app.griffier().email).unwrap();
        assert!(told.letter.text.contains("weer te zien") || told.letter.text.contains("te lezen"), "{}", told.letter.text);
        let raw = moderation::plain_report("spam", "");
        for who in [app.inwoner(), app.moderator(), app.beheerder()] {
            moderation::report(app, &who.actor, Target::Practice(id), &raw, Language::Dutch).await.unwrap();
        }
        assert_eq!(places(app, idea).await, ALL, "what a moderator looked at is not hidden by reports again");
    }

    async fn what_was_taken_over_from_a_report_that_is_gone_stands_by_itself(app: &TestApp) {
        let (idea, id) = reported(app).await;
        speaks_for(app, app.moderator(), AMSTERDAM).await;
        let raw = RawPractice { origin: id.to_string(), ..report(AMSTERDAM, "werkt-hier") };
        practice::report(app, &app.moderator().actor, idea, &raw).await.unwrap();
        let path = format!("/ideeen/{idea}/praktijk");
        assert_eq!(app.visitor().get(&path).await.attributes(".tree li li a", "href"), [format!("#{AMSTERDAM}")]);
        practice::withdraw(app, &app.griffier().actor, id).await.unwrap();
        assert!(app.visitor().get(&path).await.all("#overgenomen").is_empty(), "nothing is left to draw");
        let own = app.browser_of(app.griffier()).await.get(&path).await;
        assert_eq!(own.all(&format!("#{UTRECHT} .seen, #{UTRECHT} form[action$='/gezien']")).len(), 0, "nobody is asked whether they see it");
        app.settle().await;
    }

    async fn a_decision_takes_the_place_of_what_reports_did(app: &TestApp) {
        let (idea, id) = reported(app).await;
        three_report(app, idea, id).await;
        let decision = decide(app, app.moderator(), id, "verberg").await.unwrap();
        assert_eq!(places(app, idea).await, [""; 0]);
        let own = app.browser_of(app.griffier()).await;
        let page = own.get(&format!("/ideeen/{idea}/praktijk")).await;
        assert!(page.main().contains("Een moderator heeft dit bericht verborgen"), "{}", page.main());
        assert!(!app.visitor().get(&format!("/ideeen/{idea}/praktijk")).await.main().contains("is gemeld"));
        let objection = objections::object(app, &app.griffier().actor, decision, "Het is het nummer van de gemeente zelf.").await.unwrap();
        objections::settle(app, &app.beheerder().actor, objection, "gegrond", "Het is een nummer van de gemeente.").await.unwrap();
        assert_eq!(places(app, idea).await, ALL);
    }

    async fn nobody_reports_or_judges_what_their_own_organisation_says(app: &TestApp) {
        let (_, id) = reported(app).await;
        speaks_for(app, app.moderator(), UTRECHT).await;
        let refused = decide(app, app.moderator(), id, "verberg").await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::NotAllowed(Reason::Yours)))), "{refused:?}");
        let report = moderation::plain_report("spam", "");
        let refused = moderation::report(app, &app.griffier().actor, Target::Practice(id), &report, Language::Dutch).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::NotAllowed(Reason::Yours)))), "{refused:?}");
        moderation::report(app, &app.inwoner().actor, Target::Practice(id), &report, Language::Dutch).await.unwrap();
        app.leave_unsettled();
    }
}
