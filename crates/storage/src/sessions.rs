//! Sessions: who is signed in, by the hash of the token in their cookie.

use domain::PersonId;
use domain::people::{Language, Role};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::cells::{maybe_moment, micros, moment, word};
use crate::entities::sessions;
use crate::{Reader, StorageError, Tx};

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub person: PersonId,
    /// Shown name.
    pub name: String,
    /// The word in their page's address.
    pub handle: String,
    /// Role.
    pub role: Role,
    /// Until when they are suspended.
    pub suspended_until: Option<Timestamp>,
    /// Language of their pages.
    pub language: Language,
    /// When it was last used, give or take an hour.
    pub seen_at: Timestamp,
    /// Whether they have a second step.
    pub has_second_factor: bool,
}

/// A session as its owner knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSession {
    /// The hash of the token in the cookie.
    pub hash: Vec<u8>,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, give or take an hour.
    pub seen_at: Timestamp,
    /// What the browser said of itself.
    pub user_agent: String,
}

#[derive(FromQueryResult)]
struct Row {
    person: i64,
    name: String,
    handle: String,
    role: String,
    suspended_until: Option<i64>,
    language: String,
    seen_at: i64,
    second_factor: Option<i64>,
}

impl Tx {
    /// Opens a session.
    pub async fn insert_session(
        &self,
        hash: [u8; 32],
        person: PersonId,
        now: Timestamp,
        user_agent: &str,
    ) -> Result<(), StorageError> {
        let row = sessions::ActiveModel {
            token_hash: Set(hash.to_vec()),
            person: Set(person.0),
            created_at: Set(micros(now)),
            seen_at: Set(micros(now)),
            user_agent: Set(user_agent.chars().take(200).collect()),
        };
        sessions::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Notes that a session is in use.
    pub async fn touch_session(&self, hash: [u8; 32], now: Timestamp) -> Result<(), StorageError> {
        sessions::Entity::update_many()
            .col_expr(sessions::Column::SeenAt, Expr::value(micros(now)))
            .filter(sessions::Column::TokenHash.eq(hash.to_vec()))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Ends a session; whose it was, if there was one.
    pub async fn delete_session(&self, hash: [u8; 32]) -> Result<Option<PersonId>, StorageError> {
        let row = sessions::Entity::find_by_id(hash.to_vec()).one(&self.db).await?;
        sessions::Entity::delete_by_id(hash.to_vec()).exec(&self.db).await?;
        Ok(row.map(|row| PersonId(row.person)))
    }

    /// The hashes of all sessions of somebody.
    pub async fn sessions_of(&self, person: PersonId) -> Result<Vec<Vec<u8>>, StorageError> {
        let hashes = sessions::Entity::find()
            .select_only()
            .column(sessions::Column::TokenHash)
            .filter(sessions::Column::Person.eq(person.0))
            .into_tuple();
        Ok(hashes.all(&self.db).await?)
    }

    /// Ends these sessions; how many of them there still were.
    pub async fn delete_sessions(&self, hashes: Vec<Vec<u8>>) -> Result<u64, StorageError> {
        let ended = sessions::Entity::delete_many().filter(sessions::Column::TokenHash.is_in(hashes));
        Ok(ended.exec(&self.db).await?.rows_affected)
    }

    /// Ends all sessions of somebody.
    pub async fn delete_sessions_of(&self, person: PersonId) -> Result<(), StorageError> {
        sessions::Entity::delete_many().filter(sessions::Column::Person.eq(person.0)).exec(&self.db).await?;
        Ok(())
    }

    /// Clears sessions not used since `before`.
    pub async fn sweep_sessions(&self, before: Timestamp) -> Result<(), StorageError> {
        sessions::Entity::delete_many()
            .filter(sessions::Column::SeenAt.lt(micros(before)))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl Reader {
    /// The session of a token, used since `used_since`.
    pub async fn session(
        &self,
        hash: [u8; 32],
        used_since: Timestamp,
    ) -> Result<Option<Session>, StorageError> {
        let mut select = Query::select();
        select
            .columns([
                ("s", "person"),
                ("s", "seen_at"),
                ("p", "name"),
                ("p", "handle"),
                ("p", "role"),
                ("p", "suspended_until"),
                ("p", "language"),
            ])
            .expr_as(Expr::col(("f", "confirmed_at")), "second_factor")
            .from_as("sessions", "s")
            .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("s", "person")))
            .join_as(
                JoinType::LeftJoin,
                "second_factors",
                "f",
                Expr::col(("f", "person")).equals(("s", "person")),
            )
            .and_where(Expr::col(("s", "token_hash")).eq(hash.to_vec()))
            .and_where(Expr::col(("s", "seen_at")).gt(micros(used_since)));
        let Some(row) = self.db.query_one(&select).await? else { return Ok(None) };
        let row = Row::from_query_result(&row, "")?;
        Ok(Some(Session {
            person: PersonId(row.person),
            role: word("role", &row.role, Role::parse)?,
            suspended_until: maybe_moment(row.suspended_until)?,
            language: word("language", &row.language, Language::parse)?,
            seen_at: moment(row.seen_at)?,
            has_second_factor: row.second_factor.is_some(),
            name: row.name,
            handle: row.handle,
        }))
    }

    /// The sessions of somebody, used since `used_since`, the last used first.
    pub async fn open_sessions(
        &self,
        person: PersonId,
        used_since: Timestamp,
    ) -> Result<Vec<OpenSession>, StorageError> {
        let rows = sessions::Entity::find()
            .filter(sessions::Column::Person.eq(person.0))
            .filter(sessions::Column::SeenAt.gt(micros(used_since)))
            .order_by_desc(sessions::Column::SeenAt)
            .order_by_desc(sessions::Column::CreatedAt)
            .all(&self.db)
            .await?;
        let open = |row: sessions::Model| {
            Ok(OpenSession {
                since: moment(row.created_at)?,
                seen_at: moment(row.seen_at)?,
                hash: row.token_hash,
                user_agent: row.user_agent,
            })
        };
        rows.into_iter().map(open).collect()
    }
}
