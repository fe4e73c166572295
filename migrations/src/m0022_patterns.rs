//! Support that comes from many new accounts at once, counted apart until a moderator looked at it.

use sea_orm_migration::prelude::*;

use crate::columns::{count, flag, id, index, maybe_number, number, reference, step, table, text};

step!(
    "m0022_patterns",
    tables: [
        table("support_patterns", [
            id("id"),
            number("idea"),
            number("found_at"),
            maybe_number("closed_at"),
            maybe_number("moderator"),
            text("verdict"),
        ])
        .foreign_key(&mut reference("support_patterns", "idea", "ideas", "number")),
    ],
    indexes: [
        index("support_patterns", &["closed_at", "id"]),
        index("support_patterns", &["idea", "id"]),
        index("supports", &["idea", "at"]),
    ],
    then: columns
);

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column) in [("supports", flag("apart")), ("ideas", count("supports_apart"))] {
        let mut alter = Table::alter();
        alter.table(Alias::new(table)).add_column(column);
        manager.alter_table(alter).await?;
    }
    Ok(())
}
