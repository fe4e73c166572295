//! Pages of curating, answering and practice as axe sees them: light and dark, full and with what was refused.

use domain::practice::RawMeasure;
use tests::{PASSWORD, Persona, TestApp, Visit, both_engines};

use crate::practice::{UTRECHT, report, speaks_for};

async fn sign_in(visit: &Visit, persona: &Persona) {
    visit.forget().await;
    visit.open("/inloggen").await;
    visit.fill("#email", &persona.email).await;
    visit.fill("#wachtwoord", PASSWORD).await;
    visit.press("main form .button").await;
}

/// Opens pages and looks at each.
async fn look(visit: &Visit, pages: &[&str]) {
    for page in pages {
        visit.open(page).await;
        visit.assert_accessible().await;
    }
}

/// Sends forms as they open, so that they come back with what is wrong, and looks at that.
async fn refuse(visit: &Visit, forms: &[(&str, &str)]) {
    for (page, button) in forms {
        visit.open(page).await;
        visit.press(button).await;
        assert!(!visit.has_no(".field__error").await, "{page} was not refused: {}", visit.text().await);
        visit.assert_accessible().await;
    }
}

/// An idea with practice, a milestone, steps and an answer.
async fn full(app: &TestApp) -> domain::IdeaNumber {
    speaks_for(app, app.griffier(), UTRECHT).await;
    let idea = app.idea_for(app.inwoner(), "Loting voor de wijkraad", UTRECHT).await;
    let raw = domain::practice::RawPractice {
        measures: vec![RawMeasure {
            indicator: "Opkomst".into(),
            before: "12,5".into(),
            after: "31".into(),
            unit: "%".into(),
        }],
        ..report(UTRECHT, "werkt-hier")
    };
    app::practice::report(app, &app.griffier().actor, idea, &raw).await.unwrap();
    let why = "De raad heeft dit besproken en wil het proberen.";
    app::life::step(app, &app.griffier().actor, idea, "in-overweging", why).await.unwrap();
    idea
}

both_engines! {
    async fn pages_that_everybody_reads_are_accessible_light_and_dark(app: &TestApp) {
        let idea = full(app).await;
        app.settle().await;
        let visit = Visit::start(app).await;
        let page = |step: &str| format!("/ideeen/{idea}/{step}");
        look(&visit, &[
            &format!("/ideeen/{idea}"), &page("praktijk"), &page(&format!("praktijk/{UTRECHT}")), &page("dossier"), &page("melden"),
            &page(&format!("praktijk/{UTRECHT}/melden")), "/praktijk", &format!("/praktijk?organisatie={UTRECHT}"), "/organisaties",
            &format!("/organisaties/{UTRECHT}"), "/verantwoording", "/zoeken?q=loting",
        ]).await;
        visit.settle().await;
        visit.end().await;
    }

    async fn pages_of_representatives_are_accessible_light_and_dark(app: &TestApp) {
        let idea = full(app).await;
        app.settle().await;
        let visit = Visit::start(app).await;
        sign_in(&visit, app.griffier()).await;
        let page = |step: &str| format!("/ideeen/{idea}/{step}");
        look(&visit, &[
            &page("status"), &page("mijlpalen"), &page("praktijk"), "/dossier", &page(&format!("praktijk/{UTRECHT}/intrekken")), "/account/vertegenwoordigen", "/account/gegevens/alles", "/account/opheffen",
            &format!("/organisaties/{UTRECHT}/beantwoorden"),
        ]).await;
        refuse(&visit, &[
            (&page("status"), "main form[action$='/status'] .button"),
            (&page("mijlpalen"), "main form[action$='/mijlpalen'] .button"),
            (&format!("/organisaties/{UTRECHT}/beantwoorden"), "main button[value=bestand]"),
        ]).await;
        visit.open(&page("praktijk")).await;
        visit.fill("#gedaan", "").await;
        visit.press("main form[action$='/praktijk'] .button:not([value=rij])").await;
        visit.assert_accessible().await;
        visit.settle().await;
        visit.end().await;
    }

    async fn pages_of_the_safety_of_an_account_are_accessible_light_and_dark(app: &TestApp) {
        let visit = Visit::start(app).await;
        sign_in(&visit, app.moderator()).await;
        let here = "/account/beveiliging";
        let set_up = format!("{here}/tweede-stap");
        let (link, off, codes) = (format!("{set_up}/instellen"), format!("{set_up}/uit"), format!("{here}/reservecodes"));
        look(&visit, &[here, &set_up]).await;
        refuse(&visit, &[(here, "main form[action$='/wachtwoord'] .button"), (&set_up, "main form .button")]).await;
        visit.fill("#huidig", PASSWORD).await;
        visit.press("main form .button").await;
        look(&visit, &[&link]).await;
        refuse(&visit, &[(&link, "main form .button")]).await;
        let secret = crate::second_factor::shown(app, app.moderator()).await;
        let code = secret.code(app.now().as_second() / domain::second_factor::STEP_SECONDS).unwrap();
        visit.fill("#code", &code).await;
        visit.press("main form .button").await;
        assert!(!visit.has_no(".recovery-codes").await, "{}", visit.text().await);
        visit.assert_accessible().await;
        look(&visit, &[here, &off, &codes]).await;
        refuse(&visit, &[(&off, "main form .button"), (&codes, "main form .button")]).await;
        sign_in(&visit, app.moderator()).await;
        assert_eq!(visit.path().await, "/inloggen/tweede-stap");
        look(&visit, &["/inloggen/tweede-stap"]).await;
        refuse(&visit, &[("/inloggen/tweede-stap", "main form .button")]).await;
        visit.settle().await;
        visit.end().await;
    }

    async fn changing_ones_address_is_accessible_light_and_dark(app: &TestApp) {
        speaks_for(app, app.griffier(), UTRECHT).await;
        let visit = Visit::start(app).await;
        sign_in(&visit, app.griffier()).await;
        let here = "/account/email";
        let button = "main form[action='/account/email'] .button";
        look(&visit, &[here, "/account/gegevens"]).await;
        refuse(&visit, &[(here, button)]).await;
        let new = "anneke-van-de-heel-andere-gemeente@post.elders.nl";
        visit.fill("#email", new).await;
        visit.fill("#huidig", PASSWORD).await;
        visit.press(button).await;
        assert!(!visit.has_no("main [role=status]").await, "{}", visit.text().await);
        visit.assert_accessible().await;
        let link = visit.link_mailed_to(new, here).await;
        look(&visit, &[&link]).await;
        visit.press("main form .button").await;
        assert_eq!(visit.path().await, "/account/email");
        visit.assert_accessible().await;
        look(&visit, &[&link]).await;
        visit.settle().await;
        visit.end().await;
    }

    async fn pages_of_those_in_office_are_accessible_light_and_dark(app: &TestApp) {
        let idea = full(app).await;
        let other = app.idea(app.griffier(), "Een geloot burgerberaad per wijk").await;
        let comment = app.comment(app.griffier(), idea, "Wat een dom plan.").await;
        app::moderation::open(app, &app.moderator().actor, domain::moderation::Target::Comment(comment)).await.unwrap();
        app.settle().await;
        let raw = domain::articles::RawArticle { title: "Een jaar loting".into(), intro: "Wat bracht het?".into(), text: "## Veel\n\n- Een\n- Twee".into(), ideas: idea.to_string(), themes: vec!["loting".into()], ..Default::default() };
        app::articles::write(app, &app.beheerder().actor, &raw, domain::articles::Step::Publish).await.unwrap();
        app.settle().await;
        let visit = Visit::start(app).await;
        sign_in(&visit, app.beheerder()).await;
        let page = format!("/ideeen/{other}/samenvoegen");
        look(&visit, &["/moderatie", "/moderatie/1", "/moderatie/logboek", "/moderatie/bezwaren", &page, "/beheer/eerst-lezen", "/beheer/vertegenwoordigers", "/beheer/zoekwoorden", "/beheer/inwoners", "/themas/loting/verplaatsen", "/beheer/artikelen", "/beheer/artikelen/nieuw", "/beheer/artikelen/1", "/beheer/themas", "/beheer/themas/loting", "/artikelen", "/artikelen/een-jaar-loting", "/themas/loting"]).await;
        refuse(&visit, &[
            (&page, "main form .button"),
            ("/beheer/inwoners", "main form .button"),
            ("/beheer/artikelen/nieuw", "main form .button"),
            ("/beheer/themas/nieuw", "main form .button"),
            ("/themas/loting/verplaatsen", "main form .button"),
            ("/moderatie", "main form[action$='/samen'] .button"),
            ("/moderatie/1", "main form[action$='/besluit'] .button"),
            ("/moderatie/1", "main form[action$='/notitie'] .button"),
        ]).await;
        for button in ["voorbeeld", "verwijder"] {
            visit.open("/beheer/artikelen/1").await;
            visit.press(&format!("main button[value={button}]")).await;
            visit.assert_accessible().await;
        }
        visit.settle().await;
        visit.end().await;
    }
}
