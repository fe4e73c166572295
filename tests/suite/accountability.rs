//! Accounting for moderation: the public log without anything of anybody, and the internal one that nobody can change.

use app::ledger::{self, Broken};
use app::{moderation, objections};
use domain::moderation::{RawRuling, Target};
use domain::{CommentId, DecisionId, IdeaNumber};
use sea_orm::ConnectionTrait;
use tests::{Persona, TestApp, both_engines};
use tokio::task::JoinSet;

const TITLE: &str = "Loting voor de wijkraad";
const FACTS: &str = "Je noemt wethouder Jansen een sukkel.";

async fn decided(app: &TestApp, by: &Persona, target: Target, measure: &str) -> DecisionId {
    let case = moderation::open(app, &by.actor, target).await.unwrap();
    let raw = RawRuling { days: "7".into(), ..tests::ruling(measure, "kwetsend", FACTS) };
    moderation::decide(app, &by.actor, case, &raw).await.unwrap()
}

async fn world(app: &TestApp) -> (IdeaNumber, CommentId, DecisionId) {
    let idea = app.idea(app.inwoner(), TITLE).await;
    let comment = app.comment(app.griffier(), idea, "Wat een sukkel.").await;
    moderation::report(
        app,
        &app.inwoner().actor,
        Target::Comment(comment),
        &app::moderation::plain_report("kwetsend", ""),
        domain::people::Language::Dutch,
    )
    .await
    .unwrap();
    let hidden = decided(app, app.moderator(), Target::Comment(comment), "verberg").await;
    decided(app, app.moderator(), Target::Person(app.griffier().id), "schors").await;
    let objection =
        objections::object(app, &app.griffier().actor, hidden, "Dit was een citaat.").await.unwrap();
    objections::settle(app, &app.beheerder().actor, objection, "gegrond", "Het was een citaat.")
        .await
        .unwrap();
    (idea, comment, hidden)
}

both_engines! {
    async fn everybody_reads_what_was_done_and_nothing_of_anybody(app: &TestApp) {
        world(app).await;
        let page = app.visitor().get("/verantwoording").await;
        page.assert_status(200);
        for said in ["Verbergen", "Schorsen", "Gegrond", "3 februari 2026", "Tot 10 februari 2026", "1 melding"] {
            assert!(page.main().contains(said), "{said}: {}", page.main());
        }
        let feed = app.visitor().get("/verantwoording/feed.atom").await;
        let api = app.visitor().get("/api/v1/maatregelen?jaar=2026").await;
        for answer in [&page, &feed, &api] {
            answer.assert_status(200);
            let people = [app.inwoner(), app.griffier(), app.moderator(), app.beheerder()];
            let names = people.iter().flat_map(|p| [p.name.as_str(), p.handle.as_str(), p.email.as_str()]);
            for secret in names.chain([TITLE, FACTS, "Jansen", "citaat", "sukkel"]) {
                assert!(!answer.body.contains(secret), "{secret}");
            }
        }
        let json: serde_json::Value = serde_json::from_str(&api.body).unwrap();
        assert_eq!(json["totaal"], 2);
        assert_eq!(json["resultaten"][0]["soort"], "schors");
        assert_eq!(json["resultaten"][0]["geldtTotDatum"], "2026-02-10");
        assert_eq!(json["resultaten"][1]["bezwaar"], "gegrond");
        assert_eq!(json["resultaten"][1]["geeindigdDatum"], "2026-02-03");
        app.leave_unsettled();
    }

    async fn a_year_of_which_there_is_nothing_is_not_there(app: &TestApp) {
        world(app).await;
        for (address, status) in [
            ("/verantwoording?jaar=2026", 200),
            ("/verantwoording?jaar=2025", 404),
            ("/verantwoording?jaar=9999", 404),
            ("/verantwoording?jaar=onzin", 404),
            ("/verantwoording?pagina=2", 404),
            ("/api/v1/maatregelen?jaar=2025", 200),
            ("/api/v1/maatregelen?jaar=onzin", 400),
            ("/api/v1/maatregelen?pagina=0", 400),
        ] {
            assert_eq!(app.visitor().get(address).await.status, status, "{address}");
        }
        app.leave_unsettled();
    }

    async fn the_log_is_a_chain_that_nobody_can_change(app: &TestApp) {
        let (_, _, hidden) = world(app).await;
        app::people::grant(app, &app.beheerder().actor, app.inwoner().id, "moderator").await.unwrap();
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(7));

        let db = app.database().beside().await;
        for change in ["UPDATE ledger SET actor = 1 WHERE number = 2", "DELETE FROM ledger WHERE number = 5"] {
            assert!(db.execute_unprepared(change).await.is_err(), "the database refuses: {change}");
        }
        db.execute_unprepared(&format!("UPDATE decisions SET facts = 'Iets anders.' WHERE id = {hidden}")).await.unwrap();
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Err(Broken::Decision(3, hidden)));
        db.execute_unprepared(&format!("UPDATE decisions SET facts = '{FACTS}' WHERE id = {hidden}")).await.unwrap();
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(7));

        let without_triggers = match app.engine() {
            tests::Engine::Postgres => "ALTER TABLE ledger DISABLE TRIGGER USER",
            tests::Engine::Sqlite => "DROP TRIGGER keep_ledger_update; DROP TRIGGER keep_ledger_delete",
        };
        db.execute_unprepared(without_triggers).await.unwrap();
        db.execute_unprepared("UPDATE ledger SET actor = 1 WHERE number = 6").await.unwrap();
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Err(Broken::Changed(6)));
        db.execute_unprepared("DELETE FROM ledger WHERE number = 5").await.unwrap();
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Err(Broken::Missing(6)), "the first that is wrong");
        db.execute_unprepared("DELETE FROM ledger WHERE number > 3").await.unwrap();
        let cut_off = ledger::check(app, |_| ()).await.unwrap();
        assert_eq!(cut_off, Err(Broken::Untold(DecisionId(hidden.0 + 1))), "an end that is missing");
        app.leave_unsettled();
    }

    async fn the_chain_does_not_fork_when_many_decide_at_once(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let mut cases = Vec::new();
        for count in 0..12 {
            let comment = app.comment(app.griffier(), idea, &format!("Reactie {count}.")).await;
            cases.push(moderation::open(app, &app.moderator().actor, Target::Comment(comment)).await.unwrap());
        }
        let nodes = [app.another_node().await, app.another_node().await];
        let raw = tests::ruling("verberg", "spam", FACTS);
        let mut deciding = JoinSet::new();
        for (count, case) in cases.into_iter().enumerate() {
            let (node, raw, actor) = (app::App::clone(&nodes[count % 2]), raw.clone(), app.moderator().actor);
            deciding.spawn(async move { moderation::decide(&node, &actor, case, &raw).await });
        }
        let taken = deciding.join_all().await;
        assert!(taken.iter().all(Result::is_ok), "{taken:?}");
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(14));
        app.leave_unsettled();
    }

    async fn an_office_that_is_given_with_an_account_is_in_the_log(app: &TestApp) {
        let raw = domain::people::RawRegistration {
            name: "Roos Kuiper".to_owned(),
            email: "roos@voorbeeld.nl".to_owned(),
            function: "ambtenaar".to_owned(),
            ..domain::people::RawRegistration::default()
        };
        let new = app::registration::NewAccount { raw, role: domain::people::Role::Moderator, import_key: None };
        let person = app::registration::create(app, &domain::Actor::Operator, &new).await.unwrap();
        let (log, _) = ledger::page(app, &app.beheerder().actor, 1).await.unwrap();
        let expected = domain::moderation::Entry::RoleGranted { person, role: domain::people::Role::Moderator };
        assert_eq!((log[0].entry.clone(), log[0].actor.clone()), (Some(expected), None));
        assert!(ledger::check(app, |_| ()).await.unwrap().is_ok());
        app.leave_unsettled();
    }
}
