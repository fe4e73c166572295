//! The kinds of column the schema is made of. Moments are whole microseconds since 1970 (UTC), so that they
//! sort the same on both databases.

use sea_orm_migration::prelude::*;

/// A number given out by the database.
pub fn id(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.big_integer().not_null().auto_increment().primary_key();
    column
}

/// A number of another row, a count or a moment.
pub fn number(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.big_integer().not_null();
    column
}

/// As [`number`], where there may be none.
pub fn maybe_number(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.big_integer().null();
    column
}

/// A count that starts at nought.
pub fn count(name: &'static str) -> ColumnDef {
    let mut column = number(name);
    column.default(0);
    column
}

/// Text, possibly empty.
pub fn text(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.text().not_null();
    column
}

/// Text, where there may be none.
pub fn maybe_text(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.text().null();
    column
}

/// Yes or no, no at first.
pub fn flag(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.boolean().not_null().default(false);
    column
}

/// Bytes, such as a SHA-256.
pub fn bytes(name: &'static str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.blob().not_null();
    column
}

/// A reference from `column` of `table` to `to_column` of `to`; rows that are referred to cannot go.
pub fn reference(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    to_column: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(Alias::new(table), Alias::new(column))
        .to(Alias::new(to), Alias::new(to_column))
        .to_owned()
}

/// A table with these columns.
pub fn table(name: &'static str, columns: impl IntoIterator<Item = ColumnDef>) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new(name));
    for column in columns {
        table.col(column);
    }
    table
}

/// An index named after what it covers.
pub fn index(on: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("ix_{on}_{}", columns.join("_"))).table(Alias::new(on));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}

/// An index over what exists only once.
pub fn unique(on: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = index(on, columns);
    index.unique();
    index
}

/// A primary key of several columns.
pub fn key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut key = Index::create();
    for column in columns {
        key.col(Alias::new(*column));
    }
    key
}

/// A step that makes tables and indexes, in one transaction.
macro_rules! step {
    ($name:literal, tables: [$($table:expr),* $(,)?], indexes: [$($index:expr),* $(,)?] $(, then: $then:path)?) => {
        /// The step.
        #[derive(Debug)]
        pub struct Migration;

        impl MigrationName for Migration {
            fn name(&self) -> &str {
                $name
            }
        }

        #[async_trait::async_trait]
        impl MigrationTrait for Migration {
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                $(manager.create_table($table.to_owned()).await?;)*
                $(manager.create_index($index).await?;)*
                $($then(manager).await?;)?
                Ok(())
            }
        }
    };
}

pub(crate) use step;
