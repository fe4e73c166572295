//! Moderation: reports, the cases they make, and the decisions on them.

mod rows;

use domain::moderation::{Found, Ground, Measure, Ruling, Target};
use domain::{CaseId, DecisionId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use self::rows::{CaseRaw, CaseRowRaw, DecisionRaw, case_rows, decision_rows};
pub(crate) use self::rows::{columns_of, target_of};
use crate::cells::{maybe_moment, micros, moment, word};
use crate::entities::{cases, comments, decisions, ideas, reports};
use crate::{Reader, StorageError, Tx, practice_standing};

/// A case: all reports about one thing until it is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Number.
    pub id: CaseId,
    /// What it is about.
    pub target: Target,
    /// The idea where that stands; none for a person.
    pub idea: Option<IdeaNumber>,
    /// When the first report came.
    pub opened_at: Timestamp,
    /// When it was decided.
    pub closed_at: Option<Timestamp>,
    /// How it was found, and what happened before anybody looked.
    pub found: Found,
}

/// A case as a row of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The case.
    pub case: Case,
    /// Title of the idea where it stands, or the name of the person.
    pub title: String,
    /// Number of reports.
    pub reports: i64,
}

/// A report on a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Who reported; nobody where it was done without an account.
    pub reporter: Option<PersonId>,
    /// Their name; empty for nobody.
    pub reporter_name: String,
    /// The article of the law that it is against, as the reporter says.
    pub law: String,
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
    pub moderator: PersonId,
    /// Their name.
    pub moderator_name: String,
    /// Who wrote what it is about.
    pub concerned: PersonId,
    /// Their name.
    pub concerned_name: String,
    /// The measure.
    pub measure: Measure,
    /// The ground.
    pub ground: Ground,
    /// The article of the law that it is against; empty where the ground is another.
    pub law: String,
    /// The facts it rests on.
    pub facts: String,
    /// When.
    pub at: Timestamp,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
    /// When it ended before its time: by a later decision, or because it was reversed.
    pub ended_at: Option<Timestamp>,
    /// What is needed to put back what it changed, as whoever took it wrote it down.
    pub undo: Option<String>,
    /// Title of the idea where it stands, or the name of the person.
    pub title: String,
    /// Number of reports it answers.
    pub reports: i64,
}

/// A new decision.
#[derive(Debug)]
pub struct NewDecision<'a> {
    /// The case it ends.
    pub case: CaseId,
    /// Who decides.
    pub moderator: PersonId,
    /// Whom it concerns.
    pub concerned: PersonId,
    /// What it says.
    pub ruling: &'a Ruling,
    /// What is needed to put back what it changed.
    pub undo: Option<String>,
    /// Now.
    pub at: Timestamp,
}

impl Tx {
    /// The open case about a target, or a new one.
    pub async fn open_case(
        &self,
        target: Target,
        idea: Option<IdeaNumber>,
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
            idea: Set(idea.map(|idea| idea.0)),
            opened_at: Set(micros(at)),
            ..Default::default()
        };
        Ok(CaseId(row.insert(&self.db).await?.id))
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

    /// A decision.
    pub async fn decision(&self, id: DecisionId) -> Result<Option<Decision>, StorageError> {
        decision(&self.db, id).await
    }

    /// The decision by this moderator on this case since `since` that says the same: the other half of a double click.
    pub async fn same_decision_since(
        &self,
        case: CaseId,
        moderator: PersonId,
        ruling: &Ruling,
        since: Timestamp,
    ) -> Result<Option<DecisionId>, StorageError> {
        let of_case = decisions::Column::CaseId.eq(case.0);
        let row = that_say(moderator, ruling, since).filter(of_case).one(&self.db).await?;
        Ok(row.map(|row| DecisionId(row.id)))
    }

    /// The last such decision about a target, on whichever case.
    pub async fn same_decision_about_since(
        &self,
        target: Target,
        moderator: PersonId,
        ruling: &Ruling,
        since: Timestamp,
    ) -> Result<Option<DecisionId>, StorageError> {
        let row = that_say(moderator, ruling, since)
            .filter(decisions::Column::CaseId.in_subquery(cases_about(target)))
            .order_by_desc(decisions::Column::Id)
            .one(&self.db)
            .await?;
        Ok(row.map(|row| DecisionId(row.id)))
    }

    /// Those with an account who reported what a case is about.
    pub async fn reporters_of(&self, case: CaseId) -> Result<Vec<PersonId>, StorageError> {
        let ids: Vec<i64> = reports::Entity::find()
            .select_only()
            .column(reports::Column::Reporter)
            .filter(reports::Column::CaseId.eq(case.0).and(reports::Column::Reporter.is_not_null()))
            .into_tuple()
            .all(&self.db)
            .await?;
        Ok(ids.into_iter().map(PersonId).collect())
    }

    /// Who wrote a target.
    pub async fn author_of(&self, target: Target) -> Result<Option<PersonId>, StorageError> {
        author_of(&self.db, target).await
    }

    /// Ends a case with a decision.
    pub async fn insert_decision(&self, new: &NewDecision<'_>) -> Result<DecisionId, StorageError> {
        let row = decisions::ActiveModel {
            case_id: Set(new.case.0),
            moderator: Set(new.moderator.0),
            concerned: Set(new.concerned.0),
            measure: Set(new.ruling.measure.as_str().to_owned()),
            ground: Set(new.ruling.ground.as_str().to_owned()),
            law: Set(new.ruling.law.clone()),
            facts: Set(new.ruling.facts.clone()),
            at: Set(micros(new.at)),
            until: Set(new.ruling.until(new.at).map(micros)),
            undo: Set(new.undo.clone()),
            ..Default::default()
        };
        let id = DecisionId(row.insert(&self.db).await?.id);
        let closed_at = Set(Some(micros(new.at)));
        let closed = cases::ActiveModel { id: Set(new.case.0), closed_at, ..Default::default() };
        closed.update(&self.db).await?;
        Ok(id)
    }

    /// Notes that a decision no longer holds.
    pub async fn end_decision(&self, id: DecisionId, at: Timestamp) -> Result<(), StorageError> {
        let row =
            decisions::ActiveModel { id: Set(id.0), ended_at: Set(Some(micros(at))), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Notes that all decisions of this measure about a target, or for a suspension about a person, no longer hold.
    pub async fn end_measures(
        &self,
        target: Target,
        concerned: PersonId,
        measure: Measure,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let mut update = decisions::Entity::update_many()
            .col_expr(decisions::Column::EndedAt, Expr::value(micros(at)))
            .filter(decisions::Column::Measure.eq(measure.as_str()))
            .filter(decisions::Column::Concerned.eq(concerned.0))
            .filter(decisions::Column::EndedAt.is_null());
        if measure != Measure::Suspend {
            update = update.filter(decisions::Column::CaseId.in_subquery(cases_about(target)));
        }
        update.exec(&self.db).await?;
        Ok(())
    }

    /// Until when somebody is suspended by the decisions that hold.
    pub async fn suspension_in_force(
        &self,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Option<Timestamp>, StorageError> {
        let until: Option<Option<i64>> = decisions::Entity::find()
            .select_only()
            .column_as(decisions::Column::Until.max(), "until")
            .filter(decisions::Column::Concerned.eq(person.0))
            .filter(decisions::Column::Measure.eq(Measure::Suspend.as_str()))
            .filter(decisions::Column::EndedAt.is_null())
            .filter(decisions::Column::Until.gt(micros(now)))
            .into_tuple()
            .one(&self.db)
            .await?;
        maybe_moment(until.flatten())
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
            .columns(["reporter", "ground", "explanation", "law", "at"].map(|column| ("r", column)))
            .column(("p", "name"))
            .from_as("reports", "r")
            .join_as(JoinType::LeftJoin, "people", "p", Expr::col(("p", "id")).equals(("r", "reporter")))
            .and_where(Expr::col(("r", "case_id")).eq(case.0))
            .order_by(("r", "id"), Order::Asc)
            .limit(200);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let ground: String = row.try_get("", "ground")?;
                Ok(ReportRow {
                    reporter: row.try_get::<Option<i64>>("", "reporter")?.map(PersonId),
                    reporter_name: row.try_get::<Option<String>>("", "name")?.unwrap_or_default(),
                    law: row.try_get("", "law")?,
                    ground: word("ground", &ground, Ground::parse)?,
                    explanation: row.try_get("", "explanation")?,
                    at: moment(row.try_get("", "at")?)?,
                })
            })
            .collect()
    }

    /// A decision.
    pub async fn decision(&self, id: DecisionId) -> Result<Option<Decision>, StorageError> {
        decision(&self.db, id).await
    }

    /// These decisions, as far as they are there.
    pub async fn decisions_by_id(&self, ids: &[DecisionId]) -> Result<Vec<Decision>, StorageError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = decision_rows();
        select.and_where(Expr::col(("d", "id")).is_in(ids.iter().map(|id| id.0)));
        self.fetch_decisions(&select).await
    }

    /// The first decision after this one.
    pub async fn decision_after(&self, id: DecisionId) -> Result<Option<DecisionId>, StorageError> {
        let row = decisions::Entity::find()
            .filter(decisions::Column::Id.gt(id.0))
            .order_by_asc(decisions::Column::Id)
            .one(&self.db)
            .await?;
        Ok(row.map(|row| DecisionId(row.id)))
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

    /// The decisions about what somebody wrote or did, newest first.
    pub async fn decisions_concerning(
        &self,
        person: PersonId,
        limit: u64,
    ) -> Result<Vec<Decision>, StorageError> {
        let mut select = decision_rows();
        select
            .and_where(Expr::col(("d", "concerned")).eq(person.0))
            .order_by(("d", "id"), Order::Desc)
            .limit(limit);
        self.fetch_decisions(&select).await
    }

    /// How many of somebody's reports were looked at, and how many of those led to nothing.
    pub async fn reports_by(&self, person: PersonId) -> Result<(i64, i64), StorageError> {
        let mut select = Query::select();
        select
            .expr_as(Func::count(Expr::col(("d", "id"))), "decided")
            .expr_as(
                Func::coalesce([
                    Expr::expr(Func::sum(
                        CaseStatement::new()
                            .case(Expr::col(("d", "measure")).eq(Measure::None.as_str()), 1)
                            .finally(0),
                    ))
                    .cast_as("bigint"),
                    Expr::val(0i64),
                ]),
                "dismissed",
            )
            .from_as("reports", "r")
            .join_as(
                JoinType::InnerJoin,
                "decisions",
                "d",
                Expr::col(("d", "case_id")).equals(("r", "case_id")),
            )
            .and_where(Expr::col(("r", "reporter")).eq(person.0));
        let Some(row) = self.db.query_one(&select).await? else { return Ok((0, 0)) };
        Ok((row.try_get("", "decided")?, row.try_get("", "dismissed")?))
    }

    /// Whether somebody reported what a case is about.
    pub async fn has_reported(&self, case: CaseId, person: PersonId) -> Result<bool, StorageError> {
        let count = reports::Entity::find()
            .filter(reports::Column::CaseId.eq(case.0).and(reports::Column::Reporter.eq(person.0)))
            .count(&self.db)
            .await?;
        Ok(count > 0)
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

async fn decision(db: &impl ConnectionTrait, id: DecisionId) -> Result<Option<Decision>, StorageError> {
    let mut select = decision_rows();
    select.and_where(Expr::col(("d", "id")).eq(id.0));
    let row = db.query_one(&select).await?;
    row.map(|row| DecisionRaw::from_query_result(&row, "")?.read()).transpose()
}

async fn author_of(db: &impl ConnectionTrait, target: Target) -> Result<Option<PersonId>, StorageError> {
    let author = match target {
        Target::Idea(number) => ideas::Entity::find_by_id(number.0).one(db).await?.map(|idea| idea.author),
        Target::Comment(id) => {
            comments::Entity::find_by_id(id.0).one(db).await?.map(|comment| comment.author)
        }
        Target::Person(id) => Some(id.0),
        Target::Practice(id) => {
            return Ok(practice_standing::read(db, id).await?.map(|report| report.writer));
        }
    };
    Ok(author.map(PersonId))
}

/// The decisions of a moderator since then that say what this ruling says.
fn that_say(moderator: PersonId, ruling: &Ruling, since: Timestamp) -> Select<decisions::Entity> {
    decisions::Entity::find()
        .filter(decisions::Column::Moderator.eq(moderator.0))
        .filter(decisions::Column::At.gte(micros(since)))
        .filter(decisions::Column::Measure.eq(ruling.measure.as_str()))
        .filter(decisions::Column::Ground.eq(ruling.ground.as_str()))
        .filter(decisions::Column::Facts.eq(ruling.facts.as_str()))
}

/// Numbers of the cases about a target.
fn cases_about(target: Target) -> SelectStatement {
    let (kind, id) = columns_of(target);
    let mut about = Query::select();
    about
        .column("id")
        .from("cases")
        .and_where(Expr::col("target_kind").eq(kind))
        .and_where(Expr::col("target").eq(id));
    about
}
