//! What the database keeps, the same on both engines.

mod lists;
mod log;
mod mails;
mod people;
mod schema;
mod support;
mod sweeps;
mod themes;
mod visibility;

use domain::IdeaNumber;
use domain::ideas::{Channel, Proposal};
use jiff::Timestamp;
use storage::Tx;
use storage::ideas::NewIdea;
use tests::{Persona, proposal};

/// A draft of somebody, begun at `created_at`.
async fn draft(tx: &Tx, author: &Persona, title: &str, created_at: Timestamp) -> IdeaNumber {
    let proposal = Proposal::complete(&proposal(title), Channel::Site).unwrap();
    let new = NewIdea { proposal: &proposal, author: author.id, created_at, import_key: None };
    tx.insert_idea(&new).await.unwrap()
}
