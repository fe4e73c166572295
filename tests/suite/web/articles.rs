//! The pages of *Nieuws & inspiratie*: the archive by year, an article, and writing one.

use domain::articles::RawArticle;
use jiff::civil::{Date, date};
use tests::{Answer, Browser, TestApp, both_engines};

async fn publish(app: &TestApp, title: &str, day: Date) {
    let raw = RawArticle {
        title: title.into(),
        intro: "Wat bracht het?".into(),
        text: "## Het begin\n\nVeel.".into(),
        ..RawArticle::default()
    };
    app::articles::publish(app, &app.beheerder().actor, &raw, day).await.unwrap();
}

const WRITTEN: [(&str, &str); 3] =
    [("titel", "Een jaar loting"), ("inleiding", "Wat bracht het?"), ("tekst", "## Het begin\n\nVeel.")];

/// Sends the form of a page with these fields filled and one of its buttons.
async fn send(browser: &Browser, page: &Answer, fields: &[(&str, &str)], button: &str) -> Answer {
    let action = page.attributes("main form[method=post]", "action").remove(0);
    let form = page.form(Some(&action));
    let mut sent = vec![("versie", form.value("versie").to_owned())];
    for name in ["titel", "inleiding", "tekst", "datum", "ideeen"] {
        let typed = fields.iter().find(|(field, _)| *field == name).map(|(_, value)| (*value).to_owned());
        sent.push((name, typed.unwrap_or_else(|| form.value(name).to_owned())));
    }
    sent.extend(
        fields.iter().filter(|(field, _)| *field == "thema").map(|(_, slug)| ("thema", (*slug).to_owned())),
    );
    sent.push(("actie", button.to_owned()));
    let sent: Vec<(&str, &str)> = sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&action, &sent).await
}

both_engines! {
    async fn the_archive_is_read_by_year(app: &TestApp) {
        for (title, day) in [("Nieuw", date(2026, 1, 31)), ("Ouder", date(2025, 5, 1)), ("Oudste", date(2025, 1, 1))] {
            publish(app, title, day).await;
        }
        let browser = app.visitor();
        let page = browser.get("/artikelen").await;
        assert_eq!(page.all("main h2"), ["2026", "2025"]);
        assert_eq!(page.attributes("main nav a", "href"), ["/artikelen", "/artikelen?jaar=2026", "/artikelen?jaar=2025"]);
        let year = browser.get("/artikelen?jaar=2025").await;
        assert_eq!(year.all(".article-item h3"), ["Ouder", "Oudste"]);
        assert_eq!(year.h1(), "Nieuws & inspiratie uit 2025");
        assert_eq!(year.one("main nav a[aria-current=page]"), "2025, 2 artikelen");
        for nowhere in ["2024", "0000", "99999", "-025", "twee", "2025'"] {
            browser.get(&format!("/artikelen?jaar={nowhere}")).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn an_administrator_writes_looks_publishes_and_takes_back(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await.to_string();
        let browser = app.browser_of(app.beheerder()).await;
        let list = browser.get("/beheer/artikelen").await;
        assert!(list.main().contains("Er zijn nog geen artikelen"), "an empty list invites");
        let form = browser.get("/beheer/artikelen/nieuw").await;
        let fields = [&WRITTEN[..], &[("ideeen", &idea), ("thema", "loting")]].concat();
        let preview = send(&browser, &form, &fields, "voorbeeld").await;
        preview.assert_status(200);
        assert!(preview.one("article.preview").contains("Het begin"), "it shows what it will look like");
        assert!(preview.main().contains("Loting voor de wijkraad"));
        assert_eq!(preview.form(Some("/beheer/artikelen/nieuw")).value("titel"), "Een jaar loting", "all is still typed");
        assert_eq!(app.count("SELECT count(*) FROM articles").await, 0, "nothing was kept");

        send(&browser, &preview, &fields, "bewaar").await.assert_leads_to("/beheer/artikelen/1?bewaard=ja");
        let kept = browser.get("/beheer/artikelen/1?bewaard=ja").await;
        assert!(kept.main().contains("Dit is een concept"), "{}", kept.main());
        app.visitor().get("/artikelen/een-jaar-loting").await.assert_status(404);

        send(&browser, &kept, &[("thema", "loting")], "publiceer").await.assert_leads_to("/beheer/artikelen/1?bewaard=ja");
        let article = app.visitor().get("/artikelen/een-jaar-loting").await;
        article.assert_status(200);
        assert!(article.one(".facts").contains("3 februari 2026"), "without a day it is today");
        assert_eq!(article.attributes(".facts a", "href"), ["/themas/loting"]);
        assert!(article.one(".similar").contains("Loting voor de wijkraad") && article.one(".similar").contains("In gesprek"));
        let on_idea = app.visitor().follow(&format!("/ideeen/{idea}")).await;
        assert!(on_idea.one("section[aria-labelledby=nieuws]").contains("Een jaar loting"));
        let on_theme = app.visitor().get("/themas/loting").await;
        assert!(on_theme.one("section[aria-labelledby=nieuws]").contains("Een jaar loting"));
        assert!(browser.get("/beheer/artikelen").await.main().contains("op de site"));

        let kept = browser.get("/beheer/artikelen/1").await;
        let ask = send(&browser, &kept, &[], "verwijder").await;
        assert!(ask.assert_status(200).main().contains("Wil je het artikel ‘Een jaar loting’ verwijderen?"));
        app.visitor().get("/artikelen/een-jaar-loting").await.assert_status(200);
        let sure = ask.form(Some("/beheer/artikelen/1")).fill("actie", "verwijder");
        browser.submit(&sure).await.assert_leads_to("/beheer/artikelen?bewaard=verwijderd");
        app.visitor().get("/artikelen/een-jaar-loting").await.assert_status(404);
        app.settle().await;
    }

    async fn what_is_refused_is_still_typed_with_what_is_wrong_beside_it(app: &TestApp) {
        let browser = app.browser_of(app.beheerder()).await;
        let form = browser.get("/beheer/artikelen/nieuw").await;
        let refused = send(&browser, &form, &[("titel", "X"), ("datum", "31-2-2026"), ("ideeen", "twaalf"), ("thema", "loting")], "publiceer").await;
        refused.assert_status(422);
        assert_eq!(refused.refused_fields(), ["titel", "inleiding", "tekst", "datum", "ideeen"]);
        let again = refused.form(Some("/beheer/artikelen/nieuw"));
        assert_eq!((again.value("datum"), again.value("ideeen"), again.values("thema")), ("31-2-2026", "twaalf", vec!["loting"]));
        let unknown = send(&browser, &form, &[("titel", "Een jaar loting"), ("ideeen", "12")], "bewaar").await;
        assert!(unknown.assert_status(422).error("ideeen").contains("Idee 12 bestaat niet of is niet openbaar"));
        send(&browser, &form, &[], "iets").await.assert_status(422);
        browser.get("/beheer/artikelen/7").await.assert_status(404);
        browser.get("/beheer/artikelen/zeven").await.assert_status(404);
        app.settle().await;
    }

    async fn who_was_slower_reads_that_it_was_changed_meanwhile(app: &TestApp) {
        let browser = app.browser_of(app.beheerder()).await;
        let form = browser.get("/beheer/artikelen/nieuw").await;
        send(&browser, &form, &WRITTEN, "bewaar").await;
        let (one, other) = (browser.get("/beheer/artikelen/1").await, browser.get("/beheer/artikelen/1").await);
        send(&browser, &one, &[("tekst", "Van de eerste.")], "bewaar").await.assert_status(303);
        let refused = send(&browser, &other, &[("tekst", "Van de tweede.")], "bewaar").await;
        refused.assert_status(422);
        let says = refused.main();
        assert!(says.contains("Dit artikel is intussen veranderd") && says.contains("Van de eerste."), "{says}");
        assert_eq!(refused.form(Some("/beheer/artikelen/1")).value("tekst"), "Van de tweede.");
        send(&browser, &refused, &[], "bewaar").await.assert_status(303);
        assert_eq!(browser.get("/beheer/artikelen/1").await.form(Some("/beheer/artikelen/1")).value("tekst"), "Van de tweede.");
        app.settle().await;
    }
}
