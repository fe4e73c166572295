//! Official answers: comments that speak for an organisation, and what authors make of them.

use domain::organisations::OrganisationCode;
use domain::promises::Verdict;
use domain::{CommentId, IdeaNumber};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::cells::{maybe_moment, micros, moment, word};
use crate::{Reader, StorageError, Tx};

/// An official answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialAnswer {
    /// The comment that it is.
    pub comment: CommentId,
    /// The idea it answers.
    pub idea: IdeaNumber,
    /// Code of the organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// When it was given.
    pub at: Timestamp,
    /// Whether it can be read: it was not taken back or hidden.
    pub is_readable: bool,
    /// What the author of the idea made of it, why, and when.
    pub verdict: Option<(Verdict, String, Timestamp)>,
}

impl Tx {
    /// Says that a comment is the answer of an organisation.
    pub async fn insert_official_answer(
        &self,
        comment: CommentId,
        idea: IdeaNumber,
        organisation: &OrganisationCode,
    ) -> Result<(), StorageError> {
        let mut insert = Query::insert();
        insert.into_table("official_answers").columns(["comment", "idea", "organisation"]).values_panic([
            comment.0.into(),
            idea.0.into(),
            organisation.as_str().into(),
        ]);
        self.db.execute(&insert).await?;
        Ok(())
    }

    /// The official answers to an idea, oldest first. Lock the idea to change them.
    pub async fn official_answers_to(&self, idea: IdeaNumber) -> Result<Vec<OfficialAnswer>, StorageError> {
        answers_to(&self.db, idea).await
    }

    /// Whether a comment is an official answer, and whose.
    pub async fn official_answer(&self, id: CommentId) -> Result<Option<OfficialAnswer>, StorageError> {
        let mut select = whole();
        select.and_where(Expr::col(("a", "comment")).eq(id.0));
        self.db.query_one(&select).await?.as_ref().map(read).transpose()
    }

    /// Keeps what the author of the idea makes of an answer; false where they said so before.
    pub async fn judge_answer(
        &self,
        comment: CommentId,
        verdict: Verdict,
        reason: &str,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let mut update = Query::update();
        update
            .table("official_answers")
            .value("verdict", verdict.as_str())
            .value("verdict_reason", reason)
            .value("verdict_at", micros(at))
            .and_where(Expr::col("comment").eq(comment.0))
            .and_where(Expr::col("verdict").is_null());
        Ok(self.db.execute(&update).await?.rows_affected() > 0)
    }
}

impl Reader {
    /// The official answers to an idea, oldest first.
    pub async fn official_answers_to(&self, idea: IdeaNumber) -> Result<Vec<OfficialAnswer>, StorageError> {
        answers_to(&self.db, idea).await
    }

    /// How often authors said each about the answers of organisations: organisation, verdict, count; of one where it is
    /// given.
    pub async fn verdicts(
        &self,
        organisation: Option<&str>,
    ) -> Result<Vec<(String, Verdict, i64)>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["organisation", "verdict"])
            .expr_as(Func::count(Expr::col("comment")), "answers")
            .from("official_answers")
            .and_where(Expr::col("verdict").is_not_null())
            .group_by_columns(["organisation", "verdict"]);
        if let Some(code) = organisation {
            select.and_where(Expr::col("organisation").eq(code));
        }
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let verdict: String = row.try_get("", "verdict")?;
                let verdict = word("verdict", &verdict, Verdict::parse)?;
                Ok((row.try_get("", "organisation")?, verdict, row.try_get("", "answers")?))
            })
            .collect()
    }
}

fn whole() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(
            ["comment", "idea", "organisation", "verdict", "verdict_reason", "verdict_at"]
                .map(|column| ("a", column)),
        )
        .columns(["created_at", "hidden", "removed_at"].map(|column| ("c", column)))
        .column(("o", "name"))
        .from_as("official_answers", "a")
        .join_as(JoinType::InnerJoin, "comments", "c", Expr::col(("c", "id")).equals(("a", "comment")))
        .join_as(
            JoinType::InnerJoin,
            "organisations",
            "o",
            Expr::col(("o", "code")).equals(("a", "organisation")),
        );
    select
}

async fn answers_to(
    db: &impl ConnectionTrait,
    idea: IdeaNumber,
) -> Result<Vec<OfficialAnswer>, StorageError> {
    let mut select = whole();
    select.and_where(Expr::col(("a", "idea")).eq(idea.0)).order_by(("a", "comment"), Order::Asc).limit(1_000);
    db.query_all(&select).await?.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<OfficialAnswer, StorageError> {
    let verdict: Option<String> = row.try_get("", "verdict")?;
    let reason: Option<String> = row.try_get("", "verdict_reason")?;
    let judged_at = maybe_moment(row.try_get("", "verdict_at")?)?;
    let verdict = verdict.map(|verdict| word("verdict", &verdict, Verdict::parse)).transpose()?;
    let (hidden, removed_at): (bool, Option<i64>) =
        (row.try_get("", "hidden")?, row.try_get("", "removed_at")?);
    Ok(OfficialAnswer {
        comment: CommentId(row.try_get("", "comment")?),
        idea: IdeaNumber(row.try_get("", "idea")?),
        organisation: row.try_get("", "organisation")?,
        organisation_name: row.try_get("", "name")?,
        at: moment(row.try_get("", "created_at")?)?,
        is_readable: !hidden && removed_at.is_none(),
        verdict: verdict.zip(judged_at).map(|(verdict, at)| (verdict, reason.unwrap_or_default(), at)),
    })
}
