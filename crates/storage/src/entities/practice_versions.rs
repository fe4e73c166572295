//! Rows of the table `practice_versions`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub practice: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub reporter: i64,
    pub at: i64,
    pub state: String,
    pub content: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
