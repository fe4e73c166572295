//! `/sitemap.xml`: a search engine finds every public idea and every other page that holds content, and none that is hidden.

use std::sync::{Arc, Mutex};

use app::{ideas, merging, moderation, practice};
use axum::body::Body;
use axum::http::Request;
use domain::IdeaNumber;
use domain::articles::RawArticle;
use domain::ideas::{RawProposal, Step};
use domain::moderation::Target;
use jiff::SignedDuration;
use jiff::civil::date;
use sea_orm::{ConnectionTrait, Statement};
use tests::{BASE_URL, Engine, TestApp, both_engines, proposal, ruling};

use super::feeds::{all, well_formed};

const TITLE: &str = "Loting voor de wijkraad";

async fn read(app: &TestApp, path: &str) -> String {
    let answer = app.visitor().get(path).await;
    answer.assert_status(200);
    assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8", "{path}");
    well_formed(&answer.body);
    answer.body
}

/// The files that it names, as paths.
async fn files(app: &TestApp) -> Vec<String> {
    let index = read(app, "/sitemap.xml").await;
    assert!(
        index.contains("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"),
        "{index}"
    );
    all(&index, "loc").iter().map(|address| address.strip_prefix(BASE_URL).unwrap().to_owned()).collect()
}

/// All addresses in all files, as paths.
async fn found(app: &TestApp) -> Vec<String> {
    let mut found = Vec::new();
    for path in files(app).await {
        let file = read(app, &path).await;
        assert!(file.contains("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"), "{file}");
        let addresses = all(&file, "loc");
        assert!(addresses.len() <= 50_000 && file.len() <= 50 << 20, "{path}");
        found.extend(addresses.iter().map(|address| address.strip_prefix(BASE_URL).unwrap().to_owned()));
    }
    found
}

async fn is_found(app: &TestApp, idea: IdeaNumber) -> bool {
    let start = format!("/ideeen/{idea}/");
    found(app).await.iter().any(|path| path.starts_with(&start))
}

async fn decide(app: &TestApp, idea: IdeaNumber, measure: &str) {
    let (moderator, facts) = (&app.moderator().actor, "Er staat een telefoonnummer in.");
    let case = moderation::open(app, moderator, Target::Idea(idea)).await.unwrap();
    moderation::decide(app, moderator, case, &ruling(measure, "persoonsgegevens", facts)).await.unwrap();
}

async fn changed(app: &TestApp) -> Vec<String> {
    all(&read(app, "/sitemap/ideeen-1.xml").await, "lastmod")
}

/// From now on ideas get numbers above this one.
async fn count_on_from(app: &TestApp, number: i64) {
    let sql = match app.engine() {
        Engine::Sqlite => format!("UPDATE sqlite_sequence SET seq = {number} WHERE name = 'ideas'"),
        Engine::Postgres => format!("SELECT setval(pg_get_serial_sequence('ideas', 'number'), {number})"),
    };
    app.database().beside().await.execute_unprepared(&sql).await.unwrap();
}

both_engines! {
    async fn a_search_engine_finds_every_public_idea_and_none_that_is_hidden(app: &TestApp) {
        let author = &app.inwoner().actor;
        let idea = app.idea(app.inwoner(), TITLE).await;
        let draft = ideas::propose(app, author, &proposal("Dit is nog een concept"), Step::Keep).await.unwrap();
        let withdrawn = app.idea(app.inwoner(), "Dit neem ik terug").await;
        ideas::withdraw(app, author, withdrawn).await.unwrap();
        let hidden = app.idea(app.inwoner(), "Bel mij op 06-12345678").await;
        decide(app, hidden, "verberg").await;
        let merged = app.idea(app.inwoner(), "Geloot burgerberaad per wijk").await;
        merging::propose(app, author, merged, &idea.to_string(), "Beide vragen een geloot gezelschap.").await.unwrap();
        let sam = app.newcomer("Sam Jansen").await;
        app.clock.advance(SignedDuration::from_hours(48));
        let linked = RawProposal { proposal: "Kijk op https://winkel.example.".to_owned(), ..proposal("Een webwinkel in elke wijk") };
        let held = ideas::propose(app, &sam.actor, &linked, Step::Publish).await.unwrap();
        let of_ideas: Vec<_> = found(app).await.into_iter().filter(|path| path.starts_with("/ideeen/")).collect();
        assert_eq!(of_ideas, [format!("/ideeen/{idea}/loting-voor-de-wijkraad")]);
        for gone in [draft, withdrawn, hidden, merged, held] {
            assert!(!is_found(app, gone).await, "{gone}");
        }
        ideas::edit(app, author, draft, &proposal("Dit is geen concept meer"), Step::Publish, None).await.unwrap();
        assert!(is_found(app, draft).await);
        app.leave_unsettled();
    }

    async fn all_that_it_names_is_there_for_everybody_and_once(app: &TestApp) {
        let idea = app.idea_for(app.inwoner(), TITLE, "GM0363").await;
        let raw = RawArticle { title: "Een jaar loting".into(), intro: "Wat bracht het?".into(), text: "Veel.".into(), ..RawArticle::default() };
        app::articles::publish(app, &app.beheerder().actor, &raw, date(2026, 2, 1)).await.unwrap();
        crate::practice::speaks_for(app, app.griffier(), "GM0344").await;
        practice::report(app, &app.griffier().actor, idea, &crate::practice::report("GM0344", "werkt-hier")).await.unwrap();
        let found = found(app).await;
        for path in ["/", "/ideeen", "/over", "/toegankelijkheid", "/themas/loting", "/artikelen/een-jaar-loting", "/organisaties/GM0363", "/organisaties/GM0344"] {
            assert!(found.iter().any(|found| found == path), "{path}: {found:?}");
        }
        assert!(!found.iter().any(|path| path == "/organisaties/GM0014"), "it has nothing yet");
        let mut once = found.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), found.len(), "{found:?}");
        for path in &found {
            app.visitor().get(path).await.assert_status(200);
        }
        let pages = read(app, "/sitemap/paginas.xml").await;
        assert_eq!(all(&pages, "lastmod"), ["2026-02-01"], "only of the article a day is known");
        app.leave_unsettled();
    }

    async fn an_organisation_of_which_all_is_hidden_is_not_named(app: &TestApp) {
        let idea = app.idea_for(app.inwoner(), TITLE, "GM0363").await;
        crate::practice::speaks_for(app, app.griffier(), "GM0344").await;
        practice::report(app, &app.griffier().actor, idea, &crate::practice::report("GM0344", "werkt-hier")).await.unwrap();
        let named = async || found(app).await.into_iter().filter(|path| path.starts_with("/organisaties/")).count();
        assert_eq!(named().await, 2);
        decide(app, idea, "verberg").await;
        assert_eq!(named().await, 0);
        app.leave_unsettled();
    }

    async fn it_says_when_an_idea_last_changed_for_who_reads_it(app: &TestApp) {
        let author = &app.inwoner().actor;
        let idea = app.idea(app.inwoner(), TITLE).await;
        assert_eq!(changed(app).await, ["2026-02-03T12:00:00Z"]);
        app.clock.advance(SignedDuration::from_hours(1));
        ideas::support(app, &app.griffier().actor, idea, true).await.unwrap();
        assert_eq!(changed(app).await, ["2026-02-03T12:00:00Z"], "support makes it no other");
        let raw = RawProposal { summary: "Laat het lot bepalen.".to_owned(), ..proposal(TITLE) };
        ideas::edit(app, author, idea, &raw, Step::Publish, None).await.unwrap();
        assert_eq!(changed(app).await, ["2026-02-03T13:00:00Z"]);
        app.leave_unsettled();
    }

    async fn a_large_archive_is_told_of_in_several_files(app: &TestApp) {
        assert_eq!(files(app).await, ["/sitemap/paginas.xml"], "without ideas there is no file of ideas");
        let first = app.idea(app.inwoner(), TITLE).await;
        count_on_from(app, 9_999).await;
        let (last_of_its_file, first_of_the_next) =
            (app.idea(app.inwoner(), "Het tienduizendste idee").await, app.idea(app.inwoner(), "Het idee daarna").await);
        assert_eq!((last_of_its_file.0, first_of_the_next.0), (10_000, 10_001));
        assert_eq!(files(app).await, ["/sitemap/paginas.xml", "/sitemap/ideeen-1.xml", "/sitemap/ideeen-2.xml"]);
        let count = async |path| all(&read(app, path).await, "loc").len();
        assert_eq!((count("/sitemap/ideeen-1.xml").await, count("/sitemap/ideeen-2.xml").await), (2, 1));
        assert!(is_found(app, first).await && is_found(app, first_of_the_next).await);
        for nowhere in ["ideeen-0.xml", "ideeen-3.xml", "ideeen-01.xml", "ideeen--1.xml", "ideeen-+1.xml", "ideeen-9223372036854775807.xml", "ideeen-.xml", "iets.xml", "paginas"] {
            app.visitor().get(&format!("/sitemap/{nowhere}")).await.assert_status(404);
        }
        app.leave_unsettled();
    }

    async fn a_search_engine_that_has_the_latest_is_told_so_until_something_goes(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let path = "/sitemap/ideeen-1.xml";
        let first = app.visitor().get(path).await;
        assert_eq!((first.header("cache-control"), first.header("last-modified")), ("no-cache", ""));
        let again = async || {
            let request = Request::get(path).header("if-none-match", first.header("etag")).body(Body::empty()).unwrap();
            app.visitor().send(request).await.status
        };
        assert_eq!(again().await, 304);
        app.idea(app.griffier(), "Een geloot burgerberaad per wijk").await;
        decide(app, idea, "verberg").await;
        assert_eq!(again().await, 200);
        app.leave_unsettled();
    }

    async fn a_file_of_ideas_is_read_along_their_numbers(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = asked.clone();
        let node = app.watched_node(move |statement| heard.lock().unwrap().push(statement.to_owned())).await;
        node.browser().get("/sitemap/ideeen-1.xml").await.assert_status(200);
        let mut of_ideas = asked.lock().unwrap().clone();
        of_ideas.retain(|statement| statement.contains("\"ideas\""));
        assert_eq!(of_ideas.len(), 2, "the last number, and the file: {of_ideas:?}");
        let file = of_ideas.iter().find(|statement| statement.contains("\"slug\"")).unwrap();
        let db = app.database().beside().await;
        let (explain, column, expected) = match app.engine() {
            Engine::Sqlite => ("EXPLAIN QUERY PLAN", "detail", "USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"),
            Engine::Postgres => ("EXPLAIN", "QUERY PLAN", "Index Cond: ((number > 0) AND (number <= 10000))"),
        };
        // A small table is best read whole; here the databases are told that it is large.
        let large = match app.engine() {
            Engine::Sqlite => "DELETE FROM sqlite_stat1; ANALYZE sqlite_schema",
            Engine::Postgres => "SET enable_seqscan = off; SET enable_bitmapscan = off",
        };
        db.execute_unprepared(large).await.unwrap();
        let statement = Statement::from_string(db.get_database_backend(), format!("{explain} {file}"));
        let rows = db.query_all_raw(statement).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.try_get("", column).unwrap()).collect();
        assert!(plan.iter().any(|step| step.contains(expected)), "{file}: {plan:?}");
        assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE") || step.contains("Sort")), "{plan:?}");
        app.leave_unsettled();
    }
}
