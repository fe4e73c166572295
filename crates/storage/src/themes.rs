//! Themes: what an idea or an article can be about.

use domain::IdeaNumber;
use domain::themes::{ThemeSlug, ThemeText};
use domain::topics::TopicKind;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, JoinType, Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter};

use crate::entities::followed;
use crate::{Reader, StorageError, Tx};

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Theme {
    /// Word in addresses.
    pub slug: String,
    /// Name.
    pub name: String,
    /// One sentence about it.
    pub intro: String,
}

/// A theme and how many ideas in the lists are about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedTheme {
    /// The theme.
    pub theme: Theme,
    /// Ideas in the lists.
    pub ideas: i64,
}

impl Tx {
    /// True where each theme exists.
    pub async fn themes_exist(&self, themes: &[ThemeSlug]) -> Result<bool, StorageError> {
        let mut select = Query::select();
        select
            .column("slug")
            .from("themes")
            .and_where(Expr::col("slug").is_in(themes.iter().map(ThemeSlug::as_str)));
        Ok(themes.is_empty() || self.db.query_all(&select).await?.len() == themes.len())
    }

    /// All themes in their order, which no other transaction changes until this one ends.
    pub async fn themes_for_update(&self) -> Result<Vec<Theme>, StorageError> {
        self.lock_themes().await?;
        in_order(&self.db).await
    }

    /// Adds a theme, after all others.
    pub async fn insert_theme(&self, slug: &ThemeSlug, text: &ThemeText) -> Result<(), StorageError> {
        let mut last = Query::select();
        last.expr(Expr::col("position").max()).from("themes");
        let row = self.db.query_one(&last).await?;
        let last: Option<i64> = row.map_or(Ok(None), |row| row.try_get_by_index(0))?;
        let mut insert = Query::insert();
        insert
            .into_table("themes")
            .columns(["slug", "name", "intro", "position", "ideas", "read_first"])
            .values_panic([
                slug.as_str().into(),
                text.name.as_str().into(),
                text.intro.as_str().into(),
                (last.unwrap_or(0) + 1).into(),
                0_i64.into(),
                false.into(),
            ]);
        self.db.execute(&insert).await?;
        Ok(())
    }

    /// Replaces what a theme is called and what is said about it.
    pub async fn update_theme(&self, slug: &ThemeSlug, text: &ThemeText) -> Result<(), StorageError> {
        let mut update = Query::update();
        update
            .table("themes")
            .value("name", text.name.as_str())
            .value("intro", text.intro.as_str())
            .and_where(Expr::col("slug").eq(slug.as_str()));
        self.db.execute(&update).await?;
        Ok(())
    }

    /// Puts all themes in this order.
    pub async fn order_themes(&self, slugs: &[String]) -> Result<(), StorageError> {
        let place = slugs.iter().zip(1_i64..).fold(CaseStatement::new(), |place, (slug, position)| {
            place.case(Expr::col("slug").eq(slug.as_str()), position)
        });
        let mut update = Query::update();
        update.table("themes").value("position", place.finally(Expr::col("position")));
        self.db.execute(&update).await?;
        Ok(())
    }

    /// Whether an idea, also one that nobody sees, or an article is about a theme.
    pub async fn is_theme_used(&self, slug: &ThemeSlug) -> Result<bool, StorageError> {
        is_used(&self.db, slug).await
    }

    /// Removes a theme that nothing is about, and following it.
    pub async fn delete_theme(&self, slug: &ThemeSlug) -> Result<(), StorageError> {
        followed::Entity::delete_many()
            .filter(followed::Column::Kind.eq(TopicKind::Theme.as_str()))
            .filter(followed::Column::Key.eq(slug.as_str()))
            .exec(&self.db)
            .await?;
        let mut delete = Query::delete();
        delete.from_table("themes").and_where(Expr::col("slug").eq(slug.as_str()));
        self.db.execute(&delete).await?;
        Ok(())
    }
}

impl Reader {
    /// All themes in their order.
    pub async fn themes(&self) -> Result<Vec<Theme>, StorageError> {
        in_order(&self.db).await
    }

    /// All themes in their order, with how many ideas in the lists are about each.
    pub async fn counted_themes(&self) -> Result<Vec<CountedTheme>, StorageError> {
        let mut select = Query::select();
        select.columns(["slug", "name", "intro", "ideas"]).from("themes").order_by("position", Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                Ok(CountedTheme {
                    theme: Theme::from_query_result(row, "")?,
                    ideas: row.try_get("", "ideas")?,
                })
            })
            .collect()
    }

    /// How many ideas in the lists are about a theme; none for a theme that is not there.
    pub async fn ideas_about(&self, theme: &str) -> Result<u64, StorageError> {
        let mut select = Query::select();
        select.column("ideas").from("themes").and_where(Expr::col("slug").eq(theme));
        let row = self.db.query_one(&select).await?;
        let ideas: i64 = row.map_or(Ok(0), |row| row.try_get("", "ideas"))?;
        Ok(u64::try_from(ideas).unwrap_or(0))
    }

    /// Whether an idea, also one that nobody sees, or an article is about a theme.
    pub async fn is_theme_used(&self, slug: &ThemeSlug) -> Result<bool, StorageError> {
        is_used(&self.db, slug).await
    }

    /// The numbers of the ideas in the lists about a theme that come after one, in their order.
    pub async fn listed_about_after(
        &self,
        theme: &str,
        after: IdeaNumber,
        limit: u64,
    ) -> Result<Vec<IdeaNumber>, StorageError> {
        let mut select = Query::select();
        select
            .column(("x", "idea"))
            .from_as("idea_themes", "x")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("x", "idea")))
            .and_where(Expr::col(("x", "theme")).eq(theme))
            .and_where(Expr::col(("x", "idea")).gt(after.0))
            .and_where(Expr::col(("i", "listed")).eq(true))
            .order_by(("x", "idea"), Order::Asc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(IdeaNumber(row.try_get("", "idea")?))).collect()
    }
}

async fn in_order(db: &impl ConnectionTrait) -> Result<Vec<Theme>, StorageError> {
    let mut select = Query::select();
    select.columns(["slug", "name", "intro"]).from("themes").order_by("position", Order::Asc);
    let rows = db.query_all(&select).await?;
    rows.iter().map(|row| Ok(Theme::from_query_result(row, "")?)).collect()
}

async fn is_used(db: &impl ConnectionTrait, slug: &ThemeSlug) -> Result<bool, StorageError> {
    for table in ["idea_themes", "article_themes"] {
        let mut select = Query::select();
        select.column("theme").from(table).and_where(Expr::col("theme").eq(slug.as_str())).limit(1);
        if db.query_one(&select).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
