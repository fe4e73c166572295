//! Rows of the table `notices`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notices")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person: i64,
    pub kind: String,
    pub about: String,
    pub idea: Option<i64>,
    pub comment: Option<i64>,
    pub number: Option<i64>,
    pub word: Option<String>,
    pub actor: Option<i64>,
    pub event: i64,
    pub created_at: i64,
    pub in_site: bool,
    pub delivery: String,
    pub mail: Option<i64>,
    pub read_at: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
