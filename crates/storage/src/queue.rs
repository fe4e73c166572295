//! The moderators' queue: cases that wait, narrowed and put in order, who takes them on, and notes for colleagues.

use domain::holding::{self, HoldRule};
use domain::moderation::{Ground, Target};
use domain::{CaseId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter,
};

use crate::cells::{maybe_moment, micros, moment};
use crate::entities::{case_notes, cases, comments, ideas};
use crate::moderation::target_of;
use crate::{Reader, StorageError, Tx};

/// What the queue is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// A report on it has this ground.
    pub ground: Option<Ground>,
    /// The word of what kind of thing it is about: `idee`, `reactie`.
    pub kind: Option<String>,
    /// Word of a theme of the idea where it stands.
    pub theme: Option<String>,
    /// Who took it on.
    pub assigned: Option<Assigned>,
    /// Only what was held before it was shown.
    pub held: bool,
    /// The most reports first, instead of the longest waiting.
    pub by_reports: bool,
}

/// Who took a case on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assigned {
    /// This moderator.
    To(PersonId),
    /// Nobody yet.
    Nobody,
}

/// A case as a row of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The case.
    pub id: CaseId,
    /// What it is about.
    pub target: Target,
    /// The idea where that stands.
    pub idea: Option<IdeaNumber>,
    /// The title of that idea.
    pub title: String,
    /// Number of reports.
    pub reports: i64,
    /// Since when it waits.
    pub opened_at: Timestamp,
    /// When it was decided.
    pub closed_at: Option<Timestamp>,
    /// Who took it on, with their name.
    pub assignee: Option<(PersonId, String)>,
    /// Why it was held before it was shown.
    pub held_for: Vec<HoldRule>,
    /// Since when it is hidden because several people reported it.
    pub veiled_at: Option<Timestamp>,
}

/// A note for colleagues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// Name of who wrote it.
    pub author_name: String,
    /// What it says, in plain text.
    pub text: String,
    /// When.
    pub at: Timestamp,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    target_kind: String,
    target: i64,
    idea: Option<i64>,
    title: Option<String>,
    reports: i64,
    opened_at: i64,
    closed_at: Option<i64>,
    assignee: Option<i64>,
    assignee_name: Option<String>,
    held_for: String,
    veiled_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<QueueRow, StorageError> {
        Ok(QueueRow {
            id: CaseId(self.id),
            target: target_of(&self.target_kind, self.target)?,
            idea: self.idea.map(IdeaNumber),
            title: self.title.unwrap_or_default(),
            reports: self.reports,
            opened_at: moment(self.opened_at)?,
            closed_at: maybe_moment(self.closed_at)?,
            assignee: self.assignee.map(PersonId).zip(self.assignee_name),
            held_for: holding::read(&self.held_for),
            veiled_at: maybe_moment(self.veiled_at)?,
        })
    }
}

impl Tx {
    /// Takes a case on, or gives it back; false where somebody else has it, or it is decided.
    pub async fn assign_case(
        &self,
        id: CaseId,
        moderator: PersonId,
        takes: bool,
    ) -> Result<bool, StorageError> {
        let (from, to) = if takes { (None, Some(moderator.0)) } else { (Some(moderator.0), None) };
        let free = match from {
            None => cases::Column::Assignee.is_null(),
            Some(person) => cases::Column::Assignee.eq(person),
        };
        let changed = cases::Entity::update_many()
            .col_expr(cases::Column::Assignee, Expr::value(to))
            .filter(cases::Column::Id.eq(id.0))
            .filter(cases::Column::ClosedAt.is_null())
            .filter(free)
            .exec(&self.db)
            .await?;
        Ok(changed.rows_affected > 0)
    }

    /// Adds a note to a case.
    pub async fn add_case_note(
        &self,
        case: CaseId,
        author: PersonId,
        text: &str,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = case_notes::ActiveModel {
            case_id: Set(case.0),
            author: Set(author.0),
            text: Set(text.to_owned()),
            at: Set(micros(at)),
            ..Default::default()
        };
        row.insert(&self.db).await?;
        Ok(())
    }
}

impl Reader {
    /// Cases that wait, at most `limit`.
    pub async fn waiting_cases(
        &self,
        filter: &QueueFilter,
        limit: u64,
    ) -> Result<Vec<QueueRow>, StorageError> {
        let mut select = cases_with_names();
        select.and_where(Expr::col(("c", "closed_at")).is_null());
        narrow(&mut select, filter);
        if filter.by_reports {
            select.order_by("reports", Order::Desc);
        }
        select.order_by(("c", "opened_at"), Order::Asc).order_by(("c", "id"), Order::Asc).limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Row::from_query_result(row, "")?.read()).collect()
    }

    /// A case as a row of the queue, also where it is decided.
    pub async fn queue_row(&self, id: CaseId) -> Result<Option<QueueRow>, StorageError> {
        let mut select = cases_with_names();
        select.and_where(Expr::col(("c", "id")).eq(id.0));
        let row = self.db.query_one(&select).await?;
        row.map(|row| Row::from_query_result(&row, "")?.read()).transpose()
    }

    /// The notes on a case, oldest first.
    pub async fn case_notes(&self, case: CaseId) -> Result<Vec<NoteRow>, StorageError> {
        let mut select = Query::select();
        select
            .columns([("n", "text"), ("n", "at")])
            .column(("p", "name"))
            .from_as("case_notes", "n")
            .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("n", "author")))
            .and_where(Expr::col(("n", "case_id")).eq(case.0))
            .order_by(("n", "id"), Order::Asc)
            .limit(200);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                Ok(NoteRow {
                    author_name: row.try_get("", "name")?,
                    text: row.try_get("", "text")?,
                    at: moment(row.try_get("", "at")?)?,
                })
            })
            .collect()
    }

    /// How many ideas and comments somebody wrote that can be read.
    pub async fn posts_of(&self, person: PersonId) -> Result<(u64, u64), StorageError> {
        let proposed = ideas::Entity::find()
            .filter(ideas::Column::Author.eq(person.0))
            .filter(ideas::Column::PublishedAt.is_not_null())
            .filter(ideas::Column::Hidden.eq(false))
            .count(&self.db)
            .await?;
        let said = comments::Entity::find()
            .filter(comments::Column::Author.eq(person.0))
            .filter(comments::Column::Hidden.eq(false))
            .filter(comments::Column::RemovedAt.is_null())
            .count(&self.db)
            .await?;
        Ok((proposed, said))
    }
}

fn cases_with_names() -> SelectStatement {
    let mut reports = Query::select();
    reports
        .expr(Func::count(Expr::col(("r", "id"))))
        .from_as("reports", "r")
        .and_where(Expr::col(("r", "case_id")).equals(("c", "id")));
    let mut select = Query::select();
    select
        .columns(
            [
                "id",
                "target_kind",
                "target",
                "idea",
                "opened_at",
                "closed_at",
                "assignee",
                "held_for",
                "veiled_at",
            ]
            .map(|column| ("c", column)),
        )
        .column(("i", "title"))
        .expr_as(Expr::col(("m", "name")), "assignee_name")
        .expr_as(Expr::SubQuery(None, Box::new(reports.into())), "reports")
        .from_as("cases", "c")
        .join_as(JoinType::LeftJoin, "ideas", "i", Expr::col(("i", "number")).equals(("c", "idea")))
        .join_as(JoinType::LeftJoin, "people", "m", Expr::col(("m", "id")).equals(("c", "assignee")));
    select
}

fn narrow(select: &mut SelectStatement, filter: &QueueFilter) {
    if let Some(ground) = filter.ground {
        let mut reported = Query::select();
        reported
            .expr(Expr::val(1))
            .from_as("reports", "g")
            .and_where(Expr::col(("g", "case_id")).equals(("c", "id")))
            .and_where(Expr::col(("g", "ground")).eq(ground.as_str()));
        select.and_where(Expr::exists(reported));
    }
    if let Some(kind) = &filter.kind {
        select.and_where(Expr::col(("c", "target_kind")).eq(kind));
    }
    if let Some(theme) = &filter.theme {
        let mut about = Query::select();
        about
            .expr(Expr::val(1))
            .from_as("idea_themes", "x")
            .and_where(Expr::col(("x", "idea")).equals(("c", "idea")))
            .and_where(Expr::col(("x", "theme")).eq(theme));
        select.and_where(Expr::exists(about));
    }
    match filter.assigned {
        Some(Assigned::To(person)) => {
            select.and_where(Expr::col(("c", "assignee")).eq(person.0));
        }
        Some(Assigned::Nobody) => {
            select.and_where(Expr::col(("c", "assignee")).is_null());
        }
        None => {}
    }
    if filter.held {
        select.and_where(Expr::col(("c", "held_for")).ne(""));
    }
}
