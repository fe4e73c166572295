//! Pins: which ideas stand on top of a theme's list or on the home page, and which comment above a discussion. A pin that is
//! over, or whose idea or comment is hidden or gone, is not read: nothing has to take it off.

use domain::pins::{Pin, Place};
use domain::{CommentId, IdeaNumber, PersonId, PinId};
use jiff::Timestamp;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryResult,
};

use crate::cells::{maybe_moment, micros, moment, word};
use crate::entities::pins;
use crate::{Reader, StorageError, Tx};

/// Pins of one idea that are read; it stands in three themes, on the home page and has one comment.
const OF_IDEA: u64 = 10;

/// Where something is pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spot {
    /// The kind of place.
    pub place: Place,
    /// The theme; empty where it is another place.
    pub theme: String,
    /// The idea, or that under which the comment stands.
    pub idea: IdeaNumber,
    /// The comment.
    pub comment: Option<CommentId>,
}

/// Something that is pinned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PinRow {
    /// Number.
    pub id: PinId,
    /// Where.
    pub spot: Spot,
    /// Who pinned it.
    pub moderator: PersonId,
    /// Their name.
    pub moderator_name: String,
    /// Why.
    pub reason: String,
    /// Since when.
    pub at: Timestamp,
    /// When it ends by itself.
    pub until: Option<Timestamp>,
    /// When it was taken off.
    pub ended_at: Option<Timestamp>,
}

impl PinRow {
    /// Whether it says the same as a pin that is asked for.
    pub fn says(&self, moderator: PersonId, pin: &Pin) -> bool {
        (self.moderator, &self.reason, self.until) == (moderator, &pin.reason, pin.until)
    }
}

impl Tx {
    /// Pins something.
    pub async fn insert_pin(
        &self,
        spot: &Spot,
        pin: &Pin,
        moderator: PersonId,
        at: Timestamp,
    ) -> Result<PinId, StorageError> {
        let row = pins::ActiveModel {
            place: Set(spot.place.as_str().to_owned()),
            theme: Set(spot.theme.clone()),
            idea: Set(spot.idea.0),
            comment: Set(spot.comment.map(|comment| comment.0)),
            moderator: Set(moderator.0),
            reason: Set(pin.reason.clone()),
            at: Set(micros(at)),
            until: Set(pin.until.map(micros)),
            ..Default::default()
        };
        Ok(PinId(row.insert(&self.db).await?.id))
    }

    /// Takes a pin off.
    pub async fn end_pin(&self, id: PinId, at: Timestamp) -> Result<(), StorageError> {
        let row = pins::ActiveModel { id: Set(id.0), ended_at: Set(Some(micros(at))), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// The pins of an idea, and of the comments under it, that are in force.
    pub async fn pins_of(&self, idea: IdeaNumber, now: Timestamp) -> Result<Vec<PinRow>, StorageError> {
        fetch(&self.db, &of_idea(idea, now)).await
    }

    /// How many ideas readers see pinned on top of a theme, or on the home page where no theme is given. Until this
    /// transaction ends no other one pins there.
    pub async fn lock_and_count_pinned(
        &self,
        theme: Option<&str>,
        now: Timestamp,
    ) -> Result<u64, StorageError> {
        // All pins take the themes in one order, as whatever moves an idea does.
        self.lock_themes().await?;
        let mut count = pinned(theme, now);
        count.expr_as(Func::count(Expr::val(1)), "total");
        let row = self.db.query_one(&count).await?;
        let total: i64 = row.map_or(Ok(0), |row| row.try_get("", "total"))?;
        Ok(u64::try_from(total).unwrap_or(0))
    }
}

impl Reader {
    /// A pin.
    pub async fn pin(&self, id: PinId) -> Result<Option<PinRow>, StorageError> {
        let mut select = rows();
        select.and_where(Expr::col(("p", "id")).eq(id.0));
        Ok(fetch(&self.db, &select).await?.pop())
    }

    /// The reasons of these pins.
    pub async fn pin_reasons(&self, ids: &[PinId]) -> Result<Vec<(PinId, String)>, StorageError> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let found = pins::Entity::find()
            .filter(pins::Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(&self.db)
            .await?;
        Ok(found.into_iter().map(|row| (PinId(row.id), row.reason)).collect())
    }

    /// The pins of an idea, and of the comments under it, that are in force, the last first.
    pub async fn pins_of(&self, idea: IdeaNumber, now: Timestamp) -> Result<Vec<PinRow>, StorageError> {
        fetch(&self.db, &of_idea(idea, now)).await
    }

    /// The ideas on top of a theme, or on the home page where no theme is given, the last pinned first, each with its reason.
    pub async fn pinned_ideas(
        &self,
        theme: Option<&str>,
        now: Timestamp,
    ) -> Result<Vec<(IdeaNumber, String)>, StorageError> {
        let place = if theme.is_some() { Place::Theme } else { Place::Home };
        let mut select = pinned(theme, now);
        select
            .columns([("p", "idea"), ("p", "reason")])
            .order_by(("p", "id"), Order::Desc)
            .limit(place.most());
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok((IdeaNumber(row.try_get("", "idea")?), row.try_get("", "reason")?)))
            .collect()
    }

    /// The comment that is pinned above a discussion, as long as it can be read.
    pub async fn pinned_comment(
        &self,
        idea: IdeaNumber,
        now: Timestamp,
    ) -> Result<Option<CommentId>, StorageError> {
        let mut select = Query::select();
        select
            .column(("p", "comment"))
            .from_as("pins", "p")
            .join_as(JoinType::InnerJoin, "comments", "c", Expr::col(("c", "id")).equals(("p", "comment")))
            .and_where(Expr::col(("p", "idea")).eq(idea.0))
            .cond_where(in_force(now))
            .and_where(Expr::col(("c", "hidden")).eq(false))
            .and_where(Expr::col(("c", "removed_at")).is_null())
            .order_by(("p", "id"), Order::Desc)
            .limit(1);
        let row = self.db.query_one(&select).await?;
        row.map(|row| Ok(CommentId(row.try_get("", "comment")?))).transpose()
    }
}

/// Neither taken off nor over.
fn in_force(now: Timestamp) -> Cond {
    let over = Expr::col(("p", "until")).gt(micros(now));
    Cond::all()
        .add(Expr::col(("p", "ended_at")).is_null())
        .add(Cond::any().add(Expr::col(("p", "until")).is_null()).add(over))
}

/// The pins at a place whose ideas are in the lists; those of a theme only while the idea is about it.
fn pinned(theme: Option<&str>, now: Timestamp) -> SelectStatement {
    let place = if theme.is_some() { Place::Theme } else { Place::Home };
    let mut select = Query::select();
    select
        .from_as("pins", "p")
        .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("p", "idea")))
        .and_where(Expr::col(("p", "place")).eq(place.as_str()))
        .and_where(Expr::col(("p", "theme")).eq(theme.unwrap_or_default()))
        .cond_where(in_force(now))
        .and_where(Expr::col(("i", "listed")).eq(true));
    if theme.is_some() {
        let about = Expr::col(("x", "idea"))
            .equals(("p", "idea"))
            .and(Expr::col(("x", "theme")).equals(("p", "theme")));
        select.join_as(JoinType::InnerJoin, "idea_themes", "x", about);
    }
    select
}

fn of_idea(idea: IdeaNumber, now: Timestamp) -> SelectStatement {
    let mut select = rows();
    select
        .and_where(Expr::col(("p", "idea")).eq(idea.0))
        .cond_where(in_force(now))
        .order_by(("p", "id"), Order::Desc)
        .limit(OF_IDEA);
    select
}

fn rows() -> SelectStatement {
    let columns =
        ["id", "place", "theme", "idea", "comment", "moderator", "reason", "at", "until", "ended_at"];
    let mut select = Query::select();
    select.columns(columns.map(|column| ("p", column))).column(("m", "name")).from_as("pins", "p").join_as(
        JoinType::InnerJoin,
        "people",
        "m",
        Expr::col(("m", "id")).equals(("p", "moderator")),
    );
    select
}

async fn fetch(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<Vec<PinRow>, StorageError> {
    db.query_all(select).await?.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Result<PinRow, StorageError> {
    let place: String = row.try_get("", "place")?;
    Ok(PinRow {
        id: PinId(row.try_get("", "id")?),
        spot: Spot {
            place: word("place", &place, Place::parse)?,
            theme: row.try_get("", "theme")?,
            idea: IdeaNumber(row.try_get("", "idea")?),
            comment: row.try_get::<Option<i64>>("", "comment")?.map(CommentId),
        },
        moderator: PersonId(row.try_get("", "moderator")?),
        moderator_name: row.try_get("", "name")?,
        reason: row.try_get("", "reason")?,
        at: moment(row.try_get("", "at")?)?,
        until: maybe_moment(row.try_get("", "until")?)?,
        ended_at: maybe_moment(row.try_get("", "ended_at")?)?,
    })
}
