//! The gallery of letters, which only a development build has.

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use tests::{Browser, TestApp, both_engines};
use tower::ServiceExt as _;

fn site(app: &TestApp, letters: Vec<web::SampleLetter>) -> Router {
    web::router(web::Site { letters: letters.into(), ..app.node().site() })
}

/// A letter as it comes, which as no page of the site brings its own style.
async fn letter(site: &Router, path: &str) -> (String, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let (parts, body) = site.clone().oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let policy = parts.headers["content-security-policy"].to_str().unwrap().to_owned();
    (String::from_utf8(body.to_vec()).unwrap(), policy)
}

both_engines! {
    async fn a_development_build_shows_every_letter_and_a_release_none(app: &TestApp) {
        let letters = server::gallery::letters();
        assert_eq!(letters.is_empty(), !cfg!(debug_assertions));
        for path in ["/ontwikkeling/brieven", "/ontwikkeling/brieven/reply/nl"] {
            Browser::new(site(app, Vec::new())).get(path).await.assert_status(404);
        }
        if letters.is_empty() {
            return;
        }
        let site = site(app, letters.clone());
        let visitor = Browser::new(site.clone());
        let list = visitor.get("/ontwikkeling/brieven").await;
        assert_eq!(list.all(".follow-list__item").len(), letters.len());
        for sample in &letters {
            let path = format!("/ontwikkeling/brieven/{}/{}", sample.name, sample.language);
            let policy = "default-src 'none'; style-src 'unsafe-inline'".to_owned();
            assert_eq!(letter(&site, &path).await, (sample.html.clone(), policy));
            assert_eq!(visitor.get(&format!("{path}/tekst")).await.body, sample.text);
        }
        visitor.get("/ontwikkeling/brieven/onzin/nl").await.assert_status(404);
    }
}
