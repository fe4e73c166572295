//! `/ideeen/{nummer}/reacties` and `/reacties/{id}/…`.

use domain::{CommentId, IdeaNumber};
use tests::{TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";

fn address(idea: IdeaNumber) -> String {
    format!("/ideeen/{idea}/loting-voor-de-wijkraad")
}

async fn discussed(app: &TestApp) -> (IdeaNumber, CommentId) {
    let idea = app.idea(app.inwoner(), TITLE).await;
    (idea, app.comment(app.griffier(), idea, "Hoe loot je eerlijk?").await)
}

both_engines! {
    async fn a_comment_is_placed_and_its_address_leads_to_it(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.get(&address(idea)).await;
        let form = page.form(Some(&format!("/ideeen/{idea}/reacties")));
        let done = browser.submit(&form.fill("tekst", "Hoe loot je **eerlijk**?").fill("houding", "vraag")).await;
        let place = done.location().unwrap().to_owned();
        let (path, anchor) = place.split_once('#').unwrap();
        assert_eq!((done.status, path), (303, address(idea).as_str()));
        let page = app.visitor().get(path).await;
        assert!(page.one(&format!("[id='{anchor}']")).contains("Hoe loot je eerlijk?"));
        let id = anchor.trim_start_matches("reactie-");
        app.visitor().get(&format!("/reacties/{id}")).await.assert_leads_to(&place);
        app.settle().await;
    }

    async fn an_answer_stands_under_what_it_answers(app: &TestApp) {
        let (idea, question) = discussed(app).await;
        let browser = app.browser_of(app.inwoner()).await;
        let fields = [("tekst", "Met een notaris."), ("antwoord_op", &*question.to_string())];
        let done = browser.post(&format!("/ideeen/{idea}/reacties"), &fields).await;
        let anchor = done.location().unwrap().split_once('#').unwrap().1.to_owned();
        let page = browser.get(&address(idea)).await;
        assert_eq!(page.all(&format!("ol.thread ol.thread [id='{anchor}']")).len(), 1);
        app.settle().await;
    }

    async fn a_refused_comment_keeps_its_words_at_its_place(app: &TestApp) {
        let (idea, question) = discussed(app).await;
        let browser = app.browser_of(app.inwoner()).await;
        let post = format!("/ideeen/{idea}/reacties");
        let empty = browser.post(&post, &[("tekst", " ")]).await;
        assert_eq!(empty.assert_status(422).refused_fields(), ["tekst"]);
        let long = "Een lange reactie. ".repeat(300);
        let refused = browser.post(&post, &[("tekst", &long), ("houding", "voor")]).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["tekst"]);
        assert!(refused.error("tekst").contains("5.000"), "{}", refused.error("tekst"));
        assert!(refused.body.contains(long.trim()), "all of it");
        assert_eq!(refused.h1(), TITLE, "on the page of the idea");
        let fields = [("tekst", long.as_str()), ("antwoord_op", &*question.to_string())];
        let refused = browser.post(&post, &fields).await;
        assert!(refused.assert_status(422).body.contains(long.trim()));
        app.settle().await;
    }

    async fn a_comment_sent_twice_is_placed_once(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.griffier()).await;
        let form = browser.get(&address(idea)).await.form(Some(&format!("/ideeen/{idea}/reacties")));
        let form = form.fill("tekst", "Goed plan.");
        let (one, two) = tokio::join!(browser.submit(&form), browser.submit(&form));
        assert_eq!(one.location(), two.location());
        assert_eq!(app.visitor().get(&address(idea)).await.all("article.comment").len(), 1);
        app.settle().await;
    }

    async fn ones_own_comment_is_changed_and_taken_back(app: &TestApp) {
        let (idea, comment) = discussed(app).await;
        let browser = app.browser_of(app.griffier()).await;
        let edit = format!("/reacties/{comment}/bewerken");
        let form = browser.get(&edit).await.form(Some(&edit));
        assert_eq!(form.value("tekst"), "Hoe loot je eerlijk?");
        let refused = browser.submit(&form.clone().fill("tekst", "")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["tekst"]);
        browser.submit(&form.fill("tekst", "Wie loot er?")).await.assert_leads_to(&format!("/reacties/{comment}"));
        assert!(app.visitor().get(&address(idea)).await.main().contains("Wie loot er?"));

        let remove = format!("/reacties/{comment}/verwijderen");
        let page = browser.get(&remove).await;
        assert!(page.main().contains("Wie loot er?"), "it shows what goes");
        browser.submit(&page.form(Some(&remove))).await.assert_leads_to(&format!("/reacties/{comment}"));
        let page = app.visitor().get(&address(idea)).await;
        assert!(!page.body.contains("Wie loot er?"));
        assert_eq!(page.all(&format!("[id='reactie-{comment}']")).len(), 1, "its place stays");
        browser.get(&edit).await.assert_status(403);
        app.settle().await;
    }

    async fn somebody_elses_comment_offers_no_change(app: &TestApp) {
        let (idea, comment) = discussed(app).await;
        let browser = app.browser_of(app.inwoner()).await;
        let links = browser.get(&address(idea)).await.attributes("main a", "href");
        assert!(!links.contains(&format!("/reacties/{comment}/bewerken")));
        assert!(links.contains(&format!("/reacties/{comment}/melden")));
        for step in ["bewerken", "verwijderen"] {
            let path = format!("/reacties/{comment}/{step}");
            browser.get(&path).await.assert_status(403);
            browser.post(&path, &[("tekst", "Nee.")]).await.assert_status(403);
        }
        app.settle().await;
    }

    async fn html_and_links_in_a_comment_do_no_harm(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let text = "<script>alert(1)</script>

Kijk <img src=x onerror=alert(1)> [klik](javascript:alert(1)) \
                    [weg](https://elders.nl/) <a href=\"data:text/html,x\">data</a> **vet** <svg onload=alert(1)>";
        app.comment(app.griffier(), idea, text).await;
        let page = app.visitor().get(&address(idea)).await;
        assert!(page.body.contains("<strong>vet</strong>"));
        let links = page.attributes(".comment__body a", "href");
        assert_eq!(links, ["https://elders.nl/"]);
        let rel = page.attributes(".comment__body a", "rel").remove(0);
        assert!(rel.contains("nofollow") && rel.contains("noopener"), "{rel}");
        assert!(page.all("main img, .comment script, main svg[onload]").is_empty());
        app.settle().await;
    }
}

both_engines! {
    async fn an_answer_to_what_is_gone_is_offered_as_a_comment_with_all_its_words(app: &TestApp) {
        let (idea, question) = discussed(app).await;
        app::comments::remove(app, &app.griffier().actor, question).await.unwrap();
        let browser = app.browser_of(app.inwoner()).await;
        let fields = [("tekst", "Met een notaris erbij."), ("antwoord_op", &*question.to_string())];
        let refused = browser.post(&format!("/ideeen/{idea}/reacties"), &fields).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["tekst"]);
        let form = refused.form(Some(&format!("/ideeen/{idea}/reacties")));
        assert_eq!(form.value("tekst"), "Met een notaris erbij.");
        assert!(form.values("antwoord_op").is_empty(), "sent again, it is a comment of its own");
        app.settle().await;
    }

    async fn what_looks_like_html_is_shown_as_it_was_typed(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.comment(app.griffier(), idea, "Schrijf <naam van de wijk> erbij.").await;
        let page = app.visitor().get(&address(idea)).await;
        assert_eq!(page.one(".comment__body"), "Schrijf <naam van de wijk> erbij.");
        app.settle().await;
    }
}
