//! Why a use case was not carried out.

use domain::{Denial, Invalid};
use storage::StorageError;
use thiserror::Error;

/// The answer of a use case that was not carried out; nothing was changed.
#[derive(Debug, Error)]
pub enum Refusal {
    /// What was sent does not fit, field by field.
    #[error(transparent)]
    Invalid(#[from] Invalid),
    /// The policy does not allow it, or there is nothing here for this person.
    #[error(transparent)]
    Denied(#[from] Denial),
    /// The text changed since it was opened for editing.
    #[error("changed in the meantime")]
    Conflict(Box<storage::ideas::Idea>),
    /// Too often in too short a time.
    #[error("too often; again in {seconds} seconds")]
    TooOften {
        /// After how many seconds it may be tried again.
        seconds: u32,
    },
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The search index failed.
    #[error(transparent)]
    Search(#[from] ::search::SearchError),
    /// A task of this program ended before it was done.
    #[error("interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
}

impl Refusal {
    /// What is not there, or not for this person.
    pub const NOT_FOUND: Self = Self::Denied(Denial::NotFound);
}
