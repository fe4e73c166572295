//! Clearing up: what must go goes, what must stay stays.

use domain::people::{Email, Language, RawRegistration};
use jiff::SignedDuration;
use storage::mails::Outcome;
use storage::tokens::Purpose;
use tests::{PASSWORD, TestApp, both_engines, on_engine};

const DAY: SignedDuration = SignedDuration::from_hours(24);

async fn register(app: &TestApp, email: &str) {
    let raw = RawRegistration {
        name: "Sanne de Vries".to_owned(),
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        function: "inwoner".to_owned(),
        consent: true,
    };
    app::registration::register(app, &raw, Language::Dutch).await.unwrap();
}

async fn exists(app: &TestApp, email: &str) -> bool {
    app.reader().account_by_email(&Email::parse(email).unwrap()).await.unwrap().is_some()
}

both_engines! {
    async fn an_account_that_was_never_confirmed_goes_and_the_others_stay(app: &TestApp) {
        register(app, "oud@voorbeeld.nl").await;
        let old = app.reader().account_by_email(&Email::parse("oud@voorbeeld.nl").unwrap()).await.unwrap();
        app.token(old.unwrap().id, Purpose::Confirm).await;
        app.clock.advance(DAY * 6);
        register(app, "nieuw@voorbeeld.nl").await;
        app.clock.advance(DAY + DAY / 2);
        let file = r#"{"soort":"idee","id":"1","titel":"Een ingevoerd idee","samenvatting":"Kort.","voorstel":"Doe het."}"#;
        app::import::import(app, &domain::Actor::Operator, file, |_| ()).await.unwrap();
        let people = app.count("SELECT count(*) FROM people").await;

        let tx = app.begin().await;
        tx.sweep_people(app.now(), app.now() - DAY * 7).await.unwrap();
        tx.commit().await.unwrap();
        assert!(!exists(app, "oud@voorbeeld.nl").await);
        assert!(exists(app, "nieuw@voorbeeld.nl").await);
        assert_eq!(app.count("SELECT count(*) FROM people").await, people - 1, "personas and imported authors stay");
        app.leave_unsettled();
    }

    async fn who_asks_again_has_all_the_days_to_confirm(app: &TestApp) {
        register(app, "sanne@voorbeeld.nl").await;
        app.clock.advance(DAY * 6);
        register(app, "sanne@voorbeeld.nl").await;
        app.clock.advance(DAY * 6);
        app.node().jobs.sweep().await.unwrap();
        assert!(exists(app, "sanne@voorbeeld.nl").await);
        app.clock.advance(DAY * 2);
        app.node().jobs.sweep().await.unwrap();
        assert!(!exists(app, "sanne@voorbeeld.nl").await);
        app.leave_unsettled();
    }

    async fn a_token_that_expired_goes(app: &TestApp) {
        let old = app.token(app.inwoner().id, Purpose::ResetPassword).await;
        app.clock.advance(SignedDuration::from_mins(61));
        let fresh = app.token(app.inwoner().id, Purpose::ResetPassword).await;
        assert!(app::reset::whose(app, &old).await.is_err(), "it is no good, swept or not");
        let tx = app.begin().await;
        tx.sweep_people(app.now(), app.now() - DAY * 7).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM tokens").await, 1);
        assert_eq!(app::reset::whose(app, &fresh).await.unwrap(), app.inwoner().id);
    }

    async fn a_session_that_is_not_used_goes(app: &TestApp) {
        let (idle, used) = (app.session(app.inwoner()).await, app.session(app.griffier()).await);
        app.clock.advance(DAY * 29);
        assert!(app::accounts::session(app, &used).await.unwrap().is_some());
        app.clock.advance(DAY * 2);
        assert!(app::accounts::session(app, &idle).await.unwrap().is_none(), "it is no good, swept or not");
        let tx = app.begin().await;
        tx.sweep_sessions(app.now() - app::accounts::SESSION).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM sessions").await, 1);
        assert!(app::accounts::session(app, &used).await.unwrap().is_some());
        app.leave_unsettled();
    }

    async fn a_mail_that_was_sent_goes_after_a_week_and_one_that_was_refused_after_a_month(app: &TestApp) {
        let tx = app.begin().await;
        for event in 1..=4 {
            tx.enqueue_mail(event, app.inwoner().id, "reactie", "{}", app.now()).await.unwrap();
        }
        let mails = tx.claim_mails(app.now(), DAY * 30, 10).await.unwrap();
        let ends = [Outcome::Sent, Outcome::Dropped, Outcome::Refused("550".to_owned())];
        for (mail, end) in mails.iter().zip(&ends) {
            tx.settle_mails(&[(mail.id, end.clone())], app.now()).await.unwrap();
        }
        tx.commit().await.unwrap();
        app.clock.advance(DAY * 8);
        app.node().jobs.sweep().await.unwrap();
        let state = app.reader().mail_queue().await.unwrap();
        assert_eq!((state.waiting, state.refused), (1, 1));
        assert_eq!(app.count("SELECT count(*) FROM mails").await, 2);
        app.clock.advance(DAY * 23);
        app.node().jobs.sweep().await.unwrap();
        let state = app.reader().mail_queue().await.unwrap();
        assert_eq!((state.waiting, state.refused), (1, 0), "what waits is never cleared");
        app.leave_unsettled();
    }

    async fn old_attempts_go_and_count_no_more(app: &TestApp) {
        let tx = app.begin().await;
        tx.insert_attempt("inloggen:a", app.now()).await.unwrap();
        tx.commit().await.unwrap();
        app.clock.advance(DAY);
        let tx = app.begin().await;
        tx.insert_attempt("inloggen:a", app.now()).await.unwrap();
        tx.insert_attempt("inloggen:b", app.now()).await.unwrap();
        assert_eq!(tx.attempts_since("inloggen:a", app.now()).await.unwrap(), 1);
        tx.sweep_attempts(app.now()).await.unwrap();
        let dawn = jiff::Timestamp::UNIX_EPOCH;
        assert_eq!(tx.attempts_since("inloggen:a", dawn).await.unwrap(), 1);
        tx.forget_attempts("inloggen:a").await.unwrap();
        assert_eq!(tx.attempts_since("inloggen:a", dawn).await.unwrap(), 0);
        assert_eq!(tx.attempts_since("inloggen:b", dawn).await.unwrap(), 1);
    }
}

on_engine! { Postgres:
    async fn an_account_that_is_confirmed_while_it_is_cleared_stays(app: &TestApp) {
        register(app, "sanne@voorbeeld.nl").await;
        let email = Email::parse("sanne@voorbeeld.nl").unwrap();
        let person = app.reader().account_by_email(&email).await.unwrap().unwrap().id;
        app.clock.advance(DAY * 8);
        let confirming = app.begin().await;
        assert!(confirming.confirm_person(person, app.now()).await.unwrap());
        let jobs = app.node().jobs.clone();
        let sweep = tokio::spawn(async move { jobs.sweep().await });
        let waits = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid IN
            (SELECT pid FROM pg_stat_activity WHERE datname = current_database())";
        while app.count(waits).await == 0 {
            tokio::task::yield_now().await;
        }
        confirming.commit().await.unwrap();
        sweep.await.unwrap().unwrap();
        assert!(exists(app, "sanne@voorbeeld.nl").await);
        app.leave_unsettled();
    }
}
