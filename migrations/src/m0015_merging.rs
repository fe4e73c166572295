//! Ideas that go on as part of another one: the proposals to do so, and what each supporter wants.

use sea_orm_migration::prelude::*;

use crate::columns::{count, flag, id, index, key, maybe_number, number, reference, step, table, text};

step!(
    "m0015_merging",
    tables: [
        table("merges", [
            id("id"),
            number("source"),
            number("target"),
            number("proposer"),
            flag("by_author"),
            text("reason"),
            text("state"),
            // Where the idea stood that went, to go back to.
            text("status_before"),
            number("proposed_at"),
            maybe_number("merged_at"),
            maybe_number("answers_due"),
            maybe_number("settled_at"),
            maybe_number("ended_at"),
            text("end_reason"),
        ])
        .foreign_key(&mut reference("merges", "source", "ideas", "number"))
        .foreign_key(&mut reference("merges", "target", "ideas", "number"))
        .foreign_key(&mut reference("merges", "proposer", "people", "id")),
        // One row for everybody who supported the idea that went. `counted`: counts at the target as given elsewhere;
        // `moved`, `added` and `followed`: what taking it along did, so that just that can be undone.
        table("merge_supports", [
            number("merge"),
            number("person"),
            number("target"),
            number("given_at"),
            text("answer"),
            maybe_number("answered_at"),
            flag("counted"),
            flag("moved"),
            flag("added"),
            flag("followed"),
        ])
        .primary_key(&mut key(&["merge", "person"]))
        .foreign_key(&mut reference("merge_supports", "merge", "merges", "id"))
        .foreign_key(&mut reference("merge_supports", "person", "people", "id"))
        .foreign_key(&mut reference("merge_supports", "target", "ideas", "number")),
    ],
    indexes: [
        index("merges", &["source", "id"]),
        index("merges", &["target", "state"]),
        index("merges", &["state", "answers_due"]),
        index("merge_supports", &["target", "person"]),
        index("merge_supports", &["person"]),
    ],
    then: counted_apart
);

/// Of the supports of an idea, those that were given to an idea that went on as part of it.
async fn counted_apart(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::alter();
    table.table(Alias::new("ideas")).add_column(count("supports_via"));
    manager.alter_table(table).await
}
