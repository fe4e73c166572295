//! Whether this node lives, and whether it can answer: for those who watch over it.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::SharedSite;

/// `/health/live` and `/health/ready`.
pub fn router() -> Router<SharedSite> {
    Router::new().route("/health/live", get(live)).route("/health/ready", get(ready))
}

async fn live() -> &'static str {
    "ok\n"
}

async fn ready(State(site): State<SharedSite>) -> Response {
    match site.app.store().ping().await {
        Ok(()) => "ok\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, "10")], "database\n").into_response(),
    }
}
