//! Comments: placing, changing and taking them back, and reading a discussion.

use std::collections::BTreeSet;

use domain::comments::{CommentText, Stance, Tombstone};
use domain::holding::Withheld;
use domain::people::Function;
use domain::{CommentId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect,
};

use crate::cells::{maybe_moment, maybe_word, micros, moment, word};
use crate::entities::{comment_versions, comments, ideas};
use crate::{Reader, StorageError, Tx};

/// A comment as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Number.
    pub id: CommentId,
    /// The idea it stands under.
    pub idea: IdeaNumber,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Who wrote it.
    pub author: PersonId,
    /// Its stance.
    pub stance: Option<Stance>,
    /// Since when whoever asked this question has their answer.
    pub answered_at: Option<Timestamp>,
    /// The version of the idea that took this improvement over.
    pub taken_up_in: Option<i32>,
    /// What it says; empty once its author took it back.
    pub text: String,
    /// Hidden by a moderator.
    pub hidden: bool,
    /// Why it is hidden, where no moderator decided that.
    pub withheld: Option<Withheld>,
    /// Held before it was shown, and not shown since.
    pub unseen: bool,
    /// Taken back by its author.
    pub removed: bool,
    /// When it was placed.
    pub created_at: Timestamp,
}

/// A comment as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentRow {
    /// Number.
    pub id: CommentId,
    /// The idea it stands under.
    pub idea: IdeaNumber,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Who wrote it.
    pub author: PersonId,
    /// Their name.
    pub author_name: String,
    /// The word in their page's address.
    pub author_handle: String,
    /// Their function.
    pub author_function: Function,
    /// Its stance.
    pub stance: Option<Stance>,
    /// What it says, in Markdown. Whether it may be shown, [`CommentRow::tombstone`] tells.
    pub text: String,
    /// Why it cannot be read any more.
    pub tombstone: Option<Tombstone>,
    /// Why it is hidden, where no moderator decided that.
    pub withheld: Option<Withheld>,
    /// Number of supporters.
    pub supports: i64,
    /// Since when whoever asked this question has their answer.
    pub answered_at: Option<Timestamp>,
    /// The version of the idea that took this improvement over.
    pub taken_up_in: Option<i32>,
    /// Code and name of the organisation whose answer it is.
    pub official: Option<(String, String)>,
    /// When it was placed.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub edited_at: Option<Timestamp>,
}

/// A new row.
#[derive(Debug)]
pub struct NewComment<'a> {
    /// The idea it stands under.
    pub idea: IdeaNumber,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Who wrote it.
    pub author: PersonId,
    /// Its stance.
    pub stance: Option<Stance>,
    /// What it says.
    pub text: &'a CommentText,
    /// Now.
    pub created_at: Timestamp,
    /// What an import file calls it.
    pub import_key: Option<&'a str>,
    /// A moderator reads it before others do: it is hidden, and does not count yet.
    pub is_held: bool,
}

impl Tx {
    /// Adds a comment, which counts for its idea. One of before the latest activity, out of an import, leaves that as it
    /// is.
    pub async fn insert_comment(&self, new: &NewComment<'_>) -> Result<CommentId, StorageError> {
        let row = comments::ActiveModel {
            idea: Set(new.idea.0),
            parent: Set(new.parent.map(|id| id.0)),
            author: Set(new.author.0),
            stance: Set(new.stance.map(|stance| stance.as_str().to_owned())),
            text: Set(new.text.as_str().to_owned()),
            hidden: Set(new.is_held),
            unseen: Set(new.is_held),
            withheld: Set(if new.is_held { Withheld::Before.as_str() } else { "" }.to_owned()),
            created_at: Set(micros(new.created_at)),
            import_key: Set(new.import_key.map(str::to_owned)),
            ..Default::default()
        };
        let id = CommentId(row.insert(&self.db).await?.id);
        if !new.is_held {
            self.count_comment(new.idea, 1).await?;
            self.note_activity(new.idea, new.created_at).await?;
        }
        Ok(id)
    }

    /// Something happened to an idea; of before the latest activity it leaves that as it is.
    pub async fn note_activity(&self, idea: IdeaNumber, at: Timestamp) -> Result<(), StorageError> {
        ideas::Entity::update_many()
            .col_expr(ideas::Column::ActiveAt, Expr::value(micros(at)))
            .filter(ideas::Column::Number.eq(idea.0))
            .filter(ideas::Column::ActiveAt.lt(micros(at)))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    async fn count_comment(&self, idea: IdeaNumber, by: i64) -> Result<(), StorageError> {
        ideas::Entity::update_many()
            .col_expr(ideas::Column::Comments, Expr::col(ideas::Column::Comments).add(by))
            .filter(ideas::Column::Number.eq(idea.0))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    /// A comment. To change it, lock its idea first, which is what all writers do.
    pub async fn comment(&self, id: CommentId) -> Result<Option<Comment>, StorageError> {
        let row = comments::Entity::find_by_id(id.0).one(&self.db).await?;
        row.map(read).transpose()
    }

    /// The same words by the same person in the same place since `since`: the other half of a double click.
    pub async fn same_comment_since(
        &self,
        new: &NewComment<'_>,
        since: Timestamp,
    ) -> Result<Option<CommentId>, StorageError> {
        let row = comments::Entity::find()
            .filter(comments::Column::Author.eq(new.author.0))
            .filter(comments::Column::CreatedAt.gte(micros(since)))
            .filter(comments::Column::Idea.eq(new.idea.0))
            .filter(comments::Column::RemovedAt.is_null())
            .order_by_desc(comments::Column::Id)
            .all(&self.db)
            .await?;
        let parent = new.parent.map(|id| id.0);
        let same = row.iter().find(|row| row.text == new.text.as_str() && row.parent == parent);
        Ok(same.map(|row| CommentId(row.id)))
    }

    /// Changes what a comment says and keeps what it said.
    pub async fn update_comment(
        &self,
        comment: &Comment,
        text: &CommentText,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let before = comment_versions::ActiveModel {
            comment: Set(comment.id.0),
            at: Set(micros(at)),
            text: Set(comment.text.clone()),
        };
        comment_versions::Entity::insert(before).exec_without_returning(&self.db).await?;
        let row = comments::ActiveModel {
            id: Set(comment.id.0),
            text: Set(text.as_str().to_owned()),
            edited_at: Set(Some(micros(at))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Takes a comment back: its words go, also those of before; its place in the thread stays.
    pub async fn remove_comment(&self, comment: &Comment, at: Timestamp) -> Result<(), StorageError> {
        comment_versions::Entity::delete_many()
            .filter(comment_versions::Column::Comment.eq(comment.id.0))
            .exec(&self.db)
            .await?;
        self.set_mentions(comment.id, &BTreeSet::new()).await?;
        self.set_references(comment.idea, Some(comment.id), &BTreeSet::new()).await?;
        let row = comments::ActiveModel {
            id: Set(comment.id.0),
            text: Set(String::new()),
            removed_at: Set(Some(micros(at))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        if !comment.hidden {
            self.count_comment(comment.idea, -1).await?;
        }
        self.recount_if_official(comment).await
    }

    async fn recount_if_official(&self, comment: &Comment) -> Result<(), StorageError> {
        match self.official_answer(comment.id).await? {
            Some(answer) => self.recount_answers(answer.idea).await,
            None => Ok(()),
        }
    }

    /// Hides a comment, or shows it again; false where nothing changed.
    pub async fn set_comment_hidden(&self, comment: &Comment, hidden: bool) -> Result<bool, StorageError> {
        if comment.hidden == hidden {
            return Ok(false);
        }
        let row = comments::ActiveModel { id: Set(comment.id.0), hidden: Set(hidden), ..Default::default() };
        row.update(&self.db).await?;
        if !comment.removed {
            self.count_comment(comment.idea, if hidden { -1 } else { 1 }).await?;
        }
        self.recount_if_official(comment).await?;
        Ok(true)
    }
}

impl Reader {
    /// A comment, whoever may see it; the caller asks the policy.
    pub async fn comment(&self, id: CommentId) -> Result<Option<Comment>, StorageError> {
        let row = comments::Entity::find_by_id(id.0).one(&self.db).await?;
        row.map(read).transpose()
    }

    /// A comment as a page shows it.
    pub async fn comment_row(&self, id: CommentId) -> Result<Option<CommentRow>, StorageError> {
        Ok(self.comment_rows(&[id]).await?.pop())
    }

    /// Comments as a page shows them, in no order.
    pub async fn comment_rows(&self, ids: &[CommentId]) -> Result<Vec<CommentRow>, StorageError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = rows();
        select.and_where(Expr::col(("c", "id")).is_in(ids.iter().map(|id| id.0)));
        fetch(&self.db, &select).await
    }

    /// The discussion of an idea, oldest first.
    pub async fn discussion(&self, idea: IdeaNumber) -> Result<Vec<CommentRow>, StorageError> {
        let mut select = rows();
        select.and_where(Expr::col(("c", "idea")).eq(idea.0)).order_by(("c", "id"), Order::Asc);
        fetch(&self.db, &select).await
    }

    /// One page of the discussion of an idea, oldest first, and how many comments there are, those that cannot be read
    /// any more included; those that were never shown are not.
    pub async fn discussion_page(
        &self,
        idea: IdeaNumber,
        page: u64,
        per_page: u64,
    ) -> Result<(Vec<CommentRow>, u64), StorageError> {
        let total = comments::Entity::find()
            .filter(comments::Column::Idea.eq(idea.0))
            .filter(comments::Column::Withheld.ne(Withheld::Before.as_str()))
            .count(&self.db)
            .await?;
        let mut select = rows();
        select
            .and_where(Expr::col(("c", "idea")).eq(idea.0))
            .and_where(Expr::col(("c", "withheld")).ne(Withheld::Before.as_str()))
            .order_by(("c", "id"), Order::Asc)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page);
        Ok((fetch(&self.db, &select).await?, total))
    }

    /// The last comments on an idea that can be read, newest first.
    pub async fn latest_comments(
        &self,
        idea: IdeaNumber,
        limit: u64,
    ) -> Result<Vec<CommentRow>, StorageError> {
        let mut select = rows();
        select
            .and_where(Expr::col(("c", "idea")).eq(idea.0))
            .and_where(Expr::col(("c", "hidden")).eq(false))
            .and_where(Expr::col(("c", "removed_at")).is_null())
            .order_by(("c", "id"), Order::Desc)
            .limit(limit);
        fetch(&self.db, &select).await
    }

    /// The last comments of somebody that can be read, newest first.
    pub async fn comments_of(&self, author: PersonId, limit: u64) -> Result<Vec<CommentRow>, StorageError> {
        let mut select = rows();
        select
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("c", "idea")))
            .and_where(Expr::col(("c", "author")).eq(author.0))
            .and_where(Expr::col(("c", "hidden")).eq(false))
            .and_where(Expr::col(("c", "removed_at")).is_null())
            .and_where(Expr::col(("i", "listed")).eq(true))
            .order_by(("c", "created_at"), Order::Desc)
            .limit(limit);
        fetch(&self.db, &select).await
    }

    /// What a comment said before, oldest first.
    pub async fn comment_versions(&self, id: CommentId) -> Result<Vec<(Timestamp, String)>, StorageError> {
        let rows = comment_versions::Entity::find()
            .filter(comment_versions::Column::Comment.eq(id.0))
            .order_by_asc(comment_versions::Column::At)
            .limit(1_000)
            .all(&self.db)
            .await?;
        rows.into_iter().map(|row| Ok((moment(row.at)?, row.text))).collect()
    }
}

fn read(row: comments::Model) -> Result<Comment, StorageError> {
    Ok(Comment {
        id: CommentId(row.id),
        idea: IdeaNumber(row.idea),
        parent: row.parent.map(CommentId),
        author: PersonId(row.author),
        stance: row.stance.map(|stance| word("stance", &stance, Stance::parse)).transpose()?,
        answered_at: maybe_moment(row.answered_at)?,
        taken_up_in: row.taken_up_in.map(version),
        text: row.text,
        hidden: row.hidden,
        withheld: maybe_word("withheld", &row.withheld, Withheld::parse)?,
        unseen: row.unseen,
        removed: row.removed_at.is_some(),
        created_at: moment(row.created_at)?,
    })
}

fn version(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    idea: i64,
    parent: Option<i64>,
    author: i64,
    stance: Option<String>,
    text: String,
    hidden: bool,
    withheld: String,
    created_at: i64,
    edited_at: Option<i64>,
    removed_at: Option<i64>,
    supports: i64,
    answered_at: Option<i64>,
    taken_up_in: Option<i64>,
    name: String,
    handle: String,
    function: String,
    official_code: Option<String>,
    official_name: Option<String>,
}

pub(crate) fn rows() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(
            [
                "id",
                "idea",
                "parent",
                "author",
                "stance",
                "text",
                "hidden",
                "withheld",
                "created_at",
                "edited_at",
                "removed_at",
                "supports",
                "answered_at",
                "taken_up_in",
            ]
            .map(|column| ("c", column)),
        )
        .columns(["name", "handle", "function"].map(|column| ("p", column)))
        .expr_as(Expr::col(("o", "code")), "official_code")
        .expr_as(Expr::col(("o", "name")), "official_name")
        .from_as("comments", "c")
        .join_as(JoinType::LeftJoin, "official_answers", "a", Expr::col(("a", "comment")).equals(("c", "id")))
        .join_as(
            JoinType::LeftJoin,
            "organisations",
            "o",
            Expr::col(("o", "code")).equals(("a", "organisation")),
        )
        .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("c", "author")));
    select
}

async fn fetch(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<CommentRow>, StorageError> {
    let rows = db.query_all(select).await?;
    rows.iter().map(read_row).collect()
}

pub(crate) fn read_row(row: &QueryResult) -> Result<CommentRow, StorageError> {
    let row = Row::from_query_result(row, "")?;
    Ok(CommentRow {
        id: CommentId(row.id),
        idea: IdeaNumber(row.idea),
        parent: row.parent.map(CommentId),
        author: PersonId(row.author),
        author_function: word("function", &row.function, Function::parse)?,
        stance: row.stance.map(|stance| word("stance", &stance, Stance::parse)).transpose()?,
        created_at: moment(row.created_at)?,
        edited_at: maybe_moment(row.edited_at)?,
        author_name: row.name,
        author_handle: row.handle,
        text: row.text,
        tombstone: Tombstone::of(row.removed_at.is_some(), row.hidden),
        withheld: maybe_word("withheld", &row.withheld, Withheld::parse)?,
        supports: row.supports,
        answered_at: maybe_moment(row.answered_at)?,
        official: row.official_code.zip(row.official_name),
        taken_up_in: row.taken_up_in.map(version),
    })
}
