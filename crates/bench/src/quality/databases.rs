//! The full-text search of the two databases, each asked for documents that have any of the words, best first.

use anyhow::Result;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use super::collection::Document;
use super::figures::DEEPEST;

/// `SQLite` with FTS5: words without accents, the title and the summary counted more.
pub struct Fts5(DatabaseConnection);

impl Fts5 {
    /// Fills a table in memory.
    pub async fn new(documents: &[Document]) -> Result<Self> {
        let mut options = sea_orm::ConnectOptions::new("sqlite::memory:");
        options.max_connections(1);
        let connection = Database::connect(options).await?;
        connection
            .execute_unprepared(
                "CREATE VIRTUAL TABLE documents USING fts5(key UNINDEXED, title, summary, rest, \
                 tokenize = 'unicode61 remove_diacritics 2')",
            )
            .await?;
        for document in documents {
            let values = [&document.key, &document.title, &document.summary, &document.rest()];
            let insert = "INSERT INTO documents VALUES ($1, $2, $3, $4)";
            let values = values.map(|value| value.as_str().into());
            connection.execute_raw(Statement::from_sql_and_values(DbBackend::Sqlite, insert, values)).await?;
        }
        Ok(Self(connection))
    }

    /// Keys of the documents, best first.
    pub async fn ask(&self, text: &str) -> Result<Vec<String>> {
        let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        let question = words.map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
        let select = format!(
            "SELECT key FROM documents WHERE documents MATCH $1 ORDER BY bm25(documents, 0, 4, 2, 1) LIMIT {DEEPEST}"
        );
        keys(&self.0, DbBackend::Sqlite, &select, &question).await
    }
}

/// `PostgreSQL` with its configuration `dutch`: stems and stop words, the title and the summary counted more.
pub struct Dutch(DatabaseConnection);

impl Dutch {
    /// Fills a table that goes away with the connection.
    pub async fn new(url: &str, documents: &[Document]) -> Result<Self> {
        let mut options = sea_orm::ConnectOptions::new(url);
        options.max_connections(1);
        let connection = Database::connect(options).await?;
        connection.execute_unprepared("CREATE TEMPORARY TABLE judged (key text, words tsvector)").await?;
        for document in documents {
            let values = [&document.key, &document.title, &document.summary, &document.rest()];
            let insert = "INSERT INTO judged VALUES ($1, setweight(to_tsvector('dutch', $2), 'A') || \
                          setweight(to_tsvector('dutch', $3), 'B') || to_tsvector('dutch', $4))";
            let values = values.map(|value| value.as_str().into());
            connection
                .execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, insert, values))
                .await?;
        }
        Ok(Self(connection))
    }

    /// Keys of the documents, best first.
    pub async fn ask(&self, text: &str) -> Result<Vec<String>> {
        let select = format!(
            "SELECT key FROM judged, CAST(replace(CAST(plainto_tsquery('dutch', $1) AS text), '&', '|') AS tsquery) AS asked \
             WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC, key LIMIT {DEEPEST}"
        );
        keys(&self.0, DbBackend::Postgres, &select, text).await
    }
}

async fn keys(
    connection: &DatabaseConnection,
    backend: DbBackend,
    select: &str,
    text: &str,
) -> Result<Vec<String>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let statement = Statement::from_sql_and_values(backend, select, [text.into()]);
    let rows = connection.query_all_raw(statement).await?;
    rows.iter().map(|row| Ok(row.try_get("", "key")?)).collect()
}
