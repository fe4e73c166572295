//! Dossiers: ideas with their text, versions, discussion, practice and figures, for a council. What is hidden, taken back or
//! a draft is in none, whoever asks; names are in it only by choice and by right, and that is in the log.

use std::collections::BTreeSet;

use domain::comments::{Stance, Tombstone};
use domain::dossier::without_names;
use domain::holding::Withheld;
use domain::people::Function;
use domain::policy::{self, DossierFacts, Subject};
use domain::practice::PracticeState;
use domain::{Action, Actor, CommentId, Denial, Event, IdeaNumber};
use jiff::Timestamp;
use storage::Reader;
use storage::comments::CommentRow;
use storage::ideas::Idea;
use storage::lists::IdeaRow;
use storage::practice::PracticeRow;
use storage::versions::Version;

use crate::timeline::{self, Happened, Moment};
use crate::{App, Refusal, life, representatives, splitting};

/// A dossier.
#[derive(Debug)]
pub struct Dossier {
    /// The ideas, in the order asked.
    pub ideas: Vec<DossierIdea>,
    /// Numbers that were asked for and lead to no idea that everybody may read.
    pub missing: Vec<IdeaNumber>,
    /// Whether it holds the names of people.
    pub has_names: bool,
    /// Whether the reader may have it with names.
    pub may_have_names: bool,
}

impl Dossier {
    /// The moment of the latest thing in it. It says up to when the dossier goes, and does not change by making it again.
    pub fn until(&self) -> Timestamp {
        self.ideas.iter().map(|idea| idea.until).max().unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

/// An idea in a dossier. Its texts hold no names unless the dossier does.
#[derive(Debug)]
pub struct DossierIdea {
    /// The idea.
    pub idea: Idea,
    /// With the names of themes and organisation.
    pub row: IdeaRow,
    /// Who proposed it.
    pub author: Who,
    /// What it said at each time, newest first.
    pub versions: Vec<Version>,
    /// What happened to it, in public, oldest first.
    pub timeline: Vec<Moment>,
    /// What is said under it, oldest first.
    pub comments: Vec<DossierComment>,
    /// What organisations report on it.
    pub reports: Vec<PracticeRow>,
    /// Counts.
    pub figures: Vec<(Figure, i64)>,
    /// The moment of the latest of all this.
    pub until: Timestamp,
}

/// Somebody, by function, and by name where the dossier holds names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// What they say they are.
    pub function: Function,
    /// Their name.
    pub name: Option<String>,
}

/// A comment in a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierComment {
    /// Number.
    pub id: CommentId,
    /// The one it answers.
    pub parent: Option<CommentId>,
    /// When it was placed.
    pub at: Timestamp,
    /// What it said, by whom; or why that cannot be read any more.
    pub said: Result<Said, Tombstone>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// By whom.
    pub by: Who,
    /// Name of the organisation whose official answer it is.
    pub official: Option<String>,
    /// What it means to do.
    pub stance: Option<Stance>,
    /// In Markdown.
    pub text: String,
    /// How many support it.
    pub supports: i64,
}

/// Something that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// People who support the idea.
    Supports,
    /// Comments that can be read.
    Comments,
    /// Of these, how many are official answers of organisations.
    Answers,
    /// Of these, how many have this stance.
    Stance(Stance),
    /// People who commented.
    Commenters,
    /// Versions of the text.
    Versions,
    /// Organisations that are this far.
    Practice(PracticeState),
}

/// Reads a dossier. Whoever takes it with names is noted in the log before they have it.
pub async fn read(
    app: &App,
    actor: &Actor,
    numbers: &[IdeaNumber],
    with_names: bool,
) -> Result<Dossier, Refusal> {
    let reader = app.reader();
    let represents = !representatives::of_actor(app, actor).await?.is_empty();
    let facts = |idea: &Idea| Subject::Dossier(DossierFacts { idea: idea.facts(), represents });
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for number in numbers {
        match reader.idea(*number).await? {
            Some(idea) if policy::can(actor, Action::View, facts(&idea)).is_ok() => found.push(idea),
            _ => missing.push(*number),
        }
    }
    let first = found.first().ok_or(Refusal::NOT_FOUND)?;
    let names = policy::can(actor, Action::TakeNames, facts(first));
    let may_have_names = names.is_ok();
    if with_names {
        names?;
        note(app, actor, found.iter().map(|idea| idea.number).collect()).await?;
    }
    let mut ideas = Vec::with_capacity(found.len());
    for idea in found {
        ideas.push(idea_with_all(app, &reader, idea, with_names).await?);
    }
    Ok(Dossier { ideas, missing, has_names: with_names, may_have_names })
}

async fn note(app: &App, actor: &Actor, ideas: Vec<IdeaNumber>) -> Result<(), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    let tx = app.store.begin().await?;
    tx.append(app.now(), Some(person), &Event::NamesTaken { person, ideas }).await?;
    tx.commit().await?;
    Ok(())
}

async fn idea_with_all(
    app: &App,
    reader: &Reader,
    mut idea: Idea,
    with_names: bool,
) -> Result<DossierIdea, Refusal> {
    let number = idea.number;
    let rows = reader.ideas_by_number(&[number], policy::visible_to(&Actor::Visitor)).await?;
    let mut row = rows.into_iter().next().ok_or(Refusal::NOT_FOUND)?;
    let mut versions = reader.versions(number).await?;
    let life = life::read(reader, &Actor::Visitor, &idea, app.now()).await?;
    let splits = splitting::of_idea(reader, &Actor::Visitor, number).await?;
    let mut timeline = timeline::read(reader, &idea, &life, &splits).await?;
    let mut discussion = reader.discussion(number).await?;
    // What was never shown has no place in it either.
    discussion.retain(|comment| comment.withheld != Some(Withheld::Before));
    let mut reports = reader.practices(number).await?;
    let names: BTreeSet<&str> = std::iter::once(row.author_name.as_str())
        .chain(discussion.iter().map(|comment| comment.author_name.as_str()))
        .collect();
    let mut longest_first: Vec<String> = names.into_iter().map(str::to_owned).collect();
    longest_first.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let names: Vec<&str> = longest_first.iter().map(String::as_str).collect();
    let clean = |text: &mut String| {
        if !with_names {
            *text = without_names(text, &names);
        }
    };
    for text in [
        &mut idea.title,
        &mut idea.summary,
        &mut idea.problem,
        &mut idea.proposal,
        &mut idea.effect,
        &mut idea.first_step,
    ] {
        clean(text);
    }
    idea.sources.iter_mut().for_each(|source| clean(&mut source.name));
    for version in &mut versions {
        version.sources.iter_mut().for_each(|source| clean(&mut source.name));
        [&mut version.title, &mut version.summary].into_iter().chain(&mut version.parts).for_each(clean);
    }
    for moment in &mut timeline {
        match &mut moment.what {
            Happened::Step { reason, .. } => clean(reason),
            Happened::Planned { description, .. } | Happened::Reached(description) => clean(description),
            _ => {}
        }
    }
    for report in &mut reports {
        let practice = &mut report.practice;
        [&mut practice.did, &mut practice.learned, &mut practice.different].into_iter().for_each(clean);
    }
    let comments: Vec<_> = discussion.iter().map(|row| comment(row, with_names, clean)).collect();
    let until = latest(&idea, &versions, &timeline, &discussion, &reports);
    let author = who(row.author_function, &row.author_name, with_names);
    clean(&mut row.title);
    clean(&mut row.summary);
    let figures = figures(&row, &versions, &discussion, &reports);
    Ok(DossierIdea { idea, row, author, versions, timeline, comments, reports, figures, until })
}

fn who(function: Function, name: &str, with_names: bool) -> Who {
    Who { function, name: with_names.then(|| name.to_owned()) }
}

fn comment(row: &CommentRow, with_names: bool, clean: impl Fn(&mut String)) -> DossierComment {
    let said = row.tombstone.map_or_else(
        || {
            let mut text = row.text.clone();
            clean(&mut text);
            let by = who(row.author_function, &row.author_name, with_names);
            let official = row.official.as_ref().map(|(_, name)| name.clone());
            Ok(Said { by, official, stance: row.stance, text, supports: row.supports })
        },
        Err,
    );
    DossierComment { id: row.id, parent: row.parent, at: row.created_at, said }
}

fn latest(
    idea: &Idea,
    versions: &[Version],
    timeline: &[Moment],
    comments: &[CommentRow],
    reports: &[PracticeRow],
) -> Timestamp {
    let moments = versions.iter().map(|version| version.at).chain(timeline.iter().map(|moment| moment.at));
    let said = comments.iter().filter(|comment| comment.tombstone.is_none());
    let said = said.flat_map(|comment| [Some(comment.created_at), comment.edited_at]).flatten();
    moments.chain(said).chain(reports.iter().map(|report| report.updated_at)).max().unwrap_or(idea.created_at)
}

fn figures(
    row: &IdeaRow,
    versions: &[Version],
    comments: &[CommentRow],
    reports: &[PracticeRow],
) -> Vec<(Figure, i64)> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let readable: Vec<_> = comments.iter().filter(|comment| comment.tombstone.is_none()).collect();
    let people: BTreeSet<_> = readable.iter().map(|comment| comment.author).collect();
    let of_stance = |stance| count(readable.iter().filter(|comment| comment.stance == Some(stance)).count());
    let of_state = |state| count(reports.iter().filter(|report| report.practice.state == state).count());
    let mut figures = vec![
        (Figure::Supports, row.supports),
        (Figure::Comments, count(readable.len())),
        (Figure::Answers, count(readable.iter().filter(|comment| comment.official.is_some()).count())),
        (Figure::Commenters, count(people.len())),
    ];
    figures.extend(Stance::ALL.iter().map(|stance| (Figure::Stance(*stance), of_stance(*stance))));
    figures.push((Figure::Versions, count(versions.len())));
    figures.extend(PracticeState::ALL.iter().map(|state| (Figure::Practice(*state), of_state(*state))));
    figures
}
