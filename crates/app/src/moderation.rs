//! Moderation: reporting, the queue, and deciding on a case.

use domain::moderation::{Measure, Report, Ruling, Target};
use domain::policy::{self, Reason, Subject};
use domain::{
    Action, Actor, CaseId, DecisionId, Denial, Event, Field, IdeaNumber, Invalid, PersonId, Problem,
};
use storage::Tx;
use storage::comments::{Comment, CommentRow};
use storage::ideas::Idea;
use storage::moderation::{CaseRow, Decision, ReportRow};

use crate::comments::load_comment;
use crate::holding::{self, Held};
use crate::ideas::{SENT_TWICE, load};
use crate::{App, Refusal};

/// Cases on the queue's page.
const QUEUE: u64 = 200;
/// Decisions on one page of the log.
pub const PER_PAGE: u64 = 50;

/// Brings something to a moderator. Several reports of one thing are one case; one person counts once.
pub async fn report(
    app: &App,
    actor: &Actor,
    target: Target,
    ground: &str,
    explanation: &str,
) -> Result<(), Refusal> {
    let tx = app.store.begin().await?;
    let thing = load_target(&tx, actor, Action::Report, target).await?;
    let reporter = actor.person().ok_or(Denial::SignIn)?;
    let report = Report::parse(ground, explanation)?;
    let now = app.now();
    let case = tx.open_case(target, thing.idea().number, now).await?;
    if tx.insert_report(case, reporter, &report, now).await? {
        tx.append(now, Some(reporter), &Event::Reported { case, target }).await?;
        holding::veil_if_enough(&tx, case, thing.held(), now).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Opens a case about something a moderator came upon, or finds the one there is.
pub async fn open(app: &App, actor: &Actor, target: Target) -> Result<CaseId, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let thing = load_target(&tx, actor, Action::Moderate, target).await?;
    let case = tx.open_case(target, thing.idea().number, now).await?;
    tx.append(now, actor.person(), &Event::CaseOpened { case, target }).await?;
    tx.commit().await?;
    Ok(case)
}

/// Decides on a case. The measure takes effect and the one concerned is told in the same moment. A case that
/// somebody else decided in the meantime is not decided twice; the same decision sent twice is taken once.
pub async fn decide(
    app: &App,
    actor: &Actor,
    case: CaseId,
    measure: &str,
    ground: &str,
    facts: &str,
) -> Result<DecisionId, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let ruling = Ruling::parse(measure, ground, facts)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let target = tx.case(case).await?.ok_or(Refusal::NOT_FOUND)?.target;
    let thing = load_target(&tx, actor, Action::Moderate, target).await?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    let case = tx.case_for_update(case).await?.ok_or(Refusal::NOT_FOUND)?;
    if case.closed_at.is_some() {
        let same = tx.same_decision_since(case.id, moderator, &ruling, now - SENT_TWICE).await?;
        return same.ok_or_else(|| Denial::NotAllowed(Reason::Closed).into());
    }
    if !holding::settle(&tx, &case, thing.held(), ruling.measure, (thing.author(), now)).await? {
        thing.apply(&tx, ruling.measure).await?;
    }
    let decision = tx.insert_decision(&case, moderator, thing.author(), &ruling, now).await?;
    let event = Event::Decided { decision, target: case.target, idea: case.idea, measure: ruling.measure };
    tx.append(now, Some(moderator), &event).await?;
    tx.commit().await?;
    Ok(decision)
}

/// What a case is about, loaded for a change.
enum Thing {
    Idea(Box<Idea>),
    Comment(Box<Comment>, Box<Idea>),
}

impl Thing {
    fn idea(&self) -> &Idea {
        match self {
            Self::Idea(idea) | Self::Comment(_, idea) => idea,
        }
    }

    fn held(&self) -> Held<'_> {
        let (target, hidden, withheld) = match self {
            Self::Idea(idea) => (Target::Idea(idea.number), idea.hidden, idea.withheld),
            Self::Comment(comment, _) => (Target::Comment(comment.id), comment.hidden, comment.withheld),
        };
        Held { target, idea: self.idea(), hidden, withheld }
    }

    fn author(&self) -> PersonId {
        match self {
            Self::Idea(idea) => idea.author,
            Self::Comment(comment, _) => comment.author,
        }
    }

    fn is_hidden(&self) -> bool {
        match self {
            Self::Idea(idea) => idea.hidden,
            Self::Comment(comment, _) => comment.hidden,
        }
    }

    /// Lets a measure take effect. One that changes nothing is refused, or its author would be told of it.
    async fn apply(&self, tx: &Tx, measure: Measure) -> Result<(), Refusal> {
        let hidden = match measure {
            Measure::None => return Ok(()),
            Measure::Hide => true,
            Measure::Restore => false,
        };
        if hidden == self.is_hidden() {
            return Err(Invalid::one(Field::Measure, Problem::Unknown).into());
        }
        match self {
            Self::Idea(idea) => tx.set_idea_hidden(idea, hidden).await?,
            Self::Comment(comment, _) => {
                tx.set_comment_hidden(comment, hidden).await?;
            }
        }
        Ok(())
    }
}

async fn load_target(tx: &Tx, actor: &Actor, action: Action, target: Target) -> Result<Thing, Refusal> {
    match target {
        Target::Idea(number) => Ok(Thing::Idea(Box::new(load(tx, actor, action, number).await?))),
        Target::Comment(id) => {
            let (comment, idea) = load_comment(tx, actor, action, id).await?;
            Ok(Thing::Comment(Box::new(comment), Box::new(idea)))
        }
    }
}

/// Cases that wait, the longest waiting first.
pub async fn queue(app: &App, actor: &Actor) -> Result<Vec<CaseRow>, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    Ok(app.reader().queue(QUEUE).await?)
}

/// A case with all that a moderator needs to decide.
#[derive(Debug)]
pub struct CaseView {
    /// The case.
    pub row: CaseRow,
    /// The reports; none for who wrote what they are about, who must not learn who reported it.
    pub reports: Vec<ReportRow>,
    /// The idea it is about, or under which the comment stands.
    pub idea: Idea,
    /// The comment it is about.
    pub comment: Option<CommentRow>,
    /// Name of who wrote it.
    pub author_name: String,
    /// The word in the address of their page.
    pub author_handle: String,
    /// Earlier decisions about the same thing.
    pub decisions: Vec<Decision>,
    /// Whether this moderator may decide; nobody decides about what they wrote.
    pub may_decide: bool,
    /// Whether it is hidden now.
    pub is_hidden: bool,
}

impl CaseView {
    /// Whether it is hidden without a decision.
    pub fn is_withheld(&self) -> bool {
        self.comment.as_ref().map_or(self.idea.withheld, |comment| comment.withheld).is_some()
    }
}

/// Reads a case.
pub async fn case(app: &App, actor: &Actor, id: CaseId) -> Result<CaseView, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let reader = app.reader();
    let row = reader.case(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let idea = reader.idea(row.case.idea).await?.ok_or(Refusal::NOT_FOUND)?;
    let comment = match row.case.target {
        Target::Idea(_) => None,
        Target::Comment(id) => reader.comment_row(id).await?,
    };
    let author = comment.as_ref().map_or(idea.author, |comment| comment.author);
    let account = reader.account(author).await?.ok_or(Refusal::NOT_FOUND)?;
    let is_own = actor.person() == Some(author);
    Ok(CaseView {
        reports: if is_own { Vec::new() } else { reader.reports(id).await? },
        decisions: reader.decisions_about(row.case.target).await?,
        may_decide: row.case.closed_at.is_none() && !is_own,
        is_hidden: comment
            .as_ref()
            .map_or(idea.hidden, |c| c.tombstone == Some(domain::comments::Tombstone::Hidden)),
        author_name: account.name,
        author_handle: account.handle,
        row,
        idea,
        comment,
    })
}

/// The log of decisions.
pub async fn log(app: &App, actor: &Actor, page: u64) -> Result<(Vec<Decision>, u64), Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    Ok(app.reader().decisions(page, PER_PAGE).await?)
}

/// The statement of reasons of a decision (DSA, art. 17).
#[derive(Debug)]
pub struct Statement {
    /// The decision, with the number of reports it answers.
    pub decision: Decision,
    /// What it is about, in Markdown; empty where its author took it back.
    pub quoted: String,
}

/// Reads the statement of reasons, for the one concerned and for moderators.
pub async fn statement(app: &App, actor: &Actor, id: DecisionId) -> Result<Statement, Refusal> {
    if *actor == Actor::Visitor {
        return Err(Denial::SignIn.into());
    }
    let reader = app.reader();
    let decision = reader.decision(id).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Decision(decision.concerned))?;
    let quoted = match decision.case.target {
        Target::Idea(number) => reader.idea(number).await?.map(|idea| idea.summary),
        Target::Comment(id) => reader.comment(id).await?.map(|comment| comment.text),
    };
    Ok(Statement { decision, quoted: quoted.unwrap_or_default() })
}

/// Whether something can be reported by this person: for the form.
pub async fn to_report(app: &App, actor: &Actor, target: Target) -> Result<(Idea, Option<Comment>), Refusal> {
    match target {
        Target::Idea(number) => Ok((to_report_idea(app, actor, number).await?, None)),
        Target::Comment(id) => {
            let (comment, idea) = crate::comments::to_change(app, actor, Action::Report, id).await?;
            Ok((idea, Some(comment)))
        }
    }
}

async fn to_report_idea(app: &App, actor: &Actor, number: IdeaNumber) -> Result<Idea, Refusal> {
    let idea = app.reader().idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Report, Subject::Idea(idea.facts()))?;
    Ok(idea)
}
