//! Rows of the table `merge_supports`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "merge_supports")]
#[expect(clippy::struct_excessive_bools, reason = "each is a column")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub merge: i64,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person: i64,
    pub target: i64,
    pub given_at: i64,
    pub answer: String,
    pub answered_at: Option<i64>,
    pub counted: bool,
    pub moved: bool,
    pub added: bool,
    pub followed: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
