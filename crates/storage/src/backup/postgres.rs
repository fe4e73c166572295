//! What a PostgreSQL that is to be replaced is asked, and told in the transaction that replaces it.

use std::time::{Duration, Instant};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};

use super::{has_content, texts};
use crate::StorageError;

const PATIENCE: Duration = Duration::from_secs(5);
/// How long who has just left may be seen on the server, and how often is looked.
const LEAVING: Duration = Duration::from_secs(2);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// The table of the steps that made the schema.
pub const KEPT_STEPS: &str = "seaql_migrations";

/// Takes back that mails wait. On both databases.
pub const WITHOUT_MAILS: &str = "UPDATE mails SET state = 'dropped' WHERE state = 'waiting'";

/// Empties the schema, whatever version it is of, with what extensions brought left alone; a node that starts meanwhile
/// waits, as for another that migrates.
pub const EMPTY: &str = "
SET LOCAL client_min_messages = warning;
SET LOCAL lock_timeout = '5s';
SELECT pg_advisory_xact_lock(4417090317);
DO $$
DECLARE command text;
BEGIN
    FOR command IN
        SELECT format('DROP TABLE IF EXISTS %s CASCADE', c.oid::regclass)
        FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        UNION ALL
        SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', f.oid::regprocedure)
        FROM pg_proc f
        WHERE f.pronamespace = current_schema()::regnamespace AND f.prokind = 'f'
            AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = f.oid AND d.deptype = 'e')
    LOOP
        EXECUTE command;
    END LOOP;
END $$;
";

/// Where a session is: its server since the last start, its database and its schema.
const PLACE: &str =
    "concat_ws(' ', extract(epoch FROM pg_postmaster_start_time()), current_database(), current_schema())";

/// A database that is to be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbours {
    /// How many others are connected to it.
    pub others: i64,
    /// Whether it holds anything that would be missed.
    pub has_content: bool,
    /// Where it was asked.
    pub place: String,
}

impl Neighbours {
    /// Stops a session that is not where this was asked. In a transaction, before anything else.
    pub fn same_place(&self) -> String {
        format!(
            "DO $do$ BEGIN IF {PLACE} IS DISTINCT FROM {} THEN
            RAISE EXCEPTION 'psql is in een andere database dan die is nagekeken'; END IF; END $do$;\n",
            literal(&self.place)
        )
    }
}

/// Sees to it that there is a schema of this name.
pub fn made_schema(name: &str) -> String {
    let name = literal(name);
    format!(
        "DO $do$ BEGIN IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = {name}) THEN
        EXECUTE format('CREATE SCHEMA %I', {name}); END IF; END $do$;\n"
    )
}

/// Stops a session that looks for its tables in another schema than that of this name.
pub fn looks_in(schema: &str) -> String {
    let name = literal(schema);
    format!(
        "DO $do$ BEGIN IF current_schema() IS DISTINCT FROM {name} THEN
        RAISE EXCEPTION 'de kopie is van het schema \"%\", en de site kijkt in het schema \"%\"', {name}, current_schema();
        END IF; END $do$;\n"
    )
}

/// A text as SQL, also where a name in it looks like the end of a block.
fn literal(text: &str) -> String {
    let quoted = text.replace('\\', "\\\\").replace('\'', "''").replace('$', "\\044");
    format!("E'{quoted}'")
}

async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).acquire_timeout(PATIENCE).connect_timeout(PATIENCE).sqlx_logging(false);
    Database::connect(options).await
}

/// The schema in which the site has its tables; none where there is no such.
pub async fn schema(url: &str) -> Result<Option<String>, StorageError> {
    let db = connect(url).await?;
    let found = texts(&db, "SELECT current_schema()::text WHERE current_schema() IS NOT NULL").await;
    db.close().await?;
    Ok(found?.pop())
}

/// Who else is connected to the database, and what it holds.
pub async fn neighbours(url: &str) -> Result<Neighbours, StorageError> {
    // Who may not see what others do sees of them who they are, and not of what kind.
    const OTHERS: &str = "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
            AND (backend_type = 'client backend' OR backend_type IS NULL AND usesysid IS NOT NULL)";
    const TABLES: &str = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()";
    let db = connect(url).await?;
    let asked = async {
        let place = texts(&db, &format!("SELECT {PLACE}")).await?.pop().unwrap_or_default();
        let tables = texts(&db, TABLES).await?;
        let has_content = has_content(&db, &tables).await?;
        let start = Instant::now();
        loop {
            let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), OTHERS)).await?;
            let row = row.ok_or_else(|| DbErr::RecordNotFound("a count".to_owned()))?;
            let others: i64 = row.try_get_by_index(0)?;
            if others == 0 || start.elapsed() > LEAVING {
                return Ok(Neighbours { others, has_content, place });
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    };
    let asked: Result<_, DbErr> = asked.await;
    db.close().await?;
    Ok(asked?)
}
