//! Objections by who reported without an account: they hang on the report, and no person is needed. `SQLite` cannot take a
//! NOT NULL away, so the table is made anew, on both databases in the same way.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::columns::{id, index, maybe_number, maybe_text, number, reference, step, table, text, unique};

const NEW: &str = "new_objections";

step!(
    "m0026_objections_of_visitors",
    tables: [
        table(NEW, [
            id("id"),
            number("decision"),
            // Who objects: a person, or whoever made this report without an account.
            maybe_number("person"),
            maybe_number("report"),
            text("text"),
            number("at"),
            maybe_number("decided_at"),
            maybe_number("decider"),
            maybe_text("outcome"),
            maybe_text("reasons"),
        ])
        .check(Expr::cust("(person IS NULL) <> (report IS NULL)"))
        .foreign_key(&mut reference(NEW, "decision", "decisions", "id"))
        .foreign_key(&mut reference(NEW, "person", "people", "id"))
        .foreign_key(&mut reference(NEW, "report", "reports", "id"))
        .foreign_key(&mut reference(NEW, "decider", "people", "id")),
    ],
    indexes: [],
    then: move_over
);

const COPY: &str =
    "INSERT INTO new_objections (id, decision, person, text, at, decided_at, decider, outcome, reasons)
     SELECT id, decision, person, text, at, decided_at, decider, outcome, reasons FROM objections";

/// Fills the new table, and lets it take the place of the old one.
async fn move_over(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    db.execute_unprepared(COPY).await?;
    manager.drop_table(Table::drop().table(Alias::new("objections")).to_owned()).await?;
    let rename = Table::rename().table(Alias::new(NEW), Alias::new("objections")).to_owned();
    manager.rename_table(rename).await?;
    if manager.get_database_backend() == DbBackend::Postgres {
        db.execute_unprepared(
            "SELECT setval(pg_get_serial_sequence('objections', 'id'), COALESCE(MAX(id), 0) + 1, false) FROM objections",
        )
        .await?;
    }
    for index in [
        unique("objections", &["decision", "person"]),
        unique("objections", &["decision", "report"]),
        index("objections", &["report"]),
        index("objections", &["decided_at", "at"]),
        index("objections", &["at"]),
    ] {
        manager.create_index(index).await?;
    }
    Ok(())
}
