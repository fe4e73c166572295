//! `/ideeen/{number}/samenvoegen` and `/samenvoegen/{token}`: an idea that goes on as part of another, and what its
//! supporters want.

mod page;
mod support;

use app::{Refusal, merging};
use axum::extract::{Path, State};
use domain::Denial;
use domain::merging::{MergeState, MergeStep, SupportAnswer};
use serde::Deserialize;

use super::ideas::number;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// A proposal, or another step, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    met: String,
    reden: String,
    actie: String,
}

/// `GET /ideeen/{number}/samenvoegen`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let view = merging::view(&site.app, &viewer.actor, number(&text)?).await?;
    answer::page(page::page(&viewer, &view, &Typed::default(), &Errors::default()))
}

/// `POST /ideeen/{number}/samenvoegen`: without `actie` it is a proposal.
pub async fn take(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let number = number(&text)?;
    let (app, actor) = (&site.app, &viewer.actor);
    let step = match typed.actie.as_str() {
        "" => Some(MergeStep::Propose),
        word => MergeStep::parse(word),
    };
    let done = match step {
        Some(MergeStep::Propose) => merging::propose(app, actor, number, &typed.met, &typed.reden).await,
        Some(step) => merging::take(app, actor, number, step, &typed.reden)
            .await
            .map(|()| if step == MergeStep::Decline { MergeState::Declined } else { MergeState::Merged }),
        // Whether they may is said first.
        None => {
            return merging::view(app, actor, number)
                .await
                .map_err(PageError::from)
                .and_then(|_| Err(PageError::Unprocessable));
        }
    };
    match checked(&viewer, done)? {
        Ok(MergeState::Proposed) => answer::see(&paths::idea_step(number, "samenvoegen")),
        Ok(_) => answer::see(&paths::numbered(number)),
        Err(errors) => {
            let view = merging::view(app, actor, number).await?;
            answer::refused(page::page(&viewer, &view, &typed, &errors))
        }
    }
}

/// `keuze`: what a supporter wants.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choosing {
    keuze: String,
}

/// `GET /samenvoegen/{token}`: asks, because a mail program may follow a link before its reader does.
pub async fn ask(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match merging::question(&site.app, &token).await {
        Ok(question) => answer::page(support::page(&viewer, &question, site.app.now(), false)),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(support::gone(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// `POST /samenvoegen/{token}`: without signing in.
pub async fn choose(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(token): Path<String>,
    Sent(choosing): Sent<Choosing>,
) -> Answer {
    let answer = SupportAnswer::parse(&choosing.keuze).ok_or(PageError::Unprocessable)?;
    match merging::answer(&site.app, &token, answer).await {
        Ok(()) => {
            let question = merging::question(&site.app, &token).await?;
            answer::page(support::page(&viewer, &question, site.app.now(), true))
        }
        Err(Refusal::Denied(Denial::NotFound)) => Ok(support::gone(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}
