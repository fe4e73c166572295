//! The second step of signing in: the secret that somebody's app has, too, and codes to fall back on.

use sea_orm_migration::prelude::*;

use crate::columns::{bytes, key, maybe_number, number, reference, step, table};

step!(
    "m0031_second_factor",
    tables: [
        table("second_factors", [
            number("person").primary_key().to_owned(),
            bytes("secret"),
            number("offered_at"),
            // Which of their devices it was shown on, see `app::accounts::device`.
            number("device"),
            // Since when it is asked for; none until a code was typed over once.
            maybe_number("confirmed_at"),
            // The step of the last code that was used, which is not taken again.
            maybe_number("last_step"),
        ])
        .foreign_key(&mut reference("second_factors", "person", "people", "id")),
        table("recovery_codes", [number("person"), bytes("code_hash")])
            .primary_key(&mut key(&["person", "code_hash"]))
            .foreign_key(&mut reference("recovery_codes", "person", "people", "id")),
    ],
    indexes: []
);
