//! What a PostgreSQL that is to be replaced is asked, and told in the transaction that replaces it.

use std::time::{Duration, Instant};

use sea_orm::{ConnectOptions, ConnectionTrait, Database, DbErr, Statement};

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

/// How many others are connected to the database, and whether it holds anything that would be missed.
pub async fn neighbours(url: &str) -> Result<(i64, bool), StorageError> {
    const OTHERS: &str = "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
    const TABLES: &str = "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()";
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).acquire_timeout(PATIENCE).connect_timeout(PATIENCE).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let asked = async {
        let tables = texts(&db, TABLES).await?;
        let has_content = has_content(&db, &tables).await?;
        let start = Instant::now();
        loop {
            let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), OTHERS)).await?;
            let row = row.ok_or_else(|| DbErr::RecordNotFound("a count".to_owned()))?;
            let others: i64 = row.try_get_by_index(0)?;
            if others == 0 || start.elapsed() > LEAVING {
                return Ok((others, has_content));
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    };
    let asked: Result<_, DbErr> = asked.await;
    db.close().await?;
    Ok(asked?)
}
