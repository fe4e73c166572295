//! What the search index is made of: ideas as everybody may find them, with the comments that can be read.

use std::collections::HashMap;

use domain::practice::PracticeCounts;
use domain::{CommentId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, UnionType};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::cells::moment;
use crate::entities::{idea_themes, ideas, people};
use crate::ideas::Idea;
use crate::{Reader, StorageError};

/// An idea and all of it that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaDocument {
    /// The idea.
    pub idea: Idea,
    /// Name of its author.
    pub author_name: String,
    /// Comments that are neither removed nor hidden, oldest first.
    pub comments: Vec<CommentDocument>,
    /// How many organisations are how far with it.
    pub practice: PracticeCounts,
}

/// A comment that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentDocument {
    /// Number.
    pub id: CommentId,
    /// Name of its author.
    pub author_name: String,
    /// What it says, in Markdown.
    pub text: String,
    /// When it was placed.
    pub created_at: Timestamp,
}

impl Reader {
    /// What can be found of these ideas, by number; those that are drafts, hidden, withdrawn or merged are left out. A few
    /// queries for all of them, which may be some hundreds.
    pub async fn idea_documents(&self, numbers: &[IdeaNumber]) -> Result<Vec<IdeaDocument>, StorageError> {
        let rows = ideas::Entity::find()
            .filter(ideas::Column::Number.is_in(numbers.iter().map(|number| number.0)))
            .filter(ideas::Column::Listed.eq(true))
            .order_by_asc(ideas::Column::Number)
            .all(&self.db)
            .await?;
        let listed: Vec<i64> = rows.iter().map(|row| row.number).collect();
        if listed.is_empty() {
            return Ok(Vec::new());
        }
        let mut themes: HashMap<i64, Vec<String>> = HashMap::new();
        let found =
            idea_themes::Entity::find().filter(idea_themes::Column::Idea.is_in(listed.iter().copied()));
        for row in found.order_by_asc(idea_themes::Column::Position).all(&self.db).await? {
            themes.entry(row.idea).or_default().push(row.theme);
        }
        let names = self.author_names(rows.iter().map(|row| row.author)).await?;
        let mut comments = self.comment_documents(&listed).await?;
        let mut practice = self.practice_counts(listed).await?;
        let documents = rows.into_iter().map(|row| {
            let idea = Idea::read(row, Vec::new())?;
            Ok(IdeaDocument {
                author_name: names.get(&idea.author.0).cloned().unwrap_or_default(),
                comments: comments.remove(&idea.number.0).unwrap_or_default(),
                practice: practice.remove(&idea.number.0).unwrap_or_default(),
                idea: Idea { themes: themes.remove(&idea.number.0).unwrap_or_default(), ..idea },
            })
        });
        documents.collect()
    }

    async fn author_names(
        &self,
        ids: impl IntoIterator<Item = i64>,
    ) -> Result<HashMap<i64, String>, StorageError> {
        let names = people::Entity::find()
            .select_only()
            .columns([people::Column::Id, people::Column::Name])
            .filter(people::Column::Id.is_in(ids));
        Ok(names.into_tuple::<(i64, String)>().all(&self.db).await?.into_iter().collect())
    }

    async fn comment_documents(
        &self,
        ideas: &[i64],
    ) -> Result<HashMap<i64, Vec<CommentDocument>>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["id", "idea", "text", "created_at"].map(|column| ("c", column)))
            .column(("p", "name"))
            .from_as("comments", "c")
            .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("c", "author")))
            .and_where(Expr::col(("c", "idea")).is_in(ideas.iter().copied()))
            .and_where(Expr::col(("c", "hidden")).eq(false))
            .and_where(Expr::col(("c", "removed_at")).is_null())
            .order_by(("c", "id"), Order::Asc);
        let mut comments: HashMap<i64, Vec<CommentDocument>> = HashMap::new();
        for row in self.db.query_all(&select).await? {
            comments.entry(row.try_get("", "idea")?).or_default().push(CommentDocument {
                id: CommentId(row.try_get("", "id")?),
                author_name: row.try_get("", "name")?,
                text: row.try_get("", "text")?,
                created_at: moment(row.try_get("", "created_at")?)?,
            });
        }
        Ok(comments)
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
