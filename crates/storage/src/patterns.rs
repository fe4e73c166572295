//! Patterns in support: which new accounts support an idea, and support that is counted apart.

use domain::patterns::{Judgement, WITHIN};
use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::cells::{micros, moment};
use crate::entities::{ideas, people, support_patterns, supports};
use crate::{Reader, StorageError, Tx};

/// A pattern that waits for a moderator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternRow {
    /// Number.
    pub id: i64,
    /// The idea that is supported.
    pub idea: IdeaNumber,
    /// Its title.
    pub title: String,
    /// Support that is counted apart.
    pub apart: i64,
    /// When it was found.
    pub found_at: Timestamp,
}

impl Tx {
    /// When somebody confirmed their address.
    pub async fn confirmed_at(&self, person: PersonId) -> Result<Option<Timestamp>, StorageError> {
        let row = people::Entity::find_by_id(person.0).one(&self.db).await?;
        row.and_then(|row| row.confirmed_at).map(moment).transpose()
    }

    /// The last pattern in the support of an idea: its number, and when it was closed.
    pub async fn last_pattern(
        &self,
        idea: IdeaNumber,
    ) -> Result<Option<(i64, Option<Timestamp>)>, StorageError> {
        let row = support_patterns::Entity::find()
            .filter(support_patterns::Column::Idea.eq(idea.0))
            .order_by_desc(support_patterns::Column::Id)
            .one(&self.db)
            .await?;
        row.map(|row| Ok((row.id, row.closed_at.map(moment).transpose()?))).transpose()
    }

    /// How many accounts that were new then supported an idea after `since`.
    pub async fn new_supporters(&self, idea: IdeaNumber, since: Timestamp) -> Result<u64, StorageError> {
        let mut select = new_supporters(idea, since);
        select.expr_as(Expr::col(("s", "person")).count(), "supporters");
        let row = self.db.query_one(&select).await?;
        let count: i64 = row.map(|row| row.try_get("", "supporters")).transpose()?.unwrap_or(0);
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// Opens a pattern, and counts the support of these accounts apart from now on.
    pub async fn open_pattern(
        &self,
        idea: IdeaNumber,
        since: Timestamp,
        at: Timestamp,
    ) -> Result<i64, StorageError> {
        let row = support_patterns::ActiveModel {
            idea: Set(idea.0),
            found_at: Set(micros(at)),
            verdict: Set(String::new()),
            ..Default::default()
        };
        let id = row.insert(&self.db).await?.id;
        let mut people = new_supporters(idea, since);
        people.column(("s", "person"));
        let mut set = supports::Entity::update_many();
        set = set.filter(supports::Column::Person.in_subquery(people));
        self.set_apart(idea, set, true).await?;
        Ok(id)
    }

    /// Counts the support of somebody apart.
    pub async fn count_apart(&self, idea: IdeaNumber, person: PersonId) -> Result<(), StorageError> {
        let set = supports::Entity::update_many().filter(supports::Column::Person.eq(person.0));
        self.set_apart(idea, set, true).await
    }

    /// Closes a pattern; where its support counts, it counts from now on. False where it was closed before.
    pub async fn close_pattern(
        &self,
        id: i64,
        idea: IdeaNumber,
        (moderator, verdict): (PersonId, Judgement),
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let closed = support_patterns::Entity::update_many()
            .col_expr(support_patterns::Column::ClosedAt, Expr::value(micros(at)))
            .col_expr(support_patterns::Column::Moderator, Expr::value(moderator.0))
            .col_expr(support_patterns::Column::Verdict, Expr::value(verdict.as_str()))
            .filter(support_patterns::Column::Id.eq(id))
            .filter(support_patterns::Column::ClosedAt.is_null())
            .exec(&self.db)
            .await?
            .rows_affected;
        if closed > 0 && verdict == Judgement::Counts {
            self.set_apart(idea, supports::Entity::update_many(), false).await?;
        }
        Ok(closed > 0)
    }

    /// The idea whose support shows a pattern.
    pub async fn pattern(&self, id: i64) -> Result<Option<IdeaNumber>, StorageError> {
        let row = support_patterns::Entity::find_by_id(id).one(&self.db).await?;
        Ok(row.map(|row| IdeaNumber(row.idea)))
    }

    async fn set_apart(
        &self,
        idea: IdeaNumber,
        set: sea_orm::UpdateMany<supports::Entity>,
        apart: bool,
    ) -> Result<(), StorageError> {
        let changed = set
            .col_expr(supports::Column::Apart, Expr::value(apart))
            .filter(supports::Column::Idea.eq(idea.0))
            .filter(supports::Column::Apart.eq(!apart))
            .exec(&self.db)
            .await?
            .rows_affected;
        let by = i64::try_from(changed).unwrap_or(i64::MAX) * if apart { -1 } else { 1 };
        self.count_support(idea, by).await?;
        self.count_support_apart(idea, -by).await
    }

    pub(crate) async fn count_support_apart(&self, idea: IdeaNumber, by: i64) -> Result<(), StorageError> {
        ideas::Entity::update_many()
            .col_expr(ideas::Column::SupportsApart, Expr::col(ideas::Column::SupportsApart).add(by))
            .filter(ideas::Column::Number.eq(idea.0))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl Reader {
    /// Whether the support of an idea waits for a moderator.
    pub async fn has_open_pattern(&self, idea: IdeaNumber) -> Result<bool, StorageError> {
        let open = support_patterns::Entity::find()
            .filter(support_patterns::Column::Idea.eq(idea.0))
            .filter(support_patterns::Column::ClosedAt.is_null())
            .one(&self.db)
            .await?;
        Ok(open.is_some())
    }

    /// Patterns that wait for a moderator, oldest first.
    pub async fn open_patterns(&self, limit: u64) -> Result<Vec<PatternRow>, StorageError> {
        let mut select = Query::select();
        select
            .columns([("p", "id"), ("p", "idea"), ("p", "found_at")])
            .columns([("i", "title"), ("i", "supports_apart")])
            .from_as("support_patterns", "p")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("p", "idea")))
            .and_where(Expr::col(("p", "closed_at")).is_null())
            .order_by(("p", "id"), Order::Asc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                Ok(PatternRow {
                    id: row.try_get("", "id")?,
                    idea: IdeaNumber(row.try_get("", "idea")?),
                    title: row.try_get("", "title")?,
                    apart: row.try_get("", "supports_apart")?,
                    found_at: moment(row.try_get("", "found_at")?)?,
                })
            })
            .collect()
    }
}

/// Support of an idea after `since` by accounts that were new when they gave it: the counterpart in SQL of
/// [`domain::patterns::is_new`].
fn new_supporters(idea: IdeaNumber, since: Timestamp) -> SelectStatement {
    let mut select = Query::select();
    select
        .from_as("supports", "s")
        .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("s", "person")))
        .and_where(Expr::col(("s", "idea")).eq(idea.0))
        .and_where(Expr::col(("s", "at")).gte(micros(since)))
        .and_where(
            Expr::col(("p", "confirmed_at")).add(WITHIN.as_secs() * 1_000_000).gt(Expr::col(("s", "at"))),
        );
    select
}
