//! Rows of the table `ideas`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ideas")]
#[expect(clippy::struct_excessive_bools, reason = "each is a column")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub number: i64,
    pub slug: String,
    pub title: String,
    pub summary: String,
    pub problem: String,
    pub proposal: String,
    pub effect: String,
    pub first_step: String,
    pub sources: String,
    pub level: String,
    pub organisation: Option<String>,
    pub author: i64,
    pub status: String,
    pub listed: bool,
    pub hidden: bool,
    pub withheld: String,
    pub unseen: bool,
    pub version: i64,
    pub supports: i64,
    pub supports_via: i64,
    pub supports_apart: i64,
    pub comments: i64,
    pub created_at: i64,
    pub published_at: Option<i64>,
    pub updated_at: i64,
    pub active_at: i64,
    pub import_key: Option<String>,
    pub locked: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
