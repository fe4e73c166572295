//! The database: one store for SQLite and PostgreSQL, transactions that write, and a reader for pages.
//!
//! Entities stay in here. What comes out are the domain's types and plain read models, which live beside
//! the queries that fill them.

mod cells;
mod connect;
mod entities;
mod error;
mod source;
mod tx;

pub mod accountability;
pub mod answered;
pub mod articles;
pub mod backup;
pub mod bookmarks;
pub mod bulk;
pub mod closed_accounts;
pub mod comments;
pub mod departures;
pub mod discussion;
pub mod documents;
pub mod email_changes;
pub mod export;
pub mod holding;
pub mod ideas;
pub mod incoming;
pub mod inhabitants;
pub mod keys;
pub mod kindred;
pub mod ledger;
pub mod life;
pub mod limits;
pub mod lists;
pub mod locks;
pub mod log;
pub mod mails;
pub mod mentions;
pub mod merging;
pub mod milestones;
pub mod moderation;
mod narrowing;
pub mod notices;
pub mod objections;
pub mod official_answers;
pub mod organisations;
pub mod own_data;
pub mod patterns;
pub mod people;
pub mod pins;
pub mod practice;
pub mod practice_standing;
pub mod practised;
pub mod preferences;
pub mod promises;
pub mod queue;
pub mod recipients;
pub mod references;
pub mod reports;
pub mod representatives;
pub mod search_words;
pub mod searches;
pub mod second_factor;
pub mod sessions;
pub mod sightings;
pub mod sitemap;
pub mod splitting;
pub mod support;
pub mod themes;
pub mod tokens;
pub mod topics;
pub mod versions;
pub mod visits;
pub mod waiting;

pub use connect::{Connections, Engine, Reader, Store};
pub use error::StorageError;
pub use tx::Tx;
