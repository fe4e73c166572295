//! How many people live in an organisation: filled in by an administrator, shown with day and source, and what filters by.

use app::inhabitants::{Imported, RawSheet, RowProblem, import};
use app::practice::report as send;
use domain::policy::Reason;
use domain::{Denial, Event, Field, IdeaNumber, Invalid, Problem};
use serde_json::{Value, json};
use tests::{Answer, TestApp, both_engines, denied};

use crate::practice::{AMSTERDAM, UTRECHT, report, speaks_for};

const PAGE: &str = "/beheer/inwoners";
const ZEIST: &str = "GM0355";
const RIVIERENLAND: &str = "WS0621";
const SHEET: &str = "code;inwoners\nGM0344;367.947\nGM0363;934927\nGM0355;67000\n";

fn raw(text: &str) -> RawSheet<'_> {
    RawSheet { text, day: "1-1-2026", source: "CBS" }
}

async fn fill_in(app: &TestApp, text: &str) {
    let kept = import(app, &app.beheerder().actor, raw(text)).await.unwrap();
    assert!(matches!(kept, Imported::Kept(_)), "{kept:?}");
}

async fn count_of(app: &TestApp, code: &str) -> Option<i64> {
    app.reader().organisation(code).await.unwrap().unwrap().inhabitants.map(|inhabitants| inhabitants.count)
}

/// Three ideas: one works in Utrecht and is tried in Amsterdam, one works in Zeist, one at a water board.
async fn world(app: &TestApp) -> [IdeaNumber; 3] {
    for code in [UTRECHT, AMSTERDAM, ZEIST, RIVIERENLAND] {
        speaks_for(app, app.griffier(), code).await;
    }
    let mut ideas = [IdeaNumber(0); 3];
    for (place, title) in
        ["Loting voor de wijkraad", "Stembureau in de trein", "Vergaderen op de dijk"].iter().enumerate()
    {
        ideas[place] = app.idea(app.inwoner(), title).await;
    }
    let reports = [
        (ideas[0], report(UTRECHT, "werkt-hier")),
        (ideas[0], report(AMSTERDAM, "probeert")),
        (ideas[1], report(ZEIST, "werkt-hier")),
        (ideas[2], report(RIVIERENLAND, "verkent")),
    ];
    for (idea, report) in reports {
        send(app, &app.griffier().actor, idea, &report).await.unwrap();
    }
    ideas
}

fn listed(page: &Answer) -> Vec<String> {
    page.attributes("[aria-labelledby='lijst'] [data-idee]", "data-idee")
}

/// The choices of the filter by size: their words with how many ideas they leave.
fn sizes(page: &Answer) -> Vec<String> {
    let choices = page.html();
    let group = scraper_group(&choices, "Grootte");
    group.unwrap_or_default()
}

fn scraper_group(html: &scraper::Html, title: &str) -> Option<Vec<String>> {
    let group = scraper::Selector::parse(".filters__group").unwrap();
    let (heading, choice) = (scraper::Selector::parse("h3").unwrap(), scraper::Selector::parse("a").unwrap());
    let words = |element: scraper::ElementRef<'_>| {
        let parts: Vec<String> =
            element.text().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
        parts.join(" ")
    };
    html.select(&group)
        .find(|group| group.select(&heading).any(|heading| words(heading) == title))
        .map(|group| group.select(&choice).map(words).collect())
}

both_engines! {
    async fn an_administrator_fills_in_a_sheet_and_day_and_source_are_shown(app: &TestApp) {
        let beheerder = app.browser_of(app.beheerder()).await;
        let page = beheerder.get(PAGE).await;
        assert!(page.one("#lijst").starts_with("Van 0 van de"), "{}", page.one("#lijst"));
        assert_eq!(page.attributes("form[action='/beheer/inwoners']", "enctype"), ["multipart/form-data"]);
        let fields = [("peildatum", "1-1-2026"), ("bron", "CBS"), ("bestand", "")];
        let file = format!("\u{feff}{}", SHEET.replace('\n', "\r\n"));
        let done = beheerder.post_file(PAGE, &fields, ("rekenblad", "inwoners.csv", file.as_bytes())).await;
        done.assert_leads_to("/beheer/inwoners?bewaard=3");
        let page = beheerder.get("/beheer/inwoners?bewaard=3").await;
        assert!(page.main().contains("3 organisaties zijn bijgewerkt."), "{}", page.main());
        assert_eq!(count_of(app, UTRECHT).await, Some(367_947));
        assert!(app.events().await.contains(&Event::InhabitantsSet { organisations: 3 }));
        let utrecht = app.visitor().get("/organisaties/GM0344").await;
        assert!(utrecht.main().contains("367.947 inwoners (1 januari 2026, bron: CBS)"), "{}", utrecht.main());
        assert!(app.visitor().get("/organisaties/GM0014").await.main().contains("Grootte onbekend"));
        assert!(!app.visitor().get("/organisaties/RIJK").await.main().contains("Grootte"), "the state has no size");

        let pasted = [("peildatum", "2026-01-02"), ("bron", "De gemeente zelf"), ("bestand", "inwoners\tcode\n\tGM0363\n68001\tGM0355\n")];
        beheerder.post(PAGE, &pasted).await.assert_leads_to("/beheer/inwoners?bewaard=2");
        assert_eq!((count_of(app, AMSTERDAM).await, count_of(app, ZEIST).await, count_of(app, UTRECHT).await), (None, Some(68_001), Some(367_947)));
        app.settle().await;
    }

    async fn each_bad_row_is_named_and_nothing_is_half_imported(app: &TestApp) {
        let bad = "code;inwoners\nGM0344;100\nGM9999;5\nGM0344;7\nRIJK;17000000\nGM0363;veel\nGM0014;-3\n;8\n";
        let found = import(app, &app.beheerder().actor, raw(bad)).await.unwrap();
        assert_eq!(found, Imported::Bad(vec![
            (3, RowProblem::Unknown),
            (4, RowProblem::Twice),
            (5, RowProblem::NoInhabitants),
            (6, RowProblem::NoNumber),
            (7, RowProblem::NoNumber),
            (8, RowProblem::Unknown),
        ]));
        assert_eq!(count_of(app, UTRECHT).await, None);
        let beheerder = app.browser_of(app.beheerder()).await;
        let fields = [("peildatum", "1-1-2026"), ("bron", "CBS"), ("bestand", bad)];
        let page = beheerder.post(PAGE, &fields).await;
        let rows = page.assert_status(422).all(".error-summary li");
        let lines: Vec<_> = rows.iter().map(|row| row.split(':').next().unwrap()).collect();
        assert_eq!(lines, ["Regel 3", "Regel 4", "Regel 5", "Regel 6", "Regel 7", "Regel 8"]);
        let form = page.form(Some(PAGE));
        assert_eq!((form.value("bron"), form.value("peildatum")), ("CBS", "1-1-2026"));
        assert!(form.value("bestand").contains("GM9999;5"), "what was typed is kept");
        let latin = b"code;inwoners\nGM0363;\xE9\xE9n\n";
        let page = beheerder.post_file(PAGE, &fields[..2], ("rekenblad", "a.csv", latin)).await;
        assert!(page.assert_status(422).main().contains("als Windows-1252"), "{}", page.main());
        assert!(page.form(Some(PAGE)).value("bestand").contains("één"));
        assert!(!app.events().await.iter().any(|event| matches!(event, Event::InhabitantsSet { .. })));
        app.settle().await;
    }

    async fn day_source_and_sheet_are_all_asked(app: &TestApp) {
        let actor = &app.beheerder().actor;
        let refused = async |raw: RawSheet<'_>| match import(app, actor, raw).await {
            Err(app::Refusal::Invalid(Invalid(errors))) => errors.into_iter().map(|e| (e.field, e.problem)).collect::<Vec<_>>(),
            other => panic!("not refused: {other:?}"),
        };
        let nothing = refused(RawSheet { text: " ", day: "", source: "" }).await;
        assert_eq!(nothing, [(Field::CountedOn, Problem::Missing), (Field::Source, Problem::Missing), (Field::File, Problem::Missing)]);
        assert_eq!(refused(RawSheet { day: "4-2-2026", ..raw(SHEET) }).await, [(Field::CountedOn, Problem::InFuture)]);
        assert_eq!(refused(RawSheet { day: "31-2-2026", ..raw(SHEET) }).await, [(Field::CountedOn, Problem::NotADate)]);
        assert_eq!(refused(raw("code;inwoners\n")).await, [(Field::File, Problem::TooFew { min: 1 })]);
        let odd = import(app, actor, raw("gemeente;aantal\nGM0344;5\n")).await.unwrap();
        assert_eq!(odd, Imported::Bad(vec![(1, RowProblem::Unreadable)]));
        for persona in [app.moderator(), app.griffier()] {
            assert_eq!(denied(import(app, &persona.actor, raw(SHEET)).await), Denial::NotAllowed(Reason::Role));
            app.browser_of(persona).await.get(PAGE).await.assert_status(403);
        }
        app.visitor().post(PAGE, &[("bestand", SHEET)]).await.assert_leads_to("/inloggen?terug=/");
        assert_eq!(count_of(app, UTRECHT).await, None);
        app.settle().await;
    }

    async fn practice_is_found_by_size_and_no_choice_leads_to_nothing(app: &TestApp) {
        let [large, medium, dike] = world(app).await;
        let visitor = app.visitor();
        assert!(sizes(&visitor.get("/praktijk").await).is_empty(), "nothing is known yet");
        fill_in(app, SHEET).await;
        let page = visitor.get("/praktijk").await;
        assert_eq!(sizes(&page), ["50.000 tot 100.000 inwoners 1", "250.000 inwoners en meer 1", "Grootte onbekend 1"]);
        assert!(page.main().contains("1 januari 2026, bron: CBS"), "{}", page.main());
        for (query, ideas) in [
            ("?grootte=vanaf-250000", vec![large]),
            ("?grootte=50000-100000", vec![medium]),
            ("?grootte=onbekend", vec![dike]),
            ("?grootte=tot-20000", vec![]),
            ("?grootte=raar", vec![large, medium, dike]),
            ("?grootte=vanaf-250000&staat=werkt-hier", vec![large]),
            ("?grootte=vanaf-250000&soort=waterschap", vec![]),
        ] {
            let page = visitor.get(&format!("/praktijk{query}")).await;
            let (mut found, mut expected) = (listed(page.assert_status(200)), ideas.iter().map(ToString::to_string).collect::<Vec<_>>());
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{query}");
        }
        let page = visitor.get("/praktijk?grootte=onbekend").await;
        assert_eq!(sizes(&page).len(), 3, "another choice can be made");
        for link in page.attributes(".filters__list a", "href") {
            assert!(!listed(&visitor.get(&link).await).is_empty(), "{link} leads to nothing");
        }
        let json = async |query: &str| -> Value {
            let answer = visitor.get(&format!("/api/v1/praktijk{query}")).await;
            serde_json::from_str(&answer.assert_status(200).body).unwrap()
        };
        let found = json("?grootte=vanaf-250000&provincie=PV26").await;
        assert_eq!((&found["totaal"], &found["resultaten"][0]["nummer"]), (&json!(1), &json!(large.0)));
        assert_eq!(found["resultaten"][0]["organisaties"][0], json!({"code": UTRECHT, "naam": "Utrecht", "staat": "werkt-hier", "url": format!("https://voorbeeld.nl/ideeen/{large}/praktijk/{UTRECHT}")}));
        assert_eq!(json("").await["totaal"], 3);
        assert_eq!(json("?soort=waterschap&staat=verkent").await["totaal"], 1);
        for odd in ["?grootte=groot", "?provincie=GM0344", "?soort=gemeenschap", "?gemeten=nee", "?pagina=0"] {
            visitor.get(&format!("/api/v1/praktijk{odd}")).await.assert_status(400);
        }
        app.settle().await;
    }

    async fn neighbours_of_about_the_same_size_can_be_asked_alone(app: &TestApp) {
        let [large, medium, _] = world(app).await;
        speaks_for(app, app.griffier(), "GM0307").await;
        let near = |page: &Answer| {
            let mut near = page.attributes("#buurt [data-idee]", "data-idee");
            near.sort();
            near
        };
        let visitor = app.visitor();
        let page = visitor.get("/praktijk?organisatie=GM0307").await;
        assert!(page.all("#buurt input[name=even_groot]").is_empty(), "its size is not known");
        assert_eq!(near(&visitor.get("/praktijk?organisatie=GM0307&even_groot=ja").await), [large, medium].map(|idea| idea.to_string()));
        fill_in(app, &format!("{SHEET}GM0307;52000\n")).await;
        let page = visitor.get("/praktijk?organisatie=GM0307").await;
        assert_eq!(near(&page), [large, medium].map(|idea| idea.to_string()));
        assert!(page.one("#buurt form").contains("50.000 tot 100.000 inwoners"));
        let alike = visitor.get("/praktijk?organisatie=GM0307&even_groot=ja").await;
        assert_eq!(near(&alike), [medium.to_string()], "Zeist is as large, Utrecht is larger");
        assert_eq!(alike.attributes("#buurt input[name=even_groot]", "checked").len(), 1);
        app.settle().await;
    }
}
