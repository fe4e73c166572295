//! The gallery of all letters, which only a development build has: `/ontwikkeling/brieven`.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use maud::html;

use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{SampleLetter, SharedSite};

/// A letter brings its own style in its markup, because mail programs want it so; it still fetches and runs nothing.
const POLICY: HeaderValue = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'");

/// The addresses of the gallery; none without letters.
pub fn router(letters: &[SampleLetter]) -> Router<SharedSite> {
    if letters.is_empty() {
        return Router::new();
    }
    Router::new()
        .route("/ontwikkeling/brieven", get(list))
        .route("/ontwikkeling/brieven/{name}/{language}", get(show))
        .route("/ontwikkeling/brieven/{name}/{language}/tekst", get(show_text))
}

async fn list(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let t = viewer.t;
    let path = |letter: &SampleLetter| format!("/ontwikkeling/brieven/{}/{}", letter.name, letter.language);
    let body = html! {
        div.page__head { h1 { (t.gallery_title()) } p.lead { (t.gallery_lead()) } }
        ul.follow-list {
            @for letter in site.letters.iter() {
                li.follow-list__item {
                    div {
                        a href=(path(letter)) lang=(letter.language) { (letter.subject) }
                        " " span.small.muted { (letter.name) " · " (letter.language) }
                    }
                    a href={ (path(letter)) "/tekst" } { (t.gallery_text()) }
                }
            }
        }
    };
    answer::page(layout::page(&viewer, &t.gallery_title(), Width::Text, &body))
}

async fn show(State(site): State<SharedSite>, Path(which): Path<(String, String)>) -> Answer {
    let letter = find(&site, &which)?;
    Ok(([(CONTENT_SECURITY_POLICY, POLICY)], Html(letter.html.clone())).into_response())
}

async fn show_text(State(site): State<SharedSite>, Path(which): Path<(String, String)>) -> Answer {
    Ok(find(&site, &which)?.text.clone().into_response())
}

fn find<'a>(
    site: &'a SharedSite,
    (name, language): &(String, String),
) -> Result<&'a SampleLetter, PageError> {
    let found =
        site.letters.iter().find(|letter| letter.name == *name && letter.language.as_str() == language);
    found.ok_or(PageError::NotFound)
}
