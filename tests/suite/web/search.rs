//! `/zoeken`.

use app::ideas;
use domain::ideas::{RawProposal, Step};
use tests::{both_engines, proposal};

both_engines! {
    async fn a_visitor_finds_an_idea_by_a_word_of_a_comment_and_by_other_forms(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Verkiezing van een wijkraad").await;
        app.comment(app.griffier(), idea, "Denk aan kinderopvang.").await;
        app.settle().await;
        let browser = app.visitor();
        for (words, marked) in [("kinderopvang", "kinderopvang"), ("wijkraden", "wijkraad"), ("verkiezingen", "Verkiezing")] {
            let page = browser.get(&format!("/zoeken?q={words}")).await;
            let found = page.attributes("main [data-idee]", "data-idee");
            assert_eq!(found, [idea.to_string()], "{words}");
            assert!(page.all("main mark").iter().any(|mark| mark == marked), "{words}: {:?}", page.all("main mark"));
        }
        let nothing = browser.get("/zoeken?q=zwembad").await;
        assert!(nothing.assert_status(200).attributes("main [data-idee]", "data-idee").is_empty());
        assert_eq!(nothing.form(Some("/zoeken")).value("q"), "zwembad");
    }

    async fn an_organisation_alone_narrows_and_can_be_taken_away(app: &TestApp) {
        let raw = RawProposal { organisation: "GM0363".into(), ..proposal("Loting in de stad") };
        let idea = ideas::propose(app, &app.inwoner().actor, &raw, Step::Publish).await.unwrap();
        app.idea(app.inwoner(), "Verkiezing van een wijkraad").await;
        app.settle().await;
        let page = app.visitor().get("/zoeken?organisatie=GM0363").await;
        assert_eq!(page.attributes("main [data-idee]", "data-idee"), [idea.to_string()]);
        assert_eq!(page.all(".filters__list a[aria-current]"), ["Amsterdam 1"]);
    }

    async fn whatever_is_asked_is_answered(app: &TestApp) {
        app.idea(app.inwoner(), "Verkiezing van een wijkraad").await;
        app.settle().await;
        let browser = app.visitor();
        for query in ["q=%22", "q=(((", "q=%E2%98%83", "q=%E2%80%AE", "q=%3Cscript%3E", "soort=raar", "q=raad&thema=%27"] {
            browser.get(&format!("/zoeken?{query}")).await.assert_status(200);
        }
        let shown = browser.get("/zoeken?q=%3Cb%3Eraad").await;
        assert_eq!(shown.form(Some("/zoeken")).value("q"), "<b>raad");
        browser.get("/zoeken?q=a&q=b").await.assert_status(400);
        browser.get("/zoeken?q=raad&pagina=9999").await.assert_status(404);
    }
}
