//! Attempts that are counted across nodes, such as signing in.

use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, Statement,
};

use crate::cells::micros;
use crate::entities::attempts;
use crate::{Engine, Reader, StorageError, Tx};

impl Tx {
    /// Waits until no other transaction counts under `key`, so that many at once are not each counted as the first.
    pub async fn lock_attempts(&self, key: &str) -> Result<(), StorageError> {
        if self.engine == Engine::Postgres {
            let lock = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
            let backend = self.db.get_database_backend();
            self.db.execute_raw(Statement::from_sql_and_values(backend, lock, [key.into()])).await?;
        }
        Ok(())
    }

    /// Notes an attempt under `key`.
    pub async fn insert_attempt(&self, key: &str, at: Timestamp) -> Result<(), StorageError> {
        let row =
            attempts::ActiveModel { key: Set(key.to_owned()), at: Set(micros(at)), ..Default::default() };
        row.insert(&self.db).await?;
        Ok(())
    }

    /// How many attempts there were under `key` since `since`.
    pub async fn attempts_since(&self, key: &str, since: Timestamp) -> Result<u64, StorageError> {
        attempts_since(&self.db, key, since).await
    }

    /// Forgets the attempts under `key`.
    pub async fn forget_attempts(&self, key: &str) -> Result<(), StorageError> {
        attempts::Entity::delete_many().filter(attempts::Column::Key.eq(key)).exec(&self.db).await?;
        Ok(())
    }

    /// Clears attempts from before `before`.
    pub async fn sweep_attempts(&self, before: Timestamp) -> Result<(), StorageError> {
        attempts::Entity::delete_many()
            .filter(attempts::Column::At.lt(micros(before)))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl Reader {
    /// As [`Tx::attempts_since`], without keeping others from writing.
    pub async fn attempts_since(&self, key: &str, since: Timestamp) -> Result<u64, StorageError> {
        attempts_since(&self.db, key, since).await
    }
}

async fn attempts_since(db: &impl ConnectionTrait, key: &str, since: Timestamp) -> Result<u64, StorageError> {
    let find = attempts::Entity::find()
        .filter(attempts::Column::Key.eq(key))
        .filter(attempts::Column::At.gte(micros(since)));
    Ok(find.count(db).await?)
}
