//! Mails that are planned for a moment and gather until then: one for each person, also where two events meet.

use std::collections::{HashMap, HashSet};

use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, OnConflict, Query};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use super::WAITING;
use crate::cells::{micros, moment};
use crate::entities::mails;
use crate::{Engine, StorageError, Tx};

/// A mail to queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMail<'a> {
    /// To whom.
    pub person: PersonId,
    /// Which kind, as the queue's user names it.
    pub kind: &'a str,
    /// What it is about, in JSON.
    pub matter: &'a str,
    /// The idea it gathers news of.
    pub idea: Option<IdeaNumber>,
    /// When it goes out; its date, too.
    pub planned_at: Timestamp,
}

impl Tx {
    /// Of these people those for whom a mail of this kind is planned and still gathers: at `planned_at`, or about `idea`
    /// not before it. Nobody takes these mails up until this transaction ends; one that is being taken up at this moment
    /// gathers no more.
    pub async fn gathering(
        &self,
        people: &[PersonId],
        kind: &str,
        idea: Option<IdeaNumber>,
        planned_at: Timestamp,
    ) -> Result<HashSet<PersonId>, StorageError> {
        let mut select = Query::select();
        select
            .column("person")
            .from("mails")
            .and_where(Expr::col("person").is_in(people.iter().map(|person| person.0)))
            .and_where(Expr::col("kind").eq(kind))
            .and_where(Expr::col("state").eq(WAITING))
            .and_where(Expr::col("attempts").eq(0));
        match idea {
            Some(idea) => select
                .and_where(Expr::col("idea").eq(idea.0))
                .and_where(Expr::col("planned_at").gte(micros(planned_at))),
            None => select.and_where(Expr::col("planned_at").eq(micros(planned_at))),
        };
        if self.engine == Engine::Postgres {
            select.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(PersonId(row.try_get("", "person")?))).collect()
    }

    /// When the last mail about an idea was to go to each of these people, where that is after `since`.
    pub async fn last_planned(
        &self,
        people: &[PersonId],
        idea: IdeaNumber,
        since: Timestamp,
    ) -> Result<HashMap<PersonId, Timestamp>, StorageError> {
        let mut select = Query::select();
        select
            .column("person")
            .expr_as(Expr::col("planned_at").max(), "last")
            .from("mails")
            .and_where(Expr::col("person").is_in(people.iter().map(|person| person.0)))
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("planned_at").gt(micros(since)))
            .group_by_col("person");
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok((PersonId(row.try_get("", "person")?), moment(row.try_get("", "last")?)?)))
            .collect()
    }

    /// Queues mails about an event; a second one of the same kind to the same person changes nothing.
    pub async fn plan_mails(
        &self,
        event: i64,
        new: &[NewMail<'_>],
        now: Timestamp,
    ) -> Result<(), StorageError> {
        if new.is_empty() {
            return Ok(());
        }
        let rows = new.iter().map(|mail| mails::ActiveModel {
            person: Set(mail.person.0),
            kind: Set(mail.kind.to_owned()),
            matter: Set(mail.matter.to_owned()),
            event: Set(event),
            state: Set(WAITING.to_owned()),
            attempts: Set(0),
            created_at: Set(micros(now)),
            due_at: Set(micros(mail.planned_at)),
            idea: Set(mail.idea.map(|idea| idea.0)),
            planned_at: Set(Some(micros(mail.planned_at))),
            ..Default::default()
        });
        let once = OnConflict::columns([mails::Column::Event, mails::Column::Person, mails::Column::Kind])
            .do_nothing()
            .to_owned();
        mails::Entity::insert_many(rows).on_conflict(once).exec_without_returning(&self.db).await?;
        Ok(())
    }
}
