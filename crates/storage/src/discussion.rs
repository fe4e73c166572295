//! A discussion seen from above: which comments there are and how they hang together, without their words; and what
//! people think of a comment.

use domain::comments::{Stance, Tombstone};
use domain::holding::Withheld;
use domain::{CommentId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, OnConflict, Order, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    QueryFilter,
};

use crate::cells::{micros, moment, word};
use crate::comments::Comment;
use crate::entities::{comment_supports, comments};
use crate::{Reader, StorageError, Tx};

/// A comment without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlined {
    /// Number.
    pub id: CommentId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Who wrote it.
    pub author: PersonId,
    /// Its stance.
    pub stance: Option<Stance>,
    /// Number of supporters.
    pub supports: i64,
    /// Whoever asked this question has their answer.
    pub answered: bool,
    /// It is the answer of an organisation.
    pub official: bool,
    /// Why it cannot be read any more.
    pub tombstone: Option<Tombstone>,
    /// A moderator reads it before others do.
    pub is_held: bool,
    /// When it was placed.
    pub created_at: Timestamp,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    parent: Option<i64>,
    author: i64,
    stance: Option<String>,
    supports: i64,
    hidden: bool,
    withheld: String,
    created_at: i64,
    removed_at: Option<i64>,
    answered_at: Option<i64>,
    official: Option<i64>,
}

impl Row {
    fn read(self) -> Result<Outlined, StorageError> {
        Ok(Outlined {
            id: CommentId(self.id),
            parent: self.parent.map(CommentId),
            author: PersonId(self.author),
            stance: self.stance.map(|stance| word("stance", &stance, Stance::parse)).transpose()?,
            supports: self.supports,
            answered: self.answered_at.is_some(),
            official: self.official.is_some(),
            tombstone: Tombstone::of(self.removed_at.is_some(), self.hidden),
            is_held: self.withheld == Withheld::Before.as_str(),
            created_at: moment(self.created_at)?,
        })
    }
}

impl Tx {
    /// Adds support for a comment; false where it was given already.
    pub async fn add_comment_support(
        &self,
        comment: CommentId,
        person: PersonId,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let row = comment_supports::ActiveModel {
            comment: Set(comment.0),
            person: Set(person.0),
            at: Set(micros(at)),
        };
        let once = OnConflict::columns([comment_supports::Column::Comment, comment_supports::Column::Person])
            .do_nothing()
            .to_owned();
        let insert = comment_supports::Entity::insert(row).on_conflict(once);
        let added = insert.exec_without_returning(&self.db).await? > 0;
        if added {
            self.count_comment_support(comment, 1).await?;
        }
        Ok(added)
    }

    /// Takes support for a comment back; false where there was none.
    pub async fn remove_comment_support(
        &self,
        comment: CommentId,
        person: PersonId,
    ) -> Result<bool, StorageError> {
        let removed = comment_supports::Entity::delete_by_id((comment.0, person.0)).exec(&self.db).await?;
        let removed = removed.rows_affected > 0;
        if removed {
            self.count_comment_support(comment, -1).await?;
        }
        Ok(removed)
    }

    async fn count_comment_support(&self, comment: CommentId, by: i64) -> Result<(), StorageError> {
        comments::Entity::update_many()
            .col_expr(comments::Column::Supports, Expr::col(comments::Column::Supports).add(by))
            .filter(comments::Column::Id.eq(comment.0))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// Notes since when a question has its answer, or that it has none.
    pub async fn set_answered(&self, comment: &Comment, at: Option<Timestamp>) -> Result<(), StorageError> {
        let row = comments::ActiveModel {
            id: Set(comment.id.0),
            answered_at: Set(at.map(micros)),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Notes which version of the idea took an improvement over, or that none did.
    pub async fn set_taken_up(&self, comment: &Comment, version: Option<i32>) -> Result<(), StorageError> {
        let row = comments::ActiveModel {
            id: Set(comment.id.0),
            taken_up_in: Set(version.map(i64::from)),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// All comments of an idea, oldest first.
    pub async fn outline(&self, idea: IdeaNumber) -> Result<Vec<Outlined>, StorageError> {
        let mut select = Query::select();
        select
            .columns(
                [
                    "id",
                    "parent",
                    "author",
                    "stance",
                    "supports",
                    "hidden",
                    "withheld",
                    "created_at",
                    "removed_at",
                    "answered_at",
                ]
                .map(|column| ("c", column)),
            )
            .expr_as(Expr::col(("a", "comment")), "official")
            .from_as("comments", "c")
            .join_as(
                JoinType::LeftJoin,
                "official_answers",
                "a",
                Expr::col(("a", "comment")).equals(("c", "id")),
            )
            .and_where(Expr::col(("c", "idea")).eq(idea.0))
            .order_by(("c", "id"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Row::from_query_result(row, "")?.read()).collect()
    }

    /// The newest comment of an idea, whoever may read it.
    pub async fn newest_comment(&self, idea: IdeaNumber) -> Result<Option<CommentId>, StorageError> {
        let mut select = Query::select();
        select
            .column("id")
            .from("comments")
            .and_where(Expr::col("idea").eq(idea.0))
            .order_by("id", Order::Desc)
            .limit(1);
        let row = self.db.query_one(&select).await?;
        row.map(|row| Ok(CommentId(row.try_get("", "id")?))).transpose()
    }

    /// Comments of an idea after `last` that can be read, without those of `except`, oldest first.
    pub async fn comments_after(
        &self,
        idea: IdeaNumber,
        last: CommentId,
        except: Option<PersonId>,
        limit: u64,
    ) -> Result<Vec<CommentId>, StorageError> {
        let mut select = Query::select();
        select
            .column("id")
            .from("comments")
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("id").gt(last.0))
            .and_where(Expr::col("author").ne(except.map_or(0, |person| person.0)))
            .and_where(Expr::col("hidden").eq(false))
            .and_where(Expr::col("removed_at").is_null())
            .order_by("id", Order::Asc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(CommentId(row.try_get("", "id")?))).collect()
    }

    /// Which of these comments somebody supports.
    pub async fn supported_comments(
        &self,
        person: PersonId,
        comments: &[CommentId],
    ) -> Result<Vec<CommentId>, StorageError> {
        let rows = comment_supports::Entity::find()
            .filter(comment_supports::Column::Person.eq(person.0))
            .filter(comment_supports::Column::Comment.is_in(comments.iter().map(|id| id.0)))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(|row| CommentId(row.comment)).collect())
    }
}
