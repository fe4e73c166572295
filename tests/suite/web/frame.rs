//! What all pages share: the frame, the two languages, pages of text, and the answers for machines.

use tests::both_engines;

const PAGES: [&str; 13] = [
    "/",
    "/ideeen",
    "/themas",
    "/themas/loting",
    "/artikelen",
    "/zoeken",
    "/zoeken?q=raad",
    "/over",
    "/huisregels",
    "/privacy",
    "/toegankelijkheid",
    "/registreren",
    "/inloggen",
];

both_engines! {
    async fn each_page_of_an_empty_site_invites_in_dutch(app: &TestApp) {
        let browser = app.visitor();
        let mut titles = Vec::new();
        for path in PAGES {
            let page = browser.get(path).await;
            page.assert_status(200);
            assert_eq!(page.attributes("html", "lang"), ["nl"], "{path}");
            titles.push(page.one("head > title"));
        }
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), PAGES.len(), "each page has a title of its own: {titles:?}");
    }

    async fn a_visitor_who_chooses_english_reads_english(app: &TestApp) {
        let browser = app.visitor();
        let dutch = browser.get("/ideeen?sorteer=nieuw").await;
        let form = dutch.form(Some("/taal"));
        assert_eq!(form.value("terug"), "/ideeen?sorteer=nieuw");
        browser.submit(&form.fill("taal", "en")).await.assert_leads_to("/ideeen?sorteer=nieuw");
        for path in PAGES {
            let (page, other) = (browser.get(path).await, app.visitor().get(path).await);
            assert_eq!(page.attributes("html", "lang"), ["en"], "{path}");
            assert_ne!(page.main(), other.main(), "{path} is translated");
            assert!(page.attributes("html [lang='nl']", "lang").len() <= 1, "{path}: but for the switch");
        }
        browser.post("/taal", &[("taal", "fr")]).await.assert_status(422);
        browser.post("/taal", &[("taal", "nl"), ("terug", "https://kwaad.nl")]).await.assert_leads_to("/");
    }

    async fn the_site_says_that_it_is_well(app: &TestApp) {
        let browser = app.visitor();
        for path in ["/health/live", "/health/ready"] {
            browser.get(path).await.assert_status(200);
        }
    }

    async fn pages_are_kept_by_nobody_on_the_way_and_style_sheets_for_long(app: &TestApp) {
        let browser = app.visitor();
        let page = browser.get("/").await;
        assert_eq!(page.header("cache-control"), "no-store");
        let style = page.attributes("link[rel=stylesheet]", "href").remove(0);
        let style = browser.get(&style).await;
        assert!(style.assert_status(200).header("content-type").starts_with("text/css"));
    }

    async fn each_answer_has_a_request_id_of_its_own(app: &TestApp) {
        let browser = app.visitor();
        let (one, two) = (browser.get("/over").await, browser.get("/over").await);
        assert_ne!(one.header("x-request-id"), two.header("x-request-id"));
    }
}
