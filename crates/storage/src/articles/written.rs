//! Articles as administrators write them: drafts and planned ones as well as those that everybody sees.

use domain::articles::{State, Writing, due};
use domain::themes::ThemeSlug;
use domain::{ArticleId, IdeaNumber};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::cells::{micros, moment, word};
use crate::entities::articles;
use crate::{Reader, StorageError, Tx};

/// An article with all that is kept of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Number.
    pub id: ArticleId,
    /// Word in its address.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Introduction.
    pub intro: String,
    /// Markdown.
    pub text: String,
    /// Its day, where it has one.
    pub date: Option<Date>,
    /// Whether it is shown.
    pub state: State,
    /// Whether it ever was, so that its address stays.
    pub was_shown: bool,
    /// When it was last changed; no two changes have the same.
    pub changed_at: Timestamp,
    /// The ideas it is about, in their order.
    pub ideas: Vec<IdeaNumber>,
    /// Words of the themes it is about, in their order.
    pub themes: Vec<String>,
}

impl Written {
    /// The moment of a change now, after all others.
    fn next_change(&self, now: Timestamp) -> i64 {
        Ord::max(micros(now), micros(self.changed_at) + 1)
    }

    fn read(row: articles::Model, ideas: Vec<IdeaNumber>, themes: Vec<String>) -> Result<Self, StorageError> {
        Ok(Self {
            id: ArticleId(row.id),
            date: maybe_day(&row.date)?,
            state: word("state of an article", &row.state, State::parse)?,
            was_shown: row.announced_at.is_some(),
            changed_at: moment(row.changed_at)?,
            slug: row.slug,
            title: row.title,
            intro: row.intro,
            text: row.text,
            ideas,
            themes,
        })
    }
}

fn maybe_day(stored: &str) -> Result<Option<Date>, StorageError> {
    if stored.is_empty() { Ok(None) } else { super::day(stored).map(Some) }
}

/// The columns that a writing fills.
fn columns(writing: &Writing, slug: &str) -> articles::ActiveModel {
    let due_at = writing.date.filter(|_| writing.state == State::Planned).map(|day| micros(due(day)));
    articles::ActiveModel {
        slug: Set(slug.to_owned()),
        title: Set(writing.title.clone()),
        intro: Set(writing.intro.clone()),
        text: Set(writing.text.clone()),
        date: Set(writing.date.map(|day| day.to_string()).unwrap_or_default()),
        state: Set(writing.state.to_string()),
        due_at: Set(due_at),
        ..Default::default()
    }
}

impl Tx {
    /// Adds an article that was written.
    pub async fn insert_writing(
        &self,
        writing: &Writing,
        slug: &str,
        now: Timestamp,
    ) -> Result<ArticleId, StorageError> {
        let shown_at = (writing.state == State::Public).then(|| micros(now));
        let row = articles::ActiveModel {
            created_at: Set(micros(now)),
            changed_at: Set(micros(now)),
            announced_at: Set(shown_at),
            import_key: Set(None),
            ..columns(writing, slug)
        };
        let id = ArticleId(row.insert(&self.db).await?.id);
        self.set_article_links(id, &writing.ideas, &writing.themes).await?;
        Ok(id)
    }

    /// Puts what was written in the place of an article that this transaction holds.
    pub async fn update_writing(
        &self,
        held: &Written,
        writing: &Writing,
        slug: &str,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let mut row = articles::ActiveModel {
            id: Set(held.id.0),
            changed_at: Set(held.next_change(now)),
            ..columns(writing, slug)
        };
        if writing.state == State::Public && !held.was_shown {
            row.announced_at = Set(Some(micros(now)));
        }
        row.update(&self.db).await?;
        self.set_article_links(held.id, &writing.ideas, &writing.themes).await
    }

    /// Removes the words of an article; its number, address and what an import called it stay taken.
    pub async fn remove_article(&self, held: &Written, now: Timestamp) -> Result<(), StorageError> {
        let row = articles::ActiveModel {
            id: Set(held.id.0),
            title: Set(String::new()),
            intro: Set(String::new()),
            text: Set(String::new()),
            date: Set(String::new()),
            state: Set(State::Removed.to_string()),
            due_at: Set(None),
            changed_at: Set(held.next_change(now)),
            ..Default::default()
        };
        row.update(&self.db).await?;
        self.set_article_links(held.id, &[], &[]).await
    }

    /// An article that is not removed, held until this transaction ends.
    pub async fn article_for_update(&self, id: ArticleId) -> Result<Option<Written>, StorageError> {
        let row = articles::Entity::find_by_id(id.0).lock_exclusive().one(&self.db).await?;
        whole(&self.db, row).await
    }

    /// Whether another article has this word in its address.
    pub async fn has_slug(&self, slug: &str, but: Option<ArticleId>) -> Result<bool, StorageError> {
        let row = articles::Entity::find().filter(articles::Column::Slug.eq(slug)).one(&self.db).await?;
        Ok(row.is_some_and(|row| Some(ArticleId(row.id)) != but))
    }

    /// Those of these ideas that are in the lists.
    pub async fn listed_of(&self, numbers: &[IdeaNumber]) -> Result<Vec<IdeaNumber>, StorageError> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = Query::select();
        select
            .column("number")
            .from("ideas")
            .and_where(Expr::col("number").is_in(numbers.iter().map(|number| number.0)))
            .and_where(Expr::col("listed").eq(true));
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(IdeaNumber(row.try_get("", "number")?))).collect()
    }

    /// What an article is about from now on.
    pub async fn set_article_links(
        &self,
        article: ArticleId,
        ideas: &[IdeaNumber],
        themes: &[ThemeSlug],
    ) -> Result<(), StorageError> {
        for table in ["article_ideas", "article_themes"] {
            let mut delete = Query::delete();
            delete.from_table(table).and_where(Expr::col("article").eq(article.0));
            self.db.execute(&delete).await?;
        }
        let ideas = ideas.iter().map(|idea| idea.0.into());
        self.insert_links("article_ideas", "idea", article, ideas.collect()).await?;
        let themes = themes.iter().map(|theme| theme.as_str().into());
        self.insert_links("article_themes", "theme", article, themes.collect()).await
    }

    async fn insert_links(
        &self,
        table: &'static str,
        column: &'static str,
        article: ArticleId,
        linked: Vec<Expr>,
    ) -> Result<(), StorageError> {
        if linked.is_empty() {
            return Ok(());
        }
        let mut insert = Query::insert();
        insert.into_table(table).columns(["article", column, "position"]);
        for (one, position) in linked.into_iter().zip(0_i64..) {
            insert.values_panic([article.0.into(), one, position.into()]);
        }
        self.db.execute(&insert).await?;
        Ok(())
    }

    /// Planned articles whose day has come, oldest first; those that another node has in hand are left to it.
    pub async fn articles_due(&self, now: Timestamp, limit: u64) -> Result<Vec<ArticleId>, StorageError> {
        let rows = articles::Entity::find()
            .filter(articles::Column::State.eq(State::Planned.as_str()))
            .filter(articles::Column::DueAt.lte(micros(now)))
            .order_by_asc(articles::Column::DueAt)
            .order_by_asc(articles::Column::Id)
            .limit(limit)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|row| ArticleId(row.id)).collect())
    }

    /// Shows a planned article. That is no change of what was written.
    pub async fn show_article(&self, id: ArticleId, now: Timestamp) -> Result<(), StorageError> {
        let row = articles::Entity::find_by_id(id.0).one(&self.db).await?;
        let first = row.and_then(|row| row.announced_at).unwrap_or_else(|| micros(now));
        let row = articles::ActiveModel {
            id: Set(id.0),
            state: Set(State::Public.to_string()),
            due_at: Set(None),
            announced_at: Set(Some(first)),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// An article that is not removed.
    pub async fn written(&self, id: ArticleId) -> Result<Option<Written>, StorageError> {
        let row = articles::Entity::find_by_id(id.0).one(&self.db).await?;
        whole(&self.db, row).await
    }

    /// A page of all articles that are not removed, and how many there are: what is still to be done first, then the newest.
    /// What each is about is left out.
    pub async fn all_written(&self, page: u64, per_page: u64) -> Result<(Vec<Written>, u64), StorageError> {
        let kept = articles::Column::State.ne(State::Removed.as_str());
        let total = articles::Entity::find().filter(kept.clone()).count(&self.db).await?;
        let is_shown = Expr::col(articles::Column::State).eq(State::Public.as_str());
        let order: Expr = Expr::case(is_shown, 1).finally(0).into();
        let rows = articles::Entity::find()
            .filter(kept)
            .order_by(order, Order::Asc)
            .order_by_desc(articles::Column::Date)
            .order_by_desc(articles::Column::Id)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page)
            .all(&self.db)
            .await?;
        let rows = rows.into_iter().map(|row| Written::read(row, Vec::new(), Vec::new()));
        Ok((rows.collect::<Result<_, _>>()?, total))
    }

    /// When the next planned article is shown.
    pub async fn next_article_due(&self) -> Result<Option<Timestamp>, StorageError> {
        let row = articles::Entity::find()
            .filter(articles::Column::State.eq(State::Planned.as_str()))
            .filter(articles::Column::DueAt.is_not_null())
            .order_by_asc(articles::Column::DueAt)
            .one(&self.db)
            .await?;
        row.and_then(|row| row.due_at).map(moment).transpose()
    }
}

/// A row with what it is about, unless it is removed.
async fn whole(
    db: &impl ConnectionTrait,
    row: Option<articles::Model>,
) -> Result<Option<Written>, StorageError> {
    let Some(row) = row.filter(|row| row.state != State::Removed.as_str()) else { return Ok(None) };
    let rows = db.query_all(&links("article_ideas", "idea", row.id)).await?;
    let ideas = rows.iter().map(|row| Ok(IdeaNumber(row.try_get("", "idea")?)));
    let ideas = ideas.collect::<Result<_, StorageError>>()?;
    let rows = db.query_all(&links("article_themes", "theme", row.id)).await?;
    let themes = rows.iter().map(|row| Ok(row.try_get("", "theme")?)).collect::<Result<_, StorageError>>()?;
    Written::read(row, ideas, themes).map(Some)
}

fn links(table: &'static str, column: &'static str, article: i64) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(column)
        .from(table)
        .and_where(Expr::col("article").eq(article))
        .order_by("position", Order::Asc);
    select
}
