//! Rows of the table `cases`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub target_kind: String,
    pub target: i64,
    pub idea: Option<i64>,
    pub opened_at: i64,
    pub closed_at: Option<i64>,
    pub assignee: Option<i64>,
    pub veiled_at: Option<i64>,
    pub held_for: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
