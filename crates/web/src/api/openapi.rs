//! `/api/v1/openapi.json`: the description of the API, kept by hand in `openapi/openapi.json`; what differs from site to
//! site is filled in.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::{ApiAnswer, VERSION};
use crate::SharedSite;
use crate::errors::PageError;

const DOCUMENT: &str = include_str!("../../openapi/openapi.json");

/// `GET /api/v1/openapi.json`
pub async fn show(State(site): State<SharedSite>) -> ApiAnswer {
    let mut document: Value = serde_json::from_str(DOCUMENT).map_err(|_| PageError::Internal)?;
    document["info"]["version"] = json!(VERSION);
    document["info"]["contact"]["url"] = json!(format!("{}/over", site.base_url));
    document["info"]["contact"]["email"] = json!(site.contact);
    document["servers"] = json!([{ "url": format!("{}/api/v1", site.base_url) }]);
    Ok(Json(document).into_response())
}
