//! Copies of a SQLite database, and being the only one on it.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::sqlite::SqliteJournalMode;
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    RuntimeErr, SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use super::{Unfit, has_content, recognise, texts};
use crate::StorageError;

/// How long another process may have the database before that counts as being on it.
const PATIENCE: Duration = Duration::from_secs(2);
/// Result codes of SQLite.
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const CORRUPT: u32 = 11;
const NOT_A_DATABASE: u32 = 26;
const TABLES: &str =
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'";

/// The database while nobody else can read or write it.
#[derive(Debug)]
pub struct Alone {
    _lock: DatabaseTransaction,
    /// Whether it holds anything that would be missed.
    pub has_content: bool,
}

/// How a database that is to be replaced was found.
#[derive(Debug)]
pub enum Standing {
    /// Another process has it open.
    InUse,
    /// It cannot be read, so that nobody can say whether anybody has it open.
    Unreadable,
    /// It is whole in its one file, with nothing beside it, and ours until this is dropped.
    Alone(Alone),
}

/// Writes what the database holds at this moment to `to`, an empty file. Others go on reading and writing meanwhile.
pub async fn copy(database: &Path, to: &Path) -> Result<(), StorageError> {
    let db = open(database, None).await?;
    let to = to.to_string_lossy().into_owned();
    let copied = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [to.into()]);
    let copied = db.execute_raw(copied).await;
    db.close().await?;
    copied?;
    Ok(())
}

/// Whether this file is a whole database that this program can go on with. It is left without anything beside it.
pub async fn examine(file: &Path) -> Result<(), Unfit> {
    let db = open(file, Some(SqliteJournalMode::Delete)).await.map_err(unfit)?;
    let found = look_into(&db).await;
    db.close().await.map_err(unfit)?;
    found
}

async fn look_into(db: &DatabaseConnection) -> Result<(), Unfit> {
    let said = texts(db, "PRAGMA integrity_check(1)").await.map_err(unfit)?;
    if said != ["ok"] {
        return Err(Unfit::Damaged(said.join("; ")));
    }
    let tables = texts(db, TABLES).await.map_err(unfit)?;
    if !tables.iter().any(|table| table == "seaql_migrations") {
        return Err(Unfit::Foreign);
    }
    let steps = texts(db, "SELECT version FROM seaql_migrations").await.map_err(unfit)?;
    recognise(steps.iter().map(String::as_str))
}

fn unfit(error: DbErr) -> Unfit {
    match said(&error) {
        Some((CORRUPT | NOT_A_DATABASE, said)) => Unfit::Damaged(said),
        _ => Unfit::Storage(error.into()),
    }
}

/// The primary result code of SQLite, and its words.
fn said(error: &DbErr) -> Option<(u32, String)> {
    let (DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause)) = error else { return None };
    let RuntimeErr::SqlxError(cause) = cause else { return None };
    let cause = cause.as_database_error()?;
    Some((cause.code()?.parse::<u32>().ok()? & 0xff, cause.message().to_owned()))
}

/// Takes back that mails wait, in a copy.
pub async fn drop_mails(file: &Path) -> Result<(), StorageError> {
    let db = open(file, Some(SqliteJournalMode::Delete)).await?;
    let dropped = db.execute_unprepared(super::WITHOUT_MAILS).await;
    db.close().await?;
    dropped?;
    Ok(())
}

/// Becomes the only one on a database. Leaving WAL asks that nobody else has it open, and brings all that is in the file
/// beside it into the database first.
pub async fn take(database: &Path) -> Result<Standing, StorageError> {
    let taken = async {
        let db = open(database, None).await?;
        let taken = take_with(&db).await;
        if !matches!(taken, Ok(Standing::Alone(_))) {
            // What it would tidy up later could be that of the next database.
            db.close().await?;
        }
        taken
    };
    let taken: Result<Standing, DbErr> = taken.await;
    taken.or_else(|error| match said(&error) {
        Some((BUSY | LOCKED, _)) => Ok(Standing::InUse),
        Some((CORRUPT | NOT_A_DATABASE, _)) => Ok(Standing::Unreadable),
        _ => Err(error.into()),
    })
}

async fn take_with(db: &DatabaseConnection) -> Result<Standing, DbErr> {
    let mode = texts(db, "PRAGMA journal_mode = DELETE").await?;
    if mode != ["delete"] {
        return Ok(Standing::InUse);
    }
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Exclusive),
        ..TransactionOptions::default()
    };
    let lock = db.begin_with_options(options).await?;
    let tables = texts(&lock, TABLES).await?;
    let has_content = has_content(&lock, &tables).await?;
    Ok(Standing::Alone(Alone { _lock: lock, has_content }))
}

/// One connection to a database that must be there.
async fn open(file: &Path, journal: Option<SqliteJournalMode>) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new("sqlite://of-no-matter");
    options.max_connections(1).min_connections(1).sqlx_logging(false).test_before_acquire(false);
    let file = file.to_owned();
    options.map_sqlx_sqlite_opts(move |sqlite| {
        let sqlite = sqlite.filename(&file).create_if_missing(false).busy_timeout(PATIENCE);
        match journal {
            Some(journal) => sqlite.journal_mode(journal),
            None => sqlite,
        }
    });
    Database::connect(options).await
}
