//! People: accounts, roles and preferences.

use std::collections::{BTreeSet, HashMap};

use domain::PersonId;
use domain::notices::Reach;
use domain::people::{Email, Function, Language, Name, Role};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Func, LikeExpr, LockType};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::cells::{maybe_moment, micros, moment, word};
use crate::entities::{bounces, name_words, people, tokens};
use crate::{Engine, Reader, StorageError, Tx};

/// Somebody, with what only they and the site know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Number.
    pub id: PersonId,
    /// The word in their page's address.
    pub handle: String,
    /// Shown name.
    pub name: String,
    /// Self-declared function.
    pub function: Function,
    /// Role.
    pub role: Role,
    /// Language of their pages and mails.
    pub language: Language,
    /// Address; none for the author of imported content.
    pub email: Option<String>,
    /// Hash in the PHC format; none for those who cannot sign in with a password.
    pub password_hash: Option<String>,
    /// When they came.
    pub created_at: Timestamp,
    /// When they proved that the address is theirs.
    pub confirmed_at: Option<Timestamp>,
    /// Name in the IANA database of the zone whose midnight ends their day.
    pub time_zone: String,
    /// Until when they are suspended.
    pub suspended_until: Option<Timestamp>,
    /// Since when their address takes no mail.
    pub mail_blocked_at: Option<Timestamp>,
    /// When the account was closed.
    pub closed_at: Option<Timestamp>,
}

impl Account {
    /// What decides whether they can be mailed.
    pub fn reach(&self) -> Reach {
        Reach {
            confirmed_at: self.confirmed_at,
            suspended_until: self.suspended_until,
            mail_blocked_at: self.mail_blocked_at,
        }
    }
}

impl TryFrom<people::Model> for Account {
    type Error = StorageError;

    fn try_from(row: people::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: PersonId(row.id),
            function: word("function", &row.function, Function::parse)?,
            role: word("role", &row.role, Role::parse)?,
            language: word("language", &row.language, Language::parse)?,
            created_at: moment(row.created_at)?,
            confirmed_at: maybe_moment(row.confirmed_at)?,
            suspended_until: maybe_moment(row.suspended_until)?,
            mail_blocked_at: maybe_moment(row.mail_blocked_at)?,
            closed_at: maybe_moment(row.closed_at)?,
            time_zone: row.time_zone,
            handle: row.handle,
            name: row.name,
            email: row.email,
            password_hash: row.password_hash,
        })
    }
}

/// A new row.
#[derive(Debug)]
pub struct NewPerson<'a> {
    /// Shown name.
    pub name: &'a Name,
    /// Self-declared function.
    pub function: Function,
    /// Role.
    pub role: Role,
    /// Language.
    pub language: Language,
    /// Address; none for the author of imported content.
    pub email: Option<&'a Email>,
    /// Hash in the PHC format.
    pub password_hash: Option<String>,
    /// What an import file calls this person.
    pub import_key: Option<&'a str>,
    /// Now.
    pub created_at: Timestamp,
    /// Set where the address needs no mail to be confirmed.
    pub confirmed_at: Option<Timestamp>,
}

impl Tx {
    /// Waits until no other transaction registers somebody, so that an address or a handle that is free stays so.
    pub async fn lock_registration(&self) -> Result<(), StorageError> {
        if self.engine == Engine::Postgres {
            self.db.execute_unprepared("SELECT pg_advisory_xact_lock(4417090318)").await?;
        }
        Ok(())
    }

    /// Adds somebody; the handle gets a number behind it where it is taken.
    pub async fn insert_person(&self, new: &NewPerson<'_>) -> Result<PersonId, StorageError> {
        let handle = self.free_handle(&new.name.handle()).await?;
        let row = people::ActiveModel {
            handle: Set(handle.clone()),
            name: Set(new.name.as_str().to_owned()),
            function: Set(new.function.as_str().to_owned()),
            role: Set(new.role.as_str().to_owned()),
            language: Set(new.language.as_str().to_owned()),
            email: Set(new.email.map(|e| e.as_str().to_owned())),
            email_key: Set(new.email.map(Email::key)),
            password_hash: Set(new.password_hash.clone()),
            import_key: Set(new.import_key.map(str::to_owned)),
            created_at: Set(micros(new.created_at)),
            confirmed_at: Set(new.confirmed_at.map(micros)),
            ..Default::default()
        };
        let id = PersonId(row.insert(&self.db).await?.id);
        self.set_name_words(id, &words_of(new.name, &handle)).await?;
        Ok(id)
    }

    pub(crate) async fn free_handle(&self, wanted: &str) -> Result<String, StorageError> {
        let taken: Vec<String> = people::Entity::find()
            .select_only()
            .column(people::Column::Handle)
            .filter(
                Condition::any()
                    .add(people::Column::Handle.eq(wanted))
                    .add(people::Column::Handle.starts_with(format!("{wanted}-"))),
            )
            .into_tuple()
            .all(&self.db)
            .await?;
        let mut handles = std::iter::once(wanted.to_owned()).chain((2..).map(|n| format!("{wanted}-{n}")));
        Ok(handles.find(|handle| !taken.contains(handle)).unwrap_or_else(|| wanted.to_owned()))
    }

    /// Somebody by number.
    pub async fn account(&self, id: PersonId) -> Result<Option<Account>, StorageError> {
        account(&self.db, id).await
    }

    /// Waits until no other transaction of this person is at work, so that the second half of a double click sees
    /// what the first did. Rows that refer to the person can still be added.
    pub async fn lock_person(&self, id: PersonId) -> Result<(), StorageError> {
        people::Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate).one(&self.db).await?;
        Ok(())
    }

    /// Somebody by address, in whichever case it was typed.
    pub async fn account_by_email(&self, email: &Email) -> Result<Option<Account>, StorageError> {
        account_by_email(&self.db, email).await
    }

    /// The author an import file calls `key`.
    pub async fn person_by_import_key(&self, key: &str) -> Result<Option<PersonId>, StorageError> {
        let row = people::Entity::find().filter(people::Column::ImportKey.eq(key)).one(&self.db).await?;
        Ok(row.map(|row| PersonId(row.id)))
    }

    /// Notes that the address was proved; the first moment stays.
    pub async fn confirm_person(&self, id: PersonId, at: Timestamp) -> Result<bool, StorageError> {
        let changed = people::Entity::update_many()
            .col_expr(people::Column::ConfirmedAt, Expr::value(micros(at)))
            .filter(people::Column::Id.eq(id.0).and(people::Column::ConfirmedAt.is_null()))
            .exec(&self.db)
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Sets a new password hash.
    pub async fn set_password_hash(&self, id: PersonId, hash: String) -> Result<(), StorageError> {
        let row = people::ActiveModel { id: Set(id.0), password_hash: Set(Some(hash)), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Somebody asked for an account again: the days in which they can confirm their address begin anew.
    pub async fn set_created_at(&self, id: PersonId, at: Timestamp) -> Result<(), StorageError> {
        let row = people::ActiveModel { id: Set(id.0), created_at: Set(micros(at)), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// The administrators, who stay so until this transaction ends; `person` keeps their role until then, too. All
    /// are locked in one order, so that two who do this at once wait for each other.
    pub async fn lock_administrators(&self, person: PersonId) -> Result<Vec<PersonId>, StorageError> {
        let administers = people::Column::Role.eq(Role::Administrator.as_str());
        let rows = people::Entity::find()
            .filter(administers.or(people::Column::Id.eq(person.0)))
            .order_by_asc(people::Column::Id)
            .lock(LockType::NoKeyUpdate)
            .all(&self.db)
            .await?;
        let administrators = rows.iter().filter(|row| row.role == Role::Administrator.as_str());
        Ok(administrators.map(|row| PersonId(row.id)).collect())
    }

    /// Those who moderate or run the site, and are not suspended now.
    pub async fn in_office(&self, now: Timestamp) -> Result<Vec<(PersonId, Role)>, StorageError> {
        in_office(&self.db, now).await
    }

    /// Sets a role.
    pub async fn set_role(&self, id: PersonId, role: Role) -> Result<(), StorageError> {
        let row =
            people::ActiveModel { id: Set(id.0), role: Set(role.as_str().to_owned()), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Sets name, function and language.
    pub async fn set_profile(
        &self,
        id: PersonId,
        name: &Name,
        function: Function,
        language: Language,
    ) -> Result<(), StorageError> {
        let row = people::ActiveModel {
            id: Set(id.0),
            name: Set(name.as_str().to_owned()),
            function: Set(function.as_str().to_owned()),
            language: Set(language.as_str().to_owned()),
            ..Default::default()
        };
        let handle = row.update(&self.db).await?.handle;
        self.set_name_words(id, &words_of(name, &handle)).await
    }

    /// Clears tokens that expired, and accounts never confirmed since `unconfirmed_since` (7 days, privacy statement).
    /// They are locked first: one that is confirmed at this moment stays, with its tokens.
    pub async fn sweep_people(
        &self,
        now: Timestamp,
        unconfirmed_since: Timestamp,
    ) -> Result<(), StorageError> {
        tokens::Entity::delete_many()
            .filter(tokens::Column::ExpiresAt.lt(micros(now)))
            .exec(&self.db)
            .await?;
        let stale = Condition::all()
            .add(people::Column::ConfirmedAt.is_null())
            .add(people::Column::EmailKey.is_not_null())
            .add(people::Column::CreatedAt.lt(micros(unconfirmed_since)));
        let ids: Vec<i64> = people::Entity::find()
            .select_only()
            .column(people::Column::Id)
            .filter(stale)
            .order_by_asc(people::Column::Id)
            .limit(500)
            .lock_exclusive()
            .into_tuple()
            .all(&self.db)
            .await?;
        self.forget_unconfirmed(ids).await
    }

    /// Deletes accounts that were never confirmed, and so have done nothing. Lock them first.
    pub(crate) async fn forget_unconfirmed(&self, ids: Vec<i64>) -> Result<(), StorageError> {
        tokens::Entity::delete_many()
            .filter(tokens::Column::Person.is_in(ids.clone()))
            .exec(&self.db)
            .await?;
        // The mail with the link may have come back.
        bounces::Entity::delete_many()
            .filter(bounces::Column::Person.is_in(ids.clone()))
            .exec(&self.db)
            .await?;
        name_words::Entity::delete_many()
            .filter(name_words::Column::Person.is_in(ids.clone()))
            .exec(&self.db)
            .await?;
        people::Entity::delete_many().filter(people::Column::Id.is_in(ids)).exec(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// Somebody by number.
    pub async fn account(&self, id: PersonId) -> Result<Option<Account>, StorageError> {
        account(&self.db, id).await
    }

    /// Somebody by address.
    pub async fn account_by_email(&self, email: &Email) -> Result<Option<Account>, StorageError> {
        account_by_email(&self.db, email).await
    }

    /// Somebody by the word in their page's address.
    pub async fn account_by_handle(&self, handle: &str) -> Result<Option<Account>, StorageError> {
        let row = people::Entity::find().filter(people::Column::Handle.eq(handle)).one(&self.db).await?;
        row.map(Account::try_from).transpose()
    }

    /// What these people are called.
    pub async fn names(&self, ids: &[PersonId]) -> Result<HashMap<PersonId, String>, StorageError> {
        let rows: Vec<(i64, String)> = people::Entity::find()
            .select_only()
            .columns([people::Column::Id, people::Column::Name])
            .filter(people::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .into_tuple()
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|(id, name)| (PersonId(id), name)).collect())
    }

    /// Those who moderate or run the site, and are not suspended now.
    pub async fn in_office(&self, now: Timestamp) -> Result<Vec<(PersonId, Role)>, StorageError> {
        in_office(&self.db, now).await
    }

    /// People for the administrator: those whose name or address holds `part`, newest first.
    pub async fn people(
        &self,
        part: &str,
        page: u64,
        per_page: u64,
    ) -> Result<(Vec<Account>, u64), StorageError> {
        let mut find = people::Entity::find().order_by_desc(people::Column::Id);
        if !part.is_empty() {
            let holds_part = || LikeExpr::new(format!("%{}%", escape(&part.to_lowercase()))).escape('!');
            let name = Expr::expr(Func::lower(Expr::col(people::Column::Name))).like(holds_part());
            let email = Expr::col(people::Column::EmailKey).like(holds_part());
            find = find.filter(Condition::any().add(name).add(email));
        }
        let total = find.clone().count(&self.db).await?;
        let rows = find.offset(page.saturating_sub(1) * per_page).limit(per_page).all(&self.db).await?;
        Ok((rows.into_iter().map(Account::try_from).collect::<Result<_, _>>()?, total))
    }
}

/// The words of a name as they stand in handles, and those of the handle itself, which stays when a name changes.
pub(crate) fn words_of(name: &Name, handle: &str) -> BTreeSet<String> {
    let of_name = name.handle();
    of_name.split('-').chain(handle.split('-')).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Keeps the signs of a LIKE pattern from meaning anything.
fn escape(part: &str) -> String {
    part.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}

async fn account(db: &impl ConnectionTrait, id: PersonId) -> Result<Option<Account>, StorageError> {
    people::Entity::find_by_id(id.0).one(db).await?.map(Account::try_from).transpose()
}

async fn account_by_email(db: &impl ConnectionTrait, email: &Email) -> Result<Option<Account>, StorageError> {
    let row = people::Entity::find().filter(people::Column::EmailKey.eq(email.key())).one(db).await?;
    row.map(Account::try_from).transpose()
}

async fn in_office(db: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<(PersonId, Role)>, StorageError> {
    let rows: Vec<(i64, String)> = people::Entity::find()
        .select_only()
        .columns([people::Column::Id, people::Column::Role])
        .filter(people::Column::Role.is_in([Role::Moderator, Role::Administrator].map(Role::as_str)))
        .filter(
            Condition::any()
                .add(people::Column::SuspendedUntil.is_null())
                .add(people::Column::SuspendedUntil.lte(micros(now))),
        )
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(id, role)| Ok((PersonId(id), word("role", &role, Role::parse)?))).collect()
}
