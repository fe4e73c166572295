//! Comments: the discussion under an idea, placing, changing and taking back.

mod change;
mod thread;

use app::comments;
use axum::extract::{Path, State};
use domain::comments::RawComment;
use domain::{Action, CommentId};
use serde::Deserialize;

use super::ideas;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent};
use crate::paths;
use crate::viewer::Viewer;

pub use thread::discussion;

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

fn id(text: &str) -> Result<CommentId, PageError> {
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
        Ok(id) => answer::see(&format!("{}#reactie-{id}", ideas::address(&site, &viewer, number).await?)),
        Err(app::Refusal::Invalid(invalid)) => {
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            ideas::refused_comment(&site, &viewer, number, &typed, &errors).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /reacties/{id}`: to its place in the discussion.
pub async fn redirect(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let id = id(&text)?;
    let idea = comments::idea_of(&site.app, id).await?;
    answer::see(&format!("{}#reactie-{id}", ideas::address(&site, &viewer, idea).await?))
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
