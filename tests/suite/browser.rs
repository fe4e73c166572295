//! The main job in a real browser: propose an idea, discuss it, find it, hear of a reply, keep it decent.

use tests::{PASSWORD, TestApp, Visit, both_engines};

const TITLE: &str = "Verlichte fietspaden langs de vaart";
const FENNA: &str = "fenna@voorbeeld.nl";
const SECRET: &str = "veel licht op het pad";

both_engines! {
    async fn the_main_job_is_done_in_a_browser(app: &TestApp) {
        let visit = Visit::start(app).await;
        register_and_confirm(&visit).await;
        hear_at_once(&visit).await;
        let idea = propose(&visit).await;
        support_and_comment(app, &visit, &idea).await;
        reply_from_the_mail(app, &visit).await;
        find(&visit).await;
        hide(app, &visit, &idea).await;
        make_a_moderator(app, &visit).await;
        visit.end().await;
    }
}

both_engines! {
    async fn a_discussion_goes_on_without_a_reload(app: &TestApp) {
        let idea = format!("/ideeen/{}", app.idea(app.inwoner(), TITLE).await);
        let visit = Visit::with_scripts(app).await;
        sign_in(&visit, &app.griffier().email, PASSWORD).await;
        visit.open(&idea).await;
        visit.until("(window.here = true)").await;
        vote_and_comment_in_place(&visit).await;
        unsent_text_survives(&visit, &idea).await;
        others_appear(app, &visit).await;
        mention_and_quote(&visit).await;
        visit.assert_accessible().await;
        visit.end().await;
        app.settle().await;
    }
}

both_engines! {
    async fn suggestions_come_while_one_types_and_are_taken_with_the_keyboard(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let visit = Visit::with_scripts(app).await;
        visit.open("/zoeken").await;
        visit.until("document.querySelector('main [role=combobox][aria-expanded=false]') !== null").await;
        visit.click("main [role=combobox]").await;
        visit.type_keys("verlichte").await;
        visit.until("document.querySelector('main [role=combobox]').getAttribute('aria-expanded') === 'true'").await;
        visit.until("document.querySelector('main [role=status]').textContent !== ''").await;
        visit.assert_accessible().await;
        visit.type_keys(thirtyfour::Key::Down).await;
        visit
            .until(
                "document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))\
                 ?.matches('[role=option][aria-selected=true]')",
            )
            .await;
        visit.type_keys(thirtyfour::Key::Escape).await;
        visit.until("document.querySelector('main [role=listbox]').hidden").await;
        visit.until("document.activeElement.value === 'verlichte'").await;
        visit.type_keys(thirtyfour::Key::Down).await;
        visit.until("document.activeElement.hasAttribute('aria-activedescendant')").await;
        visit.type_keys(thirtyfour::Key::Enter).await;
        visit.until("location.pathname.startsWith('/ideeen/')").await;
        visit.end().await;
    }
}

/// Support and a comment without a reload; the focus goes where the result is.
async fn vote_and_comment_in_place(visit: &Visit) {
    visit.click(".button--support").await;
    visit.until("document.querySelector('[data-steun]').textContent === '1'").await;
    visit.until("document.activeElement.matches('.button--support[aria-pressed=true]')").await;
    visit.click(".comment-form .button").await;
    visit.until("document.activeElement.matches('#tekst[aria-invalid=true]')").await;
    visit.fill("#tekst", "Wie betaalt de stroom?").await;
    visit.click(".comment-form .button").await;
    visit.until("document.activeElement.matches('[id^=reactie-]')").await;
    visit.until("window.here && document.querySelector('#tekst').value === ''").await;
}

/// What was typed is there again after the page was closed.
async fn unsent_text_survives(visit: &Visit, idea: &str) {
    visit.fill("#tekst", "Nog niet verstuurd").await;
    visit.until("Object.values(localStorage).some(kept => kept.includes('Nog niet verstuurd'))").await;
    visit.open("/").await;
    visit.open(idea).await;
    visit.until("document.querySelector('#tekst').value === 'Nog niet verstuurd'").await;
}

/// A comment of somebody else is announced and shown, while what is typed stays.
async fn others_appear(app: &TestApp, visit: &Visit) {
    let number = app.count("SELECT max(number) FROM ideas").await;
    let id = app.comment(app.moderator(), domain::IdeaNumber(number), "De gemeente betaalt.").await;
    visit
        .until("document.querySelector('.live button')?.textContent === '1 nieuwe reactie. Laat zien'")
        .await;
    visit.click(".live button").await;
    visit.until(&format!("document.activeElement.id === 'reactie-{id}'")).await;
    visit.until("document.querySelector('#tekst').value === 'Nog niet verstuurd'").await;
}

/// A name is suggested after an @ and taken with the keyboard; a quote opens the answer on the spot.
async fn mention_and_quote(visit: &Visit) {
    visit.click("#tekst").await;
    visit.type_keys(" @wier").await;
    visit.until("document.querySelector('[role=option][aria-selected=true]')?.dataset.handle === 'tineke-wiersma'").await;
    visit.type_keys(thirtyfour::Key::Enter).await;
    visit.until("document.querySelector('#tekst').value.endsWith('@tineke-wiersma ')").await;
    visit.until("document.querySelector('#vermeldingen') === null").await;
    visit.click("a[data-citeer]").await;
    visit.until("document.activeElement.value?.startsWith('> ')").await;
}

async fn sign_in(visit: &Visit, email: &str, password: &str) {
    visit.forget().await;
    visit.open("/inloggen").await;
    visit.fill("#email", email).await;
    visit.fill("#wachtwoord", password).await;
    visit.press("main form .button").await;
    assert_eq!(visit.path().await, "/", "{}", visit.text().await);
}

/// An inwoner registers and confirms by the link in the mail.
async fn register_and_confirm(visit: &Visit) {
    visit.open("/registreren").await;
    visit.assert_accessible().await;
    visit.fill("#naam", "Fenna Postma").await;
    visit.fill("#email", FENNA).await;
    visit.fill("#wachtwoord", SECRET).await;
    visit.click("#functie option[value=inwoner]").await;
    visit.click("input[name=akkoord]").await;
    visit.press("main form .button").await;
    visit.assert_accessible().await;
    visit.open(&visit.link_mailed_to(FENNA, "/bevestigen/").await).await;
    visit.assert_accessible().await;
    visit.open("/inloggen").await;
    visit.assert_accessible().await;
    sign_in(visit, FENNA, SECRET).await;
}

/// She wants to hear of comments at once instead of once a day.
async fn hear_at_once(visit: &Visit) {
    visit.open("/account/meldingen").await;
    visit.assert_accessible().await;
    visit.click("input[name=mail_reactie][value=direct]").await;
    visit.press("main form .button").await;
    visit.assert_accessible().await;
    assert_eq!(visit.path().await, "/account/meldingen");
}

/// She proposes an idea, first with too short a title; the path of the idea.
async fn propose(visit: &Visit) -> String {
    visit.open("/ideeen/nieuw").await;
    visit.assert_accessible().await;
    visit.fill("#titel", "Licht").await;
    visit
        .fill(
            "#samenvatting",
            "Zet lage lampen langs het fietspad, zodat je er ook in het donker durft te fietsen.",
        )
        .await;
    visit.fill("#voorstel", "Plaats om de twintig meter een lage lamp die aangaat als er iemand komt.").await;
    visit.click("input[name=thema][value=buurt-en-verkeer]").await;
    visit.click("#bestuurslaag option[value=gemeente]").await;
    visit.press("button[value=publiceer]").await;
    visit.assert_accessible().await;
    assert_eq!(visit.find("#titel").await.value().await.unwrap().as_deref(), Some("Licht"));
    visit.fill("#titel", TITLE).await;
    visit.press("button[value=publiceer]").await;
    visit.assert_accessible().await;
    assert_eq!(visit.find("h1").await.text().await.unwrap(), TITLE);
    visit.path().await
}

/// A griffier supports it and comments.
async fn support_and_comment(app: &TestApp, visit: &Visit, idea: &str) {
    sign_in(visit, &app.griffier().email, PASSWORD).await;
    visit.open(idea).await;
    visit.press(".button--support").await;
    assert_eq!(visit.find("[data-steun]").await.text().await.unwrap(), "1");
    visit.fill("#tekst", "Bij ons telt de raad elk jaar de lantaarnpalen. Wie betaalt de stroom?").await;
    visit.click("input[name=houding][value=vraag]").await;
    visit.press(".comment-form .button").await;
    assert!(visit.path().await.contains("#reactie-"));
    visit.assert_accessible().await;
}

/// The inwoner gets a mail about it, opens the link and replies; the griffier gets a mail about the reply.
async fn reply_from_the_mail(app: &TestApp, visit: &Visit) {
    let link = visit.link_mailed_to(FENNA, "/reacties/").await;
    sign_in(visit, FENNA, SECRET).await;
    visit.open(&link).await;
    visit.click("details.reply summary").await;
    visit.fill("details.reply textarea", "De lampen hebben een zonnepaneel. De stroom kost dus niets.").await;
    visit.press("details.reply .button").await;
    visit.assert_accessible().await;
    let mail = visit.last_mail_to(&app.griffier().email).await;
    assert!(mail.letter.text.contains("zonnepaneel"), "{}", mail.letter.text);
    visit.open(&visit.link_mailed_to(&app.griffier().email, "/reacties/").await).await;
    assert!(visit.text().await.contains("De stroom kost dus niets."));
}

/// A visitor finds the idea by a word from the comment, and by another form of a word in the title.
async fn find(visit: &Visit) {
    visit.settle().await;
    visit.forget().await;
    for word in ["zonnepanelen", "fietspad", "verlichting"] {
        visit.open("/").await;
        visit.assert_accessible().await;
        visit.fill("#zoek", word).await;
        visit.press(".hero__search button").await;
        visit.assert_accessible().await;
        assert_eq!(visit.find(".result__title").await.text().await.unwrap(), TITLE, "{word}");
    }
}

/// A moderator hides a comment with a reason, and its author is told.
async fn hide(app: &TestApp, visit: &Visit, idea: &str) {
    sign_in(visit, &app.moderator().email, PASSWORD).await;
    visit.open(idea).await;
    visit.click(".comment details.more > summary").await;
    visit.press(".comment form[action$='/zaak'] button").await;
    visit.assert_accessible().await;
    visit.click("input[name=maatregel][value=verberg]").await;
    visit.click("#grond option[value=niet-ter-zake]").await;
    visit.fill("#feiten", "De reactie gaat over lantaarnpalen en niet over dit fietspad.").await;
    visit.press("main form[action$='/besluit'] .button").await;
    visit.assert_accessible().await;
    visit.open("/moderatie/logboek").await;
    visit.assert_accessible().await;
    let mail = visit.last_mail_to(&app.griffier().email).await;
    assert!(mail.letter.text.contains("niet over dit fietspad"), "{}", mail.letter.text);
    visit.forget().await;
    visit.open(idea).await;
    visit.assert_accessible().await;
    assert!(!visit.text().await.contains("lantaarnpalen"));
}

/// An administrator makes somebody a moderator, who then sees the queue.
async fn make_a_moderator(app: &TestApp, visit: &Visit) {
    sign_in(visit, &app.beheerder().email, PASSWORD).await;
    visit.open("/beheer/personen?q=Fenna").await;
    visit.assert_accessible().await;
    visit.click("select[name=rol] option[value=moderator]").await;
    visit.press("form[action$='/rol'] button").await;
    visit.assert_accessible().await;
    sign_in(visit, FENNA, SECRET).await;
    visit.open("/moderatie").await;
    assert_eq!(visit.path().await, "/moderatie");
    visit.assert_accessible().await;
    visit.settle().await;
}
