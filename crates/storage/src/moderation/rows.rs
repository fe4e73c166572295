//! Cases and decisions as the database gives them, and the queries that do.

use domain::moderation::{Ground, Measure, Target};
use domain::{CaseId, CommentId, DecisionId, IdeaNumber, PersonId};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, Query, SelectStatement};

use super::{Case, CaseRow, Decision};
use crate::StorageError;
use crate::cells::{maybe_moment, moment, word};

pub(crate) fn columns_of(target: Target) -> (&'static str, i64) {
    match target {
        Target::Idea(number) => ("idee", number.0),
        Target::Comment(id) => ("reactie", id.0),
    }
}

pub(crate) fn target_of(kind: &str, id: i64) -> Result<Target, StorageError> {
    match kind {
        "idee" => Ok(Target::Idea(IdeaNumber(id))),
        "reactie" => Ok(Target::Comment(CommentId(id))),
        _ => Err(StorageError::Corrupt { what: "target", value: kind.to_owned() }),
    }
}

const CASE_COLUMNS: [&str; 6] = ["id", "target_kind", "target", "idea", "opened_at", "closed_at"];

fn report_count() -> SelectStatement {
    let mut count = Query::select();
    count
        .expr(Func::count(Expr::col(("r", "id"))))
        .from_as("reports", "r")
        .and_where(Expr::col(("r", "case_id")).equals(("c", "id")));
    count
}

pub(super) fn case_rows() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(CASE_COLUMNS.map(|column| ("c", column)))
        .column(("i", "title"))
        .expr_as(Expr::SubQuery(None, Box::new(report_count().into())), "reports")
        .from_as("cases", "c")
        .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("c", "idea")));
    select
}

pub(super) fn decision_rows() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["measure", "ground", "facts", "at", "concerned"].map(|column| ("d", column)))
        .expr_as(Expr::col(("d", "id")), "decision")
        .columns(CASE_COLUMNS.map(|column| ("c", column)))
        .column(("i", "title"))
        .expr_as(Expr::col(("m", "name")), "moderator_name")
        .expr_as(Expr::col(("p", "name")), "concerned_name")
        .expr_as(Expr::SubQuery(None, Box::new(report_count().into())), "reports")
        .from_as("decisions", "d")
        .join_as(JoinType::InnerJoin, "cases", "c", Expr::col(("c", "id")).equals(("d", "case_id")))
        .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("c", "idea")))
        .join_as(JoinType::InnerJoin, "people", "m", Expr::col(("m", "id")).equals(("d", "moderator")))
        .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("d", "concerned")));
    select
}

#[derive(FromQueryResult)]
pub(super) struct CaseRowRaw {
    #[sea_orm(nested)]
    case: CaseRaw,
    title: String,
    reports: i64,
}

#[derive(FromQueryResult)]
pub(super) struct CaseRaw {
    id: i64,
    target_kind: String,
    target: i64,
    idea: i64,
    opened_at: i64,
    closed_at: Option<i64>,
}

impl CaseRaw {
    pub(super) fn read(&self) -> Result<Case, StorageError> {
        Ok(Case {
            id: CaseId(self.id),
            target: target_of(&self.target_kind, self.target)?,
            idea: IdeaNumber(self.idea),
            opened_at: moment(self.opened_at)?,
            closed_at: maybe_moment(self.closed_at)?,
        })
    }
}

impl CaseRowRaw {
    pub(super) fn read(self) -> Result<CaseRow, StorageError> {
        Ok(CaseRow { case: self.case.read()?, title: self.title, reports: self.reports })
    }
}

#[derive(FromQueryResult)]
pub(super) struct DecisionRaw {
    decision: i64,
    #[sea_orm(nested)]
    case: CaseRaw,
    measure: String,
    ground: String,
    facts: String,
    at: i64,
    concerned: i64,
    title: String,
    moderator_name: String,
    concerned_name: String,
    reports: i64,
}

impl DecisionRaw {
    pub(super) fn read(self) -> Result<Decision, StorageError> {
        Ok(Decision {
            id: DecisionId(self.decision),
            case: self.case.read()?,
            concerned: PersonId(self.concerned),
            measure: word("measure", &self.measure, Measure::parse)?,
            ground: word("ground", &self.ground, Ground::parse)?,
            at: moment(self.at)?,
            moderator_name: self.moderator_name,
            concerned_name: self.concerned_name,
            facts: self.facts,
            title: self.title,
            reports: self.reports,
        })
    }
}
