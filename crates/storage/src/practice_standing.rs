//! How a report of practice stands: shown, hidden by a moderator or until one looked, or taken back by its organisation.

use domain::holding::Withheld;
use domain::organisations::OrganisationCode;
use domain::{IdeaNumber, PersonId, PracticeId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, LockType, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};

use crate::cells::{maybe_moment, maybe_word, micros};
use crate::entities::practices;
use crate::{Engine, Reader, StorageError, Tx};

/// A report of practice, as far as what may be done to it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeStanding {
    /// Number.
    pub id: PracticeId,
    /// The idea.
    pub idea: IdeaNumber,
    /// Code of the organisation.
    pub organisation: String,
    /// Who wrote what it says now.
    pub writer: PersonId,
    /// Hidden.
    pub hidden: bool,
    /// Why, where no moderator decided that.
    pub withheld: Option<Withheld>,
    /// When its organisation took it back.
    pub withdrawn_at: Option<Timestamp>,
}

impl Tx {
    /// How a report stands. No other transaction changes it until this one ends; lock its idea first.
    pub async fn practice_standing(&self, id: PracticeId) -> Result<Option<PracticeStanding>, StorageError> {
        let mut select = standing(id);
        if self.engine == Engine::Postgres {
            select.lock_with_tables(LockType::Update, ["r"]);
        }
        fetch(&self.db, &select).await
    }

    /// Hides a report, or shows it again.
    pub async fn set_practice_hidden(&self, id: PracticeId, hidden: bool) -> Result<(), StorageError> {
        let row = practices::ActiveModel { id: Set(id.0), hidden: Set(hidden), ..Default::default() };
        row.update(&self.db).await?;
        self.recount_practised(id).await
    }

    /// Notes why a report is hidden without a decision; none where there is one, or it is shown.
    pub async fn set_practice_withheld(
        &self,
        id: PracticeId,
        why: Option<Withheld>,
    ) -> Result<(), StorageError> {
        let word = why.map_or("", Withheld::as_str).to_owned();
        let row = practices::ActiveModel { id: Set(id.0), withheld: Set(word), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Notes that its organisation took a report back, or says it again.
    pub async fn set_practice_withdrawn(
        &self,
        id: PracticeId,
        at: Option<Timestamp>,
    ) -> Result<(), StorageError> {
        let row =
            practices::ActiveModel { id: Set(id.0), withdrawn_at: Set(at.map(micros)), ..Default::default() };
        row.update(&self.db).await?;
        self.recount_practised(id).await
    }

    /// Of each report on an idea, from which one it was taken over, and whether it is shown.
    pub async fn practice_origins(
        &self,
        idea: IdeaNumber,
    ) -> Result<Vec<(PracticeId, Option<PracticeId>, bool)>, StorageError> {
        let rows: Vec<(i64, Option<i64>, bool, Option<i64>)> = practices::Entity::find()
            .select_only()
            .columns([
                practices::Column::Id,
                practices::Column::Origin,
                practices::Column::Hidden,
                practices::Column::WithdrawnAt,
            ])
            .filter(practices::Column::Idea.eq(idea.0))
            .into_tuple()
            .all(&self.db)
            .await?;
        let origin = |(id, origin, hidden, withdrawn): (i64, Option<i64>, bool, Option<i64>)| {
            (PracticeId(id), origin.map(PracticeId), !hidden && withdrawn.is_none())
        };
        Ok(rows.into_iter().map(origin).collect())
    }
}

impl Reader {
    /// How a report stands.
    pub async fn practice_standing(&self, id: PracticeId) -> Result<Option<PracticeStanding>, StorageError> {
        read(&self.db, id).await
    }

    /// The number of what an organisation reports on an idea, also where that is hidden or taken back.
    pub async fn practice_number(
        &self,
        idea: IdeaNumber,
        organisation: &OrganisationCode,
    ) -> Result<Option<PracticeId>, StorageError> {
        let id: Option<i64> = practices::Entity::find()
            .select_only()
            .column(practices::Column::Id)
            .filter(practices::Column::Idea.eq(idea.0))
            .filter(practices::Column::Organisation.eq(organisation.as_str()))
            .into_tuple()
            .one(&self.db)
            .await?;
        Ok(id.map(PracticeId))
    }

    /// The reports on an idea of which somebody wrote what they say now.
    pub async fn practices_written_by(
        &self,
        idea: IdeaNumber,
        person: PersonId,
    ) -> Result<Vec<PracticeId>, StorageError> {
        let mut select = with_writers();
        select
            .column(("r", "id"))
            .and_where(Expr::col(("r", "idea")).eq(idea.0))
            .and_where(Expr::col(("v", "reporter")).eq(person.0));
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(PracticeId(row.try_get("", "id")?))).collect()
    }
}

fn standing(id: PracticeId) -> SelectStatement {
    let mut select = with_writers();
    select
        .columns(
            ["id", "idea", "organisation", "hidden", "withheld", "withdrawn_at"].map(|column| ("r", column)),
        )
        .column(("v", "reporter"))
        .and_where(Expr::col(("r", "id")).eq(id.0));
    select
}

/// Reports, each with the version that holds what it says now.
fn with_writers() -> SelectStatement {
    let mut select = Query::select();
    select.from_as("practices", "r").join_as(
        JoinType::InnerJoin,
        "practice_versions",
        "v",
        Expr::col(("v", "practice"))
            .equals(("r", "id"))
            .and(Expr::col(("v", "version")).equals(("r", "version"))),
    );
    select
}

pub(crate) async fn read(
    db: &impl ConnectionTrait,
    id: PracticeId,
) -> Result<Option<PracticeStanding>, StorageError> {
    fetch(db, &standing(id)).await
}

async fn fetch(
    db: &impl ConnectionTrait,
    select: &SelectStatement,
) -> Result<Option<PracticeStanding>, StorageError> {
    let Some(row) = db.query_one(select).await? else { return Ok(None) };
    let withheld: String = row.try_get("", "withheld")?;
    Ok(Some(PracticeStanding {
        id: PracticeId(row.try_get("", "id")?),
        idea: IdeaNumber(row.try_get("", "idea")?),
        organisation: row.try_get("", "organisation")?,
        writer: PersonId(row.try_get("", "reporter")?),
        hidden: row.try_get("", "hidden")?,
        withheld: maybe_word("withheld", &withheld, Withheld::parse)?,
        withdrawn_at: maybe_moment(row.try_get("", "withdrawn_at")?)?,
    }))
}
