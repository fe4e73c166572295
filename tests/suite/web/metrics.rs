//! `/metrics`: whoever watches over a node sees how it fares, and nobody else does.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use domain::notices::{Frequency, MailKind};
use http_body_util::BodyExt as _;
use mail::{Refusal, SendError};
use tests::{TestApp, both_engines};
use tower::ServiceExt as _;

const TOKEN: &str = "0123456789abcdef-wachter";
const HERE: &str = "127.0.0.1:50000";
const THERE: &str = "203.0.113.7:50000";

fn site(app: &TestApp, token: Option<&str>) -> Router {
    site_at("http://voorbeeld.nl", app, token)
}

fn site_at(base_url: &str, app: &TestApp, token: Option<&str>) -> Router {
    web::router(web::Site {
        base_url: base_url.to_owned(),
        metrics: Arc::new(web::Metrics::new(token.map(str::to_owned))),
        ..app.node().site()
    })
}

/// Asks from this end of the line; the status, and what was said.
async fn ask(site: &Router, method: &str, path: &str, from: &str, headers: &[(&str, &str)]) -> (u16, String) {
    let peer: SocketAddr = from.parse().unwrap();
    let mut request = Request::builder().method(method).uri(path).extension(ConnectInfo(peer));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = site.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let status = answer.status().as_u16();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    (status, String::from_utf8_lossy(&body).into_owned())
}

async fn metrics(site: &Router) -> String {
    let (status, text) = ask(site, "GET", "/metrics", HERE, &[]).await;
    assert_eq!(status, 200);
    text
}

/// The value of a line that begins so.
fn value(text: &str, name: &str) -> i64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    line.unwrap_or_else(|| panic!("no {name} in\n{text}")).parse().unwrap()
}

both_engines! {
    async fn requests_are_counted_by_pattern_and_no_address_is_told(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.settle().await;
        let site = site(app, None);
        for path in [format!("/ideeen/{idea}/loting-voor-de-wijkraad"), "/ideeen/4242/nergens".to_owned()] {
            ask(&site, "GET", &path, THERE, &[]).await;
        }
        ask(&site, "GET", "/bevestigen/geheim-uit-een-mail", THERE, &[]).await;
        ask(&site, "GET", "/wat/er/niet/is", THERE, &[]).await;
        ask(&site, "VERZONNEN", "/ideeen", THERE, &[]).await;
        let text = metrics(&site).await;
        let requests = |route: &str, method: &str, status: &str| {
            let of = format!("route=\"{route}\",method=\"{method}\",status=\"{status}\"");
            value(&text, &format!("diu_http_requests_total{{{of}}}"))
        };
        assert_eq!(requests("/ideeen/{number}/{slug}", "GET", "2xx"), 1);
        assert_eq!(requests("/ideeen/{number}/{slug}", "GET", "4xx"), 1);
        assert_eq!(requests("/bevestigen/{token}", "GET", "4xx"), 1);
        assert_eq!(requests("-", "GET", "4xx"), 1);
        assert_eq!(requests("/ideeen", "other", "4xx"), 1);
        let timed = "diu_http_request_duration_seconds_count{route=\"/ideeen/{number}/{slug}\",method=\"GET\"}";
        assert_eq!(value(&text, timed), 2);
        for told in ["geheim", "4242", "loting-voor", "wat/er", "VERZONNEN"] {
            assert!(!text.contains(told), "{told} in\n{text}");
        }
    }

    async fn what_waits_and_who_is_behind_is_told(app: &TestApp) {
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.settle().await;
        let site = site(app, None);
        let text = metrics(&site).await;
        for (name, expected) in [
            ("diu_database_up", 1),
            ("diu_mails{state=\"waiting\"}", 0),
            ("diu_mails{state=\"given_up\"}", 0),
            ("diu_mails_late_seconds", 0),
            ("diu_log_behind_events{reader=\"search\"}", 0),
            ("diu_log_behind_events{reader=\"notices\"}", 0),
        ] {
            assert_eq!(value(&text, name), expected, "{name}");
        }
        assert!(text.contains("diu_build_info{version=\""), "{text}");
        assert!(text.contains("diu_database_connections{pool=\""), "{text}");

        app.comment(app.griffier(), idea, "Goed plan.").await;
        app.events().await;
        let text = metrics(&site).await;
        assert!(value(&text, "diu_log_behind_events{reader=\"search\"}") >= 1);
        assert!(value(&text, "diu_log_behind_events{reader=\"notices\"}") >= 1);
        app.jobs().notify().await.unwrap();
        app.clock.advance(jiff::SignedDuration::from_mins(2));
        let text = metrics(&site).await;
        assert_eq!(value(&text, "diu_mails{state=\"waiting\"}"), 1);
        assert_eq!(value(&text, "diu_mails_late_seconds"), 120);
        let refusal = Refusal { code: Some(550), text: "niemand van die naam".to_owned() };
        app.node().mailbox.refuse(SendError::Permanent(refusal));
        app.settle().await;
        let text = metrics(&site).await;
        assert_eq!(value(&text, "diu_mails{state=\"waiting\"}"), 0);
        assert_eq!(value(&text, "diu_mails{state=\"given_up\"}"), 1);
        assert_eq!(value(&text, "diu_log_behind_events{reader=\"search\"}"), 0);
    }

    async fn without_a_token_only_this_machine_itself_sees_them(app: &TestApp) {
        let site = site(app, None);
        for from in [HERE, "[::1]:50000", "[::ffff:127.0.0.1]:50000"] {
            assert_eq!(ask(&site, "GET", "/metrics", from, &[]).await.0, 200, "{from}");
            for header in ["x-forwarded-for", "forwarded", "x-real-ip", "via", "x-forwarded-host"] {
                let passed_on = ask(&site, "GET", "/metrics", from, &[(header, "127.0.0.1")]).await;
                assert_eq!(passed_on, (404, String::new()), "a proxy here passes it on for somebody: {header}");
            }
        }
        let from_there = ask(&site, "GET", "/metrics", THERE, &[("authorization", "Bearer ")]).await;
        assert_eq!(from_there, (404, String::new()));
        let behind_tls = site_at(tests::BASE_URL, app, None);
        for from in [HERE, "[::1]:50000", THERE] {
            let refused = ask(&behind_tls, "GET", "/metrics", from, &[]).await;
            assert_eq!(refused, (404, String::new()), "a proxy may pass it on and say nothing: {from}");
        }
        let refused = app.visitor().get("/metrics").await;
        assert_eq!(refused.assert_status(404).header("cache-control"), "no-store");
    }

    async fn with_a_token_whoever_shows_it_sees_them_from_anywhere(app: &TestApp) {
        let bearer = format!("Bearer {TOKEN}");
        let sites = ["http://voorbeeld.nl", tests::BASE_URL].map(|base_url| site_at(base_url, app, Some(TOKEN)));
        for (site, from) in sites.into_iter().flat_map(|site| [HERE, THERE].map(|from| (site.clone(), from))) {
            let shown = [("authorization", bearer.as_str()), ("x-forwarded-for", "198.51.100.2")];
            assert_eq!(ask(&site, "GET", "/metrics", from, &shown).await.0, 200, "{from}");
            for wrong in ["Bearer ", "Bearer 0123456789abcdef-wachte", TOKEN, "Basic d2FjaHRlcg=="] {
                let refused = ask(&site, "GET", "/metrics", from, &[("authorization", wrong)]).await;
                assert_eq!(refused, (401, String::new()), "{wrong}");
            }
            assert_eq!(ask(&site, "GET", "/metrics", from, &[]).await.0, 401, "{from}");
        }
    }
    async fn a_database_that_is_away_is_told_and_the_rest_goes_on(app: &TestApp) {
        let site = site(app, None);
        app.store().clone().close().await.unwrap();
        let text = metrics(&site).await;
        assert_eq!(value(&text, "diu_database_up"), 0);
        assert!(!text.contains("diu_mails"), "what is not known is not told:\n{text}");
        assert!(text.contains("diu_build_info"));
        app.leave_unsettled();
    }
}
