//! What becomes of the support for an idea that went into another: moved, left, or counted there, once for each person.

use domain::life::Status;
use domain::merging::{MergeState, SupportAnswer};
use domain::{IdeaNumber, MergeId, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use super::Merge;
use crate::cells::{micros, moment};
use crate::entities::{follows, ideas, merge_supports, merges, supports};
use crate::ideas::Idea;
use crate::{StorageError, Tx};

impl Tx {
    /// Notes who supports the idea that goes, also by way of ideas that went into it.
    pub(super) async fn note_supporters(&self, merge: &Merge) -> Result<(), StorageError> {
        let given = givers(
            merge,
            "supports",
            "at",
            Expr::col(("s", "idea")).eq(merge.source.0).and(Expr::col(("s", "apart")).eq(false)),
        );
        let via = Expr::col(("s", "target")).eq(merge.source.0).and(Expr::col(("s", "counted")).eq(true));
        self.note_givers(given).await?;
        self.note_givers(givers(merge, "merge_supports", "given_at", via)).await
    }

    async fn note_givers(&self, givers: SelectStatement) -> Result<(), StorageError> {
        let mut insert = Query::insert();
        insert
            .into_table("merge_supports")
            .columns(["merge", "person", "target", "given_at", "answer"])
            .select_from(givers)
            .map_err(|error| StorageError::Corrupt { what: "query", value: error.to_string() })?
            .on_conflict(OnConflict::columns(["merge", "person"]).do_nothing().to_owned());
        self.db.execute(&insert).await?;
        Ok(())
    }

    /// Does what a supporter of the idea that went asks for, after undoing what they asked for before; false where they
    /// did not support it, or asked for the same.
    pub async fn answer_merge(
        &self,
        merge: &Merge,
        person: PersonId,
        answer: SupportAnswer,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let row =
            merge_supports::Entity::find_by_id((merge.id.0, person.0)).lock_exclusive().one(&self.db).await?;
        let Some(row) = row.filter(|row| row.answer != answer.as_str()) else { return Ok(false) };
        self.put_back(merge, Some(person)).await?;
        let (mut moved, mut added, mut followed) = (false, false, false);
        if answer == SupportAnswer::Along {
            moved = self.remove_support(merge.source, person).await?;
            added = self.add_support(merge.target, person, moment(row.given_at)?).await?;
            followed = self.follow_by_default(merge.target, person, at).await?;
        }
        let row = merge_supports::ActiveModel {
            merge: Set(merge.id.0),
            person: Set(person.0),
            answer: Set(answer.as_str().to_owned()),
            answered_at: Set(Some(micros(at))),
            moved: Set(moved),
            added: Set(added),
            followed: Set(followed),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(true)
    }

    /// Merges whose time to answer is over and whose support is not counted yet.
    pub async fn merges_to_settle(&self, now: Timestamp, limit: u64) -> Result<Vec<Merge>, StorageError> {
        let rows = merges::Entity::find()
            .filter(merges::Column::State.eq(MergeState::Merged.as_str()))
            .filter(merges::Column::AnswersDue.lte(micros(now)))
            .filter(merges::Column::SettledAt.is_null())
            .order_by_asc(merges::Column::AnswersDue)
            .limit(limit)
            .all(&self.db)
            .await?;
        rows.into_iter().map(Merge::read).collect()
    }

    /// Counts support without an answer at the idea that took the other in: each person once, and nobody who supports
    /// that idea themselves.
    pub async fn settle_merge(&self, merge: &Merge, at: Timestamp) -> Result<(), StorageError> {
        let row = merges::ActiveModel {
            id: Set(merge.id.0),
            settled_at: Set(Some(micros(at))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        self.count_unanswered(merge.id, merge.target).await
    }

    async fn count_unanswered(&self, merge: MergeId, target: IdeaNumber) -> Result<(), StorageError> {
        let mut own = Query::select();
        own.expr(Expr::val(1))
            .from_as("supports", "s")
            .and_where(Expr::col(("s", "idea")).eq(target.0))
            .and_where(Expr::col(("s", "person")).equals(("merge_supports", "person")));
        let mut elsewhere = Query::select();
        elsewhere
            .expr(Expr::val(1))
            .from_as("merge_supports", "o")
            .and_where(Expr::col(("o", "target")).eq(target.0))
            .and_where(Expr::col(("o", "person")).equals(("merge_supports", "person")))
            .and_where(Expr::col(("o", "counted")).eq(true));
        let counted = merge_supports::Entity::update_many()
            .col_expr(merge_supports::Column::Counted, Expr::value(true))
            .filter(merge_supports::Column::Merge.eq(merge.0))
            .filter(merge_supports::Column::Answer.eq(""))
            .filter(merge_supports::Column::Counted.eq(false))
            .filter(Expr::exists(own).not())
            .filter(Expr::exists(elsewhere).not())
            .exec(&self.db)
            .await?
            .rows_affected;
        self.count_via(target, signed(counted)).await
    }

    /// Puts all back as it was before a merge: status, support, follows, and the promise to answer.
    pub async fn undo_merge(
        &self,
        merge: &Merge,
        source: &Idea,
        reason: &str,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        self.put_back(merge, None).await?;
        self.end_merge(merge.id, MergeState::Undone, reason, at).await?;
        let others = merges::Entity::find()
            .filter(merges::Column::Target.eq(merge.target.0))
            .filter(merges::Column::State.eq(MergeState::Merged.as_str()))
            .filter(merges::Column::SettledAt.is_not_null())
            .all(&self.db)
            .await?;
        for other in others {
            self.count_unanswered(MergeId(other.id), merge.target).await?;
        }
        self.set_status(source, merge.status_before.unwrap_or(Status::Discussed), at).await?;
        match merge.merged_at {
            Some(merged_at) => self.reopen_promises(source.number, merged_at, at).await,
            None => Ok(()),
        }
    }

    /// Undoes what a merge did with the support of somebody, or of everybody.
    async fn put_back(&self, merge: &Merge, person: Option<PersonId>) -> Result<(), StorageError> {
        let mine = |select: &mut SelectStatement, flag: &'static str| {
            select
                .from("merge_supports")
                .and_where(Expr::col("merge").eq(merge.id.0))
                .and_where(Expr::col(flag).eq(true));
            if let Some(person) = person {
                select.and_where(Expr::col("person").eq(person.0));
            }
        };
        let people = |flag: &'static str| {
            let mut select = Query::select();
            select.column("person");
            mine(&mut select, flag);
            select
        };
        let added = supports::Entity::delete_many()
            .filter(supports::Column::Idea.eq(merge.target.0))
            .filter(supports::Column::Person.in_subquery(people("added")))
            .exec(&self.db)
            .await?
            .rows_affected;
        self.count_support(merge.target, -signed(added)).await?;
        follows::Entity::delete_many()
            .filter(follows::Column::Idea.eq(merge.target.0))
            .filter(follows::Column::Active.eq(true))
            .filter(follows::Column::Person.in_subquery(people("followed")))
            .exec(&self.db)
            .await?;
        let mut moved = Query::select();
        moved.expr(Expr::val(merge.source.0)).columns(["person", "given_at"]);
        mine(&mut moved, "moved");
        let mut insert = Query::insert();
        insert
            .into_table("supports")
            .columns(["idea", "person", "at"])
            .select_from(moved)
            .map_err(|error| StorageError::Corrupt { what: "query", value: error.to_string() })?
            .on_conflict(OnConflict::columns(["idea", "person"]).do_nothing().to_owned());
        let restored = self.db.execute(&insert).await?.rows_affected();
        self.count_support(merge.source, signed(restored)).await?;
        let mut counted = merge_supports::Entity::update_many()
            .col_expr(merge_supports::Column::Counted, Expr::value(false))
            .filter(merge_supports::Column::Merge.eq(merge.id.0))
            .filter(merge_supports::Column::Counted.eq(true));
        let mut flags = merge_supports::Entity::update_many()
            .col_expr(merge_supports::Column::Moved, Expr::value(false))
            .col_expr(merge_supports::Column::Added, Expr::value(false))
            .col_expr(merge_supports::Column::Followed, Expr::value(false))
            .filter(merge_supports::Column::Merge.eq(merge.id.0));
        if let Some(person) = person {
            counted = counted.filter(merge_supports::Column::Person.eq(person.0));
            flags = flags.filter(merge_supports::Column::Person.eq(person.0));
        }
        let counted = counted.exec(&self.db).await?.rows_affected;
        flags.exec(&self.db).await?;
        self.count_via(merge.target, -signed(counted)).await
    }

    /// Whoever gives an idea their own support no longer counts there by way of another one.
    pub(crate) async fn count_once(&self, target: IdeaNumber, person: PersonId) -> Result<(), StorageError> {
        let counted = merge_supports::Entity::update_many()
            .col_expr(merge_supports::Column::Counted, Expr::value(false))
            .filter(merge_supports::Column::Target.eq(target.0))
            .filter(merge_supports::Column::Person.eq(person.0))
            .filter(merge_supports::Column::Counted.eq(true))
            .exec(&self.db)
            .await?
            .rows_affected;
        self.count_via(target, -signed(counted)).await
    }

    /// Whoever takes their support for an idea back is not counted there by way of another one either.
    pub(crate) async fn stay_away(&self, target: IdeaNumber, person: PersonId) -> Result<(), StorageError> {
        merge_supports::Entity::update_many()
            .col_expr(merge_supports::Column::Answer, Expr::value(SupportAnswer::Stay.as_str()))
            .col_expr(merge_supports::Column::Added, Expr::value(false))
            .filter(merge_supports::Column::Target.eq(target.0))
            .filter(merge_supports::Column::Person.eq(person.0))
            .exec(&self.db)
            .await?;
        Ok(())
    }

    async fn count_via(&self, target: IdeaNumber, by: i64) -> Result<(), StorageError> {
        if by == 0 {
            return Ok(());
        }
        ideas::Entity::update_many()
            .col_expr(ideas::Column::Supports, Expr::col(ideas::Column::Supports).add(by))
            .col_expr(ideas::Column::SupportsVia, Expr::col(ideas::Column::SupportsVia).add(by))
            .filter(ideas::Column::Number.eq(target.0))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn givers(merge: &Merge, table: &'static str, given_at: &'static str, which: Expr) -> SelectStatement {
    let mut select = Query::select();
    select
        .expr(Expr::val(merge.id.0))
        .column(("s", "person"))
        .expr(Expr::val(merge.target.0))
        .column(("s", given_at))
        .expr(Expr::val(""))
        .from_as(table, "s")
        .and_where(which);
    select
}
