//! Patterns in support: many new accounts that support one idea are shown to moderators, and counted apart until one of
//! them looked.

use domain::patterns::{self, Judgement};
use domain::policy::{self, Subject};
use domain::{Action, Actor, Denial, Event, IdeaNumber, PersonId};
use jiff::Timestamp;
use storage::Tx;

use crate::{App, Refusal};

/// Looks at the support of an idea, whose row is locked, after somebody added theirs.
pub(crate) async fn look(tx: &Tx, idea: IdeaNumber, person: PersonId, at: Timestamp) -> Result<(), Refusal> {
    if !patterns::is_new(tx.confirmed_at(person).await?, at) {
        return Ok(());
    }
    let mut since = at - patterns::WITHIN;
    match tx.last_pattern(idea).await? {
        Some((_, None)) => return Ok(tx.count_apart(idea, person).await?),
        // What a moderator looked at is not looked at again.
        Some((_, Some(closed_at))) => since = since.max(closed_at),
        None => {}
    }
    if patterns::is_pattern(tx.new_supporters(idea, since).await?) {
        tx.open_pattern(idea, since, at).await?;
        tx.append(at, None, &Event::SupportPatternFound { idea }).await?;
    }
    Ok(())
}

/// A moderator says whether the support that was counted apart counts. Nobody says so about an idea of their own.
pub async fn judge(app: &App, actor: &Actor, id: i64, verdict: Judgement) -> Result<(), Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let number = tx.pattern(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Moderate, Subject::Idea(idea.facts()))?;
    if tx.close_pattern(id, number, (moderator, verdict), now).await? {
        tx.append(now, Some(moderator), &Event::SupportPatternJudged { idea: number, verdict }).await?;
    }
    tx.commit().await?;
    Ok(())
}
