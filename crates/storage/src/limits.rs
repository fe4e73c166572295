//! Attempts that are counted across nodes, such as signing in.

use jiff::Timestamp;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};

use crate::cells::micros;
use crate::entities::attempts;
use crate::{StorageError, Tx};

impl Tx {
    /// Notes an attempt under `key`.
    pub async fn insert_attempt(&self, key: &str, at: Timestamp) -> Result<(), StorageError> {
        let row =
            attempts::ActiveModel { key: Set(key.to_owned()), at: Set(micros(at)), ..Default::default() };
        row.insert(&self.db).await?;
        Ok(())
    }

    /// How many attempts there were under `key` since `since`.
    pub async fn attempts_since(&self, key: &str, since: Timestamp) -> Result<u64, StorageError> {
        let find = attempts::Entity::find()
            .filter(attempts::Column::Key.eq(key))
            .filter(attempts::Column::At.gte(micros(since)));
        Ok(find.count(&self.db).await?)
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
