//! The site's own keys, made once and shared by all nodes.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::entities::site_keys;
use crate::{StorageError, Tx};

impl Tx {
    /// The key called `name`; `fresh` becomes it where there is none yet.
    pub async fn site_key(&self, name: &str, fresh: [u8; 32]) -> Result<[u8; 32], StorageError> {
        let row = site_keys::ActiveModel { name: Set(name.to_owned()), value: Set(fresh.to_vec()) };
        let first = OnConflict::column(site_keys::Column::Name).do_nothing().to_owned();
        site_keys::Entity::insert(row).on_conflict(first).exec_without_returning(&self.db).await?;
        let kept = site_keys::Entity::find_by_id(name).one(&self.db).await?;
        kept.and_then(|row| row.value.try_into().ok())
            .ok_or_else(|| StorageError::Corrupt { what: "site key", value: name.to_owned() })
    }
}
