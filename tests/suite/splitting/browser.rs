//! A comment becomes an idea of its own in a real browser: a moderator asks, the author answers from the mail and shares it.

use tests::{PASSWORD, TestApp, Visit, both_engines};

const WORDS: &str = "Laat elk uur een bus naar zee rijden. Vanaf het station, ook in de winter.";
const TITLE: &str = "Elk uur een bus naar zee";

both_engines! {
    async fn from_a_comment_to_an_idea_in_a_browser(app: &TestApp) {
        let under = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let comment = app.comment(app.griffier(), under, WORDS).await;
        let (idea, visit) = (format!("/ideeen/{under}"), Visit::start(app).await);
        ask(app, &visit, &idea).await;
        answer_and_share(app, &visit).await;
        visit.forget().await;
        visit.open(&idea).await;
        visit.assert_accessible().await;
        visit.press(&format!("#reactie-{comment} .resolved a")).await;
        assert_eq!(visit.find("h1").await.text().await.unwrap(), TITLE);
        assert!(visit.text().await.contains("Afgesplitst van een reactie"));
        visit.assert_accessible().await;
        visit.end().await;
        app.settle().await;
    }
}

/// A moderator finds it in the menu of the comment, and asks its author, first with too short a title.
async fn ask(app: &TestApp, visit: &Visit, idea: &str) {
    sign_in(visit, &app.moderator().email).await;
    visit.open(idea).await;
    visit.click(".comment details.more > summary").await;
    visit.press(".comment a[href$='/afsplitsen']").await;
    visit.assert_accessible().await;
    visit.fill("#titel", "Bus").await;
    visit.fill("#reden", "Dit is een plan op zich, en gaat niet over loting.").await;
    visit.press("main form .button").await;
    visit.assert_accessible().await;
    visit.fill("#titel", TITLE).await;
    visit.press("main form .button").await;
    visit.assert_accessible().await;
    assert!(visit.text().await.contains("De schrijver heeft tot"));
}

/// Its author opens the link in the mail, says yes, signs in, fills the form in and shares the idea.
async fn answer_and_share(app: &TestApp, visit: &Visit) {
    visit.forget().await;
    visit.open(&visit.link_mailed_to(&app.griffier().email, "/afsplitsen/").await).await;
    visit.assert_accessible().await;
    visit.press("button[value=akkoord]").await;
    visit.fill("#email", &app.griffier().email).await;
    visit.fill("#wachtwoord", PASSWORD).await;
    visit.press("main form .button").await;
    visit.assert_accessible().await;
    assert_eq!(visit.find("#voorstel").await.value().await.unwrap().as_deref(), Some(WORDS));
    assert_eq!(visit.find("#titel").await.value().await.unwrap().as_deref(), Some(TITLE));
    visit.press("button[value=publiceer]").await;
    assert_eq!(visit.find("h1").await.text().await.unwrap(), TITLE);
}

async fn sign_in(visit: &Visit, email: &str) {
    visit.forget().await;
    visit.open("/inloggen").await;
    visit.fill("#email", email).await;
    visit.fill("#wachtwoord", PASSWORD).await;
    visit.press("main form .button").await;
}
