//! Who may report on an idea on behalf of an organisation, confirm it, and take it along as a dossier.

use super::{Action, Actor, Denial, IdeaFacts, Reason, Visibility, allow, refuse, signed_in};

/// What the policy must know of practice with an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PracticeFacts {
    /// The idea.
    pub idea: IdeaFacts,
    /// Whether whoever asks speaks for the organisation it is about.
    pub represents: bool,
    /// Whether they follow the idea.
    pub follows: bool,
    /// Whether it is said to work there, or the idea to have come true.
    pub claimed: bool,
}

/// What the policy must know of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DossierFacts {
    /// An idea in it.
    pub idea: IdeaFacts,
    /// Whether whoever asks speaks for any organisation.
    pub represents: bool,
}

/// Whether `actor` may do `action` to what organisations report on an idea.
pub(super) fn can(actor: Actor, action: Action, practice: PracticeFacts) -> Result<(), Denial> {
    let idea = practice.idea;
    if !Visibility::of(&actor).shows(&idea) || !idea.status.is_public() {
        return Err(Denial::NotFound);
    }
    let open = idea.status.is_open() && !idea.hidden;
    match action {
        Action::View => Ok(()),
        Action::Practise => {
            signed_in(actor)?;
            allow(practice.represents, Reason::NotRepresented)?;
            allow(open, Reason::Closed)
        }
        Action::Confirm => {
            signed_in(actor)?;
            allow(practice.follows, Reason::Follower)?;
            allow(open && practice.claimed, Reason::Closed)
        }
        _ => {
            signed_in(actor)?;
            refuse(Reason::Role)
        }
    }
}

/// Whether `actor` may do `action` to a dossier. It is for others to read: of what is hidden or a draft there is none, for nobody.
pub(super) fn can_take(actor: Actor, action: Action, dossier: DossierFacts) -> Result<(), Denial> {
    if !Visibility::Public.shows(&dossier.idea) {
        return Err(Denial::NotFound);
    }
    match action {
        Action::View => Ok(()),
        Action::TakeNames => {
            signed_in(actor)?;
            allow(dossier.represents || actor.moderates(), Reason::NotRepresented)
        }
        _ => {
            signed_in(actor)?;
            refuse(Reason::Role)
        }
    }
}
