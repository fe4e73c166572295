//! `/ideeen/{nummer}/vastzetten` and `…/uitlichten`, and `/reacties/{id}/vastzetten`: a moderator puts something where everybody
//! sees it first, and takes it off.

mod page;

use app::pins::{self, RawPin};
use app::{App, Refusal};
use axum::extract::{Path, State};
use domain::pins::Place;
use domain::{Actor, IdeaNumber, PinId};
use serde::Deserialize;

use super::comments::id;
use super::ideas::number;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// `actie` that pins something.
const PIN: &str = "vast";
/// `actie` that takes it off.
const TAKE_OFF: &str = "los";

/// A form as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    actie: String,
    thema: String,
    reden: String,
    tot: String,
    /// The pin that is taken off.
    pin: String,
}

impl Typed {
    fn raw(&self) -> RawPin {
        RawPin { reason: self.reden.clone(), until: self.tot.clone() }
    }

    fn pin(&self) -> Result<PinId, PageError> {
        self.pin.parse().map(PinId).map_err(|_| PageError::Unprocessable)
    }
}

/// `GET /ideeen/{number}/vastzetten`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    show_at(&site, &viewer, number(&text)?, Place::Theme).await
}

/// `POST /ideeen/{number}/vastzetten`
pub async fn pin(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    change(&site, &viewer, number(&text)?, Place::Theme, &typed).await
}

/// `GET /ideeen/{number}/uitlichten`
pub async fn show_feature(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
) -> Answer {
    show_at(&site, &viewer, number(&text)?, Place::Home).await
}

/// `POST /ideeen/{number}/uitlichten`
pub async fn feature(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    change(&site, &viewer, number(&text)?, Place::Home, &typed).await
}

async fn show_at(site: &SharedSite, viewer: &Viewer, number: IdeaNumber, place: Place) -> Answer {
    let view = pins::view(&site.app, &viewer.actor, number).await?;
    answer::page(page::of_idea(viewer, &view, place, &Typed::default(), &Errors::default()))
}

async fn change(
    site: &SharedSite,
    viewer: &Viewer,
    number: IdeaNumber,
    place: Place,
    typed: &Typed,
) -> Answer {
    let (app, actor) = (&site.app, &viewer.actor);
    // Whether they may is said first.
    pins::view(app, actor, number).await?;
    let done = match typed.actie.as_str() {
        PIN => put(app, actor, number, place, typed).await,
        TAKE_OFF => pins::take_off(app, actor, number, typed.pin()?).await,
        _ => return Err(PageError::Unprocessable),
    };
    match checked(viewer, done)? {
        Ok(()) => answer::see(&paths::idea_step(number, step(place))),
        Err(errors) => {
            let view = pins::view(app, actor, number).await?;
            answer::refused(page::of_idea(viewer, &view, place, typed, &errors))
        }
    }
}

async fn put(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    place: Place,
    typed: &Typed,
) -> Result<(), Refusal> {
    match place {
        Place::Home => pins::feature(app, actor, number, &typed.raw()).await,
        _ => pins::pin_to_theme(app, actor, number, &typed.thema, &typed.raw()).await,
    }
}

/// The word of the page about pins at this kind of place.
fn step(place: Place) -> &'static str {
    if place == Place::Home { "uitlichten" } else { "vastzetten" }
}

/// `GET /reacties/{id}/vastzetten`
pub async fn show_comment(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
) -> Answer {
    let found = pins::comment_view(&site.app, &viewer.actor, id(&text)?).await?;
    answer::page(page::of_comment(&viewer, &found, &Typed::default(), &Errors::default()))
}

/// `POST /reacties/{id}/vastzetten`
pub async fn pin_comment(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (id, app, actor) = (id(&text)?, &site.app, &viewer.actor);
    let (_, idea, _) = pins::comment_view(app, actor, id).await?;
    let done = match typed.actie.as_str() {
        PIN => pins::pin_comment(app, actor, id, &typed.raw()).await,
        TAKE_OFF => pins::take_off_comment(app, actor, id).await,
        _ => return Err(PageError::Unprocessable),
    };
    match checked(&viewer, done)? {
        Ok(()) => answer::see(&format!("{}#reacties", paths::idea(idea.number, &idea.slug))),
        Err(errors) => {
            let found = pins::comment_view(app, actor, id).await?;
            answer::refused(page::of_comment(&viewer, &found, &typed, &errors))
        }
    }
}
