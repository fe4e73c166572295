//! A transaction: rows and the events that tell of them, together or not at all.

use std::sync::Arc;

use sea_orm::DatabaseTransaction;
use tokio::sync::watch;

use crate::{Engine, StorageError};

/// A transaction that writes. Dropped without [`Tx::commit`], it leaves nothing.
#[derive(Debug)]
pub struct Tx {
    pub(crate) db: DatabaseTransaction,
    pub(crate) engine: Engine,
    commits: Arc<watch::Sender<u64>>,
}

impl Tx {
    pub(crate) fn new(db: DatabaseTransaction, engine: Engine, commits: Arc<watch::Sender<u64>>) -> Self {
        Self { db, engine, commits }
    }

    /// Keeps what was written, and wakes the readers of the log on this node.
    pub async fn commit(self) -> Result<(), StorageError> {
        self.db.commit().await?;
        self.commits.send_modify(|count| *count += 1);
        Ok(())
    }

    /// Leaves nothing of what was written.
    pub async fn rollback(self) -> Result<(), StorageError> {
        Ok(self.db.rollback().await?)
    }
}
