//! Rows of the table `pins`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pins")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub place: String,
    pub theme: String,
    pub idea: i64,
    pub comment: Option<i64>,
    pub moderator: i64,
    pub reason: String,
    pub at: i64,
    pub until: Option<i64>,
    pub ended_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
