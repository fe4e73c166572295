//! Words that are searched with each other: the list of them, and changing it.

use app::read::SearchWordsRow;
use app::{Refusal, search_words};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::{Field, SearchWordsId};
use i18n::number;
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::success;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::viewer::Viewer;

const LIST: &str = "/beheer/zoekwoorden";

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    bewaard: String,
}

/// A group as it was typed, and the button that was used.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    woorden: String,
    actie: String,
}

/// `GET /beheer/zoekwoorden`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let groups = search_words::list(&site.app, &viewer.actor).await?;
    answer::page(list_page(&viewer, &groups, "", before.bewaard == "ja", &Errors::default()))
}

/// `POST /beheer/zoekwoorden`
pub async fn add(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    match search_words::add(&site.app, &viewer.actor, &typed.woorden).await {
        Ok(_) => answer::see("/beheer/zoekwoorden?bewaard=ja"),
        Err(Refusal::Invalid(invalid)) => {
            let groups = search_words::list(&site.app, &viewer.actor).await?;
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            answer::refused(list_page(&viewer, &groups, &typed.woorden, false, &errors))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /beheer/zoekwoorden/{id}`
pub async fn edit(State(site): State<SharedSite>, viewer: Viewer, Path(id): Path<String>) -> Answer {
    let group = group_of(&id)?;
    let groups = search_words::list(&site.app, &viewer.actor).await?;
    let row = groups.into_iter().find(|row| row.id == group).ok_or(PageError::NotFound)?;
    answer::page(edit_page(&viewer, group, &row.words, &Errors::default()))
}

/// `POST /beheer/zoekwoorden/{id}`
pub async fn change(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let group = group_of(&id)?;
    let done = match typed.actie.as_str() {
        "verwijder" => search_words::remove(&site.app, &viewer.actor, group).await,
        "" | "bewaar" => search_words::change(&site.app, &viewer.actor, group, &typed.woorden).await,
        // Whoever may not do anything here is told that first.
        _ => {
            search_words::list(&site.app, &viewer.actor).await?;
            return Err(PageError::Unprocessable);
        }
    };
    match done {
        Ok(()) => answer::see("/beheer/zoekwoorden?bewaard=ja"),
        Err(Refusal::Invalid(invalid)) => {
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            answer::refused(edit_page(&viewer, group, &typed.woorden, &errors))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

fn group_of(id: &str) -> Result<SearchWordsId, PageError> {
    id.parse().map(SearchWordsId).map_err(|_| PageError::NotFound)
}

fn list_page(
    viewer: &Viewer,
    groups: &[SearchWordsRow],
    typed: &str,
    is_kept: bool,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let count = i64::try_from(groups.len()).unwrap_or(i64::MAX);
    let body = html! {
        (parts::error_summary(t, errors))
        div.page__head { h1 { (t.search_words_title()) } (super::administration::subnav(t, LIST)) }
        p.lead { (t.search_words_lead()) }
        @if is_kept { (success(&t.search_words_kept())) }
        form.form method="post" action=(LIST) novalidate {
            (field(viewer, typed, errors))
            button.button { (t.search_words_add()) }
        }
        section aria-labelledby="groepen" {
            h2 id="groepen" { (t.search_words_count(count, number(viewer.language, count))) }
            @if groups.is_empty() { p { (t.search_words_none()) } }
            ul.plain-list {
                @for group in groups {
                    li {
                        div."page__head--action" {
                            span { (group.words) }
                            a href={ (LIST) "/" (group.id) } {
                                (t.search_words_change()) span.visually-hidden { " " (group.words) }
                            }
                        }
                    }
                }
            }
        }
    };
    layout::page(viewer, &t.search_words_title(), Width::Text, &body)
}

fn edit_page(viewer: &Viewer, group: SearchWordsId, typed: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        p { a href=(LIST) { (t.search_words_back()) } }
        h1 { (t.search_words_change_title()) }
        form.form method="post" action={ (LIST) "/" (group) } novalidate {
            (field(viewer, typed, errors))
            div.actions {
                button.button name="actie" value="bewaar" { (t.search_words_keep()) }
                button.button."button--secondary" name="actie" value="verwijder" { (t.search_words_remove()) }
            }
        }
    };
    layout::page(viewer, &t.search_words_change_title(), Width::Form, &body)
}

fn field(viewer: &Viewer, typed: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.search_words_field(), t.search_words_help());
    let field =
        FieldView { field: Field::Words, label: &label, help: &help, value: typed, is_optional: false };
    parts::input(t, field, errors, "text", "off")
}
