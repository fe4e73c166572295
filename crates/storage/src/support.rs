//! Support and following: one per person for each idea, exact also when two clicks meet.

use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::cells::micros;
use crate::entities::{follows, ideas, supports};
use crate::{Reader, StorageError, Tx};

impl Tx {
    /// Adds support; false where it was given already.
    pub async fn add_support(
        &self,
        idea: IdeaNumber,
        person: PersonId,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let row = supports::ActiveModel {
            idea: Set(idea.0),
            person: Set(person.0),
            at: Set(micros(at)),
            apart: Set(false),
        };
        let once =
            OnConflict::columns([supports::Column::Idea, supports::Column::Person]).do_nothing().to_owned();
        let added =
            supports::Entity::insert(row).on_conflict(once).exec_without_returning(&self.db).await? > 0;
        if added {
            self.count_support(idea, 1).await?;
            self.count_once(idea, person).await?;
        }
        Ok(added)
    }

    /// Takes support back; false where there was none.
    pub async fn remove_support(&self, idea: IdeaNumber, person: PersonId) -> Result<bool, StorageError> {
        let row = supports::Entity::find_by_id((idea.0, person.0)).one(&self.db).await?;
        let removed =
            supports::Entity::delete_by_id((idea.0, person.0)).exec(&self.db).await?.rows_affected > 0;
        if removed {
            if row.is_some_and(|row| row.apart) {
                self.count_support_apart(idea, -1).await?;
            } else {
                self.count_support(idea, -1).await?;
            }
            self.stay_away(idea, person).await?;
        }
        Ok(removed)
    }

    pub(crate) async fn count_support(&self, idea: IdeaNumber, by: i64) -> Result<(), StorageError> {
        ideas::Entity::update_many()
            .col_expr(ideas::Column::Supports, Expr::col(ideas::Column::Supports).add(by))
            .filter(ideas::Column::Number.eq(idea.0))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Follows an idea or leaves it; false where nothing changed.
    pub async fn set_follow(
        &self,
        idea: IdeaNumber,
        person: PersonId,
        active: bool,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let before = follows::Entity::find_by_id((idea.0, person.0)).one(&self.db).await?;
        if before.as_ref().map_or(!active, |row| row.active == active) {
            return Ok(false);
        }
        let mut newest = OnConflict::columns([follows::Column::Idea, follows::Column::Person]);
        newest.update_columns([follows::Column::Active, follows::Column::At]);
        follows::Entity::insert(follow(idea, person, active, at))
            .on_conflict(newest)
            .exec_without_returning(&self.db)
            .await?;
        Ok(true)
    }

    /// Follows an idea because of what somebody did there, unless they left it before; false where nothing changed.
    pub async fn follow_by_default(
        &self,
        idea: IdeaNumber,
        person: PersonId,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let unless_known =
            OnConflict::columns([follows::Column::Idea, follows::Column::Person]).do_nothing().to_owned();
        let row = follow(idea, person, true, at);
        Ok(follows::Entity::insert(row).on_conflict(unless_known).exec_without_returning(&self.db).await? > 0)
    }
}

impl Reader {
    /// Whether somebody supports an idea, and whether they follow it.
    pub async fn standing(&self, idea: IdeaNumber, person: PersonId) -> Result<(bool, bool), StorageError> {
        let support = supports::Entity::find_by_id((idea.0, person.0)).one(&self.db).await?;
        let follow = follows::Entity::find_by_id((idea.0, person.0)).one(&self.db).await?;
        Ok((support.is_some(), follow.is_some_and(|row| row.active)))
    }
}

fn follow(idea: IdeaNumber, person: PersonId, active: bool, at: Timestamp) -> follows::ActiveModel {
    follows::ActiveModel {
        idea: Set(idea.0),
        person: Set(person.0),
        active: Set(active),
        at: Set(micros(at)),
    }
}
