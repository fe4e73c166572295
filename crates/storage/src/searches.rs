//! Searches that people keep, and counts of searched words.

use domain::searches::Asked;
use domain::{PersonId, SavedSearchId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Func, OnConflict, Order, Query};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::cells::{micros, moment};
use crate::{Reader, StorageError, Tx};

/// A search that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Number.
    pub id: SavedSearchId,
    /// Who keeps it.
    pub person: PersonId,
    /// What they call it.
    pub name: String,
    /// What it asks for.
    pub asked: Asked,
    /// Since when.
    pub created_at: Timestamp,
}

/// Searched words, with how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchedWords {
    /// The words.
    pub words: String,
    /// How often they were searched for.
    pub asked: i64,
    /// How often that found nothing.
    pub empty: i64,
}

const COLUMNS: [&str; 5] = ["id", "person", "name", "query", "created_at"];

fn read(row: &QueryResult) -> Result<SavedSearch, StorageError> {
    let query: String = row.try_get("", "query")?;
    let asked = serde_json::from_str(&query)
        .map_err(|_| StorageError::Corrupt { what: "saved search", value: query })?;
    Ok(SavedSearch {
        id: SavedSearchId(row.try_get("", "id")?),
        person: PersonId(row.try_get("", "person")?),
        name: row.try_get("", "name")?,
        created_at: moment(row.try_get("", "created_at")?)?,
        asked,
    })
}

impl Tx {
    /// Keeps a search under a name; false where this person keeps it already.
    pub async fn save_search(
        &self,
        person: PersonId,
        asked: &Asked,
        name: &str,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let query = serde_json::to_string(asked)
            .map_err(|e| StorageError::Corrupt { what: "saved search", value: e.to_string() })?;
        let mut insert = Query::insert();
        insert
            .into_table("saved_searches")
            .columns(["person", "name", "query", "created_at"])
            .values_panic([person.0.into(), name.into(), query.into(), micros(at).into()])
            .on_conflict(OnConflict::columns(["person", "query"]).do_nothing().to_owned());
        Ok(self.db.execute(&insert).await?.rows_affected() > 0)
    }

    /// Calls a kept search otherwise; false where this person keeps none of that number.
    pub async fn rename_search(
        &self,
        id: SavedSearchId,
        person: PersonId,
        name: &str,
    ) -> Result<bool, StorageError> {
        let mut update = Query::update();
        update
            .table("saved_searches")
            .value("name", name)
            .and_where(Expr::col("id").eq(id.0))
            .and_where(Expr::col("person").eq(person.0));
        Ok(self.db.execute(&update).await?.rows_affected() > 0)
    }

    /// Keeps a search no longer; false where this person kept none of that number.
    pub async fn forget_search(&self, id: SavedSearchId, person: PersonId) -> Result<bool, StorageError> {
        let mut delete = Query::delete();
        delete
            .from_table("saved_searches")
            .and_where(Expr::col("id").eq(id.0))
            .and_where(Expr::col("person").eq(person.0));
        Ok(self.db.execute(&delete).await?.rows_affected() > 0)
    }

    /// How many searches somebody keeps.
    pub async fn count_saved_searches(&self, person: PersonId) -> Result<u64, StorageError> {
        let mut select = Query::select();
        select
            .expr_as(Func::count(Expr::col("id")), "kept")
            .from("saved_searches")
            .and_where(Expr::col("person").eq(person.0));
        let row = self.db.query_one(&select).await?;
        let kept: i64 = row.map_or(Ok(0), |row| row.try_get("", "kept"))?;
        Ok(u64::try_from(kept).unwrap_or(0))
    }

    /// Adds to the counts of a week: words, how often, and how often without result.
    pub async fn count_searches(&self, week: i64, counts: &[(String, i64, i64)]) -> Result<(), StorageError> {
        for (words, asked, empty) in counts {
            let mut added = OnConflict::columns(["week", "words"]);
            added.values([
                ("asked", Expr::col(("searched_words", "asked")).add(*asked)),
                ("empty", Expr::col(("searched_words", "empty")).add(*empty)),
            ]);
            let mut insert = Query::insert();
            insert
                .into_table("searched_words")
                .columns(["week", "words", "asked", "empty"])
                .values_panic([week.into(), words.as_str().into(), (*asked).into(), (*empty).into()])
                .on_conflict(added);
            self.db.execute(&insert).await?;
        }
        Ok(())
    }

    /// Clears the counts of weeks before `oldest`, and those before `rare` of words counted less than `least` times.
    pub async fn sweep_searches(&self, oldest: i64, rare: i64, least: i64) -> Result<(), StorageError> {
        let mut old = Query::delete();
        old.from_table("searched_words").and_where(Expr::col("week").lt(oldest));
        self.db.execute(&old).await?;
        let mut seldom = Query::delete();
        seldom
            .from_table("searched_words")
            .and_where(Expr::col("week").lt(rare))
            .and_where(Expr::col("asked").lt(least));
        self.db.execute(&seldom).await?;
        Ok(())
    }
}

impl Reader {
    /// The searches somebody keeps, newest first.
    pub async fn saved_searches(&self, person: PersonId) -> Result<Vec<SavedSearch>, StorageError> {
        let mut select = Query::select();
        select
            .columns(COLUMNS)
            .from("saved_searches")
            .and_where(Expr::col("person").eq(person.0))
            .order_by("id", Order::Desc);
        self.db.query_all(&select).await?.iter().map(read).collect()
    }

    /// The next kept searches after a number, for matching what is new.
    pub async fn saved_searches_after(
        &self,
        id: SavedSearchId,
        limit: u64,
    ) -> Result<Vec<SavedSearch>, StorageError> {
        let mut select = Query::select();
        select
            .columns(COLUMNS)
            .from("saved_searches")
            .and_where(Expr::col("id").gt(id.0))
            .order_by("id", Order::Asc)
            .limit(limit);
        self.db.query_all(&select).await?.iter().map(read).collect()
    }

    /// The words searched most since a week, at least `least` times; with `empty`, those that found nothing most.
    pub async fn searched_words(
        &self,
        since: i64,
        least: i64,
        empty: bool,
        limit: u64,
    ) -> Result<Vec<SearchedWords>, StorageError> {
        let sum = |column: &'static str| Expr::expr(Func::sum(Expr::col(column))).cast_as("bigint");
        let by = if empty { "empty" } else { "asked" };
        let mut select = Query::select();
        select
            .column("words")
            .expr_as(sum("asked"), "asked_sum")
            .expr_as(sum("empty"), "empty_sum")
            .from("searched_words")
            .and_where(Expr::col("week").gte(since))
            .group_by_col("words")
            .and_having(Expr::expr(Func::sum(Expr::col(by))).gte(least))
            .order_by_expr(sum(by), Order::Desc)
            .order_by("words", Order::Asc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                Ok(SearchedWords {
                    words: row.try_get("", "words")?,
                    asked: row.try_get("", "asked_sum")?,
                    empty: row.try_get("", "empty_sum")?,
                })
            })
            .collect()
    }
}
