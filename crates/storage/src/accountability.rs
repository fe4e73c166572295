//! What the public log says of measures, and counts per year: nothing of anybody.

use domain::DecisionId;
use domain::moderation::{Ground, Measure, ObjectionOutcome};
use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::cells::{maybe_moment, maybe_word, micros, moment, word};
use crate::{Reader, StorageError};

/// A measure as everybody may know it: no name, no title, no words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicMeasure {
    /// Number of the decision.
    pub id: DecisionId,
    /// What was done.
    pub measure: Measure,
    /// Whether it is about a person on the whole; else about something that was written.
    pub is_about_person: bool,
    /// On which ground.
    pub ground: Ground,
    /// When.
    pub at: Timestamp,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
    /// When it ended before its time.
    pub ended_at: Option<Timestamp>,
    /// When the one concerned objected, and how that ended if it did.
    pub objection: Option<(Timestamp, Option<(Timestamp, ObjectionOutcome)>)>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    measure: String,
    target_kind: String,
    ground: String,
    at: i64,
    until: Option<i64>,
    ended_at: Option<i64>,
    objected_at: Option<i64>,
    decided_at: Option<i64>,
    outcome: Option<String>,
}

impl Row {
    fn read(self) -> Result<PublicMeasure, StorageError> {
        let outcome = maybe_word("outcome", &self.outcome.unwrap_or_default(), ObjectionOutcome::parse)?;
        let settled = maybe_moment(self.decided_at)?.zip(outcome);
        Ok(PublicMeasure {
            id: DecisionId(self.id),
            measure: word("measure", &self.measure, Measure::parse)?,
            is_about_person: self.target_kind == "persoon",
            ground: word("ground", &self.ground, Ground::parse)?,
            at: moment(self.at)?,
            until: maybe_moment(self.until)?,
            ended_at: maybe_moment(self.ended_at)?,
            objection: maybe_moment(self.objected_at)?.map(|at| (at, settled)),
        })
    }
}

/// A span of time, from its first moment up to the moment after it.
pub type Span = (Timestamp, Timestamp);

/// Counts over a span of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Reports, by ground.
    pub reports: Vec<(Ground, i64)>,
    /// Decisions, by what they did.
    pub decisions: Vec<(Measure, i64)>,
    /// Objections that were made.
    pub objections: i64,
    /// Those of them that were upheld.
    pub upheld: i64,
    /// Those of them that were rejected.
    pub rejected: i64,
    /// How long half of the cases took at most, from the first report to the decision.
    pub median: Option<SignedDuration>,
}

impl Reader {
    /// A page of the measures that were taken in a span, newest first, and how many there are.
    pub async fn public_measures(
        &self,
        span: Option<Span>,
        page: u64,
        per_page: u64,
    ) -> Result<(Vec<PublicMeasure>, u64), StorageError> {
        let mut count = Query::select();
        count.expr_as(Func::count(Expr::col(("d", "id"))), "n").from_as("decisions", "d");
        narrow(&mut count, span);
        let total: i64 = match self.db.query_one(&count).await? {
            Some(row) => row.try_get("", "n")?,
            None => 0,
        };
        let mut select = measures();
        narrow(&mut select, span);
        select.order_by(("d", "id"), Order::Desc).offset(page.saturating_sub(1) * per_page).limit(per_page);
        let rows = self.db.query_all(&select).await?;
        let rows =
            rows.iter().map(|row| Row::from_query_result(row, "")?.read()).collect::<Result<_, _>>()?;
        Ok((rows, u64::try_from(total).unwrap_or_default()))
    }

    /// When the first report came or the first decision was taken.
    pub async fn first_moderated(&self) -> Result<Option<Timestamp>, StorageError> {
        let mut first = None;
        for table in ["reports", "decisions"] {
            let mut select = Query::select();
            select.column("at").from(table).order_by("at", Order::Asc).limit(1);
            if let Some(row) = self.db.query_one(&select).await? {
                let at = moment(row.try_get("", "at")?)?;
                first = Some(first.map_or(at, |first: Timestamp| first.min(at)));
            }
        }
        Ok(first)
    }

    /// Counts over a span of time.
    pub async fn figures(&self, span: Span) -> Result<Figures, StorageError> {
        let reports = self.counted("reports", "ground", span).await?;
        let decisions = self.counted("decisions", "measure", span).await?;
        let (objections, upheld, rejected) = self.objections_counted(span).await?;
        Ok(Figures {
            reports: read(&reports, "ground", Ground::parse)?,
            decisions: read(&decisions, "measure", Measure::parse)?,
            objections,
            upheld,
            rejected,
            median: self.median(span).await?,
        })
    }

    async fn counted(
        &self,
        table: &'static str,
        column: &'static str,
        (from, to): Span,
    ) -> Result<Vec<(String, i64)>, StorageError> {
        let mut select = Query::select();
        select
            .expr_as(Expr::col(column), "word")
            .expr_as(Func::count(Expr::col("id")), "n")
            .from(table)
            .and_where(Expr::col("at").gte(micros(from)))
            .and_where(Expr::col("at").lt(micros(to)))
            .group_by_col(column);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok((row.try_get("", "word")?, row.try_get("", "n")?))).collect()
    }

    async fn objections_counted(&self, (from, to): Span) -> Result<(i64, i64, i64), StorageError> {
        let mut select = Query::select();
        select
            .column("outcome")
            .expr_as(Func::count(Expr::col("id")), "n")
            .from("objections")
            .and_where(Expr::col("at").gte(micros(from)))
            .and_where(Expr::col("at").lt(micros(to)))
            .group_by_col("outcome");
        let (mut all, mut upheld, mut rejected) = (0, 0, 0);
        for row in self.db.query_all(&select).await? {
            let (outcome, n): (Option<String>, i64) = (row.try_get("", "outcome")?, row.try_get("", "n")?);
            all += n;
            match outcome.as_deref().and_then(ObjectionOutcome::parse) {
                Some(ObjectionOutcome::Upheld) => upheld += n,
                Some(ObjectionOutcome::Rejected) => rejected += n,
                None => {}
            }
        }
        Ok((all, upheld, rejected))
    }

    /// The middle one of how long the cases of a span took (DSA, art. 15(1)(b)).
    async fn median(&self, (from, to): Span) -> Result<Option<SignedDuration>, StorageError> {
        let closed = || {
            Cond::all()
                .add(Expr::col("closed_at").gte(micros(from)))
                .add(Expr::col("closed_at").lt(micros(to)))
        };
        let mut count = Query::select();
        count.expr_as(Func::count(Expr::col("id")), "n").from("cases").cond_where(closed());
        let total: i64 = match self.db.query_one(&count).await? {
            Some(row) => row.try_get("", "n")?,
            None => 0,
        };
        let Some(middle) = u64::try_from(total).ok().filter(|total| *total > 0).map(|total| (total - 1) / 2)
        else {
            return Ok(None);
        };
        let mut select = Query::select();
        select
            .expr_as(Expr::col("closed_at").sub(Expr::col("opened_at")), "took")
            .from("cases")
            .cond_where(closed())
            .order_by_expr(Expr::col("closed_at").sub(Expr::col("opened_at")), Order::Asc)
            .offset(middle)
            .limit(1);
        let row = self.db.query_one(&select).await?;
        let took: Option<i64> = row.map(|row| row.try_get("", "took")).transpose()?;
        Ok(took.map(SignedDuration::from_micros))
    }
}

/// Only what changed something, within a span.
fn narrow(select: &mut SelectStatement, span: Option<Span>) {
    select.and_where(Expr::col(("d", "measure")).ne(Measure::None.as_str()));
    if let Some((from, to)) = span {
        select
            .and_where(Expr::col(("d", "at")).gte(micros(from)))
            .and_where(Expr::col(("d", "at")).lt(micros(to)));
    }
}

fn measures() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["id", "measure", "ground", "at", "until", "ended_at"].map(|column| ("d", column)))
        .column(("c", "target_kind"))
        .expr_as(Expr::col(("o", "at")), "objected_at")
        .columns(["decided_at", "outcome"].map(|column| ("o", column)))
        .from_as("decisions", "d")
        .join_as(JoinType::InnerJoin, "cases", "c", Expr::col(("c", "id")).equals(("d", "case_id")))
        .join_as(
            JoinType::LeftJoin,
            "objections",
            "o",
            Cond::all()
                .add(Expr::col(("o", "decision")).equals(("d", "id")))
                .add(Expr::col(("o", "person")).equals(("d", "concerned"))),
        );
    select
}

/// The words of a count, in the order of their list.
fn read<T: Ord + Copy>(
    counted: &[(String, i64)],
    what: &'static str,
    parse: fn(&str) -> Option<T>,
) -> Result<Vec<(T, i64)>, StorageError> {
    let mut read = counted
        .iter()
        .map(|(text, count)| Ok((word(what, text, parse)?, *count)))
        .collect::<Result<Vec<_>, StorageError>>()?;
    read.sort_unstable();
    Ok(read)
}
