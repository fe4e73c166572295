//! Copies of a PostgreSQL, by its own programs.

use std::fs;
use std::path::Path;

use sea_orm::ConnectionTrait;
use server::backup::{Options, Programs, backup, backup_unless, restore};
use tempfile::TempDir;
use tests::{Engine, TestDatabase, on_engine};
use tokio_util::sync::CancellationToken;

use super::{
    IDEAS, PEOPLE, REPLACE, TITLE, another_site, keep, kept, left_over, propose_elsewhere, put_back, site_at,
    site_on, started, stopped, titles,
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

async fn execute(database: &TestDatabase, sql: &str) {
    let beside = database.beside().await;
    beside.execute_unprepared(sql).await.unwrap();
    beside.close().await.unwrap();
}

on_engine! { Postgres:
    async fn killed_or_broken_off_halfway_the_database_is_as_it_was(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let (dir, file) = kept(app).await;
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

    async fn a_site_in_a_schema_of_its_own_comes_back_there(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let (own, standard) = (dir.path().join("eigen"), dir.path().join("gewoon"));
        keep(app, &standard).await;
        let other = another_site(app).await;
        execute(&other, "ALTER SCHEMA public RENAME TO archief").await;
        let of = |database: &TestDatabase| site_at(&format!("{}?options[search_path]=archief", database.url()), database);
        let programs = Programs::on_path();
        backup(&of(&other), &own, false, &programs).await.unwrap();
        let said = restore(&of(&other), &own, REPLACE, &programs).await.unwrap();
        assert!(said.contains("ideeën 1,"), "{said}");
        assert_eq!(other.count("SELECT count(*) FROM archief.ideas").await, 1);

        let empty = TestDatabase::empty(Engine::Postgres).await;
        execute(&empty, "CREATE TABLE cakes (name text)").await;
        restore(&of(&empty), &own, Options::default(), &programs).await.unwrap();
        assert_eq!(empty.count("SELECT count(*) FROM archief.ideas").await, 1);
        assert_eq!(empty.count("SELECT count(*) FROM public.cakes").await, 0, "it stays, in its own schema");

        let refused = restore(&of(&other), &standard, REPLACE, &programs).await.unwrap_err();
        let refused = format!("{refused:#}");
        assert!(refused.contains("van het schema \"public\"") && refused.contains("kijkt in het schema \"archief\""), "{refused}");
        assert_eq!(other.count("SELECT count(*) FROM archief.ideas").await, 1);
        let there = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
        assert_eq!(other.count(there).await, 0);
        other.remove().await;
        empty.remove().await;
    }

    async fn who_is_no_master_of_the_server_puts_a_copy_back_once_alone(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let dir = TempDir::new().unwrap();
        let (file, all) = (dir.path().join("kopie"), dir.path().join("alles"));
        let extension = "CREATE EXTENSION IF NOT EXISTS pg_trgm";
        execute(app.database(), extension).await;
        keep(app, &file).await;
        let mut dump = std::process::Command::new("pg_dump");
        let dump = dump.args(["--format=custom", "--file"]).arg(&all).arg(app.database().url());
        assert!(dump.status().unwrap().success());

        let empty = TestDatabase::empty(Engine::Postgres).await;
        let (_, name) = empty.url().rsplit_once('/').unwrap();
        let role = format!("{name}_rol");
        for sql in [extension, &format!("CREATE ROLE {role} LOGIN"), &format!("ALTER DATABASE {name} OWNER TO {role}")] {
            execute(&empty, sql).await;
        }
        let site = site_at(&empty.url().replacen("diu@", &format!("{role}@"), 1), &empty);
        let programs = Programs::on_path();
        let colleague = empty.beside().await;
        colleague.ping().await.unwrap();
        let refused = restore(&site, &file, Options::default(), &programs).await.unwrap_err().to_string();
        assert!(refused.starts_with("Er is nog 1 verbinding met de database."), "{refused}");
        colleague.close().await.unwrap();

        for (file, options) in [(&file, Options::default()), (&all, REPLACE)] {
            let said = restore(&site, file, options, &programs).await.unwrap();
            assert!(said.contains("accounts 4, ideeën 1,"), "{said}");
        }
        let left = "SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'";
        assert_eq!(empty.count(left).await, 1);
        empty.remove().await;
        execute(app.database(), &format!("DROP ROLE {role}")).await;
    }

    async fn another_database_than_was_looked_at_is_not_emptied(app: &TestApp) {
        let (dir, file) = kept(app).await;
        let (looked_at, other) = (TestDatabase::empty(Engine::Postgres).await, another_site(app).await);
        let (_, name) = other.url().rsplit_once('/').unwrap();
        for astray in [format!("PGDATABASE={name}"), "PGOPTIONS='-c search_path=pg_temp'".to_owned()] {
            let programs = with_another(dir.path(), "psql", &format!("export {astray}\nexec \"$real\" \"$@\""));
            let refused = restore(&site_on(&looked_at), &file, REPLACE, &programs).await.unwrap_err();
            let refused = format!("{refused:#}");
            assert!(refused.contains("psql is in een andere database dan die is nagekeken"), "{refused}");
        }
        assert_eq!((other.count(PEOPLE).await, other.count(IDEAS).await), (4, 1));
        other.remove().await;
        looked_at.remove().await;
    }

    async fn what_is_not_this_site_is_not_kept_as_a_copy_of_it(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        let empty = TestDatabase::empty(Engine::Postgres).await;
        for of_another in ["SELECT 1", "CREATE TABLE cakes (name text)"] {
            execute(&empty, of_another).await;
            let refused = backup(&site_on(&empty), &file, false, &Programs::on_path()).await.unwrap_err();
            assert_eq!(refused.to_string(), "Er is geen kopie gemaakt. De database is niet van deze site.");
            assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        }
        empty.remove().await;
        execute(app.database(), "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 1)").await;
        keep(app, &file).await;
        assert!(file.exists(), "what a newer version made is kept, too");
    }

    async fn a_copy_that_is_broken_off_leaves_nothing_of_people(app: &TestApp) {
        let (dir, kept) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let half = dir.path().join("half");
        let script = format!("\"$real\" \"$@\"\n: > '{}'\nexec tail -f /dev/null", half.display());
        let programs = with_another(dir.path(), "pg_dump", &script);
        let (site, file, stop) = (site_on(app.database()), kept.path().join("kopie"), CancellationToken::new());
        let stopped = stop.clone();
        let copying = tokio::spawn(async move { backup_unless(&stopped, &site, &file, false, &programs).await });
        while !half.exists() {
            assert!(!copying.is_finished());
            tokio::task::yield_now().await;
        }
        assert_eq!(left_over(kept.path()), 1);
        stop.cancel();
        let said = copying.await.unwrap().unwrap_err().to_string();
        assert_eq!(said, "Onderbroken. Er is geen kopie gemaakt.");
        assert_eq!(fs::read_dir(kept.path()).unwrap().count(), 0);
    }

    async fn tables_of_a_newer_version_do_not_stay_behind(app: &TestApp) {
        let (_dir, file) = kept(app).await;
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
        let (_dir, file) = kept(app).await;
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
