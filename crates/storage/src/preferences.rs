//! What people chose to be told, where and how soon, and the zone their day is in.

use domain::PersonId;
use domain::notices::{Choice, Frequency, MailKind, ZoneName};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::cells::{micros, word};
use crate::entities::{mail_preferences, people};
use crate::{Reader, StorageError, Tx};

impl Tx {
    /// Chooses where a kind of notice is seen and how soon it is mailed.
    pub async fn set_preference(
        &self,
        id: PersonId,
        kind: MailKind,
        choice: Choice,
    ) -> Result<(), StorageError> {
        let row = mail_preferences::ActiveModel {
            person: Set(id.0),
            kind: Set(kind.as_str().to_owned()),
            frequency: Set(choice.mail.as_str().to_owned()),
            site_off: Set(!choice.in_site),
        };
        let mut newest =
            OnConflict::columns([mail_preferences::Column::Person, mail_preferences::Column::Kind]);
        newest.update_columns([mail_preferences::Column::Frequency, mail_preferences::Column::SiteOff]);
        mail_preferences::Entity::insert(row).on_conflict(newest).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// What somebody chose, kind by kind; what they did not choose is not among it.
    pub async fn preferences(&self, id: PersonId) -> Result<Vec<(MailKind, Choice)>, StorageError> {
        preferences(&self.db, id).await
    }

    /// Sets the zone whose midnight ends somebody's day.
    pub async fn set_time_zone(&self, id: PersonId, zone: &ZoneName) -> Result<(), StorageError> {
        let row = people::ActiveModel {
            id: Set(id.0),
            time_zone: Set(zone.as_str().to_owned()),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Suspends somebody until a moment, or no longer.
    pub async fn set_suspended(&self, id: PersonId, until: Option<Timestamp>) -> Result<(), StorageError> {
        let row = people::ActiveModel {
            id: Set(id.0),
            suspended_until: Set(until.map(micros)),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// What somebody chose, kind by kind; what they did not choose is not among it.
    pub async fn preferences(&self, id: PersonId) -> Result<Vec<(MailKind, Choice)>, StorageError> {
        preferences(&self.db, id).await
    }
}

async fn preferences(
    db: &impl sea_orm::ConnectionTrait,
    id: PersonId,
) -> Result<Vec<(MailKind, Choice)>, StorageError> {
    let rows =
        mail_preferences::Entity::find().filter(mail_preferences::Column::Person.eq(id.0)).all(db).await?;
    rows.iter()
        .map(|row| {
            let mail = word("frequency", &row.frequency, Frequency::parse)?;
            Ok((word("kind of notice", &row.kind, MailKind::parse)?, Choice { mail, in_site: !row.site_off }))
        })
        .collect()
}
