//! What moderators pinned or featured, and which ideas are akin.

use sea_orm_migration::prelude::*;

use crate::columns::{id, index, key, maybe_number, number, reference, step, table, text};

step!(
    "m0023_tidying",
    tables: [
        // One row for each time; `theme` is empty where the place is no theme, `comment` none where it is an idea.
        table("pins", [
            id("id"),
            text("place"),
            text("theme"),
            number("idea"),
            maybe_number("comment"),
            number("moderator"),
            text("reason"),
            number("at"),
            maybe_number("until"),
            maybe_number("ended_at"),
        ])
        .foreign_key(&mut reference("pins", "idea", "ideas", "number"))
        .foreign_key(&mut reference("pins", "comment", "comments", "id"))
        .foreign_key(&mut reference("pins", "moderator", "people", "id")),
        // Two ideas that are akin, the lower number first, so that a pair is there once.
        table("kindred", [number("one"), number("other"), number("person"), number("at")])
            .primary_key(&mut key(&["one", "other"]))
            .foreign_key(&mut reference("kindred", "one", "ideas", "number"))
            .foreign_key(&mut reference("kindred", "other", "ideas", "number"))
            .foreign_key(&mut reference("kindred", "person", "people", "id")),
    ],
    indexes: [
        index("pins", &["place", "theme", "ended_at"]),
        index("pins", &["idea", "ended_at"]),
        index("pins", &["comment"]),
        index("pins", &["moderator"]),
        index("kindred", &["other"]),
        index("kindred", &["person"]),
    ]
);
