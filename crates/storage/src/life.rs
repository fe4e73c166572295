//! The life of an idea: which organisation it is with, and why each step was taken.

use domain::life::Status;
use domain::organisations::OrganisationCode;
use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, OnConflict, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::cells::{micros, moment, word};
use crate::{Reader, StorageError, Tx};

/// A step with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTaken {
    /// When: the moment of the event in the log that says so.
    pub at: Timestamp,
    /// Where the idea stands since.
    pub to: Status,
    /// Who took it.
    pub person: Option<PersonId>,
    /// Name of the organisation for which.
    pub organisation: Option<String>,
    /// Why.
    pub reason: String,
}

/// A step to keep.
#[derive(Debug)]
pub struct NewStep<'a> {
    /// The idea.
    pub idea: IdeaNumber,
    /// Where it stood.
    pub from: Status,
    /// Where it stands since.
    pub to: Status,
    /// Who takes it.
    pub person: Option<PersonId>,
    /// The organisation for which.
    pub organisation: Option<&'a str>,
    /// Why.
    pub reason: &'a str,
    /// Now.
    pub at: Timestamp,
}

impl Tx {
    /// The organisation that took up an idea.
    pub async fn taken_up_by(&self, idea: IdeaNumber) -> Result<Option<String>, StorageError> {
        taken_up_by(&self.db, idea).await
    }

    /// An organisation takes an idea up; false where one did already.
    pub async fn take_up(
        &self,
        idea: IdeaNumber,
        organisation: &OrganisationCode,
        person: PersonId,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let mut insert = Query::insert();
        insert
            .into_table("taken_up")
            .columns(["idea", "organisation", "person", "at"])
            .values_panic([idea.0.into(), organisation.as_str().into(), person.0.into(), micros(at).into()])
            .on_conflict(OnConflict::column("idea").do_nothing().to_owned());
        Ok(self.db.execute(&insert).await?.rows_affected() > 0)
    }

    /// Keeps why a step was taken.
    pub async fn insert_step(&self, step: &NewStep<'_>) -> Result<(), StorageError> {
        let mut insert = Query::insert();
        insert
            .into_table("steps")
            .columns(["idea", "at", "from_status", "to_status", "person", "organisation", "reason"])
            .values_panic([
                step.idea.0.into(),
                micros(step.at).into(),
                step.from.as_str().into(),
                step.to.as_str().into(),
                step.person.map(|person| person.0).into(),
                step.organisation.into(),
                step.reason.into(),
            ]);
        self.db.execute(&insert).await?;
        Ok(())
    }

    /// The last step of an idea.
    pub async fn last_step(&self, idea: IdeaNumber) -> Result<Option<StepTaken>, StorageError> {
        Ok(steps(&self.db, idea, Order::Desc, 1).await?.pop())
    }
}

impl Reader {
    /// The steps of an idea with their reasons, oldest first.
    pub async fn steps(&self, idea: IdeaNumber) -> Result<Vec<StepTaken>, StorageError> {
        steps(&self.db, idea, Order::Asc, 1_000).await
    }

    /// The steps of these ideas with their reasons, by idea, oldest first.
    pub async fn steps_of(&self, ideas: &[IdeaNumber]) -> Result<Vec<(IdeaNumber, StepTaken)>, StorageError> {
        let mut select = select_steps();
        select
            .and_where(Expr::col(("s", "idea")).is_in(ideas.iter().map(|idea| idea.0)))
            .order_by(("s", "idea"), Order::Asc)
            .order_by(("s", "at"), Order::Asc)
            .order_by(("s", "id"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok((IdeaNumber(row.try_get("", "idea")?), read_step(row)?))).collect()
    }

    /// Why the last step of an idea to where it stands was taken; empty where nobody said.
    pub async fn reason_of_step(&self, idea: IdeaNumber, to: Status) -> Result<String, StorageError> {
        let last = steps(&self.db, idea, Order::Desc, 1).await?.pop();
        Ok(last.filter(|step| step.to == to).map(|step| step.reason).unwrap_or_default())
    }

    /// The organisation that took up an idea.
    pub async fn taken_up_by(&self, idea: IdeaNumber) -> Result<Option<String>, StorageError> {
        taken_up_by(&self.db, idea).await
    }
}

async fn taken_up_by(db: &impl ConnectionTrait, idea: IdeaNumber) -> Result<Option<String>, StorageError> {
    let mut select = Query::select();
    select.column("organisation").from("taken_up").and_where(Expr::col("idea").eq(idea.0));
    let row = db.query_one(&select).await?;
    Ok(row.map(|row| row.try_get("", "organisation")).transpose()?)
}

async fn steps(
    db: &impl ConnectionTrait,
    idea: IdeaNumber,
    order: Order,
    limit: u64,
) -> Result<Vec<StepTaken>, StorageError> {
    let mut select = select_steps();
    select
        .and_where(Expr::col(("s", "idea")).eq(idea.0))
        .order_by(("s", "at"), order.clone())
        .order_by(("s", "id"), order)
        .limit(limit);
    db.query_all(&select).await?.iter().map(read_step).collect()
}

fn select_steps() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["idea", "at", "to_status", "person", "reason"].map(|column| ("s", column)))
        .expr_as(Expr::col(("o", "name")), "organisation")
        .from_as("steps", "s")
        .join_as(
            JoinType::LeftJoin,
            "organisations",
            "o",
            Expr::col(("o", "code")).equals(("s", "organisation")),
        );
    select
}

fn read_step(row: &QueryResult) -> Result<StepTaken, StorageError> {
    let to: String = row.try_get("", "to_status")?;
    let person: Option<i64> = row.try_get("", "person")?;
    Ok(StepTaken {
        at: moment(row.try_get("", "at")?)?,
        to: word("status", &to, Status::parse)?,
        person: person.map(PersonId),
        organisation: row.try_get("", "organisation")?,
        reason: row.try_get("", "reason")?,
    })
}
