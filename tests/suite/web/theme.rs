//! A house style: the theme of a municipality, dropped in as one file.

use tests::{Browser, TestApp, Visit, both_engines};

const THEME: &str = "
    @media (min-width: 60em) { .lochem-theme--breed { --lochem-ruimte: 2rem } }
    .lochem-theme {
        --lochem-rood: #a80a2d;
        --utrecht-link-color: var(--lochem-rood);
        --utrecht-button-primary-action-background-color: #157c68;
        --utrecht-button-secondary-action-color: #5b2e00;
        --utrecht-document-background-color: #fffef0;
        --utrecht-heading-1-color: var(--lochem-rood);
        --utrecht-textbox-border-radius: 0;
        --basis-text-font-family-default: 'Lochem Sans', sans-serif;
    }";

fn in_theme(app: &TestApp, css: &str) -> Browser {
    Browser::new(web::router(web::Site { theme: Some(web::Theme::new(css)), ..app.node().site() }))
}

both_engines! {
    async fn a_theme_is_on_each_page_after_our_own_style_and_is_kept_for_long(app: &TestApp) {
        let browser = in_theme(app, THEME);
        for path in ["/", "/inloggen", "/geen-pagina"] {
            let page = browser.get(path).await;
            assert_eq!(page.attributes("html", "class"), ["lochem-theme"], "{path}");
            assert_eq!(page.attributes("html", "data-theme"), ["light"], "{path}: it has no dark colours");
            assert_eq!(page.attributes("meta[name=color-scheme]", "content"), ["light"], "{path}");
            let sheets = page.attributes("link[rel=stylesheet]", "href");
            assert!(sheets.len() == 2 && sheets[0].contains("/app") && sheets[1].contains("/huisstijl-"), "{sheets:?}");
        }
        let address = browser.get("/").await.attributes("link[rel=stylesheet]", "href").remove(1);
        let sheet = browser.get(&address).await;
        assert!(sheet.assert_status(200).header("content-type").starts_with("text/css"));
        assert!(sheet.header("cache-control").contains("immutable"), "{}", sheet.header("cache-control"));
        assert_eq!(sheet.body, THEME, "it is served as it is");
        app.visitor().get(&address).await.assert_status(404);
    }

    async fn without_a_theme_the_site_has_its_own_style_by_day_and_by_night(app: &TestApp) {
        let page = app.visitor().get("/").await;
        assert_eq!(page.attributes("link[rel=stylesheet]", "href").len(), 1);
        assert!(page.attributes("html", "class").is_empty() && page.attributes("html", "data-theme").is_empty());
        assert_eq!(page.attributes("meta[name=color-scheme]", "content"), ["light dark"]);
    }

    async fn a_theme_with_dark_colours_has_a_night(app: &TestApp) {
        let dark = "@media (prefers-color-scheme: dark) { .lochem-theme { --utrecht-document-color: #eee } }";
        let page = in_theme(app, &format!("{THEME}{dark}")).get("/").await;
        assert_eq!(page.attributes("html", "data-theme"), ["light-dark"]);
        assert_eq!(page.attributes("meta[name=color-scheme]", "content"), ["light dark"]);
    }

    async fn what_a_browser_shows_follows_the_theme_also_where_somebody_prefers_the_dark(app: &TestApp) {
        let visit = Visit::in_theme(app, web::Theme::new(THEME)).await;
        visit.by_night(true).await;
        visit.open("/inloggen").await;
        for (selector, property, value) in [
            ("body", "backgroundColor", "rgb(255, 254, 240)"),
            ("body", "fontFamily", "\"Lochem Sans\", sans-serif"),
            ("h1", "color", "rgb(168, 10, 45)"),
            ("main a", "color", "rgb(168, 10, 45)"),
            ("main .button:not(.button--secondary)", "backgroundColor", "rgb(21, 124, 104)"),
            (".input", "borderTopLeftRadius", "0px"),
            // Not in the theme, and so what it is by day without one.
            ("body", "color", "rgb(22, 32, 44)"),
        ] {
            let shown = format!("getComputedStyle(document.querySelector('{selector}')).{property}");
            visit.until(&format!("{shown} === '{value}'")).await;
        }
        visit.assert_accessible().await;
        visit.end().await;
        app.leave_unsettled();
    }
}
