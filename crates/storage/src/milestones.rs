//! Milestones of ideas: planned, changed, done, dropped.

use domain::milestones::Milestone;
use domain::organisations::OrganisationCode;
use domain::{IdeaNumber, MilestoneId};
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::cells::{maybe_moment, micros, moment};
use crate::{Reader, StorageError, Tx};

/// A milestone as a page or a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MilestoneRow {
    /// Number.
    pub id: MilestoneId,
    /// The idea it belongs to.
    pub idea: IdeaNumber,
    /// Title of that idea.
    pub title: String,
    /// Readable part of its address.
    pub slug: String,
    /// Code of the organisation that planned it.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// The day before the end of which it is done.
    pub day: Date,
    /// What is done by then.
    pub description: String,
    /// Since when it is done.
    pub done_at: Option<Timestamp>,
    /// Since when it is not planned any more.
    pub dropped_at: Option<Timestamp>,
    /// When it was planned.
    pub created_at: Timestamp,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// How often it changed.
    pub changes: i64,
}

impl Tx {
    /// Adds a milestone.
    pub async fn insert_milestone(
        &self,
        idea: IdeaNumber,
        organisation: &OrganisationCode,
        milestone: &Milestone,
        at: Timestamp,
    ) -> Result<MilestoneId, StorageError> {
        let mut insert = Query::insert();
        insert
            .into_table("milestones")
            .columns(["idea", "organisation", "day", "description", "created_at", "changed_at"])
            .values_panic([
                idea.0.into(),
                organisation.as_str().into(),
                milestone.day().to_string().into(),
                milestone.description().into(),
                micros(at).into(),
                micros(at).into(),
            ])
            .returning_col("id");
        let row = self.db.query_one(&insert).await?;
        let none = StorageError::Corrupt { what: "milestone", value: "no number".to_owned() };
        Ok(MilestoneId(row.ok_or(none)?.try_get("", "id")?))
    }

    /// A milestone; lock its idea to change it.
    pub async fn milestone(&self, id: MilestoneId) -> Result<Option<MilestoneRow>, StorageError> {
        let mut select = whole();
        select.and_where(Expr::col(("m", "id")).eq(id.0));
        self.db.query_one(&select).await?.as_ref().map(read).transpose()
    }

    /// The milestones of an idea that are planned, by day. Lock the idea to change them.
    pub async fn milestones_of(&self, idea: IdeaNumber) -> Result<Vec<MilestoneRow>, StorageError> {
        let mut select = whole();
        select
            .and_where(Expr::col(("m", "idea")).eq(idea.0))
            .and_where(Expr::col(("m", "dropped_at")).is_null());
        fetch(&self.db, select, 500).await
    }

    /// Changes the day and the words of a milestone.
    pub async fn change_milestone(
        &self,
        id: MilestoneId,
        milestone: &Milestone,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let mut update = changed(id, at);
        update.value("day", milestone.day().to_string()).value("description", milestone.description());
        self.db.execute(&update).await?;
        Ok(())
    }

    /// Notes since when a milestone is done, or that it is not.
    pub async fn set_milestone_done(
        &self,
        id: MilestoneId,
        done_at: Option<Timestamp>,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let mut update = changed(id, at);
        update.value("done_at", done_at.map(micros));
        self.db.execute(&update).await?;
        Ok(())
    }

    /// Notes that a milestone is planned no longer.
    pub async fn drop_milestone(&self, id: MilestoneId, at: Timestamp) -> Result<(), StorageError> {
        let mut update = changed(id, at);
        update.value("dropped_at", micros(at));
        self.db.execute(&update).await?;
        Ok(())
    }
}

impl Reader {
    /// The milestones of an idea by day; those that were dropped are among them, for calendars that know them.
    pub async fn milestones_of(&self, idea: IdeaNumber) -> Result<Vec<MilestoneRow>, StorageError> {
        let mut select = whole();
        select.and_where(Expr::col(("m", "idea")).eq(idea.0));
        fetch(&self.db, select, 500).await
    }

    /// The milestones of an organisation from `since` on, by day, of ideas that everybody sees.
    pub async fn milestones_of_organisation(
        &self,
        organisation: &str,
        since: Date,
        limit: u64,
    ) -> Result<Vec<MilestoneRow>, StorageError> {
        let mut select = whole();
        select
            .and_where(Expr::col(("m", "organisation")).eq(organisation))
            .and_where(Expr::col(("m", "day")).gte(since.to_string()))
            .and_where(Expr::col(("i", "listed")).eq(true));
        fetch(&self.db, select, limit).await
    }
}

async fn fetch(
    db: &impl ConnectionTrait,
    mut select: SelectStatement,
    limit: u64,
) -> Result<Vec<MilestoneRow>, StorageError> {
    select.order_by(("m", "day"), Order::Asc).order_by(("m", "id"), Order::Asc).limit(limit);
    db.query_all(&select).await?.iter().map(read).collect()
}

fn changed(id: MilestoneId, at: Timestamp) -> sea_orm::sea_query::UpdateStatement {
    let mut update = Query::update();
    update
        .table("milestones")
        .value("changed_at", micros(at))
        .value("changes", Expr::col("changes").add(1))
        .and_where(Expr::col("id").eq(id.0));
    update
}

fn whole() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(
            [
                "id",
                "idea",
                "organisation",
                "day",
                "description",
                "done_at",
                "dropped_at",
                "created_at",
                "changed_at",
                "changes",
            ]
            .map(|column| ("m", column)),
        )
        .columns(["title", "slug"].map(|column| ("i", column)))
        .column(("o", "name"))
        .from_as("milestones", "m")
        .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("m", "idea")))
        .join_as(
            JoinType::InnerJoin,
            "organisations",
            "o",
            Expr::col(("o", "code")).equals(("m", "organisation")),
        );
    select
}

fn read(row: &QueryResult) -> Result<MilestoneRow, StorageError> {
    let day: String = row.try_get("", "day")?;
    let day = day.parse().map_err(|_| StorageError::Corrupt { what: "day", value: day })?;
    Ok(MilestoneRow {
        id: MilestoneId(row.try_get("", "id")?),
        idea: IdeaNumber(row.try_get("", "idea")?),
        title: row.try_get("", "title")?,
        slug: row.try_get("", "slug")?,
        organisation: row.try_get("", "organisation")?,
        organisation_name: row.try_get("", "name")?,
        day,
        description: row.try_get("", "description")?,
        done_at: maybe_moment(row.try_get("", "done_at")?)?,
        dropped_at: maybe_moment(row.try_get("", "dropped_at")?)?,
        created_at: moment(row.try_get("", "created_at")?)?,
        changed_at: moment(row.try_get("", "changed_at")?)?,
        changes: row.try_get("", "changes")?,
    })
}
