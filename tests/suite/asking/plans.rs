//! How a database carries a statement out, by its own account (`EXPLAIN`).

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use tests::{Engine, TestApp};

/// Tables that stay as small as the country, the list of themes or the people in office are.
const SMALL: [&str; 10] = [
    "articles",
    "organisations",
    "organisation_domains",
    "themes",
    "search_words",
    "pins",
    "features",
    "readers",
    "settings",
    "representatives",
];

/// Reads of a whole table that are known, each with where and why that will do.
const KNOWN: [(&str, &str, &str); 5] = [
    (
        "/praktijk",
        "practices",
        "counts and orders what organisations report: some hundred organisations, tens of reports each",
    ),
    (
        "/organisaties",
        "promises",
        "counts the promises of each organisation, along an index, with a look at the idea of each",
    ),
    ("/moderatie/logboek", "ledger", "counts the rows, of which there is one for each act in office"),
    ("/beheer/personen", "people", "counts the accounts in the narrowest index, for administrators"),
    (
        "/api/v1/maatregelen",
        "decisions",
        "counts the measures in an index, as the API says how many there are",
    ),
];

/// What a question about none of a list says.
const NOTHING: &str = "1 = 2";

/// Tells of statements how they are carried out.
pub struct Plans {
    engine: Engine,
    db: DatabaseConnection,
    /// Tables with nothing in them, of which PostgreSQL cannot be told that they are large; SQLite needs not be told.
    empty: Vec<String>,
}

impl Plans {
    pub async fn of(app: &TestApp) -> Self {
        let db = app.database().beside().await;
        // Small tables are best read whole, and both databases know which are small. Here they are told that all are large.
        let large = match app.engine() {
            Engine::Sqlite => "DELETE FROM sqlite_stat1; ANALYZE sqlite_schema".to_owned(),
            Engine::Postgres => format!(
                "DELETE FROM pg_statistic WHERE starelid >= 16384; \
                UPDATE pg_class SET relpages = 1, reltuples = 100000 WHERE relkind IN ('r', 'i') AND relname NOT IN ('{}') \
                AND relnamespace = 'public'::regnamespace; \
                SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_bitmapscan = off",
                SMALL.join("', '")
            ),
        };
        db.execute_unprepared(&large).await.unwrap();
        let mut plans = Self { engine: app.engine(), db, empty: Vec::new() };
        if app.engine() == Engine::Postgres {
            let sql = "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND pg_relation_size(oid) = 0";
            plans.empty = plans.rows(sql.to_owned(), 0).await;
        }
        plans
    }

    /// The tables that a statement reads from one end to the other.
    ///
    /// To walk along an index is no such thing where the statement stops after so many rows and nothing is sorted.
    pub async fn reads_all(&self, page: &str, statement: &str) -> Vec<String> {
        let is_question = ["SELECT", "WITH"].iter().any(|start| statement.trim_start().starts_with(start));
        if !is_question || statement.contains(NOTHING) {
            return Vec::new();
        }
        let whole = match self.engine {
            Engine::Sqlite => self.of_sqlite(statement).await,
            Engine::Postgres => self.of_postgres(statement).await,
        };
        let path = page.split('?').next().unwrap_or_default();
        let is_known = |table: &str| {
            SMALL.contains(&table)
                || self.empty.iter().any(|empty| empty == table)
                || KNOWN.iter().any(|known| (known.0, known.1) == (path, table))
        };
        whole.into_iter().filter(|(table, _)| !is_known(table)).map(|(_, step)| step).collect()
    }

    async fn rows(&self, sql: String, column: usize) -> Vec<String> {
        let statement = Statement::from_string(self.db.get_database_backend(), sql.clone());
        let rows = self.db.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.iter().map(|row| row.try_get_by_index(column).unwrap()).collect()
    }

    async fn of_sqlite(&self, statement: &str) -> Vec<(String, String)> {
        let steps = self.rows(format!("EXPLAIN QUERY PLAN {statement}"), 3).await;
        if statement.contains(" LIMIT ") && !steps.iter().any(|step| step.starts_with("USE TEMP B-TREE")) {
            return Vec::new();
        }
        let whole = |step: &String| {
            let name = step.strip_prefix("SCAN ")?.split(' ').next()?;
            Some((table(statement, name)?.to_owned(), step.clone()))
        };
        steps.iter().filter_map(whole).collect()
    }

    async fn of_postgres(&self, statement: &str) -> Vec<(String, String)> {
        let steps = self.rows(format!("EXPLAIN (COSTS OFF) {statement}"), 0).await;
        let mut above: Vec<(usize, &str)> = Vec::new();
        let mut whole = Vec::new();
        for (at, line) in
            steps.iter().enumerate().filter(|(at, line)| *at == 0 || line.trim_start().starts_with("->"))
        {
            let step = line.trim_start_matches([' ', '-', '>']);
            let depth = line.len() - step.len();
            above.retain(|(upper, _)| *upper < depth);
            let passes_on =
                |step: &str| ["Nested", "Index", "Memoize"].iter().any(|kind| step.starts_with(kind));
            let ends_early = above
                .iter()
                .rev()
                .find(|(_, step)| !passes_on(step))
                .is_some_and(|(_, step)| step.starts_with("Limit"));
            let is_bounded = steps.get(at + 1).is_some_and(|next| next.contains("Index Cond"));
            let is_along = step.starts_with("Index") && (is_bounded || ends_early);
            let name = step
                .split_once("Scan")
                .and_then(|(_, rest)| rest.split_once(" on "))
                .map(|(_, name)| name.split(' ').next().unwrap_or_default());
            if let Some(table) = name.filter(|_| !is_along).and_then(|name| table(statement, name)) {
                whole.push((table.to_owned(), step.to_owned()));
            }
            above.push((depth, step));
        }
        whole
    }
}

/// The table that goes by a name in a statement; none where the name is that of a part of the statement.
fn table<'a>(statement: &'a str, name: &'a str) -> Option<&'a str> {
    let alias = format!(" AS \"{name}\"");
    match statement.split_once(&alias) {
        Some((before, _)) if before.ends_with(')') => None,
        Some((before, _)) => before.rsplit('"').nth(1),
        None => statement.contains(&format!("\"{name}\"")).then_some(name),
    }
}
