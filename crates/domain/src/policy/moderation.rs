//! Who reads, takes and judges decisions, and who reports or judges a person.

use super::{Action, Actor, Denial, Reason, allow, refuse, signed_in};
use crate::ids::PersonId;
use crate::moderation::{DecisionFacts, Measure, ObjectionFacts};

/// The statement of reasons is read by the one concerned and by moderators; that something was left as it was, also by who
/// reported it. Who reads it for themselves can object (DSA, art. 20(1)).
pub(super) fn can_decision(actor: Actor, action: Action, decision: DecisionFacts) -> Result<(), Denial> {
    signed_in(actor)?;
    let is_dismissed = decision.is_reporter && decision.measure == Measure::None;
    if !(actor.is(decision.concerned) || is_dismissed || actor.moderates()) {
        return Err(Denial::NotFound);
    }
    match action {
        Action::View => Ok(()),
        Action::Object => {
            let concerned = actor.is(decision.concerned) && decision.measure.can_be_objected_to();
            allow(concerned || is_dismissed, Reason::NotYours)
        }
        _ => refuse(Reason::Role),
    }
}

/// What was decided on a report is read by whoever has the link to it; that something was left as it was, they can object to
/// as those can who reported with an account.
pub(super) fn can_reported(action: Action, measure: Measure) -> Result<(), Denial> {
    match action {
        Action::View => Ok(()),
        Action::Object => allow(measure == Measure::None, Reason::NotYours),
        _ => refuse(Reason::Role),
    }
}

/// A person is seen by all, reported by others, and judged by others who moderate.
pub(super) fn can_person(actor: Actor, action: Action, person: PersonId) -> Result<(), Denial> {
    if action == Action::View {
        return Ok(());
    }
    if action == Action::Report && actor == Actor::Visitor {
        // What is reported need not be reported by a participant (DSA, art. 16(1)).
        return Ok(());
    }
    signed_in(actor)?;
    match action {
        Action::Report => allow(!actor.is(person), Reason::Yours),
        Action::Moderate => {
            allow(actor.moderates(), Reason::Role)?;
            allow(!actor.is(person), Reason::Yours)
        }
        _ => refuse(Reason::Role),
    }
}

/// An objection is decided on by another moderator than who took the decision, also where that is an administrator, and by
/// nobody it is about (DSA, art. 20(6)).
pub(super) fn can_objection(actor: Actor, action: Action, objection: ObjectionFacts) -> Result<(), Denial> {
    signed_in(actor)?;
    allow(actor.moderates(), Reason::Role)?;
    match action {
        Action::View => Ok(()),
        Action::Moderate => {
            allow(!actor.is(objection.decision.moderator), Reason::Judged)?;
            let objected = objection.objector.person().is_some_and(|person| actor.is(person));
            allow(!objected && !actor.is(objection.decision.concerned), Reason::Yours)
        }
        _ => refuse(Reason::Role),
    }
}
