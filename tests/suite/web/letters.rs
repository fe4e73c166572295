//! The gallery of letters, which only a development build has.

use tests::{Browser, TestApp, both_engines};

fn browser(app: &TestApp, letters: Vec<web::SampleLetter>) -> Browser {
    Browser::new(web::router(web::Site {
        app: app.node().clone_app(),
        base_url: tests::BASE_URL.to_owned(),
        contact: "post@voorbeeld.nl".to_owned(),
        demonstration: false,
        limits: true,
        letters: letters.into(),
    }))
}

both_engines! {
    async fn a_development_build_shows_every_letter_and_a_release_none(app: &TestApp) {
        let letters = server::gallery::letters();
        assert_eq!(letters.is_empty(), !cfg!(debug_assertions));
        for path in ["/ontwikkeling/brieven", "/ontwikkeling/brieven/reply/nl"] {
            browser(app, Vec::new()).get(path).await.assert_status(404);
        }
        if letters.is_empty() {
            return;
        }
        let visitor = browser(app, letters.clone());
        let list = visitor.get("/ontwikkeling/brieven").await;
        assert_eq!(list.all(".follow-list__item").len(), letters.len());
        for letter in &letters {
            let path = format!("/ontwikkeling/brieven/{}/{}", letter.name, letter.language);
            assert_eq!(visitor.get(&path).await.body, letter.html);
            assert_eq!(visitor.get(&format!("{path}/tekst")).await.body, letter.text);
        }
        visitor.get("/ontwikkeling/brieven/onzin/nl").await.assert_status(404);
    }
}
