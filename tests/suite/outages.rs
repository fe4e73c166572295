//! A database that is locked or away: an answer that says so, nothing half done, and recovery by itself.

use app::{App, Refusal, ideas};
use domain::ideas::Step;
use jobs::{Inbox, JobError};
use sea_orm::ConnectionTrait;
use storage::StorageError;
use tempfile::TempDir;
use tests::{Node, TestApp, Wire, on_engine, proposal};
use tokens::{ReplyToken, sign_reply};

const TITLE: &str = "Loting voor de wijkraad";

fn is_unavailable<T>(result: &Result<T, Refusal>) -> bool {
    matches!(result, Err(Refusal::Storage(StorageError::Unavailable(_))))
}

async fn propose(app: &App, by: &domain::Actor) -> Result<domain::IdeaNumber, Refusal> {
    ideas::propose(app, by, &proposal(TITLE), Step::Publish).await
}

/// Another process on the same database, which it reaches over `wire`.
async fn over(wire: &Wire, app: &TestApp) -> Node {
    let url = app.database().url();
    let (_, server) = url.split_once('@').unwrap();
    let (server, _) = server.split_once('/').unwrap();
    let url = url.replacen(server, &wire.address().to_string(), 1);
    Node::start(&url, app.clock.clone(), 99, TempDir::new().unwrap()).await
}

on_engine! { Sqlite:
    async fn while_another_process_writes_pages_are_read_and_writing_is_put_off(app: &TestApp) {
        let actor = &app.inwoner().actor;
        let idea = app.idea(app.griffier(), "Een ander idee over de raad").await;
        let other = app.database().beside().await;
        other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
        let refused = propose(app, actor).await;
        assert!(is_unavailable(&refused), "{refused:?}");
        assert!(app::views::idea(app, actor, idea).await.is_ok(), "reading goes on");

        other.execute_unprepared("ROLLBACK").await.unwrap();
        propose(app, actor).await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 2);
        app.leave_unsettled();
    }

    async fn an_answer_by_mail_waits_in_its_folder_until_it_can_be_placed(app: &TestApp) {
        let idea = app.idea(app.griffier(), TITLE).await;
        let token = ReplyToken { person: app.inwoner().id, under: Some((idea, None)) };
        let address = format!("antwoord+{}@voorbeeld.nl", sign_reply(&app.reply_key(), token, app.now()));
        let raw = format!("From: {}\r\nTo: {address}\r\n\r\nGoed punt.\r\n", app.inwoner().email);
        let dir = TempDir::new().unwrap();
        let mut jobs = app.node().jobs.clone();
        let inbox = Inbox { app: app.node().clone_app(), dir: dir.path().to_owned() };
        inbox.prepare().await.unwrap();
        jobs.inbox = Some(inbox);
        let file = dir.path().join("new/een");
        std::fs::write(&file, raw).unwrap();

        let other = app.database().beside().await;
        other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
        let taken = jobs.take_in().await;
        assert!(matches!(taken, Err(JobError::Storage(StorageError::Unavailable(_)))), "{taken:?}");
        assert!(file.exists());
        other.execute_unprepared("ROLLBACK").await.unwrap();
        jobs.take_in().await.unwrap();
        assert!(!file.exists());
        let said = app.reader().discussion(idea).await.unwrap();
        assert_eq!(said.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), ["Goed punt."]);
        app.leave_unsettled();
    }

    async fn who_is_signed_in_stays_so_while_nothing_can_be_written(app: &TestApp) {
        let session = app.session(app.inwoner()).await;
        app.clock.advance(jiff::SignedDuration::from_hours(2));
        let other = app.database().beside().await;
        other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
        let (seen, _) = app::accounts::session(app, &session).await.unwrap().unwrap();
        assert_eq!(seen.person, app.inwoner().id);
        other.execute_unprepared("ROLLBACK").await.unwrap();
        app.leave_unsettled();
    }
}

on_engine! { Postgres:
    async fn a_connection_that_was_ended_is_replaced(app: &TestApp) {
        let actor = &app.inwoner().actor;
        let tx = app.begin().await;
        let sql = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()";
        assert!(app.count(sql).await > 0);
        let refused = tx.themes_exist(&[domain::themes::ThemeSlug::parse("loting").unwrap()]).await;
        assert!(matches!(refused, Err(StorageError::Unavailable(_))), "{refused:?}");
        drop(tx);

        propose(app, actor).await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 1);
        app.leave_unsettled();
    }

    async fn a_database_that_is_away_is_missed_and_found_again(app: &TestApp) {
        let actor = &app.inwoner().actor;
        let port = app.count("SELECT current_setting('port')::bigint").await;
        let wire = Wire::to(format!("127.0.0.1:{port}")).await;
        let node = over(&wire, app).await;
        let idea = propose(&node, actor).await.unwrap();

        wire.cut();
        let read = app::views::idea(&node, actor, idea).await;
        assert!(is_unavailable(&read), "{read:?}");
        let (supported, followed) =
            tokio::join!(ideas::support(&node, actor, idea, true), ideas::follow(&node, actor, idea, false));
        assert!(is_unavailable(&supported) && is_unavailable(&followed), "{supported:?} {followed:?}");

        wire.mend();
        ideas::support(&node, actor, idea, true).await.unwrap();
        assert_eq!(app::views::idea(&node, actor, idea).await.unwrap().idea.supports, 1);
        app.leave_unsettled();
    }
}
