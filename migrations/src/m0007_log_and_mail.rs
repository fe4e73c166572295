//! The event log, the positions of its readers, the mail queue, and the site's own keys.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::columns::{bytes, count, id, index, maybe_number, maybe_text, number, step, table, text, unique};

step!(
    "m0007_log_and_mail",
    tables: [
        table("readers", [text("name").primary_key().to_owned(), number("transaction"), number("event")]),
        table("mails", [
            id("id"),
            number("person"),
            text("kind"),
            text("matter"),
            number("event"),
            text("state"),
            count("attempts"),
            number("created_at"),
            number("due_at"),
            maybe_number("sent_at"),
            maybe_text("last_error"),
        ]),
        table("site_keys", [text("name").primary_key().to_owned(), bytes("value")]),
    ],
    indexes: [
        unique("mails", &["event", "person", "kind"]),
        index("mails", &["state", "due_at", "id"]),
    ],
    then: log
);

/// The log itself. On PostgreSQL each event carries the transaction that wrote it, because numbers are given
/// out in another order than transactions become visible.
async fn log(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut transaction = number("transaction");
    match manager.get_database_backend() {
        DbBackend::Postgres => transaction.default(Expr::cust("(pg_current_xact_id()::text::bigint)")),
        _ => transaction.default(0),
    };
    let columns = [
        id("id"),
        transaction,
        number("at"),
        maybe_number("actor"),
        text("kind"),
        maybe_number("idea"),
        text("data"),
    ];
    manager.create_table(table("events", columns)).await?;
    manager.create_index(index("events", &["transaction", "id"])).await?;
    manager.create_index(index("events", &["idea", "kind", "id"])).await
}
