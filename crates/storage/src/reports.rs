//! Reports as they come in, and for how long it is known who made them.

use domain::moderation::{Contact, Ground, Report};
use domain::people::{Email, Language};
use domain::{CaseId, PersonId, ReportId};
use jiff::Timestamp;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect,
};

use crate::cells::{maybe_word, micros, moment, word};
use crate::entities::reports;
use crate::{Reader, StorageError, Tx};

/// Who made a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reporter {
    /// Somebody with an account.
    Person(PersonId),
    /// Somebody without one, whose mails are in this language.
    Visitor(Contact, Language),
}

/// A report with who made it, for the mails about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledReport {
    /// Number.
    pub id: ReportId,
    /// The case it belongs to.
    pub case: CaseId,
    /// Who made it; a visitor's name and address are cleared in time.
    pub reporter: Reporter,
    /// The ground.
    pub ground: Ground,
    /// When.
    pub at: Timestamp,
}

impl Tx {
    /// Adds a report to a case; nothing where this person, or this address, reported it already.
    pub async fn insert_report(
        &self,
        case: CaseId,
        reporter: &Reporter,
        report: &Report,
        at: Timestamp,
    ) -> Result<Option<ReportId>, StorageError> {
        let same = match reporter {
            Reporter::Person(person) => Some(reports::Column::Reporter.eq(person.0)),
            Reporter::Visitor(contact, _) => {
                contact.email.as_ref().map(|email| reports::Column::Email.eq(email.as_str()))
            }
        };
        if let Some(same) = same {
            let of_case = reports::Column::CaseId.eq(case.0);
            if reports::Entity::find().filter(of_case.and(same)).count(&self.db).await? > 0 {
                return Ok(None);
            }
        }
        let (person, name, email, language) = match reporter {
            Reporter::Person(person) => (Some(person.0), None, None, ""),
            Reporter::Visitor(Contact { name, email }, language) => (
                None,
                Some(name.clone()).filter(|name| !name.is_empty()),
                email.as_ref().map(|email| email.as_str().to_owned()),
                language.as_str(),
            ),
        };
        let row = reports::ActiveModel {
            case_id: Set(case.0),
            reporter: Set(person),
            ground: Set(report.ground.as_str().to_owned()),
            explanation: Set(report.explanation.clone()),
            law: Set(report.law.clone()),
            name: Set(name),
            email: Set(email),
            language: Set(language.to_owned()),
            at: Set(micros(at)),
            ..Default::default()
        };
        Ok(Some(ReportId(row.insert(&self.db).await?.id)))
    }

    /// A report with who made it.
    pub async fn filed_report(&self, id: ReportId) -> Result<Option<FiledReport>, StorageError> {
        filed(&self.db, id).await
    }

    /// All reports on a case with who made them.
    pub async fn filed_reports(&self, case: CaseId) -> Result<Vec<FiledReport>, StorageError> {
        let rows = reports::Entity::find()
            .filter(reports::Column::CaseId.eq(case.0))
            .order_by_asc(reports::Column::Id)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// A report with who made it, which no other transaction changes until this one ends.
    pub async fn filed_report_for_update(&self, id: ReportId) -> Result<Option<FiledReport>, StorageError> {
        reports::Entity::find_by_id(id.0).lock_exclusive().one(&self.db).await?.map(read).transpose()
    }

    /// Forgets who reported without an account, where the case was closed before `before`: save those whose objection waits,
    /// or was decided on after `answered`.
    pub async fn sweep_reporters(&self, before: Timestamp, answered: Timestamp) -> Result<(), StorageError> {
        let mut closed = Query::select();
        closed.column("id").from("cases").and_where(Expr::col("closed_at").lt(micros(before)));
        let mut waiting = Query::select();
        waiting.column("report").from("objections").and_where(Expr::col("report").is_not_null()).cond_where(
            Cond::any()
                .add(Expr::col("decided_at").is_null())
                .add(Expr::col("decided_at").gte(micros(answered))),
        );
        reports::Entity::update_many()
            .col_expr(reports::Column::Name, Expr::value(None::<String>))
            .col_expr(reports::Column::Email, Expr::value(None::<String>))
            .filter(reports::Column::Email.is_not_null().or(reports::Column::Name.is_not_null()))
            .filter(reports::Column::CaseId.in_subquery(closed))
            .filter(reports::Column::Id.not_in_subquery(waiting))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl Reader {
    /// A report with who made it.
    pub async fn filed_report(&self, id: ReportId) -> Result<Option<FiledReport>, StorageError> {
        filed(&self.db, id).await
    }
}

async fn filed(db: &impl ConnectionTrait, id: ReportId) -> Result<Option<FiledReport>, StorageError> {
    reports::Entity::find_by_id(id.0).one(db).await?.map(read).transpose()
}

fn read(row: reports::Model) -> Result<FiledReport, StorageError> {
    let language = maybe_word("language", &row.language, Language::parse)?.unwrap_or_default();
    let email = row.email.and_then(|email| Email::parse(&email).ok());
    Ok(FiledReport {
        id: ReportId(row.id),
        case: CaseId(row.case_id),
        reporter: match row.reporter {
            Some(person) => Reporter::Person(PersonId(person)),
            None => Reporter::Visitor(Contact { name: row.name.unwrap_or_default(), email }, language),
        },
        ground: word("ground", &row.ground, Ground::parse)?,
        at: moment(row.at)?,
    })
}
