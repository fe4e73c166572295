//! Articles that an administrator writes on the site: drafts, a day from which one is shown, and what it is about.
//!
//! `state` is `concept`, `gepland`, `openbaar` or `verwijderd`; what is there when this step runs is shown. `due_at` is when a
//! planned one is shown, `announced_at` when it first was: its address stays from then on. `changed_at` tells two
//! administrators apart who change the same.

use sea_orm_migration::prelude::*;

use crate::columns::{count, index, key, maybe_number, number, reference, step, table, text};

step!(
    "m0033_editorial",
    tables: [
        table("article_ideas", [number("article"), number("idea"), number("position")])
            .primary_key(&mut key(&["article", "idea"]))
            .foreign_key(&mut reference("article_ideas", "article", "articles", "id"))
            .foreign_key(&mut reference("article_ideas", "idea", "ideas", "number")),
        table("article_themes", [number("article"), text("theme"), number("position")])
            .primary_key(&mut key(&["article", "theme"]))
            .foreign_key(&mut reference("article_themes", "article", "articles", "id"))
            .foreign_key(&mut reference("article_themes", "theme", "themes", "slug")),
    ],
    indexes: [
        index("article_ideas", &["idea", "article"]),
        index("article_themes", &["theme", "article"]),
    ],
    then: columns
);

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut state = text("state");
    state.default("openbaar");
    for column in [state, maybe_number("due_at"), maybe_number("announced_at"), count("changed_at")] {
        let mut alter = Table::alter();
        alter.table(Alias::new("articles")).add_column(column);
        manager.alter_table(alter).await?;
    }
    let mut shown = Query::update();
    shown
        .table(Alias::new("articles"))
        .value(Alias::new("announced_at"), Expr::col(Alias::new("created_at")))
        .value(Alias::new("changed_at"), Expr::col(Alias::new("created_at")));
    manager.exec_stmt(shown).await?;
    manager.create_index(index("articles", &["state", "date", "id"])).await?;
    manager.create_index(index("articles", &["due_at"])).await
}
