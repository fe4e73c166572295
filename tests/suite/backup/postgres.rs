//! Copies of a PostgreSQL, by its own programs.

use std::fs;
use std::path::Path;

use sea_orm::ConnectionTrait;
use server::backup::{Options, Programs, backup, restore};
use tempfile::TempDir;
use tests::{Engine, TestDatabase, on_engine};

use super::{
    IDEAS, PEOPLE, REPLACE, TITLE, another_site, keep, propose_elsewhere, put_back, site_at, site_on,
    started, stopped, titles,
};

/// Programs of PostgreSQL among which one does something else, as a script says: `$0.real` is what it stands in for.
fn with_another(dir: &Path, name: &str, script: &str) -> Programs {
    let path = std::env::var_os("PATH").unwrap();
    let real = std::env::split_paths(&path).map(|folder| folder.join(name)).find(|path| path.is_file());
    let program = dir.join(name);
    fs::write(&program, format!("#!/bin/sh\nreal='{}'\n{script}\n", real.unwrap().display())).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let folders = [dir.to_owned()].into_iter().chain(std::env::split_paths(&path));
    Programs::within(std::env::join_paths(folders).unwrap())
}

on_engine! { Postgres:
    async fn killed_or_broken_off_halfway_the_database_is_as_it_was(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        keep(app, &file).await;
        let other = another_site(app).await;
        let half = dir.path().join("half");
        let halfway = |then: &str| {
            let steps = r#"case "$*" in *--data-only*) exec "$real" "$@";; esac"#;
            format!("{steps}\n\"$real\" \"$@\" | head -c 60000\n: > '{}'\n{then}", half.display())
        };

        let programs = with_another(dir.path(), "pg_restore", &halfway("exec tail -f /dev/null"));
        let (site, copy) = (site_on(&other), file.clone());
        let restoring = tokio::spawn(async move { restore(&site, &copy, REPLACE, &programs).await });
        let busy = "SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name = 'psql'";
        while !(half.exists() && other.count(busy).await == 1) {
            assert!(!restoring.is_finished());
            tokio::task::yield_now().await;
        }
        restoring.abort();
        assert!(restoring.await.unwrap_err().is_cancelled());
        while other.count(busy).await > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!((other.count(PEOPLE).await, other.count(IDEAS).await), (4, 1));

        let programs = with_another(dir.path(), "pg_restore", &halfway("echo 'de schijf is stuk' >&2\nexit 1"));
        let refused = restore(&site_on(&other), &file, REPLACE, &programs).await.unwrap_err();
        let refused = format!("{refused:#}");
        assert!(refused.contains("Er is niets teruggezet") && refused.contains("de schijf is stuk"), "{refused}");
        let node = started(app, &other).await;
        assert_eq!(titles(&node).await, ["Een zwembad voor de wijk"]);
        stopped(node).await;
        other.remove().await;
    }

    async fn tables_of_a_newer_version_do_not_stay_behind(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        keep(app, &file).await;
        let other = TestDatabase::make(Engine::Postgres).await;
        let database = other.beside().await;
        let newer = "CREATE TABLE later (person bigint REFERENCES people (id));
            CREATE FUNCTION later() RETURNS integer LANGUAGE sql AS 'SELECT 1'";
        database.execute_unprepared(newer).await.unwrap();
        database.close().await.unwrap();
        put_back(&file, &other, REPLACE).await.unwrap();
        let left = "SELECT count(*) FROM pg_class WHERE relname = 'later'";
        assert_eq!(other.count(left).await, 0);
        assert_eq!(other.count("SELECT count(*) FROM pg_proc WHERE proname = 'later'").await, 0);
        other.remove().await;
    }

    async fn the_log_of_another_server_is_taken_up(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let elsewhere = r#"UPDATE events SET "transaction" = "transaction" + 1000000000"#;
        app.database().beside().await.execute_unprepared(elsewhere).await.unwrap();
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        keep(app, &file).await;
        let empty = TestDatabase::empty(Engine::Postgres).await;
        put_back(&file, &empty, Options::default()).await.unwrap();
        let node = started(app, &empty).await;
        node.settle().await;
        let later = propose_elsewhere(app, &node).await;
        node.settle().await;
        assert_eq!(node.index().similar("zwembad in de wijk", 1).unwrap(), [later.0]);
        assert_eq!(node.index().similar("wijkraad door loting", 1).unwrap(), [idea.0]);
        stopped(node).await;
        empty.remove().await;
        app.leave_unsettled();
    }

    async fn the_password_is_on_no_command_line_and_what_is_missing_is_named(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let script = format!("echo \"$*\" > '{}/gezegd'\nexec \"$real\" \"$@\"", dir.path().display());
        let programs = with_another(dir.path(), "pg_dump", &script);
        let url = app.database().url().replacen("diu@", "diu:geh%2Feim@", 1);
        let site = site_at(&url, app.database());
        backup(&site, &dir.path().join("kopie"), false, &programs).await.unwrap();
        let said = fs::read_to_string(dir.path().join("gezegd")).unwrap();
        assert!(said.contains("--format=custom") && !said.contains("eim"), "{said}");

        let nowhere = Programs::within(dir.path().join("niets"));
        let refused = backup(&site, &dir.path().join("nog een"), false, &nowhere).await.unwrap_err().to_string();
        assert!(refused.contains("`pg_restore`") || refused.contains("`pg_dump`"), "{refused}");
        let refused = restore(&site, &dir.path().join("kopie"), REPLACE, &nowhere).await.unwrap_err();
        assert!(format!("{refused:#}").contains("`pg_restore`"), "{refused:#}");

        let sqlite = TestDatabase::empty(Engine::Sqlite).await;
        let refused = put_back(&dir.path().join("kopie"), &sqlite, REPLACE).await.unwrap_err();
        assert!(refused.contains("is een kopie van PostgreSQL, en de site gebruikt SQLite"), "{refused}");
    }
}
