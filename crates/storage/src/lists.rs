//! Lists of ideas: rows as the site shows them, with sort, filters and pages.

use std::collections::HashMap;

use domain::life::Status;
use domain::lists::Sort;
use domain::organisations::Level;
use domain::people::Function;
use domain::policy::Visibility;
use domain::practice::PracticeCounts;
use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::cells::{maybe_moment, maybe_word, moment, word};
use crate::narrowing::{Lead, narrow};
use crate::{Reader, StorageError};

/// Counting stops here: beyond it a list says *meer dan 1.000*.
pub const COUNTED: u64 = 1_000;
/// An idea as a row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaRow {
    /// Public number.
    pub number: IdeaNumber,
    /// Readable part of its address.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Where it stands.
    pub status: Status,
    /// Hidden by a moderator.
    pub hidden: bool,
    /// Level of government; a draft may be without.
    pub level: Option<Level>,
    /// Name of the organisation it is addressed to.
    pub organisation: Option<String>,
    /// Themes: word and name.
    pub themes: Vec<(String, String)>,
    /// Who proposed it.
    pub author: PersonId,
    /// Their name.
    pub author_name: String,
    /// The word in their page's address.
    pub author_handle: String,
    /// Their function.
    pub author_function: Function,
    /// Number of supporters.
    pub supports: i64,
    /// Number of comments that can be read.
    pub comments: i64,
    /// How many organisations are how far with it.
    pub practice: PracticeCounts,
    /// When it became public.
    pub published_at: Option<Timestamp>,
    /// When something last happened to it.
    pub active_at: Timestamp,
}

/// What a list is narrowed to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Word of a theme.
    pub theme: Option<String>,
    /// Where it stands.
    pub status: Option<Status>,
    /// Level of government.
    pub level: Option<Level>,
    /// Code of an organisation.
    pub organisation: Option<String>,
    /// Only ideas that somebody has experience with.
    pub practised: bool,
}

impl Filter {
    /// Whether it is narrowed to a theme and to nothing else.
    pub fn is_theme_alone(&self) -> bool {
        self.theme.is_some()
            && self.status.is_none()
            && self.level.is_none()
            && self.organisation.is_none()
            && !self.practised
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaPage {
    /// The rows.
    pub rows: Vec<IdeaRow>,
    /// How many there are in all; [`COUNTED`] + 1 stands for more than that.
    pub total: u64,
}

impl Reader {
    /// A page of the ideas that everybody sees: public, open and not hidden.
    pub async fn ideas(
        &self,
        filter: &Filter,
        sort: Sort,
        page: u64,
        per_page: u64,
    ) -> Result<IdeaPage, StorageError> {
        self.ideas_counted(filter, sort, page, per_page, COUNTED + 1).await
    }

    /// The same, counted as far as `most`. Beyond [`COUNTED`] that takes longer than a page should, and is for those who
    /// ask for the number.
    pub async fn ideas_counted(
        &self,
        filter: &Filter,
        sort: Sort,
        page: u64,
        per_page: u64,
        most: u64,
    ) -> Result<IdeaPage, StorageError> {
        let about = match &filter.theme {
            Some(theme) => Some(self.ideas_about(theme).await?),
            None => None,
        };
        let lead = self.lead_of(filter, about).await?;
        let total = match about {
            Some(ideas) if filter.is_theme_alone() => Ord::min(ideas, most),
            _ => self.count_listed(filter, lead, most).await?,
        };
        let mut select = in_order(filter, sort, lead);
        select.offset(page.saturating_sub(1) * per_page).limit(per_page);
        Ok(IdeaPage { rows: self.fetch_ideas(&select).await?, total })
    }

    /// How `SQLite` reads a list, which does not depend on how much there is: for tests.
    ///
    /// # Errors
    /// On another engine, which decides by what is in the tables.
    pub async fn plan_of_ideas(&self, filter: &Filter, sort: Sort) -> Result<Vec<String>, StorageError> {
        let about = match &filter.theme {
            Some(theme) => Some(self.ideas_about(theme).await?),
            None => None,
        };
        let select = in_order(filter, sort, self.lead_of(filter, about).await?);
        let mut statement = self.db.get_database_backend().build(&select);
        statement.sql.insert_str(0, "EXPLAIN QUERY PLAN ");
        let rows = self.db.query_all_raw(statement).await?;
        rows.iter().map(|row| Ok(row.try_get("", "detail")?)).collect()
    }

    async fn count_listed(&self, filter: &Filter, lead: Lead, most: u64) -> Result<u64, StorageError> {
        let mut inner = Query::select();
        inner.expr_as(Expr::val(1), "one").from_as("ideas", "i").limit(most);
        narrow(&mut inner, filter, lead);
        let mut count = Query::select();
        count.expr_as(Func::count(Expr::val(1)), "total").from_subquery(inner, Alias::new("counted"));
        let row = self.db.query_one(&count).await?;
        let total: i64 = row.map_or(Ok(0), |row| row.try_get("", "total"))?;
        Ok(u64::try_from(total).unwrap_or(0))
    }

    /// The ideas of somebody that a visitor with this visibility sees, latest activity first.
    pub async fn ideas_of(
        &self,
        author: PersonId,
        visibility: Visibility,
        limit: u64,
    ) -> Result<Vec<IdeaRow>, StorageError> {
        self.fetch_ideas_of(author, visible(visibility), limit).await
    }

    /// The ideas of somebody that are in the lists, latest activity first.
    pub async fn listed_ideas_of(&self, author: PersonId, limit: u64) -> Result<Vec<IdeaRow>, StorageError> {
        self.fetch_ideas_of(author, listed(), limit).await
    }

    async fn fetch_ideas_of(
        &self,
        author: PersonId,
        which: Cond,
        limit: u64,
    ) -> Result<Vec<IdeaRow>, StorageError> {
        let mut select = rows();
        select
            .and_where(Expr::col(("i", "author")).eq(author.0))
            .cond_where(which)
            .order_by(("i", "active_at"), Order::Desc)
            .limit(limit);
        self.fetch_ideas(&select).await
    }

    /// The ideas somebody follows, latest activity first.
    pub async fn ideas_followed_by(
        &self,
        person: PersonId,
        limit: u64,
    ) -> Result<Vec<IdeaRow>, StorageError> {
        let mut select = rows();
        select
            .join_as(JoinType::InnerJoin, "follows", "f", Expr::col(("f", "idea")).equals(("i", "number")))
            .and_where(Expr::col(("f", "person")).eq(person.0))
            .and_where(Expr::col(("f", "active")).eq(true))
            .and_where(Expr::col(("i", "listed")).eq(true))
            .order_by(("i", "active_at"), Order::Desc)
            .limit(limit);
        self.fetch_ideas(&select).await
    }

    /// A page of the ideas somebody follows, as far as a visitor with this visibility sees them, latest activity first:
    /// up to `per_page` and one more where there are more.
    pub async fn followed_ideas(
        &self,
        person: PersonId,
        visibility: Visibility,
        page: u64,
        per_page: u64,
    ) -> Result<Vec<IdeaRow>, StorageError> {
        let mut select = rows();
        select
            .join_as(JoinType::InnerJoin, "follows", "f", Expr::col(("f", "idea")).equals(("i", "number")))
            .and_where(Expr::col(("f", "person")).eq(person.0))
            .and_where(Expr::col(("f", "active")).eq(true))
            .cond_where(visible(visibility))
            .order_by(("i", "active_at"), Order::Desc)
            .order_by(("i", "number"), Order::Desc)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page + 1);
        self.fetch_ideas(&select).await
    }

    /// These ideas as rows, in the order asked, as far as a visitor with this visibility sees them.
    pub async fn ideas_by_number(
        &self,
        numbers: &[IdeaNumber],
        visibility: Visibility,
    ) -> Result<Vec<IdeaRow>, StorageError> {
        self.fetch_by_number(numbers, visible(visibility)).await
    }

    /// These ideas as rows, in the order asked, as far as they are in the lists.
    pub async fn listed_ideas(&self, numbers: &[IdeaNumber]) -> Result<Vec<IdeaRow>, StorageError> {
        self.fetch_by_number(numbers, listed()).await
    }

    async fn fetch_by_number(
        &self,
        numbers: &[IdeaNumber],
        which: Cond,
    ) -> Result<Vec<IdeaRow>, StorageError> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = rows();
        select.and_where(Expr::col(("i", "number")).is_in(numbers.iter().map(|n| n.0))).cond_where(which);
        let mut found: HashMap<_, _> =
            self.fetch_ideas(&select).await?.into_iter().map(|row| (row.number, row)).collect();
        Ok(numbers.iter().filter_map(|number| found.remove(number)).collect())
    }

    async fn fetch_ideas(&self, select: &SelectStatement) -> Result<Vec<IdeaRow>, StorageError> {
        let rows = self.db.query_all(select).await?;
        let rows: Vec<Row> =
            rows.iter().map(|row| Row::from_query_result(row, "")).collect::<Result<_, _>>()?;
        let mut themes = self.themes_of(rows.iter().map(|row| row.number)).await?;
        let mut practice = self.practice_counts(rows.iter().map(|row| row.number)).await?;
        rows.into_iter()
            .map(|row| {
                let themes = themes.remove(&row.number).unwrap_or_default();
                let practice = practice.remove(&row.number).unwrap_or_default();
                row.read(themes, practice)
            })
            .collect()
    }

    async fn themes_of(
        &self,
        numbers: impl Iterator<Item = i64>,
    ) -> Result<HashMap<i64, Vec<(String, String)>>, StorageError> {
        let mut select = Query::select();
        select
            .columns([("x", "idea"), ("t", "slug"), ("t", "name")])
            .from_as("idea_themes", "x")
            .join_as(JoinType::InnerJoin, "themes", "t", Expr::col(("t", "slug")).equals(("x", "theme")))
            .and_where(Expr::col(("x", "idea")).is_in(numbers))
            .order_by(("x", "position"), Order::Asc);
        let mut themes: HashMap<i64, Vec<_>> = HashMap::new();
        for row in self.db.query_all(&select).await? {
            let theme = (row.try_get("", "slug")?, row.try_get("", "name")?);
            themes.entry(row.try_get("", "idea")?).or_default().push(theme);
        }
        Ok(themes)
    }
}

/// The counterpart in SQL of [`Visibility::shows`].
fn visible(visibility: Visibility) -> Cond {
    let public = || Expr::col(("i", "status")).ne(Status::Draft.as_str());
    let shown = || Cond::all().add(public()).add(Expr::col(("i", "hidden")).eq(false));
    let own = |id: PersonId| Expr::col(("i", "author")).eq(id.0);
    match visibility {
        Visibility::Public => shown(),
        Visibility::AndOwn(id) => Cond::any().add(shown()).add(own(id)),
        Visibility::AndHidden(None) => Cond::all().add(public()),
        Visibility::AndHidden(Some(id)) => Cond::any().add(public()).add(own(id)),
    }
}

/// Ideas that everybody sees in lists: public, open and not hidden.
fn listed() -> Cond {
    Cond::all().add(Expr::col(("i", "listed")).eq(true))
}

/// The ideas that pass a filter, in an order.
fn in_order(filter: &Filter, sort: Sort, lead: Lead) -> SelectStatement {
    let mut select = rows();
    narrow(&mut select, filter, lead);
    let column = match sort {
        Sort::Active => "active_at",
        Sort::Newest => "published_at",
        Sort::Supports => "supports",
    };
    let order = Expr::col(("i", column));
    // An expression instead of the column keeps the engine from walking along the index of the order.
    let order = if lead.is_read_whole() { order.add(0) } else { order };
    select.order_by_expr(order, Order::Desc).order_by(("i", "number"), Order::Desc);
    select
}

fn rows() -> SelectStatement {
    let mut select = Query::select();
    select
        .columns(
            [
                "number",
                "slug",
                "title",
                "summary",
                "status",
                "hidden",
                "level",
                "author",
                "supports",
                "comments",
                "published_at",
                "active_at",
            ]
            .map(|column| ("i", column)),
        )
        .expr_as(Expr::col(("o", "name")), "organisation")
        .columns(["name", "handle", "function"].map(|column| ("p", column)))
        .from_as("ideas", "i")
        .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("i", "author")))
        .join_as(
            JoinType::LeftJoin,
            "organisations",
            "o",
            Expr::col(("o", "code")).equals(("i", "organisation")),
        );
    select
}

#[derive(FromQueryResult)]
struct Row {
    number: i64,
    slug: String,
    title: String,
    summary: String,
    status: String,
    hidden: bool,
    level: String,
    author: i64,
    supports: i64,
    comments: i64,
    published_at: Option<i64>,
    active_at: i64,
    organisation: Option<String>,
    name: String,
    handle: String,
    function: String,
}

impl Row {
    fn read(self, themes: Vec<(String, String)>, practice: PracticeCounts) -> Result<IdeaRow, StorageError> {
        Ok(IdeaRow {
            practice,
            number: IdeaNumber(self.number),
            status: word("status", &self.status, Status::parse)?,
            level: maybe_word("level", &self.level, Level::parse)?,
            author: PersonId(self.author),
            author_function: word("function", &self.function, Function::parse)?,
            published_at: maybe_moment(self.published_at)?,
            active_at: moment(self.active_at)?,
            themes,
            slug: self.slug,
            title: self.title,
            summary: self.summary,
            hidden: self.hidden,
            organisation: self.organisation,
            author_name: self.name,
            author_handle: self.handle,
            supports: self.supports,
            comments: self.comments,
        })
    }
}
