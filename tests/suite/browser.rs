//! The main job in a real browser: propose an idea, discuss it, find it, hear of a reply, keep it decent.

use tests::{Browser, TestApp, Visit, tell};

const TITLE: &str = "Verlichte fietspaden langs de vaart";

#[test]
fn the_main_job_is_done_in_a_browser() {
    tell(tests::Engine::Sqlite, async |app: &TestApp| {
        let visit = Visit::start(app).await;
        register_and_confirm(app, &visit).await;
        let idea = propose(&visit).await;
        comment_as_griffier(app, &visit, &idea).await;
        reply_from_the_mail(app, &visit).await;
        find_as_visitor(app, &visit).await;
        hide_as_moderator(app, &visit, &idea).await;
        make_a_moderator(&visit).await;
        visit.end().await;
    });
}

async fn sign_in(visit: &Visit, email: &str, password: &str) {
    visit.browser.forget().await;
    visit.open("/inloggen").await;
    visit.browser.assert_accessible().await;
    visit.browser.fill("#email", email).await;
    visit.browser.fill("#wachtwoord", password).await;
    visit.browser.press("Inloggen").await;
    assert_eq!(visit.browser.path().await, "/");
}

async fn register_and_confirm(app: &TestApp, visit: &Visit) {
    let browser: &Browser = &visit.browser;
    visit.open("/registreren").await;
    browser.assert_accessible().await;
    browser.fill("#naam", "Fenna Postma").await;
    browser.fill("#email", "fenna@voorbeeld.nl").await;
    browser.fill("#wachtwoord", "veel licht op het pad").await;
    browser.click("#functie option[value=inwoner]").await;
    browser.click("input[name=akkoord]").await;
    browser.press("Registreer").await;
    browser.assert_accessible().await;
    app.settle().await;
    let link = visit.link_in_mail_to("fenna@voorbeeld.nl", "/bevestigen/");
    browser.open(&link).await;
    browser.assert_accessible().await;
    sign_in(visit, "fenna@voorbeeld.nl", "veel licht op het pad").await;
}

/// Proposes, first with too short a title, and gives the path of the idea.
async fn propose(visit: &Visit) -> String {
    let browser = &visit.browser;
    visit.open("/ideeen/nieuw").await;
    browser.assert_accessible().await;
    browser.fill("#titel", "Licht").await;
    browser.fill("#samenvatting", "Zet lage lampen langs het fietspad, zodat je er ook in het donker durft te fietsen.").await;
    browser.fill("#voorstel", "Plaats om de twintig meter een lage lamp die aangaat als er iemand komt.").await;
    browser.click("input[name=thema][value=buurt-en-verkeer]").await;
    browser.click("#bestuurslaag option[value=gemeente]").await;
    browser.press("Publiceer").await;
    browser.assert_accessible().await;
    assert_eq!(browser.find("#titel").await.value().await.unwrap().as_deref(), Some("Licht"));
    browser.fill("#titel", TITLE).await;
    browser.press("Publiceer").await;
    browser.assert_accessible().await;
    assert!(browser.text().await.contains(TITLE));
    browser.path().await
}

async fn comment_as_griffier(app: &TestApp, visit: &Visit, idea: &str) {
    let browser = &visit.browser;
    sign_in(visit, &app.griffier().email, tests::PASSWORD).await;
    visit.open(idea).await;
    browser.press("Steun dit idee").await;
    assert_eq!(browser.find("[data-steun]").await.text().await.unwrap(), "1");
    browser.fill("#tekst", "Bij ons telt de raad elk jaar de lantaarnpalen. Wie betaalt de stroom?").await;
    browser.click("input[name=houding][value=vraag]").await;
    browser.press("Plaats reactie").await;
    assert!(browser.path().await.contains("#reactie-"));
    browser.assert_accessible().await;
    app.settle().await;
}

async fn reply_from_the_mail(app: &TestApp, visit: &Visit) {
    let browser = &visit.browser;
    let link = visit.link_in_mail_to("fenna@voorbeeld.nl", "/reacties/");
    sign_in(visit, "fenna@voorbeeld.nl", "veel licht op het pad").await;
    browser.open(&link).await;
    browser.click("details.reply summary").await;
    browser.fill("details.reply textarea", "De lampen hebben een zonnepaneel. De stroom kost dus niets.").await;
    browser.press("Plaats antwoord").await;
    browser.assert_accessible().await;
    app.settle().await;
    let link = visit.link_in_mail_to(&app.griffier().email, "/reacties/");
    browser.open(&link).await;
    assert!(browser.text().await.contains("zonnepaneel"));
}

async fn find_as_visitor(app: &TestApp, visit: &Visit) {
    let browser = &visit.browser;
    app.settle().await;
    browser.forget().await;
    for word in ["zonnepanelen", "fietspad"] {
        visit.open("/").await;
        browser.assert_accessible().await;
        browser.fill("#zoek", word).await;
        browser.press("Zoek").await;
        browser.assert_accessible().await;
        assert!(browser.text().await.contains(TITLE), "{word} finds the idea");
        assert!(!browser.find("mark").await.text().await.unwrap().is_empty());
    }
}

async fn hide_as_moderator(app: &TestApp, visit: &Visit, idea: &str) {
    let browser = &visit.browser;
    sign_in(visit, &app.moderator().email, tests::PASSWORD).await;
    visit.open(idea).await;
    browser.click(".comment form[action$='/zaak'] button").await;
    browser.assert_accessible().await;
    browser.click("input[name=maatregel][value=verberg]").await;
    browser.click("[name=grond][value=niet-ter-zake]").await;
    browser.fill("[name=feiten]", "De reactie gaat over lantaarnpalen en niet over dit fietspad.").await;
    browser.press("Besluit").await;
    browser.assert_accessible().await;
    visit.open("/moderatie/logboek").await;
    browser.assert_accessible().await;
    app.settle().await;
    let letter = visit.last_letter_to(&app.griffier().email);
    assert!(letter.contains("De reactie gaat over lantaarnpalen"), "{letter}");
    browser.forget().await;
    visit.open(idea).await;
    assert!(!browser.text().await.contains("lantaarnpalen"));
}

async fn make_a_moderator(visit: &Visit) {
    let browser = &visit.browser;
    sign_in(visit, "joost@voorbeeld.nl", tests::PASSWORD).await;
    visit.open("/beheer/personen?q=Fenna").await;
    browser.assert_accessible().await;
    browser.click("select[name=rol] option[value=moderator]").await;
    browser.press("Geef").await;
    browser.assert_accessible().await;
    sign_in(visit, "fenna@voorbeeld.nl", "veel licht op het pad").await;
    visit.open("/moderatie").await;
    browser.assert_accessible().await;
    assert_eq!(browser.path().await, "/moderatie");
}
