//! The search index: Dutch analysis, schema, writing and asking. Hits are keys and highlighted passages.
//!
//! The index is a copy that can be thrown away: it follows the event log, keeps the position it has reached in its own
//! commits, and starts empty when it is missing, damaged or made by another version. All calls block; call them
//! from a thread that may.

mod analysis;
mod ask;
mod beginnings;
mod best;
mod bits;
mod block;
mod bounds;
mod building;
mod clauses;
mod concept;
mod correcting;
mod dates;
mod dimensions;
mod directory;
mod document;
mod explain;
mod found;
mod highlight;
mod hits;
mod index;
mod lists;
mod matching;
mod memory;
mod other_words;
mod part;
mod pass;
mod plain;
mod query;
mod ranking;
mod related;
mod remembered;
mod saturation;
mod schema;
mod scorer;
mod spelling;
mod strict;
mod suggest;
mod synonyms;
mod thesaurus;
mod understand;
mod unwanted;
mod user_text;
mod values;
mod vocabulary;
mod years;

#[cfg(test)]
mod tests;

use std::path::PathBuf;

pub use building::{Building, ask_rebuild, rebuild_progress};
pub use directory::{Held, hold};
pub use document::{ArticleDocument, Change, CommentDocument, IdeaDocument};
pub use found::{Facets, Found, Hit, HitKey, Kin, Matched, Place, Reason, Segment};
pub use index::Index;
pub use query::{Kind, Query, Sort};
pub use ranking::Signals;
pub use suggest::begins;

/// Why the index could not be opened, written or asked.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// Another process or another [`Index`] has this directory; each node needs its own.
    #[error("the search index in {} is in use by another process", .0.display())]
    InUse(PathBuf),
    /// The directory cannot be made, locked or emptied.
    #[error("the directory of the search index, {}, cannot be used", .0.display())]
    Directory(PathBuf, #[source] std::io::Error),
    /// An exchange for a new index failed half-way; the next start puts it right.
    #[error("the search index is closed until the next start")]
    Closed,
    /// The index itself failed: a full disk, a file that vanished.
    #[error("the search index failed")]
    Index(#[from] tantivy::TantivyError),
}

impl SearchError {
    /// Whether another process has the index.
    pub fn is_in_use(&self) -> bool {
        matches!(self, Self::InUse(_))
    }
}
