//! Pages while the database is away: 503 with a time to come back, and recovery without a restart.

use sea_orm::ConnectionTrait as _;
use tempfile::TempDir;
use tests::{Node, Wire, on_engine};

on_engine! { Postgres:
    async fn pages_say_that_the_database_is_away_and_come_back_with_it(app: &TestApp) {
        let port = app.count("SELECT current_setting('port')::bigint").await;
        let wire = Wire::to(format!("127.0.0.1:{port}")).await;
        let url = app.database().url().replacen(&format!("127.0.0.1:{port}"), &wire.address().to_string(), 1);
        let node = Node::start(&url, app.clock.clone(), 99, TempDir::new().unwrap()).await;
        let browser = node.browser();
        browser.get("/ideeen").await.assert_status(200);
        wire.cut();
        let (page, ready) = tokio::join!(browser.get("/ideeen"), browser.get("/health/ready"));
        assert_ne!(page.assert_status(503).header("retry-after"), "");
        assert!(!page.h1().is_empty());
        ready.assert_status(503);
        browser.get("/health/live").await.assert_status(200);
        wire.mend();
        browser.get("/ideeen").await.assert_status(200);
        browser.get("/health/ready").await.assert_status(200);
    }
}

on_engine! { Sqlite:
    async fn a_form_sent_while_the_database_is_locked_is_put_off_and_works_later(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.settle().await;
        let browser = app.browser_of(app.griffier()).await;
        let other = app.database().beside().await;
        other.execute_unprepared("BEGIN IMMEDIATE").await.unwrap();
        let support = format!("/ideeen/{idea}/steun");
        let refused = browser.post(&support, &[("actie", "aan")]).await;
        assert_ne!(refused.assert_status(503).header("retry-after"), "");
        browser.follow(&format!("/ideeen/{idea}")).await.assert_status(200);
        other.execute_unprepared("ROLLBACK").await.unwrap();
        assert_eq!(browser.post(&support, &[("actie", "aan")]).await.status, 303);
        app.settle().await;
    }
}
