//! When somebody last looked at an idea, and what they had seen of its discussion by then.

use domain::visits::Visit;
use domain::{CommentId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::cells::{micros, moment};
use crate::entities::visits;
use crate::{Reader, StorageError, Tx};

impl Tx {
    /// Notes a visit in the place of the one before.
    pub async fn set_visit(
        &self,
        person: PersonId,
        idea: IdeaNumber,
        visit: &Visit,
    ) -> Result<(), StorageError> {
        use visits::Column;
        let row = visits::ActiveModel {
            person: Set(person.0),
            idea: Set(idea.0),
            seen: Set(visit.seen.0),
            new_after: Set(visit.new_after.0),
            device: Set(visit.device),
            at: Set(micros(visit.at)),
        };
        let mut newest = OnConflict::columns([Column::Person, Column::Idea]);
        newest.update_columns([Column::Seen, Column::NewAfter, Column::Device, Column::At]);
        visits::Entity::insert(row).on_conflict(newest).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Clears visits from before `before`: to who comes back later, all is new.
    pub async fn sweep_visits(&self, before: Timestamp) -> Result<(), StorageError> {
        visits::Entity::delete_many().filter(visits::Column::At.lt(micros(before))).exec(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// Somebody's last visit to an idea.
    pub async fn visit(&self, person: PersonId, idea: IdeaNumber) -> Result<Option<Visit>, StorageError> {
        let row = visits::Entity::find_by_id((person.0, idea.0)).one(&self.db).await?;
        row.map(|row| {
            Ok(Visit {
                seen: CommentId(row.seen),
                new_after: CommentId(row.new_after),
                device: row.device,
                at: moment(row.at)?,
            })
        })
        .transpose()
    }
}
