//! References from one idea to another by `#42`, in its own text or in a comment under it.

use std::collections::BTreeSet;

use domain::{CommentId, IdeaNumber};
use sea_orm::sea_query::{Cond, Expr, ExprTrait, JoinType, Order, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entities::idea_references;
use crate::lists::IdeaRow;
use crate::{Reader, StorageError, Tx};

/// The text of the idea itself, in the column that else holds a comment.
const OWN_TEXT: i64 = 0;

fn place(comment: Option<CommentId>) -> i64 {
    comment.map_or(OWN_TEXT, |id| id.0)
}

impl Tx {
    /// Replaces which ideas the text of an idea refers to, or that of a comment under it. Those that are not there, or
    /// not public, are left out.
    pub async fn set_references(
        &self,
        idea: IdeaNumber,
        comment: Option<CommentId>,
        referred: &BTreeSet<i64>,
    ) -> Result<(), StorageError> {
        idea_references::Entity::delete_many()
            .filter(idea_references::Column::Idea.eq(idea.0))
            .filter(idea_references::Column::Comment.eq(place(comment)))
            .exec(&self.db)
            .await?;
        let wanted = referred.iter().copied().filter(|number| *number != idea.0);
        let mut select = Query::select();
        select
            .column("number")
            .from("ideas")
            .and_where(Expr::col("number").is_in(wanted))
            .and_where(Expr::col("published_at").is_not_null());
        let there = if referred.is_empty() { Vec::new() } else { self.db.query_all(&select).await? };
        let rows = there
            .iter()
            .map(|row| {
                Ok(idea_references::ActiveModel {
                    idea: Set(idea.0),
                    comment: Set(place(comment)),
                    referred: Set(row.try_get("", "number")?),
                })
            })
            .collect::<Result<Vec<_>, StorageError>>()?;
        if !rows.is_empty() {
            idea_references::Entity::insert_many(rows).exec_without_returning(&self.db).await?;
        }
        Ok(())
    }
}

impl Reader {
    /// The public ideas, with their titles, that the text of an idea or any of these comments under it refers to.
    pub async fn referred_to(
        &self,
        idea: IdeaNumber,
        comments: &[CommentId],
    ) -> Result<Vec<(IdeaNumber, String)>, StorageError> {
        let places = comments.iter().map(|id| id.0).chain([OWN_TEXT]);
        let mut select = Query::select();
        select
            .distinct()
            .columns(["number", "title"].map(|column| ("i", column)))
            .from_as("idea_references", "r")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("r", "referred")))
            .and_where(Expr::col(("r", "idea")).eq(idea.0))
            .and_where(Expr::col(("r", "comment")).is_in(places))
            .and_where(Expr::col(("i", "published_at")).is_not_null())
            .and_where(Expr::col(("i", "hidden")).eq(false));
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok((IdeaNumber(row.try_get("", "number")?), row.try_get("", "title")?)))
            .collect()
    }

    /// The ideas in the lists that refer to this one, in their own text or in a comment that can be read, newest first.
    pub async fn referring_to(&self, idea: IdeaNumber, limit: u64) -> Result<Vec<IdeaRow>, StorageError> {
        let mut select = Query::select();
        let is_readable = Cond::all()
            .add(Expr::col(("c", "hidden")).eq(false))
            .add(Expr::col(("c", "removed_at")).is_null());
        select
            .distinct()
            .column(("r", "idea"))
            .from_as("idea_references", "r")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("r", "idea")))
            .join_as(JoinType::LeftJoin, "comments", "c", Expr::col(("c", "id")).equals(("r", "comment")))
            .and_where(Expr::col(("r", "referred")).eq(idea.0))
            .and_where(Expr::col(("i", "listed")).eq(true))
            .cond_where(Cond::any().add(Expr::col(("r", "comment")).eq(OWN_TEXT)).add(is_readable))
            .order_by(("r", "idea"), Order::Desc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        let numbers: Vec<IdeaNumber> = rows
            .iter()
            .map(|row| Ok(IdeaNumber(row.try_get("", "idea")?)))
            .collect::<Result<_, StorageError>>()?;
        self.listed_ideas(&numbers).await
    }
}
