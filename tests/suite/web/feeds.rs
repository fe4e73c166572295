//! Feeds: `/feeds/ideeen.atom`, `/feeds/artikelen.atom`, `/themas/{slug}/feed.atom`, `/ideeen/{number}/feed.atom`, `/zoeken/feed.atom`.

use app::{comments, ideas, moderation};
use axum::body::Body;
use axum::http::Request;
use domain::IdeaNumber;
use domain::moderation::Target;
use jiff::SignedDuration;
use tests::{Answer, BASE_URL, TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";

async fn read(app: &TestApp, path: &str) -> Answer {
    let answer = app.visitor().get(path).await;
    answer.assert_status(200);
    assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8", "{path}");
    well_formed(&answer.body);
    answer
}

/// Each element is closed in its place, and nothing stands outside the one that holds all.
pub fn well_formed(xml: &str) {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n").expect("it says what it is");
    let mut open: Vec<&str> = Vec::new();
    for tag in body.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').expect("a tag ends");
        let name = tag.trim_end_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if let Some(closed) = name.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "{xml}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        assert!(!open.is_empty() || text.trim().is_empty(), "{xml}");
    }
    assert!(open.is_empty(), "{xml}");
}

/// The texts of all elements of this name.
pub fn all(xml: &str, name: &str) -> Vec<String> {
    let (start, end) = (format!("<{name}>"), format!("</{name}>"));
    let parts = xml.split(&start).skip(1);
    parts.map(|part| part.split(&end).next().unwrap_or_default().to_owned()).collect()
}

async fn with(app: &TestApp, path: &str, header: &'static str, value: &str) -> u16 {
    let request = Request::get(path).header(header, value).body(Body::empty()).unwrap();
    app.visitor().send(request).await.status
}

async fn hide(app: &TestApp, target: Target) {
    let case = moderation::open(app, &app.moderator().actor, target).await.unwrap();
    let facts = "Dit is een telefoonnummer.";
    moderation::decide(
        app,
        &app.moderator().actor,
        case,
        &tests::ruling("verberg", "persoonsgegevens", facts),
    )
    .await
    .unwrap();
}

async fn discussed(app: &TestApp) -> IdeaNumber {
    let idea = app.idea(app.inwoner(), TITLE).await;
    app.comment(app.griffier(), idea, "Denk aan **kinderopvang** & oppas.").await;
    app.settle().await;
    idea
}

both_engines! {
    async fn new_ideas_come_with_title_address_author_and_summary(app: &TestApp) {
        let idea = discussed(app).await;
        for path in ["/feeds/ideeen.atom", "/themas/loting/feed.atom", "/zoeken/feed.atom?q=wijkraad"] {
            let feed = read(app, path).await.body;
            let own = format!("{BASE_URL}{path}");
            assert_eq!(all(&feed, "id"), [own.clone(), format!("{BASE_URL}/ideeen/{idea}")], "{path}");
            assert!(feed.contains(&format!("<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>")), "{feed}");
            assert_eq!(all(&feed, "title")[1], TITLE);
            assert_eq!(all(&feed, "name")[1], "Tineke Wiersma");
            assert_eq!(all(&feed, "updated"), ["2026-02-03T12:00:00Z"; 2]);
            assert_eq!(all(&feed, "summary"), ["Laat het lot bepalen wie er meedenkt over de wijk."]);
            assert!(feed.contains("<category term=\"loting\""), "{feed}");
        }
        app.visitor().get("/themas/bestaat-niet/feed.atom").await.assert_status(404);
    }

    async fn what_is_said_under_an_idea_comes_newest_first(app: &TestApp) {
        let idea = discussed(app).await;
        app.clock.advance(SignedDuration::from_hours(1));
        app.comment(app.inwoner(), idea, "Goed punt.").await;
        let feed = read(app, &format!("/ideeen/{idea}/feed.atom")).await.body;
        assert_eq!(all(&feed, "title"), [
            format!("Reacties op: {TITLE}"),
            format!("Tineke Wiersma over {TITLE}"),
            format!("Anneke de Wit over {TITLE}"),
        ]);
        assert_eq!(all(&feed, "updated"), ["2026-02-03T13:00:00Z", "2026-02-03T13:00:00Z", "2026-02-03T12:00:00Z"]);
        assert!(feed.contains("&lt;strong&gt;kinderopvang&lt;/strong&gt; &amp;amp; oppas"), "{feed}");
        app.settle().await;
    }

    async fn a_reader_that_has_the_latest_is_told_so(app: &TestApp) {
        let idea = discussed(app).await;
        let path = format!("/ideeen/{idea}/feed.atom");
        let feed = read(app, &path).await;
        let (tag, date) = (feed.header("etag").to_owned(), feed.header("last-modified").to_owned());
        assert_eq!(date, "Tue, 03 Feb 2026 12:00:00 GMT");
        assert_eq!(with(app, &path, "if-none-match", &tag).await, 304);
        assert_eq!(with(app, &path, "if-none-match", "\"oud\"").await, 200);
        assert_eq!(with(app, &path, "if-modified-since", &date).await, 304);
        assert_eq!(with(app, &path, "if-modified-since", "Mon, 02 Feb 2026 12:00:00 GMT").await, 200);
        app.clock.advance(SignedDuration::from_mins(1));
        app.comment(app.inwoner(), idea, "Goed punt.").await;
        assert_eq!(with(app, &path, "if-none-match", &tag).await, 200);
        assert_eq!(with(app, &path, "if-modified-since", &date).await, 200);
        app.settle().await;
    }

    async fn what_was_taken_back_or_hidden_is_in_no_page_search_feed_api_or_mail(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let removed = app.comment(app.griffier(), idea, "Wegwoord: dit neem ik terug.").await;
        let hidden = app.comment(app.griffier(), idea, "Schuilwoord: 06-12345678.").await;
        comments::remove(app, &app.griffier().actor, removed).await.unwrap();
        hide(app, Target::Comment(hidden)).await;
        app.clock.advance(SignedDuration::from_mins(15));
        let mails = app.new_mails().await;
        let to_others: Vec<_> = mails.iter().filter(|mail| mail.to.address != app.griffier().email).collect();
        assert!(to_others.iter().all(|mail| !has_words(&mail.letter.text) && !has_words(&mail.letter.html)), "{to_others:?}");
        let page = app.visitor().follow(&format!("/ideeen/{idea}")).await;
        assert!(!has_words(&page.body), "{}", page.main());
        for path in [
            format!("/ideeen/{idea}/feed.atom"),
            "/feeds/ideeen.atom".to_owned(),
            "/zoeken/feed.atom?q=wegwoord&soort=reactie".to_owned(),
            "/zoeken/feed.atom?q=schuilwoord&soort=reactie".to_owned(),
            "/zoeken?q=neem%20terug&soort=reactie".to_owned(),
            "/personen/anneke-de-wit".to_owned(),
            format!("/api/v1/ideeen/{idea}/reacties"),
            "/api/v1/zoeken?q=06-12345678&soort=reactie".to_owned(),
            "/api/v1/zoeken?q=wijkraad".to_owned(),
        ] {
            let answer = app.visitor().get(&path).await;
            assert!(answer.status == 200 && !has_words(&answer.body), "{path}: {}", answer.body);
        }
    }

    async fn a_hidden_idea_is_in_no_feed(app: &TestApp) {
        let idea = discussed(app).await;
        let draft = ideas::propose(app, &app.inwoner().actor, &tests::proposal("Nog niet af"), domain::ideas::Step::Keep).await.unwrap();
        hide(app, Target::Idea(idea)).await;
        app.settle().await;
        for path in ["/feeds/ideeen.atom", "/themas/loting/feed.atom", "/zoeken/feed.atom?q=wijkraad", "/zoeken/feed.atom"] {
            let feed = read(app, path).await.body;
            assert!(!feed.contains("<entry>"), "{path}: {feed}");
        }
        for number in [idea, draft] {
            app.browser_of(app.inwoner()).await.get(&format!("/ideeen/{number}/feed.atom")).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn pages_name_their_feed(app: &TestApp) {
        let idea = discussed(app).await;
        for (page, feed) in [
            ("/".to_owned(), "/feeds/ideeen.atom".to_owned()),
            ("/ideeen".to_owned(), "/feeds/ideeen.atom".to_owned()),
            ("/artikelen".to_owned(), "/feeds/artikelen.atom".to_owned()),
            ("/themas/loting".to_owned(), "/themas/loting/feed.atom".to_owned()),
            (format!("/ideeen/{idea}"), format!("/ideeen/{idea}/feed.atom")),
            ("/zoeken?q=meer%20%26%20groen".to_owned(), "/zoeken/feed.atom?q=meer%20%26%20groen".to_owned()),
        ] {
            let named = app.visitor().follow(&page).await.attributes("head link[rel=alternate]", "href");
            assert_eq!(named, std::slice::from_ref(&feed), "{page}");
            read(app, &feed).await;
        }
    }
}

/// Whether any of the words is there that must be nowhere; an address may hold what was searched for.
fn has_words(text: &str) -> bool {
    ["dit neem ik terug", "Wegwoord", "Schuilwoord:", ": 06-12345678"]
        .iter()
        .any(|words| text.contains(words))
}
