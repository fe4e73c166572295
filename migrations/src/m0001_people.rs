//! People, their sessions, and the one-time tokens of their mails.

use sea_orm_migration::prelude::*;

use crate::columns::{
    bytes, id, index, key, maybe_number, maybe_text, number, reference, step, table, text, unique,
};

step!(
    "m0001_people",
    tables: [
        table("people", [
            id("id"),
            text("handle"),
            text("name"),
            text("function"),
            text("role"),
            text("language"),
            maybe_text("email"),
            maybe_text("email_key"),
            maybe_text("password_hash"),
            maybe_text("import_key"),
            number("created_at"),
            maybe_number("confirmed_at"),
        ]),
        table("sessions", [
            bytes("token_hash").primary_key().to_owned(),
            number("person"),
            number("created_at"),
            number("seen_at"),
            text("user_agent"),
        ])
        .foreign_key(&mut reference("sessions", "person", "people", "id")),
        table("tokens", [
            bytes("token_hash").primary_key().to_owned(),
            number("person"),
            text("purpose"),
            number("created_at"),
            number("expires_at"),
        ])
        .foreign_key(&mut reference("tokens", "person", "people", "id")),
        table("mail_preferences", [number("person"), text("kind"), text("frequency")])
            .primary_key(&mut key(&["person", "kind"]))
            .foreign_key(&mut reference("mail_preferences", "person", "people", "id")),
        table("attempts", [id("id"), text("key"), number("at")]),
    ],
    indexes: [
        unique("people", &["handle"]),
        unique("people", &["email_key"]),
        unique("people", &["import_key"]),
        index("people", &["role"]),
        index("people", &["confirmed_at"]),
        index("sessions", &["person"]),
        index("sessions", &["seen_at"]),
        index("tokens", &["person", "purpose"]),
        index("tokens", &["expires_at"]),
        index("attempts", &["key", "at"]),
        index("attempts", &["at"]),
    ]
);
