//! Ideas with their themes and versions, support and following.

use sea_orm_migration::prelude::*;

use crate::columns::{
    count, flag, id, index, key, maybe_number, maybe_text, number, reference, step, table, text, unique,
};

step!(
    "m0003_ideas",
    tables: [
        table("ideas", [
            id("number"),
            text("slug"),
            text("title"),
            text("summary"),
            text("problem"),
            text("proposal"),
            text("effect"),
            text("first_step"),
            text("level"),
            maybe_text("organisation"),
            number("author"),
            text("status"),
            // In the lists: public, open and not hidden. Kept in the row so that an index can start with it.
            flag("listed"),
            flag("hidden"),
            number("version"),
            count("supports"),
            count("comments"),
            number("created_at"),
            maybe_number("published_at"),
            number("updated_at"),
            number("active_at"),
            maybe_text("import_key"),
        ])
        .foreign_key(&mut reference("ideas", "author", "people", "id"))
        .foreign_key(&mut reference("ideas", "organisation", "organisations", "code")),
        table("idea_themes", [number("idea"), text("theme"), number("position")])
            .primary_key(&mut key(&["idea", "theme"]))
            .foreign_key(&mut reference("idea_themes", "idea", "ideas", "number"))
            .foreign_key(&mut reference("idea_themes", "theme", "themes", "slug")),
        table("idea_versions", [
            number("idea"),
            number("version"),
            number("editor"),
            number("at"),
            text("title"),
            text("summary"),
            text("problem"),
            text("proposal"),
            text("effect"),
            text("first_step"),
        ])
        .primary_key(&mut key(&["idea", "version"]))
        .foreign_key(&mut reference("idea_versions", "idea", "ideas", "number")),
        table("supports", [number("idea"), number("person"), number("at")])
            .primary_key(&mut key(&["idea", "person"]))
            .foreign_key(&mut reference("supports", "idea", "ideas", "number"))
            .foreign_key(&mut reference("supports", "person", "people", "id")),
        // A row with `active` false is somebody who left, and is not signed up again by commenting.
        table("follows", [number("idea"), number("person"), flag("active"), number("at")])
            .primary_key(&mut key(&["idea", "person"]))
            .foreign_key(&mut reference("follows", "idea", "ideas", "number"))
            .foreign_key(&mut reference("follows", "person", "people", "id")),
    ],
    indexes: [
        unique("ideas", &["import_key"]),
        index("ideas", &["listed", "active_at", "number"]),
        index("ideas", &["listed", "published_at", "number"]),
        index("ideas", &["listed", "supports", "number"]),
        index("ideas", &["listed", "status", "active_at", "number"]),
        index("ideas", &["listed", "level", "active_at", "number"]),
        index("ideas", &["organisation", "listed", "active_at", "number"]),
        index("ideas", &["author", "active_at"]),
        index("idea_themes", &["theme", "idea"]),
        index("supports", &["person", "at"]),
        index("follows", &["person", "active", "at"]),
    ]
);
