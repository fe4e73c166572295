//! `/ideeen/{nummer}/praktijk`, and where else practice shows.

use domain::IdeaNumber;
use serde_json::{Value, json};
use tests::{Answer, Form, TestApp, both_engines};

use crate::practice::{AMSTERDAM, UTRECHT, report, speaks_for};

const TITLE: &str = "Loting voor de wijkraad";

async fn idea(app: &TestApp) -> (IdeaNumber, String) {
    speaks_for(app, app.griffier(), UTRECHT).await;
    let idea = app.idea(app.inwoner(), TITLE).await;
    (idea, format!("/ideeen/{idea}/praktijk"))
}

fn filled(page: &Answer, path: &str) -> Form {
    let form = page.form(Some(path)).fill_all(&[
        ("staat", "werkt-hier"),
        ("sinds", "2025-03-01"),
        ("gedaan", "Twaalf bewoners geloot. <script>alert(1)</script>"),
        ("kosten", "tot-5000"),
        ("contact", "Griffie, griffie@utrecht.nl"),
        ("links", "https://utrecht.nl/verslag"),
        ("actie", "bewaar"),
    ]);
    with_row(form, &["Opkomst", "12,5", "1.204", "%"])
}

/// The first row of what was measured.
fn with_row(mut form: Form, row: &[&str]) -> Form {
    for (name, value) in ["indicator", "voor", "na", "eenheid"].iter().zip(row) {
        let field = form.fields.iter_mut().find(|(field, _)| field == name).unwrap();
        (*value).clone_into(&mut field.1);
    }
    form
}

async fn read(app: &TestApp, path: &str) -> Value {
    let answer = app.visitor().get(&format!("/api/v1{path}")).await;
    serde_json::from_str(&answer.assert_status(200).body).unwrap()
}

both_engines! {
    async fn a_representative_reports_and_everybody_reads_it(app: &TestApp) {
        let (idea, path) = idea(app).await;
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.get(&path).await;
        assert!(page.main().contains("Je schrijft namens Utrecht."));
        let done = browser.submit(&filled(&page, &path)).await;
        done.assert_leads_to(&format!("{path}#GM0344"));

        let page = app.visitor().get(&path).await;
        let report = page.one("article.report");
        for words in ["Utrecht", "Werkt hier", "1 maart 2025", "Twaalf bewoners geloot.", "12,5", "1.204", "Tot 5.000 euro", "griffie@utrecht.nl"] {
            assert!(report.contains(words), "{words}: {report}");
        }
        assert_eq!(page.attributes("article.report .key-values a", "href"), ["https://utrecht.nl/verslag"]);
        assert!(page.all("main form").is_empty(), "visitors read");
        let idea_page = app.visitor().follow(&format!("/ideeen/{idea}")).await;
        assert!(idea_page.one(".timeline").contains("Utrecht: dit werkt hier."));
        assert!(idea_page.one("[aria-labelledby='praktijk']").contains("Werkt hier"));
        for list in ["/ideeen", "/ideeen?praktijk=ja", "/"] {
            let badge = app.visitor().get(list).await.all("[data-praktijk='werkt-hier']");
            assert!(badge.contains(&"Werkt in 1 gemeente".to_owned()), "{list}: {badge:?}");
        }
        assert!(app.visitor().get("/ideeen?praktijk=ja&status=gerealiseerd").await.all("main [data-idee]").is_empty());
        app.settle().await;
        let found = app.visitor().get("/zoeken?q=loting&praktijk=ja").await;
        assert!(found.main().contains("Werkt in 1 gemeente"), "{}", found.main());
    }

    async fn a_refused_report_keeps_all_that_was_typed(app: &TestApp) {
        let (_, path) = idea(app).await;
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.get(&path).await;
        let odd = filled(&page, &path).fill_all(&[
            ("sinds", "2031-01-01"), ("links", "javascript:alert(1)"), ("contact", "jan@gmail.com"), ("staat", "gestopt"), ("kosten", "gratis"),
        ]);
        let refused = browser.submit(&with_row(odd, &["Opkomst", "veel", "31", "%"])).await;
        let fields = refused.assert_status(422).refused_fields();
        assert_eq!(fields, ["sinds", "geleerd", "meting", "kosten", "contact", "links"]);
        assert!(refused.error("meting").contains("Meting 1"));
        assert!(refused.error("sinds").contains("moet nog komen"));
        let form = refused.form(Some(&path));
        for (name, typed) in [("sinds", "2031-01-01"), ("links", "javascript:alert(1)"), ("contact", "jan@gmail.com"), ("indicator", "Opkomst"), ("voor", "veel")] {
            assert_eq!(form.value(name), typed, "{name}");
        }
        assert!(!refused.body.contains("href=\"javascript"));
        assert!(app.visitor().get(&path).await.all("article.report").is_empty(), "nothing was kept");
        app.settle().await;
    }

    async fn one_more_row_is_given_without_sending(app: &TestApp) {
        let (_, path) = idea(app).await;
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.get(&path).await;
        let rows = |page: &Answer| page.all("fieldset.measure").len();
        let more = browser.submit(&filled(&page, &path).fill("actie", "rij")).await;
        assert_eq!((rows(&page), rows(more.assert_status(200))), (2, 4));
        assert_eq!(more.form(Some(&path)).value("indicator"), "Opkomst");
        assert!(app.events().await.iter().all(|event| !matches!(event, domain::Event::PracticeReported { .. })));
        let denied = app.browser_of(app.inwoner()).await.submit(&filled(&page, &path)).await;
        denied.assert_status(403);
        app.settle().await;
    }

    async fn versions_are_shown_with_their_differences(app: &TestApp) {
        let (idea, path) = idea(app).await;
        for state in ["probeert", "werkt-hier"] {
            app::practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, state)).await.unwrap();
        }
        let page = app.visitor().get(&format!("{path}/GM0344")).await;
        assert_eq!(page.assert_status(200).all("section.version").len(), 2);
        assert!(page.all("del").join(" ").contains("Probeert") && page.all("ins").join(" ").contains("Werkt"));
        for odd in ["GM0363", "gm0344", "x", "%00"] {
            app.visitor().get(&format!("{path}/{odd}")).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn who_speaks_for_several_chooses_one(app: &TestApp) {
        let (_, path) = idea(app).await;
        speaks_for(app, app.griffier(), AMSTERDAM).await;
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.get(&format!("{path}?organisatie=GM0344")).await;
        assert!(page.main().contains("Je schrijft namens Utrecht."));
        let page = browser.get(&format!("{path}?organisatie=GM9999")).await;
        assert!(page.main().contains("Je schrijft namens Amsterdam."), "the first where the other is not theirs");
        app.settle().await;
    }

    async fn the_api_tells_of_practice(app: &TestApp) {
        let (idea, _) = idea(app).await;
        let raw = domain::practice::RawPractice {
            measures: vec![domain::practice::RawMeasure {
                indicator: "Opkomst".into(), before: "12,5".into(), after: "31".into(), unit: "%".into(),
            }],
            ..report(UTRECHT, "werkt-hier")
        };
        app::practice::report(app, &app.griffier().actor, idea, &raw).await.unwrap();
        app.settle().await;
        let whole = read(app, &format!("/ideeen/{idea}")).await;
        assert_eq!(whole["praktijk"], json!({"verkent": 0, "probeert": 0, "werktHier": 1, "gestopt": 0}));
        let report = &whole["praktijkberichten"][0];
        assert_eq!((&report["organisatie"]["code"], &report["staat"]), (&json!("GM0344"), &json!("werkt-hier")));
        assert_eq!(report["metingen"], json!([{"indicator": "Opkomst", "voor": 12.5, "na": 31.0, "eenheid": "%"}]));
        assert_eq!(report["sindsDatum"], "2025-09-01");
        for list in ["/ideeen?praktijk=ja", "/zoeken?q=loting&praktijk=ja"] {
            assert_eq!(read(app, list).await["totaal"], 1, "{list}");
        }
        app.visitor().get("/api/v1/ideeen?praktijk=nee").await.assert_status(400);
    }
}
