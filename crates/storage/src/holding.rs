//! Withholding: what somebody wrote before, what an administrator set, and what is hidden until a moderator looked.

use domain::holding::{HoldRule, HoldSettings, PACE_WITHIN, Record, Withheld, WordList, written};
use domain::moderation::Target;
use domain::people::Role;
use domain::trust::DAY;
use domain::{CaseId, CommentId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, OnConflict, Order, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait,
    QueryFilter, QuerySelect,
};

use crate::cells::{maybe_moment, micros};
use crate::entities::{cases, comments, ideas, people, settings};
use crate::moderation::columns_of;
use crate::{Reader, StorageError, Tx};

const WORDS: &str = "woordenlijst";
const READ_FIRST: &str = "eerst-lezen";
/// Kept posts are counted so far.
const COUNTED: u64 = 50;

/// A theme, and whether what is written in it is read first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeHolding {
    /// Word in addresses.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Whether what is written in it is read first.
    pub read_first: bool,
}

impl Tx {
    /// What somebody wrote before.
    pub async fn record_of(&self, person: PersonId, now: Timestamp) -> Result<Record, StorageError> {
        record_of(&self.db, person, now).await
    }

    /// What an administrator set for an idea: for the whole site, or for one of its themes.
    pub async fn hold_settings(&self, idea: IdeaNumber) -> Result<HoldSettings, StorageError> {
        let (words, read_first) = site_settings(&self.db).await?;
        let mut themes = Query::select();
        themes
            .expr(Expr::val(1))
            .from_as("idea_themes", "x")
            .join_as(JoinType::InnerJoin, "themes", "t", Expr::col(("t", "slug")).equals(("x", "theme")))
            .and_where(Expr::col(("x", "idea")).eq(idea.0))
            .and_where(Expr::col(("t", "read_first")).eq(true))
            .limit(1);
        let in_theme = self.db.query_one(&themes).await?.is_some();
        Ok(HoldSettings { words, read_first: read_first || in_theme })
    }

    /// Sets the list of words, whether all is read first, and in which themes.
    pub async fn set_hold_settings(
        &self,
        words: &WordList,
        read_first: bool,
        themes: &[String],
    ) -> Result<(), StorageError> {
        let values = [(WORDS, words.lines()), (READ_FIRST, if read_first { "ja" } else { "" }.to_owned())];
        for (name, value) in values {
            let row = settings::ActiveModel { name: Set(name.to_owned()), value: Set(value) };
            let newest =
                OnConflict::column(settings::Column::Name).update_column(settings::Column::Value).to_owned();
            settings::Entity::insert(row).on_conflict(newest).exec_without_returning(&self.db).await?;
        }
        let mut none = Query::update();
        none.table("themes").value("read_first", false);
        self.db.execute(&none).await?;
        let mut some = Query::update();
        some.table("themes")
            .value("read_first", true)
            .and_where(Expr::col("slug").is_in(themes.iter().map(String::as_str)));
        self.db.execute(&some).await?;
        Ok(())
    }

    /// Notes why a comment is hidden without a decision; none where there is one, or it is shown.
    pub async fn set_comment_withheld(
        &self,
        id: CommentId,
        why: Option<Withheld>,
    ) -> Result<(), StorageError> {
        let word = why.map_or("", Withheld::as_str).to_owned();
        let row = comments::ActiveModel { id: Set(id.0), withheld: Set(word), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// The same of an idea.
    pub async fn set_idea_withheld(
        &self,
        number: IdeaNumber,
        why: Option<Withheld>,
    ) -> Result<(), StorageError> {
        let word = why.map_or("", Withheld::as_str).to_owned();
        let row = ideas::ActiveModel { number: Set(number.0), withheld: Set(word), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Notes whether something was never shown, or is now for the first time.
    pub async fn set_unseen(&self, target: Target, unseen: bool) -> Result<(), StorageError> {
        match target {
            Target::Comment(id) => {
                let row = comments::ActiveModel { id: Set(id.0), unseen: Set(unseen), ..Default::default() };
                row.update(&self.db).await?;
            }
            Target::Idea(number) => {
                let row =
                    ideas::ActiveModel { number: Set(number.0), unseen: Set(unseen), ..Default::default() };
                row.update(&self.db).await?;
            }
            Target::Person(_) | Target::Practice(_) => {}
        }
        Ok(())
    }

    /// From now on an idea counts as shown, so that it is new in lists.
    pub async fn set_shown_at(&self, number: IdeaNumber, at: Timestamp) -> Result<(), StorageError> {
        let row = ideas::ActiveModel {
            number: Set(number.0),
            published_at: Set(Some(micros(at))),
            active_at: Set(micros(at)),
            ..Default::default()
        };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Notes by which rules something was held.
    pub async fn note_held(&self, case: CaseId, rules: &[HoldRule]) -> Result<(), StorageError> {
        let row = cases::ActiveModel { id: Set(case.0), held_for: Set(written(rules)), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// Notes since when what a case is about is hidden because several people reported it.
    pub async fn note_veiled(&self, case: CaseId, at: Timestamp) -> Result<(), StorageError> {
        let row =
            cases::ActiveModel { id: Set(case.0), veiled_at: Set(Some(micros(at))), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// When each who reported this case confirmed their address.
    pub async fn reporters_confirmed(&self, case: CaseId) -> Result<Vec<Option<Timestamp>>, StorageError> {
        let mut select = Query::select();
        select
            .distinct()
            .columns([("p", "id"), ("p", "confirmed_at")])
            .from_as("reports", "r")
            .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("r", "reporter")))
            .and_where(Expr::col(("r", "case_id")).eq(case.0))
            .limit(COUNTED);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| maybe_moment(row.try_get("", "confirmed_at")?)).collect()
    }

    /// Whether a moderator looked at this before and decided about it.
    pub async fn was_looked_at(&self, target: Target) -> Result<bool, StorageError> {
        let (kind, id) = columns_of(target);
        let decided = cases::Entity::find()
            .filter(cases::Column::TargetKind.eq(kind))
            .filter(cases::Column::Target.eq(id))
            .filter(cases::Column::ClosedAt.is_not_null())
            .limit(1)
            .count(&self.db)
            .await?;
        Ok(decided > 0)
    }
}

impl Reader {
    /// What somebody wrote before.
    pub async fn record_of(&self, person: PersonId, now: Timestamp) -> Result<Record, StorageError> {
        record_of(&self.db, person, now).await
    }

    /// What an administrator set: the words, whether all is read first, and in which themes.
    pub async fn holding(&self) -> Result<(HoldSettings, Vec<ThemeHolding>), StorageError> {
        let (words, read_first) = site_settings(&self.db).await?;
        let mut select = Query::select();
        select.columns(["slug", "name", "read_first"]).from("themes").order_by("name", Order::Asc);
        let rows = self.db.query_all(&select).await?;
        let themes = rows.iter().map(|row| {
            Ok(ThemeHolding {
                slug: row.try_get("", "slug")?,
                name: row.try_get("", "name")?,
                read_first: row.try_get("", "read_first")?,
            })
        });
        let themes = themes.collect::<Result<_, StorageError>>()?;
        Ok((HoldSettings { words, read_first }, themes))
    }
}

async fn site_settings(db: &impl ConnectionTrait) -> Result<(WordList, bool), StorageError> {
    let rows = settings::Entity::find().filter(settings::Column::Name.is_in([WORDS, READ_FIRST])).all(db);
    let (mut words, mut read_first) = (WordList::default(), false);
    for row in rows.await? {
        if row.name == WORDS {
            words = WordList::parse(&row.value);
        } else {
            read_first = row.value == "ja";
        }
    }
    Ok((words, read_first))
}

async fn record_of(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: Timestamp,
) -> Result<Record, StorageError> {
    let Some(account) = people::Entity::find_by_id(person.0).one(db).await? else {
        return Ok(Record::default());
    };
    let exempt = account.import_key.is_some() || account.role != Role::Participant.as_str();
    let said = || comments::Entity::find().filter(comments::Column::Author.eq(person.0));
    let proposed = || ideas::Entity::find().filter(ideas::Column::Author.eq(person.0));
    let kept_comments = said()
        .filter(comments::Column::Hidden.eq(false))
        .filter(comments::Column::RemovedAt.is_null())
        .limit(COUNTED)
        .count(db)
        .await?;
    let kept_ideas = proposed()
        .filter(ideas::Column::Hidden.eq(false))
        .filter(ideas::Column::PublishedAt.is_not_null())
        .limit(COUNTED)
        .count(db)
        .await?;
    let written_since = async |since: Timestamp| -> Result<u64, StorageError> {
        let since = micros(since);
        let comments = said().filter(comments::Column::CreatedAt.gte(since)).limit(COUNTED).count(db).await?;
        let ideas = proposed().filter(ideas::Column::PublishedAt.gte(since)).limit(COUNTED).count(db).await?;
        Ok(comments + ideas)
    };
    Ok(Record {
        exempt,
        kept: kept_comments + kept_ideas,
        lately: written_since(now - PACE_WITHIN).await?,
        today: written_since(now - DAY).await?,
        confirmed_at: maybe_moment(account.confirmed_at)?,
    })
}
