//! `/reacties/{id}/afsplitsen` and `/afsplitsen/{token}`: a comment that becomes an idea of its own.

mod page;

use app::splitting::{self, Done, SplitView};
use app::{App, Refusal};
use axum::extract::{Path, State};
use domain::splitting::SplitStep;
use domain::{Actor, CommentId, Denial, IdeaNumber, Invalid, Problem};
use maud::html;
use serde::Deserialize;

use super::accounts::dead_link;
use super::comments::id;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// A proposal, or an answer, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    titel: String,
    reden: String,
    woord: String,
    actie: String,
}

/// `GET /reacties/{id}/afsplitsen`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let id = id(&text)?;
    let view = splitting::view(&site.app, &viewer.actor, id).await?;
    let here = paths::comment_step(id, "afsplitsen");
    answer::page(page::page(&viewer, &view, &here, &Typed::default(), &Errors::default()))
}

/// `POST /reacties/{id}/afsplitsen`: without `actie` it is a proposal.
pub async fn take(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let id = id(&text)?;
    let here = paths::comment_step(id, "afsplitsen");
    match step(&site.app, &viewer.actor, id, &typed).await {
        Ok(Done::Begun(draft)) => answer::see(&paths::idea_step(draft, "bewerken")),
        Ok(Done::Asked | Done::Ended) => answer::see(&here),
        Err(Stopped::Unknown) => Err(PageError::Unprocessable),
        Err(Stopped::Refused(Refusal::Invalid(invalid))) => {
            let view = splitting::view(&site.app, &viewer.actor, id).await?;
            refused(&viewer, &view, &here, &typed, &invalid)
        }
        Err(Stopped::Refused(refusal)) => Err(refusal.into()),
    }
}

/// Why a step was not taken.
enum Stopped {
    /// There is no such step.
    Unknown,
    /// It was refused.
    Refused(Refusal),
}

async fn step(app: &App, actor: &Actor, id: CommentId, typed: &Typed) -> Result<Done, Stopped> {
    let step = match typed.actie.as_str() {
        "" => Some(SplitStep::Propose),
        word => SplitStep::parse(word),
    };
    let done = match step {
        Some(SplitStep::Propose) => splitting::propose(app, actor, id, &typed.titel, &typed.reden).await,
        Some(step) => splitting::take(app, actor, id, step, &typed.woord).await,
        // Whether they may is said first.
        None => {
            return match splitting::view(app, actor, id).await {
                Ok(_) => Err(Stopped::Unknown),
                Err(refusal) => Err(Stopped::Refused(refusal)),
            };
        }
    };
    done.map_err(Stopped::Refused)
}

/// The page again. Why nothing can come of an own comment the page says by itself.
fn refused(viewer: &Viewer, view: &SplitView, here: &str, typed: &Typed, invalid: &Invalid) -> Answer {
    let is_said = view.own && invalid.0.iter().all(|e| matches!(e.problem, Problem::Unsplittable(_)));
    let errors = if is_said { Errors::default() } else { Errors::of(viewer.t, viewer.language, invalid) };
    answer::refused(page::page(viewer, view, here, typed, &errors))
}

/// `GET /afsplitsen/{token}`: asks the author, who need not sign in to read it or to say no.
pub async fn ask(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match asked(&site.app, &token).await {
        Ok((_, view)) => {
            let here = paths::split_question(&token);
            answer::page(page::page(&viewer, &view, &here, &Typed::default(), &Errors::default()))
        }
        Err(refusal) => gone(&viewer, refusal),
    }
}

/// `POST /afsplitsen/{token}`: a yes leads to the draft, for which one signs in.
pub async fn choose(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(token): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (author, view) = match asked(&site.app, &token).await {
        Ok(asked) => asked,
        Err(refusal) => return gone(&viewer, refusal),
    };
    let step = SplitStep::parse(&typed.actie)
        .filter(|step| matches!(step, SplitStep::Agree | SplitStep::Decline))
        .ok_or(PageError::Unprocessable)?;
    let here = paths::split_question(&token);
    match splitting::take(&site.app, &author, view.comment.id, step, &typed.woord).await {
        Ok(Done::Begun(draft)) if [None, author.person()].contains(&viewer.actor.person()) => {
            answer::see(&way_to(&viewer, draft))
        }
        Ok(_) => answer::see(&here),
        Err(Refusal::Invalid(invalid)) => refused(&viewer, &view, &here, &typed, &invalid),
        Err(refusal) => Err(refusal.into()),
    }
}

/// Where the author goes on with a draft: who came by the link in a mail signs in first.
fn way_to(viewer: &Viewer, draft: IdeaNumber) -> String {
    let form = paths::idea_step(draft, "bewerken");
    if viewer.actor.person().is_some() { form } else { paths::sign_in(&form) }
}

async fn asked(app: &App, token: &str) -> Result<(Actor, SplitView), Refusal> {
    let (author, id) = splitting::asked(app, token).await?;
    let view = splitting::view(app, &author, id).await?;
    Ok((author, view))
}

fn gone(viewer: &Viewer, refusal: Refusal) -> Answer {
    let t = viewer.t;
    match refusal {
        Refusal::Denied(Denial::NotFound) => {
            let way_on = html! { p { a.button href="/meldingen" { (t.window_to_notices()) } } };
            Ok(dead_link(viewer, &t.split_token_gone_title(), &t.split_token_gone_text(), &way_on))
        }
        other => Err(other.into()),
    }
}
