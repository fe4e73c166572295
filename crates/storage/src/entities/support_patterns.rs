//! Rows of the table `support_patterns`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "support_patterns")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub idea: i64,
    pub found_at: i64,
    pub closed_at: Option<i64>,
    pub moderator: Option<i64>,
    pub verdict: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
