//! Objections: against which decision, what was said, and what became of them.

use domain::moderation::{Objection as Text, ObjectionOutcome, Objector, Settlement};
use domain::{DecisionId, ObjectionId, PersonId, ReportId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QuerySelect,
};

use crate::cells::{maybe_moment, micros, moment, word};
use crate::entities::objections;
use crate::{Reader, StorageError, Tx};

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Number.
    pub id: ObjectionId,
    /// The decision it is against.
    pub decision: DecisionId,
    /// Who objects.
    pub objector: Objector,
    /// Their name; empty where they have no account.
    pub name: String,
    /// In their words.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// What was decided on it.
    pub settled: Option<Settled>,
}

/// A decision on an objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub decider: PersonId,
    /// Their name.
    pub decider_name: String,
    /// How it ended.
    pub outcome: ObjectionOutcome,
    /// Why.
    pub reasons: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    decision: i64,
    person: Option<i64>,
    report: Option<i64>,
    name: Option<String>,
    text: String,
    at: i64,
    decided_at: Option<i64>,
    decider: Option<i64>,
    decider_name: Option<String>,
    outcome: Option<String>,
    reasons: Option<String>,
}

impl Row {
    fn read(self) -> Result<Objection, StorageError> {
        let settled = match (maybe_moment(self.decided_at)?, self.decider, self.outcome) {
            (Some(at), Some(decider), Some(outcome)) => Some(Settled {
                at,
                decider: PersonId(decider),
                decider_name: self.decider_name.unwrap_or_default(),
                outcome: word("outcome", &outcome, ObjectionOutcome::parse)?,
                reasons: self.reasons.unwrap_or_default(),
            }),
            _ => None,
        };
        Ok(Objection {
            id: ObjectionId(self.id),
            decision: DecisionId(self.decision),
            objector: objector(self.person, self.report)?,
            name: self.name.unwrap_or_default(),
            text: self.text,
            at: moment(self.at)?,
            settled,
        })
    }
}

fn objector(person: Option<i64>, report: Option<i64>) -> Result<Objector, StorageError> {
    match (person, report) {
        (Some(person), _) => Ok(Objector::Person(PersonId(person))),
        (None, Some(report)) => Ok(Objector::Visitor(ReportId(report))),
        (None, None) => Err(StorageError::Corrupt { what: "objector", value: String::new() }),
    }
}

impl Tx {
    /// Adds an objection.
    pub async fn insert_objection(
        &self,
        decision: DecisionId,
        objector: Objector,
        text: &Text,
        at: Timestamp,
    ) -> Result<ObjectionId, StorageError> {
        let (person, report) = match objector {
            Objector::Person(person) => (Some(person.0), None),
            Objector::Visitor(report) => (None, Some(report.0)),
        };
        let row = objections::ActiveModel {
            decision: Set(decision.0),
            person: Set(person),
            report: Set(report),
            text: Set(text.as_str().to_owned()),
            at: Set(micros(at)),
            ..Default::default()
        };
        Ok(ObjectionId(row.insert(&self.db).await?.id))
    }

    /// The objection of somebody to a decision.
    pub async fn objection_of(
        &self,
        decision: DecisionId,
        objector: Objector,
    ) -> Result<Option<Objection>, StorageError> {
        let theirs = match objector {
            Objector::Person(person) => Expr::col(("o", "person")).eq(person.0),
            Objector::Visitor(report) => Expr::col(("o", "report")).eq(report.0),
        };
        let mut select = rows();
        select.and_where(Expr::col(("o", "decision")).eq(decision.0)).and_where(theirs);
        Ok(fetch(&self.db, &select).await?.pop())
    }

    /// An objection, which no other transaction decides on until this one ends.
    pub async fn objection_for_update(&self, id: ObjectionId) -> Result<Option<Objection>, StorageError> {
        objections::Entity::find_by_id(id.0).lock_exclusive().one(&self.db).await?;
        Ok(fetch(&self.db, &of(id)).await?.pop())
    }

    /// An objection.
    pub async fn objection(&self, id: ObjectionId) -> Result<Option<Objection>, StorageError> {
        Ok(fetch(&self.db, &of(id)).await?.pop())
    }

    /// Notes what was decided on an objection.
    pub async fn settle_objection(
        &self,
        id: ObjectionId,
        decider: PersonId,
        settlement: &Settlement,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = objections::ActiveModel {
            id: Set(id.0),
            decided_at: Set(Some(micros(at))),
            decider: Set(Some(decider.0)),
            outcome: Set(Some(settlement.outcome.as_str().to_owned())),
            reasons: Set(Some(settlement.reasons.clone())),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// An objection.
    pub async fn objection(&self, id: ObjectionId) -> Result<Option<Objection>, StorageError> {
        Ok(fetch(&self.db, &of(id)).await?.pop())
    }

    /// The objections to a decision.
    pub async fn objections_to(&self, decision: DecisionId) -> Result<Vec<Objection>, StorageError> {
        let mut select = rows();
        select.and_where(Expr::col(("o", "decision")).eq(decision.0)).order_by(("o", "id"), Order::Asc);
        fetch(&self.db, &select).await
    }

    /// Objections that wait, the longest waiting first.
    pub async fn objections_waiting(&self, limit: u64) -> Result<Vec<Objection>, StorageError> {
        let mut select = rows();
        select
            .and_where(Expr::col(("o", "decided_at")).is_null())
            .order_by(("o", "at"), Order::Asc)
            .limit(limit);
        fetch(&self.db, &select).await
    }

    /// A page of the objections that were decided on, newest first, and how many there are.
    pub async fn objections_settled(
        &self,
        page: u64,
        per_page: u64,
    ) -> Result<(Vec<Objection>, u64), StorageError> {
        let total = objections::Entity::find()
            .filter(objections::Column::DecidedAt.is_not_null())
            .count(&self.db)
            .await?;
        let mut select = rows();
        select
            .and_where(Expr::col(("o", "decided_at")).is_not_null())
            .order_by(("o", "decided_at"), Order::Desc)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page);
        Ok((fetch(&self.db, &select).await?, total))
    }
}

fn of(id: ObjectionId) -> SelectStatement {
    let mut select = rows();
    select.and_where(Expr::col(("o", "id")).eq(id.0));
    select
}

fn rows() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(
            [
                "id",
                "decision",
                "person",
                "report",
                "text",
                "at",
                "decided_at",
                "decider",
                "outcome",
                "reasons",
            ]
            .map(|column| ("o", column)),
        )
        .column(("p", "name"))
        .expr_as(Expr::col(("m", "name")), "decider_name")
        .from_as("objections", "o")
        .join_as(JoinType::LeftJoin, "people", "p", Expr::col(("p", "id")).equals(("o", "person")))
        .join_as(JoinType::LeftJoin, "people", "m", Expr::col(("m", "id")).equals(("o", "decider")));
    select
}

async fn fetch(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<Objection>, StorageError> {
    let rows = db.query_all(select).await?;
    rows.iter().map(|row| Row::from_query_result(row, "")?.read()).collect()
}
