//! Rows of the table `idea_versions`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idea_versions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub idea: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i64,
    pub editor: i64,
    pub at: i64,
    pub title: String,
    pub summary: String,
    pub problem: String,
    pub proposal: String,
    pub effect: String,
    pub first_step: String,
    pub sources: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
