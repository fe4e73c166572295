//! Words that are searched with each other, filled with the groups to start with.

use sea_orm_migration::prelude::*;

use crate::columns::{id, number, step, table, text};

/// A group on each line.
const GROUPS: &str = include_str!("../data/zoekwoorden.txt");

step!(
    "m0011_search_words",
    tables: [table("search_words", [id("id"), text("words"), number("changed_at")])],
    indexes: [],
    then: fill
);

async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut groups = Query::insert();
    groups.into_table(Alias::new("search_words")).columns(["words", "changed_at"].map(Alias::new));
    for group in GROUPS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        groups.values_panic([group.into(), 0_i64.into()]);
    }
    manager.exec_stmt(groups).await
}
