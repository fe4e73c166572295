//! Practice: what organisations report on ideas, each report with its versions.

use std::collections::HashMap;

use domain::holding::Withheld;
use domain::organisations::{Level, OrganisationCode};
use domain::practice::{Cost, Practice, PracticeCounts, PracticeState};
use domain::{IdeaNumber, PersonId, PracticeId};
use jiff::Timestamp;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    QueryFilter, QuerySelect,
};

use crate::cells::{maybe_moment, maybe_word, micros, moment, word};
use crate::entities::{ideas, practice_versions, practices};
use crate::ideas::Idea;
use crate::{Reader, StorageError, Tx};

/// What an organisation reports on an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeRow {
    /// Number.
    pub id: PracticeId,
    /// The idea.
    pub idea: IdeaNumber,
    /// Code of the organisation.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// Its level of government.
    pub kind: Level,
    /// Its province; none for the state and for water boards, of which many lie in several.
    pub province: Option<String>,
    /// What it says.
    pub practice: Practice,
    /// 1 at first, one more with each change.
    pub version: i32,
    /// Since when it says to be this far.
    pub state_at: Timestamp,
    /// When it first reported.
    pub created_at: Timestamp,
    /// When it last did.
    pub updated_at: Timestamp,
    /// Hidden.
    pub hidden: bool,
    /// Why, where no moderator decided that.
    pub withheld: Option<Withheld>,
    /// When its organisation took it back.
    pub withdrawn_at: Option<Timestamp>,
}

impl PracticeRow {
    /// All that it says in words, in Markdown.
    pub fn words(&self) -> String {
        let Practice { did, learned, different, .. } = &self.practice;
        [did, learned, different].map(String::as_str).join("\n\n").trim().to_owned()
    }
}

/// What a report said at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeVersion {
    /// 1 is the first.
    pub version: i32,
    /// When it was written.
    pub at: Timestamp,
    /// What it said.
    pub practice: Practice,
}

/// A moment at which an organisation reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeMoment {
    /// When.
    pub at: Timestamp,
    /// Which organisation, by its code.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// How far it was then.
    pub state: PracticeState,
    /// Which version that was.
    pub version: i32,
}

impl Tx {
    /// What an organisation reports on an idea, also where that is hidden or taken back. No other transaction changes it until this one ends.
    pub async fn practice_of(
        &self,
        idea: IdeaNumber,
        organisation: &OrganisationCode,
    ) -> Result<Option<(PracticeId, i32, Practice)>, StorageError> {
        let row = practices::Entity::find()
            .filter(practices::Column::Idea.eq(idea.0))
            .filter(practices::Column::Organisation.eq(organisation.as_str()))
            .lock_exclusive()
            .one(&self.db)
            .await?;
        row.map(|row| {
            Ok((
                PracticeId(row.id),
                i32::try_from(row.version).unwrap_or(i32::MAX),
                read_content(&row.content)?,
            ))
        })
        .transpose()
    }

    /// Something happened to an idea: it comes first where the latest activity does.
    pub async fn touch_idea(&self, idea: &Idea, at: Timestamp) -> Result<(), StorageError> {
        let row = ideas::ActiveModel {
            number: Set(idea.number.0),
            active_at: Set(micros(idea.active_at.max(at))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// The mail domains of an organisation.
    pub async fn mail_domains_of(
        &self,
        organisation: &OrganisationCode,
    ) -> Result<Vec<String>, StorageError> {
        let mut select = Query::select();
        select
            .column("domain")
            .from("organisation_domains")
            .and_where(Expr::col("organisation").eq(organisation.as_str()));
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(row.try_get("", "domain")?)).collect()
    }

    /// How far an organisation was in the version before this one, if there was one, and in this one.
    pub async fn practice_states(
        &self,
        id: PracticeId,
        version: i32,
    ) -> Result<Option<(Option<PracticeState>, PracticeState)>, StorageError> {
        let mut states = Vec::new();
        for version in [version - 1, version] {
            let row = practice_versions::Entity::find_by_id((id.0, version.into())).one(&self.db).await?;
            states.push(row.map(|row| word("state", &row.state, PracticeState::parse)).transpose()?);
        }
        let (now, before) = (states.pop().flatten(), states.pop().flatten());
        Ok(now.map(|now| (before, now)))
    }

    /// Keeps the first report of an organisation on an idea.
    pub async fn insert_practice(
        &self,
        idea: IdeaNumber,
        organisation: &OrganisationCode,
        practice: &Practice,
        reporter: PersonId,
        at: Timestamp,
    ) -> Result<PracticeId, StorageError> {
        let row = practices::ActiveModel {
            idea: Set(idea.0),
            organisation: Set(organisation.as_str().to_owned()),
            state_at: Set(micros(at)),
            version: Set(1),
            created_at: Set(micros(at)),
            ..said(practice, at)?
        };
        let id = PracticeId(row.insert(&self.db).await?.id);
        self.recount_practised(id).await?;
        self.keep_practice_version(id, 1, practice, reporter, at).await?;
        Ok(id)
    }

    /// Replaces what a report says, as its version `version`.
    pub async fn update_practice(
        &self,
        id: PracticeId,
        version: i32,
        practice: &Practice,
        before: PracticeState,
        reporter: PersonId,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let mut row =
            practices::ActiveModel { id: Set(id.0), version: Set(version.into()), ..said(practice, at)? };
        if practice.state != before {
            row.state_at = Set(micros(at));
        }
        row.update(&self.db).await?;
        self.recount_practised(id).await?;
        self.keep_practice_version(id, version, practice, reporter, at).await
    }

    async fn keep_practice_version(
        &self,
        id: PracticeId,
        version: i32,
        practice: &Practice,
        reporter: PersonId,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = practice_versions::ActiveModel {
            practice: Set(id.0),
            version: Set(version.into()),
            reporter: Set(reporter.0),
            at: Set(micros(at)),
            state: Set(practice.state.as_str().to_owned()),
            content: Set(written(practice)?),
        };
        practice_versions::Entity::insert(row).exec_without_returning(&self.db).await?;
        Ok(())
    }
}

fn said(practice: &Practice, at: Timestamp) -> Result<practices::ActiveModel, StorageError> {
    Ok(practices::ActiveModel {
        state: Set(practice.state.as_str().to_owned()),
        cost: Set(practice.cost.map_or("", Cost::as_str).to_owned()),
        measured: Set(practice.is_measured()),
        origin: Set(practice.origin.map(|id| id.0)),
        content: Set(written(practice)?),
        updated_at: Set(micros(at)),
        ..Default::default()
    })
}

fn written(practice: &Practice) -> Result<String, StorageError> {
    serde_json::to_string(practice)
        .map_err(|e| StorageError::Corrupt { what: "practice", value: e.to_string() })
}

fn read_content(content: &str) -> Result<Practice, StorageError> {
    serde_json::from_str(content)
        .map_err(|e| StorageError::Corrupt { what: "practice", value: e.to_string() })
}

impl Reader {
    /// What organisations report on an idea: where it works first, then where it is tried, looked into and stopped.
    pub async fn practices(&self, idea: IdeaNumber) -> Result<Vec<PracticeRow>, StorageError> {
        self.practices_on(&[idea]).await
    }

    /// The same of several ideas.
    pub async fn practices_on(&self, ideas: &[IdeaNumber]) -> Result<Vec<PracticeRow>, StorageError> {
        let mut select = rows();
        select
            .cond_where(are_shown())
            .and_where(Expr::col(("r", "idea")).is_in(ideas.iter().map(|idea| idea.0)));
        self.fetch_practices(&mut select).await
    }

    /// Reports on an idea that are hidden or taken back.
    pub async fn withheld_practices(&self, idea: IdeaNumber) -> Result<Vec<PracticeRow>, StorageError> {
        let mut select = rows();
        select.cond_where(are_shown().not()).and_where(Expr::col(("r", "idea")).eq(idea.0));
        self.fetch_practices(&mut select).await
    }

    async fn fetch_practices(&self, select: &mut SelectStatement) -> Result<Vec<PracticeRow>, StorageError> {
        let found = self.db.query_all(select.order_by(("o", "name"), Order::Asc)).await?;
        let mut all = found
            .iter()
            .map(|row| Row::from_query_result(row, "")?.read())
            .collect::<Result<Vec<_>, StorageError>>()?;
        all.sort_by_key(|row| row.practice.state);
        Ok(all)
    }

    /// A report by its number, also where it is hidden or taken back.
    pub async fn practice(&self, id: PracticeId) -> Result<Option<PracticeRow>, StorageError> {
        let mut select = rows();
        select.and_where(Expr::col(("r", "id")).eq(id.0));
        let row = self.db.query_one(&select).await?;
        row.map(|row| Row::from_query_result(&row, "")?.read()).transpose()
    }

    /// All versions of a report, newest first.
    pub async fn practice_versions(&self, id: PracticeId) -> Result<Vec<PracticeVersion>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["version", "at", "content"])
            .from("practice_versions")
            .and_where(Expr::col("practice").eq(id.0))
            .order_by("version", Order::Desc);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let (version, at, content): (i64, i64, String) =
                    (row.try_get("", "version")?, row.try_get("", "at")?, row.try_get("", "content")?);
                Ok(PracticeVersion {
                    version: i32::try_from(version).unwrap_or(i32::MAX),
                    at: moment(at)?,
                    practice: read_content(&content)?,
                })
            })
            .collect()
    }

    /// When organisations reported on an idea, oldest first.
    pub async fn practice_moments(&self, idea: IdeaNumber) -> Result<Vec<PracticeMoment>, StorageError> {
        let mut select = with_organisations();
        select
            .columns(["version", "at", "state"].map(|column| ("v", column)))
            .column(("r", "organisation"))
            .column(("o", "name"))
            .join_as(
                JoinType::InnerJoin,
                "practice_versions",
                "v",
                Expr::col(("v", "practice")).equals(("r", "id")),
            )
            .and_where(Expr::col(("r", "idea")).eq(idea.0))
            .order_by(("v", "at"), Order::Asc)
            .limit(1_000);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let (version, at, state): (i64, i64, String) =
                    (row.try_get("", "version")?, row.try_get("", "at")?, row.try_get("", "state")?);
                Ok(PracticeMoment {
                    at: moment(at)?,
                    organisation: row.try_get("", "organisation")?,
                    name: row.try_get("", "name")?,
                    state: word("state", &state, PracticeState::parse)?,
                    version: i32::try_from(version).unwrap_or(i32::MAX),
                })
            })
            .collect()
    }

    /// How many organisations are how far with each of these ideas; those without any are left out.
    pub async fn practice_counts(
        &self,
        numbers: impl IntoIterator<Item = i64>,
    ) -> Result<HashMap<i64, PracticeCounts>, StorageError> {
        let mut select = with_organisations();
        select
            .columns([("r", "idea"), ("r", "state"), ("o", "kind")])
            .expr_as(Expr::col(("r", "id")).count(), "reports")
            .and_where(Expr::col(("r", "idea")).is_in(numbers))
            .group_by_columns([("r", "idea"), ("r", "state"), ("o", "kind")]);
        let mut counts: HashMap<i64, PracticeCounts> = HashMap::new();
        for row in self.db.query_all(&select).await? {
            let (state, kind): (String, String) = (row.try_get("", "state")?, row.try_get("", "kind")?);
            let state = word("state", &state, PracticeState::parse)?;
            let kind = word("level", &kind, Level::parse)?;
            counts.entry(row.try_get("", "idea")?).or_default().add(state, kind, row.try_get("", "reports")?);
        }
        Ok(counts)
    }
}

/// Reports as *r* that are neither hidden nor taken back. Whatever reads reports asks this, save for those who moderate.
pub(crate) fn are_shown() -> Cond {
    Cond::all().add(Expr::col(("r", "hidden")).eq(false)).add(Expr::col(("r", "withdrawn_at")).is_null())
}

/// Reports that are shown as *r*, each with its organisation as *o*.
pub(crate) fn with_organisations() -> SelectStatement {
    let mut select = all_with_organisations();
    select.cond_where(are_shown());
    select
}

fn all_with_organisations() -> SelectStatement {
    let mut select = Query::select();
    select.from_as("practices", "r").join_as(
        JoinType::InnerJoin,
        "organisations",
        "o",
        Expr::col(("o", "code")).equals(("r", "organisation")),
    );
    select
}

fn rows() -> SelectStatement {
    let mut select = all_with_organisations();
    select
        .columns(
            [
                "id",
                "idea",
                "organisation",
                "content",
                "version",
                "state_at",
                "created_at",
                "updated_at",
                "hidden",
                "withheld",
                "withdrawn_at",
            ]
            .map(|column| ("r", column)),
        )
        .columns(["name", "kind", "province"].map(|column| ("o", column)));
    select
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    idea: i64,
    organisation: String,
    content: String,
    version: i64,
    state_at: i64,
    created_at: i64,
    updated_at: i64,
    hidden: bool,
    withheld: String,
    withdrawn_at: Option<i64>,
    name: String,
    kind: String,
    province: Option<String>,
}

impl Row {
    fn read(self) -> Result<PracticeRow, StorageError> {
        Ok(PracticeRow {
            id: PracticeId(self.id),
            idea: IdeaNumber(self.idea),
            practice: read_content(&self.content)?,
            kind: word("level", &self.kind, Level::parse)?,
            version: i32::try_from(self.version).unwrap_or(i32::MAX),
            state_at: moment(self.state_at)?,
            created_at: moment(self.created_at)?,
            updated_at: moment(self.updated_at)?,
            hidden: self.hidden,
            withheld: maybe_word("withheld", &self.withheld, Withheld::parse)?,
            withdrawn_at: maybe_moment(self.withdrawn_at)?,
            organisation: self.organisation,
            name: self.name,
            province: self.province,
        })
    }
}
