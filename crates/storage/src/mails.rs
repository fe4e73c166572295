//! The mail queue: what is to be sent to whom, filled from the log, claimed by one sender at a time.

mod given_up;
mod planned;

use domain::{MailId, PersonId};
use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict, Order, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
};

use crate::cells::{micros, moment};
use crate::entities::mails;
use crate::{Engine, Reader, StorageError, Tx};

pub use given_up::MailRow;
pub use planned::NewMail;

const WAITING: &str = "waiting";
const SENT: &str = "sent";
const DROPPED: &str = "dropped";
const REFUSED: &str = "refused";

/// A mail to be made and sent. It says what it is about, not the words: those are read when it goes out, so
/// that what was taken back in the meantime is not sent.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
struct Row {
    id: i64,
    person: i64,
    kind: String,
    matter: String,
    attempts: i64,
    created_at: i64,
    planned_at: Option<i64>,
}

/// A claimed mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Number; part of its `Message-ID`, so that a second try is the same mail.
    pub id: MailId,
    /// To whom.
    pub person: PersonId,
    /// Which kind, as the queue's user named it.
    pub kind: String,
    /// What it is about, in JSON.
    pub matter: String,
    /// Which try this is, from 1.
    pub attempt: u32,
    /// When it was queued, or planned for: its date, on every try.
    pub dated: Timestamp,
}

/// How a mail ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server took it.
    Sent,
    /// There was nothing left to say.
    Dropped,
    /// The server will never take it.
    Refused(String),
    /// To be tried again.
    Later(Timestamp, String),
}

/// How many mails there are of each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueState {
    /// To be sent.
    pub waiting: u64,
    /// Given up.
    pub refused: u64,
}

impl Tx {
    /// Queues a mail about an event; a second one of the same kind to the same person changes nothing.
    pub async fn enqueue_mail(
        &self,
        event: i64,
        person: PersonId,
        kind: &str,
        matter: &str,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let row = mails::ActiveModel {
            person: Set(person.0),
            kind: Set(kind.to_owned()),
            matter: Set(matter.to_owned()),
            event: Set(event),
            state: Set(WAITING.to_owned()),
            attempts: Set(0),
            created_at: Set(micros(now)),
            due_at: Set(micros(now)),
            ..Default::default()
        };
        let once = OnConflict::columns([mails::Column::Event, mails::Column::Person, mails::Column::Kind])
            .do_nothing()
            .to_owned();
        mails::Entity::insert(row).on_conflict(once).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Claims up to `limit` mails that are due. For `lease` nobody else gets them; after that, as when a node
    /// died while sending, they are due again.
    pub async fn claim_mails(
        &self,
        now: Timestamp,
        lease: SignedDuration,
        limit: u64,
    ) -> Result<Vec<Queued>, StorageError> {
        let mut due = Query::select();
        due.columns(["id", "person", "kind", "matter", "attempts", "created_at", "planned_at"])
            .from("mails")
            .and_where(Expr::col("state").eq(WAITING))
            .and_where(Expr::col("due_at").lte(micros(now)))
            .order_by("due_at", Order::Asc)
            .order_by("id", Order::Asc)
            .limit(limit);
        if self.engine == Engine::Postgres {
            due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        let rows = self.db.query_all(&due).await?;
        let rows: Vec<Row> =
            rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<_, _>>()?;
        mails::Entity::update_many()
            .col_expr(mails::Column::DueAt, Expr::value(micros(now + lease)))
            .col_expr(mails::Column::Attempts, Expr::col(mails::Column::Attempts).add(1))
            .filter(mails::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .exec(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(Queued {
                    id: MailId(row.id),
                    person: PersonId(row.person),
                    kind: row.kind,
                    matter: row.matter,
                    attempt: u32::try_from(row.attempts + 1).unwrap_or(u32::MAX),
                    dated: moment(row.planned_at.unwrap_or(row.created_at))?,
                })
            })
            .collect()
    }

    /// Notes how claimed mails ended. One that was cleared in the meantime is passed over.
    pub async fn settle_mails(
        &self,
        ended: &[(MailId, Outcome)],
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let all = |outcome: &Outcome| {
            ended.iter().filter(|(_, o)| o == outcome).map(|(id, _)| id.0).collect::<Vec<_>>()
        };
        let (sent, dropped) = (all(&Outcome::Sent), all(&Outcome::Dropped));
        if !sent.is_empty() {
            let row = mails::ActiveModel {
                state: Set(SENT.to_owned()),
                sent_at: Set(Some(micros(now))),
                ..Default::default()
            };
            self.settle(sent, row).await?;
        }
        if !dropped.is_empty() {
            let row = mails::ActiveModel { state: Set(DROPPED.to_owned()), ..Default::default() };
            self.settle(dropped, row).await?;
        }
        for (id, outcome) in ended {
            let mut row = mails::ActiveModel { ..Default::default() };
            match outcome {
                Outcome::Sent | Outcome::Dropped => continue,
                Outcome::Refused(error) => {
                    row.state = Set(REFUSED.to_owned());
                    row.last_error = Set(Some(error.clone()));
                }
                Outcome::Later(due_at, error) => {
                    row.due_at = Set(micros(*due_at));
                    row.last_error = Set(Some(error.clone()));
                }
            }
            self.settle(vec![id.0], row).await?;
        }
        Ok(())
    }

    async fn settle(&self, ids: Vec<i64>, row: mails::ActiveModel) -> Result<(), StorageError> {
        mails::Entity::update_many().set(row).filter(mails::Column::Id.is_in(ids)).exec(&self.db).await?;
        Ok(())
    }

    /// Clears mails from before `ended_before` that ended well, and those from before `refused_before` that were
    /// refused, which stay longer for the administrator.
    pub async fn sweep_mails(
        &self,
        ended_before: Timestamp,
        refused_before: Timestamp,
    ) -> Result<(), StorageError> {
        let ended = mails::Column::State.is_in([SENT, DROPPED]);
        let refused = mails::Column::State.eq(REFUSED);
        let old = ended
            .and(mails::Column::CreatedAt.lt(micros(ended_before)))
            .or(refused.and(mails::Column::CreatedAt.lt(micros(refused_before))));
        mails::Entity::delete_many().filter(old).exec(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// What waits and what was given up.
    pub async fn mail_queue(&self) -> Result<QueueState, StorageError> {
        let count = |state: &'static str| {
            mails::Entity::find().filter(mails::Column::State.eq(state)).count(&self.db)
        };
        Ok(QueueState { waiting: count(WAITING).await?, refused: count(REFUSED).await? })
    }

    /// When the next mail is due.
    pub async fn next_mail_due(&self) -> Result<Option<Timestamp>, StorageError> {
        let mut select = Query::select();
        select
            .column("due_at")
            .from("mails")
            .and_where(Expr::col("state").eq(WAITING))
            .order_by("due_at", Order::Asc)
            .limit(1);
        let row = self.db.query_one(&select).await?;
        row.map(|row| moment(row.try_get("", "due_at")?)).transpose()
    }
}
