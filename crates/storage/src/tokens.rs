//! The one-time tokens of mails and sign-in links, kept as hashes.

use domain::PersonId;
use jiff::Timestamp;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::cells::micros;
use crate::entities::tokens;
use crate::{Reader, StorageError, Tx};

/// What a one-time token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To prove that an address is one's own.
    Confirm,
    /// To choose a new password.
    ResetPassword,
    /// To prove that a work address is one's own.
    WorkAddress,
    /// To prove that the address an account is to have is one's own.
    NewAddress,
    /// To sign in without a password, printed by the command line.
    SignIn,
    /// To give the code of the second step after the right password.
    SecondStep,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Confirm => "confirm",
            Self::ResetPassword => "reset-password",
            Self::WorkAddress => "work-address",
            Self::NewAddress => "new-address",
            Self::SignIn => "sign-in",
            Self::SecondStep => "second-step",
        }
    }
}

impl Tx {
    /// Keeps the hash of a one-time token; earlier ones for the same purpose stay good until they expire.
    pub async fn insert_token(
        &self,
        hash: [u8; 32],
        person: PersonId,
        purpose: Purpose,
        now: Timestamp,
        expires_at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = tokens::ActiveModel {
            token_hash: Set(hash.to_vec()),
            person: Set(person.0),
            purpose: Set(purpose.as_str().to_owned()),
            created_at: Set(micros(now)),
            expires_at: Set(micros(expires_at)),
        };
        tokens::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Whose token this is, as long as it is good.
    pub async fn token(
        &self,
        hash: [u8; 32],
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<Option<PersonId>, StorageError> {
        token(&self.db, hash, purpose, now).await
    }

    /// Makes one token void; false where it was so already.
    pub async fn void_token(&self, hash: [u8; 32]) -> Result<bool, StorageError> {
        let voided = tokens::Entity::delete_by_id(hash.to_vec()).exec(&self.db).await?;
        Ok(voided.rows_affected > 0)
    }

    /// Makes all tokens of somebody for a purpose void.
    pub async fn void_tokens(&self, person: PersonId, purpose: Purpose) -> Result<(), StorageError> {
        tokens::Entity::delete_many()
            .filter(tokens::Column::Person.eq(person.0).and(tokens::Column::Purpose.eq(purpose.as_str())))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl Reader {
    /// Whose token this is, as long as it is good.
    pub async fn token(
        &self,
        hash: [u8; 32],
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<Option<PersonId>, StorageError> {
        token(&self.db, hash, purpose, now).await
    }
}

async fn token(
    db: &impl ConnectionTrait,
    hash: [u8; 32],
    purpose: Purpose,
    now: Timestamp,
) -> Result<Option<PersonId>, StorageError> {
    let row = tokens::Entity::find_by_id(hash.to_vec())
        .filter(tokens::Column::Purpose.eq(purpose.as_str()))
        .filter(tokens::Column::ExpiresAt.gt(micros(now)))
        .one(db)
        .await?;
    Ok(row.map(|row| PersonId(row.person)))
}
