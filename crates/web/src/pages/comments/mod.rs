//! Comments: the discussion under an idea, placing, changing and taking back.

mod change;
mod comment;
mod discussion;
mod form;
mod history;
mod thread;

pub mod steps;

use app::{comments, views};
use axum::extract::{Path, State};
use domain::comments::{RawComment, ThreadOrder};
use domain::{Action, CommentId, Denial};
use serde::Deserialize;

use super::ideas;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent};
use crate::paths;
use crate::viewer::Viewer;

pub use discussion::discussion;

/// A comment as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// What it says.
    pub tekst: String,
    /// The comment it answers.
    pub antwoord_op: String,
    /// Its stance.
    pub houding: String,
}

impl From<&Typed> for RawComment {
    fn from(typed: &Typed) -> Self {
        Self { text: typed.tekst.clone(), reply_to: typed.antwoord_op.clone(), stance: typed.houding.clone() }
    }
}

/// The number of a comment in an address.
pub fn id(text: &str) -> Result<CommentId, PageError> {
    text.parse().map(CommentId).map_err(|_| PageError::NotFound)
}

/// `POST /ideeen/{number}/reacties`
pub async fn post(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let number = ideas::number(&text)?;
    match comments::post(&site.app, &viewer.actor, number, &RawComment::from(&typed)).await {
        Ok(id) => see_comment(&site, &viewer, id).await,
        Err(app::Refusal::Invalid(invalid)) => {
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            let page = page_of(&site, &typed.antwoord_op).await?;
            ideas::refused_comment(&site, &viewer, number, page, &typed, &errors).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /reacties/{id}`: to its place in the discussion.
pub async fn redirect(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    see_comment(&site, &viewer, id(&text)?).await
}

async fn see_comment(site: &SharedSite, viewer: &Viewer, id: CommentId) -> Answer {
    let (idea, page) = comments::place_of(&site.app, id).await?;
    let slug = views::slug(&site.app, &viewer.actor, idea).await?;
    let address = paths::discussion(idea, &slug, ThreadOrder::default(), page);
    answer::see(&format!("{address}#reactie-{id}"))
}

/// The page of the discussion where an answer belongs; the first for a comment of its own.
async fn page_of(site: &SharedSite, answered: &str) -> Result<u64, PageError> {
    let Ok(id) = id(answered) else { return Ok(1) };
    match comments::place_of(&site.app, id).await {
        Ok((_, page)) => Ok(page),
        Err(app::Refusal::Denied(Denial::NotFound)) => Ok(1),
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /reacties/{id}/bewerken`
pub async fn edit(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (comment, idea) = comments::to_change(&site.app, &viewer.actor, Action::Edit, id(&text)?).await?;
    answer::page(change::edit_page(&viewer, &idea, comment.id, &comment.text, &Errors::default()))
}

/// `POST /reacties/{id}/bewerken`
pub async fn change(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let id = id(&text)?;
    match comments::edit(&site.app, &viewer.actor, id, &typed.tekst).await {
        Ok(_) => answer::see(&paths::comment(id)),
        Err(app::Refusal::Invalid(invalid)) => {
            let (_, idea) = comments::to_change(&site.app, &viewer.actor, Action::Edit, id).await?;
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            answer::refused(change::edit_page(&viewer, &idea, id, &typed.tekst, &errors))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /reacties/{id}/verwijderen`
pub async fn ask_remove(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (comment, idea) = comments::to_change(&site.app, &viewer.actor, Action::Withdraw, id(&text)?).await?;
    answer::page(change::remove_page(&viewer, &idea, &comment))
}

/// `POST /reacties/{id}/verwijderen`
pub async fn remove(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let id = id(&text)?;
    comments::remove(&site.app, &viewer.actor, id).await?;
    answer::see(&paths::comment(id))
}
