//! Merging ideas: proposals, those that took effect, and the ideas at either end.

mod supports;

use domain::life::Status;
use domain::merging::{MergeState, SupportAnswer};
use domain::{IdeaNumber, MergeId, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
};

use crate::cells::{maybe_moment, maybe_word, micros, moment, word};
use crate::entities::{merge_supports, merges};
use crate::ideas::Idea;
use crate::{Reader, StorageError, Tx};

/// A merge of one idea into another, proposed or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Number.
    pub id: MergeId,
    /// The idea that goes.
    pub source: IdeaNumber,
    /// The idea that it goes into.
    pub target: IdeaNumber,
    /// Who proposed it.
    pub proposer: PersonId,
    /// Whether that is the author of the idea that goes.
    pub by_author: bool,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: MergeState,
    /// Where the idea stood that went; none while it did not.
    pub status_before: Option<Status>,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// When it took effect.
    pub merged_at: Option<Timestamp>,
    /// Until when supporters may answer before their support is counted.
    pub answers_due: Option<Timestamp>,
    /// When support without an answer was counted.
    pub settled_at: Option<Timestamp>,
    /// Why it ended, where it was undone or declined.
    pub end_reason: String,
}

impl Merge {
    fn read(row: merges::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: MergeId(row.id),
            source: IdeaNumber(row.source),
            target: IdeaNumber(row.target),
            proposer: PersonId(row.proposer),
            by_author: row.by_author,
            state: word("state of a merge", &row.state, MergeState::parse)?,
            status_before: maybe_word("status", &row.status_before, Status::parse)?,
            proposed_at: moment(row.proposed_at)?,
            merged_at: maybe_moment(row.merged_at)?,
            answers_due: maybe_moment(row.answers_due)?,
            settled_at: maybe_moment(row.settled_at)?,
            reason: row.reason,
            end_reason: row.end_reason,
        })
    }
}

/// An idea that went into another, or the one it went into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// The merge that ties them.
    pub merge: MergeId,
    /// Its number.
    pub number: IdeaNumber,
    /// The readable part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
}

/// A proposal that waits for the author of the idea that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingMerge {
    /// The idea that may go.
    pub source: IdeaNumber,
    /// Its title.
    pub title: String,
    /// When it was proposed.
    pub proposed_at: Timestamp,
}

impl Tx {
    /// Adds a proposal.
    pub async fn insert_merge(
        &self,
        (source, target): (IdeaNumber, IdeaNumber),
        (proposer, by_author): (PersonId, bool),
        reason: &str,
        at: Timestamp,
    ) -> Result<Merge, StorageError> {
        let row = merges::ActiveModel {
            source: Set(source.0),
            target: Set(target.0),
            proposer: Set(proposer.0),
            by_author: Set(by_author),
            reason: Set(reason.to_owned()),
            state: Set(MergeState::Proposed.as_str().to_owned()),
            status_before: Set(String::new()),
            proposed_at: Set(micros(at)),
            end_reason: Set(String::new()),
            ..Default::default()
        };
        Merge::read(row.insert(&self.db).await?)
    }

    /// The last merge of an idea into another.
    pub async fn last_merge_of(&self, source: IdeaNumber) -> Result<Option<Merge>, StorageError> {
        last_merge_of(&self.db, source).await
    }

    /// A merge. To change it, lock both its ideas first, the one with the lower number before the other.
    pub async fn merge(&self, id: MergeId) -> Result<Option<Merge>, StorageError> {
        merges::Entity::find_by_id(id.0).one(&self.db).await?.map(Merge::read).transpose()
    }

    /// Both ideas of a merge, which no other transaction changes until this one ends: in the order asked.
    pub async fn ideas_to_merge(
        &self,
        source: IdeaNumber,
        target: IdeaNumber,
    ) -> Result<(Option<Idea>, Option<Idea>), StorageError> {
        let (first, second) = if source <= target { (source, target) } else { (target, source) };
        let first = self.idea_for_update(first).await?;
        let second = self.idea_for_update(second).await?;
        Ok(if source <= target { (first, second) } else { (second, first) })
    }

    /// Ends a proposal that did not take effect.
    pub async fn end_merge(
        &self,
        id: MergeId,
        state: MergeState,
        reason: &str,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = merges::ActiveModel {
            id: Set(id.0),
            state: Set(state.as_str().to_owned()),
            ended_at: Set(Some(micros(at))),
            end_reason: Set(reason.to_owned()),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Lets a merge take effect, and notes who supports the idea that goes, also by way of ideas that went into it.
    pub async fn carry_out_merge(
        &self,
        merge: &Merge,
        source: &Idea,
        at: Timestamp,
        due: Timestamp,
    ) -> Result<(), StorageError> {
        let row = merges::ActiveModel {
            id: Set(merge.id.0),
            state: Set(MergeState::Merged.as_str().to_owned()),
            status_before: Set(source.status.as_str().to_owned()),
            merged_at: Set(Some(micros(at))),
            answers_due: Set(Some(micros(due))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        self.set_status(source, Status::Merged, at).await?;
        self.note_supporters(merge).await
    }
}

impl Reader {
    /// The last merge of an idea into another.
    pub async fn last_merge_of(&self, source: IdeaNumber) -> Result<Option<Merge>, StorageError> {
        last_merge_of(&self.db, source).await
    }

    /// A merge.
    pub async fn merge(&self, id: MergeId) -> Result<Option<Merge>, StorageError> {
        merges::Entity::find_by_id(id.0).one(&self.db).await?.map(Merge::read).transpose()
    }

    /// What somebody answered about their support: nothing where they were not asked, nothing within that where they did
    /// not answer.
    pub async fn answer_to_merge(
        &self,
        merge: MergeId,
        person: PersonId,
    ) -> Result<Option<Option<SupportAnswer>>, StorageError> {
        let row = merge_supports::Entity::find_by_id((merge.0, person.0)).one(&self.db).await?;
        row.map(|row| maybe_word("answer", &row.answer, SupportAnswer::parse)).transpose()
    }

    /// The idea that a merged idea went into.
    pub async fn went_into(&self, source: IdeaNumber) -> Result<Option<Partner>, StorageError> {
        let mut select = partners("target");
        select.and_where(Expr::col(("m", "source")).eq(source.0));
        Ok(self.fetch_partners(&select).await?.pop())
    }

    /// The ideas that went into one, the last first.
    pub async fn took_in(&self, target: IdeaNumber) -> Result<Vec<Partner>, StorageError> {
        let mut select = partners("source");
        select
            .and_where(Expr::col(("m", "target")).eq(target.0))
            .and_where(Expr::col(("i", "hidden")).eq(false))
            .order_by(("m", "merged_at"), Order::Desc)
            .limit(50);
        self.fetch_partners(&select).await
    }

    /// Proposals that wait for an author, the longest waiting first.
    pub async fn waiting_merges(&self, limit: u64) -> Result<Vec<WaitingMerge>, StorageError> {
        let mut select = Query::select();
        select
            .columns([("m", "source"), ("m", "proposed_at")])
            .column(("i", "title"))
            .from_as("merges", "m")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("m", "source")))
            .and_where(Expr::col(("m", "state")).eq(MergeState::Proposed.as_str()))
            .order_by(("m", "id"), Order::Asc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                Ok(WaitingMerge {
                    source: IdeaNumber(row.try_get("", "source")?),
                    title: row.try_get("", "title")?,
                    proposed_at: moment(row.try_get("", "proposed_at")?)?,
                })
            })
            .collect()
    }

    async fn fetch_partners(&self, select: &SelectStatement) -> Result<Vec<Partner>, StorageError> {
        let rows = self.db.query_all(select).await?;
        rows.iter()
            .map(|row| {
                Ok(Partner {
                    merge: MergeId(row.try_get("", "id")?),
                    number: IdeaNumber(row.try_get("", "number")?),
                    slug: row.try_get("", "slug")?,
                    title: row.try_get("", "title")?,
                })
            })
            .collect()
    }
}

/// The ideas at this end of merges that hold.
fn partners(end: &'static str) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(("m", "id"))
        .columns(["number", "slug", "title"].map(|column| ("i", column)))
        .from_as("merges", "m")
        .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("m", end)))
        .and_where(Expr::col(("m", "state")).eq(MergeState::Merged.as_str()));
    select
}

async fn last_merge_of(db: &impl ConnectionTrait, source: IdeaNumber) -> Result<Option<Merge>, StorageError> {
    merges::Entity::find()
        .filter(merges::Column::Source.eq(source.0))
        .order_by_desc(merges::Column::Id)
        .one(db)
        .await?
        .map(Merge::read)
        .transpose()
}
