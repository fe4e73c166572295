//! What organisations report on ideas, each report with all its versions.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, id, index, key, maybe_number, number, reference, step, table, text, unique};

step!(
    "m0019_practice",
    tables: [
        // One report of an organisation on an idea. What lists ask for stands in columns; the words are in `content`.
        table("practices", [
            id("id"),
            number("idea"),
            text("organisation"),
            text("state"),
            // Since when it says so; what residents see of it counts from then.
            number("state_at"),
            text("cost"),
            flag("measured"),
            maybe_number("origin"),
            text("content"),
            number("version"),
            number("created_at"),
            number("updated_at"),
        ])
        .foreign_key(&mut reference("practices", "idea", "ideas", "number"))
        .foreign_key(&mut reference("practices", "organisation", "organisations", "code"))
        .foreign_key(&mut reference("practices", "origin", "practices", "id")),
        table("practice_versions", [
            number("practice"),
            number("version"),
            number("reporter"),
            number("at"),
            text("state"),
            text("content"),
        ])
        .primary_key(&mut key(&["practice", "version"]))
        .foreign_key(&mut reference("practice_versions", "practice", "practices", "id"))
        .foreign_key(&mut reference("practice_versions", "reporter", "people", "id")),
    ],
    indexes: [
        unique("practices", &["idea", "organisation"]),
        index("practices", &["organisation", "idea"]),
        index("practices", &["state", "idea"]),
        index("practices", &["origin"]),
        index("practice_versions", &["reporter"]),
    ]
);
