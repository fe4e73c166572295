//! Who speaks for which organisation, and by what that is known.

use domain::PersonId;
use domain::organisations::OrganisationCode;
use domain::people::Email;
use domain::representatives::{MailDomain, Means};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, LockType, OnConflict, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::cells::{micros, moment, word};
use crate::{Engine, Reader, StorageError, Tx};

/// An organisation that somebody speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Represented {
    /// Who.
    pub person: PersonId,
    /// Code of the organisation.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How that is known.
    pub means: Means,
    /// Since when.
    pub since: Timestamp,
}

/// Somebody who speaks for an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Representative {
    /// Who, for what, and since when.
    pub of: Represented,
    /// Their name.
    pub person_name: String,
    /// The word in the address of their page.
    pub handle: String,
    /// Their address; for the pages of administrators alone.
    pub email: Option<String>,
}

/// A work address that waits for proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkAddress {
    /// Number of the request.
    pub id: i64,
    /// Who asks.
    pub person: PersonId,
    /// For which organisation.
    pub organisation: String,
    /// The address, as it was typed.
    pub email: String,
    /// When it was asked.
    pub asked_at: Timestamp,
}

impl Tx {
    /// Whether somebody speaks for an organisation. It stays so until this transaction ends: whoever takes it away waits.
    pub async fn represents(
        &self,
        person: PersonId,
        organisation: &OrganisationCode,
    ) -> Result<bool, StorageError> {
        let mut select = Query::select();
        select
            .column("person")
            .from("representatives")
            .and_where(Expr::col("organisation").eq(organisation.as_str()))
            .and_where(Expr::col("person").eq(person.0))
            .and_where(Expr::col("until").is_null());
        if self.engine == Engine::Postgres {
            select.lock(LockType::Share);
        }
        Ok(self.db.query_one(&select).await?.is_some())
    }

    /// Lets somebody speak for an organisation; false where they do already.
    pub async fn name_representative(
        &self,
        person: PersonId,
        organisation: &OrganisationCode,
        means: Means,
        named_by: Option<PersonId>,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let mut again = OnConflict::columns(["organisation", "person"]);
        again
            .update_columns(["means", "named_by", "since", "until"])
            .action_and_where(Expr::col(("representatives", "until")).is_not_null());
        let mut insert = Query::insert();
        insert
            .into_table("representatives")
            .columns(["organisation", "person", "means", "named_by", "since", "until"])
            .values_panic([
                organisation.as_str().into(),
                person.0.into(),
                means.as_str().into(),
                named_by.map(|by| by.0).into(),
                micros(at).into(),
                Option::<i64>::None.into(),
            ])
            .on_conflict(again);
        Ok(self.db.execute(&insert).await?.rows_affected() > 0)
    }

    /// Somebody speaks for an organisation no longer; false where they did not.
    pub async fn end_representative(
        &self,
        person: PersonId,
        organisation: &OrganisationCode,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let mut update = Query::update();
        update
            .table("representatives")
            .value("until", micros(at))
            .and_where(Expr::col("organisation").eq(organisation.as_str()))
            .and_where(Expr::col("person").eq(person.0))
            .and_where(Expr::col("until").is_null());
        Ok(self.db.execute(&update).await?.rows_affected() > 0)
    }

    /// The organisation that one of these mail domains belongs to, the most exact first.
    pub async fn organisation_of_domains(
        &self,
        domains: &[MailDomain],
    ) -> Result<Option<String>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["domain", "organisation"])
            .from("organisation_domains")
            .and_where(Expr::col("domain").is_in(domains.iter().map(MailDomain::as_str)));
        let mut found = Vec::new();
        for row in self.db.query_all(&select).await? {
            let (domain, organisation): (String, String) =
                (row.try_get("", "domain")?, row.try_get("", "organisation")?);
            found.push((domain.len(), organisation));
        }
        Ok(found.into_iter().max().map(|(_, organisation)| organisation))
    }

    /// Gives an organisation a mail domain; false where it has an organisation already.
    pub async fn add_mail_domain(
        &self,
        domain: &MailDomain,
        organisation: &OrganisationCode,
    ) -> Result<bool, StorageError> {
        let mut insert = Query::insert();
        insert
            .into_table("organisation_domains")
            .columns(["domain", "organisation"])
            .values_panic([domain.as_str().into(), organisation.as_str().into()])
            .on_conflict(OnConflict::column("domain").do_nothing().to_owned());
        Ok(self.db.execute(&insert).await?.rows_affected() > 0)
    }

    /// Takes a mail domain away; whose it was.
    pub async fn remove_mail_domain(&self, domain: &MailDomain) -> Result<Option<String>, StorageError> {
        let owner = self.organisation_of_domains(std::slice::from_ref(domain)).await?;
        let mut delete = Query::delete();
        delete.from_table("organisation_domains").and_where(Expr::col("domain").eq(domain.as_str()));
        self.db.execute(&delete).await?;
        Ok(owner)
    }

    /// Keeps the work address that somebody wants to prove, in place of the one before. Lock the person first.
    pub async fn set_work_address(
        &self,
        person: PersonId,
        organisation: &OrganisationCode,
        email: &Email,
        at: Timestamp,
    ) -> Result<i64, StorageError> {
        self.forget_work_address(person).await?;
        let mut insert = Query::insert();
        insert
            .into_table("work_addresses")
            .columns(["person", "organisation", "email", "asked_at"])
            .values_panic([
                person.0.into(),
                organisation.as_str().into(),
                email.as_str().into(),
                micros(at).into(),
            ]);
        self.db.execute(&insert).await?;
        Ok(self.work_address(person).await?.map_or(0, |address| address.id))
    }

    /// The work address that somebody wants to prove.
    pub async fn work_address(&self, person: PersonId) -> Result<Option<WorkAddress>, StorageError> {
        work_address(&self.db, person).await
    }

    /// Forgets it.
    pub async fn forget_work_address(&self, person: PersonId) -> Result<(), StorageError> {
        let mut delete = Query::delete();
        delete.from_table("work_addresses").and_where(Expr::col("person").eq(person.0));
        self.db.execute(&delete).await?;
        Ok(())
    }

    /// Clears work addresses that nobody proved since `asked_since`.
    pub async fn sweep_work_addresses(&self, asked_since: Timestamp) -> Result<(), StorageError> {
        let mut delete = Query::delete();
        delete.from_table("work_addresses").and_where(Expr::col("asked_at").lt(micros(asked_since)));
        self.db.execute(&delete).await?;
        Ok(())
    }
}

impl Reader {
    /// What each of these people speaks for now, by person and name of the organisation.
    pub async fn represented_by(&self, people: &[PersonId]) -> Result<Vec<Represented>, StorageError> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = current();
        select
            .and_where(Expr::col(("r", "person")).is_in(people.iter().map(|id| id.0)))
            .order_by(("r", "person"), Order::Asc)
            .order_by(("o", "name"), Order::Asc);
        self.db.query_all(&select).await?.iter().map(represented).collect()
    }

    /// Whether somebody speaks for an organisation, for a page. What changes something asks its transaction.
    pub async fn is_represented_by(
        &self,
        organisation: &str,
        person: PersonId,
    ) -> Result<bool, StorageError> {
        Ok(self.represented_by(&[person]).await?.iter().any(|represented| represented.code == organisation))
    }

    /// Who speaks for an organisation now, by name; of all organisations where none is given.
    pub async fn representatives(
        &self,
        organisation: Option<&str>,
        page: u64,
        per_page: u64,
    ) -> Result<Vec<Representative>, StorageError> {
        let mut select = current();
        select
            .expr_as(Expr::col(("p", "name")), "person_name")
            .columns([("p", "handle"), ("p", "email")])
            .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("r", "person")))
            .order_by(("o", "name"), Order::Asc)
            .order_by(("p", "name"), Order::Asc)
            .order_by(("p", "id"), Order::Asc)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page);
        if let Some(code) = organisation {
            select.and_where(Expr::col(("r", "organisation")).eq(code));
        }
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                Ok(Representative {
                    of: represented(row)?,
                    person_name: row.try_get("", "person_name")?,
                    handle: row.try_get("", "handle")?,
                    email: row.try_get("", "email")?,
                })
            })
            .collect()
    }

    /// All mail domains with the code and the name of their organisation, by that name.
    pub async fn mail_domains(&self) -> Result<Vec<(String, String, String)>, StorageError> {
        let mut select = Query::select();
        select
            .columns([("d", "domain"), ("o", "code"), ("o", "name")])
            .from_as("organisation_domains", "d")
            .join_as(
                JoinType::InnerJoin,
                "organisations",
                "o",
                Expr::col(("o", "code")).equals(("d", "organisation")),
            )
            .order_by(("o", "name"), Order::Asc)
            .order_by(("d", "domain"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok((row.try_get("", "domain")?, row.try_get("", "code")?, row.try_get("", "name")?)))
            .collect()
    }

    /// The work address that somebody wants to prove.
    pub async fn work_address(&self, person: PersonId) -> Result<Option<WorkAddress>, StorageError> {
        work_address(&self.db, person).await
    }
}

fn current() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns([("r", "person"), ("r", "means"), ("r", "since"), ("o", "code"), ("o", "name")])
        .from_as("representatives", "r")
        .join_as(
            JoinType::InnerJoin,
            "organisations",
            "o",
            Expr::col(("o", "code")).equals(("r", "organisation")),
        )
        .and_where(Expr::col(("r", "until")).is_null());
    select
}

fn represented(row: &QueryResult) -> Result<Represented, StorageError> {
    let means: String = row.try_get("", "means")?;
    Ok(Represented {
        person: PersonId(row.try_get("", "person")?),
        code: row.try_get("", "code")?,
        name: row.try_get("", "name")?,
        means: word("means", &means, Means::parse)?,
        since: moment(row.try_get("", "since")?)?,
    })
}

async fn work_address(
    db: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<WorkAddress>, StorageError> {
    let mut select = Query::select();
    select
        .columns(["id", "organisation", "email", "asked_at"])
        .from("work_addresses")
        .and_where(Expr::col("person").eq(person.0));
    let row = db.query_one(&select).await?;
    row.map(|row| {
        Ok(WorkAddress {
            id: row.try_get("", "id")?,
            person,
            organisation: row.try_get("", "organisation")?,
            email: row.try_get("", "email")?,
            asked_at: moment(row.try_get("", "asked_at")?)?,
        })
    })
    .transpose()
}
