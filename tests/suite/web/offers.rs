//! What `/zoeken` and the pages of ideas offer: filters, suggestions while typing, ideas that look alike.

use app::ideas;
use domain::IdeaNumber;
use domain::ideas::{RawProposal, Step};
use jiff::SignedDuration;
use tests::{Answer, TestApp, both_engines, proposal};

/// An idea about water for the water board of Amsterdam and around.
async fn for_water_board(app: &TestApp, title: &str) -> IdeaNumber {
    let raw = RawProposal {
        organisation: "WS0155".into(),
        level: "waterschap".into(),
        themes: vec!["water-en-klimaat".into(), "meedoen".into()],
        ..proposal(title)
    };
    ideas::propose(app, &app.inwoner().actor, &raw, Step::Publish).await.unwrap()
}

/// What is suggested: kind and text of each.
fn suggested(answer: &Answer) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(&answer.assert_status(200).body).unwrap();
    let of = |suggestion: &serde_json::Value, name: &str| suggestion[name].as_str().unwrap().to_owned();
    let all = json["suggesties"].as_array().unwrap();
    all.iter().map(|one| format!("{}: {}", of(one, "soort"), of(one, "tekst"))).collect()
}

fn numbers(page: &Answer, css: &str) -> Vec<String> {
    page.attributes(&format!("{css} [data-idee]"), "data-idee")
}

both_engines! {
    async fn every_filter_that_is_offered_leads_to_as_much_as_it_says(app: &TestApp) {
        for title in ["Raad voor het water", "Raad voor de dijk"] {
            for_water_board(app, title).await;
        }
        app.idea(app.inwoner(), "Raad voor de wijk").await;
        let idea = app.idea(app.griffier(), "Raad voor de buurt").await;
        app.comment(app.griffier(), idea, "Een raad is goed.").await;
        app.settle().await;
        let browser = app.visitor();
        let page = browser.get("/zoeken?q=raad").await;
        let links = page.attributes(".filters__list a", "href");
        let words = page.all(".filters__list a");
        assert!(words.contains(&"Waterschap Amstel, Gooi en Vecht 2".to_owned()), "{words:?}");
        assert!(words.contains(&"2026 4".to_owned()), "{words:?}");
        assert_eq!(words.len(), links.len());
        for (link, words) in links.iter().zip(words) {
            let promised = words.rsplit(' ').next().unwrap();
            let chosen = browser.get(link).await;
            assert_eq!(chosen.one("#gevonden"), format!("{promised} gevonden"), "{link}");
            assert!(!chosen.all("main ol.result-list > li").is_empty(), "{link}");
        }
    }

    async fn a_year_and_practice_narrow_and_what_is_odd_narrows_nothing(app: &TestApp) {
        app.idea(app.inwoner(), "Raad voor de wijk").await;
        app.settle().await;
        let browser = app.visitor();
        for (query, found) in [
            ("jaar=2026", 1), ("jaar=1999", 0), ("jaar=abc", 1), ("jaar=99999999", 1), ("praktijk=ja", 0),
            ("praktijk=raar", 1), ("tot=abc", 1), ("tot=0", 0), ("tot=99999999999999999999", 1),
        ] {
            let page = browser.get(&format!("/zoeken?q=raad&{query}")).await;
            assert_eq!(numbers(page.assert_status(200), "main").len(), found, "{query}");
        }
    }

    async fn a_second_page_shows_nothing_again_though_ideas_came_in_between(app: &TestApp) {
        for number in 0..25 {
            app.clock.advance(SignedDuration::from_mins(1));
            app.idea(app.inwoner(), &format!("Raad voor wijk nummer {number}")).await;
        }
        app.settle().await;
        let browser = app.visitor();
        let first = browser.get("/zoeken?q=raad&sorteer=nieuw").await;
        let next = first.attributes("nav.pagination a", "href").pop().unwrap();
        for number in 0..3 {
            app.clock.advance(SignedDuration::from_mins(1));
            app.idea(app.griffier(), &format!("Raad voor dorp nummer {number}")).await;
        }
        app.settle().await;
        let second = browser.get(&next).await;
        let (seen, further) = (numbers(&first, "main"), numbers(&second, "main"));
        assert_eq!((seen.len(), further.len()), (20, 5));
        assert!(further.iter().all(|number| !seen.contains(number)), "{seen:?} {further:?}");
    }

    async fn ideas_themes_and_organisations_are_suggested_by_how_their_words_begin(app: &TestApp) {
        let less = app.idea(app.inwoner(), "Waterpleinen voor de wijk").await;
        let most = for_water_board(app, "Water in de tuin").await;
        ideas::support(app, &app.griffier().actor, most, true).await.unwrap();
        app.settle().await;
        let browser = app.visitor();
        let answer = browser.get("/zoeken/suggesties?q=w%C3%A1ter").await;
        assert_eq!(answer.header("content-type"), "application/json");
        assert_eq!(suggested(&answer), [
            "idee: Water in de tuin", "idee: Waterpleinen voor de wijk", "thema: Water en klimaat",
            "organisatie: Waterschap Amstel, Gooi en Vecht",
        ]);
        assert_eq!(suggested(&browser.get("/zoeken/suggesties?q=wijk+waterp").await), ["idee: Waterpleinen voor de wijk"]);
        for nothing in ["", "?q=", "?q=+", "?q=w", "?q=xyz", "?q=%22%28", "?q=pleinen"] {
            assert_eq!(suggested(&browser.get(&format!("/zoeken/suggesties{nothing}")).await), [""; 0], "{nothing}");
        }
        ideas::withdraw(app, &app.inwoner().actor, less).await.unwrap();
        assert_eq!(suggested(&browser.get("/zoeken/suggesties?q=waterpl").await), [""; 0], "gone at once");
        app.settle().await;
    }

    async fn ideas_like_the_title_are_shown_on_request_and_nothing_typed_is_lost(app: &TestApp) {
        let there = app.idea(app.griffier(), "Loting voor de wijkraad").await;
        app.settle().await;
        let browser = app.browser_of(app.inwoner()).await;
        let page = browser.get("/ideeen/nieuw").await;
        assert!(numbers(&page, "aside").is_empty());
        let form = page.form(Some("/ideeen/nieuw")).fill("titel", "Wijkraden loten").fill("voorstel", "Met een bal.");
        let looked = browser.submit(&form.fill("actie", "bekijk")).await;
        assert_eq!(numbers(looked.assert_status(200), "aside"), [there.to_string()]);
        let again = looked.form(Some("/ideeen/nieuw"));
        assert_eq!((again.value("titel"), again.value("voorstel")), ("Wijkraden loten", "Met een bal."));
        let refused = browser.submit(&again.fill("actie", "publiceer")).await;
        assert_eq!(numbers(refused.assert_status(422), "aside"), [there.to_string()]);
        assert_eq!(app.reader().listed_after(there, 5).await.unwrap(), [], "looking keeps nothing");
        app.settle().await;
    }

    async fn the_part_with_ideas_like_a_title_is_there_for_the_script(app: &TestApp) {
        let there = app.idea(app.griffier(), "Loting voor de wijkraad").await;
        app.settle().await;
        let browser = app.visitor();
        let part = browser.get("/ideeen/lijkt-op?titel=wijkraden%20loten").await;
        assert_eq!(part.assert_status(200).attributes("[data-idee]", "data-idee"), [there.to_string()]);
        let own = browser.get(&format!("/ideeen/lijkt-op?titel=wijkraden%20loten&zonder={there}")).await;
        assert!(own.assert_status(200).attributes("[data-idee]", "data-idee").is_empty());
        for odd in ["", "?titel=", "?titel=%22%28&zonder=x", "?titel=zwembad"] {
            let part = browser.get(&format!("/ideeen/lijkt-op{odd}")).await;
            assert!(part.assert_status(200).attributes("[data-idee]", "data-idee").is_empty(), "{odd}");
        }
    }

    async fn the_page_of_an_idea_shows_those_like_it(app: &TestApp) {
        let own = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let like = app.idea(app.griffier(), "Wijkraden die geloot worden").await;
        app.idea(app.griffier(), "Meer bomen langs de kade").await;
        app.settle().await;
        let page = app.visitor().follow(&format!("/ideeen/{own}")).await;
        let shown = numbers(&page, "[aria-labelledby=lijkt-hierop]");
        assert_eq!(shown.first(), Some(&like.to_string()));
        assert!(!shown.contains(&own.to_string()), "{shown:?}");
        let alone = app.visitor().follow(&format!("/ideeen/{}", like.0 + 1)).await;
        assert!(alone.all("#lijkt-hierop").is_empty(), "no heading over nothing");
    }
}
