//! Why a report of practice is hidden, where no moderator decided that.

use sea_orm_migration::prelude::*;

use crate::columns::{step, text};

step!("m0027_practice_withheld", tables: [], indexes: [], then: columns);

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut alter = Table::alter();
    alter.table(Alias::new("practices")).add_column(text("withheld").default("").to_owned());
    manager.alter_table(alter).await
}
