//! Pairs of ideas that are akin; each pair is kept once, the lower number first.

use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query, SelectStatement, UnionType};

use crate::cells::micros;
use crate::{Reader, StorageError, Tx};

fn pair(idea: IdeaNumber, other: IdeaNumber) -> (i64, i64) {
    (Ord::min(idea.0, other.0), Ord::max(idea.0, other.0))
}

impl Tx {
    /// The ideas that one is akin to.
    pub async fn kindred_of(&self, idea: IdeaNumber) -> Result<Vec<IdeaNumber>, StorageError> {
        fetch(&self.db, idea).await
    }

    /// Links two ideas; false where they are linked.
    pub async fn link_kindred(
        &self,
        idea: IdeaNumber,
        other: IdeaNumber,
        by: PersonId,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let (low, high) = pair(idea, other);
        let mut insert = Query::insert();
        insert
            .into_table("kindred")
            .columns(["one", "other", "person", "at"])
            .values_panic([low.into(), high.into(), by.0.into(), micros(at).into()])
            .on_conflict(OnConflict::columns(["one", "other"]).do_nothing().to_owned());
        Ok(self.db.execute(&insert).await?.rows_affected() > 0)
    }

    /// Takes the link between two ideas away; false where there is none.
    pub async fn unlink_kindred(&self, idea: IdeaNumber, other: IdeaNumber) -> Result<bool, StorageError> {
        let (low, high) = pair(idea, other);
        let mut delete = Query::delete();
        delete
            .from_table("kindred")
            .and_where(Expr::col("one").eq(low))
            .and_where(Expr::col("other").eq(high));
        Ok(self.db.execute(&delete).await?.rows_affected() > 0)
    }
}

impl Reader {
    /// The ideas that one is akin to, whoever sees them, by number.
    pub async fn kindred_of(&self, idea: IdeaNumber) -> Result<Vec<IdeaNumber>, StorageError> {
        fetch(&self.db, idea).await
    }
}

/// Both ends of the pairs, each by its own index.
async fn fetch(db: &impl ConnectionTrait, idea: IdeaNumber) -> Result<Vec<IdeaNumber>, StorageError> {
    let mut select = end("other", "one", idea);
    select.union(UnionType::All, end("one", "other", idea)).order_by("number", Order::Asc);
    let rows = db.query_all(&select).await?;
    rows.iter().map(|row| Ok(IdeaNumber(row.try_get("", "number")?))).collect()
}

fn end(wanted: &'static str, known: &'static str, idea: IdeaNumber) -> SelectStatement {
    let mut select = Query::select();
    select.expr_as(Expr::col(wanted), "number").from("kindred").and_where(Expr::col(known).eq(idea.0));
    select
}
