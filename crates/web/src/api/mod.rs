//! `/api/v1`: what everybody can read on the pages, as JSON, by the API Design Rules of NL GOV 2.x. It knows no sessions:
//! whoever asks sees what a visitor sees.

mod ideas;
mod input;
mod measures;
mod openapi;
mod organisations;
pub mod practice;
mod problem;
mod search;
pub mod shape;

use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{
    ACCEPT, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, HeaderMap, HeaderName, VARY,
};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use domain::Action;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::SharedSite;
use crate::errors::PageError;
use crate::routes::{Route, RouteRule, SITE, on_get};
use problem::ApiError;

/// The version of the API (`/core/version-header`): the first number is in the address, the second grows with what is
/// added, the third with what is mended.
const VERSION: &str = "1.3.0";

/// What a handler of the API returns.
type ApiAnswer = Result<Response, ApiError>;

/// The addresses of the API, with the rule of each.
pub fn routes() -> Vec<Route> {
    let idea = RouteRule::Policy(Action::View, "idee");
    vec![
        on_get("/api/v1/ideeen", SITE, ideas::list),
        on_get("/api/v1/ideeen/{number}", idea, ideas::show),
        on_get("/api/v1/ideeen/{number}/reacties", idea, ideas::comments),
        on_get("/api/v1/maatregelen", SITE, measures::list),
        on_get("/api/v1/organisaties/{code}/antwoorden", SITE, organisations::answers),
        on_get("/api/v1/praktijk", SITE, practice::list),
        on_get("/api/v1/zoeken", SITE, search::find),
        on_get("/api/v1/openapi.json", RouteRule::Open, openapi::show),
    ]
}

/// The API as a service.
pub fn router() -> Router<SharedSite> {
    routes()
        .into_iter()
        .fold(Router::new(), |router, route| router.route(route.path, route.handler))
        .method_not_allowed_fallback(async || ApiError::from(PageError::WrongMethod))
        .route("/api/{*rest}", any(async || ApiError::from(PageError::NotFound)))
        .route("/api", any(async || ApiError::from(PageError::NotFound)))
        .layer(CatchPanicLayer::custom(crate::routes::panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(from_fn(keep_to_the_rules))
        .layer(CompressionLayer::new())
}

/// What holds for every answer: the version, readable from any site, an error as `application/problem+json`.
async fn keep_to_the_rules(request: Request, next: Next) -> Response {
    let mut response = if request.method() == Method::OPTIONS {
        preflight()
    } else if accepts_json(request.headers()) {
        problem::render(next.run(request).await)
    } else {
        ApiError::NotAcceptable.into_response()
    };
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    set(HeaderName::from_static("api-version"), VERSION);
    set(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    set(ACCESS_CONTROL_EXPOSE_HEADERS, "API-Version, Retry-After");
    response.headers_mut().append(VARY, HeaderValue::from_static("accept"));
    response
}

/// The answer to a browser that asks whether a page elsewhere may read the API (Fetch standard, 3.2.3).
fn preflight() -> Response {
    let allowed = [(ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD"), (ACCESS_CONTROL_ALLOW_HEADERS, "Accept")];
    (StatusCode::NO_CONTENT, allowed).into_response()
}

/// Whether JSON is among what the client takes (RFC 9110, 12.5.1); without a word about it, everything is.
fn accepts_json(headers: &HeaderMap) -> bool {
    const JSON: [&str; 4] = ["*/*", "application/*", "application/json", "application/problem+json"];
    let mut kinds = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok()).peekable();
    kinds.peek().is_none()
        || kinds.flat_map(|value| value.split(',')).any(|range| {
            let mut parts = range.split(';').map(str::trim);
            let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
            let is_refused = parts.any(|part| {
                part.strip_prefix("q=").is_some_and(|weight| weight.parse::<f32>().is_ok_and(|q| q <= 0.0))
            });
            JSON.contains(&kind.as_str()) && !is_refused
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(value: &'static str) -> bool {
        accepts_json(&HeaderMap::from_iter([(ACCEPT, HeaderValue::from_static(value))]))
    }

    #[test]
    fn json_is_given_to_who_takes_it() {
        assert!(accepts_json(&HeaderMap::new()));
        for takes in
            ["*/*", "application/json", "text/html, application/*;q=0.1", "Application/JSON; charset=utf-8"]
        {
            assert!(accepts(takes), "{takes}");
        }
        for refuses in ["text/html", "application/xml", "application/json;q=0", "image/*"] {
            assert!(!accepts(refuses), "{refuses}");
        }
    }
}
