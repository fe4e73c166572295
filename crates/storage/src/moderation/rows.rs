//! Cases and decisions as the database gives them, and the queries that do.

use domain::moderation::{Found, Ground, Measure, Target};
use domain::{CaseId, CommentId, DecisionId, IdeaNumber, PersonId, PracticeId};
use sea_orm::FromQueryResult;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, JoinType, Query, SelectStatement};

use super::{Case, CaseRow, Decision};
use crate::StorageError;
use crate::cells::{maybe_moment, moment, word};

pub(crate) fn columns_of(target: Target) -> (&'static str, i64) {
    match target {
        Target::Idea(number) => ("idee", number.0),
        Target::Comment(id) => ("reactie", id.0),
        Target::Person(id) => ("persoon", id.0),
        Target::Practice(id) => ("praktijk", id.0),
    }
}

pub(crate) fn target_of(kind: &str, id: i64) -> Result<Target, StorageError> {
    match kind {
        "idee" => Ok(Target::Idea(IdeaNumber(id))),
        "reactie" => Ok(Target::Comment(CommentId(id))),
        "persoon" => Ok(Target::Person(PersonId(id))),
        "praktijk" => Ok(Target::Practice(PracticeId(id))),
        _ => Err(StorageError::Corrupt { what: "target", value: kind.to_owned() }),
    }
}

const CASE_COLUMNS: [&str; 8] =
    ["id", "target_kind", "target", "idea", "opened_at", "closed_at", "held_for", "veiled_at"];

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
        .expr_as(Expr::col(("t", "name")), "person_name")
        .expr_as(Expr::SubQuery(None, Box::new(report_count().into())), "reports")
        .from_as("cases", "c");
    named(&mut select);
    select
}

/// The idea or the person that a case is about, for what it is called.
fn named(select: &mut SelectStatement) {
    select
        .join_as(JoinType::LeftJoin, "ideas", "i", Expr::col(("i", "number")).equals(("c", "idea")))
        .join_as(
            JoinType::LeftJoin,
            "people",
            "t",
            Cond::all()
                .add(Expr::col(("c", "target_kind")).eq("persoon"))
                .add(Expr::col(("t", "id")).equals(("c", "target"))),
        );
}

pub(super) fn decision_rows() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(
            [
                "measure",
                "ground",
                "law",
                "facts",
                "at",
                "until",
                "ended_at",
                "undo",
                "moderator",
                "concerned",
            ]
            .map(|column| ("d", column)),
        )
        .expr_as(Expr::col(("d", "id")), "decision")
        .columns(CASE_COLUMNS.map(|column| ("c", column)))
        .column(("i", "title"))
        .expr_as(Expr::col(("t", "name")), "person_name")
        .expr_as(Expr::col(("m", "name")), "moderator_name")
        .expr_as(Expr::col(("p", "name")), "concerned_name")
        .expr_as(Expr::SubQuery(None, Box::new(report_count().into())), "reports")
        .from_as("decisions", "d")
        .join_as(JoinType::InnerJoin, "cases", "c", Expr::col(("c", "id")).equals(("d", "case_id")))
        .join_as(JoinType::InnerJoin, "people", "m", Expr::col(("m", "id")).equals(("d", "moderator")))
        .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("d", "concerned")));
    named(&mut select);
    select
}

#[derive(FromQueryResult)]
pub(super) struct CaseRowRaw {
    #[sea_orm(nested)]
    case: CaseRaw,
    title: Option<String>,
    person_name: Option<String>,
    reports: i64,
}

#[derive(FromQueryResult)]
pub(super) struct CaseRaw {
    id: i64,
    target_kind: String,
    target: i64,
    idea: Option<i64>,
    opened_at: i64,
    closed_at: Option<i64>,
    held_for: String,
    veiled_at: Option<i64>,
}

impl CaseRaw {
    pub(super) fn read(&self) -> Result<Case, StorageError> {
        Ok(Case {
            id: CaseId(self.id),
            target: target_of(&self.target_kind, self.target)?,
            idea: self.idea.map(IdeaNumber),
            opened_at: moment(self.opened_at)?,
            closed_at: maybe_moment(self.closed_at)?,
            found: Found { by_rule: !self.held_for.is_empty(), veiled: self.veiled_at.is_some() },
        })
    }
}

impl CaseRowRaw {
    pub(super) fn read(self) -> Result<CaseRow, StorageError> {
        let title = self.title.or(self.person_name).unwrap_or_default();
        Ok(CaseRow { case: self.case.read()?, title, reports: self.reports })
    }
}

#[derive(FromQueryResult)]
pub(super) struct DecisionRaw {
    decision: i64,
    #[sea_orm(nested)]
    case: CaseRaw,
    measure: String,
    ground: String,
    law: String,
    facts: String,
    at: i64,
    until: Option<i64>,
    ended_at: Option<i64>,
    undo: Option<String>,
    moderator: i64,
    concerned: i64,
    title: Option<String>,
    person_name: Option<String>,
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
            until: maybe_moment(self.until)?,
            ended_at: maybe_moment(self.ended_at)?,
            moderator: PersonId(self.moderator),
            law: self.law,
            undo: self.undo,
            moderator_name: self.moderator_name,
            concerned_name: self.concerned_name,
            facts: self.facts,
            title: self.title.or(self.person_name).unwrap_or_default(),
            reports: self.reports,
        })
    }
}
