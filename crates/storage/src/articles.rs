//! Articles of *Nieuws & inspiratie*: those that everybody sees, and what they are about.

mod written;

use domain::articles::{Article, State};
use domain::{ArticleId, IdeaNumber};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::sea_query::{Alias, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::cells::micros;
use crate::entities::articles;
use crate::{Reader, StorageError, Tx};

pub use written::Written;

/// An article with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedArticle {
    /// The article.
    pub article: Article,
    /// The ideas it is about, in their order; also what is not in the lists any more.
    pub ideas: Vec<IdeaNumber>,
    /// Words and names of the themes it is about, in their order.
    pub themes: Vec<(String, String)>,
}

/// What the index has to know of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Findable {
    /// Everybody sees it.
    Yes(Article),
    /// Nobody does; this is the word in its address.
    No(String),
}

impl Tx {
    /// Adds an article that everybody sees, or will see from `due_at` on.
    pub async fn insert_article(
        &self,
        article: &Article,
        due_at: Option<Timestamp>,
        import_key: Option<&str>,
        now: Timestamp,
    ) -> Result<ArticleId, StorageError> {
        let state = if due_at.is_some() { State::Planned } else { State::Public };
        let row = articles::ActiveModel {
            slug: Set(article.slug.clone()),
            title: Set(article.title.clone()),
            intro: Set(article.intro.clone()),
            text: Set(article.text.clone()),
            date: Set(article.date.to_string()),
            created_at: Set(micros(now)),
            import_key: Set(import_key.map(str::to_owned)),
            state: Set(state.to_string()),
            due_at: Set(due_at.map(micros)),
            announced_at: Set(due_at.is_none().then(|| micros(now))),
            changed_at: Set(micros(now)),
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
    /// A page of articles, newest first, of one year or of all, and how many there are.
    pub async fn articles(
        &self,
        year: Option<i16>,
        page: u64,
        per_page: u64,
    ) -> Result<(Vec<Article>, u64), StorageError> {
        let which = Condition::all().add(is_public()).add_option(year.map(in_year));
        let total = articles::Entity::find().filter(which.clone()).count(&self.db).await?;
        let rows = articles::Entity::find()
            .filter(which)
            .order_by_desc(articles::Column::Date)
            .order_by_desc(articles::Column::Id)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page)
            .all(&self.db)
            .await?;
        Ok((rows.into_iter().map(read).collect::<Result<_, _>>()?, total))
    }

    /// The years in which there are articles, newest first, and how many in each.
    pub async fn article_years(&self) -> Result<Vec<(i16, i64)>, StorageError> {
        let year = || Expr::cust("substr(date, 1, 4)");
        let mut select = Query::select();
        select
            .expr_as(year(), Alias::new("year"))
            .expr_as(Expr::col("id").count(), Alias::new("count"))
            .from("articles")
            .and_where(Expr::col("state").eq(State::Public.as_str()))
            .add_group_by([year()])
            .order_by("year", Order::Desc);
        let rows = self.db.query_all(&select).await?;
        let read = |row: &sea_orm::QueryResult| {
            let text: String = row.try_get("", "year")?;
            let year = text.parse().map_err(|_| StorageError::Corrupt { what: "year", value: text })?;
            Ok((year, row.try_get("", "count")?))
        };
        rows.iter().map(read).collect()
    }

    /// An article by the word in its address, with what it is about.
    pub async fn article(&self, slug: &str) -> Result<Option<LinkedArticle>, StorageError> {
        let row = articles::Entity::find()
            .filter(articles::Column::Slug.eq(slug))
            .filter(is_public())
            .one(&self.db)
            .await?;
        let Some(row) = row else { return Ok(None) };
        let ideas = self.ideas_of_articles(&[ArticleId(row.id)]).await?;
        let ideas = ideas.into_iter().map(|(_, idea)| idea).collect();
        let themes = self.themes_of_articles(&[ArticleId(row.id)]).await?;
        let themes = themes.into_iter().map(|(_, slug, name)| (slug, name)).collect();
        Ok(Some(LinkedArticle { article: read(row)?, ideas, themes }))
    }

    /// The ideas that these articles are about, in their order.
    pub async fn ideas_of_articles(
        &self,
        articles: &[ArticleId],
    ) -> Result<Vec<(ArticleId, IdeaNumber)>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["article", "idea"])
            .from("article_ideas")
            .and_where(Expr::col("article").is_in(articles.iter().map(|id| id.0)))
            .order_by("article", Order::Asc)
            .order_by("position", Order::Asc);
        let rows = self.db.query_all(&select).await?;
        let read = |row: &sea_orm::QueryResult| {
            Ok((ArticleId(row.try_get("", "article")?), IdeaNumber(row.try_get("", "idea")?)))
        };
        rows.iter().map(read).collect()
    }

    /// The themes that these articles are about, in their order, each with its name.
    pub async fn themes_of_articles(
        &self,
        articles: &[ArticleId],
    ) -> Result<Vec<(ArticleId, String, String)>, StorageError> {
        let mut select = Query::select();
        select
            .columns([("x", "article"), ("t", "slug"), ("t", "name")])
            .from_as("article_themes", "x")
            .join_as(JoinType::InnerJoin, "themes", "t", Expr::col(("t", "slug")).equals(("x", "theme")))
            .and_where(Expr::col(("x", "article")).is_in(articles.iter().map(|id| id.0)))
            .order_by(("x", "article"), Order::Asc)
            .order_by(("x", "position"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        let read = |row: &sea_orm::QueryResult| {
            Ok((ArticleId(row.try_get("", "article")?), row.try_get("", "slug")?, row.try_get("", "name")?))
        };
        rows.iter().map(read).collect()
    }

    /// The newest articles about an idea.
    pub async fn articles_about_idea(
        &self,
        idea: IdeaNumber,
        limit: u64,
    ) -> Result<Vec<Article>, StorageError> {
        self.about(about("article_ideas", Expr::col("idea").eq(idea.0)), limit).await
    }

    /// The newest articles about a theme.
    pub async fn articles_about_theme(&self, theme: &str, limit: u64) -> Result<Vec<Article>, StorageError> {
        self.about(about("article_themes", Expr::col("theme").eq(theme)), limit).await
    }

    async fn about(&self, which: SelectStatement, limit: u64) -> Result<Vec<Article>, StorageError> {
        let rows = articles::Entity::find()
            .filter(articles::Column::Id.in_subquery(which))
            .filter(is_public())
            .order_by_desc(articles::Column::Date)
            .order_by_desc(articles::Column::Id)
            .limit(limit)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Articles by the words in their addresses, in no order.
    pub async fn articles_by_slug(&self, slugs: &[String]) -> Result<Vec<Article>, StorageError> {
        let rows = articles::Entity::find()
            .filter(articles::Column::Slug.is_in(slugs))
            .filter(is_public())
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// Whether an article is to be found, by number.
    pub async fn findable_article(&self, id: ArticleId) -> Result<Option<Findable>, StorageError> {
        let Some(row) = articles::Entity::find_by_id(id.0).one(&self.db).await? else { return Ok(None) };
        if row.state == State::Public.as_str() {
            return read(row).map(Findable::Yes).map(Some);
        }
        Ok(Some(Findable::No(row.slug)))
    }
}

/// What everybody sees.
pub(crate) fn is_public() -> Expr {
    articles::Column::State.eq(State::Public.as_str())
}

fn in_year(year: i16) -> Expr {
    let first = |year: i16| format!("{year:04}-01-01");
    articles::Column::Date.gte(first(year)).and(articles::Column::Date.lt(first(year.saturating_add(1))))
}

fn about(table: &'static str, which: Expr) -> SelectStatement {
    let mut select = Query::select();
    select.column("article").from(table).and_where(which);
    select
}

/// A day as it is stored.
fn day(stored: &str) -> Result<Date, StorageError> {
    stored.parse().map_err(|_| StorageError::Corrupt { what: "date", value: stored.to_owned() })
}

pub(crate) fn read(row: articles::Model) -> Result<Article, StorageError> {
    let date = day(&row.date)?;
    Ok(Article { slug: row.slug, title: row.title, intro: row.intro, text: row.text, date })
}
