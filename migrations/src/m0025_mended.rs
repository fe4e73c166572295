//! What was never shown, when a promise was dropped, and practice reports that are hidden or taken back.

use sea_orm_migration::prelude::*;

use crate::columns::{flag, index, maybe_number, step};

step!("m0025_mended", tables: [], indexes: [], then: columns);

async fn columns(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    for (table, column) in [
        // Held before it was shown, and not shown since: what its placing sets off has not happened yet.
        ("comments", flag("unseen")),
        ("ideas", flag("unseen")),
        // When nobody waited for it any more, so that the undoing of a merge brings back just what the merge dropped.
        ("promises", maybe_number("dropped_at")),
        ("practices", flag("hidden")),
        ("practices", maybe_number("withdrawn_at")),
    ] {
        let mut alter = Table::alter();
        alter.table(Alias::new(table)).add_column(column);
        manager.alter_table(alter).await?;
    }
    for table in ["comments", "ideas"] {
        let mut mark = Query::update();
        mark.table(Alias::new(table))
            .value(Alias::new("unseen"), true)
            .and_where(Expr::col(Alias::new("withheld")).eq("vooraf"));
        manager.exec_stmt(mark).await?;
    }
    manager.create_index(index("cases", &["idea"])).await
}
