//! Notices: written from the log, shown in the site until they are swept, and told by mail once.

mod rows;

use std::collections::HashMap;

use domain::notices::{About, Delivery, Frequency, MailKind};
use domain::{IdeaNumber, MailId, NoticeId, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait, Func, OnConflict, Order, Query, WindowStatement};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use self::rows::{columns_of, from, listed, read, shown};
use crate::cells::micros;
use crate::entities::notices;
use crate::log::Logged;
use crate::{Reader, StorageError, Tx};

pub use self::rows::{NoticeRow, Said};

/// Counting for the bell stops here: beyond it, it says *99+*.
pub const COUNTED: u64 = 100;

/// A notice to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewNotice {
    /// Who is told.
    pub person: PersonId,
    /// Of what.
    pub about: About,
    /// What it is to them.
    pub kind: MailKind,
    /// Where they see it.
    pub delivery: Delivery,
}

/// What the mail about some notices is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    /// What is new about one idea, to be told at once.
    Gathered(IdeaNumber),
    /// What happened in a day or a week before `until`.
    Digest {
        /// Which of the two.
        frequency: Frequency,
        /// The end of it.
        until: Timestamp,
    },
}

/// An idea in a digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The idea; none for what belongs to no idea.
    pub idea: Option<IdeaNumber>,
    /// How many notices it has.
    pub total: u64,
    /// Some of them, oldest first.
    pub rows: Vec<NoticeRow>,
}

impl Tx {
    /// Keeps what an event is to each of these people; of one event each is told once.
    pub async fn insert_notices(&self, logged: &Logged, new: &[NewNotice]) -> Result<(), StorageError> {
        if new.is_empty() {
            return Ok(());
        }
        let rows = new.iter().map(|notice| {
            let columns = columns_of(notice.about);
            notices::ActiveModel {
                person: Set(notice.person.0),
                kind: Set(notice.kind.as_str().to_owned()),
                about: Set(columns.about.to_owned()),
                idea: Set(columns.idea),
                comment: Set(columns.comment),
                number: Set(columns.number),
                word: Set(columns.word),
                actor: Set(logged.actor.map(|actor| actor.0)),
                event: Set(logged.position.event),
                created_at: Set(micros(logged.at)),
                in_site: Set(notice.delivery.in_site),
                delivery: Set(notice.delivery.mail.as_str().to_owned()),
                ..Default::default()
            }
        });
        let once =
            OnConflict::columns([notices::Column::Event, notices::Column::Person]).do_nothing().to_owned();
        notices::Entity::insert_many(rows).on_conflict(once).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Ties to a mail what it is to tell of. The first try does so; later tries of the same mail tell of the same.
    pub async fn tie_notices(
        &self,
        mail: MailId,
        person: PersonId,
        window: Window,
    ) -> Result<(), StorageError> {
        let mut tied = Query::select();
        tied.expr(Expr::val(1))
            .from_as("notices", "t")
            .and_where(Expr::col(("t", "person")).eq(person.0))
            .and_where(Expr::col(("t", "mail")).eq(mail.0));
        let untold = notices::Entity::update_many()
            .col_expr(notices::Column::Mail, Expr::value(mail.0))
            .filter(notices::Column::Person.eq(person.0))
            .filter(notices::Column::Mail.is_null())
            .filter(Expr::exists(tied).not());
        let of_window = match window {
            Window::Gathered(idea) => untold
                .filter(notices::Column::Idea.eq(idea.0))
                .filter(notices::Column::Delivery.eq(Frequency::AtOnce.as_str()))
                .filter(notices::Column::About.is_in(rows::GATHERED)),
            Window::Digest { frequency, until } => untold
                .filter(notices::Column::Delivery.eq(frequency.as_str()))
                .filter(notices::Column::CreatedAt.lt(micros(until))),
        };
        of_window.exec(&self.db).await?;
        Ok(())
    }

    /// Notes that somebody read some of their notices; how many that were unread.
    pub async fn read_notices(
        &self,
        person: PersonId,
        which: Which,
        at: Timestamp,
    ) -> Result<u64, StorageError> {
        let read = notices::Entity::update_many()
            .col_expr(notices::Column::ReadAt, Expr::value(micros(at)))
            .filter(unread(person, which))
            .exec(&self.db)
            .await?;
        Ok(read.rows_affected)
    }

    /// Clears notices from before `read_before` that were read, and all from before `all_before`; at most `limit`.
    pub async fn sweep_notices(
        &self,
        read_before: Timestamp,
        all_before: Timestamp,
        limit: u64,
    ) -> Result<u64, StorageError> {
        let read = notices::Column::CreatedAt
            .lt(micros(read_before))
            .and(notices::Column::ReadAt.is_not_null().or(notices::Column::InSite.eq(false)));
        let mut old = Query::select();
        old.column("id")
            .from("notices")
            .and_where(notices::Column::CreatedAt.lt(micros(all_before)).or(read))
            .order_by("created_at", Order::Asc)
            .limit(limit);
        let swept = notices::Entity::delete_many()
            .filter(Expr::col(notices::Column::Id).in_subquery(old))
            .exec(&self.db)
            .await?;
        Ok(swept.rows_affected)
    }
}

/// Some of somebody's notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// This one.
    One(NoticeId),
    /// Those of an idea.
    Idea(IdeaNumber),
    /// Those that a mail told of.
    Mail(MailId),
}

fn unread(person: PersonId, which: Which) -> Cond {
    let unread = Cond::all().add(notices::Column::Person.eq(person.0)).add(notices::Column::ReadAt.is_null());
    match which {
        Which::All => unread,
        Which::One(id) => unread.add(notices::Column::Id.eq(id.0)),
        Which::Idea(idea) => unread.add(notices::Column::Idea.eq(idea.0)),
        Which::Mail(mail) => unread.add(notices::Column::Mail.eq(mail.0)),
    }
}

impl Reader {
    /// How many unread notices the bell of somebody shows; [`COUNTED`] stands for that many or more.
    pub async fn unread_notices(&self, person: PersonId, moderates: bool) -> Result<u64, StorageError> {
        let mut inner = Query::select();
        from(&mut inner);
        inner
            .expr_as(Expr::val(1), "one")
            .and_where(Expr::col(("n", "person")).eq(person.0))
            .and_where(Expr::col(("n", "read_at")).is_null())
            .and_where(Expr::col(("n", "in_site")).eq(true))
            .cond_where(shown(moderates))
            .limit(COUNTED);
        let mut count = Query::select();
        count.expr_as(Func::count(Expr::val(1)), "total").from_subquery(inner, Alias::new("counted"));
        let row = self.db.query_one(&count).await?;
        let total: i64 = row.map_or(Ok(0), |row| row.try_get("", "total"))?;
        Ok(u64::try_from(total).unwrap_or(0))
    }

    /// Whether some of somebody's notices are unread.
    pub async fn has_unread(&self, person: PersonId, which: Which) -> Result<bool, StorageError> {
        let mut select = Query::select();
        select.column("id").from("notices").cond_where(unread(person, which)).limit(1);
        Ok(self.db.query_one(&select).await?.is_some())
    }

    /// A page of what the site shows somebody, newest first: up to `per_page` and one more where there are more.
    pub async fn notices(
        &self,
        person: PersonId,
        moderates: bool,
        page: u64,
        per_page: u64,
    ) -> Result<Vec<NoticeRow>, StorageError> {
        let mut select = listed();
        select
            .and_where(Expr::col(("n", "person")).eq(person.0))
            .and_where(Expr::col(("n", "in_site")).eq(true))
            .cond_where(shown(moderates))
            .order_by(("n", "id"), Order::Desc)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page + 1);
        self.fetch_notices(&select).await
    }

    /// A notice of somebody, as long as they may see it.
    pub async fn notice(
        &self,
        person: PersonId,
        moderates: bool,
        id: NoticeId,
    ) -> Result<Option<NoticeRow>, StorageError> {
        let mut select = listed();
        select
            .and_where(Expr::col(("n", "id")).eq(id.0))
            .and_where(Expr::col(("n", "person")).eq(person.0))
            .cond_where(shown(moderates));
        Ok(self.fetch_notices(&select).await?.pop())
    }

    /// What a mail is to tell somebody and they did not read or stop since, by idea: the `ideas` with the latest news,
    /// of each `rows` notices, those meant for them alone before others; and how many ideas there are in all.
    pub async fn told_by(
        &self,
        mail: MailId,
        to: (PersonId, bool),
        stopped: &[MailKind],
        (ideas, rows): (u64, u64),
    ) -> Result<(Vec<Group>, u64), StorageError> {
        let of_mail = || told(mail, to, stopped);
        let mut groups = Query::select();
        from(&mut groups);
        groups
            .column(("n", "idea"))
            .expr_as(Func::count(Expr::col(("n", "id"))), "total")
            .expr_as(Expr::cust("count(*) OVER ()"), "ideas")
            .cond_where(of_mail())
            .group_by_col(("n", "idea"))
            .order_by_expr(Func::max(Expr::col(("n", "id"))).into(), Order::Desc)
            .limit(ideas);
        let (mut found, mut all) = (Vec::new(), 0);
        for row in self.db.query_all(&groups).await? {
            let idea: Option<i64> = row.try_get("", "idea")?;
            let total: i64 = row.try_get("", "total")?;
            all = row.try_get::<i64>("", "ideas")?;
            found.push(Group {
                idea: idea.map(IdeaNumber),
                total: u64::try_from(total).unwrap_or(0),
                rows: Vec::new(),
            });
        }
        let mut of_idea = self.first_of_each(of_mail(), &found, rows).await?;
        for group in &mut found {
            group.rows = of_idea.remove(&group.idea).unwrap_or_default();
        }
        Ok((found, u64::try_from(all).unwrap_or(0)))
    }

    async fn first_of_each(
        &self,
        which: Cond,
        groups: &[Group],
        rows: u64,
    ) -> Result<HashMap<Option<IdeaNumber>, Vec<NoticeRow>>, StorageError> {
        let mut place = WindowStatement::partition_by(("n", "idea"));
        place
            .order_by_expr(Expr::case(rows::personal(), 0).finally(1).into(), Order::Asc)
            .order_by(("n", "id"), Order::Desc);
        let mut inner = Query::select();
        from(&mut inner);
        inner
            .column(("n", "id"))
            .expr_window_as(Expr::cust("row_number()"), place, "place")
            .cond_where(which)
            .cond_where(rows::among(groups.iter().map(|group| group.idea)));
        let mut ids = Query::select();
        ids.column(("f", "id"))
            .from_subquery(inner, Alias::new("f"))
            .and_where(Expr::col(("f", "place")).lte(rows));
        let mut select = listed();
        select.and_where(Expr::col(("n", "id")).in_subquery(ids)).order_by(("n", "id"), Order::Asc);
        let mut found: HashMap<_, Vec<_>> = HashMap::new();
        for row in self.fetch_notices(&select).await? {
            found.entry(row.about.idea()).or_default().push(row);
        }
        Ok(found)
    }

    async fn fetch_notices(
        &self,
        select: &sea_orm::sea_query::SelectStatement,
    ) -> Result<Vec<NoticeRow>, StorageError> {
        self.db.query_all(select).await?.iter().map(read).collect()
    }
}

/// What a mail tells somebody: tied to it, not read or stopped since, of ideas they did not leave, and theirs to see.
fn told(mail: MailId, (person, moderates): (PersonId, bool), stopped: &[MailKind]) -> Cond {
    Cond::all()
        .add(Expr::col(("n", "person")).eq(person.0))
        .add(Expr::col(("n", "mail")).eq(mail.0))
        .add(Expr::col(("n", "read_at")).is_null())
        .add(Expr::col(("n", "kind")).is_not_in(stopped.iter().map(|kind| kind.as_str())))
        .add(shown(moderates))
        .add(rows::left().not())
}
