//! Mail that comes in: which was taken already, and which of ours came back.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, flag, id, index, number, reference, step, table, text};

step!(
    "m0010_incoming_mail",
    tables: [
        // By a hash of its sender and Message-ID.
        table("incoming_mails", [bytes("mail_hash").primary_key().to_owned(), number("at")]),
        table("bounces", [id("id"), number("person"), text("status"), flag("hard"), number("at")])
            .foreign_key(&mut reference("bounces", "person", "people", "id")),
    ],
    indexes: [
        index("incoming_mails", &["at"]),
        index("bounces", &["person", "at"]),
        index("bounces", &["at"]),
        // Addresses that are mailed no more, the last first, for the administrator.
        index("people", &["mail_blocked_at"]),
    ]
);
