//! Copies of the whole database, to keep and to put back.

mod postgres;
mod sqlite;

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};
use thiserror::Error;

use crate::StorageError;

pub use postgres::{EMPTY, KEPT_STEPS, Neighbours, WITHOUT_MAILS, looks_in, made_schema, neighbours, schema};
pub use sqlite::{Alone, Standing, copy, drop_mails, examine, take};

/// Tables in which what people made begins; what else there is comes with the schema or follows from these.
const CONTENT: [&str; 4] = ["people", "ideas", "articles", "events"];

/// Why a file cannot take the place of the database.
#[derive(Debug, Error)]
pub enum Unfit {
    /// It is not whole, by the database's own account.
    #[error("damaged: {0}")]
    Damaged(String),
    /// It is a database, of something else.
    #[error("a database of something else")]
    Foreign,
    /// It was made by a newer version, with this step.
    #[error("made by a newer version, with {0}")]
    Newer(String),
    /// It could not be looked at.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Whether this program can go on with a database that these steps made.
pub fn recognise<'a>(steps: impl IntoIterator<Item = &'a str>) -> Result<(), Unfit> {
    let known: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    let mut has_first = false;
    let mut newer = None;
    for step in steps {
        has_first |= known.first().is_some_and(|first| first == step);
        if !known.iter().any(|known| known == step) {
            newer = newer.max(Some(step.to_owned()));
        }
    }
    match newer {
        _ if !has_first => Err(Unfit::Foreign),
        Some(step) => Err(Unfit::Newer(step)),
        None => Ok(()),
    }
}

/// How much there is of what people made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Content {
    /// Accounts.
    pub people: i64,
    /// Ideas.
    pub ideas: i64,
    /// Comments.
    pub comments: i64,
}

impl crate::Reader {
    /// Counts all there is; not for a page.
    pub async fn content(&self) -> Result<Content, StorageError> {
        const COUNT: &str =
            "SELECT (SELECT count(*) FROM people) AS people, (SELECT count(*) FROM ideas) AS ideas,
            (SELECT count(*) FROM comments) AS comments";
        let row =
            self.db.query_one_raw(Statement::from_string(self.db.get_database_backend(), COUNT)).await?;
        let row = row.ok_or_else(|| DbErr::RecordNotFound("a count".to_owned()))?;
        Ok(Content::from_query_result(&row, "")?)
    }
}

/// Whether a database with these tables holds anything that would be missed. Tables of something else would be.
async fn has_content(db: &impl ConnectionTrait, tables: &[String]) -> Result<bool, DbErr> {
    let there = |name: &str| tables.iter().any(|table| table == name);
    if !tables.is_empty() && !there(CONTENT[0]) {
        return Ok(true);
    }
    for table in CONTENT.into_iter().filter(|name| there(name)) {
        let sql = format!("SELECT 1 FROM {table} LIMIT 1");
        if db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The one column of texts that a query gives.
async fn texts(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_known_by_the_steps_that_made_it() {
        let steps: Vec<String> = Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        assert!(recognise(steps.clone()).is_ok());
        assert!(recognise(steps[..5].to_vec()).is_ok(), "an older one is brought up to date");
        assert!(matches!(recognise([]), Err(Unfit::Foreign)));
        assert!(matches!(recognise(["m20220101_cake"]), Err(Unfit::Foreign)));
        let newer = steps.into_iter().chain(["m9998_later", "m9999_latest"]);
        assert!(matches!(recognise(newer), Err(Unfit::Newer(step)) if step == "m9999_latest"));
    }
}
