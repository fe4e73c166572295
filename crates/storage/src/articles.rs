//! Articles of *Nieuws & inspiratie*.

use domain::ArticleId;
use domain::articles::Article;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::cells::micros;
use crate::entities::articles;
use crate::{Reader, StorageError, Tx};

impl Tx {
    /// Adds an article.
    pub async fn insert_article(
        &self,
        article: &Article,
        import_key: Option<&str>,
        now: Timestamp,
    ) -> Result<ArticleId, StorageError> {
        let row = articles::ActiveModel {
            slug: Set(article.slug.clone()),
            title: Set(article.title.clone()),
            intro: Set(article.intro.clone()),
            text: Set(article.text.clone()),
            date: Set(article.date.to_string()),
            created_at: Set(micros(now)),
            import_key: Set(import_key.map(str::to_owned)),
            ..Default::default()
        };
        Ok(ArticleId(row.insert(&self.db).await?.id))
    }

    /// Whether there is an article with this number.
    pub async fn has_article(&self, id: ArticleId) -> Result<bool, StorageError> {
        Ok(articles::Entity::find_by_id(id.0).one(&self.db).await?.is_some())
    }

    /// The article an import file calls `key`.
    pub async fn article_by_import_key(&self, key: &str) -> Result<Option<ArticleId>, StorageError> {
        let row = articles::Entity::find().filter(articles::Column::ImportKey.eq(key)).one(&self.db).await?;
        Ok(row.map(|row| ArticleId(row.id)))
    }
}

impl Reader {
    /// A page of articles, newest first, and how many there are.
    pub async fn articles(&self, page: u64, per_page: u64) -> Result<(Vec<Article>, u64), StorageError> {
        let total = articles::Entity::find().count(&self.db).await?;
        let rows = articles::Entity::find()
            .order_by_desc(articles::Column::Date)
            .order_by_desc(articles::Column::Id)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page)
            .all(&self.db)
            .await?;
        Ok((rows.into_iter().map(read).collect::<Result<_, _>>()?, total))
    }

    /// An article by the word in its address.
    pub async fn article(&self, slug: &str) -> Result<Option<Article>, StorageError> {
        let row = articles::Entity::find().filter(articles::Column::Slug.eq(slug)).one(&self.db).await?;
        row.map(read).transpose()
    }

    /// Articles by the words in their addresses, in no order.
    pub async fn articles_by_slug(&self, slugs: &[String]) -> Result<Vec<Article>, StorageError> {
        let rows = articles::Entity::find().filter(articles::Column::Slug.is_in(slugs)).all(&self.db).await?;
        rows.into_iter().map(read).collect()
    }

    /// An article by number.
    pub async fn article_by_id(&self, id: ArticleId) -> Result<Option<Article>, StorageError> {
        articles::Entity::find_by_id(id.0).one(&self.db).await?.map(read).transpose()
    }
}

pub(crate) fn read(row: articles::Model) -> Result<Article, StorageError> {
    let date: Date =
        row.date.parse().map_err(|_| StorageError::Corrupt { what: "date", value: row.date.clone() })?;
    Ok(Article { slug: row.slug, title: row.title, intro: row.intro, text: row.text, date })
}
