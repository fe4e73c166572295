//! Whoever runs the site keeps a copy of all there is, and puts it back: whole, or not at all.

mod postgres;
mod sqlite;

use std::fs;
use std::path::{Path, PathBuf};

use app::accounts::{self, SignIn};
use app::views;
use domain::ideas::Step;
use domain::lists::Sort;
use domain::notices::{Frequency, MailKind};
use domain::{Actor, IdeaNumber};
use sea_orm::ConnectionTrait;
use server::backup::{Options, Programs, backup, restore};
use server::config::Config;
use storage::lists::Filter;
use tempfile::TempDir;
use tests::{Engine, Node, PASSWORD, TestApp, TestDatabase, both_engines};

const TITLE: &str = "Loting voor de wijkraad";
const REPLACE: Options = Options { replace: true, without_mails: false };
const PEOPLE: &str = "SELECT count(*) FROM people";
const IDEAS: &str = "SELECT count(*) FROM ideas";

/// A site that somebody runs on this database, with all else in the folder of the database.
fn site_on(database: &TestDatabase) -> Config {
    site_at(database.url(), database)
}

fn site_at(url: &str, database: &TestDatabase) -> Config {
    let var = database.dir().join("var").display().to_string();
    let variables = [("DIU_DATA_DIR", var.as_str()), ("DIU_DATABASE__URL", url)];
    Config::read(None, variables.map(|(name, value)| (name.into(), value.into()))).unwrap()
}

async fn keep(app: &TestApp, file: &Path) -> String {
    backup(&site_on(app.database()), file, false, &Programs::on_path()).await.unwrap()
}

/// A copy of the site as it is, in a folder of its own.
async fn kept(app: &TestApp) -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("kopie");
    keep(app, &file).await;
    (dir, file)
}

async fn put_back(file: &Path, database: &TestDatabase, options: Options) -> Result<String, String> {
    let restored = restore(&site_on(database), file, options, &Programs::on_path()).await;
    restored.map_err(|error| format!("{error:#}"))
}

/// Starts the site on a database of which the copy was put back.
async fn started(app: &TestApp, database: &TestDatabase) -> Node {
    Node::start(database.url(), app.clock.clone(), 77, TempDir::new().unwrap()).await
}

/// Stops the site, so that nobody is on its database.
async fn stopped(node: Node) {
    node.store().clone().close().await.unwrap();
}

async fn propose_elsewhere(app: &TestApp, node: &Node) -> IdeaNumber {
    let raw = tests::proposal("Een zwembad voor de wijk");
    app::ideas::propose(node, &app.inwoner().actor, &raw, Step::Publish).await.unwrap()
}

/// A site of its own with one idea in it, that stands still.
async fn another_site(app: &TestApp) -> TestDatabase {
    let database = TestDatabase::make(app.engine()).await;
    let node = started(app, &database).await;
    propose_elsewhere(app, &node).await;
    stopped(node).await;
    database
}

async fn titles(node: &Node) -> Vec<String> {
    let list = views::ideas(node, &Filter::default(), Sort::Newest, 1).await.unwrap();
    list.rows.into_iter().map(|row| row.title).collect()
}

/// How many files in a folder are only there while something is going on.
fn left_over(folder: &Path) -> usize {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files.filter(|path| path.to_string_lossy().ends_with(".part")).count()
}

both_engines! {
    async fn what_was_kept_comes_back_in_an_empty_database(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.comment(app.griffier(), idea, "Goed plan: wij deden dit **twee jaar**.").await;
        let pocket = crate::second_factor::turned_on(app, app.inwoner()).await;
        app.settle().await;
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        let said = keep(app, &file).await;
        assert!(said.contains(&file.display().to_string()) && said.contains("persoonsgegevens"), "{said}");
        app.idea(app.inwoner(), "Wat na de kopie kwam").await;
        app.settle().await;

        let empty = TestDatabase::empty(app.engine()).await;
        let said = put_back(&file, &empty, Options::default()).await.unwrap();
        assert!(said.contains("accounts 4, ideeën 1, reacties 1."), "{said}");
        let node = started(app, &empty).await;
        assert_eq!(titles(&node).await, [TITLE]);
        let said = node.reader().discussion(idea).await.unwrap();
        assert_eq!(said.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), [
            "Goed plan: wij deden dit **twee jaar**."
        ]);
        let signed_in = accounts::sign_in(&node, &app.griffier().email, PASSWORD, "proef").await.unwrap();
        assert!(matches!(signed_in, SignIn::Welcome(_)));
        let SignIn::SecondStep(token) = accounts::sign_in(&node, &app.inwoner().email, PASSWORD, "proef").await.unwrap() else {
            panic!("the second step is gone")
        };
        let code = pocket.code(app);
        assert!(app::second_factor::sign_in(&node, &token, &code, "proef").await.unwrap().is_some());
        node.settle().await;
        assert_eq!(node.index().similar("wijkraad door loting", 5).unwrap(), [idea.0]);
        stopped(node).await;
        empty.remove().await;
    }

    async fn a_copy_that_is_made_while_people_write_is_of_one_moment(app: &TestApp) {
        for count in 0..10 {
            app.idea(app.inwoner(), &format!("Vooraf bedacht: nummer {count}")).await;
        }
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        let writing = async {
            for count in 0..30 {
                let idea = app.idea(app.inwoner(), &format!("Intussen bedacht: nummer {count}")).await;
                app.comment(app.griffier(), idea, "Goed plan.").await;
            }
        };
        tokio::join!(keep(app, &file), writing);
        let empty = TestDatabase::empty(app.engine()).await;
        put_back(&file, &empty, Options::default()).await.unwrap();
        let ideas = empty.count(IDEAS).await;
        assert!((10..=40).contains(&ideas), "{ideas}");
        let told = "SELECT count(*) FROM events WHERE kind = 'idea-published'";
        assert_eq!(empty.count(told).await, ideas, "each idea with the event that tells of it");
        assert_eq!(empty.count("SELECT count(*) FROM idea_versions").await, ideas);
        let alone = "SELECT count(*) FROM comments WHERE idea NOT IN (SELECT number FROM ideas)";
        assert_eq!(empty.count(alone).await, 0);
        assert_eq!(app.count(IDEAS).await, 40, "nobody had to wait or was refused");
        empty.remove().await;
        app.settle().await;
    }

    async fn a_copy_that_is_there_is_only_replaced_when_asked(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("kopie");
        fs::write(&file, "van gisteren").unwrap();
        let site = site_on(app.database());
        for folder in [dir.path().to_owned(), dir.path().join("nieuw/")] {
            let refused = backup(&site, &folder, true, &Programs::on_path()).await.unwrap_err().to_string();
            assert!(refused.ends_with("is een map. Noem een bestand."), "{refused}");
        }
        let refused = backup(&site, &file, false, &Programs::on_path()).await.unwrap_err().to_string();
        assert!(refused.contains("is er al") && refused.contains("--replace"), "{refused}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "van gisteren");

        backup(&site, &file, true, &Programs::on_path()).await.unwrap();
        assert!(fs::metadata(&file).unwrap().len() > 10_000);
        assert_eq!(left_over(dir.path()), 0);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let rights = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
            assert_eq!(rights, 0o600, "nobody else can read it");
        }
    }

    async fn a_database_that_is_not_empty_is_only_replaced_when_asked(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let (_dir, file) = kept(app).await;
        let other = another_site(app).await;
        let refused = put_back(&file, &other, Options::default()).await.unwrap_err();
        assert!(refused.contains("niet leeg") && refused.contains("--replace"), "{refused}");
        assert_eq!(left_over(&other.dir()), 0);
        let node = started(app, &other).await;
        assert_eq!(titles(&node).await, ["Een zwembad voor de wijk"]);
        stopped(node).await;

        put_back(&file, &other, REPLACE).await.unwrap();
        let node = started(app, &other).await;
        assert_eq!(titles(&node).await, [TITLE]);
        stopped(node).await;
        other.remove().await;
    }

    async fn while_the_site_runs_nothing_is_put_back(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let (_dir, file) = kept(app).await;
        let later = app.idea(app.inwoner(), "Wat na de kopie kwam").await;
        let refused = put_back(&file, app.database(), REPLACE).await.unwrap_err();
        assert!(refused.contains("Stop d"), "{refused}");
        assert!(views::idea(app, &Actor::Visitor, later).await.is_ok());

        let other = another_site(app).await;
        let index = search::hold(&site_on(&other).search_dir).unwrap();
        let refused = put_back(&file, &other, REPLACE).await.unwrap_err();
        assert!(refused.starts_with("De site draait nog."), "its index is in use: {refused}");
        drop(index);
        put_back(&file, &other, REPLACE).await.unwrap();
        other.remove().await;
        app.settle().await;
    }

    async fn what_is_no_copy_of_this_site_is_refused_and_changes_nothing(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let of = |name: &str| dir.path().join(name);
        for count in 0..5 {
            app.idea(app.inwoner(), &format!("Een plan, het {count}e")).await;
        }
        keep(app, &of("heel")).await;
        let mut whole = fs::read(of("heel")).unwrap();
        fs::write(of("half"), &whole[..whole.len() / 2]).unwrap();
        let middle = whole.len() / 2 / 4096 * 4096;
        whole[middle..middle + 4096].fill(7);
        fs::write(of("gehavend"), whole).unwrap();
        let database = app.database().beside().await;
        let step = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 1)";
        database.execute_unprepared(step).await.unwrap();
        keep(app, &of("nieuwer")).await;
        fs::write(of("leeg"), "").unwrap();
        fs::write(of("tekst"), "Beste beheerder, hierbij de kopie.").unwrap();

        let broken = if app.engine() == Engine::Sqlite { "is beschadigd" } else { "is gestopt" };
        let other = another_site(app).await;
        for (name, why) in [
            ("leeg", "is leeg"),
            ("tekst", "is geen kopie van een database"),
            ("half", broken),
            ("gehavend", broken),
            ("nieuwer", "nieuwere versie van `diu` (m9999_later)"),
            ("niets", "is niet te lezen"),
        ] {
            let refused = put_back(&of(name), &other, REPLACE).await.unwrap_err();
            assert!(refused.contains(why), "{name}: {refused}");
            assert_eq!(left_over(&other.dir()), 0, "{name}");
        }
        let node = started(app, &other).await;
        assert_eq!(titles(&node).await, ["Een zwembad voor de wijk"]);
        stopped(node).await;
        other.remove().await;
        app.settle().await;
    }

    async fn mails_that_waited_go_out_unless_they_should_not(app: &TestApp) {
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        app.comment(app.griffier(), idea, "Goed plan.").await;
        app.events().await;
        app.jobs().notify().await.unwrap();
        let (_dir, file) = kept(app).await;
        for (without_mails, waiting) in [(false, 1), (true, 0)] {
            let empty = TestDatabase::empty(app.engine()).await;
            put_back(&file, &empty, Options { replace: false, without_mails }).await.unwrap();
            let left = "SELECT count(*) FROM mails WHERE state = 'waiting'";
            assert_eq!(empty.count(left).await, waiting);
            empty.remove().await;
        }
        app.leave_unsettled();
    }

    async fn the_index_from_before_is_not_searched_after(app: &TestApp) {
        let other = another_site(app).await;
        let index_dir = site_on(&other).search_dir;
        let index = search::Index::open(&index_dir).unwrap();
        index.replace(&[], "3 5").unwrap();
        drop(index);
        let (_dir, file) = kept(app).await;
        put_back(&file, &other, REPLACE).await.unwrap();
        assert_eq!(search::Index::open(&index_dir).unwrap().position(), None, "it is made anew");
        other.remove().await;
    }
}
