//! What happens after the answer: the readers of the log (search index, notices), the mail sender, and the clocks.

mod answers;
mod compose;
mod inbox;
mod index;
mod matter;
mod notify;
mod pace;
mod publish;
mod rebuild;
mod remind;
mod run;
mod saved;
mod send;
mod sweep;

use std::sync::Arc;

use domain::{Clock, Randomness};
use mail::{Site, Transport};
use search::{Index, SearchError};
use storage::{StorageError, Store};
use thiserror::Error;

pub use answers::AnswerAddress;
pub use inbox::Inbox;
pub use pace::Pace;
pub use rebuild::Batches;

/// Why a job stopped; it starts again from where it was.
#[derive(Debug, Error)]
pub enum JobError {
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The index failed.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// A mail in the queue is about something this version does not know.
    #[error("unknown matter: {0}")]
    Matter(#[from] serde_json::Error),
    /// The folder of incoming mail failed.
    #[error("the folder of incoming mail: {0}")]
    Inbox(#[from] std::io::Error),
    /// A task of this program ended before it was done.
    #[error("interrupted: {0}")]
    Interrupted(#[from] tokio::task::JoinError),
}

/// All jobs of one node. Cheap to clone.
#[derive(Clone)]
pub struct Jobs {
    /// The database.
    pub store: Store,
    /// The search index of this node.
    pub index: Index,
    /// What carries mail away.
    pub transport: Arc<dyn Transport>,
    /// How much of it goes at a time.
    pub pace: Pace,
    /// Where links in mails lead.
    pub site: Site,
    /// Where answers to mails come in; nothing where mails take none.
    pub answers: Option<AnswerAddress>,
    /// The folder in which they come in; nothing where a mail server hands them to the command line, or another node.
    pub inbox: Option<Inbox>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The source of tokens.
    pub random: Arc<dyn Randomness>,
    /// The key that signs one-click stops.
    pub stop_key: [u8; 32],
}
