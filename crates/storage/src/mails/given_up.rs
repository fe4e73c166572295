//! The queue as an administrator sees it: what waits, what was given up, and trying that again.

use domain::MailId;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter};

use super::{REFUSED, WAITING};
use crate::cells::{micros, moment};
use crate::entities::mails;
use crate::{Reader, StorageError, Tx};

/// A mail that waits or was given up; without its address, which is nobody's business here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailRow {
    /// Number.
    pub id: MailId,
    /// Which kind, as the queue's user named it.
    pub kind: String,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// When it is due, or was last.
    pub due_at: Timestamp,
    /// How often it was tried.
    pub tries: i64,
    /// What stood in the way the last time.
    pub reason: Option<String>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    kind: String,
    created_at: i64,
    due_at: i64,
    attempts: i64,
    last_error: Option<String>,
}

impl Row {
    fn read(self) -> Result<MailRow, StorageError> {
        Ok(MailRow {
            id: MailId(self.id),
            kind: self.kind,
            queued_at: moment(self.created_at)?,
            due_at: moment(self.due_at)?,
            tries: self.attempts,
            reason: self.last_error,
        })
    }
}

impl Tx {
    /// Has one mail that was given up tried again, or all of them; how many there were.
    pub async fn retry_mails(&self, which: Option<MailId>, now: Timestamp) -> Result<u64, StorageError> {
        let mut update = mails::Entity::update_many()
            .col_expr(mails::Column::State, Expr::value(WAITING))
            .col_expr(mails::Column::Attempts, Expr::value(0))
            .col_expr(mails::Column::DueAt, Expr::value(micros(now)))
            .filter(mails::Column::State.eq(REFUSED));
        if let Some(id) = which {
            update = update.filter(mails::Column::Id.eq(id.0));
        }
        Ok(update.exec(&self.db).await?.rows_affected)
    }
}

impl Reader {
    /// A page of the mails that were given up, the latest first, and how many there are.
    pub async fn mails_given_up(
        &self,
        page: u64,
        per_page: u64,
    ) -> Result<(Vec<MailRow>, u64), StorageError> {
        let total = mails::Entity::find().filter(mails::Column::State.eq(REFUSED)).count(&self.db).await?;
        let mut select = rows(REFUSED);
        select
            .order_by("due_at", Order::Desc)
            .order_by("id", Order::Desc)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page);
        Ok((self.fetch_mails(&select).await?, total))
    }

    /// The first mails that wait, in the order in which they go out.
    pub async fn mails_waiting(&self, limit: u64) -> Result<Vec<MailRow>, StorageError> {
        let mut select = rows(WAITING);
        select.order_by("due_at", Order::Asc).order_by("id", Order::Asc).limit(limit);
        self.fetch_mails(&select).await
    }

    async fn fetch_mails(
        &self,
        select: &sea_orm::sea_query::SelectStatement,
    ) -> Result<Vec<MailRow>, StorageError> {
        let rows = self.db.query_all(select).await?;
        rows.iter().map(|row| Row::from_query_result(row, "")?.read()).collect()
    }
}

fn rows(state: &str) -> sea_orm::sea_query::SelectStatement {
    let mut select = Query::select();
    select
        .columns(["id", "kind", "created_at", "due_at", "attempts", "last_error"])
        .from("mails")
        .and_where(Expr::col("state").eq(state));
    select
}
