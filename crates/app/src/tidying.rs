//! Tidying one idea: closing its discussion and opening it again, and putting it under other themes. Each is a decision with
//! a statement of reasons, as if it were taken on its case.

use domain::moderation::{Measure, RawRuling};
use domain::policy::{self, Subject};
use domain::{Action, Actor, DecisionId, Field, IdeaNumber};
use storage::ideas::Idea;
use storage::locks::Lock;

use crate::moderation::decide_at_once;
use crate::{App, Refusal};

/// What a moderator fills in to close the discussion of an idea.
#[derive(Debug, Clone, Default)]
pub struct RawLock {
    /// `grond`
    pub ground: String,
    /// `wet`
    pub law: String,
    /// `feiten`
    pub facts: String,
}

/// Closes an idea for comments and support; it stays readable. Its author is told why and can object.
pub async fn lock(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    raw: &RawLock,
) -> Result<DecisionId, Refusal> {
    let raw = RawRuling {
        measure: Measure::Lock.to_string(),
        ground: raw.ground.clone(),
        law: raw.law.clone(),
        facts: raw.facts.clone(),
        ..RawRuling::default()
    };
    decide_at_once(app, actor, Action::Tidy, number, &raw, Field::Measure).await
}

/// Opens an idea again for comments and support. Its author is told why, and everybody reads it on the timeline.
pub async fn reopen(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    facts: &str,
) -> Result<DecisionId, Refusal> {
    let (measure, facts) = (Measure::Reopen.to_string(), facts.to_owned());
    let raw = RawRuling { measure, facts, ..RawRuling::default() };
    decide_at_once(app, actor, Action::Moderate, number, &raw, Field::Measure).await
}

/// An idea whose discussion is to be closed or opened, with the lock that holds, for the form.
pub async fn to_lock(app: &App, actor: &Actor, number: IdeaNumber) -> Result<(Idea, Option<Lock>), Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let action = if idea.locked { Action::Moderate } else { Action::Tidy };
    policy::can(actor, action, Subject::Idea(idea.facts()))?;
    let lock = lock_of(app, &idea).await?;
    Ok((idea, lock))
}

/// The lock that holds on an idea.
pub(crate) async fn lock_of(app: &App, idea: &Idea) -> Result<Option<Lock>, Refusal> {
    if !idea.locked {
        return Ok(None);
    }
    let locks = app.reader().locks_of(idea.number).await?;
    Ok(locks.into_iter().find(|lock| lock.ended_at.is_none()))
}

/// Puts an idea under these themes. What it says stays as it is; its author is told why, in a letter that is none of blame.
/// A moderator has read it, so that a theme whose ideas are read before they are shown takes it as it is.
pub async fn put_under(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    themes: &[String],
    why: &str,
) -> Result<DecisionId, Refusal> {
    let idea = to_move(app, actor, number).await?;
    let raw = RawRuling {
        measure: Measure::Mend.to_string(),
        themes: in_its_order(&idea, themes),
        title: idea.title,
        facts: why.to_owned(),
        ..RawRuling::default()
    };
    decide_at_once(app, actor, Action::Tidy, number, &raw, Field::Theme).await
}

/// An idea to put under other themes, for the form.
pub async fn to_move(app: &App, actor: &Actor, number: IdeaNumber) -> Result<Idea, Refusal> {
    let idea = app.reader().idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Tidy, Subject::Idea(idea.facts()))?;
    Ok(idea)
}

/// The themes it has and keeps in the order of its author, and after these the new ones.
fn in_its_order(idea: &Idea, chosen: &[String]) -> Vec<String> {
    let kept = idea.themes.iter().filter(|theme| chosen.contains(theme));
    let mut themes: Vec<String> = kept.cloned().collect();
    for theme in chosen.iter().map(|theme| theme.trim()).filter(|theme| !theme.is_empty()) {
        if !themes.iter().any(|there| there == theme) {
            themes.push(theme.to_owned());
        }
    }
    themes
}
