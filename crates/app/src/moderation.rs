//! Moderation: reporting, the queue, and deciding on a case.

mod case;
mod decide;
mod mending;
mod thing;

use domain::moderation::{Contact, Measure, RawReport, Report, Target};
use domain::people::Language;
use domain::policy::{self, Subject};
use domain::{Action, Actor, CaseId, DecisionId, Denial, Event};
use jiff::{SignedDuration, Timestamp};
use storage::comments::Comment;
use storage::ideas::Idea;
use storage::moderation::{CaseRow, Decision};
use storage::people::Account;
use storage::practice::PracticeRow;
use storage::reports::Reporter;
use storage::{Reader, Tx};

use crate::holding;
use crate::objections::{self, Standing};
use crate::{App, Refusal, practice};

pub use case::{CaseView, Content, History, case};
pub use decide::decide;
pub(crate) use decide::decide_at_once;
pub use mending::is_move;
pub(crate) use thing::Thing;

/// Cases on the queue's page.
const QUEUE: u64 = 200;

/// Reports without an account within a time: of one address, and of all that give none.
const REPORTS_OF_ADDRESS: u64 = 5;
const REPORTS_WITHOUT_ADDRESS: u64 = 30;
const REPORTS_WITHIN: SignedDuration = SignedDuration::from_hours(1);
/// Decisions that somebody sees of those about them.
const OWN: u64 = 100;

/// Brings something to a moderator, also without an account. Several reports of one thing are one case; one person, and one
/// address, counts once.
pub async fn report(
    app: &App,
    actor: &Actor,
    target: Target,
    raw: &RawReport,
    language: Language,
) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let thing = Thing::load(&tx, actor, Action::Report, target).await?;
    let (report, reporter) = if let Some(person) = actor.person() {
        (Report::parse(raw)?, Reporter::Person(person))
    } else {
        let (report, contact) = Report::parse_of_visitor(raw)?;
        count_visitor(app, &tx, &contact, now).await?;
        (report, Reporter::Visitor(contact, language))
    };
    let case = tx.open_case(target, thing.idea(), now).await?;
    if let Some(id) = tx.insert_report(case, &reporter, &report, now).await? {
        tx.append(now, actor.person(), &Event::Reported { case, target }).await?;
        tx.append(now, actor.person(), &Event::ReportReceived { report: id, case }).await?;
        if let Some(held) = thing.held() {
            holding::veil_if_enough(&tx, case, held, now).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// A report on a ground of the house, as who has an account sends it.
pub fn plain_report(ground: &str, explanation: &str) -> RawReport {
    RawReport { ground: ground.to_owned(), explanation: explanation.to_owned(), ..RawReport::default() }
}

/// Counts a report without an account: by the address it gives, or among all that give none, over all nodes, so that nobody
/// fills the queue or has the site mail a stranger.
async fn count_visitor(app: &App, tx: &Tx, contact: &Contact, now: Timestamp) -> Result<(), Refusal> {
    if !app.is_limited {
        return Ok(());
    }
    let (key, most) = match &contact.email {
        Some(email) => (format!("melden:{}", email.key()), REPORTS_OF_ADDRESS),
        None => ("melden-zonder-adres".to_owned(), REPORTS_WITHOUT_ADDRESS),
    };
    tx.lock_attempts(&key).await?;
    if tx.attempts_since(&key, now - REPORTS_WITHIN).await? >= most {
        return Err(Refusal::TooOften { seconds: 60 * 60 });
    }
    Ok(tx.insert_attempt(&key, now).await?)
}

/// Opens a case about something a moderator came upon, or finds the one there is.
pub async fn open(app: &App, actor: &Actor, target: Target) -> Result<CaseId, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let thing = Thing::load(&tx, actor, Action::Moderate, target).await?;
    let case = tx.open_case(target, thing.idea(), now).await?;
    tx.append(now, actor.person(), &Event::CaseOpened { case, target }).await?;
    tx.commit().await?;
    Ok(case)
}

/// Cases that wait, the longest waiting first.
pub async fn queue(app: &App, actor: &Actor) -> Result<Vec<CaseRow>, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    Ok(app.reader().queue(QUEUE).await?)
}

/// The statement of reasons of a decision (DSA, art. 17).
#[derive(Debug)]
pub struct Statement {
    /// The decision, with the number of reports it answers.
    pub decision: Decision,
    /// What it is about, in Markdown; empty where its author took it back.
    pub quoted: String,
    /// What its reader can do about it.
    pub standing: Standing,
}

/// Reads the statement of reasons, for the one concerned and for moderators; that something was left as it was, also for
/// who reported it.
pub async fn statement(app: &App, actor: &Actor, id: DecisionId) -> Result<Statement, Refusal> {
    if *actor == Actor::Visitor {
        return Err(Denial::SignIn.into());
    }
    let reader = app.reader();
    let decision = reader.decision(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let facts = objections::facts(&reader, actor, &decision).await?;
    policy::can(actor, Action::View, Subject::Decision(facts))?;
    let quoted = quoted(&reader, decision.case.target).await?;
    let standing = objections::standing(&reader, actor, &decision, app.now()).await?;
    Ok(Statement { decision, quoted, standing })
}

/// The decisions about what one wrote or did, newest first: those that changed something.
pub async fn own_decisions(app: &App, actor: &Actor) -> Result<Vec<Decision>, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let mut decisions = app.reader().decisions_concerning(person, OWN).await?;
    decisions.retain(|decision| decision.measure != Measure::None);
    Ok(decisions)
}

/// What a target says, in Markdown; nothing for a person.
pub(crate) async fn quoted(reader: &Reader, target: Target) -> Result<String, Refusal> {
    Ok(match target {
        Target::Idea(number) => reader.idea(number).await?.map(|idea| idea.summary),
        Target::Comment(id) => reader.comment(id).await?.map(|comment| comment.text),
        Target::Practice(id) => reader.practice(id).await?.map(|report| report.words()),
        Target::Person(_) => None,
    }
    .unwrap_or_default())
}

/// What is reported, for the form.
#[derive(Debug)]
pub enum Reportable {
    /// An idea.
    Idea(Box<Idea>),
    /// A comment, with the idea under which it stands.
    Comment(Box<Comment>, Box<Idea>),
    /// What an organisation reports, with the idea.
    Practice(Box<PracticeRow>, Box<Idea>),
    /// A person.
    Person(Box<Account>),
}

/// What would be reported, if this person can report it: for the form.
pub async fn to_report(app: &App, actor: &Actor, target: Target) -> Result<Reportable, Refusal> {
    let reader = app.reader();
    match target {
        Target::Idea(number) => {
            let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
            policy::can(actor, Action::Report, Subject::Idea(idea.facts()))?;
            Ok(Reportable::Idea(Box::new(idea)))
        }
        Target::Comment(id) => {
            let (comment, idea) = crate::comments::to_change(app, actor, Action::Report, id).await?;
            Ok(Reportable::Comment(Box::new(comment), Box::new(idea)))
        }
        Target::Practice(id) => {
            let (report, idea) = practice::to_act(app, actor, Action::Report, id).await?;
            Ok(Reportable::Practice(Box::new(report), Box::new(idea)))
        }
        Target::Person(id) => {
            policy::can(actor, Action::Report, Subject::Person(id))?;
            let account = reader.account(id).await?.filter(|account| account.closed_at.is_none());
            let account = account.ok_or(Refusal::NOT_FOUND)?;
            Ok(Reportable::Person(Box::new(account)))
        }
    }
}
