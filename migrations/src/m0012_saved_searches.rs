//! Searches that people keep to hear of what is new, and how often which words are searched for.

use sea_orm_migration::prelude::*;

use crate::columns::{count, id, index, key, number, reference, step, table, text, unique};

step!(
    "m0012_saved_searches",
    tables: [
        table("saved_searches", [id("id"), number("person"), text("name"), text("query"), number("created_at")])
            .foreign_key(&mut reference("saved_searches", "person", "people", "id")),
        // Counts alone: no row says who searched, from where, or when within the week.
        table("searched_words", [number("week"), text("words"), count("asked"), count("empty")])
            .primary_key(&mut key(&["week", "words"])),
    ],
    indexes: [unique("saved_searches", &["person", "query"]), index("saved_searches", &["query", "id"])]
);
