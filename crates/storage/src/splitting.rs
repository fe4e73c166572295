//! Comments that become an idea of their own: proposals, and what came of what.

use domain::life::Status;
use domain::policy::IdeaFacts;
use domain::splitting::{SplitProposal, SplitState};
use domain::{CommentId, IdeaNumber, PersonId, SplitId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QueryResult, QuerySelect,
};

use crate::cells::{maybe_moment, micros, moment, word};
use crate::comments::Comment;
use crate::entities::splits;
use crate::{Reader, StorageError, Tx};

/// Ideas that are read of those that came of comments under one idea.
const SHOWN: u64 = 500;

/// A proposal that a comment becomes an idea of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Split {
    /// Number.
    pub id: SplitId,
    /// The comment.
    pub comment: CommentId,
    /// The idea under which it stands.
    pub source: IdeaNumber,
    /// Who wrote the comment, and is asked.
    pub author: PersonId,
    /// Who proposed it; the author where nobody was asked.
    pub proposer: PersonId,
    /// What the idea could be called.
    pub title: String,
    /// Why; empty where nobody was asked.
    pub reason: String,
    /// Where it stands.
    pub state: SplitState,
    /// The draft of its author, and later the idea.
    pub idea: Option<IdeaNumber>,
    /// When it was proposed.
    pub proposed_at: Timestamp,
    /// When it was answered, or ended otherwise.
    pub ended_at: Option<Timestamp>,
    /// What the author said with a no.
    pub word: String,
}

impl Split {
    fn read(row: splits::Model) -> Result<Self, StorageError> {
        Ok(Self {
            id: SplitId(row.id),
            comment: CommentId(row.comment),
            source: IdeaNumber(row.source),
            author: PersonId(row.author),
            proposer: PersonId(row.proposer),
            title: row.title,
            reason: row.reason,
            state: word("state of a split", &row.state, SplitState::parse)?,
            idea: row.idea.map(IdeaNumber),
            proposed_at: moment(row.proposed_at)?,
            ended_at: maybe_moment(row.ended_at)?,
            word: row.word,
        })
    }
}

/// An idea at the other end of a split: what came of a comment, or where one comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitEnd {
    /// The comment.
    pub comment: CommentId,
    /// Whether the comment can be read: neither taken back nor hidden.
    pub is_readable: bool,
    /// Number of the idea.
    pub number: IdeaNumber,
    /// The readable part of its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// What the policy must know of it.
    pub facts: IdeaFacts,
}

/// A proposal that waits for an author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingSplit {
    /// The comment.
    pub comment: CommentId,
    /// What the idea could be called.
    pub title: String,
    /// When it was proposed.
    pub proposed_at: Timestamp,
}

impl Tx {
    /// Adds a proposal. Lock the idea under which the comment stands first.
    pub async fn insert_split(
        &self,
        comment: &Comment,
        proposer: PersonId,
        proposal: &SplitProposal,
        at: Timestamp,
    ) -> Result<Split, StorageError> {
        let row = splits::ActiveModel {
            comment: Set(comment.id.0),
            source: Set(comment.idea.0),
            author: Set(comment.author.0),
            proposer: Set(proposer.0),
            title: Set(proposal.title.clone()),
            reason: Set(proposal.reason.clone()),
            state: Set(SplitState::Proposed.as_str().to_owned()),
            claimed: Set(Some(comment.id.0)),
            proposed_at: Set(micros(at)),
            word: Set(String::new()),
            ..Default::default()
        };
        Split::read(row.insert(&self.db).await?)
    }

    /// The last proposal about a comment. To change it, lock the idea under which the comment stands.
    pub async fn last_split_of(&self, comment: CommentId) -> Result<Option<Split>, StorageError> {
        last_of(&self.db, comment).await
    }

    /// A proposal.
    pub async fn split(&self, id: SplitId) -> Result<Option<Split>, StorageError> {
        splits::Entity::find_by_id(id.0).one(&self.db).await?.map(Split::read).transpose()
    }

    /// The author said yes, or began by themselves: this is their draft.
    pub async fn agree_to_split(
        &self,
        id: SplitId,
        draft: IdeaNumber,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = splits::ActiveModel {
            id: Set(id.0),
            state: Set(SplitState::Agreed.as_str().to_owned()),
            idea: Set(Some(draft.0)),
            ended_at: Set(Some(micros(at))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Ends a proposal of which nothing came.
    pub async fn end_split(
        &self,
        id: SplitId,
        state: SplitState,
        word: &str,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = splits::ActiveModel {
            id: Set(id.0),
            state: Set(state.as_str().to_owned()),
            claimed: Set(None),
            ended_at: Set(Some(micros(at))),
            word: Set(word.to_owned()),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// The split that an idea came of.
    pub async fn split_into(&self, idea: IdeaNumber) -> Result<Option<Split>, StorageError> {
        let row = splits::Entity::find().filter(splits::Column::Idea.eq(idea.0)).one(&self.db).await?;
        row.map(Split::read).transpose()
    }

    /// Proposals of `before` or earlier that still wait, the longest waiting first.
    pub async fn splits_to_lapse(&self, before: Timestamp, limit: u64) -> Result<Vec<Split>, StorageError> {
        let rows = splits::Entity::find()
            .filter(splits::Column::State.eq(SplitState::Proposed.as_str()))
            .filter(splits::Column::ProposedAt.lte(micros(before)))
            .order_by_asc(splits::Column::ProposedAt)
            .limit(limit)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Split::read).collect()
    }
}

impl Reader {
    /// The last proposal about a comment.
    pub async fn last_split_of(&self, comment: CommentId) -> Result<Option<Split>, StorageError> {
        last_of(&self.db, comment).await
    }

    /// A proposal.
    pub async fn split(&self, id: SplitId) -> Result<Option<Split>, StorageError> {
        splits::Entity::find_by_id(id.0).one(&self.db).await?.map(Split::read).transpose()
    }

    /// Where an idea comes from that was a comment; whoever may see that, the caller asks the policy.
    pub async fn origin_of(&self, idea: IdeaNumber) -> Result<Option<SplitEnd>, StorageError> {
        let mut select = ends("source");
        select.and_where(Expr::col(("s", "idea")).eq(idea.0));
        Ok(self.split_ends(&select).await?.pop())
    }

    /// The ideas and drafts that came of comments under an idea, whoever may see them; the caller asks the policy.
    pub async fn split_off_from(&self, source: IdeaNumber) -> Result<Vec<SplitEnd>, StorageError> {
        let mut select = ends("idea");
        select
            .and_where(Expr::col(("s", "source")).eq(source.0))
            .order_by(("s", "id"), Order::Asc)
            .limit(SHOWN);
        self.split_ends(&select).await
    }

    /// The idea that came of a comment, or the draft of one.
    pub async fn became(&self, comment: CommentId) -> Result<Option<SplitEnd>, StorageError> {
        let mut select = ends("idea");
        select.and_where(Expr::col(("s", "claimed")).eq(comment.0));
        Ok(self.split_ends(&select).await?.pop())
    }

    /// Proposals that wait for an author, the longest waiting first.
    pub async fn waiting_splits(&self, limit: u64) -> Result<Vec<WaitingSplit>, StorageError> {
        let rows = splits::Entity::find()
            .filter(splits::Column::State.eq(SplitState::Proposed.as_str()))
            .order_by_asc(splits::Column::ProposedAt)
            .limit(limit)
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(WaitingSplit {
                    comment: CommentId(row.comment),
                    title: row.title,
                    proposed_at: moment(row.proposed_at)?,
                })
            })
            .collect()
    }

    async fn split_ends(&self, select: &SelectStatement) -> Result<Vec<SplitEnd>, StorageError> {
        self.db.query_all(select).await?.iter().map(read_end).collect()
    }
}

/// The ideas at this end of splits, with what came before them.
fn ends(end: &'static str) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(("s", "comment"))
        .columns(["number", "slug", "title", "author", "status", "hidden", "locked"].map(|c| ("i", c)))
        .expr_as(Expr::col(("c", "hidden")), "comment_hidden")
        .expr_as(Expr::col(("c", "removed_at")), "comment_removed_at")
        .from_as("splits", "s")
        .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("s", end)))
        .join_as(JoinType::InnerJoin, "comments", "c", Expr::col(("c", "id")).equals(("s", "comment")));
    select
}

fn read_end(row: &QueryResult) -> Result<SplitEnd, StorageError> {
    let hidden: bool = row.try_get("", "comment_hidden")?;
    let removed_at: Option<i64> = row.try_get("", "comment_removed_at")?;
    let status: String = row.try_get("", "status")?;
    Ok(SplitEnd {
        comment: CommentId(row.try_get("", "comment")?),
        is_readable: !hidden && removed_at.is_none(),
        number: IdeaNumber(row.try_get("", "number")?),
        slug: row.try_get("", "slug")?,
        title: row.try_get("", "title")?,
        facts: IdeaFacts {
            author: PersonId(row.try_get("", "author")?),
            status: word("status", &status, Status::parse)?,
            hidden: row.try_get("", "hidden")?,
            locked: row.try_get("", "locked")?,
        },
    })
}

async fn last_of(db: &impl ConnectionTrait, comment: CommentId) -> Result<Option<Split>, StorageError> {
    splits::Entity::find()
        .filter(splits::Column::Comment.eq(comment.0))
        .order_by_desc(splits::Column::Id)
        .one(db)
        .await?
        .map(Split::read)
        .transpose()
}
