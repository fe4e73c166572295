//! Visits: what is new to somebody who comes back to an idea.

use std::time::Duration;

use domain::policy::{self, Subject};
use domain::visits::{self, Visit};
use domain::{Action, Actor, CommentId, IdeaNumber, PersonId};
use jiff::SignedDuration;

use crate::{App, Refusal};

/// A visit that changes nothing but its moment is noted this seldom, so that reading a page seldom writes.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

/// How long a page waits for a visit to be noted.
const PATIENCE: Duration = Duration::from_secs(1);

/// Somebody looks at an idea; comments after the one it answers are new to them. `device` tells their devices apart.
/// To a visitor nothing is new.
pub async fn look(
    app: &App,
    actor: &Actor,
    idea: IdeaNumber,
    device: i64,
) -> Result<Option<CommentId>, Refusal> {
    let Some(person) = actor.person() else { return Ok(None) };
    let reader = app.reader();
    let found = reader.idea(idea).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Idea(found.facts()))?;
    let newest = reader.newest_comment(idea).await?.unwrap_or(CommentId(0));
    let before = reader.visit(person, idea).await?;
    let now = app.now();
    let visit = visits::look(before, newest, device, now);
    let is_noted = before.is_some_and(|before| {
        (before.seen, before.new_after, before.device) == (visit.seen, visit.new_after, visit.device)
            && now.duration_since(before.at) < NOTED_EVERY
    });
    if !is_noted {
        note(app, person, idea, visit).await;
    }
    Ok(Some(visit.new_after))
}

/// Notes the visit. A database that is busy or cannot be written to does not keep anybody from reading: the visit is
/// then noted later, or not at all.
async fn note(app: &App, person: PersonId, idea: IdeaNumber, visit: Visit) {
    let store = app.store.clone();
    let noting = tokio::spawn(async move {
        let tx = store.begin().await?;
        tx.set_visit(person, idea, &visit).await?;
        tx.commit().await
    });
    match tokio::time::timeout(PATIENCE, noting).await {
        Ok(Ok(Ok(()))) => {}
        Ok(Ok(Err(error))) => tracing::warn!(%error, "a visit was not noted"),
        Ok(Err(error)) => tracing::error!(%error, "noting a visit broke off"),
        Err(_) => tracing::debug!("a visit is noted late"),
    }
}
