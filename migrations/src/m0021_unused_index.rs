//! Kept searches are read by person or one after another, never by their question.

use sea_orm_migration::prelude::*;

use crate::columns::step;

step!("m0021_unused_index", tables: [], indexes: [], then: drop_unused);

async fn drop_unused(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let drop =
        Index::drop().name("ix_saved_searches_query_id").table(Alias::new("saved_searches")).to_owned();
    manager.drop_index(drop).await
}
