//! The schema is the same on both databases, and moments are kept and sorted alike.

use domain::life::Status;
use domain::lists::Sort;
use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use storage::lists::Filter;
use tests::{Engine, both_engines};

use super::draft;

const SQLITE_COLUMNS: &str = r#"SELECT t.name || '.' || c.name || ' ' || c.type || CASE WHEN c."notnull" THEN '' ELSE ' null' END
    FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> 'seaql_migrations'"#;
const SQLITE_INDEXES: &str = r#"SELECT 'index ' || x.name || CASE WHEN x."unique" THEN ' unique' ELSE '' END
    FROM sqlite_master t JOIN pragma_index_list(t.name) x WHERE t.type = 'table' AND x.origin = 'c'"#;
const POSTGRES_COLUMNS: &str = "SELECT table_name || '.' || column_name || ' ' || data_type
        || CASE WHEN is_nullable = 'NO' THEN '' ELSE ' null' END
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'seaql_migrations'";
const POSTGRES_INDEXES: &str =
    "SELECT 'index ' || c.relname || CASE WHEN x.indisunique THEN ' unique' ELSE '' END
    FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND NOT x.indisprimary AND c.relname NOT LIKE 'seaql%'";

/// The words for the types that the schema uses, as the first of these stands for all of its row.
const TYPES: [&[&str]; 4] = [
    &["number", "bigint", "integer"],
    &["bytes", "bytea", "blob"],
    &["text", "varchar"],
    &["flag", "boolean"],
];

async fn lines(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

fn with_common_types(line: &str) -> String {
    let words = line.split(' ').map(|word| {
        let row = TYPES.iter().find(|row| row.contains(&word.to_ascii_lowercase().as_str()));
        row.map_or(word, |row| row[0])
    });
    words.collect::<Vec<_>>().join(" ")
}

both_engines! {
    async fn the_schema_is_as_it_was_agreed(app: &TestApp) {
        let db = app.database().beside().await;
        let (columns, indexes) = match app.engine() {
            Engine::Sqlite => (SQLITE_COLUMNS, SQLITE_INDEXES),
            Engine::Postgres => (POSTGRES_COLUMNS, POSTGRES_INDEXES),
        };
        let mut schema: Vec<_> = lines(&db, columns).await.iter().map(|line| with_common_types(line)).collect();
        schema.sort();
        let mut indexes = lines(&db, indexes).await;
        indexes.sort();
        schema.extend(indexes);
        insta::assert_snapshot!("schema", schema.join("\n"));
    }

    async fn a_migrated_database_can_be_migrated_again(app: &TestApp) {
        app.store().migrate().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM themes").await, 16);
        assert!(app.reader().organisations().await.unwrap().len() > 300);
    }

    async fn moments_come_back_to_the_microsecond_and_sort_as_time_passes(app: &TestApp) {
        let moments = [
            "1969-12-31T23:59:59.999999Z",
            "1970-01-01T00:00:00Z",
            "2026-02-03T12:00:00.000001Z",
            "2026-02-03T12:00:00.999999Z",
            "2026-10-25T00:59:59.123456Z",
            "2100-01-01T00:00:00.5Z",
        ]
        .map(|text| text.parse::<Timestamp>().unwrap());
        let tx = app.begin().await;
        for at in moments.iter().rev() {
            let number = draft(&tx, app.inwoner(), &format!("Een idee van {at}"), *at).await;
            let idea = tx.idea_for_update(number).await.unwrap().unwrap();
            assert_eq!(idea.created_at, *at);
            tx.set_status(&idea, Status::Discussed, *at).await.unwrap();
        }
        tx.commit().await.unwrap();

        let page = app.reader().ideas(&Filter::default(), Sort::Newest, 1, 20).await.unwrap();
        let newest_first: Vec<_> = page.rows.iter().map(|row| row.published_at.unwrap()).collect();
        assert_eq!(newest_first, moments.iter().rev().copied().collect::<Vec<_>>());
    }
}
