//! Which ideas are seen in lists.

use super::{Actor, IdeaFacts};
use crate::ids::PersonId;
use crate::people::Role;

/// Which ideas somebody sees in a list: the counterpart of [`can`](super::can) with [`Action::View`](super::Action::View) for
/// a whole query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// What is public and not hidden.
    Public,
    /// That, and all of one's own.
    AndOwn(PersonId),
    /// That, and what is hidden; of drafts only one's own.
    AndHidden(Option<PersonId>),
}

impl Visibility {
    /// What `actor` sees.
    pub fn of(actor: &Actor) -> Self {
        match *actor {
            Actor::Visitor => Self::Public,
            Actor::Person { id, role: Role::Participant } | Actor::Suspended { id } => Self::AndOwn(id),
            Actor::Person { id, .. } => Self::AndHidden(Some(id)),
            Actor::Operator => Self::AndHidden(None),
        }
    }

    /// Whether an idea is in what is seen.
    pub fn shows(self, idea: &IdeaFacts) -> bool {
        let public = idea.status.is_public();
        match self {
            Self::Public => public && !idea.hidden,
            Self::AndOwn(id) => (public && !idea.hidden) || idea.author == id,
            Self::AndHidden(id) => public || Some(idea.author) == id,
        }
    }
}

/// Ideas that `actor` sees in lists.
pub fn visible_to(actor: &Actor) -> Visibility {
    Visibility::of(actor)
}
