//! Mentions of people in comments, and the words by which people are found.

use std::collections::BTreeSet;

use domain::people::Function;
use domain::{CommentId, IdeaNumber, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::cells::word;
use crate::entities::{mentions, name_words};
use crate::{Reader, StorageError, Tx};

/// Somebody who can be mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentionable {
    /// The word after the `@`.
    pub handle: String,
    /// Shown name.
    pub name: String,
    /// Self-declared function.
    pub function: Function,
}

impl Tx {
    /// The people of these handles. An account whose address was not confirmed is nobody yet.
    pub async fn people_by_handle(
        &self,
        handles: &BTreeSet<String>,
    ) -> Result<BTreeSet<PersonId>, StorageError> {
        if handles.is_empty() {
            return Ok(BTreeSet::new());
        }
        let mut select = Query::select();
        select
            .column("id")
            .from("people")
            .and_where(Expr::col("handle").is_in(handles))
            .and_where(Expr::col("confirmed_at").is_not_null().or(Expr::col("email_key").is_null()));
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(PersonId(row.try_get("", "id")?))).collect()
    }

    /// Replaces whom a comment mentions.
    pub async fn set_mentions(
        &self,
        comment: CommentId,
        people: &BTreeSet<PersonId>,
    ) -> Result<(), StorageError> {
        mentions::Entity::delete_many()
            .filter(mentions::Column::Comment.eq(comment.0))
            .exec(&self.db)
            .await?;
        if people.is_empty() {
            return Ok(());
        }
        let rows = people
            .iter()
            .map(|person| mentions::ActiveModel { comment: Set(comment.0), person: Set(person.0) });
        mentions::Entity::insert_many(rows).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Whom a comment mentions, in the order of their numbers.
    pub async fn mentioned_in(&self, comment: CommentId) -> Result<Vec<PersonId>, StorageError> {
        let rows =
            mentions::Entity::find().filter(mentions::Column::Comment.eq(comment.0)).all(&self.db).await?;
        let people: BTreeSet<PersonId> = rows.into_iter().map(|row| PersonId(row.person)).collect();
        Ok(people.into_iter().collect())
    }

    /// Replaces the words by which somebody is found: those of their name and of their handle.
    pub(crate) async fn set_name_words(
        &self,
        person: PersonId,
        words: &BTreeSet<String>,
    ) -> Result<(), StorageError> {
        name_words::Entity::delete_many()
            .filter(name_words::Column::Person.eq(person.0))
            .exec(&self.db)
            .await?;
        let rows = words
            .iter()
            .map(|word| name_words::ActiveModel { word: Set(word.clone()), person: Set(person.0) });
        name_words::Entity::insert_many(rows).exec_without_returning(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// The people mentioned in any of these comments, by handle.
    pub async fn mentioned_in(&self, comments: &[CommentId]) -> Result<Vec<Mentionable>, StorageError> {
        if comments.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = people();
        select
            .distinct()
            .join_as(JoinType::InnerJoin, "mentions", "m", Expr::col(("m", "person")).equals(("p", "id")))
            .and_where(Expr::col(("m", "comment")).is_in(comments.iter().map(|id| id.0)));
        fetch(&self.db, &select).await
    }

    /// As [`Reader::people_named`], of those who commented on an idea.
    pub async fn participants_named(
        &self,
        idea: IdeaNumber,
        beginning: &str,
        limit: u64,
    ) -> Result<Vec<Mentionable>, StorageError> {
        let mut authors = Query::select();
        authors
            .column("author")
            .from("comments")
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("hidden").eq(false))
            .and_where(Expr::col("removed_at").is_null());
        let mut select = named(beginning, limit);
        select.and_where(Expr::col(("p", "id")).in_subquery(authors));
        Ok(distinct(fetch(&self.db, &select).await?, limit))
    }

    /// People of whom a word of the name begins with `beginning`, which is lower-case ASCII; by that word.
    pub async fn people_named(&self, beginning: &str, limit: u64) -> Result<Vec<Mentionable>, StorageError> {
        Ok(distinct(fetch(&self.db, &named(beginning, limit)).await?, limit))
    }
}

/// People by the words of their names. Somebody whose words begin alike is met more than once, hence the wider limit.
fn named(beginning: &str, limit: u64) -> SelectStatement {
    let mut select = people();
    select
        .join_as(JoinType::InnerJoin, "name_words", "w", Expr::col(("w", "person")).equals(("p", "id")))
        .and_where(Expr::col(("w", "word")).gte(beginning))
        .and_where(Expr::col(("w", "word")).lt(format!("{beginning}\u{7f}")))
        .order_by(("w", "word"), Order::Asc)
        .order_by(("w", "person"), Order::Asc)
        .limit(limit * 2);
    select
}

fn distinct(mut found: Vec<Mentionable>, limit: u64) -> Vec<Mentionable> {
    let mut seen = BTreeSet::new();
    found.retain(|person| seen.insert(person.handle.clone()));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    found
}

fn people() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(["handle", "name", "function"].map(|column| ("p", column)))
        .from_as("people", "p")
        .and_where(
            Expr::col(("p", "confirmed_at")).is_not_null().or(Expr::col(("p", "email_key")).is_null()),
        );
    select
}

async fn fetch(
    db: &impl ConnectionTrait,
    select: &SelectStatement,
) -> Result<Vec<Mentionable>, StorageError> {
    let rows = db.query_all(select).await?;
    rows.iter()
        .map(|row| {
            Ok(Mentionable {
                handle: row.try_get("", "handle")?,
                name: row.try_get("", "name")?,
                function: word("function", &row.try_get::<String>("", "function")?, Function::parse)?,
            })
        })
        .collect()
}
