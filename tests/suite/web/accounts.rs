//! `/registreren`, `/bevestigen/…`, `/inloggen`, `/uitloggen`, `/wachtwoord-vergeten`, `/account/gegevens`, `/beheer`.

use axum::http::Request;
use mail::Outgoing;
use tests::{Answer, BASE_URL, Browser, Form, PASSWORD, TestApp, both_engines};

const EMAIL: &str = "sanne@voorbeeld.nl";
const OTHER: &str = "een heel ander wachtwoord";

fn filled(page: &Answer) -> Form {
    page.form(Some("/registreren")).fill_all(&[
        ("naam", "Sanne de Vries"),
        ("email", EMAIL),
        ("wachtwoord", PASSWORD),
        ("functie", "inwoner"),
        ("akkoord", "ja"),
    ])
}

/// The path of the link in a mail that starts so.
fn link(mail: &Outgoing, page: &str) -> String {
    let start = format!("{BASE_URL}{page}");
    let (_, rest) = mail.letter.text.split_once(&start).unwrap_or_else(|| panic!("no {start} in {mail:?}"));
    format!("{page}{}", rest.split_whitespace().next().unwrap_or_default())
}

async fn sign_in(browser: &Browser, email: &str, password: &str) -> Answer {
    let form = browser.get("/inloggen").await.form(Some("/inloggen"));
    browser.submit(&form.fill("email", email).fill("wachtwoord", password)).await
}

async fn is_signed_in(browser: &Browser) -> bool {
    browser.get("/account").await.status == 200
}

async fn register(app: &TestApp, browser: &Browser) -> Outgoing {
    let sent = browser.submit(&filled(&browser.get("/registreren").await)).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    browser.get(sent.location().unwrap()).await.assert_status(200);
    app.new_mails().await.remove(0)
}

both_engines! {
    async fn somebody_registers_confirms_and_signs_in(app: &TestApp) {
        let browser = app.visitor();
        let mail = register(app, &browser).await;
        let page = browser.get(&link(&mail, "/bevestigen/")).await;
        let form = page.assert_status(200).form(Some("/inloggen"));
        browser.submit(&form.fill("email", EMAIL).fill("wachtwoord", PASSWORD)).await.assert_leads_to("/");
        assert!(browser.get("/").await.one("header.header").contains("Sanne de Vries"));
        app.settle().await;
    }

    async fn a_known_address_is_answered_like_an_unknown_one(app: &TestApp) {
        let (known, unknown) = (app.visitor(), app.visitor());
        let form = filled(&known.get("/registreren").await);
        let (here, there) =
            (known.submit(&form.clone().fill("email", &app.griffier().email)).await, unknown.submit(&form).await);
        assert_eq!((here.status, here.location(), &here.body), (there.status, there.location(), &there.body));
        let path = here.location().unwrap();
        assert_eq!(known.get(path).await.body, unknown.get(path).await.body);

        for email in [app.griffier().email.as_str(), "niemand@voorbeeld.nl"] {
            let form = known.get("/wachtwoord-vergeten").await.form(Some("/wachtwoord-vergeten"));
            let answer = known.submit(&form.fill("email", email)).await;
            assert_eq!(answer.status, 303, "{email}");
            assert!(!answer.location().unwrap().contains('@'), "an address has no place in an address bar");
        }
        app.settle().await;
    }

    async fn an_empty_form_names_each_field_and_a_wrong_one_keeps_what_was_typed(app: &TestApp) {
        let browser = app.visitor();
        let page = browser.get("/registreren").await;
        let refused = browser.submit(&page.form(Some("/registreren"))).await;
        refused.assert_status(422);
        let fields = ["naam", "email", "wachtwoord", "functie", "akkoord"];
        assert_eq!(refused.refused_fields(), fields);
        for field in fields {
            assert!(!refused.error(field).is_empty());
        }

        let form = filled(&page).fill("email", "sanne@").fill("functie", "koning");
        let refused = browser.submit(&form).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["email", "functie"]);
        let again = refused.form(Some("/registreren"));
        assert_eq!((again.value("naam"), again.value("email"), again.value("akkoord")), ("Sanne de Vries", "sanne@", "ja"));
        assert_eq!(again.value("wachtwoord"), "", "a password is not sent back");
        assert!(!refused.body.contains(PASSWORD));
    }

    async fn a_wrong_password_is_told_without_telling_which_was_wrong(app: &TestApp) {
        let browser = app.visitor();
        let known = sign_in(&browser, &app.griffier().email, OTHER).await;
        let unknown = sign_in(&browser, "niemand@voorbeeld.nl", OTHER).await;
        assert_eq!((known.status, unknown.status), (422, 422));
        assert_eq!(known.one(".error-summary"), unknown.one(".error-summary"));
        assert_eq!(known.form(Some("/inloggen")).value("email"), app.griffier().email);
        assert!(!is_signed_in(&browser).await);
    }

    async fn too_many_wrong_passwords_are_answered_with_a_pause(app: &TestApp) {
        let browser = app.visitor();
        for _ in 0..10 {
            sign_in(&browser, &app.griffier().email, OTHER).await.assert_status(422);
        }
        let refused = sign_in(&browser, &app.griffier().email, PASSWORD).await;
        assert_eq!(refused.assert_status(429).header("retry-after"), "900");
        assert!(!refused.h1().is_empty());
    }

    async fn signing_in_leads_back_to_where_one_was_and_nowhere_else(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let browser = app.visitor();
        let asked = browser.get(&format!("/ideeen/{idea}/bewerken")).await;
        assert_eq!(asked.status, 303);
        let page = browser.get(asked.location().unwrap()).await;
        assert_eq!(page.form(Some("/inloggen")).value("terug"), format!("/ideeen/{idea}/bewerken"));
        let form = page.form(Some("/inloggen")).fill("email", &app.inwoner().email).fill("wachtwoord", PASSWORD);
        browser.submit(&form).await.assert_leads_to(&format!("/ideeen/{idea}/bewerken"));

        for away in ["https://kwaad.nl", "//kwaad.nl", "/\\kwaad.nl", "javascript:alert(1)"] {
            let fields = [("email", app.inwoner().email.as_str()), ("wachtwoord", PASSWORD), ("terug", away)];
            app.visitor().post("/inloggen", &fields).await.assert_leads_to("/");
        }
        app.settle().await;
    }

    async fn the_session_cookie_is_out_of_reach_and_gone_after_signing_out(app: &TestApp) {
        let browser = app.visitor();
        let answer = sign_in(&browser, &app.griffier().email, PASSWORD).await;
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with("__Host-sessie="), "{cookie}");
        for part in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        let token = browser.cookie("__Host-sessie").unwrap();
        assert_eq!(app.count(&format!("SELECT count(*) FROM sessions WHERE CAST(token_hash AS text) LIKE '%{token}%'")).await, 0);

        let thief = app.browser_of(app.griffier()).await;
        let form = browser.get("/").await.form(Some("/uitloggen"));
        browser.submit(&form).await.assert_leads_to("/");
        assert!(!is_signed_in(&browser).await && browser.cookie("__Host-sessie").is_none());
        assert!(is_signed_in(&thief).await, "other devices stay signed in");
        app.settle().await;
    }

    async fn a_forgotten_password_is_replaced_by_the_link_in_the_mail(app: &TestApp) {
        let (browser, elsewhere) = (app.visitor(), app.browser_of(app.griffier()).await);
        let form = browser.get("/wachtwoord-vergeten").await.form(Some("/wachtwoord-vergeten"));
        browser.submit(&form.fill("email", &app.griffier().email)).await;
        let path = link(&app.new_mails().await[0], "/wachtwoord-vergeten/");
        let page = browser.get(&path).await;
        let refused = browser.submit(&page.form(None).fill("wachtwoord", "kort")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["wachtwoord"]);
        let done = browser.submit(&refused.form(None).fill("wachtwoord", OTHER)).await;
        assert_eq!(done.status, 303);
        browser.follow(&path).await.assert_status(404);
        assert!(!is_signed_in(&elsewhere).await);
        sign_in(&browser, &app.griffier().email, OTHER).await.assert_leads_to("/");
        app.settle().await;
    }

    async fn a_dead_link_says_so_and_shows_a_way_on(app: &TestApp) {
        let browser = app.visitor();
        for path in ["/bevestigen/0000", "/wachtwoord-vergeten/0000", "/afmelden/0000"] {
            let page = browser.get(path).await;
            page.assert_status(404);
            assert!(!page.attributes("main a", "href").is_empty(), "{path}");
        }
        let page = browser.get("/inloggen/0000").await;
        browser.submit(&page.form(None)).await.assert_status(404);
    }

    async fn name_and_function_are_changed_on_ones_own_page(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let form = browser.get("/account/gegevens").await.form(Some("/account/gegevens"));
        assert_eq!((form.value("naam"), form.value("functie")), ("Tineke Wiersma", "inwoner"));
        let refused = browser.submit(&form.clone().fill("naam", "!")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["naam"]);
        browser.submit(&form.fill("naam", "Tineke de Jong").fill("functie", "raadslid")).await;
        let page = app.visitor().get("/personen/tineke-wiersma").await;
        assert_eq!(page.h1(), "Tineke de Jong");
        assert!(!page.body.contains(&app.inwoner().email), "an address is not shown");
        app.settle().await;
    }

    async fn an_account_is_erased_by_its_owner_with_their_password(app: &TestApp) {
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.get("/account/gegevens").await;
        assert!(page.attributes("main a", "href").contains(&"/account/opheffen".to_owned()));
        let form = browser.get("/account/opheffen").await.form(Some("/account/opheffen"));
        let refused = browser.submit(&form.fill("huidig", OTHER).fill("begrepen", "ja")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["huidig"]);
        let again = refused.form(Some("/account/opheffen"));
        assert_eq!(again.value("begrepen"), "ja", "what was ticked stays so");
        let done = browser.submit(&again.fill("huidig", PASSWORD)).await;
        done.assert_leads_to("/account/opgeheven");
        assert!(!is_signed_in(&browser).await);
        browser.get("/account/opgeheven").await.assert_status(200);
        browser.get("/account/opheffen").await.assert_leads_to("/inloggen?terug=/account/opheffen");
        app.settle().await;
    }

    async fn a_form_of_a_page_goes_along_to_sign_in_and_one_of_a_script_does_not(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let path = format!("/ideeen/{idea}/reacties");
        let send = async |mode: &str| {
            let request = Request::post(&path).header("sec-fetch-mode", mode).header("sec-fetch-site", "same-origin");
            let form = "tekst=Wij+loten+al.&houding=vraag";
            let request = request.header("content-type", "application/x-www-form-urlencoded").body(form.into());
            app.visitor().send(request.unwrap()).await
        };
        let by_page = send("navigate").await;
        assert_eq!(by_page.status, 307, "the form comes along");
        let on = by_page.location().unwrap();
        assert_eq!(on, format!("/inloggen?terug=/&naar={path}"));
        assert_eq!(send("cors").await.status, 303);

        let form = app.visitor().post(on, &[("tekst", "Wij loten al."), ("huidig", PASSWORD)]).await;
        let form = form.assert_status(200).form(Some("/inloggen"));
        assert_eq!(form.value("bewaard"), "tekst=Wij+loten+al.", "a password never stands in a page");
        app.settle().await;
    }

    async fn one_reads_what_the_site_keeps_and_takes_it_along(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.comment(app.griffier(), idea, "Wij loten al.").await;
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.get("/account/gegevens/alles").await;
        page.assert_status(200);
        let file = browser.get("/account/gegevens/alles.json").await;
        let all: serde_json::Value = serde_json::from_str(&file.body).unwrap();
        assert_eq!(all["reacties"][0]["tekst"], "Wij loten al.");
        assert_eq!(all["account"][0]["email"], app.griffier().email.as_str());
        let parts = all.as_object().unwrap();
        for (part, rows) in parts {
            assert!(!page.body.contains(&format!(">{part}<")), "{part} has no name on the page");
            for word in rows.as_array().into_iter().flatten().filter_map(|row| row.as_object()).flat_map(|row| row.keys()) {
                assert!(!page.body.contains(&format!("<dt>{word}</dt>")), "{word} has no name on the page");
            }
        }
        app.visitor().get("/account/gegevens/alles.json").await.assert_leads_to("/inloggen?terug=/account/gegevens/alles.json");
        app.settle().await;
    }

    async fn an_administrator_makes_somebody_a_moderator(app: &TestApp) {
        let (beheerder, griffier) = (app.browser_of(app.beheerder()).await, app.browser_of(app.griffier()).await);
        griffier.get("/moderatie").await.assert_status(403);
        let page = beheerder.get("/beheer/personen?q=anneke").await;
        let action = format!("/beheer/personen/{}/rol", app.griffier().id);
        let done = beheerder.submit(&page.form(Some(&action)).fill("rol", "moderator")).await;
        assert_eq!(done.status, 303, "{}", done.body);
        beheerder.get(done.location().unwrap()).await.assert_status(200);
        griffier.get("/moderatie").await.assert_status(200);
        for page in ["0", "51", "9223372036854775807", "18446744073709551615", "x"] {
            beheerder.get(&format!("/beheer/personen?pagina={page}")).await.assert_status(404);
        }
        app.settle().await;
    }
}

both_engines! {
    async fn signing_in_never_leads_to_another_site(app: &TestApp) {
        for away in ["//kwaad.nl", "/\t/kwaad.nl", "/\\kwaad.nl", "https://kwaad.nl", "/\u{1}"] {
            let fields = [("email", &*app.griffier().email), ("wachtwoord", PASSWORD), ("terug", away)];
            app.visitor().post("/inloggen", &fields).await.assert_leads_to("/");
            app.visitor().post("/taal", &[("taal", "en"), ("terug", away)]).await.assert_leads_to("/");
        }
        app.settle().await;
    }
}
