//! Comments that become an idea of their own: the proposals to do so, and what their authors said.

use sea_orm_migration::prelude::*;

use crate::columns::{id, index, maybe_number, number, reference, step, table, text, unique};

step!(
    "m0024_splits",
    tables: [
        table("splits", [
            id("id"),
            number("comment"),
            // The idea under which the comment stands.
            number("source"),
            number("author"),
            number("proposer"),
            text("title"),
            text("reason"),
            text("state"),
            // The comment while a proposal waits or was agreed to, nothing otherwise: of one comment there is one.
            maybe_number("claimed"),
            // The draft, and later the idea.
            maybe_number("idea"),
            number("proposed_at"),
            maybe_number("ended_at"),
            text("word"),
        ])
        .foreign_key(&mut reference("splits", "comment", "comments", "id"))
        .foreign_key(&mut reference("splits", "source", "ideas", "number"))
        .foreign_key(&mut reference("splits", "author", "people", "id"))
        .foreign_key(&mut reference("splits", "proposer", "people", "id"))
        .foreign_key(&mut reference("splits", "idea", "ideas", "number")),
    ],
    indexes: [
        index("splits", &["comment", "id"]),
        index("splits", &["source"]),
        index("splits", &["state", "proposed_at"]),
        unique("splits", &["claimed"]),
        unique("splits", &["idea"]),
    ]
);
