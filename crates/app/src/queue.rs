//! The moderators' queue: what waits, who takes it on, notes for colleagues, and deciding on many cases at once.

use domain::input::{clean_text, within};
use domain::moderation::{Measure, RawRuling, Ruling, Target};
use domain::policy::{self, Subject};
use domain::{Action, Actor, CaseId, CommentId, Denial, Field, Invalid, PersonId, Problem};
use storage::comments::CommentRow;
use storage::queue::{NoteRow, QueueFilter, QueueRow};
use storage::themes::Theme;

use crate::{App, Refusal, moderation};

/// Cases on one page of the queue.
const SHOWN: u64 = 100;
/// Greatest number of characters of a note.
const NOTE_MAX: usize = 2_000;
/// Cases that are decided together at most.
const TOGETHER: usize = 100;
/// Comments around the one a case is about.
const AROUND: usize = 6;

/// The queue as its page shows it.
#[derive(Debug)]
pub struct Queue {
    /// The cases.
    pub rows: Vec<QueueRow>,
    /// Themes to choose from.
    pub themes: Vec<Theme>,
    /// Proposals to merge that wait for an author.
    pub merges: Vec<storage::merging::WaitingMerge>,
    /// Proposals that a comment becomes an idea of its own that wait for its author.
    pub splits: Vec<storage::splitting::WaitingSplit>,
    /// Support by many new accounts that waits for a moderator.
    pub patterns: Vec<storage::patterns::PatternRow>,
}

/// Cases that wait.
pub async fn list(app: &App, actor: &Actor, filter: &QueueFilter) -> Result<Queue, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let reader = app.reader();
    Ok(Queue {
        rows: reader.waiting_cases(filter, SHOWN).await?,
        themes: reader.themes().await?,
        merges: reader.waiting_merges(20).await?,
        splits: reader.waiting_splits(20).await?,
        patterns: reader.open_patterns(20).await?,
    })
}

/// What a moderator finds around a case.
#[derive(Debug)]
pub struct Surroundings {
    /// The case as a row of the queue.
    pub row: QueueRow,
    /// Notes of colleagues.
    pub notes: Vec<NoteRow>,
    /// The comment that it answers, and answers to it; without the one it is about.
    pub around: Vec<CommentRow>,
    /// Ideas and comments of its writer that can be read.
    pub posts: (u64, u64),
    /// Whether this moderator has it.
    pub is_mine: bool,
}

/// Reads what stands around a case.
pub async fn surroundings(app: &App, actor: &Actor, case: CaseId) -> Result<Surroundings, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let reader = app.reader();
    let row = reader.queue_row(case).await?.ok_or(Refusal::NOT_FOUND)?;
    let writer = reader.author_of(row.target).await?.unwrap_or(PersonId(0));
    let mut around = Vec::new();
    if let (Target::Comment(id), Some(idea)) = (row.target, row.idea) {
        let parent = reader.comment(id).await?.and_then(|comment| comment.parent);
        let outline = reader.outline(idea).await?;
        let near = outline.iter().filter(|c| Some(c.id) == parent || c.parent == Some(id));
        let ids: Vec<_> = near.map(|c| c.id).take(AROUND).collect();
        around = reader.comment_rows(&ids).await?;
        around.retain(|comment| comment.tombstone.is_none());
        around.sort_by_key(|comment| comment.id);
    }
    Ok(Surroundings {
        notes: reader.case_notes(case).await?,
        posts: reader.posts_of(writer).await?,
        is_mine: row.assignee.as_ref().is_some_and(|(person, _)| Some(*person) == actor.person()),
        around,
        row,
    })
}

/// Takes a case on, or gives it back. One that a colleague has is refused.
pub async fn assign(app: &App, actor: &Actor, case: CaseId, takes: bool) -> Result<(), Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    let row = app.reader().queue_row(case).await?.ok_or(Refusal::NOT_FOUND)?;
    let has = row.assignee.is_some_and(|(person, _)| person == moderator);
    if has == takes {
        return Ok(());
    }
    let tx = app.store.begin().await?;
    if !tx.assign_case(case, moderator, takes).await? {
        return Err(Denial::NotAllowed(policy::Reason::Closed).into());
    }
    tx.commit().await?;
    Ok(())
}

/// Adds a note to a case, which moderators alone read.
pub async fn note(app: &App, actor: &Actor, case: CaseId, text: &str) -> Result<(), Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let author = actor.person().ok_or(Denial::SignIn)?;
    app.reader().queue_row(case).await?.ok_or(Refusal::NOT_FOUND)?;
    let text = within(clean_text(text), 1, NOTE_MAX).map_err(|problem| Invalid::one(Field::Note, problem))?;
    let tx = app.store.begin().await?;
    tx.add_case_note(case, author, &text, app.now()).await?;
    tx.commit().await?;
    Ok(())
}

/// What came of many cases at once.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// On how many it was done.
    pub done: usize,
    /// Those it could not be done on: decided by somebody else meanwhile, one's own, or where it would change nothing.
    pub left: Vec<CaseId>,
}

/// Takes many cases on, or decides on them with one measure, ground and text; each is a decision of its own, so that one
/// that cannot be decided keeps no other waiting.
pub async fn together(
    app: &App,
    actor: &Actor,
    cases: &[CaseId],
    step: Step<'_>,
) -> Result<Together, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    if cases.is_empty() {
        return Err(Invalid::one(Field::Cases, Problem::Missing).into());
    }
    if cases.len() > TOGETHER {
        return Err(Invalid::one(Field::Cases, Problem::TooMany { max: TOGETHER }).into());
    }
    if let Step::Decide(terms) = step {
        let ruling = Ruling::parse(&raw(terms), Target::Comment(CommentId(0)))?;
        if !matches!(ruling.measure, Measure::None | Measure::Hide) {
            return Err(Invalid::one(Field::Measure, Problem::Unknown).into());
        }
    }
    let mut together = Together::default();
    for case in cases {
        let done = match step {
            Step::Take => assign(app, actor, *case, true).await,
            Step::Decide(terms) => moderation::decide(app, actor, *case, &raw(terms)).await.map(|_| ()),
        };
        match done {
            Ok(()) => together.done += 1,
            Err(Refusal::Denied(_) | Refusal::Invalid(_)) => together.left.push(*case),
            Err(other) => return Err(other),
        }
    }
    Ok(together)
}

fn raw(terms: Terms<'_>) -> RawRuling {
    RawRuling {
        measure: terms.measure.to_owned(),
        ground: terms.ground.to_owned(),
        law: terms.law.to_owned(),
        facts: terms.facts.to_owned(),
        ..RawRuling::default()
    }
}

/// What is done to many cases.
#[derive(Debug, Clone, Copy)]
pub enum Step<'a> {
    /// Take them on.
    Take,
    /// Decide on them.
    Decide(Terms<'a>),
}

/// A decision on many cases, by the fields of the form for one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Terms<'a> {
    /// `maatregel`
    pub measure: &'a str,
    /// `grond`
    pub ground: &'a str,
    /// `wet`, where it is against the law
    pub law: &'a str,
    /// `feiten`
    pub facts: &'a str,
}
