//! What a whole export is made of, besides what lists and pages show: the texts of many ideas, all that is said under
//! them, and what an import file called each thing.

use domain::articles::Article;
use domain::{ArticleId, IdeaNumber};
use sea_orm::sea_query::{Expr, ExprTrait, Order};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::comments::{CommentRow, read_row, rows};
use crate::entities::{articles, ideas};
use crate::ideas::Idea;
use crate::{Reader, StorageError};

/// An article with what an import file called it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// Number.
    pub id: ArticleId,
    /// What it says.
    pub article: Article,
    /// What an import file called it.
    pub import_key: Option<String>,
}

impl Reader {
    /// These ideas with all their text and what an import file called each, by number. The themes are left out.
    pub async fn idea_texts(
        &self,
        numbers: &[IdeaNumber],
    ) -> Result<Vec<(Idea, Option<String>)>, StorageError> {
        let rows = ideas::Entity::find()
            .filter(ideas::Column::Number.is_in(numbers.iter().map(|number| number.0)))
            .order_by_asc(ideas::Column::Number)
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|mut row| {
                let key = row.import_key.take();
                Ok((Idea::read(row, Vec::new())?, key))
            })
            .collect()
    }

    /// Those of these ideas that are in the lists, and what an import file called each.
    pub async fn listed_import_keys(
        &self,
        numbers: &[IdeaNumber],
    ) -> Result<Vec<(IdeaNumber, Option<String>)>, StorageError> {
        let rows: Vec<(i64, Option<String>)> = ideas::Entity::find()
            .select_only()
            .columns([ideas::Column::Number, ideas::Column::ImportKey])
            .filter(ideas::Column::Number.is_in(numbers.iter().map(|number| number.0)))
            .filter(ideas::Column::Listed.eq(true))
            .into_tuple()
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|(number, key)| (IdeaNumber(number), key)).collect())
    }

    /// All that is said under these ideas and what an import file called each, by idea, oldest first.
    pub async fn discussions(
        &self,
        ideas: &[IdeaNumber],
    ) -> Result<Vec<(CommentRow, Option<String>)>, StorageError> {
        let mut select = rows();
        select
            .column(("c", "import_key"))
            .and_where(Expr::col(("c", "idea")).is_in(ideas.iter().map(|idea| idea.0)))
            .order_by(("c", "idea"), Order::Asc)
            .order_by(("c", "id"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok((read_row(row)?, row.try_get("", "import_key")?))).collect()
    }

    /// The next articles that everybody sees, by number.
    pub async fn articles_after(&self, last: ArticleId, limit: u64) -> Result<Vec<ArticleRow>, StorageError> {
        let rows = articles::Entity::find()
            .filter(articles::Column::Id.gt(last.0))
            .filter(crate::articles::is_public())
            .order_by_asc(articles::Column::Id)
            .limit(limit)
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|mut row| {
                let (id, import_key) = (ArticleId(row.id), row.import_key.take());
                Ok(ArticleRow { id, article: crate::articles::read(row)?, import_key })
            })
            .collect()
    }
}
