//! Due process: what measures need, objections, reports without an account, closed accounts, and the chained log.
//!
//! A case need not be about an idea and a report need not be by somebody with an account. `SQLite` cannot take a NOT NULL
//! away, so these three tables are made anew, on both databases in the same way.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

use crate::columns::{
    bytes, id, index, maybe_number, maybe_text, number, reference, step, table, text, unique,
};

step!(
    "m0014_due_process",
    tables: [
        table("new_cases", [
            id("id"),
            text("target_kind"),
            number("target"),
            maybe_number("idea"),
            number("opened_at"),
            maybe_number("closed_at"),
        ])
        .foreign_key(&mut reference("new_cases", "idea", "ideas", "number")),
        table("new_reports", [
            id("id"),
            number("case_id"),
            maybe_number("reporter"),
            text("ground"),
            text("explanation"),
            text("law"),
            // Of who reports without an account; cleared in time.
            maybe_text("name"),
            maybe_text("email"),
            text("language"),
            number("at"),
        ])
        .foreign_key(&mut reference("new_reports", "case_id", "new_cases", "id"))
        .foreign_key(&mut reference("new_reports", "reporter", "people", "id")),
        table("new_decisions", [
            id("id"),
            number("case_id"),
            number("moderator"),
            number("concerned"),
            text("measure"),
            text("ground"),
            text("law"),
            text("facts"),
            number("at"),
            // When it ends by itself; when it ended before that, by a later decision or an objection.
            maybe_number("until"),
            maybe_number("ended_at"),
            // What is needed to put back what it changed, in JSON.
            maybe_text("undo"),
        ])
        .foreign_key(&mut reference("new_decisions", "case_id", "new_cases", "id"))
        .foreign_key(&mut reference("new_decisions", "moderator", "people", "id"))
        .foreign_key(&mut reference("new_decisions", "concerned", "people", "id")),
        table("closed_accounts", [
            number("person").primary_key().to_owned(),
            text("name"),
            text("handle"),
            text("role"),
            number("at"),
        ])
        .foreign_key(&mut reference("closed_accounts", "person", "people", "id")),
        table("ledger", [
            number("number").primary_key().to_owned(),
            number("at"),
            maybe_number("actor"),
            text("entry"),
            bytes("previous"),
            bytes("hash"),
        ]),
    ],
    indexes: [unique("ledger", &["previous"])],
    then: move_over
);

const COPIES: [&str; 3] = [
    "INSERT INTO new_cases (id, target_kind, target, idea, opened_at, closed_at)
     SELECT id, target_kind, target, idea, opened_at, closed_at FROM cases",
    "INSERT INTO new_reports (id, case_id, reporter, ground, explanation, law, language, at)
     SELECT id, case_id, reporter, ground, explanation, '', 'nl', at FROM reports",
    "INSERT INTO new_decisions (id, case_id, moderator, concerned, measure, ground, law, facts, at)
     SELECT id, case_id, moderator, concerned, measure, ground, '', facts, at FROM decisions",
];

/// Fills the new tables, and lets them take the place of the old ones: first those that refer, then what they refer to.
async fn move_over(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    for copy in COPIES {
        db.execute_unprepared(copy).await?;
    }
    for name in ["reports", "decisions", "cases"] {
        manager.drop_table(Table::drop().table(Alias::new(name)).to_owned()).await?;
    }
    for name in ["cases", "reports", "decisions"] {
        let new = Alias::new(format!("new_{name}"));
        manager.rename_table(Table::rename().table(new, Alias::new(name)).to_owned()).await?;
        if manager.get_database_backend() == DbBackend::Postgres {
            let next = format!(
                "SELECT setval(pg_get_serial_sequence('{name}', 'id'), COALESCE(MAX(id), 0) + 1, false) FROM {name}"
            );
            db.execute_unprepared(&next).await?;
        }
    }
    let objections = table(
        "objections",
        [
            id("id"),
            number("decision"),
            number("person"),
            text("text"),
            number("at"),
            maybe_number("decided_at"),
            maybe_number("decider"),
            maybe_text("outcome"),
            maybe_text("reasons"),
        ],
    )
    .foreign_key(&mut reference("objections", "decision", "decisions", "id"))
    .foreign_key(&mut reference("objections", "person", "people", "id"))
    .foreign_key(&mut reference("objections", "decider", "people", "id"))
    .to_owned();
    manager.create_table(objections).await?;
    for column in [maybe_number("closed_at")] {
        manager.alter_table(Table::alter().table(Alias::new("people")).add_column(column).to_owned()).await?;
    }
    for index in [
        index("cases", &["closed_at", "opened_at"]),
        index("cases", &["target_kind", "target", "closed_at"]),
        index("reports", &["case_id", "reporter"]),
        index("reports", &["at"]),
        index("decisions", &["case_id", "at"]),
        index("decisions", &["concerned", "at"]),
        index("decisions", &["at"]),
        unique("objections", &["decision", "person"]),
        index("objections", &["decided_at", "at"]),
        index("objections", &["at"]),
    ] {
        manager.create_index(index).await?;
    }
    keep(manager).await
}

/// The log cannot be changed: the database itself refuses.
async fn keep(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let statements: &[&str] = match manager.get_database_backend() {
        DbBackend::Postgres => &[
            "CREATE FUNCTION keep_ledger() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'the log is only added to'; END $$",
            "CREATE TRIGGER keep_ledger_rows BEFORE UPDATE OR DELETE ON ledger
             FOR EACH ROW EXECUTE FUNCTION keep_ledger()",
            "CREATE TRIGGER keep_ledger_whole BEFORE TRUNCATE ON ledger
             FOR EACH STATEMENT EXECUTE FUNCTION keep_ledger()",
        ],
        _ => &[
            "CREATE TRIGGER keep_ledger_update BEFORE UPDATE ON ledger
             BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
            "CREATE TRIGGER keep_ledger_delete BEFORE DELETE ON ledger
             BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END",
        ],
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
