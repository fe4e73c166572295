//! Bad input, and what it gets: the list of what may come in, point by point.

use axum::body::Body;
use axum::http::Request;
use tests::{BASE_URL, Browser, Form, TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";

async fn new_idea(browser: &Browser) -> Form {
    browser.get("/ideeen/nieuw").await.form(Some("/ideeen/nieuw")).fill_all(&[
        ("titel", TITLE),
        ("samenvatting", "Laat het lot bepalen wie er meedenkt."),
        ("voorstel", "Loot elk jaar twaalf bewoners."),
        ("thema", "loting"),
        ("bestuurslaag", "gemeente"),
        ("actie", "publiceer"),
    ])
}

fn post(path: &str, headers: &[(&str, &str)], body: &str) -> Request<Body> {
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    request.body(Body::from(body.to_owned())).unwrap()
}

async fn ideas(app: &TestApp) -> i64 {
    app.count("SELECT count(*) FROM ideas").await
}

both_engines! {
    async fn empty_and_too_long_fields_are_refused_each_beside_its_field(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let empty = browser.get("/ideeen/nieuw").await.form(Some("/ideeen/nieuw")).fill("actie", "publiceer");
        let refused = browser.submit(&empty).await;
        let fields = ["titel", "samenvatting", "voorstel", "thema", "bestuurslaag"];
        assert_eq!(refused.assert_status(422).refused_fields(), fields);
        for field in fields {
            assert!(!refused.error(field).is_empty());
        }

        let (summary, part) = ("Een zin. ".repeat(40), "Een alinea. ".repeat(1_000));
        let long = new_idea(&browser).await.fill("samenvatting", &summary).fill("voorstel", &part).fill("titel", "Kort");
        let refused = browser.submit(&long).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["titel", "samenvatting", "voorstel"]);
        assert!(refused.error("titel").contains("10"), "{}", refused.error("titel"));
        assert!(refused.error("samenvatting").contains("280"), "{}", refused.error("samenvatting"));
        assert!(refused.error("voorstel").contains("10.000"), "{}", refused.error("voorstel"));
        let kept = refused.form(Some("/ideeen/nieuw"));
        assert_eq!((kept.value("titel"), kept.value("samenvatting"), kept.value("voorstel")), ("Kort", &*summary, &*part));
        assert_eq!((kept.values("thema"), kept.value("bestuurslaag")), (vec!["loting"], "gemeente"));
        assert_eq!(ideas(app).await, 0);
        app.settle().await;
    }

    async fn choices_that_are_not_there_are_refused(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        for (field, value) in [("thema", "bestaat-niet"), ("bestuurslaag", "planeet"), ("organisatie", "GM9999")] {
            let refused = browser.submit(&new_idea(&browser).await.fill(field, value)).await;
            assert_eq!(refused.assert_status(422).refused_fields(), [field]);
            assert_eq!(refused.form(Some("/ideeen/nieuw")).value("titel"), TITLE);
        }
        assert_eq!(ideas(app).await, 0);
        app.settle().await;
    }

    async fn somebody_elses_idea_cannot_be_edited_and_the_page_says_why(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.griffier()).await;
        let path = format!("/ideeen/{idea}/bewerken");
        let fields: Vec<_> = new_idea(&browser).await.fields;
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for refused in [browser.get(&path).await, browser.post(&path, &fields).await] {
            refused.assert_status(403);
            assert!(refused.all("main p").iter().any(|text| text.len() > 20), "{}", refused.main());
        }
        app.settle().await;
    }

    async fn what_is_absent_or_hidden_is_a_404_with_a_way_to_search(app: &TestApp) {
        let browser = app.visitor();
        for path in ["/ideeen/4711", "/ideeen/abc", "/ideeen/-1", "/ideeen/99999999999999999999", "/ideeen/1/x/y", "/reacties/4711", "/reacties/x", "/nergens", "/wp-login.php"] {
            let page = browser.get(path).await;
            page.assert_status(404);
            assert_eq!(page.attributes("main form", "action"), ["/zoeken"], "{path}");
            assert_eq!(page.attributes("main form input", "name"), ["q"], "{path}");
        }
    }

    async fn a_post_from_another_site_is_refused(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.griffier()).await;
        let path = format!("/ideeen/{idea}/steun");
        let elsewhere: [&[(&str, &str)]; 4] = [
            &[("origin", "https://kwaad.nl"), ("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site"), ("origin", "https://buur.voorbeeld.nl")],
            &[("origin", "https://kwaad.nl")],
            &[("origin", "null")],
        ];
        for headers in elsewhere {
            let refused = browser.send(post(&path, headers, "actie=aan")).await;
            assert_eq!(refused.status, 403, "{headers:?}");
            assert!(!refused.h1().is_empty());
        }
        assert_eq!(app.count("SELECT count(*) FROM supports").await, 0);
        let own = [("origin", BASE_URL), ("sec-fetch-site", "same-origin")];
        assert_eq!(browser.send(post(&path, &own, "actie=aan")).await.status, 303);
        app.settle().await;
    }

    async fn a_body_of_more_than_256_kib_is_refused(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.griffier()).await;
        let path = format!("/ideeen/{idea}/reacties");
        let refused = browser.post(&path, &[("tekst", &"x".repeat(256 * 1024))]).await;
        assert!(!refused.assert_status(413).h1().is_empty());
        browser.post(&path, &[("tekst", &"x".repeat(200 * 1024))]).await.assert_status(422);
        app.settle().await;
    }

    async fn bytes_that_are_no_text_are_refused_or_cleaned_and_never_stored(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.griffier()).await;
        let path = format!("/ideeen/{idea}/reacties");
        for (number, raw) in ["tekst=a%FFb", "tekst=a%C3", "tekst=a%00b", "tekst=a%ED%A0%80b", "tekst=%80"].iter().enumerate() {
            let body = format!("{raw}{number}");
            let answer = browser.post_body(&path, body.clone()).await;
            assert!([303, 400, 422].contains(&answer.status), "{body}: {}", answer.status);
        }
        let bytes = browser.post_body(&path, vec![b't', b'e', b'k', b's', b't', b'=', 0xff, 0xfe]).await;
        assert!([303, 400, 422].contains(&bytes.status), "{}", bytes.status);
        let tricky = "Dit is \u{202E}omgekeerd\u{202C}, \u{2066}los\u{2069}, \u{200B}leeg\u{7} en \u{FEFF}klaar.\r\n\r\nNog \u{0}een.";
        assert_eq!(browser.post(&path, &[("tekst", tricky)]).await.status, 303);

        let mut stored = app.reader().discussion(idea).await.unwrap();
        let last = stored.pop().unwrap().text;
        assert_eq!(last, "Dit is omgekeerd, los, leeg en klaar.\n\nNog een.");
        for comment in stored {
            assert!(comment.text.chars().all(|c| !c.is_control()), "{:?}", comment.text);
        }
        app.settle().await;
    }

    async fn addresses_that_are_no_text_lead_nowhere(app: &TestApp) {
        let browser = app.visitor();
        for path in ["/personen/%FF", "/personen/a%00b", "/ideeen?thema=%FF", "/zoeken?q=%00", "/artikelen/%C3%28", "/bevestigen/%00"] {
            let answer = browser.get(path).await;
            assert!([400, 404].contains(&answer.status), "{path}: {}", answer.status);
        }
    }

    async fn odd_requests_are_told_off_by_a_page(app: &TestApp) {
        let browser = app.browser_of(app.griffier()).await;
        let wrong_type = Request::post("/ideeen/nieuw")
            .header("origin", BASE_URL)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json")
            .body(Body::from("{}"))
            .unwrap();
        let answer = browser.send(wrong_type).await;
        assert!([400, 415, 422].contains(&answer.status), "{}", answer.status);
        assert!(!answer.h1().is_empty());
        let wrong_method = browser.post("/over", &[]).await;
        assert!(!wrong_method.assert_status(405).h1().is_empty());
        browser.get("/uitloggen").await.assert_status(405);
        app.settle().await;
    }

    async fn too_many_forms_from_one_address_are_put_off(app: &TestApp) {
        let browser = app.visitor();
        let sender = std::net::SocketAddr::from(([203, 0, 113, 7], 4711));
        let send = async |address: std::net::SocketAddr| {
            let mut request = post("/uitloggen", &[("origin", BASE_URL), ("sec-fetch-site", "same-origin")], "");
            request.extensions_mut().insert(axum::extract::ConnectInfo(address));
            browser.send(request).await
        };
        let mut refused = None;
        for _ in 0..400 {
            let answer = send(sender).await;
            if answer.status == 429 {
                refused = Some(answer);
                break;
            }
        }
        let refused = refused.expect("400 forms in a row are too many");
        assert_ne!(refused.header("retry-after"), "");
        let other = std::net::SocketAddr::from(([203, 0, 113, 8], 4711));
        assert_eq!(send(other).await.status, 303, "who else comes is not put off");
    }
}
