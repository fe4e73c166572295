//! Rows of the table `people`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub function: String,
    pub role: String,
    pub language: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub password_hash: Option<String>,
    pub import_key: Option<String>,
    pub created_at: i64,
    pub confirmed_at: Option<i64>,
    pub time_zone: String,
    pub suspended_until: Option<i64>,
    pub mail_blocked_at: Option<i64>,
    pub closed_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
