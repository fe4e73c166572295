//! Versions: what an idea said at each time since it was published.

use domain::ideas::Proposal;
use domain::sources::Source;
use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::cells::{micros, moment};
use crate::entities::{idea_versions, ideas};
use crate::ideas::read_sources;
use crate::{Reader, StorageError, Tx};

/// What an idea said at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// 1 is the first that was public.
    pub version: i32,
    /// When it was written.
    pub at: Timestamp,
    /// By whom.
    pub editor: PersonId,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// The four parts, in the order of the form.
    pub parts: [String; 4],
    /// Where more could be read.
    pub sources: Vec<Source>,
}

impl Tx {
    /// Keeps what an idea says as its version `version`.
    pub async fn keep_version(
        &self,
        number: IdeaNumber,
        version: i32,
        proposal: &Proposal,
        editor: PersonId,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let kept = self::version(number, version, proposal, editor, at);
        idea_versions::Entity::insert(kept).exec_without_returning(&self.db).await?;
        let row = ideas::ActiveModel {
            number: Set(number.0),
            version: Set(version.into()),
            active_at: Set(micros(at)),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// When a version of an idea was made, if there is one of this number.
    pub async fn version_made_at(
        &self,
        number: IdeaNumber,
        version: i32,
    ) -> Result<Option<Timestamp>, StorageError> {
        let row = idea_versions::Entity::find_by_id((number.0, version.into())).one(&self.db).await?;
        row.map(|row| moment(row.at)).transpose()
    }
}

impl Reader {
    /// When each version of an idea was made, newest first.
    pub async fn version_moments(&self, number: IdeaNumber) -> Result<Vec<(i32, Timestamp)>, StorageError> {
        let rows: Vec<(i64, i64)> = idea_versions::Entity::find()
            .select_only()
            .columns([idea_versions::Column::Version, idea_versions::Column::At])
            .filter(idea_versions::Column::Idea.eq(number.0))
            .order_by_desc(idea_versions::Column::Version)
            .limit(200)
            .into_tuple()
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|(version, at)| Ok((i32::try_from(version).unwrap_or(i32::MAX), moment(at)?)))
            .collect()
    }

    /// All versions of an idea, newest first.
    pub async fn versions(&self, number: IdeaNumber) -> Result<Vec<Version>, StorageError> {
        let rows = idea_versions::Entity::find()
            .filter(idea_versions::Column::Idea.eq(number.0))
            .order_by_desc(idea_versions::Column::Version)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read_version).collect()
    }
}

fn read_version(row: idea_versions::Model) -> Result<Version, StorageError> {
    Ok(Version {
        version: i32::try_from(row.version).unwrap_or(i32::MAX),
        at: moment(row.at)?,
        editor: PersonId(row.editor),
        sources: read_sources(&row.sources)?,
        title: row.title,
        summary: row.summary,
        parts: [row.problem, row.proposal, row.effect, row.first_step],
    })
}

/// A version as a row.
pub(crate) fn version(
    number: IdeaNumber,
    version: i32,
    proposal: &Proposal,
    editor: PersonId,
    at: Timestamp,
) -> idea_versions::ActiveModel {
    idea_versions::ActiveModel {
        idea: Set(number.0),
        version: Set(version.into()),
        editor: Set(editor.0),
        at: Set(micros(at)),
        title: Set(proposal.title().to_owned()),
        summary: Set(proposal.summary().to_owned()),
        problem: Set(proposal.problem().to_owned()),
        proposal: Set(proposal.proposal().to_owned()),
        effect: Set(proposal.effect().to_owned()),
        first_step: Set(proposal.first_step().to_owned()),
        sources: Set(Source::write_all(proposal.sources())),
    }
}
