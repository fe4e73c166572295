//! Ideas with practice: by kind and province of the organisations, by state and by what was measured.

use domain::inhabitants::{Size, has_inhabitants};
use domain::organisations::Level;
use domain::practice::{Cost, PracticeState};
use domain::{IdeaNumber, PracticeId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{
    Alias, CaseStatement, Cond, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement,
};

use crate::cells::word;
use crate::narrowing::is_listed_besides;
use crate::organisations::Organisation;
use crate::practice::{are_shown, with_organisations};
use crate::{Reader, StorageError, Tx};

/// What ideas with practice are narrowed to: at least one report has all of this.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PracticeFilter {
    /// Kind of the organisation.
    pub kind: Option<Level>,
    /// Name of the province of the organisation.
    pub province: Option<&'static str>,
    /// How far it is.
    pub state: Option<PracticeState>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// Only where an effect was measured.
    pub measured: bool,
    /// How large the organisation is.
    pub size: Option<Size>,
}

/// How many ideas each further choice of a filter leaves; a choice that leaves none is not there. Each filter is counted as
/// if nothing were chosen of it, so that another choice can be made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PracticeFacets {
    /// By how far organisations are.
    pub states: Vec<(PracticeState, i64)>,
    /// By kind of organisation.
    pub kinds: Vec<(Level, i64)>,
    /// By size of organisation.
    pub sizes: Vec<(Size, i64)>,
    /// By cost.
    pub costs: Vec<(Cost, i64)>,
    /// Where an effect was measured.
    pub measured: i64,
}

/// Practice in one province.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeInProvince {
    /// Name of the province; none for organisations that are in none, or in several.
    pub province: Option<String>,
    /// Ideas in the lists on which an organisation there reports.
    pub ideas: i64,
    /// Organisations there that report.
    pub organisations: i64,
}

/// An organisation that is this far with an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practitioner {
    /// The idea.
    pub idea: IdeaNumber,
    /// Code of the organisation.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How far it is.
    pub state: PracticeState,
}

impl Tx {
    /// Counts anew how much practice the idea of a report has. Lock the idea first.
    pub(crate) async fn recount_practised(&self, report: PracticeId) -> Result<(), StorageError> {
        let mut idea = Query::select();
        idea.column("idea").from("practices").and_where(Expr::col("id").eq(report.0));
        let idea = || Expr::col("idea").in_subquery(idea.clone());
        let mut forget = Query::delete();
        forget.from_table("practised").and_where(idea());
        self.db.execute(&forget).await?;
        let mut reports = Query::select();
        reports
            .column("idea")
            .expr(Func::sum(works()))
            .expr(Expr::col("id").count())
            .expr(Expr::col("updated_at").max())
            .from_as("practices", "r")
            .and_where(idea())
            .cond_where(are_shown())
            .group_by_col("idea");
        let mut count = Query::insert();
        count
            .into_table("practised")
            .columns(["idea", "works", "reports", "reported_at"])
            .select_from(reports)
            .map_err(|error| StorageError::Corrupt { what: "query", value: error.to_string() })?;
        self.db.execute(&count).await?;
        Ok(())
    }
}

impl Reader {
    /// So many of the ideas in the lists on which organisations report, in the order of [`Self::practised_ideas`].
    pub async fn most_practised(&self, limit: u64) -> Result<Vec<IdeaNumber>, StorageError> {
        let mut select = Query::select();
        select
            .column(("p", "idea"))
            .from_as("practised", "p")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("p", "idea")))
            .and_where(is_listed_besides())
            .limit(limit);
        for column in ["works", "reports", "reported_at", "idea"] {
            select.order_by(("p", column), Order::Desc);
        }
        self.numbers(&select).await
    }

    /// A page of the ideas in the lists on which organisations report, and how many there are: where most say that it
    /// works come first, then where most report, then the latest.
    pub async fn practised_ideas(
        &self,
        filter: &PracticeFilter,
        page: u64,
        per_page: u64,
    ) -> Result<(Vec<IdeaNumber>, u64), StorageError> {
        let mut count = reports(filter);
        count.expr_as(Func::count_distinct(Expr::col(("r", "idea"))), "total");
        let row = self.db.query_one(&count).await?;
        let total: i64 = row.map_or(Ok(0), |row| row.try_get("", "total"))?;

        let mut select = reports(filter);
        select
            .column(("r", "idea"))
            .group_by_col(("r", "idea"))
            .order_by_expr(Func::sum(works()).into(), Order::Desc)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page);
        by_number(&mut select);
        Ok((self.numbers(&select).await?, u64::try_from(total).unwrap_or(0)))
    }

    /// How much practice there is in each province that has any.
    pub async fn practice_by_province(
        &self,
        filter: &PracticeFilter,
    ) -> Result<Vec<PracticeInProvince>, StorageError> {
        let everywhere = PracticeFilter { province: None, ..filter.clone() };
        let mut select = reports(&everywhere);
        select
            .column(("o", "province"))
            .expr_as(Func::count_distinct(Expr::col(("r", "idea"))), "ideas")
            .expr_as(Func::count_distinct(Expr::col(("r", "organisation"))), "organisations")
            .group_by_col(("o", "province"));
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                Ok(PracticeInProvince {
                    province: row.try_get("", "province")?,
                    ideas: row.try_get("", "ideas")?,
                    organisations: row.try_get("", "organisations")?,
                })
            })
            .collect()
    }

    /// How many ideas each choice of a filter leaves.
    pub async fn practice_facets(&self, filter: &PracticeFilter) -> Result<PracticeFacets, StorageError> {
        let by_state = PracticeFilter { state: None, ..filter.clone() };
        let by_kind = PracticeFilter { kind: None, ..filter.clone() };
        let by_size = PracticeFilter { size: None, ..filter.clone() };
        let by_cost = PracticeFilter { cost: None, ..filter.clone() };
        let measured = PracticeFilter { measured: true, ..filter.clone() };
        let column = |table: &'static str, name: &'static str| Expr::col((table, name));
        let measured = self.ideas_by(&measured, column("r", "measured"), |_| Some(())).await?;
        Ok(PracticeFacets {
            states: self.ideas_by(&by_state, column("r", "state"), PracticeState::parse).await?,
            kinds: self.ideas_by(&by_kind, column("o", "kind"), Level::parse).await?,
            sizes: self.ideas_by(&by_size, size_of_organisation(), Size::parse).await?,
            costs: self.ideas_by(&by_cost, column("r", "cost"), Cost::parse).await?,
            measured: measured.first().map_or(0, |((), ideas)| *ideas),
        })
    }

    /// How many ideas there are for each word that `group` says; words that `parse` does not know are left out.
    async fn ideas_by<T>(
        &self,
        filter: &PracticeFilter,
        group: Expr,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<(T, i64)>, StorageError> {
        let mut select = reports(filter);
        select
            .expr_as(group.cast_as("text"), "word")
            .expr_as(Func::count_distinct(Expr::col(("r", "idea"))), "ideas")
            .group_by_col("word");
        let mut counted = Vec::new();
        for row in self.db.query_all(&select).await? {
            let word: Option<String> = row.try_get("", "word")?;
            if let Some(word) = word.as_deref().and_then(&parse) {
                counted.push((word, row.try_get("", "ideas")?));
            }
        }
        Ok(counted)
    }

    /// Ideas that neighbours of an organisation have practice with and it has not itself: municipalities in the same
    /// province, else all organisations of its kind; of the same size alone where `alike` says so and its size is known.
    pub async fn tried_by_neighbours(
        &self,
        organisation: &Organisation,
        alike: bool,
        limit: u64,
    ) -> Result<Vec<IdeaNumber>, StorageError> {
        let mut own = Query::select();
        own.expr(Expr::val(1))
            .from_as("practices", "own")
            .and_where(Expr::col(("own", "idea")).equals(("r", "idea")))
            .and_where(Expr::col(("own", "organisation")).eq(&organisation.code));
        let size = organisation.size().filter(|size| alike && *size != Size::Unknown);
        let filter = PracticeFilter { kind: Some(organisation.kind), size, ..PracticeFilter::default() };
        let mut select = reports(&filter);
        select
            .column(("r", "idea"))
            .and_where(Expr::col(("o", "code")).ne(&organisation.code))
            .and_where(Expr::exists(own).not())
            .group_by_col(("r", "idea"))
            .limit(limit);
        if let (Level::Municipality, Some(province)) = (organisation.kind, &organisation.province) {
            select.and_where(Expr::col(("o", "province")).eq(province));
        }
        by_number(&mut select);
        self.numbers(&select).await
    }

    /// Which organisations report on each of these ideas: where it works first, then by name.
    pub async fn practitioners(&self, ideas: &[IdeaNumber]) -> Result<Vec<Practitioner>, StorageError> {
        let mut select = with_organisations();
        select
            .columns([("r", "idea"), ("r", "state"), ("o", "code"), ("o", "name")])
            .and_where(Expr::col(("r", "idea")).is_in(ideas.iter().map(|idea| idea.0)))
            .order_by(("o", "name"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        let mut all = rows
            .iter()
            .map(|row| {
                let state: String = row.try_get("", "state")?;
                Ok(Practitioner {
                    idea: IdeaNumber(row.try_get("", "idea")?),
                    code: row.try_get("", "code")?,
                    name: row.try_get("", "name")?,
                    state: word("state", &state, PracticeState::parse)?,
                })
            })
            .collect::<Result<Vec<_>, StorageError>>()?;
        all.sort_by_key(|practitioner| practitioner.state);
        Ok(all)
    }

    async fn numbers(&self, select: &SelectStatement) -> Result<Vec<IdeaNumber>, StorageError> {
        let rows = self.db.query_all(select).await?;
        rows.iter().map(|row| Ok(IdeaNumber(row.try_get("", "idea")?))).collect()
    }
}

/// 1 where it works, else 0.
fn works() -> CaseStatement {
    CaseStatement::new().case(Expr::col("state").eq(PracticeState::Works.as_str()), 1).finally(0)
}

/// Most reports first, then the latest.
fn by_number(select: &mut SelectStatement) {
    select
        .order_by_expr(Expr::col(("r", "id")).count(), Order::Desc)
        .order_by_expr(Expr::col(("r", "updated_at")).max(), Order::Desc)
        .order_by(("r", "idea"), Order::Desc);
}

/// Organisations *o* of this size.
fn is_of_size(size: Size) -> Cond {
    let (kind, count) = (Expr::col(("o", "kind")), Expr::col(("o", "inhabitants")));
    let counted = Level::ALL.iter().filter(|level| has_inhabitants(**level)).map(|level| level.as_str());
    let all = Cond::all().add(kind.is_in(counted));
    match size.bounds() {
        None => all.add(count.is_null()),
        Some((from, below)) => {
            all.add(count.clone().gte(from)).add_option(below.map(|below| count.lt(below)))
        }
    }
}

/// The word of the size of organisation *o*; none for a kind that has no size.
fn size_of_organisation() -> Expr {
    let sizes = Size::ALL
        .iter()
        .fold(CaseStatement::new(), |case, size| case.case(is_of_size(*size), Expr::val(size.as_str())));
    sizes.into()
}

/// The reports on ideas in the lists that a filter leaves.
fn reports(filter: &PracticeFilter) -> SelectStatement {
    let mut select = with_organisations();
    select
        .join_as(
            JoinType::InnerJoin,
            Alias::new("ideas"),
            "i",
            Expr::col(("i", "number")).equals(("r", "idea")),
        )
        .and_where(Expr::col(("i", "listed")).eq(true));
    if let Some(kind) = filter.kind {
        select.and_where(Expr::col(("o", "kind")).eq(kind.as_str()));
    }
    if let Some(province) = filter.province {
        select.and_where(Expr::col(("o", "province")).eq(province));
    }
    if let Some(state) = filter.state {
        select.and_where(Expr::col(("r", "state")).eq(state.as_str()));
    }
    if let Some(cost) = filter.cost {
        select.and_where(Expr::col(("r", "cost")).eq(cost.as_str()));
    }
    if let Some(size) = filter.size {
        select.cond_where(is_of_size(size));
    }
    if filter.measured {
        select.and_where(Expr::col(("r", "measured")).eq(true));
    }
    select
}
