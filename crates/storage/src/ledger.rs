//! The internal log: rows that are only added, each with the hash of the one before.

use domain::PersonId;
use jiff::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::cells::{micros, moment};
use crate::entities::ledger;
use crate::{Engine, Reader, StorageError, Tx};

/// A row, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Place in the log, from 1, without gaps.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Who did it; nobody for the command line.
    pub actor: Option<PersonId>,
    /// What was done, in JSON.
    pub entry: String,
    /// Hash of the row before; noughts for the first.
    pub previous: Vec<u8>,
    /// Hash of this row.
    pub hash: Vec<u8>,
}

impl TryFrom<ledger::Model> for LedgerRow {
    type Error = StorageError;

    fn try_from(row: ledger::Model) -> Result<Self, StorageError> {
        Ok(Self {
            number: row.number,
            at: moment(row.at)?,
            actor: row.actor.map(PersonId),
            entry: row.entry,
            previous: row.previous,
            hash: row.hash,
        })
    }
}

impl Tx {
    /// The last row. Until this transaction ends no other adds one, so that the chain does not fork; whoever writes to
    /// the log does so last, and waits for nothing else after it.
    pub async fn last_ledger_row(&self) -> Result<Option<LedgerRow>, StorageError> {
        if self.engine == Engine::Postgres {
            self.db.execute_unprepared("SELECT pg_advisory_xact_lock(4417090319)").await?;
        }
        let row = ledger::Entity::find().order_by_desc(ledger::Column::Number).one(&self.db).await?;
        row.map(LedgerRow::try_from).transpose()
    }

    /// Adds a row.
    pub async fn insert_ledger_row(&self, row: &LedgerRow) -> Result<(), StorageError> {
        let row = ledger::ActiveModel {
            number: Set(row.number),
            at: Set(micros(row.at)),
            actor: Set(row.actor.map(|actor| actor.0)),
            entry: Set(row.entry.clone()),
            previous: Set(row.previous.clone()),
            hash: Set(row.hash.clone()),
        };
        ledger::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// At most `limit` rows after number `after`, in their order.
    pub async fn ledger_after(&self, after: i64, limit: u64) -> Result<Vec<LedgerRow>, StorageError> {
        let rows = ledger::Entity::find()
            .filter(ledger::Column::Number.gt(after))
            .order_by_asc(ledger::Column::Number)
            .limit(limit)
            .all(&self.db)
            .await?;
        rows.into_iter().map(LedgerRow::try_from).collect()
    }

    /// A page of the log, newest first, and how many rows there are.
    pub async fn ledger(&self, page: u64, per_page: u64) -> Result<(Vec<LedgerRow>, u64), StorageError> {
        let total = ledger::Entity::find().count(&self.db).await?;
        let rows = ledger::Entity::find()
            .order_by_desc(ledger::Column::Number)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page)
            .all(&self.db)
            .await?;
        Ok((rows.into_iter().map(LedgerRow::try_from).collect::<Result<_, _>>()?, total))
    }
}
