//! Closed accounts: who is called *iemand die is vertrokken*, and for a time what they were called before, so that a
//! decision that is reversed leaves nothing behind.

use domain::PersonId;
use domain::people::{DEPARTED, Name, Role};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::cells::micros;
use crate::entities::{closed_accounts, name_words, people, sessions, tokens};
use crate::people::words_of;
use crate::{StorageError, Tx};

/// A suspension that does not end by itself: a closed account reads and objects, and does nothing else.
pub(crate) const FOR_GOOD: i64 = 253_370_764_800_000_000;

impl Tx {
    /// Closes an account: what they wrote stays, without their name, and they write no more.
    pub async fn close_account(&self, id: PersonId, at: Timestamp) -> Result<(), StorageError> {
        let Some(person) = people::Entity::find_by_id(id.0).one(&self.db).await? else { return Ok(()) };
        let kept = closed_accounts::ActiveModel {
            person: Set(id.0),
            name: Set(person.name),
            handle: Set(person.handle),
            role: Set(person.role),
            at: Set(micros(at)),
        };
        closed_accounts::Entity::insert(kept).exec_without_returning(&self.db).await?;
        name_words::Entity::delete_many().filter(name_words::Column::Person.eq(id.0)).exec(&self.db).await?;
        let row = people::ActiveModel {
            id: Set(id.0),
            name: Set(DEPARTED.to_owned()),
            handle: Set(format!("vertrokken-{id}")),
            role: Set(Role::Participant.as_str().to_owned()),
            suspended_until: Set(Some(FOR_GOOD)),
            closed_at: Set(Some(micros(at))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        self.clear_second_factors(&[id]).await
    }

    /// Opens a closed account again, with all it was; false where it was erased in the meantime. `suspended_until` is what
    /// other decisions say.
    pub async fn reopen_account(
        &self,
        id: PersonId,
        suspended_until: Option<Timestamp>,
    ) -> Result<bool, StorageError> {
        let Some(kept) = closed_accounts::Entity::find_by_id(id.0).one(&self.db).await? else {
            return Ok(false);
        };
        let handle = self.free_handle(&kept.handle).await?;
        if let Ok(name) = Name::parse(&kept.name) {
            self.set_name_words(id, &words_of(&name, &handle)).await?;
        }
        let row = people::ActiveModel {
            id: Set(id.0),
            name: Set(kept.name),
            handle: Set(handle),
            role: Set(kept.role),
            suspended_until: Set(suspended_until.map(micros)),
            closed_at: Set(None),
            ..Default::default()
        };
        row.update(&self.db).await?;
        closed_accounts::Entity::delete_by_id(id.0).exec(&self.db).await?;
        Ok(true)
    }

    /// Erases what is left of accounts closed before `before`, save those that wait for a decision on an objection.
    pub async fn sweep_closed_accounts(&self, before: Timestamp) -> Result<(), StorageError> {
        let mut waiting = Query::select();
        waiting
            .column("person")
            .from("objections")
            .and_where(Expr::col("decided_at").is_null())
            .and_where(Expr::col("person").is_not_null());
        let ids: Vec<i64> = closed_accounts::Entity::find()
            .select_only()
            .column(closed_accounts::Column::Person)
            .filter(closed_accounts::Column::At.lt(micros(before)))
            .filter(closed_accounts::Column::Person.not_in_subquery(waiting))
            .order_by_asc(closed_accounts::Column::Person)
            .limit(500)
            .into_tuple()
            .all(&self.db)
            .await?;
        sessions::Entity::delete_many()
            .filter(sessions::Column::Person.is_in(ids.clone()))
            .exec(&self.db)
            .await?;
        tokens::Entity::delete_many()
            .filter(tokens::Column::Person.is_in(ids.clone()))
            .exec(&self.db)
            .await?;
        people::Entity::update_many()
            .col_expr(people::Column::Email, Expr::value(None::<String>))
            .col_expr(people::Column::EmailKey, Expr::value(None::<String>))
            .col_expr(people::Column::PasswordHash, Expr::value(None::<String>))
            .filter(people::Column::Id.is_in(ids.clone()))
            .exec(&self.db)
            .await?;
        let erased: Vec<PersonId> = ids.iter().copied().map(PersonId).collect();
        self.clear_second_factors(&erased).await?;
        closed_accounts::Entity::delete_many()
            .filter(closed_accounts::Column::Person.is_in(ids))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}
