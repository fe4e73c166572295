//! Articles of *Nieuws & inspiratie*; `date` is the day in the form 2026-02-03, which sorts as it reads.

use sea_orm_migration::prelude::*;

use crate::columns::{id, index, maybe_text, number, step, table, text, unique};

step!(
    "m0006_articles",
    tables: [table("articles", [
        id("id"),
        text("slug"),
        text("title"),
        text("intro"),
        text("text"),
        text("date"),
        number("created_at"),
        maybe_text("import_key"),
    ])],
    indexes: [
        unique("articles", &["slug"]),
        unique("articles", &["import_key"]),
        index("articles", &["date", "id"]),
    ]
);
