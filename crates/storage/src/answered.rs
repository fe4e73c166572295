//! What an organisation promised to answer, as its page lists it, and what it answered.

use domain::life::Status;
use domain::promises::{Kept, PromiseState, Verdict};
use domain::{CommentId, IdeaNumber};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::cells::{maybe_word, moment, word};
use crate::promises::{COLUMNS, Promise, answerable, read};
use crate::{Reader, StorageError};

/// A promise with the idea it is about and the answer that kept it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromisedAnswer {
    /// The promise.
    pub promise: Promise,
    /// Readable part of the address of the idea.
    pub slug: String,
    /// Title of the idea.
    pub title: String,
    /// Whether everybody can read the idea.
    pub is_readable: bool,
    /// The answer, and what the author of the idea made of it.
    pub answer: Option<(CommentId, Option<Verdict>)>,
}

/// An answer that was given.
struct Given {
    comment: CommentId,
    idea: IdeaNumber,
    at: Timestamp,
    verdict: Option<Verdict>,
}

impl Reader {
    /// A page of what an organisation promised to answer: what was asked last comes first. What was dropped is not listed,
    /// nor what waits while the idea is hidden.
    pub async fn promised_by(
        &self,
        organisation: &str,
        kept: Option<Kept>,
        page: u64,
        per_page: u64,
    ) -> Result<Vec<PromisedAnswer>, StorageError> {
        let state = Expr::col(("p", "state"));
        let wanted = match kept {
            None => state.ne(PromiseState::Dropped.as_str()),
            Some(Kept::InTime) => state.eq(PromiseState::InTime.as_str()),
            Some(Kept::Late) => state.eq(PromiseState::Late.as_str()),
            Some(Kept::NotYet) => state.eq(PromiseState::Open.as_str()),
        };
        let mut select = Query::select();
        select
            .columns(COLUMNS.map(|column| ("p", column)))
            .columns(["slug", "title", "status", "hidden"].map(|column| ("i", column)))
            .from_as("promises", "p")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("p", "idea")))
            .and_where(Expr::col(("p", "organisation")).eq(organisation))
            .and_where(wanted)
            .cond_where(answerable())
            .order_by(("p", "made_at"), Order::Desc)
            .order_by(("p", "id"), Order::Desc)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page);
        let rows = self.db.query_all(&select).await?;
        let mut listed = rows.iter().map(promised).collect::<Result<Vec<_>, StorageError>>()?;
        let answers = self.answers_to(organisation, &listed).await?;
        for PromisedAnswer { promise, answer, .. } in &mut listed {
            let keeps = |given: &&Given| given.idea == promise.idea && Some(given.at) == promise.answered_at;
            *answer = answers.iter().find(keeps).map(|given| (given.comment, given.verdict));
        }
        Ok(listed)
    }

    /// The answers of an organisation to these ideas that can be read, oldest first.
    async fn answers_to(
        &self,
        organisation: &str,
        promised: &[PromisedAnswer],
    ) -> Result<Vec<Given>, StorageError> {
        let mut select = readable_answers(organisation);
        select
            .columns(["comment", "idea", "verdict"].map(|column| ("a", column)))
            .column(("c", "created_at"))
            .and_where(Expr::col(("a", "idea")).is_in(promised.iter().map(|row| row.promise.idea.0)))
            .order_by(("a", "comment"), Order::Asc);
        self.db.query_all(&select).await?.iter().map(given).collect()
    }

    /// The last answers of an organisation that everybody can read, newest first.
    pub async fn answers_of(
        &self,
        organisation: &str,
        limit: u64,
    ) -> Result<Vec<(CommentId, IdeaNumber)>, StorageError> {
        let mut select = readable_answers(organisation);
        select
            .columns([("a", "comment"), ("a", "idea")])
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("a", "idea")))
            .and_where(Expr::col(("i", "hidden")).eq(false))
            .order_by(("a", "comment"), Order::Desc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok((CommentId(row.try_get("", "comment")?), IdeaNumber(row.try_get("", "idea")?))))
            .collect()
    }
}

/// The answers *a* of an organisation, with the comments *c* that they are, as far as these can be read.
fn readable_answers(organisation: &str) -> SelectStatement {
    let mut select = Query::select();
    select
        .from_as("official_answers", "a")
        .join_as(JoinType::InnerJoin, "comments", "c", Expr::col(("c", "id")).equals(("a", "comment")))
        .and_where(Expr::col(("a", "organisation")).eq(organisation))
        .and_where(Expr::col(("c", "hidden")).eq(false))
        .and_where(Expr::col(("c", "removed_at")).is_null());
    select
}

fn promised(row: &QueryResult) -> Result<PromisedAnswer, StorageError> {
    let status: String = row.try_get("", "status")?;
    let hidden: bool = row.try_get("", "hidden")?;
    let status = word("status", &status, Status::parse)?;
    Ok(PromisedAnswer {
        promise: read(row)?,
        slug: row.try_get("", "slug")?,
        title: row.try_get("", "title")?,
        is_readable: status.is_public() && !hidden,
        answer: None,
    })
}

fn given(row: &QueryResult) -> Result<Given, StorageError> {
    let verdict: Option<String> = row.try_get("", "verdict")?;
    Ok(Given {
        comment: CommentId(row.try_get("", "comment")?),
        idea: IdeaNumber(row.try_get("", "idea")?),
        at: moment(row.try_get("", "created_at")?)?,
        verdict: maybe_word("verdict", &verdict.unwrap_or_default(), Verdict::parse)?,
    })
}
