//! Copies of a SQLite database: one file, and what lies beside it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use sea_orm::{ConnectionTrait, Database};
use server::backup::{Options, Programs, backup, backup_unless, restore};
use tempfile::TempDir;
use tests::{Engine, TestDatabase, on_engine};
use tokio_util::sync::CancellationToken;

use super::{IDEAS, PEOPLE, REPLACE, TITLE, keep, kept, put_back, site_on};

/// What is in the folder of a database, without what the site keeps elsewhere.
fn files_of(database: &TestDatabase) -> Vec<String> {
    let files = fs::read_dir(database.dir()).unwrap().map(|file| file.unwrap().file_name());
    let mut names: Vec<String> = files.map(|name| name.to_string_lossy().into_owned()).collect();
    names.retain(|name| name != "var");
    names.sort();
    names
}

fn set_rights(path: &Path, rights: u32) {
    fs::set_permissions(path, PermissionsExt::from_mode(rights)).unwrap();
}

fn rights(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

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

    async fn what_was_left_of_a_database_that_is_gone_does_not_come_into_the_copy(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let (_dir, file) = kept(app).await;
        app.idea(app.inwoner(), "Wat na de kopie kwam").await;
        app.settle().await;
        let gone = TestDatabase::empty(Engine::Sqlite).await;
        for end in ["-wal", "-shm"] {
            let name = format!("diu.db{end}");
            fs::copy(app.database().dir().join(&name), gone.dir().join(&name)).unwrap();
        }
        let said = put_back(&file, &gone, Options::default()).await.unwrap();
        assert!(said.contains("ideeën 1,"), "{said}");
        let sound = "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'";
        assert_eq!((gone.count(IDEAS).await, gone.count(sound).await), (1, 1));
        assert_eq!(files_of(&gone), ["diu.db"], "nothing waits to come back");
    }

    async fn who_may_read_a_copy_is_not_who_may_read_the_database(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let (_dir, file) = kept(app).await;
        let empty = TestDatabase::empty(Engine::Sqlite).await;
        set_rights(&file, 0o444);
        put_back(&file, &empty, Options { without_mails: true, ..Options::default() }).await.unwrap();
        assert_eq!(rights(&empty.dir().join("diu.db")), 0o600);
        set_rights(&empty.dir().join("diu.db"), 0o640);
        put_back(&file, &empty, REPLACE).await.unwrap();
        assert_eq!(rights(&empty.dir().join("diu.db")), 0o640, "as they were");
        assert_eq!(empty.count(IDEAS).await, 1);
    }

    async fn a_link_to_the_database_goes_on_to_lead_there(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let (dir, file) = kept(app).await;
        let linked = TestDatabase::empty(Engine::Sqlite).await;
        let (link, real) = (linked.dir().join("diu.db"), dir.path().join("schijf/echt.db"));
        std::os::unix::fs::symlink(&real, &link).unwrap();
        put_back(&file, &linked, Options::default()).await.unwrap();
        app.idea(app.inwoner(), "Wat na de kopie kwam").await;
        fs::remove_file(&file).unwrap();
        keep(app, &file).await;
        put_back(&file, &linked, REPLACE).await.unwrap();
        assert_eq!((fs::read_link(&link).unwrap(), linked.count(IDEAS).await), (real.clone(), 2));
        let refused = put_back(&real, &linked, REPLACE).await.unwrap_err();
        assert!(refused.contains("is de database zelf"), "{refused}");
        app.settle().await;
    }

    async fn a_database_that_is_beyond_reading_can_be_replaced(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let (_dir, file) = kept(app).await;
        let broken = TestDatabase::empty(Engine::Sqlite).await;
        let path = broken.dir().join("diu.db");
        fs::write(&path, "dit was een database ".repeat(1_000)).unwrap();
        fs::write(broken.dir().join("diu.db-wal"), "en dit hoorde erbij").unwrap();
        let refused = put_back(&file, &broken, Options::default()).await.unwrap_err();
        assert!(refused.contains("--replace"), "{refused}");
        let beside = || fs::read_to_string(broken.dir().join("diu.db-wal")).unwrap_or_default();
        assert_eq!(beside(), "en dit hoorde erbij", "all is as it was");
        put_back(&file, &broken, REPLACE).await.unwrap();
        assert_eq!(broken.count(IDEAS).await, 1);
        assert_eq!(files_of(&broken), ["diu.db"]);
    }

    async fn what_cannot_take_its_place_leaves_all_as_it_was(app: &TestApp) {
        let (_dir, file) = kept(app).await;
        let broken = TestDatabase::empty(Engine::Sqlite).await;
        let path = |name: &str| broken.dir().join(name);
        fs::write(path("diu.db"), "dit was een database ".repeat(1_000)).unwrap();
        fs::write(path("diu.db-wal"), "en dit hoorde erbij").unwrap();
        fs::write(path("diu.db-shm"), "").unwrap();
        fs::create_dir_all(path("diu.db-shm.opzij/vol")).unwrap();
        let refused = put_back(&file, &broken, REPLACE).await.unwrap_err();
        assert!(refused.contains("diu.db-shm kan niet opzij"), "{refused}");
        assert_eq!(fs::read_to_string(path("diu.db-wal")).unwrap(), "en dit hoorde erbij");
        assert!(fs::read_to_string(path("diu.db")).unwrap().starts_with("dit was een database"));
        assert_eq!(files_of(&broken), ["diu.db", "diu.db-shm", "diu.db-shm.opzij", "diu.db-wal"]);
    }

    async fn a_copy_that_is_broken_off_leaves_nothing(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let stop = CancellationToken::new();
        stop.cancel();
        let (site, file) = (site_on(app.database()), dir.path().join("kopie"));
        let said = backup_unless(&stop, &site, &file, false, &Programs::on_path()).await.unwrap_err();
        assert_eq!(said.to_string(), "Onderbroken. Er is geen kopie gemaakt.");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
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
