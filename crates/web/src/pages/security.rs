//! `/.well-known/security.txt` (RFC 9116): where whoever finds a weakness in the site tells of it.

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;

use crate::SharedSite;

/// Where it is.
pub const HERE: &str = "/.well-known/security.txt";

/// How long what it says can be relied on, at each moment that it is read: some months, and less than the year that
/// RFC 9116 (2.5.5) recommends at most.
const HOLDS: SignedDuration = SignedDuration::from_hours(180 * 24);

/// `GET /.well-known/security.txt`
pub async fn show(State(site): State<SharedSite>) -> Response {
    // The start of a day, so that the text stays the same all day.
    let until = i18n::start_of(i18n::day_of(site.app.now() + HOLDS));
    let (contact, base_url) = (&site.security_contact, &site.base_url);
    let text = format!(
        "Contact: {contact}\nExpires: {until:.0}\nPreferred-Languages: nl, en\nCanonical: {base_url}{HERE}\n"
    );
    ([(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-cache")], text).into_response()
}
