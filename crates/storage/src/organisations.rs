//! Organisations: what an idea can be addressed to.

use domain::inhabitants::Size;
use domain::organisations::{Level, OrganisationCode};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Func, Order, Query};
use sea_orm::{ConnectionTrait, FromQueryResult};

use crate::cells::word;
use crate::inhabitants::{Inhabitants, day};
use crate::lists::COUNTED;
use crate::{Reader, StorageError, Tx};

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Official code.
    pub code: String,
    /// Level of government.
    pub kind: Level,
    /// Name.
    pub name: String,
    /// Other names people know it by.
    pub also_known_as: String,
    /// Its province; none for the state and for water boards, of which many lie in several.
    pub province: Option<String>,
    /// How many people live there, where an administrator filled it in.
    pub inhabitants: Option<Inhabitants>,
}

impl Organisation {
    /// How large it is; nothing for a kind that has no size.
    pub fn size(&self) -> Option<Size> {
        Size::of(self.kind, self.inhabitants.as_ref().map(|inhabitants| inhabitants.count))
    }
}

/// The columns of an organisation.
const COLUMNS: [&str; 8] =
    ["code", "kind", "name", "also_known_as", "province", "inhabitants", "counted_on", "counted_by"];

/// An organisation and how many ideas in the lists are addressed to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedOrganisation {
    /// The organisation.
    pub organisation: Organisation,
    /// Ideas in the lists; one more than [`COUNTED`] stands for more than that.
    pub ideas: u64,
}

#[derive(FromQueryResult)]
struct OrganisationRow {
    code: String,
    kind: String,
    name: String,
    also_known_as: String,
    province: Option<String>,
    inhabitants: Option<i64>,
    counted_on: Option<String>,
    counted_by: Option<String>,
}

impl OrganisationRow {
    fn read(self) -> Result<Organisation, StorageError> {
        let kind = word("level", &self.kind, Level::parse)?;
        let counted_on = self.counted_on.as_deref().map(day).transpose()?;
        let inhabitants = self.inhabitants.zip(counted_on).map(|(count, counted_on)| Inhabitants {
            count,
            counted_on,
            source: self.counted_by.unwrap_or_default(),
        });
        Ok(Organisation {
            code: self.code,
            kind,
            name: self.name,
            also_known_as: self.also_known_as,
            province: self.province,
            inhabitants,
        })
    }
}

impl Tx {
    /// True where the organisation exists.
    pub async fn organisation_exists(&self, code: &OrganisationCode) -> Result<bool, StorageError> {
        let mut select = Query::select();
        select.column("code").from("organisations").and_where(Expr::col("code").eq(code.as_str()));
        Ok(self.db.query_one(&select).await?.is_some())
    }
}

impl Reader {
    /// All organisations: the state, provinces, water boards, municipalities, each by name.
    pub async fn organisations(&self) -> Result<Vec<Organisation>, StorageError> {
        let mut select = Query::select();
        select.columns(COLUMNS).from("organisations").order_by("name", Order::Asc);
        let rows = self.db.query_all(&select).await?;
        let mut all = rows
            .iter()
            .map(|row| OrganisationRow::from_query_result(row, "")?.read())
            .collect::<Result<Vec<_>, StorageError>>()?;
        all.sort_by_key(|organisation| std::cmp::Reverse(organisation.kind));
        Ok(all)
    }

    /// The organisations to which ideas in the lists are addressed, by name. Of each no more are counted than a list
    /// counts, so that this stays quick at a million ideas.
    pub async fn organisations_with_ideas(&self) -> Result<Vec<CountedOrganisation>, StorageError> {
        let mut ideas = Query::select();
        ideas
            .expr_as(Expr::val(1), "one")
            .from_as("ideas", "i")
            .and_where(Expr::col(("i", "organisation")).equals(("o", "code")))
            .and_where(Expr::col(("i", "listed")).eq(true))
            .limit(COUNTED + 1);
        let mut count = Query::select();
        count.expr(Func::count(Expr::val(1))).from_subquery(ideas, Alias::new("counted"));
        let mut select = Query::select();
        select
            .columns(COLUMNS.map(|column| ("o", column)))
            .expr_as(Expr::SubQuery(None, Box::new(count.into())), "ideas")
            .from_as("organisations", "o")
            .order_by(("o", "name"), Order::Asc);
        let mut found = Vec::new();
        for row in self.db.query_all(&select).await? {
            let ideas: i64 = row.try_get("", "ideas")?;
            if ideas > 0 {
                let organisation = OrganisationRow::from_query_result(&row, "")?.read()?;
                found.push(CountedOrganisation { organisation, ideas: u64::try_from(ideas).unwrap_or(0) });
            }
        }
        Ok(found)
    }

    /// An organisation by its code.
    pub async fn organisation(&self, code: &str) -> Result<Option<Organisation>, StorageError> {
        let mut select = Query::select();
        select.columns(COLUMNS).from("organisations").and_where(Expr::col("code").eq(code));
        let row = self.db.query_one(&select).await?;
        row.map(|row| OrganisationRow::from_query_result(&row, "")?.read()).transpose()
    }

    /// Name of an organisation.
    pub async fn organisation_name(&self, code: &str) -> Result<Option<String>, StorageError> {
        let mut select = Query::select();
        select.column("name").from("organisations").and_where(Expr::col("code").eq(code));
        let row = self.db.query_one(&select).await?;
        Ok(row.map(|row| row.try_get("", "name")).transpose()?)
    }

    /// Codes and names of these organisations, in the order asked; of those that are not there, nothing.
    pub async fn organisation_names(&self, codes: &[&str]) -> Result<Vec<(String, String)>, StorageError> {
        if codes.is_empty() {
            return Ok(Vec::new());
        }
        let mut select = Query::select();
        select
            .columns(["code", "name"])
            .from("organisations")
            .and_where(Expr::col("code").is_in(codes.iter().copied()));
        let rows = self.db.query_all(&select).await?;
        let mut names = rows
            .iter()
            .map(|row| Ok((row.try_get("", "code")?, row.try_get("", "name")?)))
            .collect::<Result<Vec<(String, String)>, StorageError>>()?;
        names.sort_by_key(|(code, _)| codes.iter().position(|wanted| wanted == code));
        Ok(names)
    }
}
