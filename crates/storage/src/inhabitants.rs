//! How many people live in an organisation.

use domain::inhabitants::Counting;
use domain::organisations::OrganisationCode;
use jiff::civil::Date;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query};

use crate::{Reader, StorageError, Tx};

/// How many people live in an organisation, as an administrator filled it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inhabitants {
    /// How many.
    pub count: i64,
    /// On which day.
    pub counted_on: Date,
    /// By whom they were counted.
    pub source: String,
}

/// A stored day.
pub(crate) fn day(stored: &str) -> Result<Date, StorageError> {
    stored.parse().map_err(|_| StorageError::Corrupt { what: "day", value: stored.to_owned() })
}

impl Tx {
    /// Keeps how many people live in an organisation, or that it is not known.
    pub async fn set_inhabitants(
        &self,
        organisation: &OrganisationCode,
        count: Option<i64>,
        counting: &Counting,
    ) -> Result<(), StorageError> {
        let (day, source) = (counting.day().to_string(), counting.source().to_owned());
        let mut update = Query::update();
        update
            .table("organisations")
            .value("inhabitants", count)
            .value("counted_on", count.map(|_| day))
            .value("counted_by", count.map(|_| source))
            .and_where(Expr::col("code").eq(organisation.as_str()));
        self.db.execute(&update).await?;
        Ok(())
    }
}

impl Reader {
    /// Of which days the numbers of inhabitants are and who counted, the latest first.
    pub async fn countings(&self) -> Result<Vec<(Date, String)>, StorageError> {
        let mut select = Query::select();
        select
            .distinct()
            .columns(["counted_on", "counted_by"])
            .from("organisations")
            .and_where(Expr::col("inhabitants").is_not_null())
            .order_by("counted_on", Order::Desc)
            .order_by("counted_by", Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| {
                let (on, by): (String, String) =
                    (row.try_get("", "counted_on")?, row.try_get("", "counted_by")?);
                Ok((day(&on)?, by))
            })
            .collect()
    }
}
