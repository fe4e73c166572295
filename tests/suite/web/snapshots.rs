//! The main pages as they are, in both languages.

use domain::comments::RawComment;
use domain::moderation::Target;
use tests::{Answer, Browser, TestApp, both_engines, on_engine, reply};

const TITLE: &str = "Loting voor de wijkraad";

/// The page without its frame and its icons, a tag on each line.
fn shown(page: &Answer) -> String {
    let (_, main) = page.body.split_once("<main").unwrap_or_else(|| panic!("no main: {}", page.body));
    let (main, _) = main.split_once("</main>").unwrap_or_default();
    let without_icons: String = main
        .split("<svg")
        .enumerate()
        .map(|(place, part)| match part.split_once("</svg>") {
            Some((_, rest)) if place > 0 => rest,
            _ => part,
        })
        .collect();
    format!("{}\n<main{without_icons}", page.one("head > title")).replace("><", ">\n<")
}

async fn english(browser: &Browser) {
    browser.post("/taal", &[("taal", "en")]).await.assert_leads_to("/");
}

/// The same content for each story: a discussed idea, something to judge, an article.
async fn furnish(app: &TestApp) {
    let idea = app.idea(app.inwoner(), TITLE).await;
    let raw = RawComment { stance: "vraag".into(), ..tests::comment("Hoe loot je *eerlijk*?") };
    let question = app::comments::post(app, &app.griffier().actor, idea, &raw).await.unwrap();
    app.clock.advance(jiff::SignedDuration::from_mins(5));
    app::comments::post(app, &app.inwoner().actor, idea, &reply(question, "Met een notaris.")).await.unwrap();
    let insult = app.comment(app.griffier(), idea, "Wat een sukkel.").await;
    app::ideas::support(app, &app.moderator().actor, idea, true).await.unwrap();
    app::moderation::report(
        app,
        &app.inwoner().actor,
        Target::Comment(insult),
        &app::moderation::plain_report("kwetsend", "Dit kan niet."),
        domain::people::Language::Dutch,
    )
    .await
    .unwrap();
    let case = app::moderation::open(app, &app.moderator().actor, Target::Comment(question)).await.unwrap();
    let facts = "Dit is een gewone vraag.";
    app::moderation::decide(app, &app.moderator().actor, case, &tests::ruling("geen", "anders", facts))
        .await
        .unwrap();
    let raw = domain::articles::RawArticle {
        title: "Een jaar loting".into(),
        intro: "Wat bracht het?".into(),
        text: "Veel **lef**.".into(),
        ..domain::articles::RawArticle::default()
    };
    app::articles::publish(app, &app.beheerder().actor, &raw, jiff::civil::date(2026, 1, 31)).await.unwrap();
    app.settle().await;
}

/// Takes the picture of each page under its name, in the language of the browser.
async fn take(browser: &Browser, language: &str, pages: &[(&str, &str)]) {
    for (name, path) in pages {
        let page = browser.get(path).await;
        insta::assert_snapshot!(format!("{name}.{language}"), shown(&page));
    }
}

const FOR_VISITORS: [(&str, &str); 11] = [
    ("home", "/"),
    ("ideas", "/ideeen"),
    ("idea-for-a-visitor", "/ideeen/1/loting-voor-de-wijkraad"),
    ("search", "/zoeken?q=notaris"),
    ("article", "/artikelen/een-jaar-loting"),
    ("person", "/personen/tineke-wiersma"),
    ("organisations", "/organisaties"),
    ("organisation", "/organisaties/GM0363"),
    ("register", "/registreren"),
    ("sign-in", "/inloggen"),
    ("not-found", "/nergens"),
];
const FOR_PARTICIPANTS: [(&str, &str); 7] = [
    ("notices", "/meldingen"),
    ("idea-for-a-participant", "/ideeen/1/loting-voor-de-wijkraad"),
    ("report", "/ideeen/1/melden"),
    ("account", "/account"),
    ("mail-preferences", "/account/meldingen"),
    ("followed", "/account/volgend"),
    ("not-allowed", "/moderatie"),
];
const FOR_MODERATORS: [(&str, &str); 4] = [
    ("queue", "/moderatie"),
    ("case", "/moderatie/1"),
    ("log", "/moderatie/logboek"),
    ("decision", "/besluiten/1"),
];

on_engine! { Sqlite:
    async fn pages_are_as_they_were_agreed(app: &TestApp) {
        furnish(app).await;
        let visitor = app.visitor();
        let (griffier, moderator) = (app.browser_of(app.griffier()).await, app.browser_of(app.moderator()).await);
        for language in ["nl", "en"] {
            take(&visitor, language, &FOR_VISITORS).await;
            take(&griffier, language, &FOR_PARTICIPANTS).await;
            take(&moderator, language, &FOR_MODERATORS).await;
            for browser in [&visitor, &griffier, &moderator] {
                english(browser).await;
            }
        }
        app.settle().await;
    }
}

both_engines! {
    async fn both_databases_show_the_same_page(app: &TestApp) {
        furnish(app).await;
        let page = app.visitor().get("/ideeen/1/loting-voor-de-wijkraad").await;
        insta::assert_snapshot!("idea-for-a-visitor.nl", shown(&page));
    }
}
