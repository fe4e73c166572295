//! What somebody keeps to find it again.

use app::bookmarks::{self, Kept, PER_PAGE};
use axum::extract::State;
use axum_extra::extract::Query;
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::subnav;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// Characters of a comment that are shown.
const EXCERPT: usize = 200;
/// Deepest page that is shown.
const LAST_PAGE: u64 = 50;

/// Which page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Where {
    pagina: String,
}

/// `GET /account/bewaard`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(place): Query<Where>) -> Answer {
    let number = page_number(&place.pagina, LAST_PAGE)?;
    let (kept, total) = bookmarks::list(&site.app, &viewer.actor, number).await?;
    answer::page(page(&viewer, &kept, number, total.div_ceil(PER_PAGE).min(LAST_PAGE)))
}

fn page(viewer: &Viewer, kept: &[Kept], number: u64, last: u64) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.bookmarks_title()) }
        (subnav(t, "/account/bewaard"))
        p.lead { (t.bookmarks_lead()) }
        @if kept.is_empty() {
            p.empty { (t.bookmarks_empty()) " " a href="/ideeen" { (t.bookmarks_look()) } }
        } @else {
            ul.case-list { @for one in kept { li.case { (bookmark(viewer, one)) } } }
            (parts::pagination(t, number, last, |page| format!("/account/bewaard?pagina={page}")))
        }
    };
    layout::page(viewer, &t.bookmarks_title(), Width::Text, &body)
}

fn bookmark(viewer: &Viewer, kept: &Kept) -> Markup {
    let t = viewer.t;
    html! {
        @match (&kept.idea, kept.comment, &kept.row) {
            (Some(idea), None, _) => {
                h2.case__title { a href=(paths::idea(idea.number, &idea.slug)) { (parts::title(t, &idea.title)) } }
                p { (idea.summary) }
            },
            (Some(idea), Some(id), Some(comment)) => {
                h2.case__title { a href=(paths::comment(id)) { (t.bookmarks_comment(&comment.author_name)) } }
                p { (text::excerpt(&comment.text, EXCERPT)) }
                p.muted { (t.comment_under()) " " a href=(paths::idea(idea.number, &idea.slug)) { (parts::title(t, &idea.title)) } }
            },
            _ => p.muted { (t.bookmarks_gone()) },
        }
        p.muted { (t.bookmarks_since()) " " (parts::day(viewer.language, kept.at)) }
        @if kept.idea.is_some() && (kept.comment.is_none() || kept.row.is_some()) {
            form method="post" action=(step(kept)) {
                button.link-button name="actie" value="uit" { (icons::bookmark()) (t.bookmarks_remove()) }
            }
        }
    }
}

fn step(kept: &Kept) -> String {
    kept.comment.map_or_else(
        || paths::idea_step(kept.number, "bewaren"),
        |comment| paths::comment_step(comment, "bewaren"),
    )
}
