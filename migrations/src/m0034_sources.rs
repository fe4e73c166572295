//! Sources of an idea: where more can be read, one link on each line.

use sea_orm_migration::prelude::*;

use crate::columns::{step, text};

step!("m0034_sources", tables: [], indexes: [], then: add);

async fn add(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for table in ["ideas", "idea_versions"] {
        let mut alter = Table::alter();
        alter.table(Alias::new(table)).add_column(text("sources").default("").to_owned());
        manager.alter_table(alter).await?;
    }
    Ok(())
}
