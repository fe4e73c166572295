//! `/ideeen/{nummer}/slot` and `…/themas`: a moderator closes a discussion, opens it again, or moves an idea;
//! `/themas/{slug}/verplaatsen`: or many of them.

mod lock;
pub mod many;
mod themes;

use app::tidying::{self, RawLock};
use app::views;
use axum::extract::{Path, State};
use domain::Field;
use maud::{Markup, html};
use serde::Deserialize;

pub use lock::said as lock_said;

use super::ideas::number;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked};
use crate::parts;
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// `actie` that closes a discussion.
const LOCK: &str = "slot";
/// `actie` that opens it.
const REOPEN: &str = "heropen";

/// The form as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    actie: String,
    grond: String,
    wet: String,
    feiten: String,
    thema: Vec<String>,
    idee: Vec<String>,
}

/// `GET /ideeen/{number}/slot`
pub async fn show_lock(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (idea, lock) = tidying::to_lock(&site.app, &viewer.actor, number(&text)?).await?;
    answer::page(lock::page(&viewer, &idea, lock.as_ref(), &Typed::default(), &Errors::default()))
}

/// `POST /ideeen/{number}/slot`: `actie` says which of the two, so that two moderators at once never undo each other.
pub async fn lock(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (number, app, actor) = (number(&text)?, &site.app, &viewer.actor);
    let done = match typed.actie.as_str() {
        LOCK => {
            let (ground, law, facts) = (typed.grond.clone(), typed.wet.clone(), typed.feiten.clone());
            tidying::lock(app, actor, number, &RawLock { ground, law, facts }).await
        }
        REOPEN => tidying::reopen(app, actor, number, &typed.feiten).await,
        _ => {
            // Whether they may is said first.
            tidying::to_lock(app, actor, number).await?;
            return Err(PageError::Unprocessable);
        }
    };
    match checked(&viewer, done)? {
        Ok(_) => answer::see(&paths::numbered(number)),
        Err(errors) => {
            let (idea, lock) = tidying::to_lock(app, actor, number).await?;
            answer::refused(lock::page(&viewer, &idea, lock.as_ref(), &typed, &errors))
        }
    }
}

/// `GET /ideeen/{number}/themas`
pub async fn show_themes(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let idea = tidying::to_move(&site.app, &viewer.actor, number(&text)?).await?;
    let choices = views::choices(&site.app).await?;
    let typed = Typed { thema: idea.themes.clone(), ..Typed::default() };
    answer::page(themes::page(&viewer, &idea, &choices.themes, &typed, &Errors::default()))
}

/// `POST /ideeen/{number}/themas`
pub async fn put(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (number, app, actor) = (number(&text)?, &site.app, &viewer.actor);
    match checked(&viewer, tidying::put_under(app, actor, number, &typed.thema, &typed.feiten).await)? {
        Ok(_) => answer::see(&paths::numbered(number)),
        Err(errors) => {
            let idea = tidying::to_move(app, actor, number).await?;
            let choices = views::choices(app).await?;
            answer::refused(themes::page(&viewer, &idea, &choices.themes, &typed, &errors))
        }
    }
}

/// A sentence about what has no field of its own.
pub(super) fn refused_at(errors: &Errors, field: Field) -> Markup {
    html! {
        @if let Some(sentence) = errors.at(field) {
            p.field__error id=(field) tabindex="-1" { (parts::icons::warning()) span { (sentence) } }
        }
    }
}
