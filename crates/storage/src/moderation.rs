//! Moderation: reports, the cases they make, and the decisions on them.

mod rows;

use domain::moderation::{Ground, Measure, Report, Ruling, Target};
use domain::{CaseId, DecisionId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QuerySelect,
};

use self::rows::{CaseRaw, CaseRowRaw, DecisionRaw, case_rows, decision_rows};
pub(crate) use self::rows::{columns_of, target_of};
use crate::cells::{micros, moment, word};
use crate::entities::{cases, comments, decisions, ideas, reports};
use crate::{Reader, StorageError, Tx};

/// A case: all reports about one thing until it is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Number.
    pub id: CaseId,
    /// What it is about.
    pub target: Target,
    /// The idea where that stands.
    pub idea: IdeaNumber,
    /// When the first report came.
    pub opened_at: Timestamp,
    /// When it was decided.
    pub closed_at: Option<Timestamp>,
}

/// A case as a row of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The case.
    pub case: Case,
    /// Title of the idea where it stands.
    pub title: String,
    /// Number of reports.
    pub reports: i64,
}

/// A report on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Who reported.
    pub reporter: PersonId,
    /// Their name.
    pub reporter_name: String,
    /// The ground.
    pub ground: Ground,
    /// In their words.
    pub explanation: String,
    /// When.
    pub at: Timestamp,
}

/// A decision, with what its reader must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Number.
    pub id: DecisionId,
    /// The case it ended.
    pub case: Case,
    /// Who decided.
    pub moderator_name: String,
    /// Who wrote what it is about.
    pub concerned: PersonId,
    /// Their name.
    pub concerned_name: String,
    /// The measure.
    pub measure: Measure,
    /// The ground.
    pub ground: Ground,
    /// The facts it rests on.
    pub facts: String,
    /// When.
    pub at: Timestamp,
    /// Title of the idea where it stands.
    pub title: String,
    /// Number of reports it answers.
    pub reports: i64,
}

impl Tx {
    /// The open case about a target, or a new one.
    pub async fn open_case(
        &self,
        target: Target,
        idea: IdeaNumber,
        at: Timestamp,
    ) -> Result<CaseId, StorageError> {
        let (kind, id) = columns_of(target);
        let open = cases::Entity::find()
            .filter(cases::Column::TargetKind.eq(kind).and(cases::Column::Target.eq(id)))
            .filter(cases::Column::ClosedAt.is_null())
            .one(&self.db)
            .await?;
        if let Some(open) = open {
            return Ok(CaseId(open.id));
        }
        let row = cases::ActiveModel {
            target_kind: Set(kind.to_owned()),
            target: Set(id),
            idea: Set(idea.0),
            opened_at: Set(micros(at)),
            ..Default::default()
        };
        Ok(CaseId(row.insert(&self.db).await?.id))
    }

    /// Adds a report to a case; false where this person reported it already.
    pub async fn insert_report(
        &self,
        case: CaseId,
        reporter: PersonId,
        report: &Report,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let before = reports::Entity::find()
            .filter(reports::Column::CaseId.eq(case.0).and(reports::Column::Reporter.eq(reporter.0)))
            .count(&self.db)
            .await?;
        if before > 0 {
            return Ok(false);
        }
        let row = reports::ActiveModel {
            case_id: Set(case.0),
            reporter: Set(reporter.0),
            ground: Set(report.ground.as_str().to_owned()),
            explanation: Set(report.explanation.clone()),
            at: Set(micros(at)),
            ..Default::default()
        };
        row.insert(&self.db).await?;
        Ok(true)
    }

    /// A case. To decide it, lock its idea first and then the case, which is the order of all writers.
    pub async fn case(&self, id: CaseId) -> Result<Option<Case>, StorageError> {
        let row = cases::Entity::find_by_id(id.0).into_model::<CaseRaw>().one(&self.db).await?;
        row.map(|row| row.read()).transpose()
    }

    /// A case, which no other transaction decides until this one ends.
    pub async fn case_for_update(&self, id: CaseId) -> Result<Option<Case>, StorageError> {
        cases::Entity::find_by_id(id.0)
            .lock_exclusive()
            .into_model::<CaseRaw>()
            .one(&self.db)
            .await?
            .map(|row| row.read())
            .transpose()
    }

    /// Who wrote what a decision is about.
    pub async fn concerned_by(&self, id: DecisionId) -> Result<Option<PersonId>, StorageError> {
        let row = decisions::Entity::find_by_id(id.0).one(&self.db).await?;
        Ok(row.map(|row| PersonId(row.concerned)))
    }

    /// The decision by this moderator on this case since `since` that says the same: the other half of a double click.
    pub async fn same_decision_since(
        &self,
        case: CaseId,
        moderator: PersonId,
        ruling: &Ruling,
        since: Timestamp,
    ) -> Result<Option<DecisionId>, StorageError> {
        let row = decisions::Entity::find()
            .filter(decisions::Column::CaseId.eq(case.0))
            .filter(decisions::Column::Moderator.eq(moderator.0))
            .filter(decisions::Column::At.gte(micros(since)))
            .filter(decisions::Column::Measure.eq(ruling.measure.as_str()))
            .filter(decisions::Column::Ground.eq(ruling.ground.as_str()))
            .filter(decisions::Column::Facts.eq(ruling.facts.as_str()))
            .one(&self.db)
            .await?;
        Ok(row.map(|row| DecisionId(row.id)))
    }

    /// Who wrote a target.
    pub async fn author_of(&self, target: Target) -> Result<Option<PersonId>, StorageError> {
        author_of(&self.db, target).await
    }

    /// Ends a case with a decision.
    pub async fn insert_decision(
        &self,
        case: &Case,
        moderator: PersonId,
        concerned: PersonId,
        ruling: &Ruling,
        at: Timestamp,
    ) -> Result<DecisionId, StorageError> {
        let row = decisions::ActiveModel {
            case_id: Set(case.id.0),
            moderator: Set(moderator.0),
            concerned: Set(concerned.0),
            measure: Set(ruling.measure.as_str().to_owned()),
            ground: Set(ruling.ground.as_str().to_owned()),
            facts: Set(ruling.facts.clone()),
            at: Set(micros(at)),
            ..Default::default()
        };
        let id = DecisionId(row.insert(&self.db).await?.id);
        let closed =
            cases::ActiveModel { id: Set(case.id.0), closed_at: Set(Some(micros(at))), ..Default::default() };
        closed.update(&self.db).await?;
        Ok(id)
    }
}

impl Reader {
    /// Cases that wait for a decision, the longest waiting first.
    pub async fn queue(&self, limit: u64) -> Result<Vec<CaseRow>, StorageError> {
        let mut select = case_rows();
        select
            .and_where(Expr::col(("c", "closed_at")).is_null())
            .order_by(("c", "opened_at"), Order::Asc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| CaseRowRaw::from_query_result(row, "")?.read()).collect()
    }

    /// A case.
    pub async fn case(&self, id: CaseId) -> Result<Option<CaseRow>, StorageError> {
        let mut select = case_rows();
        select.and_where(Expr::col(("c", "id")).eq(id.0));
        let row = self.db.query_one(&select).await?;
        row.map(|row| CaseRowRaw::from_query_result(&row, "")?.read()).transpose()
    }

    /// Who wrote a target.
    pub async fn author_of(&self, target: Target) -> Result<Option<PersonId>, StorageError> {
        author_of(&self.db, target).await
    }

    /// The reports on a case, oldest first.
    pub async fn reports(&self, case: CaseId) -> Result<Vec<ReportRow>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["reporter", "ground", "explanation", "at"].map(|column| ("r", column)))
            .column(("p", "name"))
            .from_as("reports", "r")
            .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("r", "reporter")))
            .and_where(Expr::col(("r", "case_id")).eq(case.0))
            .order_by(("r", "id"), Order::Asc)
            .limit(200);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let ground: String = row.try_get("", "ground")?;
                Ok(ReportRow {
                    reporter: PersonId(row.try_get("", "reporter")?),
                    reporter_name: row.try_get("", "name")?,
                    ground: word("ground", &ground, Ground::parse)?,
                    explanation: row.try_get("", "explanation")?,
                    at: moment(row.try_get("", "at")?)?,
                })
            })
            .collect()
    }

    /// A decision.
    pub async fn decision(&self, id: DecisionId) -> Result<Option<Decision>, StorageError> {
        let mut select = decision_rows();
        select.and_where(Expr::col(("d", "id")).eq(id.0));
        Ok(self.fetch_decisions(&select).await?.pop())
    }

    /// The decisions on one target, newest first.
    pub async fn decisions_about(&self, target: Target) -> Result<Vec<Decision>, StorageError> {
        let (kind, id) = columns_of(target);
        let mut select = decision_rows();
        select
            .and_where(Expr::col(("c", "target_kind")).eq(kind))
            .and_where(Expr::col(("c", "target")).eq(id))
            .order_by(("d", "id"), Order::Desc)
            .limit(50);
        self.fetch_decisions(&select).await
    }

    /// The decisions about what somebody wrote, newest first.
    pub async fn decisions_about_writer(
        &self,
        writer: PersonId,
        limit: u64,
    ) -> Result<Vec<Decision>, StorageError> {
        let mut select = decision_rows();
        select
            .and_where(Expr::col(("d", "concerned")).eq(writer.0))
            .order_by(("d", "at"), Order::Desc)
            .limit(limit);
        self.fetch_decisions(&select).await
    }

    /// The log of decisions, newest first: a page, and how many there are.
    pub async fn decisions(&self, page: u64, per_page: u64) -> Result<(Vec<Decision>, u64), StorageError> {
        let total = decisions::Entity::find().count(&self.db).await?;
        let mut select = decision_rows();
        select.order_by(("d", "id"), Order::Desc).offset(page.saturating_sub(1) * per_page).limit(per_page);
        Ok((self.fetch_decisions(&select).await?, total))
    }

    async fn fetch_decisions(&self, select: &SelectStatement) -> Result<Vec<Decision>, StorageError> {
        let rows = self.db.query_all(select).await?;
        rows.iter().map(|row| DecisionRaw::from_query_result(row, "")?.read()).collect()
    }
}

async fn author_of(db: &impl ConnectionTrait, target: Target) -> Result<Option<PersonId>, StorageError> {
    let author = match target {
        Target::Idea(number) => ideas::Entity::find_by_id(number.0).one(db).await?.map(|idea| idea.author),
        Target::Comment(id) => {
            comments::Entity::find_by_id(id.0).one(db).await?.map(|comment| comment.author)
        }
    };
    Ok(author.map(PersonId))
}
