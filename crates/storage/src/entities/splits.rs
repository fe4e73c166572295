//! Rows of the table `splits`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "splits")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub comment: i64,
    pub source: i64,
    pub author: i64,
    pub proposer: i64,
    pub title: String,
    pub reason: String,
    pub state: String,
    pub claimed: Option<i64>,
    pub idea: Option<i64>,
    pub proposed_at: i64,
    pub ended_at: Option<i64>,
    pub word: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
