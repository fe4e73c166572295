//! Addresses that are to be those of accounts, until they are proved.

use sea_orm_migration::prelude::*;

use crate::columns::{id, index, number, reference, step, table, text, unique};

step!(
    "m0035_email_changes",
    tables: [
        // One for each person: a new request takes the place of the one before.
        table("email_changes", [id("id"), number("person"), text("email"), number("asked_at")])
            .foreign_key(&mut reference("email_changes", "person", "people", "id")),
    ],
    indexes: [
        unique("email_changes", &["person"]),
        index("email_changes", &["asked_at"]),
    ]
);
