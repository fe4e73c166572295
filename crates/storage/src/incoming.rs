//! Mail that came in: each taken once, and the addresses that take no mail.

use domain::PersonId;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::cells::micros;
use crate::entities::{bounces, incoming_mails, people};
use crate::people::Account;
use crate::{Reader, StorageError, Tx};

impl Tx {
    /// Notes that a mail came in; false where it did before. Another transaction with the same mail waits until this one
    /// ends.
    pub async fn note_incoming(&self, mail: [u8; 32], at: Timestamp) -> Result<bool, StorageError> {
        let row = incoming_mails::ActiveModel { mail_hash: Set(mail.to_vec()), at: Set(micros(at)) };
        let once = OnConflict::column(incoming_mails::Column::MailHash).do_nothing().to_owned();
        Ok(incoming_mails::Entity::insert(row).on_conflict(once).exec_without_returning(&self.db).await? > 0)
    }

    /// Notes that a mail to somebody came back, with the status that says why.
    pub async fn insert_bounce(
        &self,
        person: PersonId,
        status: &str,
        is_hard: bool,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = bounces::ActiveModel {
            person: Set(person.0),
            status: Set(status.to_owned()),
            hard: Set(is_hard),
            at: Set(micros(at)),
            ..Default::default()
        };
        row.insert(&self.db).await?;
        Ok(())
    }

    /// How many mails to somebody came back since `since`.
    pub async fn bounces_since(&self, person: PersonId, since: Timestamp) -> Result<u64, StorageError> {
        let find = bounces::Entity::find()
            .filter(bounces::Column::Person.eq(person.0))
            .filter(bounces::Column::At.gte(micros(since)));
        Ok(find.count(&self.db).await?)
    }

    /// Mails somebody no more; false where that was so already.
    pub async fn block_mail(&self, person: PersonId, at: Timestamp) -> Result<bool, StorageError> {
        let changed = people::Entity::update_many()
            .col_expr(people::Column::MailBlockedAt, Expr::value(micros(at)))
            .filter(people::Column::Id.eq(person.0).and(people::Column::MailBlockedAt.is_null()))
            .exec(&self.db)
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Mails somebody again, and forgets what came back; false where they were mailed anyway.
    pub async fn unblock_mail(&self, person: PersonId) -> Result<bool, StorageError> {
        bounces::Entity::delete_many().filter(bounces::Column::Person.eq(person.0)).exec(&self.db).await?;
        let changed = people::Entity::update_many()
            .col_expr(people::Column::MailBlockedAt, Expr::value(Option::<i64>::None))
            .filter(people::Column::Id.eq(person.0).and(people::Column::MailBlockedAt.is_not_null()))
            .exec(&self.db)
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Clears what need not be remembered: which mails came in before `mails_before`, and which came back before
    /// `bounces_before`.
    pub async fn sweep_incoming(
        &self,
        mails_before: Timestamp,
        bounces_before: Timestamp,
    ) -> Result<(), StorageError> {
        incoming_mails::Entity::delete_many()
            .filter(incoming_mails::Column::At.lt(micros(mails_before)))
            .exec(&self.db)
            .await?;
        bounces::Entity::delete_many()
            .filter(bounces::Column::At.lt(micros(bounces_before)))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl Reader {
    /// Those who are mailed no more because their address takes no mail, the last first; at most `limit`.
    pub async fn mail_blocked(&self, limit: u64) -> Result<Vec<Account>, StorageError> {
        let rows = people::Entity::find()
            .filter(people::Column::MailBlockedAt.is_not_null())
            .order_by_desc(people::Column::MailBlockedAt)
            .limit(limit)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Account::try_from).collect()
    }
}
