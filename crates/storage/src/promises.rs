//! Promises of organisations to answer: made, kept, dropped, and counted.

use domain::IdeaNumber;
use domain::organisations::OrganisationCode;
use domain::promises::{self, Kept, PromiseState};
use jiff::Timestamp;
use sea_orm::sea_query::{
    CaseStatement, Cond, Expr, ExprTrait, Func, JoinType, LockBehavior, LockType, Order, Query,
    SelectStatement,
};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::cells::{maybe_moment, micros, moment, word};
use crate::{Engine, Reader, StorageError, Tx};

/// A promise to answer an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Number.
    pub id: i64,
    /// The idea.
    pub idea: IdeaNumber,
    /// Code of the organisation.
    pub organisation: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// The beginning of the day before which there is an answer.
    pub due_at: Timestamp,
    /// What became of it.
    pub state: PromiseState,
    /// When it was answered.
    pub answered_at: Option<Timestamp>,
}

/// What an organisation made of its promises.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PromiseFigures {
    /// Code of the organisation.
    pub organisation: String,
    /// Answered in time.
    pub in_time: i64,
    /// Answered late.
    pub late: i64,
    /// Not answered, while the day is past.
    pub overdue: i64,
    /// Not answered yet, and there is time.
    pub waiting: i64,
}

impl PromiseFigures {
    /// Promises whose answer came, or should have.
    pub fn due(&self) -> i64 {
        self.in_time + self.late + self.overdue
    }

    /// Promises of which this became, or all.
    pub fn kept(&self, kept: Option<Kept>) -> i64 {
        match kept {
            None => self.due() + self.waiting,
            Some(Kept::InTime) => self.in_time,
            Some(Kept::Late) => self.late,
            Some(Kept::NotYet) => self.overdue + self.waiting,
        }
    }
}

/// The columns of a promise.
pub(crate) const COLUMNS: [&str; 7] =
    ["id", "idea", "organisation", "made_at", "due_at", "state", "answered_at"];

impl Tx {
    /// Within how many days an organisation answers; nothing where it is not there.
    pub async fn answer_days(&self, organisation: &OrganisationCode) -> Result<Option<i64>, StorageError> {
        let mut select = Query::select();
        select
            .column("answer_days")
            .from("organisations")
            .and_where(Expr::col("code").eq(organisation.as_str()));
        let row = self.db.query_one(&select).await?;
        Ok(row.map(|row| row.try_get("", "answer_days")).transpose()?)
    }

    /// Sets it, for promises from now on.
    pub async fn set_answer_days(
        &self,
        organisation: &OrganisationCode,
        days: i64,
    ) -> Result<(), StorageError> {
        let mut update = Query::update();
        update
            .table("organisations")
            .value("answer_days", days)
            .and_where(Expr::col("code").eq(organisation.as_str()));
        self.db.execute(&update).await?;
        Ok(())
    }

    /// Keeps a promise of `days` days from now.
    pub async fn insert_promise(
        &self,
        idea: IdeaNumber,
        organisation: &OrganisationCode,
        days: i64,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let due = promises::due_at(at, days);
        let remind = promises::next_reminder(at, due, at);
        let mut insert = Query::insert();
        insert
            .into_table("promises")
            .columns(["idea", "organisation", "made_at", "days", "due_at", "state", "remind_at"])
            .values_panic([
                idea.0.into(),
                organisation.as_str().into(),
                micros(at).into(),
                days.into(),
                micros(due).into(),
                PromiseState::Open.as_str().into(),
                remind.map(micros).into(),
            ]);
        self.db.execute(&insert).await?;
        Ok(())
    }

    /// The promises about an idea, the newest first. Lock the idea to change them.
    pub async fn promises_of(&self, idea: IdeaNumber) -> Result<Vec<Promise>, StorageError> {
        promises_of(&self.db, idea).await
    }

    /// Sees what became of the promises about an idea, from the answers to it that can be read: one that was answered is
    /// open again where the answer is gone. Whatever gives, takes back, hides or restores an answer calls this.
    pub async fn recount_answers(&self, idea: IdeaNumber) -> Result<(), StorageError> {
        let answers = self.official_answers_to(idea).await?;
        for promise in self.promises_of(idea).await? {
            if promise.state == PromiseState::Dropped {
                continue;
            }
            let first = answers.iter().find(|answer| {
                answer.is_readable
                    && answer.organisation == promise.organisation
                    && answer.at >= promise.made_at
            });
            let answered_at = first.map(|answer| answer.at);
            if answered_at != promise.answered_at {
                let state = answered_at.map_or(PromiseState::Open, |at| promises::kept(promise.due_at, at));
                let seen_until = promise.answered_at.unwrap_or(promise.made_at);
                self.set_promise(&promise, state, answered_at, seen_until).await?;
            }
        }
        Ok(())
    }

    /// Sets what became of a promise. An open one is reminded of what comes after `seen_until`.
    pub async fn set_promise(
        &self,
        promise: &Promise,
        state: PromiseState,
        answered_at: Option<Timestamp>,
        seen_until: Timestamp,
    ) -> Result<(), StorageError> {
        let remind = match state {
            PromiseState::Open => promises::next_reminder(promise.made_at, promise.due_at, seen_until),
            _ => None,
        };
        let mut update = Query::update();
        update
            .table("promises")
            .value("state", state.as_str())
            .value("answered_at", answered_at.map(micros))
            .value("remind_at", remind.map(micros))
            .and_where(Expr::col("id").eq(promise.id));
        self.db.execute(&update).await?;
        Ok(())
    }

    /// Nobody waits for an answer to this idea any more.
    pub async fn drop_promises(&self, idea: IdeaNumber, at: Timestamp) -> Result<(), StorageError> {
        let mut update = Query::update();
        update
            .table("promises")
            .value("state", PromiseState::Dropped.as_str())
            .value("remind_at", Option::<i64>::None)
            .value("dropped_at", micros(at))
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("state").eq(PromiseState::Open.as_str()));
        self.db.execute(&update).await?;
        Ok(())
    }

    /// An answer is waited for again where that ended at this moment, with its reminders from now on.
    pub(crate) async fn reopen_promises(
        &self,
        idea: IdeaNumber,
        dropped_at: Timestamp,
        now: Timestamp,
    ) -> Result<(), StorageError> {
        let mut select = whole();
        select
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("state").eq(PromiseState::Dropped.as_str()))
            .and_where(Expr::col("dropped_at").eq(micros(dropped_at)));
        for row in self.db.query_all(&select).await? {
            self.set_promise(&read(&row)?, PromiseState::Open, None, now).await?;
        }
        Ok(())
    }

    /// Open promises of which those who speak for the organisation are to be reminded now. What another node has in hand
    /// is left to it.
    pub async fn promises_to_remind(&self, now: Timestamp, limit: u64) -> Result<Vec<Promise>, StorageError> {
        let mut select = whole();
        select
            .and_where(Expr::col("remind_at").lte(micros(now)))
            .and_where(Expr::col("state").eq(PromiseState::Open.as_str()))
            .order_by("remind_at", Order::Asc)
            .limit(limit);
        if self.engine == Engine::Postgres {
            select.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        self.db.query_all(&select).await?.iter().map(read).collect()
    }

    /// Notes that they were reminded: the next time is the next moment after now.
    pub async fn set_reminded(&self, promise: &Promise, now: Timestamp) -> Result<(), StorageError> {
        self.set_promise(promise, PromiseState::Open, None, now).await
    }
}

impl Reader {
    /// The promises about an idea, the newest first.
    pub async fn promises_of(&self, idea: IdeaNumber) -> Result<Vec<Promise>, StorageError> {
        promises_of(&self.db, idea).await
    }

    /// Whether there is a promise to remind of, so that an idle site begins no transaction that writes.
    pub async fn next_reminder_due(&self) -> Result<Option<Timestamp>, StorageError> {
        let mut select = Query::select();
        select.expr_as(Func::min(Expr::col("remind_at")), "remind_at").from("promises");
        let row = self.db.query_one(&select).await?;
        let at: Option<i64> = row.map_or(Ok(None), |row| row.try_get("", "remind_at"))?;
        maybe_moment(at)
    }

    /// What organisations made of their promises; of one where it is given, of all that made any otherwise. While an idea
    /// is hidden nobody can answer it, so that nobody is said to be late with it.
    pub async fn promise_figures(
        &self,
        organisation: Option<&str>,
        now: Timestamp,
    ) -> Result<Vec<PromiseFigures>, StorageError> {
        let overdue: CaseStatement =
            CaseStatement::new().case(Expr::col(("p", "due_at")).lte(micros(now)), 1).finally(0);
        let mut select = Query::select();
        select
            .columns([("p", "organisation"), ("p", "state")])
            .expr_as(Func::count(Expr::col(("p", "id"))), "promises")
            .expr_as(Expr::expr(Func::sum(Expr::expr(overdue))).cast_as("bigint"), "past")
            .from_as("promises", "p")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("p", "idea")))
            .cond_where(answerable())
            .group_by_columns([("p", "organisation"), ("p", "state")])
            .order_by(("p", "organisation"), Order::Asc);
        if let Some(code) = organisation {
            select.and_where(Expr::col(("p", "organisation")).eq(code));
        }
        let mut all: Vec<PromiseFigures> = Vec::new();
        for row in self.db.query_all(&select).await? {
            let (organisation, state): (String, String) =
                (row.try_get("", "organisation")?, row.try_get("", "state")?);
            let (count, past): (i64, i64) = (row.try_get("", "promises")?, row.try_get("", "past")?);
            if all.last().is_none_or(|last| last.organisation != organisation) {
                all.push(PromiseFigures { organisation, ..PromiseFigures::default() });
            }
            let Some(figures) = all.last_mut() else { continue };
            match word("state of a promise", &state, PromiseState::parse)? {
                PromiseState::InTime => figures.in_time = count,
                PromiseState::Late => figures.late = count,
                PromiseState::Open => (figures.overdue, figures.waiting) = (past, count - past),
                PromiseState::Dropped => {}
            }
        }
        Ok(all)
    }
}

/// Of the promises `p` about the ideas `i`, those that were answered, or can be: while an idea is hidden nobody answers it.
pub(crate) fn answerable() -> Cond {
    let is_open = Expr::col(("p", "state")).eq(PromiseState::Open.as_str());
    Cond::any().add(is_open.not()).add(Expr::col(("i", "listed")).eq(true))
}

fn whole() -> SelectStatement {
    let mut select = Query::select();
    select.columns(COLUMNS).from("promises");
    select
}

async fn promises_of(db: &impl ConnectionTrait, idea: IdeaNumber) -> Result<Vec<Promise>, StorageError> {
    let mut select = whole();
    select.and_where(Expr::col("idea").eq(idea.0)).order_by("id", Order::Desc).limit(100);
    db.query_all(&select).await?.iter().map(read).collect()
}

/// A promise from its columns.
pub(crate) fn read(row: &QueryResult) -> Result<Promise, StorageError> {
    let state: String = row.try_get("", "state")?;
    Ok(Promise {
        id: row.try_get("", "id")?,
        idea: IdeaNumber(row.try_get("", "idea")?),
        organisation: row.try_get("", "organisation")?,
        made_at: moment(row.try_get("", "made_at")?)?,
        due_at: moment(row.try_get("", "due_at")?)?,
        state: word("state of a promise", &state, PromiseState::parse)?,
        answered_at: maybe_moment(row.try_get("", "answered_at")?)?,
    })
}
