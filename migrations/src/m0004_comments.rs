//! Comments and what they said before they were edited.

use sea_orm_migration::prelude::*;

use crate::columns::{
    flag, id, index, key, maybe_number, maybe_text, number, reference, step, table, text, unique,
};

step!(
    "m0004_comments",
    tables: [
        table("comments", [
            id("id"),
            number("idea"),
            maybe_number("parent"),
            number("author"),
            maybe_text("stance"),
            text("text"),
            flag("hidden"),
            number("created_at"),
            maybe_number("edited_at"),
            maybe_number("removed_at"),
            maybe_text("import_key"),
        ])
        .foreign_key(&mut reference("comments", "idea", "ideas", "number"))
        .foreign_key(&mut reference("comments", "parent", "comments", "id"))
        .foreign_key(&mut reference("comments", "author", "people", "id")),
        table("comment_versions", [number("comment"), number("at"), text("text")])
            .primary_key(&mut key(&["comment", "at"]))
            .foreign_key(&mut reference("comment_versions", "comment", "comments", "id")),
    ],
    indexes: [
        unique("comments", &["import_key"]),
        index("comments", &["idea", "id"]),
        index("comments", &["parent"]),
        index("comments", &["author", "created_at"]),
    ]
);
