//! What an organisation lists of its answers: in time, late and not at all; on its page, in its feed and as JSON.

use domain::moderation::Target;
use domain::{CommentId, IdeaNumber};
use jiff::SignedDuration;
use serde_json::{Value, json};
use tests::{Answer, TestApp, both_engines, proposal};

const AMSTERDAM: &str = "GM0363";
const PAGE: &str = "/organisaties/GM0363";
const API: &str = "/api/v1/organisaties/GM0363/antwoorden";

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

/// What was asked of Amsterdam, the first first, and the two answers.
struct World {
    in_time: IdeaNumber,
    late: IdeaNumber,
    overdue: IdeaNumber,
    waiting: IdeaNumber,
    answers: [CommentId; 2],
}

async fn answer(app: &TestApp, idea: IdeaNumber, text: &str) -> CommentId {
    app::official_answers::give(app, &app.griffier().actor, idea, text).await.unwrap()
}

async fn asked(app: &TestApp) -> World {
    app.represents(app.griffier(), AMSTERDAM).await;
    let ask = async |title: &str| app.idea_for(app.inwoner(), title, AMSTERDAM).await;
    let in_time = ask("Een vraag die op tijd antwoord kreeg").await;
    app.clock.advance(days(1));
    let late = ask("Een vraag die laat antwoord kreeg").await;
    app.clock.advance(days(1));
    let overdue = ask("Een vraag zonder antwoord").await;
    let first = answer(app, in_time, "Dit gaan we doen.").await;
    app.clock.advance(days(60));
    let second = answer(app, late, "Sorry, dit duurde lang.").await;
    let waiting = ask("Een vraag van vandaag").await;
    app.settle().await;
    World { in_time, late, overdue, waiting, answers: [first, second] }
}

async fn hide(app: &TestApp, target: Target) {
    let case = app::moderation::open(app, &app.moderator().actor, target).await.unwrap();
    let facts = "Dit is een telefoonnummer.";
    let ruling = tests::ruling("verberg", "persoonsgegevens", facts);
    app::moderation::decide(app, &app.moderator().actor, case, &ruling).await.unwrap();
}

fn listed(page: &Answer) -> Vec<String> {
    page.attributes("#beloofd [data-idee]", "data-idee")
}

async fn read(app: &TestApp, query: &str) -> Value {
    let answer = app.visitor().get(&format!("{API}{query}")).await;
    serde_json::from_str(&answer.assert_status(200).body).unwrap()
}

both_engines! {
    async fn the_page_lists_what_was_answered_in_time_late_and_not_at_all(app: &TestApp) {
        let World { in_time, late, overdue, waiting, answers } = asked(app).await;
        let visitor = app.visitor();
        for (query, ideas) in [
            ("", vec![waiting, overdue, late, in_time]),
            ("?antwoord=op-tijd", vec![in_time]),
            ("?antwoord=te-laat", vec![late]),
            ("?antwoord=nog-niet", vec![waiting, overdue]),
            ("?antwoord=raar", vec![waiting, overdue, late, in_time]),
        ] {
            let page = visitor.get(&format!("{PAGE}{query}")).await;
            let expected: Vec<_> = ideas.iter().map(ToString::to_string).collect();
            assert_eq!(listed(page.assert_status(200)), expected, "{query}");
            assert_eq!(page.all("#beloofd nav a"), ["Alles (4)", "Op tijd (1)", "Te laat (1)", "Nog niet (2)"]);
        }
        let page = visitor.get(PAGE).await;
        assert_eq!(page.all("#beloofd .promise"), [
            "Antwoord beloofd vóór 18 mei 2026",
            "Antwoord was beloofd vóór 19 maart 2026. Het is er nog niet.",
            "Beantwoord op 6 april 2026. Het was beloofd vóór 18 maart 2026.",
            "Op tijd beantwoord, op 5 februari 2026",
        ]);
        let links = page.attributes("#beloofd .idea-row__practice a", "href");
        assert_eq!(links, [format!("/reacties/{}", answers[1]), format!("/reacties/{}", answers[0])]);
        assert!(visitor.get("/organisaties/GM0344").await.all("#beloofd").is_empty(), "nothing was asked of Utrecht");
    }

    async fn what_the_author_makes_of_an_answer_stands_beside_it(app: &TestApp) {
        let World { in_time, answers, .. } = asked(app).await;
        let id = answers[0].to_string();
        app::official_answers::judge(app, &app.inwoner().actor, in_time, &id, "verder", "Mooi zo.").await.unwrap();
        let page = app.visitor().get(&format!("{PAGE}?antwoord=op-tijd")).await;
        assert!(page.one("#beloofd .idea-row__practice").ends_with("De schrijver: hier kan ik mee verder."));
        assert_eq!(read(app, "?antwoord=op-tijd").await["resultaten"][0]["oordeel"], "verder");
        app.settle().await;
    }

    async fn the_same_is_there_as_json(app: &TestApp) {
        let World { in_time, late, answers, .. } = asked(app).await;
        let all = read(app, "").await;
        assert_eq!(all["totaal"], 4);
        let kept: Vec<_> = all["resultaten"].as_array().unwrap().iter().map(|row| (row["antwoord"].clone(), row["isOverTijd"].clone())).collect();
        assert_eq!(kept, [("nog-niet", false), ("nog-niet", true), ("te-laat", false), ("op-tijd", false)].map(|(word, over)| (json!(word), json!(over))));
        let found = read(app, "?antwoord=te-laat").await;
        assert_eq!(found, json!({"totaal": 1, "resultaten": [{
            "antwoord": "te-laat",
            "beloofdVoorDatum": "2026-03-18",
            "isOverTijd": false,
            "gevraagdOp": "2026-02-04T12:00:00Z",
            "beantwoordOp": "2026-04-06T12:00:00Z",
            "idee": {"nummer": late.0, "titel": "Een vraag die laat antwoord kreeg", "url": format!("https://voorbeeld.nl/ideeen/{late}/een-vraag-die-laat-antwoord-kreeg")},
            "antwoordUrl": format!("https://voorbeeld.nl/reacties/{}", answers[1]),
            "oordeel": null,
        }]}));
        let second = read(app, "?perPagina=3&pagina=2").await;
        assert_eq!((&second["totaal"], &second["resultaten"][0]["idee"]["nummer"]), (&json!(4), &json!(in_time.0)));
        for odd in ["?antwoord=raar", "?pagina=0", "?stand=open"] {
            app.visitor().get(&format!("{API}{odd}")).await.assert_status(400);
        }
        app.visitor().get("/api/v1/organisaties/GM9999/antwoorden").await.assert_status(404);
    }

    async fn its_answers_are_a_feed_newest_first(app: &TestApp) {
        let World { answers, .. } = asked(app).await;
        let feed = app.visitor().get(&format!("{PAGE}/feed.atom")).await;
        assert_eq!(feed.assert_status(200).header("content-type"), "application/atom+xml; charset=utf-8");
        let places = ["Amsterdam antwoordt op: Een vraag die laat antwoord kreeg", "Sorry, dit duurde lang.", "Amsterdam antwoordt op: Een vraag die op tijd antwoord kreeg"]
            .map(|text| feed.body.find(text).unwrap_or_else(|| panic!("no {text} in {}", feed.body)));
        assert!(places.is_sorted(), "{places:?}");
        assert!(feed.body.contains(&format!("https://voorbeeld.nl/reacties/{}", answers[0])));
        let page = app.visitor().get(PAGE).await;
        assert_eq!(page.attributes("link[rel=alternate]", "href"), [format!("{PAGE}/feed.atom")]);
        app.visitor().get("/organisaties/GM9999/feed.atom").await.assert_status(404);
    }

    async fn of_what_is_hidden_neither_title_nor_words_are_told(app: &TestApp) {
        let World { in_time, late, overdue, waiting, answers } = asked(app).await;
        for target in [Target::Idea(in_time), Target::Idea(overdue), Target::Comment(answers[1])] {
            hide(app, target).await;
        }
        app::ideas::withdraw(app, &app.inwoner().actor, waiting).await.unwrap();
        let page = app.visitor().get(PAGE).await;
        assert_eq!(listed(&page), [late.to_string()], "the answer to it is hidden, so that it waits again");
        assert_eq!(page.all("#beloofd nav a"), ["Alles (2)", "Op tijd (1)", "Nog niet (1)"], "nobody can answer what is hidden");
        assert!(page.one("#beloofd").contains("Dit idee is niet meer te lezen"), "{}", page.main());
        assert!(page.all("#beloofd .idea-row__practice").is_empty(), "no way to a hidden answer");
        let told = read(app, "").await;
        assert_eq!((&told["totaal"], &told["resultaten"][1]["idee"], &told["resultaten"][1]["antwoordUrl"]), (&json!(2), &json!(null), &json!(null)));
        let feed = app.visitor().get(&format!("{PAGE}/feed.atom")).await;
        for body in [&page.body, &feed.body, &told.to_string()] {
            for hidden in ["op tijd antwoord kreeg", "Sorry, dit duurde", "zonder antwoord", "Dit gaan we doen"] {
                assert!(!body.contains(hidden), "{hidden}: {body}");
            }
        }
        app.settle().await;
    }

    async fn a_long_list_has_pages_that_keep_the_choice(app: &TestApp) {
        app.represents(app.griffier(), AMSTERDAM).await;
        let raw = |number: i32| domain::ideas::RawProposal { organisation: AMSTERDAM.to_owned(), ..proposal(&format!("Vraag nummer {number} van veel")) };
        let mut ideas = Vec::new();
        for number in 0..23 {
            ideas.push(app::ideas::propose(app, &app.inwoner().actor, &raw(number), domain::ideas::Step::Publish).await.unwrap());
        }
        answer(app, ideas[22], "Dit gaan we doen.").await;
        let second = app.visitor().get(&format!("{PAGE}?antwoord=nog-niet&pagina=2")).await;
        assert_eq!(listed(&second), [ideas[1].to_string(), ideas[0].to_string()]);
        assert_eq!(second.attributes("#beloofd a[rel=prev]", "href"), [format!("{PAGE}?antwoord=nog-niet&pagina=1#beloofd")]);
        for odd in ["pagina=0", "pagina=3", "pagina=x", "antwoord=op-tijd&pagina=2", "pagina=99999999999999999999"] {
            app.visitor().get(&format!("{PAGE}?{odd}")).await.assert_status(404);
        }
        app.settle().await;
    }
}
