//! Who may report on an idea on behalf of an organisation, confirm it, and take it along as a dossier.

use super::{Action, Actor, Denial, IdeaFacts, Reason, Visibility, allow, refuse, signed_in};
use crate::ids::PersonId;

/// What the policy must know of practice with an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct PracticeFacts {
    /// The idea.
    pub idea: IdeaFacts,
    /// Whether whoever asks speaks for the organisation it is about.
    pub represents: bool,
    /// Whether they follow the idea.
    pub follows: bool,
    /// Whether it is said to work there, or the idea to have come true.
    pub claimed: bool,
    /// Who wrote the report it is about; nobody where it is about no report.
    pub writer: Option<PersonId>,
    /// Whether a moderator hid that report.
    pub hidden: bool,
    /// Whether its organisation took it back.
    pub withdrawn: bool,
}

impl PracticeFacts {
    /// Of an idea, and of no report on it.
    pub fn of(idea: IdeaFacts) -> Self {
        Self {
            idea,
            represents: false,
            follows: false,
            claimed: false,
            writer: None,
            hidden: false,
            withdrawn: false,
        }
    }
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
    let gone = practice.hidden || practice.withdrawn;
    if gone && !practice.represents && !actor.moderates() {
        return Err(Denial::NotFound);
    }
    let open = idea.status.is_open() && !idea.hidden;
    let is_report = practice.writer.is_some();
    let is_theirs = practice.represents || practice.writer.is_some_and(|writer| actor.is(writer));
    match action {
        Action::View => Ok(()),
        Action::Practise => {
            signed_in(actor)?;
            allow(practice.represents, Reason::NotRepresented)?;
            // What a moderator hid is objected to, and not written anew.
            allow(open && !practice.hidden, Reason::Closed)
        }
        Action::Withdraw if is_report => {
            signed_in(actor)?;
            allow(practice.represents, Reason::NotRepresented)?;
            allow(!gone && !idea.hidden, Reason::Closed)
        }
        Action::Report if is_report => {
            if actor != Actor::Visitor {
                allow(!is_theirs, Reason::Yours)?;
            }
            allow(!gone && !idea.hidden, Reason::Closed)
        }
        Action::Moderate if is_report => {
            signed_in(actor)?;
            allow(actor.moderates(), Reason::Role)?;
            allow(!is_theirs, Reason::Yours)
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
