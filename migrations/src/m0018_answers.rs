//! Answers of organisations: promises with their clock, steps with their reasons, official answers, milestones.

use sea_orm_migration::prelude::*;

use crate::columns::{count, id, index, maybe_number, maybe_text, number, reference, step, table, text};

step!(
    "m0018_answers",
    tables: [
        table("promises", [
            id("id"),
            number("idea"),
            text("organisation"),
            number("made_at"),
            number("days"),
            number("due_at"),
            text("state"),
            maybe_number("answered_at"),
            maybe_number("remind_at"),
        ])
        .foreign_key(&mut reference("promises", "idea", "ideas", "number"))
        .foreign_key(&mut reference("promises", "organisation", "organisations", "code")),
        // The organisation that took up an idea which is addressed to none.
        table("taken_up", [number("idea").primary_key().to_owned(), text("organisation"), number("person"), number("at")])
            .foreign_key(&mut reference("taken_up", "idea", "ideas", "number"))
            .foreign_key(&mut reference("taken_up", "organisation", "organisations", "code"))
            .foreign_key(&mut reference("taken_up", "person", "people", "id")),
        // Why a step was taken, and for which organisation; that it was is in the log.
        table("steps", [
            id("id"),
            number("idea"),
            number("at"),
            text("from_status"),
            text("to_status"),
            maybe_number("person"),
            maybe_text("organisation"),
            text("reason"),
        ])
        .foreign_key(&mut reference("steps", "idea", "ideas", "number")),
        // An official answer is a comment; this says for whom it speaks, and what the author made of it.
        table("official_answers", [
            number("comment").primary_key().to_owned(),
            number("idea"),
            text("organisation"),
            maybe_text("verdict"),
            maybe_text("verdict_reason"),
            maybe_number("verdict_at"),
        ])
        .foreign_key(&mut reference("official_answers", "comment", "comments", "id"))
        .foreign_key(&mut reference("official_answers", "idea", "ideas", "number"))
        .foreign_key(&mut reference("official_answers", "organisation", "organisations", "code")),
        table("milestones", [
            id("id"),
            number("idea"),
            text("organisation"),
            // A day of the calendar, such as 2026-03-12: it has no time and no zone.
            text("day"),
            text("description"),
            maybe_number("done_at"),
            maybe_number("dropped_at"),
            number("created_at"),
            number("changed_at"),
            // Grows with each change, for calendars (RFC 5545, 3.8.7.4).
            count("changes"),
        ])
        .foreign_key(&mut reference("milestones", "idea", "ideas", "number"))
        .foreign_key(&mut reference("milestones", "organisation", "organisations", "code")),
    ],
    indexes: [
        index("promises", &["idea", "state"]),
        index("promises", &["organisation", "state", "due_at"]),
        index("promises", &["remind_at"]),
        index("taken_up", &["organisation"]),
        index("steps", &["idea", "at"]),
        index("official_answers", &["idea"]),
        index("official_answers", &["organisation", "verdict"]),
        index("milestones", &["idea", "day"]),
        index("milestones", &["organisation", "day"]),
    ],
    then: columns
);

/// Within how many days an organisation answers.
async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut days = number("answer_days");
    days.default(42);
    manager.alter_table(Table::alter().table(Alias::new("organisations")).add_column(days).to_owned()).await
}
