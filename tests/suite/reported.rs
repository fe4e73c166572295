//! Who reported something without an account reads what was decided by the link in a mail, and objects there: once, in time,
//! and judged by somebody else.

use app::{moderation, objections, reported};
use domain::moderation::{ObjectionOutcome, Objector, RawReport, RawRuling, Target};
use domain::people::Language;
use domain::policy::Reason;
use domain::{Actor, CommentId, DecisionId, Denial};
use jiff::SignedDuration;
use mail::Outgoing;
use sea_orm::ConnectionTrait;
use tests::{Engine, TestApp, both_engines, denied};

const TITLE: &str = "Loting voor de wijkraad";
const VISITOR: &str = "melder@elders.nl";
const LEFT: &str = "Dit is een mening, en die mag.";
const WHY: &str = "Het is geen mening: hier staat een scheldwoord.";
const REASONS: &str = "Het is inderdaad een scheldwoord.";

fn report() -> RawReport {
    RawReport {
        ground: "kwetsend".into(),
        explanation: "Hier wordt mijn zus uitgescholden.".into(),
        name: "Kees de Melder".into(),
        email: VISITOR.into(),
        ..RawReport::default()
    }
}

fn of_visitor(mails: &[Outgoing]) -> Option<&Outgoing> {
    mails.iter().find(|mail| mail.to.address == VISITOR)
}

/// The path of the page that a mail to the visitor leads to.
fn link(mail: &Outgoing) -> String {
    let start = mail.letter.text.find("/gemeld/").unwrap_or_else(|| panic!("no link: {}", mail.letter.text));
    mail.letter.text[start..].split_whitespace().next().unwrap().to_owned()
}

fn token(path: &str) -> &str {
    path.trim_start_matches("/gemeld/")
}

/// A comment that a visitor reported and a moderator decided about; the decision, and the path in the mail about it.
async fn decided(app: &TestApp, measure: &str) -> (CommentId, DecisionId, String) {
    let idea = app.idea(app.inwoner(), TITLE).await;
    let comment = app.comment(app.griffier(), idea, "Wat een sukkel.").await;
    let (target, ilse) = (Target::Comment(comment), &app.moderator().actor);
    moderation::report(app, &Actor::Visitor, target, &report(), Language::Dutch).await.unwrap();
    app.settle().await;
    let case = moderation::open(app, ilse, target).await.unwrap();
    let raw = tests::ruling(measure, "kwetsend", LEFT);
    let decision = moderation::decide(app, ilse, case, &raw).await.unwrap();
    let mails = app.new_mails().await;
    (comment, decision, link(of_visitor(&mails).unwrap()))
}

both_engines! {
    async fn a_visitor_objects_and_another_moderator_decides(app: &TestApp) {
        let (comment, decision, path) = decided(app, "geen").await;
        let visitor = app.visitor();
        let page = visitor.get(&path).await;
        page.assert_status(200);
        for said in ["Het blijft zoals het is", LEFT, TITLE, "3 augustus 2026", "rechter"] {
            assert!(page.main().contains(said), "{said}: {}", page.main());
        }
        for secret in [app.griffier().name.as_str(), app.moderator().name.as_str(), "sukkel", "Kees", VISITOR] {
            assert!(!page.body.contains(secret), "{secret}");
        }
        let short = visitor.submit(&page.form(None).fill("tekst", "Kort")).await;
        assert_eq!(short.assert_status(422).refused_fields(), ["tekst"]);
        assert_eq!(short.form(None).value("tekst"), "Kort", "what was typed is kept");
        visitor.submit(&short.form(None).fill("tekst", WHY)).await.assert_leads_to(&format!("{path}#bezwaar"));
        visitor.submit(&short.form(None).fill("tekst", WHY)).await.assert_leads_to(&format!("{path}#bezwaar"));
        assert_eq!(app.count("SELECT COUNT(*) FROM objections").await, 1, "sent twice is one");
        let again = reported::object(app, token(&path), "En nog iets anders.").await;
        assert_eq!(denied(again), Denial::NotAllowed(Reason::Once));
        let page = visitor.get(&path).await;
        assert!(page.main().contains(WHY) && page.main().contains("Hierop is nog niet beslist"), "{}", page.main());
        assert_eq!(page.all("form textarea").len(), 0);

        let mails = app.new_mails().await;
        assert!(mails.iter().any(|mail| mail.to.address == app.beheerder().email), "who can decide on it is told");
        assert!(!mails.iter().any(|mail| mail.to.address == app.griffier().email), "who wrote it is not");
        let (ilse, joost) = (app.browser_of(app.moderator()).await, app.browser_of(app.beheerder()).await);
        let waiting = joost.get("/moderatie/bezwaren").await;
        assert!(waiting.main().contains("iemand zonder account"), "{}", waiting.main());
        let objection = waiting.attributes(".case__title a", "href").pop().unwrap();
        assert!(ilse.get(&objection).await.main().contains("Jij nam het besluit"));
        let answer = joost.get(&objection).await;
        assert!(!answer.body.contains("Kees") && !answer.body.contains(VISITOR));
        let form = answer.form(Some(&objection)).fill("uitkomst", "gegrond").fill("motivering", REASONS);
        joost.submit(&form).await.assert_leads_to(&objection);

        let mails = app.new_mails().await;
        let told = of_visitor(&mails).unwrap();
        assert_eq!((told.letter.subject.as_str(), link(told)), ("Je bezwaar is gegrond", path.clone()));
        assert!(told.letter.text.contains(REASONS) && !told.letter.text.contains(WHY), "no words of theirs: {}", told.letter.text);
        let page = visitor.get(&path).await;
        assert!(page.main().contains("we kijken er opnieuw naar") && page.main().contains(REASONS), "{}", page.main());
        let queue = moderation::queue(app, &app.moderator().actor).await.unwrap();
        assert_eq!(queue.last().map(|row| row.case.target), Some(Target::Comment(comment)), "it is looked at again");

        let log = joost.get("/moderatie/logboek").await;
        assert!(log.main().contains("iemand zonder account"), "{}", log.main());
        let anneke = app.browser_of(app.griffier()).await;
        let statement = anneke.get(&format!("/besluiten/{decision}")).await;
        assert!(!statement.main().contains(WHY) && !statement.main().contains("ezwaar"), "{}", statement.main());
        let figures = app.visitor().get("/verantwoording").await;
        assert!(figures.main().contains("Er is 1 keer bezwaar gemaakt"), "{}", figures.main());
        app.settle().await;
    }

    async fn a_visitor_reads_that_a_measure_was_taken_and_not_which(app: &TestApp) {
        let (_, decision, path) = decided(app, "verberg").await;
        let page = app.visitor().get(&path).await;
        page.assert_status(200);
        assert!(page.main().contains("een maatregel genomen"), "{}", page.main());
        for secret in [LEFT, app.griffier().name.as_str(), "verborgen"] {
            assert!(!page.main().contains(secret), "{secret}");
        }
        assert_eq!(page.all("form textarea").len(), 0);
        let sent = app.visitor().post(&path, &[("tekst", WHY)]).await;
        sent.assert_status(403);
        // Their objection and that of the one concerned are two things.
        objections::object(app, &app.griffier().actor, decision, "Dit was een citaat.").await.unwrap();
        assert!(!app.visitor().get(&path).await.body.contains("citaat"));
        app.settle().await;
    }

    async fn what_is_reported_of_a_person_is_told_without_a_name(app: &TestApp) {
        let person = Target::Person(app.griffier().id);
        moderation::report(app, &Actor::Visitor, person, &report(), Language::Dutch).await.unwrap();
        let case = moderation::open(app, &app.moderator().actor, person).await.unwrap();
        moderation::decide(app, &app.moderator().actor, case, &tests::ruling("geen", "kwetsend", LEFT)).await.unwrap();
        let mails = app.new_mails().await;
        let told = mails.iter().rev().find(|mail| mail.letter.text.contains("/gemeld/")).unwrap();
        let page = app.visitor().get(&link(told)).await;
        assert!(page.main().contains("Wat iemand op de site doet") && !page.body.contains(&app.griffier().name));
    }

    async fn the_link_works_as_long_as_the_address_is_kept_and_no_other_does(app: &TestApp) {
        let (_, _, path) = decided(app, "geen").await;
        let visitor = app.visitor();
        let forged = path.replacen("/gemeld/1", "/gemeld/2", 1);
        for odd in [forged.as_str(), "/gemeld/onzin", "/gemeld/1-1-", "/gemeld/1-1-00"] {
            visitor.get(odd).await.assert_status(404);
            visitor.post(odd, &[("tekst", WHY)]).await.assert_status(404);
        }
        app.clock.advance("2026-08-03T22:00:00Z".parse::<jiff::Timestamp>().unwrap().duration_since(app.now()));
        let late = visitor.get(&path).await;
        assert!(late.main().contains("De termijn van zes maanden is voorbij"), "{}", late.main());
        assert_eq!(late.all("form textarea").len(), 0);
        assert_eq!(denied(reported::object(app, token(&path), WHY).await), Denial::NotAllowed(Reason::TooLate));
        app.clock.advance(SignedDuration::from_hours(24 * 10));
        app.node().jobs.sweep().await.unwrap();
        visitor.get(&path).await.assert_status(404);
        app.leave_unsettled();
    }

    async fn an_address_is_kept_until_an_objection_is_answered_and_then_erased(app: &TestApp) {
        let (_, decision, path) = decided(app, "geen").await;
        let known = async || app.count("SELECT COUNT(*) FROM reports WHERE email IS NOT NULL").await;
        let sweep_after = async |days: i64| {
            app.clock.advance(SignedDuration::from_hours(24 * days));
            app.node().jobs.sweep().await.unwrap();
        };
        let objection = reported::object(app, token(&path), WHY).await.unwrap();
        let closed = Target::Person(app.griffier().id);
        let case = moderation::open(app, &app.beheerder().actor, closed).await.unwrap();
        let removed = RawRuling { facts: LEFT.into(), ..tests::ruling("verwijder", "kwetsend", LEFT) };
        moderation::decide(app, &app.beheerder().actor, case, &removed).await.unwrap();
        app.settle().await;
        sweep_after(200).await;
        assert_eq!(known().await, 1, "as long as it waits");
        assert_eq!(app.count("SELECT COUNT(*) FROM closed_accounts").await, 0, "others are forgotten all the same");
        objections::settle(app, &app.beheerder().actor, objection, "ongegrond", REASONS).await.unwrap();
        let mails = app.new_mails().await;
        assert_eq!(of_visitor(&mails).map(|mail| mail.letter.subject.as_str()), Some("Je bezwaar is ongegrond"));
        sweep_after(29).await;
        assert_eq!(known().await, 1, "the answer can be read");
        sweep_after(2).await;
        assert_eq!(known().await, 0);
        let kept = app.reader().objections_to(decision).await.unwrap();
        assert_eq!(kept[0].settled.as_ref().unwrap().outcome, ObjectionOutcome::Rejected, "what was decided stays");
        app.leave_unsettled();
    }

    async fn a_database_with_objections_is_migrated(app: &TestApp) {
        let (_, left, path) = decided(app, "geen").await;
        let idea = app.idea(app.inwoner(), "Een ander idee").await;
        let case = moderation::open(app, &app.moderator().actor, Target::Idea(idea)).await.unwrap();
        let hidden = moderation::decide(app, &app.moderator().actor, case, &tests::ruling("verberg", "spam", LEFT)).await.unwrap();
        let first = objections::object(app, &app.inwoner().actor, hidden, "Dit is geen reclame.").await.unwrap();
        objections::settle(app, &app.beheerder().actor, first, "ongegrond", REASONS).await.unwrap();
        let before = app.reader().objections_to(hidden).await.unwrap();

        let db = app.database().beside().await;
        let id = match app.engine() {
            Engine::Sqlite => "integer NOT NULL PRIMARY KEY AUTOINCREMENT",
            Engine::Postgres => "bigserial PRIMARY KEY",
        };
        db.execute_unprepared(&as_before(id)).await.unwrap();
        app.store().migrate().await.unwrap();
        assert_eq!(app.reader().objections_to(hidden).await.unwrap(), before, "all is kept");
        let new = reported::object(app, token(&path), WHY).await.unwrap();
        assert!(new > first, "numbers go on");
        let kept = app.reader().objections_to(left).await.unwrap();
        assert!(matches!(kept[0].objector, Objector::Visitor(_)));
        let row = |person: &str, report: &str| {
            format!("INSERT INTO objections (decision, person, report, text, at) VALUES ({left}, {person}, {report}, '', 0)")
        };
        for (person, report, why) in [
            ("NULL", "1", "one report objects once"),
            ("NULL", "NULL", "somebody objects"),
            ("1", "1", "and not two at once"),
            ("999", "NULL", "who is there"),
            ("NULL", "999", "who reported"),
        ] {
            assert!(db.execute_unprepared(&row(person, report)).await.is_err(), "{why}");
        }
        app.leave_unsettled();
    }
}

/// The table of objections as it was before somebody without an account could object.
fn as_before(id: &str) -> String {
    let columns = "id, decision, person, text, at, decided_at, decider, outcome, reasons";
    format!(
        "ALTER TABLE objections RENAME TO later;
         DROP INDEX ix_objections_decision_person; DROP INDEX ix_objections_decision_report;
         DROP INDEX ix_objections_report; DROP INDEX ix_objections_decided_at_at; DROP INDEX ix_objections_at;
         CREATE TABLE objections (id {id}, decision bigint NOT NULL REFERENCES decisions (id),
             person bigint NOT NULL REFERENCES people (id), text text NOT NULL, at bigint NOT NULL,
             decided_at bigint, decider bigint REFERENCES people (id), outcome text, reasons text);
         INSERT INTO objections ({columns}) SELECT {columns} FROM later;
         DROP TABLE later;
         CREATE UNIQUE INDEX ix_objections_decision_person ON objections (decision, person);
         CREATE INDEX ix_objections_decided_at_at ON objections (decided_at, at);
         CREATE INDEX ix_objections_at ON objections (at);
         DELETE FROM seaql_migrations WHERE version = 'm0026_objections_of_visitors'"
    )
}
