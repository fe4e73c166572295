//! Copies of a SQLite database: one file, and what lies beside it.

use std::fs;
use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, Database};
use server::backup::{Options, Programs, backup, restore};
use tempfile::TempDir;
use tests::{Engine, TestDatabase, on_engine};

use super::{IDEAS, PEOPLE, REPLACE, TITLE, keep, put_back, site_on};

on_engine! { Sqlite:
    async fn what_was_left_beside_a_database_by_a_kill_goes_with_it_or_comes_along(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        // As it lies there when its process is killed: what was written last is in the file beside it.
        let killed = TestDatabase::empty(Engine::Sqlite).await;
        let (from, to) = (app.database().dir().join("diu.db"), killed.dir().join("diu.db"));
        let beside = |path: &Path, end: &str| PathBuf::from(format!("{}{end}", path.display()));
        fs::copy(&from, &to).unwrap();
        fs::copy(beside(&from, "-wal"), beside(&to, "-wal")).unwrap();
        backup(&site_on(&killed), &file, false, &Programs::on_path()).await.unwrap();
        let empty = TestDatabase::empty(Engine::Sqlite).await;
        put_back(&file, &empty, Options::default()).await.unwrap();
        assert_eq!(empty.count(IDEAS).await, 1);

        fs::copy(&from, &to).unwrap();
        fs::copy(beside(&from, "-wal"), beside(&to, "-wal")).unwrap();
        let raw = put_back(&to, &empty, REPLACE).await.unwrap_err();
        assert!(raw.contains("een database in gebruik"), "{raw}");
        fs::write(&file, fs::read(&file).unwrap()).unwrap();
        app.idea(app.inwoner(), "Wat na de kopie kwam").await;
        fs::copy(beside(&from, "-wal"), beside(&to, "-wal")).unwrap();
        put_back(&file, &killed, REPLACE).await.unwrap();
        assert_eq!(killed.count(IDEAS).await, 1);
        app.settle().await;
    }

    async fn a_database_that_is_beyond_reading_can_be_replaced(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        keep(app, &file).await;
        let broken = TestDatabase::empty(Engine::Sqlite).await;
        let path = broken.dir().join("diu.db");
        fs::write(&path, "dit was een database ".repeat(1_000)).unwrap();
        fs::write(broken.dir().join("diu.db-wal"), "en dit hoorde erbij").unwrap();
        let refused = put_back(&file, &broken, Options::default()).await.unwrap_err();
        assert!(refused.contains("--replace"), "{refused}");
        put_back(&file, &broken, REPLACE).await.unwrap();
        assert_eq!(broken.count(IDEAS).await, 1);
    }

    async fn the_database_of_something_else_is_no_copy(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("taarten.sqlite");
        let cakes = Database::connect(format!("sqlite://{}?mode=rwc", file.display())).await.unwrap();
        cakes.execute_unprepared("CREATE TABLE cakes (name TEXT)").await.unwrap();
        cakes.close().await.unwrap();
        let empty = TestDatabase::empty(app.engine()).await;
        let refused = put_back(&file, &empty, REPLACE).await.unwrap_err();
        assert!(refused.contains("is niet van deze site"), "{refused}");
        assert!(!empty.dir().join("diu.db").exists());

        let own = app.database().dir().join("diu.db");
        let site = site_on(app.database());
        let refused = backup(&site, &own, true, &Programs::on_path()).await.unwrap_err().to_string();
        assert!(refused.contains("is de database zelf"), "{refused}");
        let refused = restore(&site, &own, REPLACE, &Programs::on_path()).await.unwrap_err().to_string();
        assert!(refused.contains("is de database zelf"), "{refused}");
        assert_eq!(app.count(PEOPLE).await, 4);
    }
}
