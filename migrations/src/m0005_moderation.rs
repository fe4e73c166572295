//! Reports, the cases they make, and the decisions on them.

use sea_orm_migration::prelude::*;

use crate::columns::{id, index, maybe_number, number, reference, step, table, text};

step!(
    "m0005_moderation",
    tables: [
        table("cases", [
            id("id"),
            text("target_kind"),
            number("target"),
            number("idea"),
            number("opened_at"),
            maybe_number("closed_at"),
        ])
        .foreign_key(&mut reference("cases", "idea", "ideas", "number")),
        table("reports", [
            id("id"),
            number("case_id"),
            number("reporter"),
            text("ground"),
            text("explanation"),
            number("at"),
        ])
        .foreign_key(&mut reference("reports", "case_id", "cases", "id"))
        .foreign_key(&mut reference("reports", "reporter", "people", "id")),
        table("decisions", [
            id("id"),
            number("case_id"),
            number("moderator"),
            number("concerned"),
            text("measure"),
            text("ground"),
            text("facts"),
            number("at"),
        ])
        .foreign_key(&mut reference("decisions", "case_id", "cases", "id"))
        .foreign_key(&mut reference("decisions", "moderator", "people", "id"))
        .foreign_key(&mut reference("decisions", "concerned", "people", "id")),
    ],
    indexes: [
        index("cases", &["closed_at", "opened_at"]),
        index("cases", &["target_kind", "target", "closed_at"]),
        index("reports", &["case_id", "reporter"]),
        index("decisions", &["case_id", "at"]),
        index("decisions", &["concerned", "at"]),
        index("decisions", &["at"]),
    ]
);
