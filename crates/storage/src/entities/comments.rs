//! Rows of the table `comments`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comments")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub idea: i64,
    pub parent: Option<i64>,
    pub author: i64,
    pub stance: Option<String>,
    pub text: String,
    pub hidden: bool,
    pub withheld: String,
    pub unseen: bool,
    pub created_at: i64,
    pub edited_at: Option<i64>,
    pub removed_at: Option<i64>,
    pub import_key: Option<String>,
    pub supports: i64,
    pub answered_at: Option<i64>,
    pub taken_up_in: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
