//! The moderators' queue: who takes a case on, notes for colleagues, and what is withheld until somebody looked at it.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, id, index, maybe_number, number, reference, step, table, text};

step!(
    "m0016_queue",
    tables: [
        table("case_notes", [id("id"), number("case_id"), number("author"), text("text"), number("at")])
            .foreign_key(&mut reference("case_notes", "case_id", "cases", "id"))
            .foreign_key(&mut reference("case_notes", "author", "people", "id")),
        // What an administrator sets for the whole site, by name.
        table("settings", [text("name").primary_key().to_owned(), text("value")]),
    ],
    indexes: [index("case_notes", &["case_id", "id"]), index("reports", &["reporter", "at"])],
    then: columns
);

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column) in [
        ("cases", maybe_number("assignee")),
        // Since when what it is about is hidden because several people reported it.
        ("cases", maybe_number("veiled_at")),
        // The rules by which it was held before it was shown; empty for a case that reports made.
        ("cases", word("held_for")),
        ("comments", word("withheld")),
        ("ideas", word("withheld")),
        ("themes", flag("read_first")),
    ] {
        let mut alter = Table::alter();
        alter.table(Alias::new(table)).add_column(column);
        manager.alter_table(alter).await?;
    }
    manager.create_index(index("cases", &["assignee", "closed_at"])).await
}

fn word(name: &'static str) -> ColumnDef {
    let mut column = text(name);
    column.default("");
    column
}
