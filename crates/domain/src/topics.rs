//! Topics: what one can follow beside an idea, to hear of new ideas there.

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::words::words;

words! {
    /// A kind of topic.
    pub enum TopicKind {
        /// A theme; its key is its word.
        Theme = "thema",
        /// Somebody; their key is their number.
        Person = "persoon",
        /// An organisation; its key is its official code.
        Organisation = "organisatie",
    }
}

/// Something that can be followed. Whoever follows it hears of new ideas there; of a person not of each comment, which
/// would feel like being watched.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Topic {
    /// Which kind.
    pub kind: TopicKind,
    /// What it is known by among its kind.
    pub key: String,
}

impl Topic {
    /// A theme.
    pub fn theme(slug: &str) -> Self {
        Self { kind: TopicKind::Theme, key: slug.to_owned() }
    }

    /// Somebody.
    pub fn person(id: PersonId) -> Self {
        Self { kind: TopicKind::Person, key: id.to_string() }
    }

    /// An organisation.
    pub fn organisation(code: &str) -> Self {
        Self { kind: TopicKind::Organisation, key: code.to_owned() }
    }
}
