//! People who leave: their account is erased, and what they wrote for everybody stays without their name.

use domain::life::Status;
use domain::people::{DEPARTED, Email, Function, Language, Role};
use domain::topics::TopicKind;
use domain::{CommentId, FarewellId, IdeaNumber, MergeId, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, Order, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
    TryGetable,
};

use crate::cells::{micros, word};
use crate::closed_accounts::FOR_GOOD;
use crate::entities::{farewells, followed, ideas, people, splits};
use crate::{Reader, StorageError, Tx};

/// Tables of what only somebody themselves and the site know; whose it is stands in the column `person`.
const OWN: [&str; 18] = [
    "sessions",
    "tokens",
    "mail_preferences",
    "name_words",
    "bookmarks",
    "visits",
    "follows",
    "followed",
    "notices",
    "mails",
    "bounces",
    "saved_searches",
    "work_addresses",
    "email_changes",
    "mentions",
    "sightings",
    "merge_supports",
    "closed_accounts",
];

/// An address that is nobody's any more, as long as the mail that says so may still have to go: of somebody who left, or
/// who has another one now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Farewell {
    /// Where to.
    pub email: String,
    /// In which language.
    pub language: Language,
}

impl Tx {
    /// The ideas that somebody supports, by number.
    pub async fn supported_by(&self, person: PersonId) -> Result<Vec<IdeaNumber>, StorageError> {
        Ok(self.numbers("idea", "supports", person).await?.into_iter().map(IdeaNumber).collect())
    }

    /// The comments that somebody supports, each with the idea that it stands under.
    pub async fn supported_comments_of(
        &self,
        person: PersonId,
    ) -> Result<Vec<(CommentId, IdeaNumber)>, StorageError> {
        let mut select = Query::select();
        select
            .columns([("s", "comment"), ("c", "idea")])
            .from_as("comment_supports", "s")
            .join_as(JoinType::InnerJoin, "comments", "c", Expr::col(("c", "id")).equals(("s", "comment")))
            .and_where(Expr::col(("s", "person")).eq(person.0))
            .order_by(("s", "comment"), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok((CommentId(row.try_get("", "comment")?), IdeaNumber(row.try_get("", "idea")?))))
            .collect()
    }

    /// The merges in which somebody was asked what becomes of their support.
    pub async fn merges_asked_of(&self, person: PersonId) -> Result<Vec<MergeId>, StorageError> {
        Ok(self.numbers("merge", "merge_supports", person).await?.into_iter().map(MergeId).collect())
    }

    /// The organisations that somebody speaks for now, by code.
    pub async fn spoken_for_by(&self, person: PersonId) -> Result<Vec<String>, StorageError> {
        let mut select = of("organisation", "representatives", person);
        select.and_where(Expr::col("until").is_null());
        self.column("organisation", &select).await
    }

    async fn numbers(
        &self,
        column: &'static str,
        table: &'static str,
        person: PersonId,
    ) -> Result<Vec<i64>, StorageError> {
        self.column(column, &of(column, table, person)).await
    }

    async fn column<T: TryGetable>(
        &self,
        column: &str,
        select: &SelectStatement,
    ) -> Result<Vec<T>, StorageError> {
        let rows = self.db.query_all(select).await?;
        rows.iter().map(|row| Ok(row.try_get("", column)?)).collect()
    }

    /// Erases somebody: nothing is left of who they were, nor of what only they and the site knew. Their support was taken
    /// back before.
    pub async fn erase_person(&self, id: PersonId, at: Timestamp) -> Result<(), StorageError> {
        for table in OWN {
            let mut delete = Query::delete();
            delete.from_table(table).and_where(Expr::col("person").eq(id.0));
            self.db.execute(&delete).await?;
        }
        self.clear_second_factors(&[id]).await?;
        followed::Entity::delete_many()
            .filter(followed::Column::Kind.eq(TopicKind::Person.as_str()))
            .filter(followed::Column::Key.eq(id.to_string()))
            .exec(&self.db)
            .await?;
        self.delete_drafts(id).await?;
        let row = people::ActiveModel {
            id: Set(id.0),
            name: Set(DEPARTED.to_owned()),
            handle: Set(format!("vertrokken-{id}")),
            function: Set(Function::Resident.as_str().to_owned()),
            role: Set(Role::Participant.as_str().to_owned()),
            email: Set(None),
            email_key: Set(None),
            password_hash: Set(None),
            import_key: Set(None),
            confirmed_at: Set(None),
            mail_blocked_at: Set(None),
            suspended_until: Set(Some(FOR_GOOD)),
            closed_at: Set(Some(micros(at))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    async fn delete_drafts(&self, author: PersonId) -> Result<(), StorageError> {
        let drafts: Vec<i64> = ideas::Entity::find()
            .select_only()
            .column(ideas::Column::Number)
            .filter(ideas::Column::Author.eq(author.0))
            .filter(ideas::Column::Status.eq(Status::Draft.as_str()))
            .into_tuple()
            .all(&self.db)
            .await?;
        let hanging = [
            ("idea_versions", "idea"),
            ("idea_themes", "idea"),
            ("idea_references", "idea"),
            ("idea_references", "referred"),
        ];
        for (table, column) in hanging {
            let mut delete = Query::delete();
            delete.from_table(table).and_where(Expr::col(column).is_in(drafts.clone()));
            self.db.execute(&delete).await?;
        }
        splits::Entity::update_many()
            .col_expr(splits::Column::Idea, Expr::value(None::<i64>))
            .filter(splits::Column::Idea.is_in(drafts.clone()))
            .exec(&self.db)
            .await?;
        ideas::Entity::delete_many().filter(ideas::Column::Number.is_in(drafts)).exec(&self.db).await?;
        Ok(())
    }

    /// Keeps where to say that an address is no longer that of an account.
    pub async fn insert_farewell(
        &self,
        email: &Email,
        language: Language,
        at: Timestamp,
    ) -> Result<FarewellId, StorageError> {
        let row = farewells::ActiveModel {
            email: Set(email.as_str().to_owned()),
            language: Set(language.as_str().to_owned()),
            at: Set(micros(at)),
            ..Default::default()
        };
        Ok(FarewellId(row.insert(&self.db).await?.id))
    }

    /// Clears where to from before `before`.
    pub async fn sweep_farewells(&self, before: Timestamp) -> Result<(), StorageError> {
        farewells::Entity::delete_many()
            .filter(farewells::Column::At.lt(micros(before)))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl Reader {
    /// Where to say that an address is no longer that of an account; nothing once that was cleared.
    pub async fn farewell(&self, id: FarewellId) -> Result<Option<Farewell>, StorageError> {
        let Some(row) = farewells::Entity::find_by_id(id.0).one(&self.db).await? else { return Ok(None) };
        let language = word("language", &row.language, Language::parse)?;
        Ok(Some(Farewell { email: row.email, language }))
    }
}

/// What is somebody's in a table, in order.
fn of(column: &'static str, table: &'static str, person: PersonId) -> SelectStatement {
    let mut select = Query::select();
    select
        .column(column)
        .from(table)
        .and_where(Expr::col("person").eq(person.0))
        .order_by(column, Order::Asc);
    select
}
