//! Opening the database: SQLite with one writer and many readers, PostgreSQL with one pool.

use std::sync::Arc;
use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, IsolationLevel,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};
use tokio::sync::watch;

use crate::source::Source;
use crate::{StorageError, Tx};

/// How long a request waits for a connection or a lock before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Embedded.
    Sqlite,
    /// A server, for several nodes.
    Postgres,
}

/// How many connections of a pool there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connections {
    /// In use.
    pub used: u32,
    /// Open, and free.
    pub idle: u32,
    /// As many as there may be.
    pub most: u32,
}

/// The database. Cheap to clone; all clones share the connections.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    write: DatabaseConnection,
    read: DatabaseConnection,
    commits: Arc<watch::Sender<u64>>,
}

/// Reads for pages and for readers of the log; it cannot write.
#[derive(Debug, Clone)]
pub struct Reader {
    pub(crate) engine: Engine,
    pub(crate) db: Source,
}

impl Store {
    /// Opens `sqlite:…` (a path, made when it is missing) or `postgres://…`.
    pub async fn connect(url: &str) -> Result<Self, StorageError> {
        if url.starts_with("sqlite:") { Self::sqlite(url).await } else { Self::postgres(url).await }
    }

    /// WAL with `synchronous=FULL`: what was acknowledged survives a power cut. The readers are read-only, so
    /// that a write on the wrong pool is an error at once instead of a lock later.
    async fn sqlite(url: &str) -> Result<Self, StorageError> {
        let file = url.trim_start_matches("sqlite:").trim_start_matches("//");
        let url = format!("sqlite://{file}?mode=rwc");
        let write = Database::connect(sqlite_options(&url, 1, false)).await?;
        write.execute_unprepared("PRAGMA optimize=0x10002").await?;
        let readers =
            u32::try_from(std::thread::available_parallelism().map_or(4, |n| 2 * n.get())).unwrap_or(4);
        let read = Database::connect(sqlite_options(&url, readers.clamp(4, 16), true)).await?;
        Ok(Self { engine: Engine::Sqlite, write, read, commits: Arc::default() })
    }

    async fn postgres(url: &str) -> Result<Self, StorageError> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(16).min_connections(1).acquire_timeout(PATIENCE).connect_timeout(PATIENCE);
        options.sqlx_logging(false);
        let pool = Database::connect(options).await?;
        Ok(Self { engine: Engine::Postgres, write: pool.clone(), read: pool, commits: Arc::default() })
    }

    /// Brings the schema up to date, and takes up a log that was restored from another PostgreSQL. Several nodes may
    /// start at once: on PostgreSQL they wait for each other.
    pub async fn migrate(&self) -> Result<(), StorageError> {
        match self.engine {
            Engine::Sqlite => Ok(Migrator::up(&self.write, None).await?),
            Engine::Postgres => self.migrate_alone().await,
        }
    }

    async fn migrate_alone(&self) -> Result<(), StorageError> {
        const LOCK: &str = "SELECT pg_advisory_xact_lock(4417090317)";
        let guard = self.write.begin().await?;
        guard.execute_raw(Statement::from_string(guard.get_database_backend(), LOCK)).await?;
        Migrator::up(&self.write, None).await?;
        let moved = crate::log::take_up_restored(&guard).await?;
        guard.commit().await?;
        if moved > 0 {
            tracing::info!(events = moved, "the log was restored from another server, and is taken up here");
        }
        Ok(())
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Begins a transaction that writes. On SQLite it takes the write lock at once, so that reading first and
    /// writing later cannot fail half-way.
    pub async fn begin(&self) -> Result<Tx, StorageError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.write.begin_with_options(options).await?;
        Ok(Tx::new(inner, self.engine, self.commits.clone()))
    }

    /// Reads outside a transaction.
    pub fn reader(&self) -> Reader {
        Reader { engine: self.engine, db: Source::Pool(self.read.clone()) }
    }

    /// Reads that all see the database as it is at the first of them, whatever is written meanwhile. It holds a
    /// connection, and keeps the database from tidying up what was replaced since: drop it when done.
    pub async fn snapshot(&self) -> Result<Reader, StorageError> {
        let options = match self.engine {
            Engine::Sqlite => TransactionOptions::default(),
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let held = self.read.begin_with_options(options).await?;
        Ok(Reader { engine: self.engine, db: Source::Snapshot(Arc::new(held)) })
    }

    /// Changes with each commit through this store, so that readers of the log need not wait for their clock.
    pub fn commits(&self) -> watch::Receiver<u64> {
        self.commits.subscribe()
    }

    /// Tells `look` of each statement, with its values in it, once it was carried out: for who examines how pages ask.
    #[must_use]
    pub fn watched(mut self, look: impl Fn(&str) + Clone + Send + Sync + 'static) -> Self {
        let tell = look.clone();
        self.read.set_metric_callback(move |done| tell(&done.statement.to_string()));
        self.write.set_metric_callback(move |done| look(&done.statement.to_string()));
        self
    }

    /// The pools of connections, by what they are for.
    pub fn connections(&self) -> Vec<(&'static str, Connections)> {
        let counted = |size: u32, idle: usize, most| {
            let idle = u32::try_from(idle).unwrap_or(size).min(size);
            Connections { used: size - idle, idle, most }
        };
        if self.engine == Engine::Postgres {
            let pool = self.read.get_postgres_connection_pool();
            return vec![(
                "all",
                counted(pool.size(), pool.num_idle(), pool.options().get_max_connections()),
            )];
        }
        let of = |database: &DatabaseConnection| {
            let pool = database.get_sqlite_connection_pool();
            counted(pool.size(), pool.num_idle(), pool.options().get_max_connections())
        };
        vec![("read", of(&self.read)), ("write", of(&self.write))]
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StorageError> {
        Ok(self.read.ping().await?)
    }

    /// Closes all connections once they are free.
    pub async fn close(self) -> Result<(), StorageError> {
        self.read.close_by_ref().await?;
        Ok(self.write.close_by_ref().await?)
    }
}

fn sqlite_options(url: &str, connections: u32, read_only: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections).min_connections(1).acquire_timeout(PATIENCE);
    options.test_before_acquire(false).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            .pragma("cache_size", "-65536")
            .pragma("temp_store", "memory")
            .pragma("query_only", if read_only { "true" } else { "false" })
    });
    options
}
