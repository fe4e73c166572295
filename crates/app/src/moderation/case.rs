//! A case as a moderator reads it: what it is about, who reported it, and what went before.

use domain::comments::Tombstone;
use domain::holding::Withheld;
use domain::moderation::{Measure, Target, TargetState};
use domain::policy::{self, Subject};
use domain::{Action, Actor, CaseId, PersonId};
use jiff::Timestamp;
use storage::Reader;
use storage::comments::CommentRow;
use storage::ideas::Idea;
use storage::moderation::{CaseRow, Decision, ReportRow};
use storage::people::Account;
use storage::practice::PracticeRow;
use storage::themes::Theme;

use crate::{App, Refusal};

/// Decisions about somebody that a case shows.
const HISTORY: u64 = 20;

/// A case with all that a moderator needs to decide.
#[derive(Debug)]
pub struct CaseView {
    /// The case.
    pub row: CaseRow,
    /// The reports; none for who wrote what they are about, who must not learn who reported it.
    pub reports: Vec<ReportRow>,
    /// What it is about.
    pub content: Content,
    /// Who wrote it; who it is about.
    pub concerned: Account,
    /// Whether they are suspended now.
    pub is_suspended: bool,
    /// Earlier decisions about the same thing.
    pub decisions: Vec<Decision>,
    /// What went before with the one concerned.
    pub history: History,
    /// Whether this moderator may decide; nobody decides about what they wrote.
    pub may_decide: bool,
    /// The measures that would change something and are theirs to take.
    pub measures: Vec<Measure>,
    /// Whether it is hidden now.
    pub is_hidden: bool,
    /// All themes, where they can be mended.
    pub themes: Vec<Theme>,
}

/// What a case is about.
#[derive(Debug)]
pub enum Content {
    /// An idea.
    Idea(Box<Idea>),
    /// A comment, with the idea under which it stands.
    Comment(Box<CommentRow>, Box<Idea>),
    /// What an organisation reports, with the idea.
    Practice(Box<PracticeRow>, Box<Idea>),
    /// A person, with the last that they wrote.
    Person(Vec<CommentRow>),
}

/// What went before with somebody, also as one who reports others (DSA, art. 23).
#[derive(Debug, Default)]
pub struct History {
    /// Decisions about what they wrote or did, newest first.
    pub decisions: Vec<Decision>,
    /// Reports of theirs that were looked at.
    pub reports: i64,
    /// Those of them that led to nothing.
    pub dismissed: i64,
}

impl CaseView {
    /// Why it is hidden, where no decision did that.
    pub fn withheld(&self) -> Option<Withheld> {
        match &self.content {
            Content::Idea(idea) => idea.withheld,
            Content::Comment(comment, _) => comment.withheld,
            Content::Practice(report, _) => report.withheld,
            Content::Person(_) => None,
        }
    }
}

impl History {
    /// Warnings that stand: none was taken back.
    pub fn warnings(&self) -> usize {
        let stands = |d: &&Decision| d.measure == Measure::Warn && d.ended_at.is_none();
        self.decisions.iter().filter(stands).count()
    }
}

/// Reads a case.
pub async fn case(app: &App, actor: &Actor, id: CaseId) -> Result<CaseView, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let reader = app.reader();
    let row = reader.case(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let (content, author) = content(&reader, row.case.target).await?;
    let concerned = reader.account(author).await?.ok_or(Refusal::NOT_FOUND)?;
    let is_own = actor.person() == Some(author);
    let is_open = row.case.closed_at.is_none();
    let state = state(&content, &concerned, app.now());
    let themes = match content {
        Content::Idea(_) if is_open && !is_own => reader.themes().await?,
        _ => Vec::new(),
    };
    Ok(CaseView {
        reports: if is_own { Vec::new() } else { reader.reports(id).await? },
        decisions: reader.decisions_about(row.case.target).await?,
        history: history(&reader, author).await?,
        may_decide: is_open && !is_own,
        measures: measures(actor, row.case.target, state, &concerned),
        is_hidden: state.hidden,
        is_suspended: state.suspended,
        concerned,
        row,
        content,
        themes,
    })
}

async fn content(reader: &Reader, target: Target) -> Result<(Content, PersonId), Refusal> {
    Ok(match target {
        Target::Idea(number) => {
            let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
            let author = idea.author;
            (Content::Idea(Box::new(idea)), author)
        }
        Target::Comment(id) => {
            let comment = reader.comment_row(id).await?.ok_or(Refusal::NOT_FOUND)?;
            let idea = reader.idea(comment.idea).await?.ok_or(Refusal::NOT_FOUND)?;
            let author = comment.author;
            (Content::Comment(Box::new(comment), Box::new(idea)), author)
        }
        Target::Practice(id) => {
            let report = reader.practice(id).await?.ok_or(Refusal::NOT_FOUND)?;
            let idea = reader.idea(report.idea).await?.ok_or(Refusal::NOT_FOUND)?;
            let writer = reader.author_of(target).await?.ok_or(Refusal::NOT_FOUND)?;
            (Content::Practice(Box::new(report), Box::new(idea)), writer)
        }
        Target::Person(id) => (Content::Person(reader.comments_of(id, 10).await?), id),
    })
}

fn state(content: &Content, concerned: &Account, now: Timestamp) -> TargetState {
    let (hidden, removed, locked) = match content {
        Content::Idea(idea) => (idea.hidden && idea.withheld.is_none(), false, idea.locked),
        Content::Comment(comment, idea) => (
            comment.tombstone == Some(Tombstone::Hidden) && comment.withheld.is_none(),
            comment.tombstone == Some(Tombstone::Removed),
            idea.locked,
        ),
        Content::Practice(report, idea) => {
            (report.hidden && report.withheld.is_none(), report.withdrawn_at.is_some(), idea.locked)
        }
        Content::Person(_) => (false, false, false),
    };
    let suspended = concerned.suspended_until.is_some_and(|until| until > now);
    TargetState { hidden, removed, locked, suspended, closed: concerned.closed_at.is_some() }
}

fn measures(actor: &Actor, target: Target, state: TargetState, concerned: &Account) -> Vec<Measure> {
    let administers = policy::can(actor, Action::Administer, Subject::People).is_ok();
    let is_theirs = |measure: &Measure| {
        measure.is_of_use(target, state) && (administers || !measure.takes_an_administrator(concerned.role))
    };
    Measure::ALL.iter().copied().filter(is_theirs).collect()
}

async fn history(reader: &Reader, person: PersonId) -> Result<History, Refusal> {
    let (reports, dismissed) = reader.reports_by(person).await?;
    let decisions = reader.decisions_concerning(person, HISTORY).await?;
    Ok(History { decisions, reports, dismissed })
}
