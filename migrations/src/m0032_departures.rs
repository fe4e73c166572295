//! Erasing one's own account, and what is looked up for that and for taking one's own data along.

use sea_orm_migration::prelude::*;

use crate::columns::{id, index, number, step, table, text};

step!(
    "m0032_departures",
    tables: [
        // Where to say that an account was erased; cleared a week after, as mails are.
        table("farewells", [id("id"), text("email"), text("language"), number("at")]),
    ],
    indexes: [
        index("farewells", &["at"]),
        index("idea_versions", &["editor"]),
        index("objections", &["person"]),
        index("taken_up", &["person"]),
        index("splits", &["author"]),
        index("splits", &["proposer"]),
        index("merges", &["proposer"]),
    ]
);
