//! Rows of the table `objections`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objections")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub decision: i64,
    pub person: Option<i64>,
    pub report: Option<i64>,
    pub text: String,
    pub at: i64,
    pub decided_at: Option<i64>,
    pub decider: Option<i64>,
    pub outcome: Option<String>,
    pub reasons: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
