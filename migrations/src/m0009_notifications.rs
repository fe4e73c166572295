//! Notices: who was told of what, what they follow, and what decides whether and when they are mailed.

use sea_orm_migration::prelude::*;

use crate::columns::{
    flag, id, index, key, maybe_number, maybe_text, number, reference, step, table, text, unique,
};

step!(
    "m0009_notifications",
    tables: [
        table("notices", [
            id("id"),
            number("person"),
            text("kind"),
            // What happened, and by which numbers it is found.
            text("about"),
            maybe_number("idea"),
            maybe_number("comment"),
            maybe_number("number"),
            maybe_text("word"),
            maybe_number("actor"),
            number("event"),
            number("created_at"),
            flag("in_site"),
            text("delivery"),
            // The mail that told of it: set once, when that mail is made.
            maybe_number("mail"),
            maybe_number("read_at"),
        ])
        .foreign_key(&mut reference("notices", "person", "people", "id")),
        // Themes, people and organisations; ideas are followed in `follows`.
        table("followed", [text("kind"), text("key"), number("person"), number("at")])
            .primary_key(&mut key(&["kind", "key", "person"]))
            .foreign_key(&mut reference("followed", "person", "people", "id")),
    ],
    indexes: [
        unique("notices", &["event", "person"]),
        index("notices", &["person", "read_at", "in_site"]),
        index("notices", &["person", "id"]),
        index("notices", &["person", "idea"]),
        index("notices", &["person", "mail", "delivery"]),
        index("notices", &["created_at"]),
        index("followed", &["person", "at"]),
    ],
    then: columns
);

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut zone = text("time_zone");
    zone.default("Europe/Amsterdam");
    for (on, column) in [
        ("people", zone),
        ("people", maybe_number("suspended_until")),
        ("people", maybe_number("mail_blocked_at")),
        ("mail_preferences", flag("site_off")),
        // The idea a mail gathers news of, and the moment it was meant to go.
        ("mails", maybe_number("idea")),
        ("mails", maybe_number("planned_at")),
    ] {
        manager.alter_table(Table::alter().table(Alias::new(on)).add_column(column).to_owned()).await?;
    }
    manager.create_index(index("mails", &["person", "planned_at"])).await
}
