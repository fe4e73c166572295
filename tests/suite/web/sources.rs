//! *Bronnen* of an idea: links to where more can be read.

use app::ideas;
use domain::holding::Withheld;
use domain::ideas::{RawProposal, Step};
use jiff::SignedDuration;
use serde_json::json;
use tests::{both_engines, proposal};

const TITLE: &str = "Loting voor de wijkraad";
const REPORT: &str = "https://voorbeeld.nl/verslag";

fn with_sources(sources: &str) -> RawProposal {
    RawProposal { sources: sources.to_owned(), ..proposal(TITLE) }
}

both_engines! {
    async fn the_sources_of_an_idea_are_links_under_their_names(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let idea = app.idea(app.inwoner(), TITLE).await;
        let edit = format!("/ideeen/{idea}/bewerken");
        let page = format!("/ideeen/{idea}/loting-voor-de-wijkraad");
        assert!(!app.visitor().get(&page).await.main().contains("Bronnen"), "no heading over nothing");
        app.clock.advance(SignedDuration::from_mins(1));
        let typed = format!("Verslag van de eerste avond: {REPORT}\r\n\r\nhttps://www.utrecht.nl/wijken/?jaar=2025\r\n");
        let form = browser.get(&edit).await.form(Some(&edit)).fill("bronnen", &typed).fill("actie", "publiceer");
        browser.submit(&form).await.assert_leads_to(&page);
        let shown = app.visitor().get(&page).await;
        let link = ".idea__part:last-child li a";
        assert_eq!(shown.attributes(link, "href"), [REPORT, "https://www.utrecht.nl/wijken/?jaar=2025"]);
        assert_eq!(shown.all(link), ["Verslag van de eerste avond", "www.utrecht.nl/wijken/?jaar=2025"]);
        assert_eq!(shown.attributes(link, "rel"), ["nofollow ugc noopener"; 2]);
        assert!(shown.main().contains("(voorbeeld.nl)"), "where a name leads to is said beside it");
        let again = browser.get(&edit).await.form(Some(&edit));
        assert_eq!(again.value("bronnen"), format!("Verslag van de eerste avond {REPORT}\nhttps://www.utrecht.nl/wijken/?jaar=2025"));

        let history = app.visitor().get(&format!("/ideeen/{idea}/geschiedenis")).await;
        assert_eq!(history.all(".version h3"), ["Bronnen"], "and nothing else changed");
        assert!(history.one(".version ins").contains(REPORT));
        let api = app.visitor().get(&format!("/api/v1/ideeen/{idea}")).await;
        let whole: serde_json::Value = serde_json::from_str(&api.body).unwrap();
        assert_eq!(whole["bronnen"], json!([
            { "naam": "Verslag van de eerste avond", "url": REPORT },
            { "naam": "", "url": "https://www.utrecht.nl/wijken/?jaar=2025" },
        ]));
        assert!(app.visitor().get(&format!("/ideeen/{idea}/dossier")).await.main().contains("Verslag van de eerste avond"));
        app.settle().await;
    }

    async fn what_is_no_link_is_refused_with_all_that_was_typed(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let idea = app.idea(app.inwoner(), TITLE).await;
        let edit = format!("/ideeen/{idea}/bewerken");
        let typed = format!("Goed {REPORT}\nzie het verslag\njavascript:alert(1)");
        let form = browser.get(&edit).await.form(Some(&edit)).fill("bronnen", &typed).fill("actie", "publiceer");
        let refused = browser.submit(&form).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["bronnen"]);
        assert_eq!(refused.form(Some(&edit)).value("bronnen"), typed);
        assert!(refused.main().contains("één hele link"));
        app.settle().await;
    }

    async fn two_who_change_sources_at_once_see_both(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let idea = app.idea(app.inwoner(), TITLE).await;
        let edit = format!("/ideeen/{idea}/bewerken");
        let form = browser.get(&edit).await.form(Some(&edit)).fill("bronnen", REPORT).fill("actie", "publiceer");
        app.clock.advance(SignedDuration::from_mins(1));
        let elsewhere = with_sources("https://www.utrecht.nl");
        ideas::edit(app, &app.inwoner().actor, idea, &elsewhere, Step::Publish, None).await.unwrap();
        let both = browser.submit(&form).await;
        assert_eq!(both.assert_status(409).all(".compare h3"), ["Bronnen"; 2]);
        assert!(both.main().contains("https://www.utrecht.nl") && both.form(Some(&edit)).value("bronnen") == REPORT);
        app.settle().await;
    }

    async fn a_source_that_somebody_new_adds_is_read_first_like_any_link(app: &TestApp) {
        let sam = app.newcomer("Sam Jansen").await;
        app.clock.advance(SignedDuration::from_hours(48));
        let idea = ideas::propose(app, &sam.actor, &with_sources(""), Step::Publish).await.unwrap();
        app.clock.advance(SignedDuration::from_mins(1));
        let winkel = with_sources("Aanbieding https://winkel.example");
        ideas::edit(app, &sam.actor, idea, &winkel, Step::Publish, None).await.unwrap();
        let kept = app.reader().idea(idea).await.unwrap().unwrap();
        assert_eq!(kept.withheld, Some(Withheld::Changed));
        let kim = app.newcomer("Kim de Boer").await;
        app.clock.advance(SignedDuration::from_hours(48));
        let first = ideas::propose(app, &kim.actor, &winkel, Step::Publish).await.unwrap();
        assert_eq!(app.reader().idea(first).await.unwrap().unwrap().withheld, Some(Withheld::Before));
        app.settle().await;
    }
}
