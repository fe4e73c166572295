//! Deciding on a case: the measure, the statement of reasons and the row of the log, all in one moment.

use domain::moderation::{Measure, RawRuling, Ruling, Target};
use domain::policy::{self, Reason, Subject};
use domain::{
    Action, Actor, CaseId, DecisionId, Denial, Event, Field, IdeaNumber, Invalid, PersonId, Problem,
};
use jiff::Timestamp;
use storage::Tx;
use storage::ideas::Idea;
use storage::moderation::{Case, NewDecision};

use super::thing::{Thing, What};
use crate::ideas::SENT_TWICE;
use crate::{App, Refusal, holding, ledger};

/// Decides on a case. The measure takes effect and the one concerned is told in the same moment. A case that
/// somebody else decided in the meantime is not decided twice; the same decision sent twice is taken once.
pub async fn decide(app: &App, actor: &Actor, case: CaseId, raw: &RawRuling) -> Result<DecisionId, Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let target = tx.case(case).await?.ok_or(Refusal::NOT_FOUND)?.target;
    let ruling = Ruling::parse(raw, target)?;
    let thing = Thing::load(&tx, actor, Action::Moderate, target).await?;
    if ruling.measure.takes_an_administrator(thing.concerned.role) {
        policy::can(actor, Action::Administer, Subject::People)?;
    }
    let case = tx.case_for_update(case).await?.ok_or(Refusal::NOT_FOUND)?;
    if case.closed_at.is_some() {
        let same = tx.same_decision_since(case.id, moderator, &ruling, now - SENT_TWICE).await?;
        return same.ok_or_else(|| Denial::NotAllowed(Reason::Decided).into());
    }
    let decision = take(&tx, &thing, &case, moderator, &ruling, now).await?;
    tx.commit().await?;
    Ok(decision)
}

/// Decides about an idea without going by the queue: on the case that is open about it, or on one that is opened for this.
/// What is decided is made from the idea as it is while nobody else changes it.
/// Where all is as the ruling wants it already, that is said of the field `unchanged`, save to who sent the same twice. Why an
/// idea is open again everybody reads, as the form says.
pub(crate) async fn decide_at_once(
    app: &App,
    actor: &Actor,
    action: Action,
    number: IdeaNumber,
    raw: impl FnOnce(&Idea) -> RawRuling,
    unchanged: Field,
) -> Result<DecisionId, Refusal> {
    let (now, target) = (app.now(), Target::Idea(number));
    let tx = app.store.begin().await?;
    let thing = Thing::load(&tx, actor, action, target).await?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    let What::Idea(idea) = &thing.what else { return Err(Refusal::NOT_FOUND) };
    let ruling = Ruling::parse(&raw(idea), target)?;
    if !thing.would_change(&ruling, now) {
        let same = tx.same_decision_about_since(target, moderator, &ruling, now - SENT_TWICE).await?;
        return same.ok_or_else(|| Invalid::one(unchanged, Problem::Unchanged).into());
    }
    let case = tx.open_case(target, Some(number), now).await?;
    tx.append(now, Some(moderator), &Event::CaseOpened { case, target }).await?;
    let case = tx.case_for_update(case).await?.ok_or(Refusal::NOT_FOUND)?;
    let decision = take(&tx, &thing, &case, moderator, &ruling, now).await?;
    if ruling.measure == Measure::Reopen {
        tx.append(now, Some(moderator), &Event::ReopeningExplained { idea: number, decision }).await?;
    }
    tx.commit().await?;
    Ok(decision)
}

/// Lets a ruling take effect, keeps it with its statement of reasons, and notes it in the log.
async fn take(
    tx: &Tx,
    thing: &Thing,
    case: &Case,
    moderator: PersonId,
    ruling: &Ruling,
    now: Timestamp,
) -> Result<DecisionId, Refusal> {
    let concerned = thing.concerned.id;
    let is_done = match thing.held() {
        Some(held) => holding::settle(tx, case, held, ruling.measure, (concerned, now)).await?,
        None => false,
    };
    let undo = if is_done { None } else { thing.apply(tx, moderator, ruling, now).await? };
    let new = NewDecision { case: case.id, moderator, concerned, ruling, undo, at: now };
    let decision = tx.insert_decision(&new).await?;
    let event = Event::Decided { decision, target: thing.target, idea: case.idea, measure: ruling.measure };
    tx.append(now, Some(moderator), &event).await?;
    let taken = tx.decision(decision).await?.ok_or(Refusal::NOT_FOUND)?;
    ledger::note(tx, now, Some(moderator), &ledger::entry_of(&taken)).await?;
    Ok(decision)
}
