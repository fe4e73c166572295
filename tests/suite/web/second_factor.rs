//! `/account/beveiliging` with what is under it, and `/inloggen/tweede-stap`.

use domain::second_factor::{Requirement, STEP_SECONDS};
use tests::{Answer, Browser, PASSWORD, TestApp, both_engines};

use crate::second_factor::{shown, turned_on};

const HERE: &str = "/account/beveiliging";
const SET_UP: &str = "/account/beveiliging/tweede-stap";
const LINK: &str = "/account/beveiliging/tweede-stap/instellen";
const SECOND_STEP: &str = "/inloggen/tweede-stap";
const OTHER: &str = "een heel ander wachtwoord";

async fn sign_in(browser: &Browser, email: &str, back: &str) -> Answer {
    browser.post("/inloggen", &[("email", email), ("wachtwoord", PASSWORD), ("terug", back)]).await
}

/// A browser on the site where those in office must have a second step.
fn strict(app: &TestApp) -> Browser {
    Browser::new(web::router(web::Site {
        app: app.node().clone_app().requiring_second_factor(Requirement::Office),
        ..app.node().site()
    }))
}

both_engines! {
    async fn a_password_is_changed_with_the_one_that_one_has(app: &TestApp) {
        let (browser, elsewhere) = (app.browser_of(app.griffier()).await, app.browser_of(app.griffier()).await);
        let action = format!("{HERE}/wachtwoord");
        let page = browser.get(HERE).await;
        let refused = browser.submit(&page.form(Some(&action))).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["huidig", "wachtwoord"]);
        let form = refused.form(Some(&action)).fill("huidig", OTHER).fill("wachtwoord", OTHER);
        let refused = browser.submit(&form).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["huidig"]);
        assert!(!refused.body.contains(OTHER), "a password is not sent back");
        let form = refused.form(Some(&action)).fill("huidig", PASSWORD).fill("wachtwoord", OTHER);
        let done = browser.submit(&form).await;
        done.assert_leads_to(&format!("{HERE}?gedaan=wachtwoord"));
        assert!(browser.get(done.location().unwrap()).await.one(".notice--success").contains("bewaard"));
        assert_eq!(elsewhere.get("/account").await.status, 303, "signed out there");
        app.settle().await;
    }

    async fn devices_are_named_and_signed_out(app: &TestApp) {
        let (browser, elsewhere) = (app.browser_of(app.griffier()).await, app.browser_of(app.griffier()).await);
        let page = browser.get(HERE).await;
        let devices = page.all(".devices__name");
        assert_eq!(devices, ["onbekend apparaat dit apparaat", "onbekend apparaat"]);
        let sessions = page.attributes(".devices button", "value");
        assert_eq!(sessions.len(), 1, "this device has no button");
        browser.post(&format!("{HERE}/sessies"), &[("sessie", &sessions[0])]).await
            .assert_leads_to(&format!("{HERE}?gedaan=sessie"));
        assert_eq!(elsewhere.get("/account").await.status, 303);
        let another = app.browser_of(app.griffier()).await;
        browser.post(&format!("{HERE}/sessies"), &[("alle", "ja")]).await
            .assert_leads_to(&format!("{HERE}?gedaan=sessies"));
        assert_eq!(another.get("/account").await.status, 303);
        assert_eq!(browser.get(HERE).await.all(".devices > li").len(), 1);
        app.settle().await;
    }

    async fn the_second_step_is_turned_on_with_an_app_and_asked_for_from_then_on(app: &TestApp) {
        let griffier = app.griffier();
        let browser = app.browser_of(griffier).await;
        browser.get(LINK).await.assert_leads_to(SET_UP);
        let page = browser.get(SET_UP).await;
        let refused = browser.submit(&page.form(Some(SET_UP))).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["huidig"]);
        browser.submit(&refused.form(Some(SET_UP)).fill("huidig", PASSWORD)).await.assert_leads_to(LINK);
        let page = browser.get(LINK).await;
        let secret = shown(app, griffier).await;
        assert_eq!(page.one(".secret"), secret.text().unwrap());
        assert_eq!(page.attributes("svg.qr", "role"), ["img"]);
        assert!(!page.attributes("svg.qr", "aria-label")[0].is_empty());
        assert_eq!(page.attributes("input#code", "autocomplete"), ["one-time-code"]);
        let refused = browser.submit(&page.form(Some(LINK)).fill("code", "123")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["code"]);
        assert_eq!(refused.one(".secret"), secret.text().unwrap(), "the same secret again");

        let code = secret.code(app.now().as_second() / STEP_SECONDS).unwrap();
        let done = browser.submit(&refused.form(Some(LINK)).fill("code", &code)).await;
        let codes = done.assert_status(200).all(".recovery-codes li");
        assert_eq!((codes.len(), done.header("cache-control")), (8, "no-store"));
        let page = browser.get(HERE).await;
        assert!(codes.iter().all(|code| !page.body.contains(code)), "they are shown once");
        assert!(page.main().contains("Je hebt nog 8 reservecodes."));
        browser.get(SET_UP).await.assert_leads_to(HERE);

        let visitor = app.visitor();
        let asked = sign_in(&visitor, &griffier.email, "/account/gegevens").await;
        asked.assert_leads_to(&format!("{SECOND_STEP}?terug=/account/gegevens"));
        let cookie = asked.header("set-cookie");
        assert!(cookie.starts_with("__Host-tweede-stap="), "{cookie}");
        for part in ["HttpOnly", "SameSite=Lax", "Secure", "Max-Age=600"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert_eq!(visitor.get("/account").await.status, 303, "not signed in yet");
        let page = visitor.get(asked.location().unwrap()).await;
        let refused = visitor.submit(&page.form(Some(SECOND_STEP)).fill("code", &code)).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["code"], "that one was used");
        assert_eq!(refused.form(Some(SECOND_STEP)).value("terug"), "/account/gegevens");
        visitor.submit(&refused.form(Some(SECOND_STEP)).fill("code", &codes[0])).await.assert_leads_to("/account/gegevens");
        assert!(visitor.cookie("__Host-tweede-stap").is_none());
        visitor.get("/account/gegevens").await.assert_status(200);
        app.settle().await;
    }

    async fn what_was_typed_before_signing_in_waits_behind_the_second_step_too(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let pocket = turned_on(app, app.griffier()).await;
        let text = "Dit hebben wij twee jaar geprobeerd.";
        let visitor = app.visitor();
        let on = format!("/inloggen?terug=/ideeen/{idea}&naar=/ideeen/{idea}/reacties");
        let page = visitor.post(&on, &[("tekst", text)]).await;
        let form = page.assert_status(200).form(Some("/inloggen"));
        let filled = form.fill("email", &app.griffier().email).fill("wachtwoord", PASSWORD);
        let asked = visitor.submit(&filled).await;
        let refused = visitor.submit(&asked.assert_status(200).form(Some(SECOND_STEP)).fill("code", "000000")).await;
        let again = refused.assert_status(422).form(Some(SECOND_STEP));
        let signed_in = visitor.submit(&again.fill("code", &pocket.code(app))).await;
        let form = signed_in.assert_status(200).form(Some(&format!("/ideeen/{idea}/reacties")));
        assert_eq!(form.value("tekst"), text);
        assert_eq!(visitor.submit(&form).await.status, 303);
        let placed = app.reader().discussion(idea).await.unwrap();
        assert_eq!(placed.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), [text]);

        let late = app.visitor();
        let asked = late.submit(&late.post(&on, &[("tekst", text)]).await.form(Some("/inloggen"))
            .fill("email", &app.griffier().email).fill("wachtwoord", PASSWORD)).await;
        app.clock.advance(jiff::SignedDuration::from_mins(10));
        let form = asked.form(Some(SECOND_STEP)).fill("code", &pocket.code(app));
        let anew = late.submit(&form).await;
        assert!(anew.assert_status(200).form(Some("/inloggen")).value("bewaard").contains("twee+jaar"), "it is not lost");
        app.settle().await;
    }

    async fn without_a_password_before_it_the_second_step_leads_to_the_first(app: &TestApp) {
        let visitor = app.visitor();
        for answer in [
            visitor.get(&format!("{SECOND_STEP}?terug=/account")).await,
            visitor.post(SECOND_STEP, &[("code", "123456"), ("terug", "/account")]).await,
        ] {
            answer.assert_leads_to("/inloggen?verlopen=ja&terug=/account");
        }
        assert!(visitor.get("/inloggen?verlopen=ja").await.one(".notice").contains("duurde te lang"));
        let pocket = turned_on(app, app.griffier()).await;
        sign_in(&visitor, &app.griffier().email, "//kwaad.nl").await;
        let fields = [("code", &*pocket.code(app)), ("terug", "//kwaad.nl")];
        visitor.post(SECOND_STEP, &fields).await.assert_leads_to("/");
        let signed_in = visitor.get(&format!("{SECOND_STEP}?terug=/account")).await;
        signed_in.assert_leads_to("/account");
        app.settle().await;
    }

    async fn too_many_wrong_codes_are_answered_with_a_pause(app: &TestApp) {
        turned_on(app, app.griffier()).await;
        let visitor = app.visitor();
        sign_in(&visitor, &app.griffier().email, "").await;
        for _ in 0..10 {
            visitor.post(SECOND_STEP, &[("code", "000000")]).await.assert_status(422);
        }
        let refused = visitor.post(SECOND_STEP, &[("code", "000000")]).await;
        assert_eq!(refused.assert_status(429).header("retry-after"), "900");
        app.settle().await;
    }

    async fn turning_off_and_new_codes_ask_for_password_and_code(app: &TestApp) {
        let griffier = app.griffier();
        let browser = app.browser_of(griffier).await;
        for path in ["/account/beveiliging/tweede-stap/uit", "/account/beveiliging/reservecodes"] {
            browser.get(path).await.assert_leads_to(HERE);
        }
        let pocket = turned_on(app, griffier).await;
        let page = browser.get("/account/beveiliging/reservecodes").await;
        let refused = browser.submit(&page.form(None)).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["huidig", "code"]);
        let filled = refused.form(None).fill("huidig", PASSWORD).fill("code", &pocket.code(app));
        let codes = browser.submit(&filled).await.assert_status(200).all(".recovery-codes li");
        let page = browser.get("/account/beveiliging/tweede-stap/uit").await;
        let off = browser.submit(&page.form(None).fill("huidig", PASSWORD).fill("code", &codes[7])).await;
        off.assert_leads_to(&format!("{HERE}?gedaan=uit"));
        assert!(browser.get(HERE).await.main().contains("Zet de tweede stap aan"));
        app.settle().await;
    }

    async fn those_in_office_are_asked_to_turn_it_on_and_others_are_not(app: &TestApp) {
        let asks = async |browser: &Browser, page: &str| {
            browser.get(page).await.attributes("main .notice a", "href").contains(&SET_UP.to_owned())
        };
        let (moderator, beheerder) = (app.browser_of(app.moderator()).await, app.browser_of(app.beheerder()).await);
        assert!(asks(&moderator, "/moderatie").await && asks(&beheerder, "/beheer/personen").await);
        assert!(!asks(&app.browser_of(app.griffier()).await, "/account").await);
        turned_on(app, app.moderator()).await;
        assert!(!asks(&moderator, "/moderatie").await);
        app.settle().await;
    }

    async fn where_it_is_required_an_office_rests_until_it_is_on(app: &TestApp) {
        let browser = strict(app);
        app.sign_in(&browser, app.moderator().id).await;
        let refused = browser.get("/moderatie").await;
        assert!(refused.assert_status(403).main().contains("tweede stap"), "it says why");
        assert_eq!(refused.attributes("main a.button", "href"), [SET_UP]);
        for page in ["/account", HERE] {
            assert!(browser.get(page).await.one("main .notice--warning").contains("Je rol rust"), "{page}");
        }
        assert!(!browser.get("/").await.body.contains("href=\"/moderatie\""));
        let participant = strict(app);
        app.sign_in(&participant, app.griffier().id).await;
        let refused = participant.get("/moderatie").await;
        assert!(!refused.assert_status(403).main().contains("tweede stap"), "it is no way for others");
        turned_on(app, app.moderator()).await;
        browser.get("/moderatie").await.assert_status(200);
        app.settle().await;
    }
}
