//! All that the site keeps about somebody, for themselves (AVG, art. 15 and 20). Each table with a column that refers to a
//! person is named here, or in [`NOT_TOLD`] with the reason; a story holds that against the schema.

use domain::PersonId;
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query};
use sea_orm::{ConnectionTrait, QueryResult};

use crate::cells::moment;
use crate::{Reader, StorageError};

mod sources;

pub use sources::NOT_TOLD;
use sources::{Kind, SOURCES, Source};

/// A group of what is kept, by the word it has in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its word.
    pub name: &'static str,
    /// What is kept, oldest first.
    pub rows: Vec<Vec<(&'static str, Cell)>>,
}

/// One thing that is kept. The word beside it says what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words, as they were written or chosen.
    Text(String),
    /// A number: of an idea, a comment, a version.
    Number(i64),
    /// When.
    Moment(Timestamp),
    /// Yes or no.
    Flag(bool),
}

impl Reader {
    /// All that is kept about somebody; parts of which nothing is kept are there, and empty.
    pub async fn own_data(&self, person: PersonId) -> Result<Vec<Part>, StorageError> {
        let mut parts = Vec::new();
        for source in SOURCES {
            parts.push(Part { name: source.name, rows: self.rows_of(source, person).await? });
        }
        Ok(parts)
    }

    async fn rows_of(
        &self,
        source: &Source,
        person: PersonId,
    ) -> Result<Vec<Vec<(&'static str, Cell)>>, StorageError> {
        let mut select = Query::select();
        select.from_as(source.table, "t");
        let owner = match source.through {
            None => ("t", source.person),
            Some((table, column, key)) => {
                let on = Expr::col(("o", key)).equals(("t", column));
                select.join_as(JoinType::InnerJoin, table, "o", on);
                ("o", source.person)
            }
        };
        select.and_where(Expr::col(owner).eq(person.0));
        for (_, column, _) in source.columns {
            select.column(("t", *column));
        }
        if let Some(idea) = source.titled_by {
            let on = Expr::col(("i", "number")).equals(("t", idea));
            select
                .join_as(JoinType::LeftJoin, "ideas", "i", on)
                .expr_as(Expr::col(("i", "title")), "idea_title");
        }
        if let Some((_, first, _)) = source.columns.first() {
            select.order_by(("t", *first), Order::Asc);
        }
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| read(source, row)).collect()
    }
}

fn read(source: &Source, row: &QueryResult) -> Result<Vec<(&'static str, Cell)>, StorageError> {
    let mut cells = Vec::new();
    for (name, column, kind) in source.columns {
        let cell = match kind {
            Kind::Text => row.try_get::<Option<String>>("", column)?.map(Cell::Text),
            Kind::Number => row.try_get::<Option<i64>>("", column)?.map(Cell::Number),
            Kind::Flag => row.try_get::<Option<bool>>("", column)?.map(Cell::Flag),
            Kind::Moment => {
                row.try_get::<Option<i64>>("", column)?.map(moment).transpose()?.map(Cell::Moment)
            }
        };
        cells.extend(cell.filter(|cell| *cell != Cell::Text(String::new())).map(|cell| (*name, cell)));
    }
    if source.titled_by.is_some()
        && let Some(title) = row.try_get::<Option<String>>("", "idea_title")?
    {
        cells.push(("titelVanIdee", Cell::Text(title)));
    }
    Ok(cells)
}

/// The columns that say whose something is, each with its table, of all that is told.
pub fn told_columns() -> impl Iterator<Item = (&'static str, &'static str)> {
    SOURCES.iter().map(|source| (source.through.map_or(source.table, |(table, ..)| table), source.person))
}
