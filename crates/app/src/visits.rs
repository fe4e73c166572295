//! Visits: what is new to somebody who comes back to an idea.

use domain::policy::{self, Subject};
use domain::visits;
use domain::{Action, Actor, CommentId, IdeaNumber};
use jiff::SignedDuration;

use crate::{App, Refusal, aside};

/// A visit that changes nothing but its moment is noted this seldom, so that reading a page seldom writes.
const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(5);

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
        let store = app.store.clone();
        let noting = async move {
            let tx = store.begin().await?;
            tx.set_visit(person, idea, &visit).await?;
            tx.commit().await
        };
        aside::note("a visit", noting).await;
    }
    Ok(Some(visit.new_after))
}
