//! A text that is sent to whoever does not have it already (RFC 9110, 13).

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use axum::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderMap, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::fmt::rfc2822::{DateTimeParser, DateTimePrinter};

/// The text, or that who asks has it already (RFC 9110, 13.2.2: a tag says more than a date).
///
/// `updated` is when it last changed, where that is known; `kind` is what the text is.
pub fn answer(text: String, kind: &'static str, updated: Option<Timestamp>, asked: &HeaderMap) -> Response {
    let tag = tag(&text);
    let is_known = match asked.get(IF_NONE_MATCH) {
        Some(tags) => has_tag(tags, &tag),
        None => {
            asked.get(IF_MODIFIED_SINCE).zip(updated).is_some_and(|(since, updated)| is_since(since, updated))
        }
    };
    let headers = [(ETAG, tag), (CACHE_CONTROL, "no-cache".to_owned())];
    let response = if is_known {
        (StatusCode::NOT_MODIFIED, headers).into_response()
    } else {
        (headers, [(CONTENT_TYPE, kind)], text).into_response()
    };
    match updated {
        Some(updated) => ([(LAST_MODIFIED, date(updated))], response).into_response(),
        None => response,
    }
}

fn date(moment: Timestamp) -> String {
    DateTimePrinter::new().timestamp_to_rfc9110_string(&moment).unwrap_or_default()
}

/// The same for the same text; weak, because the text may be compressed on its way.
fn tag(text: &str) -> String {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    format!("W/\"{:016x}\"", hasher.finish())
}

fn has_tag(tags: &HeaderValue, tag: &str) -> bool {
    let strong = tag.trim_start_matches("W/");
    let tags = tags.to_str().unwrap_or_default();
    tags.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == strong || one == "*")
}

fn is_since(since: &HeaderValue, updated: Timestamp) -> bool {
    let parsed = since.to_str().ok().and_then(|text| DateTimeParser::new().parse_timestamp(text).ok());
    parsed.is_some_and(|since| updated.as_second() <= since.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_has_the_latest_is_told_so() {
        let tag = tag("feed");
        for known in [tag.as_str(), tag.trim_start_matches("W/"), "*", &format!("\"x\", {tag}")] {
            assert!(has_tag(&HeaderValue::from_str(known).unwrap(), &tag), "{known}");
        }
        assert!(!has_tag(&HeaderValue::from_static("\"x\""), &tag));
        let updated = "2026-02-03T12:00:00.5Z".parse().unwrap();
        assert!(is_since(&HeaderValue::from_static("Tue, 03 Feb 2026 12:00:00 GMT"), updated));
        assert!(!is_since(&HeaderValue::from_static("Tue, 03 Feb 2026 11:59:59 GMT"), updated));
        assert!(!is_since(&HeaderValue::from_static("gisteren"), updated));
    }
}
