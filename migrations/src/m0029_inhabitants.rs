//! How many people live in a municipality, a province or a water board, on which day, and who counted them.

use sea_orm_migration::prelude::*;

use crate::columns::{maybe_number, maybe_text, step};

step!("m0029_inhabitants", tables: [], indexes: [], then: columns);

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for column in [maybe_number("inhabitants"), maybe_text("counted_on"), maybe_text("counted_by")] {
        let mut alter = Table::alter();
        alter.table(Alias::new("organisations")).add_column(column);
        manager.alter_table(alter).await?;
    }
    Ok(())
}
