//! Ideas that wait for the answer of an organisation.

use domain::IdeaNumber;
use domain::life::Status;
use domain::promises::PromiseState;
use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query};

use crate::cells::{micros, moment, word};
use crate::{Reader, StorageError};

/// An idea that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingIdea {
    /// Public number.
    pub number: IdeaNumber,
    /// Readable part of its address.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Where it stands.
    pub status: Status,
    /// Number of supporters.
    pub supports: i64,
    /// The beginning of the day before which an answer is promised.
    pub due_at: Timestamp,
}

/// Which of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaitingFilter {
    /// Only those whose day is past at this moment.
    pub overdue_at: Option<Timestamp>,
    /// Only those about a theme.
    pub theme: Option<String>,
    /// Only these numbers.
    pub numbers: Option<Vec<IdeaNumber>>,
}

impl Reader {
    /// Listed ideas that wait for an organisation, what was promised soonest first.
    pub async fn waiting_for(
        &self,
        organisation: &str,
        filter: &WaitingFilter,
        limit: u64,
    ) -> Result<Vec<WaitingIdea>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["number", "slug", "title", "summary", "status", "supports"].map(|column| ("i", column)))
            .column(("p", "due_at"))
            .from_as("promises", "p")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("p", "idea")))
            .and_where(Expr::col(("p", "organisation")).eq(organisation))
            .and_where(Expr::col(("p", "state")).eq(PromiseState::Open.as_str()))
            .and_where(Expr::col(("i", "listed")).eq(true))
            .order_by(("p", "due_at"), Order::Asc)
            .order_by(("i", "number"), Order::Asc)
            .limit(limit);
        if let Some(now) = filter.overdue_at {
            select.and_where(Expr::col(("p", "due_at")).lte(micros(now)));
        }
        if let Some(theme) = &filter.theme {
            let mut about = Query::select();
            about
                .expr(Expr::val(1))
                .from_as("idea_themes", "x")
                .and_where(Expr::col(("x", "idea")).equals(("i", "number")))
                .and_where(Expr::col(("x", "theme")).eq(theme.as_str()));
            select.and_where(Expr::exists(about));
        }
        if let Some(numbers) = &filter.numbers {
            select.and_where(Expr::col(("i", "number")).is_in(numbers.iter().map(|number| number.0)));
        }
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let status: String = row.try_get("", "status")?;
                Ok(WaitingIdea {
                    number: IdeaNumber(row.try_get("", "number")?),
                    slug: row.try_get("", "slug")?,
                    title: row.try_get("", "title")?,
                    summary: row.try_get("", "summary")?,
                    status: word("status", &status, Status::parse)?,
                    supports: row.try_get("", "supports")?,
                    due_at: moment(row.try_get("", "due_at")?)?,
                })
            })
            .collect()
    }

    /// Within how many days an organisation answers; nothing where it is not there.
    pub async fn answer_days(&self, organisation: &str) -> Result<Option<i64>, StorageError> {
        let mut select = Query::select();
        select.column("answer_days").from("organisations").and_where(Expr::col("code").eq(organisation));
        let row = self.db.query_one(&select).await?;
        Ok(row.map(|row| row.try_get("", "answer_days")).transpose()?)
    }
}
