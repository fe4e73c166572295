//! The plans of the queries: each goes by an index, also with many proposals.

use sea_orm::{ConnectionTrait, Statement};
use tests::{Engine, TestApp, both_engines};

use super::scene;

async fn plan(app: &TestApp, sql: &str) -> String {
    let db = app.database().beside().await;
    let is_postgres = app.engine() == Engine::Postgres;
    let (explain, column) =
        if is_postgres { ("EXPLAIN", "QUERY PLAN") } else { ("EXPLAIN QUERY PLAN", "detail") };
    let statement = Statement::from_string(db.get_database_backend(), format!("{explain} {sql}"));
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", column).unwrap()).collect::<Vec<_>>().join("\n")
}

const ENDS: &str = "SELECT s.comment, i.number, i.slug, i.title, c.hidden FROM splits s
    JOIN comments c ON c.id = s.comment JOIN ideas i ON i.number = ";

both_engines! {
    async fn no_query_about_splits_reads_them_all(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        let fill = format!(
            "INSERT INTO splits (comment, source, author, proposer, title, reason, state, proposed_at, word)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
             SELECT {comment}, {idea}, 1, 1, 'titel', 'reden', 'verlopen', i, '' FROM n"
        );
        let db = app.database().beside().await;
        db.execute_unprepared(&fill).await.unwrap();
        db.execute_unprepared("ANALYZE").await.unwrap();
        let queries = [
            ("claimed", format!("{ENDS} s.idea WHERE s.claimed = 7")),
            ("idea", format!("{ENDS} s.source WHERE s.idea = 7")),
            ("source", format!("{ENDS} s.idea WHERE s.source = 7 ORDER BY s.id LIMIT 500")),
            ("comment_id", "SELECT * FROM splits WHERE comment = 7 ORDER BY id DESC LIMIT 1".to_owned()),
            ("state_proposed_at", "SELECT * FROM splits WHERE state = 'voorgesteld' AND proposed_at <= 7 ORDER BY proposed_at LIMIT 100".to_owned()),
            ("state_proposed_at", "SELECT * FROM splits WHERE state = 'voorgesteld' ORDER BY proposed_at LIMIT 20".to_owned()),
        ];
        for (index, sql) in queries {
            let plan = plan(app, &sql).await;
            assert!(plan.contains(&format!("ix_splits_{index}")), "{sql}\n{plan}");
        }
        app.leave_unsettled();
    }
}
