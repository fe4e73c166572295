//! How much practice each idea has, so that the home page need not count it; and an index for the count of measures.

use sea_orm_migration::prelude::*;

use crate::columns::{index, number, reference, step, table};

step!(
    "m0030_practised",
    tables: [
        table("practised", [number("idea").primary_key().to_owned(), number("works"), number("reports"), number("reported_at")])
            .foreign_key(&mut reference("practised", "idea", "ideas", "number")),
    ],
    indexes: [
        index("practised", &["works", "reports", "reported_at", "idea"]),
        index("decisions", &["measure", "at"]),
    ],
    then: count
);

async fn count(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let sql = "INSERT INTO practised (idea, works, reports, reported_at) \
        SELECT idea, SUM(CASE WHEN state = 'werkt-hier' THEN 1 ELSE 0 END), COUNT(*), MAX(updated_at) \
        FROM practices WHERE hidden = FALSE AND withdrawn_at IS NULL GROUP BY idea";
    manager.get_connection().execute_unprepared(sql).await.map(|_| ())
}
