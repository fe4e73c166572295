//! `/praktijk`: what works already, where, and what neighbours try; and taking an idea over.

use domain::IdeaNumber;
use domain::moderation::Target;
use domain::practice::{RawMeasure, RawPractice};
use tests::{Answer, TestApp, both_engines};

use crate::practice::{AMSTERDAM, UTRECHT, hide, report, speaks_for};

const AMERSFOORT: &str = "GM0307";
const ZEIST: &str = "GM0355";
const RIVIERENLAND: &str = "WS0621";

async fn reports(app: &TestApp, idea: IdeaNumber, raw: &RawPractice) {
    app::practice::report(app, &app.griffier().actor, idea, raw).await.unwrap();
}

/// Three ideas: one works in Utrecht and is tried in Amsterdam, one was stopped in Amersfoort and measured, one is looked
/// into at a water board.
async fn world(app: &TestApp) -> [IdeaNumber; 3] {
    for code in [UTRECHT, AMSTERDAM, AMERSFOORT, RIVIERENLAND] {
        speaks_for(app, app.griffier(), code).await;
    }
    let mut ideas = [IdeaNumber(0); 3];
    for (place, title) in
        ["Loting voor de wijkraad", "Stembureau in de trein", "Vergaderen op de dijk"].iter().enumerate()
    {
        ideas[place] = app.idea(app.inwoner(), title).await;
    }
    reports(app, ideas[0], &RawPractice { cost: "tot-5000".into(), ..report(UTRECHT, "werkt-hier") }).await;
    reports(app, ideas[0], &report(AMSTERDAM, "probeert")).await;
    let row = RawMeasure {
        indicator: "Opkomst".into(),
        before: "1".into(),
        after: "2".into(),
        ..RawMeasure::default()
    };
    reports(app, ideas[1], &RawPractice { measures: vec![row], ..report(AMERSFOORT, "gestopt") }).await;
    reports(app, ideas[2], &report(RIVIERENLAND, "verkent")).await;
    ideas
}

/// The ideas in the list, without those of neighbours.
fn listed(page: &Answer) -> Vec<String> {
    page.attributes("[aria-labelledby='lijst'] [data-idee]", "data-idee")
}

both_engines! {
    async fn ideas_with_practice_are_found_by_where_and_how_far(app: &TestApp) {
        let [works, stopped, explored] = world(app).await;
        app.idea(app.inwoner(), "Een idee zonder praktijk").await;
        let visitor = app.visitor();
        for (query, ideas) in [
            ("", vec![works, explored, stopped]),
            ("?staat=werkt-hier", vec![works]),
            ("?staat=gestopt", vec![stopped]),
            ("?soort=waterschap", vec![explored]),
            ("?soort=gemeente", vec![works, stopped]),
            ("?provincie=PV26", vec![works, stopped]),
            ("?provincie=PV27", vec![works]),
            ("?provincie=PV27&staat=werkt-hier", vec![]),
            ("?gemeten=ja", vec![stopped]),
            ("?kosten=tot-5000", vec![works]),
            ("?staat=raar&provincie=GM0344&soort=dorp&kosten=x&gemeten=nee&organisatie=%3Cb%3E", vec![works, explored, stopped]),
        ] {
            let page = visitor.get(&format!("/praktijk{query}")).await;
            let mut found = listed(page.assert_status(200));
            let mut expected: Vec<_> = ideas.iter().map(ToString::to_string).collect();
            if !query.is_empty() || found.first() == expected.first() {
                found.sort();
                expected.sort();
            }
            assert_eq!(found, expected, "{query}");
        }
        for odd in ["?pagina=0", "?pagina=x", "?pagina=51", "?pagina=99999999999999999999"] {
            visitor.get(&format!("/praktijk{odd}")).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn the_map_and_its_table_say_the_same(app: &TestApp) {
        world(app).await;
        let page = app.visitor().get("/praktijk").await;
        let tiles = page.attributes("svg.tile-map__drawing > [aria-label]", "aria-label");
        assert_eq!(tiles.len(), 12);
        assert_eq!(page.all("svg.tile-map__drawing > a").len(), 2, "none leads to nothing");
        for words in ["UT 2, Utrecht: 2 ideeën", "NH 1, Noord-Holland: 1 idee", "DR 0, Drenthe: 0 ideeën"] {
            assert!(tiles.contains(&words.to_owned()), "{words}: {tiles:?}");
        }
        let rows = page.all(".tile-map__table tbody tr");
        for words in ["Utrecht22", "Noord-Holland11", "Drenthe00", "Rijk en waterschappen11"] {
            assert!(rows.contains(&words.to_owned()), "{words}: {rows:?}");
        }
        assert!(page.one("svg.tile-map__drawing title") == "Praktijk per provincie");
        app.settle().await;
    }

    async fn neighbours_of_an_organisation_try_what_it_does_not(app: &TestApp) {
        let [works, stopped, _] = world(app).await;
        let near = |page: &Answer| page.attributes("#buurt [data-idee]", "data-idee");
        let page = app.visitor().get(&format!("/praktijk?organisatie={ZEIST}")).await;
        assert_eq!(near(&page), [stopped, works].map(|idea| idea.to_string()), "both in its province");
        let page = app.visitor().get(&format!("/praktijk?organisatie={UTRECHT}")).await;
        assert_eq!(near(&page), [stopped.to_string()], "what it does itself is no news");
        let page = app.visitor().get("/praktijk?organisatie=GM0014").await;
        assert!(near(&page).is_empty() && page.main().contains("Bij buren van Groningen"));
        assert!(near(&app.visitor().get("/praktijk").await).is_empty(), "a visitor chooses first");
        let own = app.browser_of(app.griffier()).await.get("/praktijk").await;
        assert!(own.main().contains("Bij buren van Amersfoort"), "a representative need not");
        for odd in ["GM9999", "%3Cscript%3E", "gm0344"] {
            let page = app.visitor().get(&format!("/praktijk?organisatie={odd}")).await;
            assert!(near(page.assert_status(200)).is_empty(), "{odd}");
        }
        app.settle().await;
    }

    async fn the_home_page_shows_what_works(app: &TestApp) {
        let [works, ..] = world(app).await;
        let home = app.visitor().get("/").await;
        assert_eq!(home.attributes("[aria-labelledby='werkt'] [data-idee]", "data-idee")[0], works.to_string());
        assert!(home.one("[aria-labelledby='werkt']").contains("Werkt in 1 gemeente"));
        app.settle().await;
    }

    async fn what_is_hidden_or_taken_back_is_nowhere(app: &TestApp) {
        let [works, stopped, _] = world(app).await;
        hide(app, Target::Idea(works)).await;
        app::ideas::withdraw(app, &app.inwoner().actor, stopped).await.unwrap();
        let moderator = app.browser_of(app.moderator()).await;
        for path in ["/praktijk", "/", "/ideeen?praktijk=ja", "/praktijk?organisatie=GM0355"] {
            for browser in [&app.visitor(), &moderator] {
                let page = browser.get(path).await;
                for hidden in ["Loting voor de wijkraad", "Stembureau in de trein"] {
                    assert!(!page.body.contains(hidden), "{path}: {hidden}");
                }
            }
        }
        let page = app.visitor().get("/praktijk").await;
        assert!(page.all(".tile-map__table tbody tr").contains(&"Utrecht00".to_owned()), "nor counted");
        for path in [format!("/ideeen/{works}/praktijk"), format!("/ideeen/{works}/praktijk/GM0344"), format!("/api/v1/ideeen/{works}")] {
            app.visitor().get(&path).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn an_idea_is_taken_over_with_its_origin_and_the_tree_grows(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        speaks_for(app, app.moderator(), UTRECHT).await;
        app::practice::report(app, &app.moderator().actor, idea, &report(UTRECHT, "werkt-hier")).await.unwrap();
        speaks_for(app, app.griffier(), AMERSFOORT).await;
        let browser = app.browser_of(app.griffier()).await;
        let path = format!("/ideeen/{idea}/praktijk");
        let page = browser.get(&path).await;
        assert!(page.main().contains("Wij proberen dit ook"));
        assert!(!app.visitor().get(&path).await.main().contains("Wij proberen dit ook"));
        assert!(page.all(".tree").is_empty(), "nothing was taken over yet");

        let way = page.attributes("article.report a.button", "href").remove(0);
        let form = browser.get(way.split('#').next().unwrap()).await.form(Some(&path));
        assert_eq!((form.value("staat"), form.value("organisatie")), ("probeert", AMERSFOORT));
        let form = form.fill_all(&[("sinds", "2026-01-05"), ("gedaan", "In één dorp."), ("anders", "Per dorp, niet per wijk."), ("actie", "bewaar")]);
        browser.submit(&form).await.assert_leads_to(&format!("{path}#{AMERSFOORT}"));

        let page = app.visitor().get(&path).await;
        let inner = page.one(".tree > ul > li > ul > li");
        assert!(inner.contains("Amersfoort") && inner.contains("Per dorp, niet per wijk."), "{inner}");
        assert!(page.one("#GM0307 .key-values").contains("Overgenomen vanUtrecht"));
        assert!(!browser.get(&path).await.main().contains("Wij proberen dit ook"), "they do already");
        let odd = browser.get(&format!("{path}?overgenomen_van=999&organisatie={AMERSFOORT}")).await;
        odd.assert_status(200);
        app.settle().await;
    }
}
