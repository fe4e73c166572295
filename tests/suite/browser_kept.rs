//! A form that is sent after its sender was signed out, without scripts, in a real browser: nothing that was typed is lost.

use tests::{PASSWORD, Persona, Visit, both_engines};

const TEXT: &str = "Wij loten al een jaar, en de opkomst is gestegen.\nVraag gerust hoe.";

async fn fill_in(visit: &Visit, persona: &Persona, password: &str) {
    visit.fill("#email", &persona.email).await;
    visit.fill("#wachtwoord", password).await;
    visit.press("main form .button").await;
}

both_engines! {
    async fn what_was_typed_before_the_session_ended_is_sent_after_signing_in_again(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let visit = Visit::start(app).await;
        visit.open("/inloggen").await;
        fill_in(&visit, app.griffier(), PASSWORD).await;
        visit.open(&format!("/ideeen/{idea}")).await;
        visit.fill("#tekst", TEXT).await;
        visit.forget().await;
        visit.press(".comment-form .button").await;
        assert!(visit.text().await.contains("Wat je schreef, is er nog."), "{}", visit.text().await);
        fill_in(&visit, app.griffier(), "een heel ander wachtwoord").await;
        assert!(!visit.has_no("#fouten").await);
        fill_in(&visit, app.griffier(), PASSWORD).await;
        let page = visit.text().await;
        assert!(page.contains("Je bent weer ingelogd") && page.contains(TEXT), "{page}");
        assert!(page.contains(&app.griffier().name), "the page is already theirs");
        visit.assert_accessible().await;
        visit.press("main form .button").await;
        assert!(visit.path().await.starts_with(&format!("/ideeen/{idea}/")), "{}", visit.path().await);
        assert!(visit.text().await.contains("de opkomst is gestegen"));
        visit.end().await;
        app.settle().await;
    }

    async fn a_whole_proposal_waits_as_well(app: &TestApp) {
        let visit = Visit::start(app).await;
        visit.open("/inloggen").await;
        fill_in(&visit, app.griffier(), PASSWORD).await;
        visit.open("/ideeen/nieuw").await;
        visit.fill("#titel", "Een avond per maand voor de wijk").await;
        visit.fill("#samenvatting", "De raad komt elke maand een avond naar een wijk.").await;
        visit.fill("#voorstel", "Elke maand een andere wijk, zonder agenda vooraf.").await;
        visit.forget().await;
        visit.press("main form button[value=bewaar]").await;
        fill_in(&visit, app.griffier(), PASSWORD).await;
        assert!(visit.text().await.contains("zonder agenda vooraf"), "{}", visit.text().await);
        visit.press("main form .button").await;
        assert!(visit.text().await.contains("Je concept is bewaard."), "{}", visit.text().await);
        let kept = "SELECT count(*) FROM ideas WHERE status = 'concept' AND title = 'Een avond per maand voor de wijk'";
        assert_eq!(app.count(kept).await, 1);
        visit.end().await;
        app.settle().await;
    }
}
