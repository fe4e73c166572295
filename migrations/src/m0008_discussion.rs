//! What a discussion needs beyond its words: support for comments, mentions, references between ideas, bookmarks, visits,
//! and the words of names.

use std::collections::BTreeSet;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::columns::{count, index, key, maybe_number, number, reference, step, table, text};

step!(
    "m0008_discussion",
    tables: [
        table("comment_supports", [number("comment"), number("person"), number("at")])
            .primary_key(&mut key(&["comment", "person"]))
            .foreign_key(&mut reference("comment_supports", "comment", "comments", "id"))
            .foreign_key(&mut reference("comment_supports", "person", "people", "id")),
        table("mentions", [number("comment"), number("person")])
            .primary_key(&mut key(&["comment", "person"]))
            .foreign_key(&mut reference("mentions", "comment", "comments", "id"))
            .foreign_key(&mut reference("mentions", "person", "people", "id")),
        // `comment` is 0 where the text of the idea itself refers to the other.
        table("idea_references", [number("idea"), number("comment"), number("referred")])
            .primary_key(&mut key(&["referred", "idea", "comment"]))
            .foreign_key(&mut reference("idea_references", "idea", "ideas", "number"))
            .foreign_key(&mut reference("idea_references", "referred", "ideas", "number")),
        // `comment` is 0 where it is the idea itself that is kept.
        table("bookmarks", [number("person"), number("idea"), number("comment"), number("at")])
            .primary_key(&mut key(&["person", "idea", "comment"]))
            .foreign_key(&mut reference("bookmarks", "person", "people", "id"))
            .foreign_key(&mut reference("bookmarks", "idea", "ideas", "number")),
        table("visits", [
            number("person"),
            number("idea"),
            number("seen"),
            number("new_after"),
            number("device"),
            number("at"),
        ])
        .primary_key(&mut key(&["person", "idea"]))
        .foreign_key(&mut reference("visits", "person", "people", "id"))
        .foreign_key(&mut reference("visits", "idea", "ideas", "number")),
        table("name_words", [text("word"), number("person")])
            .primary_key(&mut key(&["word", "person"]))
            .foreign_key(&mut reference("name_words", "person", "people", "id")),
    ],
    indexes: [
        index("comment_supports", &["person", "comment"]),
        index("mentions", &["person", "comment"]),
        index("idea_references", &["idea", "comment"]),
        index("bookmarks", &["person", "at"]),
        index("name_words", &["person"]),
        index("visits", &["at"]),
    ],
    then: columns_and_words
);

/// How far a name is looked at in one go.
const PEOPLE: u64 = 1_000;

/// The words are lower-case ASCII. PostgreSQL must sort them by their bytes, so that words with one beginning lie together.
async fn columns_and_words(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    if manager.get_database_backend() == DbBackend::Postgres {
        let sorted = r#"ALTER TABLE name_words ALTER COLUMN word TYPE text COLLATE "C""#;
        manager.get_connection().execute_unprepared(sorted).await?;
    }
    for column in [count("supports"), maybe_number("answered_at"), maybe_number("taken_up_in")] {
        let mut table = Table::alter();
        table.table(Alias::new("comments")).add_column(column);
        manager.alter_table(table).await?;
    }
    let mut after = 0;
    while let Some(last) = name_words_after(manager, after).await? {
        after = last;
    }
    Ok(())
}

/// Gives the next people the words of their handles, which are the words of their names; the last of them.
async fn name_words_after(manager: &SchemaManager<'_>, after: i64) -> Result<Option<i64>, DbErr> {
    let db = manager.get_connection();
    let mut select = Query::select();
    select
        .columns(["id", "handle"])
        .from("people")
        .and_where(Expr::col("id").gt(after))
        .order_by("id", Order::Asc)
        .limit(PEOPLE);
    let mut last = None;
    let mut insert = Query::insert();
    insert.into_table("name_words").columns(["word", "person"]);
    for row in db.query_all(&select).await? {
        let (id, handle): (i64, String) = (row.try_get("", "id")?, row.try_get("", "handle")?);
        let words: BTreeSet<&str> = handle.split('-').filter(|word| !word.is_empty()).collect();
        for word in words {
            insert.values_panic([word.into(), id.into()]);
        }
        last = Some(id);
    }
    if last.is_some() {
        db.execute(&insert).await?;
    }
    Ok(last)
}
