//! What people who follow an idea see of it where they live.

use sea_orm_migration::prelude::*;

use crate::columns::{index, key, number, reference, step, table, text};

step!(
    "m0020_sightings",
    tables: [
        // `practice` is 0 where it is about the idea having come true, and not about one organisation.
        table("sightings", [number("idea"), number("practice"), number("person"), text("word"), number("at")])
            .primary_key(&mut key(&["idea", "practice", "person"]))
            .foreign_key(&mut reference("sightings", "idea", "ideas", "number"))
            .foreign_key(&mut reference("sightings", "person", "people", "id")),
    ],
    indexes: [index("sightings", &["person"])]
);
