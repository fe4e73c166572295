//! Words that are searched with each other.

use domain::SearchWordsId;
use domain::search_words::SearchWords;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::cells::micros;
use crate::entities::search_words;
use crate::{Reader, StorageError, Tx};

/// A group of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchWordsRow {
    /// Its number.
    pub id: SearchWordsId,
    /// Its words, with commas between them.
    pub words: String,
}

impl Tx {
    /// Adds a group.
    pub async fn insert_search_words(
        &self,
        words: &SearchWords,
        now: Timestamp,
    ) -> Result<SearchWordsId, StorageError> {
        let row = search_words::ActiveModel {
            words: Set(words.text()),
            changed_at: Set(micros(now)),
            ..Default::default()
        };
        Ok(SearchWordsId(row.insert(&self.db).await?.id))
    }

    /// Changes a group; false where it is not there.
    pub async fn update_search_words(
        &self,
        id: SearchWordsId,
        words: &SearchWords,
        now: Timestamp,
    ) -> Result<bool, StorageError> {
        let mut update = Query::update();
        update
            .table("search_words")
            .value("words", words.text())
            .value("changed_at", micros(now))
            .and_where(Expr::col("id").eq(id.0));
        Ok(self.db.execute(&update).await?.rows_affected() > 0)
    }

    /// Removes a group; false where it was not there.
    pub async fn delete_search_words(&self, id: SearchWordsId) -> Result<bool, StorageError> {
        Ok(search_words::Entity::delete_by_id(id.0).exec(&self.db).await?.rows_affected > 0)
    }
}

impl Reader {
    /// All groups, by their words.
    pub async fn search_words(&self) -> Result<Vec<SearchWordsRow>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["id", "words"])
            .from("search_words")
            .order_by("words", Order::Asc)
            .order_by("id", Order::Asc);
        let rows = self.db.query_all(&select).await?;
        let mut groups = rows
            .iter()
            .map(|row| {
                Ok(SearchWordsRow {
                    id: SearchWordsId(row.try_get("", "id")?),
                    words: row.try_get("", "words")?,
                })
            })
            .collect::<Result<Vec<_>, StorageError>>()?;
        // The databases disagree about capitals and accents.
        groups.sort_by_cached_key(|group| (group.words.to_lowercase(), group.id.0));
        Ok(groups)
    }
}
