//! Topics that people follow: themes, people and organisations.

use std::collections::HashMap;

use domain::topics::{Topic, TopicKind};
use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, JoinType, OnConflict, Order, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::cells::{micros, word};
use crate::entities::{followed, idea_themes, ideas, people};
use crate::{Reader, StorageError, Tx};

/// A followed topic as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRow {
    /// The topic.
    pub topic: Topic,
    /// Its name.
    pub name: String,
    /// What stands for it in its address.
    pub address: String,
}

impl Tx {
    /// Follows a topic; false where it was followed already.
    pub async fn follow_topic(
        &self,
        topic: &Topic,
        person: PersonId,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let row = followed::ActiveModel {
            kind: Set(topic.kind.as_str().to_owned()),
            key: Set(topic.key.clone()),
            person: Set(person.0),
            at: Set(micros(at)),
        };
        let columns = [followed::Column::Kind, followed::Column::Key, followed::Column::Person];
        let once = OnConflict::columns(columns).do_nothing().to_owned();
        Ok(followed::Entity::insert(row).on_conflict(once).exec_without_returning(&self.db).await? > 0)
    }

    /// Follows a topic no longer; false where it was not followed.
    pub async fn leave_topic(&self, topic: &Topic, person: PersonId) -> Result<bool, StorageError> {
        let key = (topic.kind.as_str().to_owned(), topic.key.clone(), person.0);
        Ok(followed::Entity::delete_by_id(key).exec(&self.db).await?.rows_affected > 0)
    }
}

impl Tx {
    /// The topics a new idea belongs to: its themes, its organisation and who proposed it.
    pub async fn topics_of(&self, number: IdeaNumber) -> Result<Option<Vec<Topic>>, StorageError> {
        let Some(idea) = ideas::Entity::find_by_id(number.0).one(&self.db).await? else { return Ok(None) };
        let themes = idea_themes::Entity::find()
            .filter(idea_themes::Column::Idea.eq(number.0))
            .order_by_asc(idea_themes::Column::Position)
            .all(&self.db)
            .await?;
        let mut topics = vec![Topic::person(PersonId(idea.author))];
        topics.extend(themes.iter().map(|row| Topic::theme(&row.theme)));
        topics.extend(idea.organisation.as_deref().map(Topic::organisation));
        Ok(Some(topics))
    }
}

impl Reader {
    /// Whether somebody follows a topic.
    pub async fn follows_topic(&self, topic: &Topic, person: PersonId) -> Result<bool, StorageError> {
        let key = (topic.kind.as_str().to_owned(), topic.key.clone(), person.0);
        Ok(followed::Entity::find_by_id(key).one(&self.db).await?.is_some())
    }

    /// The topics somebody follows, the latest first; those that are there no more are left out.
    pub async fn topics_followed_by(
        &self,
        person: PersonId,
        limit: u64,
    ) -> Result<Vec<TopicRow>, StorageError> {
        let is = |kind: TopicKind| Cond::all().add(Expr::col(("f", "kind")).eq(kind.as_str()));
        let same = |column: (&'static str, &'static str)| Expr::col(("f", "key")).equals(column);
        let (theme, office) = (is(TopicKind::Theme), is(TopicKind::Organisation));
        let mut select = Query::select();
        select
            .columns([("f", "kind"), ("f", "key")])
            .expr_as(Func::coalesce([Expr::col(("t", "name")), Expr::col(("o", "name"))]), "name")
            .from_as("followed", "f")
            .join_as(JoinType::LeftJoin, "themes", "t", theme.add(same(("t", "slug"))))
            .join_as(JoinType::LeftJoin, "organisations", "o", office.add(same(("o", "code"))))
            .and_where(Expr::col(("f", "person")).eq(person.0))
            .order_by(("f", "at"), Order::Desc)
            .order_by(("f", "key"), Order::Asc)
            .limit(limit);
        let mut rows = Vec::new();
        for row in self.db.query_all(&select).await? {
            let kind: String = row.try_get("", "kind")?;
            let topic =
                Topic { kind: word("kind of topic", &kind, TopicKind::parse)?, key: row.try_get("", "key")? };
            let name: Option<String> = row.try_get("", "name")?;
            rows.push((topic, name));
        }
        let people = self.names_of(rows.iter().map(|(topic, _)| topic)).await?;
        let shown = rows.into_iter().filter_map(|(topic, name)| {
            let (name, address) = match topic.kind {
                TopicKind::Person => people.get(&topic.key).cloned()?,
                TopicKind::Theme | TopicKind::Organisation => (name?, topic.key.clone()),
            };
            Some(TopicRow { topic, name, address })
        });
        Ok(shown.collect())
    }

    /// Name and handle of the people among these topics, by key.
    async fn names_of(
        &self,
        topics: impl Iterator<Item = &Topic>,
    ) -> Result<HashMap<String, (String, String)>, StorageError> {
        let ids: Vec<i64> = topics
            .filter(|topic| topic.kind == TopicKind::Person)
            .filter_map(|topic| topic.key.parse().ok())
            .collect();
        let rows = people::Entity::find().filter(people::Column::Id.is_in(ids)).all(&self.db).await?;
        Ok(rows.into_iter().map(|row| (row.id.to_string(), (row.name, row.handle))).collect())
    }
}
