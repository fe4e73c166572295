//! The full-text search of the two databases on the same texts: the best twenty that have both words, and the counts beside
//! the same filters.

use std::time::Instant;

use anyhow::Result;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, Value};
use search::IdeaDocument;

use super::clock::Times;
use super::corpus::{Asked, Corpus};

/// Rows in one statement.
const AT_ONCE: u64 = 500;
/// Clients that ask at once.
const MANY: usize = 32;
/// The columns beside the text, by which hits are narrowed and counted.
const COLUMNS: [&str; 5] = ["status", "theme", "level", "organisation", "year"];

/// What was measured.
pub struct Figures {
    /// Its name.
    pub name: &'static str,
    /// Ideas a second, with their index.
    pub rate: f64,
    /// One client.
    pub one: Times,
    /// 32 clients.
    pub many: Times,
}

/// One of the two, with the texts in it.
pub struct Peer {
    name: &'static str,
    backend: DbBackend,
    connection: DatabaseConnection,
    /// Ideas a second, with their index.
    rate: f64,
    /// Where it is, if it goes away afterwards.
    _dir: Option<tempfile::TempDir>,
}

/// `SQLite` with FTS5: words without accents.
pub async fn fts5(corpus: &Corpus) -> Result<Peer> {
    let dir = tempfile::TempDir::new()?;
    let url = format!("sqlite://{}?mode=rwc", dir.path().join("peer.db").display());
    let mut options = ConnectOptions::new(url);
    options.max_connections(8).sqlx_logging(false);
    options
        .map_sqlx_sqlite_opts(|sqlite| sqlite.pragma("journal_mode", "wal").pragma("cache_size", "-262144"));
    let peer = Peer {
        name: "SQLite FTS5",
        backend: DbBackend::Sqlite,
        connection: Database::connect(options).await?,
        rate: 0.0,
        _dir: Some(dir),
    };
    peer.run(&[
        "CREATE VIRTUAL TABLE words USING fts5(title, summary, rest, content = '', tokenize = 'unicode61 remove_diacritics 2')",
        "CREATE TABLE documents (number INTEGER PRIMARY KEY, status text, theme text, level text, organisation text, year int)",
    ])
    .await?;
    let start = Instant::now();
    peer.fill(corpus).await?;
    peer.run(&["INSERT INTO words(words) VALUES ('optimize')", "ANALYZE"]).await?;
    Ok(peer.filled(corpus, start))
}

/// `PostgreSQL` with its configuration `dutch`: stems and stop words.
pub async fn dutch(url: &str, corpus: &Corpus) -> Result<Peer> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(40).sqlx_logging(false);
    let peer = Peer {
        name: "PostgreSQL dutch",
        backend: DbBackend::Postgres,
        connection: Database::connect(options).await?,
        rate: 0.0,
        _dir: None,
    };
    peer.run(&[
        "DROP TABLE IF EXISTS documents",
        "CREATE UNLOGGED TABLE documents (number bigint PRIMARY KEY, status text, theme text, level text, organisation text, year int, words tsvector)",
    ])
    .await?;
    let start = Instant::now();
    peer.fill(corpus).await?;
    peer.run(&["CREATE INDEX ix_words ON documents USING gin (words)", "ANALYZE documents"]).await?;
    Ok(peer.filled(corpus, start))
}

impl Peer {
    async fn run(&self, statements: &[&str]) -> Result<()> {
        for statement in statements {
            self.connection.execute_unprepared(statement).await?;
        }
        Ok(())
    }

    async fn fill(&self, corpus: &Corpus) -> Result<()> {
        let mut from = 0;
        while from < corpus.ideas {
            let until = corpus.ideas.min(from + AT_ONCE);
            let documents: Vec<IdeaDocument> = (from..until).map(|number| corpus.document(number)).collect();
            if self.backend == DbBackend::Sqlite {
                let texts = documents.iter().flat_map(|document| {
                    let [title, summary, rest] = texts(document);
                    [document.number.into(), title.into(), summary.into(), rest.into()]
                });
                self.insert("INSERT INTO words(rowid, title, summary, rest) VALUES", "", 4, texts.collect())
                    .await?;
                let rows = documents.iter().flat_map(facts);
                self.insert("INSERT INTO documents VALUES", "", 6, rows.collect()).await?;
            } else {
                let rows = documents.iter().flat_map(|document| {
                    facts(document).into_iter().chain(texts(document).map(Value::from)).collect::<Vec<_>>()
                });
                let words = "setweight(to_tsvector('dutch', v.title), 'A') || setweight(to_tsvector('dutch', v.summary), 'B') || to_tsvector('dutch', v.rest)";
                let insert = format!(
                    "INSERT INTO documents SELECT v.number, v.status, v.theme, v.level, v.organisation, v.year, {words} FROM (VALUES"
                );
                let tail = ") AS v(number, status, theme, level, organisation, year, title, summary, rest)";
                self.insert(&insert, tail, 9, rows.collect()).await?;
            }
            from = until;
        }
        Ok(())
    }

    async fn insert(&self, head: &str, tail: &str, columns: usize, values: Vec<Value>) -> Result<()> {
        let rows = values.len() / columns;
        let mut sql = String::from(head);
        for row in 0..rows {
            let places: Vec<String> =
                (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
            sql.push_str(if row == 0 { " (" } else { ", (" });
            sql.push_str(&places.join(", "));
            sql.push(')');
        }
        sql.push_str(tail);
        self.connection.execute_raw(Statement::from_sql_and_values(self.backend, sql, values)).await?;
        Ok(())
    }

    fn filled(self, corpus: &Corpus, start: Instant) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
        let rate = corpus.ideas as f64 / start.elapsed().as_secs_f64();
        Self { rate, ..self }
    }

    /// Asks it.
    pub async fn measure(&self, questions: &[Asked]) -> Result<Figures> {
        // Slower than ours, so that fewer questions say as much; the first tenth warms up.
        let some = &questions[..questions.len() / 4];
        self.ask_all(1, &some[..some.len() / 10]).await?;
        let one = self.ask_all(1, some).await?;
        let many = self.ask_all(MANY, some).await?;
        Ok(Figures { name: self.name, rate: self.rate, one, many })
    }

    async fn ask_all(&self, clients: usize, questions: &[Asked]) -> Result<Times> {
        let each = |client: usize| async move {
            let mut times = Vec::new();
            for asked in questions.iter().skip(client).step_by(clients) {
                let start = Instant::now();
                self.ask(asked).await?;
                times.push(start.elapsed());
            }
            anyhow::Ok(times)
        };
        let mut running = Vec::new();
        for client in 0..clients {
            running.push(Box::pin(each(client)));
        }
        let mut times = Vec::new();
        for done in join_all(running).await {
            times.extend(done?);
        }
        Ok(Times::of(times))
    }

    async fn ask(&self, asked: &Asked) -> Result<()> {
        let (found, best) = if self.backend == DbBackend::Sqlite {
            (
                "SELECT d.* FROM words w JOIN documents d ON d.number = w.rowid WHERE words MATCH $1"
                    .to_owned(),
                "SELECT d.number FROM words w JOIN documents d ON d.number = w.rowid WHERE words MATCH $1 \
                 AND ($2 = '' OR d.status = $2) ORDER BY bm25(words, 4, 2, 1) LIMIT 20",
            )
        } else {
            (
                "SELECT status, theme, level, organisation, year FROM documents WHERE words @@ plainto_tsquery('dutch', $1)"
                    .to_owned(),
                "SELECT number FROM documents WHERE words @@ plainto_tsquery('dutch', $1) AND ($2 = '' OR status = $2) \
                 ORDER BY ts_rank(words, plainto_tsquery('dutch', $1)) DESC LIMIT 20",
            )
        };
        let counts: Vec<String> = COLUMNS
            .iter()
            .map(|column| {
                let filter = if *column == "status" { "" } else { "WHERE $2 = '' OR status = $2" };
                format!(
                    "SELECT '{column}' AS what, CAST({column} AS text) AS value, count(*) AS hits FROM found {filter} GROUP BY {column}"
                )
            })
            .collect();
        let counted = format!("WITH found AS MATERIALIZED ({found}) {}", counts.join(" UNION ALL "));
        let words = match self.backend {
            DbBackend::Sqlite => {
                asked.words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" ")
            }
            _ => asked.words.join(" "),
        };
        let status = asked.status.clone().unwrap_or_default();
        for sql in [best, counted.as_str()] {
            let values = [words.as_str().into(), status.as_str().into()];
            self.connection.query_all_raw(Statement::from_sql_and_values(self.backend, sql, values)).await?;
        }
        Ok(())
    }
}

/// Waits for all of them, side by side.
async fn join_all<F: Future + Unpin>(mut running: Vec<F>) -> Vec<F::Output> {
    let mut done: Vec<Option<F::Output>> = running.iter().map(|_| None).collect();
    std::future::poll_fn(move |context| {
        let mut is_ready = true;
        for (future, done) in running.iter_mut().zip(&mut done) {
            if done.is_none() {
                match std::pin::Pin::new(future).poll(context) {
                    std::task::Poll::Ready(output) => *done = Some(output),
                    std::task::Poll::Pending => is_ready = false,
                }
            }
        }
        if is_ready {
            std::task::Poll::Ready(done.iter_mut().filter_map(Option::take).collect())
        } else {
            std::task::Poll::Pending
        }
    })
    .await
}

fn texts(document: &IdeaDocument) -> [String; 3] {
    let mut rest = [&document.problem, &document.proposal, &document.effect, &document.first_step]
        .map(String::as_str)
        .to_vec();
    rest.extend(document.comments.iter().map(|comment| comment.text.as_str()));
    [document.title.clone(), document.summary.clone(), rest.join(" ")]
}

fn facts(document: &IdeaDocument) -> Vec<Value> {
    const YEAR: i64 = 31_556_952_000_000;
    vec![
        document.number.into(),
        document.status.clone().into(),
        document.themes.first().cloned().unwrap_or_default().into(),
        document.level.clone().into(),
        document.organisation.clone().unwrap_or_default().into(),
        (1970 + document.created_at / YEAR).into(),
    ]
}
