//! Ideas that are on lock.

use domain::moderation::{Ground, Measure, Target};
use domain::{DecisionId, IdeaNumber};
use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query};

use crate::cells::{maybe_moment, moment, word};
use crate::moderation::columns_of;
use crate::{Reader, StorageError};

/// Locks of one idea that are read; there are not more in its life.
const LOCKS: u64 = 100;

/// That an idea was closed for comments and support: what everybody may know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lock {
    /// The decision, which its author and moderators can read.
    pub decision: DecisionId,
    /// The ground.
    pub ground: Ground,
    /// Since when.
    pub at: Timestamp,
    /// Until when; none while it holds.
    pub ended_at: Option<Timestamp>,
}

impl Reader {
    /// All the times that an idea was on lock, the last first.
    pub async fn locks_of(&self, idea: IdeaNumber) -> Result<Vec<Lock>, StorageError> {
        let (kind, id) = columns_of(Target::Idea(idea));
        let mut select = Query::select();
        select
            .columns(["id", "ground", "at", "ended_at"].map(|column| ("d", column)))
            .from_as("cases", "c")
            .join_as(JoinType::InnerJoin, "decisions", "d", Expr::col(("d", "case_id")).equals(("c", "id")))
            .and_where(Expr::col(("c", "target_kind")).eq(kind))
            .and_where(Expr::col(("c", "target")).eq(id))
            .and_where(Expr::col(("d", "measure")).eq(Measure::Lock.as_str()))
            .order_by(("d", "id"), Order::Desc)
            .limit(LOCKS);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let ground: String = row.try_get("", "ground")?;
                Ok(Lock {
                    decision: DecisionId(row.try_get("", "id")?),
                    ground: word("ground", &ground, Ground::parse)?,
                    at: moment(row.try_get("", "at")?)?,
                    ended_at: maybe_moment(row.try_get("", "ended_at")?)?,
                })
            })
            .collect()
    }
}
