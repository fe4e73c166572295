//! Rows of the table `idea_themes`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "idea_themes")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub idea: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub theme: String,
    pub position: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
