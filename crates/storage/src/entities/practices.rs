//! Rows of the table `practices`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practices")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub idea: i64,
    pub organisation: String,
    pub state: String,
    pub state_at: i64,
    pub cost: String,
    pub measured: bool,
    pub origin: Option<i64>,
    pub content: String,
    pub version: i64,
    pub created_at: i64,
    pub updated_at: i64,
    pub hidden: bool,
    pub withdrawn_at: Option<i64>,
    pub withheld: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
