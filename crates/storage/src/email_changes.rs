//! Addresses that are to be those of accounts, and putting one in the place of another.

use domain::PersonId;
use domain::people::{Email, NEW_ADDRESS_WITHIN};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};

use crate::cells::{micros, moment};
use crate::entities::people;
use crate::{Reader, StorageError, Tx};

/// An address that waits for proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmailChange {
    /// Number of the request.
    pub id: i64,
    /// The address, as it was typed.
    pub email: String,
    /// When it was asked.
    pub asked_at: Timestamp,
}

impl EmailChange {
    /// Until when its link works.
    pub fn until(&self) -> Timestamp {
        self.asked_at + NEW_ADDRESS_WITHIN
    }

    /// Whether its link still works.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.until() > now
    }
}

impl Tx {
    /// Keeps the address that somebody wants, in place of the one they wanted before; the number of the request. Lock the
    /// person first.
    pub async fn set_email_change(
        &self,
        person: PersonId,
        email: &Email,
        at: Timestamp,
    ) -> Result<i64, StorageError> {
        self.forget_email_change(person).await?;
        let mut insert = Query::insert();
        insert.into_table("email_changes").columns(["person", "email", "asked_at"]).values_panic([
            person.0.into(),
            email.as_str().into(),
            micros(at).into(),
        ]);
        self.db.execute(&insert).await?;
        Ok(self.email_change(person).await?.map_or(0, |change| change.id))
    }

    /// The address that somebody wants.
    pub async fn email_change(&self, person: PersonId) -> Result<Option<EmailChange>, StorageError> {
        email_change(&self.db, person).await
    }

    /// Forgets it; false where there was none.
    pub async fn forget_email_change(&self, person: PersonId) -> Result<bool, StorageError> {
        let mut delete = Query::delete();
        delete.from_table("email_changes").and_where(Expr::col("person").eq(person.0));
        Ok(self.db.execute(&delete).await?.rows_affected() > 0)
    }

    /// Clears what nobody proved since `asked_since`.
    pub async fn sweep_email_changes(&self, asked_since: Timestamp) -> Result<(), StorageError> {
        let mut delete = Query::delete();
        delete.from_table("email_changes").and_where(Expr::col("asked_at").lt(micros(asked_since)));
        self.db.execute(&delete).await?;
        Ok(())
    }

    /// Whose address this is; nobody's where all that has it is an account that was never confirmed, which goes: whoever
    /// asked for that did not show that they read mail there. Lock registration first.
    pub async fn free_email(&self, email: &Email) -> Result<Option<PersonId>, StorageError> {
        let Some(holder) = self.account_by_email(email).await? else { return Ok(None) };
        if holder.confirmed_at.is_some() {
            return Ok(Some(holder.id));
        }
        self.lock_person(holder.id).await?;
        if self.account(holder.id).await?.is_some_and(|holder| holder.confirmed_at.is_some()) {
            return Ok(Some(holder.id));
        }
        self.forget_unconfirmed(vec![holder.id.0]).await?;
        Ok(None)
    }

    /// Sets the address of somebody; see [`Tx::free_email`].
    pub async fn set_email(&self, id: PersonId, email: &Email) -> Result<(), StorageError> {
        let row = people::ActiveModel {
            id: Set(id.0),
            email: Set(Some(email.as_str().to_owned())),
            email_key: Set(Some(email.key())),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// The address that somebody wants.
    pub async fn email_change(&self, person: PersonId) -> Result<Option<EmailChange>, StorageError> {
        email_change(&self.db, person).await
    }
}

async fn email_change(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<EmailChange>, StorageError> {
    let mut select = Query::select();
    select
        .columns(["id", "email", "asked_at"])
        .from("email_changes")
        .and_where(Expr::col("person").eq(person.0));
    let Some(row) = db.query_one(&select).await? else { return Ok(None) };
    Ok(Some(EmailChange {
        id: row.try_get("", "id")?,
        email: row.try_get("", "email")?,
        asked_at: moment(row.try_get("", "asked_at")?)?,
    }))
}
