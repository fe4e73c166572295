//! Narrows a list of ideas to what a filter asks, along the part of the filter that fewest ideas pass.

use domain::practice::PracticeState;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Alias, CaseStatement, Expr, ExprTrait, Func, JoinType, Query, SelectStatement};

use crate::lists::Filter;
use crate::practice::are_shown;
use crate::{Reader, StorageError};

/// What fewer ideas than this have is read whole and then sorted; of what more have, enough is met while walking along the
/// order. At a million ideas each is a few milliseconds where the other would be seconds.
const FEW: u64 = 5_000;

/// What a list is read along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lead {
    /// The order of the list: no part of the filter is passed by few.
    Order,
    /// Those that somebody has experience with.
    Practice,
    Theme,
    Status,
    Level,
    Organisation,
}

impl Lead {
    /// Whether all that it leads to is read, so that it has to be sorted.
    pub(crate) fn is_read_whole(self) -> bool {
        self != Self::Order
    }
}

impl Reader {
    /// The part of a filter that fewest ideas pass, where these are few; `about` is how many are about its theme.
    ///
    /// Engines guess this: `SQLite`, which keeps no figures about rows, would walk along a common level for a rare status.
    pub(crate) async fn lead_of(&self, filter: &Filter, about: Option<u64>) -> Result<Lead, StorageError> {
        if filter.practised {
            return Ok(Lead::Practice);
        }
        let mut known = vec![(about.unwrap_or(FEW), Lead::Theme)];
        let parts = [
            ("status", filter.status.map(|status| status.as_str().to_owned()), Lead::Status),
            ("level", filter.level.map(|level| level.as_str().to_owned()), Lead::Level),
            ("organisation", filter.organisation.clone(), Lead::Organisation),
        ];
        for (column, wanted, lead) in parts {
            if let Some(wanted) = wanted {
                known.push((self.listed_with(column, &wanted).await?, lead));
            }
        }
        let least = known.into_iter().min_by_key(|(ideas, _)| *ideas).filter(|(ideas, _)| *ideas < FEW);
        Ok(least.map_or(Lead::Order, |(_, lead)| lead))
    }

    /// How many listed ideas have this in a column, counted as far as matters.
    async fn listed_with(&self, column: &'static str, wanted: &str) -> Result<u64, StorageError> {
        let mut some = Query::select();
        some.expr_as(Expr::val(1), "one")
            .from_as("ideas", "i")
            .and_where(Expr::col(("i", "listed")).eq(true))
            .and_where(Expr::col(("i", column)).eq(wanted))
            .limit(FEW);
        let mut count = Query::select();
        count.expr_as(Func::count(Expr::val(1)), "total").from_subquery(some, Alias::new("counted"));
        let row = self.db.query_one(&count).await?;
        let total: i64 = row.map_or(Ok(0), |row| row.try_get("", "total"))?;
        Ok(u64::try_from(total).unwrap_or(0))
    }
}

/// That ideas *i* are in the lists, where they are found by another table: a case instead of the column keeps the engine
/// from walking along all that is listed.
pub(crate) fn is_listed_besides() -> Expr {
    let is_listed = Expr::col(("i", "listed")).eq(true);
    Expr::expr(CaseStatement::new().case(is_listed, 1).finally(0)).eq(1)
}

/// Narrows a query of ideas.
pub(crate) fn narrow(select: &mut SelectStatement, filter: &Filter, lead: Lead) {
    let is_listed = match lead {
        Lead::Practice | Lead::Theme => is_listed_besides(),
        _ => Expr::col(("i", "listed")).eq(true),
    };
    select.and_where(is_listed);
    if let Some(status) = filter.status {
        select.and_where(column("status", lead, Lead::Status).eq(status.as_str()));
    }
    if let Some(level) = filter.level {
        select.and_where(column("level", lead, Lead::Level).eq(level.as_str()));
    }
    if let Some(organisation) = &filter.organisation {
        select.and_where(column("organisation", lead, Lead::Organisation).eq(organisation));
    }
    if filter.practised {
        // There are far fewer of these than of ideas: they are read whole, and then sorted.
        let experience = PracticeState::ALL.iter().filter(|state| state.is_experience());
        let mut practised = Query::select();
        practised
            .column(("r", "idea"))
            .from_as("practices", "r")
            .cond_where(are_shown())
            .and_where(Expr::col(("r", "state")).is_in(experience.map(|state| state.as_str())));
        select.and_where(Expr::col(("i", "number")).in_subquery(practised));
    }
    if let Some(theme) = &filter.theme {
        let of_idea = Expr::col(("x", "idea")).equals(("i", "number"));
        let of_theme = Expr::col(("x", "theme")).eq(theme);
        if lead == Lead::Theme {
            select.join_as(JoinType::InnerJoin, "idea_themes", "x", of_idea).and_where(of_theme);
        } else {
            let mut met = Query::select();
            met.expr(Expr::val(1)).from_as("idea_themes", "x").and_where(of_idea).and_where(of_theme);
            select.and_where(Expr::exists(met));
        }
    }
}

/// A column of ideas; within an expression, which no index has, where another part of the filter leads.
fn column(name: &'static str, lead: Lead, own: Lead) -> Expr {
    let column = Expr::col(("i", name));
    if lead == own || lead == Lead::Order || lead == Lead::Practice {
        return column;
    }
    Func::coalesce([column, Expr::val("")]).into()
}
