//! Searches that somebody keeps: keeping one from the page of results, and the list of them.

use app::Refusal;
use app::read::SavedSearch;
use app::searches;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::SavedSearchId;
use domain::searches::Asked;
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::{subnav, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent};
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

/// The list's address.
const LIST: &str = "/account/zoekopdrachten";

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    bewaard: String,
}

/// What is to be done with one of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Change {
    zoekopdracht: String,
    naam: String,
    actie: String,
}

/// `POST /zoeken/bewaar`
pub async fn save(State(site): State<SharedSite>, viewer: Viewer, Sent(asked): Sent<Asked>) -> Answer {
    match searches::save(&site.app, &viewer.actor, &asked).await {
        Ok(()) => answer::see(&format!("{LIST}?bewaard=ja")),
        Err(Refusal::Invalid(invalid)) => refused(&site, &viewer, &invalid).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /account/zoekopdrachten`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let kept = searches::list(&site.app, &viewer.actor).await?;
    answer::page(page(&viewer, &kept, before.bewaard == "ja", &Errors::default()))
}

/// `POST /account/zoekopdrachten`
pub async fn change(State(site): State<SharedSite>, viewer: Viewer, Sent(change): Sent<Change>) -> Answer {
    let id = change.zoekopdracht.parse().map(SavedSearchId);
    let id = id.map_err(|_| PageError::Unprocessable);
    let done = match change.actie.as_str() {
        "hernoem" => searches::rename(&site.app, &viewer.actor, id?, &change.naam).await,
        "verwijder" => searches::forget(&site.app, &viewer.actor, id?).await,
        _ => {
            searches::list(&site.app, &viewer.actor).await?;
            return Err(PageError::Unprocessable);
        }
    };
    match done {
        Ok(()) => answer::see(&format!("{LIST}?bewaard=ja")),
        Err(Refusal::Invalid(invalid)) => refused(&site, &viewer, &invalid).await,
        Err(refusal) => Err(refusal.into()),
    }
}

async fn refused(site: &SharedSite, viewer: &Viewer, invalid: &domain::Invalid) -> Answer {
    let kept = searches::list(&site.app, &viewer.actor).await?;
    let errors = Errors::of(viewer.t, viewer.language, invalid);
    answer::refused(page(viewer, &kept, false, &errors))
}

fn page(viewer: &Viewer, kept: &[SavedSearch], is_done: bool, errors: &Errors) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.saved_title()) }
        (subnav(t, LIST))
        @if is_done { (success(&t.saved_done())) }
        @for (_, sentence) in errors.iter() { div.notice."notice--warning" role="alert" { p { (sentence) } } }
        @if kept.is_empty() {
            div.empty {
                h2 { (t.saved_none()) }
                p { (t.saved_none_text()) }
                p { a.button href="/zoeken" { (t.search_title()) } }
            }
        } @else {
            p.lead { (t.saved_lead()) " " a href="/account/meldingen" { (t.saved_frequency()) } }
            ul.plain-list { @for search in kept { (row(viewer, search)) } }
        }
    };
    layout::page(viewer, &t.saved_title(), Width::Form, &body)
}

fn row(viewer: &Viewer, search: &SavedSearch) -> Markup {
    let t = viewer.t;
    let field = format!("naam-{}", search.id);
    html! {
        li.saved {
            h2.case__title { a href={ "/zoeken" (paths::query(search.asked.parameters())) } { (search.name) } }
            p.muted { (t.saved_since()) " " (parts::day(viewer.language, search.created_at)) }
            form method="post" action=(LIST) {
                input type="hidden" name="zoekopdracht" value=(search.id);
                label.field__label for=(field) { (t.saved_name()) }
                div.cluster {
                    input.input."input--medium" id=(field) name="naam" type="text" value=(search.name) maxlength="80" autocomplete="off";
                    button.button."button--secondary"."button--small" name="actie" value="hernoem" {
                        (t.saved_rename()) span.visually-hidden { ": " (search.name) }
                    }
                    button.button."button--danger"."button--small" name="actie" value="verwijder" {
                        (t.saved_remove()) span.visually-hidden { ": " (search.name) }
                    }
                }
            }
        }
    }
}

/// The way to keep a search, on the page of what it found.
pub fn keep(viewer: &Viewer, asked: &Asked) -> Markup {
    let t = viewer.t;
    let parameters = asked.parameters().into_iter().filter(|(_, value)| !value.is_empty());
    html! {
        @if viewer.person.is_some() {
            form.keep.no-print method="post" action="/zoeken/bewaar" {
                @for (name, value) in parameters { input type="hidden" name=(name) value=(value); }
                button.button."button--secondary"."button--small" { (t.saved_keep()) }
                p.muted { (t.saved_keep_text()) }
            }
        } @else {
            p.keep.no-print {
                a href=(paths::sign_in(&format!("/zoeken{}", paths::query(asked.parameters())))) { (t.saved_keep_visitor()) }
            }
        }
    }
}
