//! The second step of signing in: the shared secret, which code was used last, and the hashes of recovery codes.

use domain::PersonId;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter,
};

use crate::cells::{maybe_moment, micros, moment};
use crate::entities::{recovery_codes, second_factors};
use crate::{Reader, StorageError, Tx};

/// Somebody's second step, or the offer of one.
#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// What their app has, too.
    pub secret: Vec<u8>,
    /// When it was shown to them.
    pub offered_at: Timestamp,
    /// On which of their devices.
    pub device: i64,
    /// Since when it is asked for; none while it is only offered.
    pub confirmed_at: Option<Timestamp>,
    /// The step of the last code that was used.
    pub last_step: Option<i64>,
}

impl std::fmt::Debug for SecondFactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SecondFactor").field("confirmed_at", &self.confirmed_at).finish_non_exhaustive()
    }
}

impl TryFrom<second_factors::Model> for SecondFactor {
    type Error = StorageError;

    fn try_from(row: second_factors::Model) -> Result<Self, StorageError> {
        Ok(Self {
            offered_at: moment(row.offered_at)?,
            confirmed_at: maybe_moment(row.confirmed_at)?,
            secret: row.secret,
            device: row.device,
            last_step: row.last_step,
        })
    }
}

impl Tx {
    /// Keeps a secret that is shown to somebody, in the place of an earlier offer.
    pub async fn offer_second_factor(
        &self,
        person: PersonId,
        secret: &[u8],
        device: i64,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        self.clear_second_factors(&[person]).await?;
        let row = second_factors::ActiveModel {
            person: Set(person.0),
            secret: Set(secret.to_vec()),
            offered_at: Set(micros(at)),
            device: Set(device),
            confirmed_at: Set(None),
            last_step: Set(None),
        };
        second_factors::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// From now on it is asked for. `step` is that of the code by which they showed that their app has it.
    pub async fn turn_on_second_factor(
        &self,
        person: PersonId,
        step: i64,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = second_factors::ActiveModel {
            person: Set(person.0),
            confirmed_at: Set(Some(micros(at))),
            last_step: Set(Some(step)),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Somebody's second step, on or offered.
    pub async fn second_factor(&self, person: PersonId) -> Result<Option<SecondFactor>, StorageError> {
        second_factor(&self.db, person).await
    }

    /// Uses the code of a step; false where that one or a later one was used already. Of several at once one succeeds.
    pub async fn use_step(&self, person: PersonId, step: i64) -> Result<bool, StorageError> {
        let unused = second_factors::Column::LastStep.is_null().or(second_factors::Column::LastStep.lt(step));
        let used = second_factors::Entity::update_many()
            .col_expr(second_factors::Column::LastStep, Expr::value(step))
            .filter(second_factors::Column::Person.eq(person.0).and(unused))
            .exec(&self.db)
            .await?;
        Ok(used.rows_affected > 0)
    }

    /// Replaces the recovery codes of somebody.
    pub async fn set_recovery_codes(
        &self,
        person: PersonId,
        hashes: &[[u8; 32]],
    ) -> Result<(), StorageError> {
        recovery_codes::Entity::delete_many()
            .filter(recovery_codes::Column::Person.eq(person.0))
            .exec(&self.db)
            .await?;
        let rows = hashes
            .iter()
            .map(|hash| recovery_codes::ActiveModel { person: Set(person.0), code_hash: Set(hash.to_vec()) });
        recovery_codes::Entity::insert_many(rows).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Uses a recovery code up; how many are left, or nothing where it is none. Of several at once one succeeds.
    pub async fn use_recovery_code(
        &self,
        person: PersonId,
        hash: [u8; 32],
    ) -> Result<Option<u64>, StorageError> {
        let used = recovery_codes::Entity::delete_by_id((person.0, hash.to_vec())).exec(&self.db).await?;
        if used.rows_affected == 0 {
            return Ok(None);
        }
        recovery_codes_left(&self.db, person).await.map(Some)
    }

    /// Removes the second step of these people, on or offered, with their recovery codes.
    pub async fn clear_second_factors(&self, people: &[PersonId]) -> Result<(), StorageError> {
        let ids: Vec<i64> = people.iter().map(|person| person.0).collect();
        recovery_codes::Entity::delete_many()
            .filter(recovery_codes::Column::Person.is_in(ids.clone()))
            .exec(&self.db)
            .await?;
        second_factors::Entity::delete_many()
            .filter(second_factors::Column::Person.is_in(ids))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Clears what was offered before `before` and never turned on.
    pub async fn sweep_second_factors(&self, before: Timestamp) -> Result<(), StorageError> {
        second_factors::Entity::delete_many()
            .filter(second_factors::Column::ConfirmedAt.is_null())
            .filter(second_factors::Column::OfferedAt.lt(micros(before)))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl Reader {
    /// Somebody's second step, on or offered.
    pub async fn second_factor(&self, person: PersonId) -> Result<Option<SecondFactor>, StorageError> {
        second_factor(&self.db, person).await
    }

    /// How many recovery codes somebody has left.
    pub async fn recovery_codes_left(&self, person: PersonId) -> Result<u64, StorageError> {
        recovery_codes_left(&self.db, person).await
    }
}

async fn second_factor(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<SecondFactor>, StorageError> {
    second_factors::Entity::find_by_id(person.0).one(db).await?.map(SecondFactor::try_from).transpose()
}

async fn recovery_codes_left(db: &impl ConnectionTrait, person: PersonId) -> Result<u64, StorageError> {
    Ok(recovery_codes::Entity::find().filter(recovery_codes::Column::Person.eq(person.0)).count(db).await?)
}
