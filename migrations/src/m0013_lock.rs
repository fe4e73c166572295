//! Ideas that a moderator closed for comments and support.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, step};

step!("m0013_lock", tables: [], indexes: [], then: columns);

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    manager.alter_table(Table::alter().table(Alias::new("ideas")).add_column(flag("locked")).to_owned()).await
}
