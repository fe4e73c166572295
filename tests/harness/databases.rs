//! A database of its own for each story, copied from one that was migrated and peopled once.

use std::path::PathBuf;

use domain::LogPosition;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, QueryResult, Statement};
use storage::{Engine, Reader, Store};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use crate::personas;

/// Names the maintenance database of a PostgreSQL on which stories may make and drop databases.
const POSTGRES: &str = "DIU_TEST_POSTGRES";

static SQLITE_TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
static POSTGRES_TEMPLATE: OnceCell<String> = OnceCell::const_new();
static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);

/// The database of one story.
#[derive(Debug)]
pub struct TestDatabase {
    engine: Engine,
    url: String,
    /// Holds the file, or nothing on PostgreSQL.
    dir: TempDir,
}

impl TestDatabase {
    /// A fresh one, with the schema and the personas in it.
    pub async fn make(engine: Engine) -> Self {
        let dir = TempDir::new().unwrap();
        let url = match engine {
            Engine::Sqlite => {
                let template = SQLITE_TEMPLATE.get_or_init(sqlite_template).await;
                let file = dir.path().join("diu.db");
                std::fs::write(&file, template).unwrap();
                format!("sqlite:{}", file.display())
            }
            Engine::Postgres => {
                let template = POSTGRES_TEMPLATE.get_or_init(postgres_template).await;
                let name = fresh_name();
                administer(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
                url_of(&name)
            }
        };
        Self { engine, url, dir }
    }

    /// One with nothing in it, not even a schema.
    pub async fn empty(engine: Engine) -> Self {
        let dir = TempDir::new().unwrap();
        let url = match engine {
            Engine::Sqlite => format!("sqlite:{}", dir.path().join("diu.db").display()),
            Engine::Postgres => {
                let name = fresh_name();
                administer(&format!("CREATE DATABASE {name}")).await;
                url_of(&name)
            }
        };
        Self { engine, url, dir }
    }

    /// Which kind it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Where it is, as [`Store::connect`] takes it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where its file is; on PostgreSQL an empty directory.
    pub fn dir(&self) -> PathBuf {
        self.dir.path().to_owned()
    }

    /// A connection beside the store, for what no part of the house does: looking at the schema, standing in the way.
    pub async fn beside(&self) -> DatabaseConnection {
        beside(&self.url).await
    }

    /// One whole number that a query gives.
    pub async fn count(&self, sql: &str) -> i64 {
        let beside = self.beside().await;
        let count = numbers(&beside, sql, 1).await[0];
        beside.close().await.unwrap();
        count
    }

    /// The pairs of words that a query gives.
    pub async fn pairs(&self, sql: &str) -> Vec<(String, String)> {
        let beside = self.beside().await;
        let asked = Statement::from_string(beside.get_database_backend(), sql);
        let rows = beside.query_all_raw(asked).await.unwrap();
        let word = |row: &QueryResult, at| row.try_get_by_index::<String>(at).unwrap();
        let pairs = rows.iter().map(|row| (word(row, 0), word(row, 1))).collect();
        beside.close().await.unwrap();
        pairs
    }

    /// Takes it away, whoever is still connected.
    pub async fn remove(self) {
        if self.engine == Engine::Postgres {
            let name = self.url.rsplit('/').next().unwrap_or_default();
            administer(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

async fn sqlite_template() -> Vec<u8> {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("template.db");
    people_it(&format!("sqlite:{}", file.display())).await;
    std::fs::read(file).unwrap()
}

async fn postgres_template() -> String {
    let name = fresh_name();
    administer(&format!("CREATE DATABASE {name}")).await;
    people_it(&url_of(&name)).await;
    name
}

/// Closing the store empties SQLite's log into its file, and lets go of PostgreSQL's template.
async fn people_it(url: &str) {
    let store = Store::connect(url).await.unwrap();
    store.migrate().await.unwrap();
    personas::register(&store).await;
    store.close().await.unwrap();
}

fn fresh_name() -> String {
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
    format!("diu_test_{}_{count}", std::process::id())
}

fn admin_url() -> String {
    std::env::var(POSTGRES).unwrap_or_else(|_| panic!("{POSTGRES} is not set: run cargo xtask test"))
}

fn url_of(database: &str) -> String {
    let admin = admin_url();
    let (server, _) = admin.rsplit_once('/').expect("a database is named in the address");
    format!("{server}/{database}")
}

async fn administer(sql: &str) {
    let connection = connect(&admin_url()).await;
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}

async fn beside(url: &str) -> DatabaseConnection {
    connect(&url.replacen("sqlite:", "sqlite://", 1)).await
}

/// The last event there is, readable or not yet.
pub(crate) async fn last_event(db: &DatabaseConnection) -> LogPosition {
    let sql = r#"SELECT "transaction", id FROM events ORDER BY "transaction" DESC, id DESC LIMIT 1"#;
    let numbers = numbers(db, sql, 2).await;
    LogPosition { transaction: numbers[0], event: numbers[1] }
}

/// Waits until no open transaction, of this or another story, hides the end of the log from its readers; where that is.
pub(crate) async fn wait_until_readable(url: &str, reader: &Reader) -> LogPosition {
    let db = beside(url).await;
    loop {
        let last = last_event(&db).await;
        if reader.log_end().await.unwrap() >= last {
            return last;
        }
        tokio::task::yield_now().await;
    }
}

/// The whole numbers in the one row that a query gives.
pub(crate) async fn numbers(db: &DatabaseConnection, sql: &str, columns: usize) -> Vec<i64> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let row = row.expect("the query gives a row");
    (0..columns).map(|column| row.try_get_by_index(column).unwrap()).collect()
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.unwrap()
}
