//! `/beheer/themas`: an administrator keeps the themes.

use app::themes::{add, change, remove};
use app::{Refusal, ideas};
use domain::ideas::{RawProposal, Step};
use domain::themes::RawTheme;
use domain::topics::Topic;
use domain::{Denial, Event, Field, Invalid, Problem};
use tests::{TestApp, both_engines, proposal};

const LIST: &str = "/beheer/themas";
const NEW: &str = "/beheer/themas/nieuw";

fn theme(name: &str) -> RawTheme {
    RawTheme { name: name.to_owned(), ..RawTheme::default() }
}

fn problem<T: std::fmt::Debug>(result: Result<T, Refusal>) -> (Field, Problem) {
    match result {
        Err(Refusal::Invalid(Invalid(mut errors))) => errors.pop().map(|e| (e.field, e.problem)).unwrap(),
        other => panic!("not refused: {other:?}"),
    }
}

/// Names of all themes, in their order.
async fn names(app: &TestApp) -> Vec<String> {
    app.reader().themes().await.unwrap().into_iter().map(|theme| theme.name).collect()
}

async fn found(app: &TestApp, word: &str) -> usize {
    app.settle().await;
    let page = app.visitor().get(&format!("/api/v1/zoeken?q={word}")).await;
    let found: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    usize::try_from(found["totaal"].as_u64().unwrap()).unwrap()
}

both_engines! {
    async fn an_administrator_adds_a_theme_and_ideas_can_be_about_it(app: &TestApp) {
        let browser = app.browser_of(app.beheerder()).await;
        let page = browser.get(NEW).await;
        let form = page.form(Some(NEW)).fill("naam", "Energie & warmte").fill("inleiding", "Warm wonen, samen.").fill("plaats", "2");
        browser.submit(&form).await.assert_leads_to(&format!("{LIST}?gedaan=bewaard"));
        assert_eq!(names(app).await[1], "Energie & warmte");
        let all = app.visitor().get("/themas").await;
        assert_eq!(all.attributes(".theme-list a", "href")[1], "/themas/energie-warmte");
        let shown = app.visitor().get("/themas/energie-warmte").await;
        assert!(shown.h1() == "Energie & warmte" && shown.main().contains("Warm wonen, samen."));
        let raw = RawProposal { themes: vec!["energie-warmte".into()], ..proposal("Eén warmtenet voor de straat") };
        let idea = ideas::propose(app, &app.inwoner().actor, &raw, Step::Publish).await.unwrap();
        let listed = app.visitor().get("/ideeen?thema=energie-warmte").await;
        assert_eq!(listed.attributes("main [data-idee]", "data-idee"), [idea.to_string()]);
        let acts = app.browser_of(app.moderator()).await.get("/moderatie/logboek").await;
        assert!(acts.main().contains("Thema ‘energie-warmte’ toegevoegd of veranderd"));
        app.settle().await;
    }

    async fn what_does_not_fit_is_refused_with_all_that_was_typed(app: &TestApp) {
        let browser = app.browser_of(app.beheerder()).await;
        let form = browser.get(NEW).await.form(Some(NEW)).fill("naam", "LOTING en Burgerberaad").fill("inleiding", "Nog eens.");
        let refused = browser.submit(&form).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["naam"]);
        assert_eq!(refused.form(Some(NEW)).value("inleiding"), "Nog eens.");
        assert!(refused.main().contains("Er is al een thema met deze naam."));
        for odd in ["plaats=boven", "plaats=-1", "plaats=99999999999999999999999"] {
            let (name, value) = odd.split_once('=').unwrap();
            let form = form.clone().fill("naam", "Energie").fill(name, value);
            assert_eq!(browser.submit(&form).await.assert_status(422).refused_fields(), ["plaats"], "{odd}");
        }
        for path in ["/beheer/themas/geen", "/beheer/themas/%2e%2e", "/beheer/themas/LOTING"] {
            browser.get(path).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn a_theme_by_another_name_keeps_its_address_and_its_ideas_are_found_by_it(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Een stoel voor wie nooit komt").await;
        assert_eq!(found(app, "dobbelsteen").await, 0);
        let browser = app.browser_of(app.beheerder()).await;
        let here = format!("{LIST}/loting");
        let form = browser.get(&here).await.form(Some(&here)).fill("naam", "Dobbelsteen en beraad").fill("plaats", "1");
        browser.submit(&form).await.assert_leads_to(&format!("{LIST}?gedaan=bewaard"));
        assert_eq!(names(app).await[0], "Dobbelsteen en beraad");
        assert_eq!(found(app, "dobbelsteen").await, 1);
        assert!(app.visitor().get(&format!("/ideeen/{idea}/een-stoel-voor-wie-nooit-komt")).await.main().contains("Dobbelsteen en beraad"));

        assert!(app.events().await.contains(&Event::ThemeRenamed { theme: "loting".into() }));

        // The same form again is of before that.
        let late = browser.submit(&form.fill("naam", "Loting en geluk")).await;
        assert!(late.assert_status(422).main().contains("Iemand anders heeft dit thema net veranderd."));
        assert_eq!(late.form(Some(&here)).value("naam"), "Loting en geluk");
        browser.submit(&late.form(Some(&here))).await.assert_leads_to(&format!("{LIST}?gedaan=bewaard"));
        assert_eq!(names(app).await[0], "Loting en geluk");
        app.settle().await;
    }

    async fn only_a_theme_that_nothing_is_about_is_removed(app: &TestApp) {
        let beheerder = &app.beheerder().actor;
        let energie = add(app, beheerder, &theme("Energie")).await.unwrap();
        let raw = RawProposal { themes: vec![energie.as_str().into()], ..proposal("Eén warmtenet voor de straat") };
        let draft = ideas::propose(app, &app.inwoner().actor, &raw, Step::Keep).await.unwrap();
        app::topics::follow(app, &app.griffier().actor, &Topic::theme("energie"), true).await.unwrap();
        assert_eq!(problem(remove(app, beheerder, "energie").await), (Field::Theme, Problem::InUse));
        let browser = app.browser_of(app.beheerder()).await;
        let kept = browser.get(&format!("{LIST}/energie")).await;
        assert_eq!(kept.attributes("main section a", "href"), ["/themas/energie/verplaatsen"]);

        let other = RawProposal { themes: vec!["loting".into()], ..raw };
        ideas::edit(app, &app.inwoner().actor, draft, &other, Step::Keep, None).await.unwrap();
        let button = format!("{LIST}/energie/verwijderen");
        let page = browser.get(&format!("{LIST}/energie")).await;
        browser.submit(&page.form(Some(&button))).await.assert_leads_to(&format!("{LIST}?gedaan=verwijderd"));
        app.visitor().get("/themas/energie").await.assert_status(404);
        assert_eq!(app.count("SELECT count(*) FROM followed").await, 0);
        assert!(app.events().await.contains(&Event::ThemeRemoved { theme: "energie".into() }));
        browser.submit(&page.form(Some(&button))).await.assert_status(404);
        app.settle().await;
    }

    async fn nobody_else_keeps_themes(app: &TestApp) {
        for persona in [app.griffier(), app.moderator()] {
            let is_refused = |refusal: Refusal| matches!(refusal, Refusal::Denied(Denial::NotAllowed(_)));
            assert!(is_refused(add(app, &persona.actor, &theme("Energie")).await.unwrap_err()));
            let seen = ("Loting en burgerberaad", "");
            assert!(is_refused(change(app, &persona.actor, "loting", &theme("Energie"), seen).await.unwrap_err()));
            assert!(is_refused(remove(app, &persona.actor, "loting").await.unwrap_err()));
        }
        assert!(app.events().await.is_empty());
        app.settle().await;
    }
}
