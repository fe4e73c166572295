//! Rows of the table `idea_references`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idea_references")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub referred: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub idea: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
