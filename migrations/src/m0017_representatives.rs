//! Who speaks for which organisation, the mail domains by which they can prove it, and work addresses that wait for proof.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, Statement};

use crate::columns::{id, index, key, maybe_number, number, reference, step, table, text, unique};

step!(
    "m0017_representatives",
    tables: [
        table("representatives", [
            text("organisation"),
            number("person"),
            // How it was proved, and by whom where an administrator did.
            text("means"),
            maybe_number("named_by"),
            number("since"),
            // Set when it was taken away; the row stays, so that it is known until when.
            maybe_number("until"),
        ])
        .primary_key(&mut key(&["organisation", "person"]))
        .foreign_key(&mut reference("representatives", "organisation", "organisations", "code"))
        .foreign_key(&mut reference("representatives", "person", "people", "id")),
        table("organisation_domains", [text("domain").primary_key().to_owned(), text("organisation")])
            .foreign_key(&mut reference("organisation_domains", "organisation", "organisations", "code")),
        // One for each person: a new request takes the place of the one before.
        table("work_addresses", [id("id"), number("person"), text("organisation"), text("email"), number("asked_at")])
            .foreign_key(&mut reference("work_addresses", "person", "people", "id"))
            .foreign_key(&mut reference("work_addresses", "organisation", "organisations", "code")),
    ],
    indexes: [
        index("representatives", &["person", "until"]),
        index("representatives", &["until", "organisation"]),
        index("organisation_domains", &["organisation"]),
        unique("work_addresses", &["person"]),
        index("work_addresses", &["asked_at"]),
    ],
    then: fill
);

/// The domains of the websites that the official list knows.
async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let known = "SELECT code, website FROM organisations WHERE website IS NOT NULL ORDER BY code";
    for row in db.query_all_raw(Statement::from_string(db.get_database_backend(), known)).await? {
        let (code, website): (String, String) = (row.try_get("", "code")?, row.try_get("", "website")?);
        let host = website.trim_start_matches("https://").trim_start_matches("http://");
        let host = host.split(['/', ':']).next().unwrap_or_default().trim_start_matches("www.");
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new("organisation_domains"))
            .columns(["domain", "organisation"].map(Alias::new))
            .values_panic([host.to_lowercase().into(), code.into()])
            .on_conflict(OnConflict::column(Alias::new("domain")).do_nothing().to_owned());
        manager.exec_stmt(insert).await?;
    }
    Ok(())
}
