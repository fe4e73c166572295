//! Rows of the table `merges`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "merges")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub source: i64,
    pub target: i64,
    pub proposer: i64,
    pub by_author: bool,
    pub reason: String,
    pub state: String,
    pub status_before: String,
    pub proposed_at: i64,
    pub merged_at: Option<i64>,
    pub answers_due: Option<i64>,
    pub settled_at: Option<i64>,
    pub ended_at: Option<i64>,
    pub end_reason: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
