//! What search engines are told of: ideas by stretches of their numbers, articles, and organisations.

use domain::IdeaNumber;
use jiff::Timestamp;
use jiff::civil::Date;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::cells::moment;
use crate::entities::articles;
use crate::narrowing::is_listed_besides;
use crate::practice::are_shown;
use crate::{Reader, StorageError};

/// Where an idea stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeaPlace {
    /// Public number.
    pub number: IdeaNumber,
    /// Readable part of its address.
    pub slug: String,
    /// When it last changed for who reads it.
    pub changed_at: Timestamp,
}

impl Reader {
    /// The highest number of the ideas in the lists.
    pub async fn last_listed(&self) -> Result<Option<IdeaNumber>, StorageError> {
        let mut select = Query::select();
        select
            .column(("i", "number"))
            .from_as("ideas", "i")
            .and_where(is_listed_besides())
            .order_by(("i", "number"), Order::Desc)
            .limit(1);
        let row = self.db.query_one(&select).await?;
        Ok(row.map(|row| row.try_get("", "number")).transpose()?.map(IdeaNumber))
    }

    /// The ideas in the lists with a number above `after` and up to `last`, by number.
    pub async fn idea_places(
        &self,
        after: IdeaNumber,
        last: IdeaNumber,
    ) -> Result<Vec<IdeaPlace>, StorageError> {
        let mut select = Query::select();
        select
            .columns(["number", "slug", "updated_at", "active_at"].map(|column| ("i", column)))
            .from_as("ideas", "i")
            .and_where(Expr::col(("i", "number")).gt(after.0))
            .and_where(Expr::col(("i", "number")).lte(last.0))
            .and_where(is_listed_besides())
            .order_by(("i", "number"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let (updated, active): (i64, i64) =
                    (row.try_get("", "updated_at")?, row.try_get("", "active_at")?);
                Ok(IdeaPlace {
                    number: IdeaNumber(row.try_get("", "number")?),
                    slug: row.try_get("", "slug")?,
                    changed_at: moment(Ord::max(updated, active))?,
                })
            })
            .collect()
    }

    /// The words in the addresses of articles with the day of each, newest first.
    pub async fn article_places(&self, limit: u64) -> Result<Vec<(String, Date)>, StorageError> {
        let rows: Vec<(String, String)> = articles::Entity::find()
            .select_only()
            .columns([articles::Column::Slug, articles::Column::Date])
            .filter(crate::articles::is_public())
            .order_by_desc(articles::Column::Date)
            .order_by_desc(articles::Column::Id)
            .limit(limit)
            .into_tuple()
            .all(&self.db)
            .await?;
        let read = |(slug, date): (String, String)| match date.parse() {
            Ok(day) => Ok((slug, day)),
            Err(_) => Err(StorageError::Corrupt { what: "date", value: date }),
        };
        rows.into_iter().map(read).collect()
    }

    /// Codes of the organisations to which an idea in the lists is addressed, or that report on one.
    pub async fn organisations_with_something(&self) -> Result<Vec<String>, StorageError> {
        let mut addressed = one_of("ideas", "i");
        addressed
            .and_where(Expr::col(("i", "organisation")).equals(("o", "code")))
            .and_where(Expr::col(("i", "listed")).eq(true));
        let mut reported = one_of("practices", "r");
        reported
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("r", "idea")))
            .and_where(Expr::col(("r", "organisation")).equals(("o", "code")))
            .and_where(is_listed_besides())
            .cond_where(are_shown());
        let mut select = Query::select();
        select
            .column(("o", "code"))
            .from_as("organisations", "o")
            .cond_where(Cond::any().add(is_there(addressed)).add(is_there(reported)))
            .order_by(("o", "code"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(row.try_get("", "code")?)).collect()
    }
}

fn one_of(table: &'static str, name: &'static str) -> SelectStatement {
    let mut select = Query::select();
    select.expr(Expr::val(1)).from_as(table, name).limit(1);
    select
}

/// Asked for each row apart, which a limit sees to: `EXISTS` may be answered by reading the whole other table once.
fn is_there(one: SelectStatement) -> Expr {
    Expr::SubQuery(None, Box::new(one.into())).is_not_null()
}
