//! Rows of the table `decisions`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub case_id: i64,
    pub moderator: i64,
    pub concerned: i64,
    pub measure: String,
    pub ground: String,
    pub law: String,
    pub facts: String,
    pub at: i64,
    pub until: Option<i64>,
    pub ended_at: Option<i64>,
    pub undo: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
