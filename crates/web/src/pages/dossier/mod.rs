//! Dossiers for a council: one idea or a selection, as a page that prints well and as a ZIP.

mod body;
mod choose;
mod files;
mod json;
mod text;

use app::Refusal;
use app::dossier::{self, Dossier};
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;
use domain::dossier::selection;
use domain::{IdeaNumber, Invalid};
use maud::{Markup, html};
use serde::Deserialize;

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::pages::ideas::number;
use crate::parts::icons;
use crate::paths;
use crate::viewer::Viewer;

/// Which ideas, and whether with names.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    idee: Vec<String>,
    nummers: String,
    namen: String,
}

impl Asked {
    fn numbers(&self) -> Result<Vec<IdeaNumber>, Invalid> {
        selection(self.idee.iter().map(String::as_str).chain([self.nummers.as_str()]))
    }

    fn has_names(&self) -> bool {
        self.namen == "ja"
    }
}

/// `GET /ideeen/{number}/dossier`
pub async fn one(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let number = number(&text)?;
    let dossier = dossier::read(&site.app, &viewer.actor, &[number], asked.has_names()).await?;
    answer::page(page(&viewer, &dossier, &paths::idea_step(number, "dossier")))
}

/// `GET /ideeen/{number}/dossier.zip`
pub async fn one_zip(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let number = number(&text)?;
    let dossier = dossier::read(&site.app, &viewer.actor, &[number], asked.has_names()).await?;
    zip(&site, &viewer, dossier, &format!("dossier-idee-{number}")).await
}

/// `GET /dossier`
pub async fn several(State(site): State<SharedSite>, viewer: Viewer, Query(asked): Query<Asked>) -> Answer {
    match asked.numbers() {
        Ok(numbers) if numbers.is_empty() => {
            choose::page(&site, &viewer, &asked.nummers, &Errors::default(), false).await
        }
        Ok(numbers) => match dossier::read(&site.app, &viewer.actor, &numbers, asked.has_names()).await {
            Ok(dossier) => answer::page(page(&viewer, &dossier, &address(&dossier))),
            Err(refusal) => Err(refusal.into()),
        },
        Err(invalid) => refused(&site, &viewer, &asked, &invalid).await,
    }
}

/// `GET /dossier.zip`
pub async fn several_zip(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Answer {
    match asked.numbers() {
        Ok(numbers) if numbers.is_empty() => answer::see("/dossier"),
        Ok(numbers) => {
            let dossier = dossier::read(&site.app, &viewer.actor, &numbers, asked.has_names()).await;
            zip(&site, &viewer, dossier.map_err(PageError::from)?, "dossier").await
        }
        Err(invalid) => refused(&site, &viewer, &asked, &invalid).await,
    }
}

async fn refused(site: &SharedSite, viewer: &Viewer, asked: &Asked, invalid: &Invalid) -> Answer {
    let typed: Vec<&str> = asked.idee.iter().map(String::as_str).chain([asked.nummers.as_str()]).collect();
    let errors = Errors::of(viewer.t, viewer.language, invalid);
    choose::page(site, viewer, typed.join(" ").trim(), &errors, true).await
}

/// The address of a selection, without what is not there.
fn address(dossier: &Dossier) -> String {
    let ideas: Vec<String> = dossier.ideas.iter().map(|idea| idea.idea.number.to_string()).collect();
    format!("/dossier{}", paths::query(ideas.iter().map(|idea| ("idee", idea.as_str()))))
}

async fn zip(site: &SharedSite, viewer: &Viewer, dossier: Dossier, name: &str) -> Answer {
    let (viewer, base_url) = (viewer.clone(), site.base_url.clone());
    let bytes = tokio::task::spawn_blocking(move || files::zip(&viewer, &dossier, &base_url))
        .await
        .map_err(|cause| PageError::from(Refusal::Interrupted(cause)))?
        .map_err(|cause| {
            tracing::error!(%cause, "a dossier was not packed");
            PageError::Internal
        })?;
    let mut response: Response = bytes.into_response();
    let attachment = HeaderValue::from_str(&format!("attachment; filename=\"{name}.zip\""));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    response.headers_mut().extend(attachment.ok().map(|value| (CONTENT_DISPOSITION, value)));
    Ok(response)
}

/// The page: what can be done with the dossier, and the dossier itself.
fn page(viewer: &Viewer, dossier: &Dossier, address: &str) -> Markup {
    let t = viewer.t;
    let title = body::title(t, dossier);
    let with = |address: &str, namen: bool| {
        let sign = if address.contains('?') { '&' } else { '?' };
        if namen { format!("{address}{sign}namen=ja") } else { address.to_owned() }
    };
    let zip = match address.split_once('?') {
        Some((path, query)) => format!("{path}.zip?{query}"),
        None => format!("{address}.zip"),
    };
    let page = html! {
        div.dossier__tools.no-print {
            p {
                a.button href=(with(&zip, dossier.has_names)) { (t.dossier_download()) }
            }
            p.muted { (t.dossier_how_to_print()) }
            @if dossier.has_names {
                div.notice."notice--warning" { (icons::info()) p { (t.dossier_with_names()) " " a href=(address) { (t.dossier_leave_names()) } } }
            } @else {
                p { (t.dossier_without_names()) @if dossier.may_have_names { " " a href=(with(address, true)) { (t.dossier_take_names()) } } }
            }
            @if !dossier.missing.is_empty() {
                @let missing: Vec<String> = dossier.missing.iter().map(ToString::to_string).collect();
                div.notice."notice--warning" { (icons::info()) p { (t.dossier_missing(missing.join(", "))) } }
            }
        }
        (body::dossier(viewer, dossier, ""))
    };
    layout::page(viewer, &title, Width::Text, &page)
}
