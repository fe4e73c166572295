//! Tidying: closing its discussion and opening it again, and putting it, or many at once, under other themes. Each is a decision with
//! a statement of reasons, as if it were taken on its case.

use domain::ideas::THEMES_MAX;
use domain::input::Check;
use domain::lists::Sort;
use domain::many::{self, MOST, NotMoved};
use domain::moderation::{Measure, RawRuling, Ruling, Target};
use domain::policy::{self, Reason, Subject};
use domain::{Action, Actor, DecisionId, Denial, Field, FieldError, IdeaNumber, Invalid, Problem};
use storage::ideas::Idea;
use storage::lists::{Filter, IdeaPage};
use storage::locks::Lock;
use storage::themes::Theme;

use crate::moderation::decide_at_once;
use crate::views::LAST_PAGE;
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
    decide_at_once(app, actor, Action::Tidy, number, |_| raw, Field::Measure).await
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
    decide_at_once(app, actor, Action::Moderate, number, |_| raw, Field::Measure).await
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
    let raw = |idea: &Idea| raw_move(idea, in_its_order(idea, themes), why);
    decide_at_once(app, actor, Action::Tidy, number, raw, Field::Theme).await
}

fn raw_move(idea: &Idea, themes: Vec<String>, why: &str) -> RawRuling {
    RawRuling {
        measure: Measure::Mend.to_string(),
        themes,
        title: idea.title.clone(),
        facts: why.to_owned(),
        ..RawRuling::default()
    }
}

/// An idea to put under other themes, for the form.
pub async fn to_move(app: &App, actor: &Actor, number: IdeaNumber) -> Result<Idea, Refusal> {
    let idea = app.reader().idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Tidy, Subject::Idea(idea.facts()))?;
    Ok(idea)
}

/// The ideas of a theme, to choose from.
#[derive(Debug)]
pub struct ToMove {
    /// The theme.
    pub theme: Theme,
    /// A page of its ideas, latest activity first.
    pub ideas: IdeaPage,
    /// All themes.
    pub themes: Vec<Theme>,
}

/// Ideas on one page of [`to_move_many`].
pub const PER_PAGE: u64 = 50;

/// The ideas of a theme for a moderator who moves many of them.
pub async fn to_move_many(app: &App, actor: &Actor, theme: &str, page: u64) -> Result<ToMove, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    if page == 0 || page > LAST_PAGE {
        return Err(Refusal::NOT_FOUND);
    }
    let reader = app.reader();
    let themes = reader.themes().await?;
    let theme = themes.iter().find(|known| known.slug == theme).cloned().ok_or(Refusal::NOT_FOUND)?;
    let filter = Filter { theme: Some(theme.slug.clone()), ..Filter::default() };
    let ideas = reader.ideas(&filter, Sort::Active, page, PER_PAGE).await?;
    Ok(ToMove { theme, ideas, themes })
}

/// What came of moving many ideas.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many were moved.
    pub done: usize,
    /// Those that were not, and why.
    pub left: Vec<(IdeaNumber, NotMoved)>,
}

/// Takes these ideas from under a theme and puts them under others; what else they are under they keep. Each is a decision
/// of its own, of which its author is told, so that one that cannot be moved keeps no other waiting.
pub async fn move_many(
    app: &App,
    actor: &Actor,
    from: &str,
    numbers: &[IdeaNumber],
    to: &[String],
    why: &str,
) -> Result<Moved, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let known = app.reader().themes().await?;
    let is_known = |theme: &str| known.iter().any(|one| one.slug == theme);
    if !is_known(from) {
        return Err(Refusal::NOT_FOUND);
    }
    let mut check = Check::default();
    match numbers.len() {
        0 => check.refuse(Field::Ideas, Problem::Missing),
        more if more > MOST => check.refuse(Field::Ideas, Problem::TooMany { max: MOST }),
        _ => {}
    }
    if !to.iter().all(|theme| is_known(theme)) {
        check.refuse(Field::Theme, Problem::Unknown);
    } else if !to.is_empty() && to.iter().all(|theme| theme == from) {
        check.refuse(Field::Theme, Problem::Unchanged);
    }
    match to.len() {
        0 => check.refuse(Field::Theme, Problem::Missing),
        more if more > THEMES_MAX => check.refuse(Field::Theme, Problem::TooMany { max: THEMES_MAX }),
        _ => {}
    }
    // What is wrong with the reason is said once, before anything is moved.
    let whole =
        RawRuling { measure: Measure::Mend.to_string(), facts: why.to_owned(), ..RawRuling::default() };
    if let Err(Invalid(errors)) = Ruling::parse(&whole, Target::Idea(IdeaNumber(0))) {
        for error in errors {
            check.refuse(error.field, error.problem);
        }
    }
    check.finish()?;
    let mut moved = Moved::default();
    for number in numbers {
        let raw = |idea: &Idea| {
            // One that is not there any more was moved already.
            let is_there = idea.themes.iter().any(|theme| theme == from);
            let themes = if is_there { many::moved(&idea.themes, from, to) } else { idea.themes.clone() };
            raw_move(idea, themes, why)
        };
        match decide_at_once(app, actor, Action::Tidy, *number, raw, Field::Ideas).await {
            Ok(_) => moved.done += 1,
            Err(refusal) => moved.left.push((*number, not_moved(refusal)?)),
        }
    }
    Ok(moved)
}

/// Why an idea was not moved; what is no answer to that is handed on.
fn not_moved(refusal: Refusal) -> Result<NotMoved, Refusal> {
    match refusal {
        Refusal::Denied(Denial::NotFound) => Ok(NotMoved::Gone),
        Refusal::Denied(Denial::NotAllowed(Reason::Yours)) => Ok(NotMoved::Own),
        Refusal::Denied(Denial::NotAllowed(_)) => Ok(NotMoved::Closed),
        Refusal::Invalid(Invalid(errors)) => {
            let is_full = |error: &FieldError| matches!(error.problem, Problem::TooMany { .. });
            Ok(if errors.iter().any(is_full) { NotMoved::Full } else { NotMoved::Same })
        }
        other => Err(other),
    }
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
