//! Objecting to a decision, and deciding on an objection: never by who took the decision.

use domain::moderation::{
    DecisionFacts, Entry, Objection as Text, ObjectionFacts, ObjectionOutcome, Objector, Settlement,
    may_still_object, term_ends,
};
use domain::people::Role;
use domain::policy::{self, Reason, Subject};
use domain::{Action, Actor, DecisionId, Denial, Event, ObjectionId, PersonId};
use jiff::Timestamp;
use storage::moderation::Decision;
use storage::objections::Objection;
use storage::{Reader, StorageError, Tx};

use crate::moderation::Thing;
use crate::{App, Refusal, ledger};

/// Objections that are shown of those that wait, and on a page of those decided on.
pub const PER_PAGE: u64 = 50;

/// What the policy must know of a decision, for one reader.
pub(crate) async fn facts(
    reader: &Reader,
    actor: &Actor,
    decision: &Decision,
) -> Result<DecisionFacts, Refusal> {
    let is_reporter = match actor.person() {
        Some(person) => reader.has_reported(decision.case.id, person).await?,
        None => false,
    };
    let Decision { concerned, moderator, measure, .. } = *decision;
    Ok(DecisionFacts { concerned, moderator, measure, is_reporter })
}

/// Objects to a decision, once and in time. The same words sent again change nothing.
pub async fn object(app: &App, actor: &Actor, id: DecisionId, text: &str) -> Result<ObjectionId, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    let reader = app.reader();
    let decision = reader.decision(id).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Object, Subject::Decision(facts(&reader, actor, &decision).await?))?;
    let now = app.now();
    let tx = app.store.begin().await?;
    tx.lock_person(person).await?;
    make(tx, Objector::Person(person), &decision, text, now).await
}

/// Keeps the objection of somebody who may object to a decision and whom `tx` keeps from doing so twice at once.
pub(crate) async fn make(
    tx: Tx,
    objector: Objector,
    decision: &Decision,
    text: &str,
    now: Timestamp,
) -> Result<ObjectionId, Refusal> {
    let (person, decided_at, decision) = (objector.person(), decision.at, decision.id);
    let before = tx.objection_of(decision, objector).await?;
    let text = Text::parse(text)?;
    if let Some(same) = before.as_ref().filter(|before| before.text == text.as_str()) {
        return Ok(same.id);
    }
    may_still_object(decided_at, before.is_some(), now).map_err(Denial::NotAllowed)?;
    let objection = tx.insert_objection(decision, objector, &text, now).await?;
    tx.append(now, person, &Event::Objected { objection, decision }).await?;
    ledger::note(&tx, now, person, &Entry::Objected { objection, decision }).await?;
    tx.commit().await?;
    Ok(objection)
}

/// Decides on an objection. Where it is right, all that the decision did is put back in the same moment. Of two who decide
/// at once the first wins, and the other is told.
pub async fn settle(
    app: &App,
    actor: &Actor,
    id: ObjectionId,
    outcome: &str,
    reasons: &str,
) -> Result<DecisionId, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let decider = actor.person().ok_or(Denial::SignIn)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let objection = tx.objection(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let decision = tx.decision(objection.decision).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Moderate, Subject::Objection(facts_of(&objection, &decision)))?;
    let settlement = Settlement::parse(outcome, reasons)?;
    let thing = Thing::load(&tx, actor, Action::Moderate, decision.case.target).await?;
    let objection = tx.objection_for_update(id).await?.ok_or(Refusal::NOT_FOUND)?;
    if let Some(settled) = objection.settled {
        let is_same = settled.decider == decider
            && settled.outcome == settlement.outcome
            && settled.reasons == settlement.reasons;
        return if is_same { Ok(decision.id) } else { Err(Denial::NotAllowed(Reason::Decided).into()) };
    }
    if settlement.outcome == ObjectionOutcome::Upheld {
        thing.put_back(&tx, decider, &decision, now).await?;
    }
    tx.settle_objection(id, decider, &settlement, now).await?;
    let (outcome, decision_id) = (settlement.outcome, decision.id);
    let idea = decision.case.idea;
    let event = Event::ObjectionSettled { objection: id, decision: decision_id, idea, outcome };
    tx.append(now, Some(decider), &event).await?;
    let entry = Entry::Settled { objection: id, decision: decision_id, outcome };
    ledger::note(&tx, now, Some(decider), &entry).await?;
    tx.commit().await?;
    Ok(decision.id)
}

fn facts_of(objection: &Objection, decision: &Decision) -> ObjectionFacts {
    let Decision { concerned, moderator, measure, .. } = *decision;
    let is_reporter = objection.objector != Objector::Person(concerned);
    ObjectionFacts {
        objector: objection.objector,
        decision: DecisionFacts { concerned, moderator, measure, is_reporter },
    }
}

/// Whether somebody in this role can decide on an objection.
pub fn may_settle(person: PersonId, role: Role, objection: &Objection, decision: &Decision) -> bool {
    let actor = Actor::Person { id: person, role };
    policy::can(&actor, Action::Moderate, Subject::Objection(facts_of(objection, decision))).is_ok()
}

/// Whether nobody can decide on an objection: it takes a second moderator, who is not there now.
pub async fn lacks_decider(
    reader: &Reader,
    objection: &Objection,
    decision: &Decision,
    now: Timestamp,
) -> Result<bool, StorageError> {
    let in_office = reader.in_office(now).await?;
    Ok(!in_office.iter().any(|(person, role)| may_settle(*person, *role, objection, decision)))
}

/// An objection with the decision it is against.
#[derive(Debug)]
pub struct ObjectionView {
    /// The objection.
    pub objection: Objection,
    /// The decision.
    pub decision: Decision,
    /// Whether this moderator may decide on it.
    pub may_settle: Result<(), Reason>,
    /// Whether nobody can.
    pub lacks_decider: bool,
    /// What the decision is about, in Markdown.
    pub quoted: String,
}

/// Reads an objection, for those who moderate.
pub async fn view(app: &App, actor: &Actor, id: ObjectionId) -> Result<ObjectionView, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let reader = app.reader();
    let objection = reader.objection(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let decision = reader.decision(objection.decision).await?.ok_or(Refusal::NOT_FOUND)?;
    let may = policy::can(actor, Action::Moderate, Subject::Objection(facts_of(&objection, &decision)));
    let may_settle = match may {
        Err(Denial::NotAllowed(reason)) => Err(reason),
        other => Ok(other?),
    };
    let waits = objection.settled.is_none();
    Ok(ObjectionView {
        lacks_decider: waits && lacks_decider(&reader, &objection, &decision, app.now()).await?,
        quoted: crate::moderation::quoted(&reader, decision.case.target).await?,
        objection,
        decision,
        may_settle,
    })
}

/// Objections that wait, the longest waiting first, and a page of those decided on with how many of these there are.
#[derive(Debug)]
pub struct ObjectionList {
    /// Those that wait.
    pub waiting: Vec<Objection>,
    /// Those that were decided on, newest first.
    pub settled: Vec<Objection>,
    /// How many there are of these.
    pub total: u64,
}

/// Reads the objections, for those who moderate.
pub async fn list(app: &App, actor: &Actor, page: u64) -> Result<ObjectionList, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let reader = app.reader();
    let (settled, total) = reader.objections_settled(page, PER_PAGE).await?;
    let waiting = if page == 1 { reader.objections_waiting(PER_PAGE).await? } else { Vec::new() };
    Ok(ObjectionList { waiting, settled, total })
}

/// What somebody can do about a decision that they read.
#[derive(Debug)]
pub struct Standing {
    /// The objections that they may read: their own, and for moderators all.
    pub objections: Vec<Objection>,
    /// Whether they may object now, or why not; `None` where it is not theirs to object to.
    pub may_object: Option<Result<(), Reason>>,
    /// From when it is too late.
    pub term_ends: Timestamp,
}

/// Reads what somebody can do about a decision.
pub(crate) async fn standing(
    reader: &Reader,
    actor: &Actor,
    decision: &Decision,
    now: Timestamp,
) -> Result<Standing, Refusal> {
    let mut objections = reader.objections_to(decision.id).await?;
    let is_own = |objection: &Objection| {
        actor.person().is_some_and(|person| objection.objector == Objector::Person(person))
    };
    let has_objected = objections.iter().any(is_own);
    if policy::can(actor, Action::Moderate, Subject::Queue).is_err() {
        objections.retain(is_own);
    }
    let facts = facts(reader, actor, decision).await?;
    let theirs = policy::can(actor, Action::Object, Subject::Decision(facts)).is_ok();
    let may_object = theirs.then(|| may_still_object(decision.at, has_objected, now));
    Ok(Standing { objections, may_object, term_ends: term_ends(decision.at) })
}
