//! What the search index is made of: ideas as everybody may find them, with the comments that can be read.

use domain::practice::PracticeCounts;
use domain::{IdeaNumber, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, UnionType};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::comments::CommentRow;
use crate::entities::people;
use crate::ideas::Idea;
use crate::{Reader, StorageError};

/// An idea and all of it that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaDocument {
    /// The idea.
    pub idea: Idea,
    /// Name of its author.
    pub author_name: String,
    /// Comments that are neither removed nor hidden.
    pub comments: Vec<CommentRow>,
    /// How many organisations are how far with it.
    pub practice: PracticeCounts,
}

impl Reader {
    /// What can be found of an idea; `None` where it is a draft, hidden, withdrawn or merged.
    pub async fn idea_document(&self, number: IdeaNumber) -> Result<Option<IdeaDocument>, StorageError> {
        let Some(idea) = self.idea(number).await?.filter(|idea| idea.status.is_open() && !idea.hidden) else {
            return Ok(None);
        };
        let author = people::Entity::find_by_id(idea.author.0).one(&self.db).await?;
        let mut comments = self.discussion(number).await?;
        comments.retain(|comment| comment.tombstone.is_none());
        let practice = self.practice_counts([number.0]).await?.remove(&number.0).unwrap_or_default();
        let author_name = author.map(|row| row.name).unwrap_or_default();
        Ok(Some(IdeaDocument { idea, author_name, comments, practice }))
    }

    /// The ideas that are found by the name of this person: those they proposed or commented on.
    pub async fn ideas_with_name_of(&self, person: PersonId) -> Result<Vec<IdeaNumber>, StorageError> {
        let mut commented = Query::select();
        commented
            .expr_as(Expr::col("idea"), "number")
            .from("comments")
            .and_where(Expr::col("author").eq(person.0));
        let mut select = Query::select();
        select
            .column("number")
            .from("ideas")
            .and_where(Expr::col("author").eq(person.0))
            .union(UnionType::Distinct, commented);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(IdeaNumber(row.try_get("", "number")?))).collect()
    }

    /// How many ideas are in the lists up to this number.
    pub async fn listed_until(&self, number: IdeaNumber) -> Result<u64, StorageError> {
        let mut select = Query::select();
        select
            .expr_as(Expr::col("number").count(), "ideas")
            .from("ideas")
            .and_where(Expr::col("number").lte(number.0))
            .and_where(Expr::col("listed").eq(true));
        let row = self.db.query_one(&select).await?;
        let count: i64 = row.map(|row| row.try_get("", "ideas")).transpose()?.unwrap_or(0);
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// The next numbers of ideas in the lists, for making an index anew.
    pub async fn listed_after(
        &self,
        number: IdeaNumber,
        limit: u64,
    ) -> Result<Vec<IdeaNumber>, StorageError> {
        let mut select = Query::select();
        select
            .column("number")
            .from("ideas")
            .and_where(Expr::col("number").gt(number.0))
            .and_where(Expr::col("listed").eq(true))
            .order_by("number", Order::Asc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(IdeaNumber(row.try_get("", "number")?))).collect()
    }
}
