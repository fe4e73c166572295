//! The event log: appended in the transaction of the change, read in order by whoever follows it.

use domain::{Event, LogPosition, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Order, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, FromQueryResult, QuerySelect};

use crate::cells::{micros, moment};
use crate::entities::{events, readers};
use crate::{Engine, Reader, StorageError, Tx};

/// An event as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logged {
    /// Its place.
    pub position: LogPosition,
    /// When it happened.
    pub at: Timestamp,
    /// Who did it; `None` for visitors and the command line.
    pub actor: Option<PersonId>,
    /// What happened.
    pub event: Event,
}

/// The name under which the reader that tells people what happened keeps its place.
pub const NOTIFY: &str = "notify";

/// The kinds of event that the timeline of an idea tells.
const TOLD: [&str; 18] = [
    "idea-published",
    "idea-edited",
    "status-changed",
    "merge-received",
    "merge-given-back",
    "comment-became-idea",
    "idea-split-off",
    "idea-addressed",
    "idea-taken-up",
    "answer-given",
    "answer-judged",
    "milestone-planned",
    "milestone-done",
    "idea-locked",
    "idea-reopened",
    "reopening-explained",
    "kindred-linked",
    "kindred-unlinked",
];

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    transaction: i64,
    at: i64,
    actor: Option<i64>,
    data: String,
}

impl Row {
    fn read(self) -> Result<Logged, StorageError> {
        let event = serde_json::from_str(&self.data)
            .map_err(|_| StorageError::Corrupt { what: "event", value: self.data.clone() })?;
        Ok(Logged {
            position: LogPosition { transaction: self.transaction, event: self.id },
            at: moment(self.at)?,
            actor: self.actor.map(PersonId),
            event,
        })
    }
}

impl Tx {
    /// Adds an event to the log.
    pub async fn append(
        &self,
        at: Timestamp,
        actor: Option<PersonId>,
        event: &Event,
    ) -> Result<(), StorageError> {
        let row = row(at, actor, event)?;
        events::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Where the reader called `name` is; other nodes that ask wait until this transaction ends.
    pub async fn reader_position(&self, name: &str) -> Result<LogPosition, StorageError> {
        let start = LogPosition::default();
        let start = readers::ActiveModel {
            name: Set(name.to_owned()),
            transaction: Set(start.transaction),
            event: Set(start.event),
        };
        readers::Entity::insert(start).on_conflict_do_nothing().exec_without_returning(&self.db).await?;
        let row = readers::Entity::find_by_id(name).lock_exclusive().one(&self.db).await?;
        Ok(row.map_or_else(LogPosition::default, |r| LogPosition {
            transaction: r.transaction,
            event: r.event,
        }))
    }

    /// Moves the reader called `name` on.
    pub async fn set_reader_position(&self, name: &str, to: LogPosition) -> Result<(), StorageError> {
        let row = readers::ActiveModel {
            name: Set(name.to_owned()),
            transaction: Set(to.transaction),
            event: Set(to.event),
        };
        readers::Entity::update(row).exec(&self.db).await?;
        Ok(())
    }

    /// As [`Reader::events_after`], within this transaction.
    pub async fn events_after(&self, after: LogPosition, limit: u64) -> Result<Vec<Logged>, StorageError> {
        read(&self.db, self.engine, after, limit).await
    }
}

impl Reader {
    /// At most `limit` events after a place, in order. On PostgreSQL events of transactions that others of the
    /// same age may still follow are held back, so that none is ever stepped over.
    pub async fn events_after(&self, after: LogPosition, limit: u64) -> Result<Vec<Logged>, StorageError> {
        read(&self.db, self.engine, after, limit).await
    }

    /// Where the reader called `name` is, without keeping others from moving it.
    pub async fn reader_position(&self, name: &str) -> Result<LogPosition, StorageError> {
        let row = readers::Entity::find_by_id(name).one(&self.db).await?;
        Ok(row.map_or_else(LogPosition::default, |r| LogPosition {
            transaction: r.transaction,
            event: r.event,
        }))
    }

    /// The last place that can be read now.
    pub async fn log_end(&self) -> Result<LogPosition, StorageError> {
        let mut select = readable(self.engine);
        select.order_by("transaction", Order::Desc).order_by("id", Order::Desc).limit(1);
        let row = self.db.query_one(&select).await?;
        let row = row.map(|row| Row::from_query_result(&row, "")).transpose()?;
        Ok(row.map_or_else(LogPosition::default, |r| LogPosition { transaction: r.transaction, event: r.id }))
    }

    /// Whether the log can be read on from this place. It cannot where the place is that of another log, such as the
    /// one from before a backup was restored.
    pub async fn is_in_log(&self, position: LogPosition) -> Result<bool, StorageError> {
        if position == LogPosition::default() {
            return Ok(true);
        }
        let mut select = columns();
        select
            .and_where(Expr::col("id").eq(position.event))
            .and_where(Expr::col("transaction").eq(position.transaction));
        Ok(self.db.query_one(&select).await?.is_some())
    }

    /// The steps of an idea that are told in public, oldest first.
    pub async fn public_events_of_idea(&self, idea: domain::IdeaNumber) -> Result<Vec<Logged>, StorageError> {
        let mut select = columns();
        select
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("kind").is_in(TOLD))
            .order_by("id", Order::Asc)
            .limit(1_000);
        rows(&self.db, &select).await
    }
}

/// An event as a row of the log.
pub(crate) fn row(
    at: Timestamp,
    actor: Option<PersonId>,
    event: &Event,
) -> Result<events::ActiveModel, StorageError> {
    let data = serde_json::to_value(event)
        .map_err(|e| StorageError::Corrupt { what: "event", value: e.to_string() })?;
    let kind = data.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
    Ok(events::ActiveModel {
        at: Set(micros(at)),
        actor: Set(actor.map(|person| person.0)),
        kind: Set(kind),
        idea: Set(event.idea().map(|idea| idea.0)),
        data: Set(data.to_string()),
        ..Default::default()
    })
}

/// Takes up a log that was restored in another PostgreSQL, where transactions are numbered anew: its events would lie
/// beyond what can be read, and new ones before them. Moves events and readers down together, below every transaction
/// that is still open; how many events. Elsewhere it changes nothing, also while other nodes write.
pub(crate) async fn take_up_restored(db: &impl ConnectionTrait) -> Result<u64, StorageError> {
    const MOVE: &str = r#"
        WITH shift AS (
            SELECT max("transaction") - pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 1 AS distance
            FROM events
            HAVING max("transaction") >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
        ), moved AS (UPDATE readers SET "transaction" = "transaction" - distance FROM shift)
        UPDATE events SET "transaction" = "transaction" - distance FROM shift"#;
    Ok(db.execute_unprepared(MOVE).await?.rows_affected())
}

async fn read(
    db: &impl ConnectionTrait,
    engine: Engine,
    after: LogPosition,
    limit: u64,
) -> Result<Vec<Logged>, StorageError> {
    let mut select = readable(engine);
    let same = Condition::all()
        .add(Expr::col("transaction").eq(after.transaction))
        .add(Expr::col("id").gt(after.event));
    select
        .and_where(Expr::col("transaction").gte(after.transaction))
        .cond_where(Condition::any().add(Expr::col("transaction").gt(after.transaction)).add(same))
        .order_by("transaction", Order::Asc)
        .order_by("id", Order::Asc)
        .limit(limit);
    rows(db, &select).await
}

fn columns() -> SelectStatement {
    let mut select = Query::select();
    select.columns(["id", "transaction", "at", "actor", "data"]).from("events");
    select
}

/// The part of the log that can be read in order: on PostgreSQL below the oldest transaction that is still open.
fn readable(engine: Engine) -> SelectStatement {
    let mut select = columns();
    if engine == Engine::Postgres {
        select.and_where(
            Expr::col("transaction").lt(Expr::cust("pg_snapshot_xmin(pg_current_snapshot())::text::bigint")),
        );
    }
    select
}

async fn rows(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<Logged>, StorageError> {
    db.query_all(select).await?.iter().map(|row| Row::from_query_result(row, "")?.read()).collect()
}
