//! What can go wrong with a database, told apart by what the caller can do about it.

use sea_orm::sqlx;
use sea_orm::{DbErr, RuntimeErr, SqlErr};
use thiserror::Error;

/// A failure of the database.
#[derive(Debug, Error)]
pub enum StorageError {
    /// It is away, locked or full; trying again later can help.
    #[error("the database is not available: {0}")]
    Unavailable(#[source] DbErr),
    /// Something that may exist once exists already.
    #[error("it exists already: {0}")]
    Exists(#[source] DbErr),
    /// A row holds something the domain does not know.
    #[error("the database holds an unknown {what}: {value}")]
    Corrupt {
        /// Which kind of value.
        what: &'static str,
        /// The value.
        value: String,
    },
    /// Anything else; a mistake in this program.
    #[error(transparent)]
    Database(DbErr),
}

impl From<DbErr> for StorageError {
    fn from(error: DbErr) -> Self {
        if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) {
            return Self::Exists(error);
        }
        if is_unavailable(&error) { Self::Unavailable(error) } else { Self::Database(error) }
    }
}

fn is_unavailable(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
            is_away(cause)
        }
        _ => false,
    }
}

fn is_away(cause: &sqlx::Error) -> bool {
    match cause {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| is_away_code(&code)),
        _ => false,
    }
}

/// SQLite result codes (primary code in the low byte): 5 busy, 6 locked, 8 read-only, 10 I/O, 13 full, 14 cannot open.
/// PostgreSQL classes (appendix A): 08 connection, 40 rollback, 53 resources, 55P03 lock, 57P shutdown, 58 system.
fn is_away_code(code: &str) -> bool {
    if code.len() == 5 {
        return ["08", "40", "53", "57P", "58"].iter().any(|class| code.starts_with(class))
            || code == "55P03";
    }
    code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_or_stopped_database_is_told_from_a_mistake() {
        for away in ["5", "517", "261", "13", "778", "57P01", "53300", "08006", "40001"] {
            assert!(is_away_code(away), "{away}");
        }
        for mistake in ["1", "19", "2067", "23505", "42P01", "22021"] {
            assert!(!is_away_code(mistake), "{mistake}");
        }
    }
}
