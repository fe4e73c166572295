//! Ideas: writing them with their versions, and reading one whole.

use domain::holding::Withheld;
use domain::ideas::{Proposal, RawProposal};
use domain::life::Status;
use domain::organisations::Level;
use domain::policy::IdeaFacts;
use domain::sources::Source;
use domain::themes::ThemeSlug;
use domain::{IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType, LockType, Order, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::cells::{maybe_moment, maybe_word, micros, moment, word};
use crate::entities::{idea_themes, ideas};
use crate::{Engine, Reader, StorageError, Tx};

/// An idea as it stands, with all its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idea {
    /// Public number.
    pub number: IdeaNumber,
    /// Readable part of its address.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// *Wat is er aan de hand?*
    pub problem: String,
    /// *Wat is het idee?*
    pub proposal: String,
    /// *Wat levert het op?*
    pub effect: String,
    /// *Wat is de eerste stap?*
    pub first_step: String,
    /// Where more can be read.
    pub sources: Vec<Source>,
    /// Theme words, in the order of its author.
    pub themes: Vec<String>,
    /// Level of government; a draft may be without.
    pub level: Option<Level>,
    /// Code of the organisation it is addressed to.
    pub organisation: Option<String>,
    /// Author.
    pub author: PersonId,
    /// Where it stands.
    pub status: Status,
    /// Hidden by a moderator.
    pub hidden: bool,
    /// Why it is hidden, where no moderator decided that.
    pub withheld: Option<Withheld>,
    /// Held before it was shown, and not shown since.
    pub unseen: bool,
    /// Closed for comments and support by a moderator.
    pub locked: bool,
    /// 1 when published, one more with each edit.
    pub version: i32,
    /// Number of supporters.
    pub supports: i64,
    /// How many of them support an idea that was merged into this one.
    pub supports_via: i64,
    /// Support beside these that a moderator looks at before it counts.
    pub supports_apart: i64,
    /// Number of comments that can be read.
    pub comments: i64,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it became public.
    pub published_at: Option<Timestamp>,
    /// When its text last changed.
    pub updated_at: Timestamp,
    /// When something last happened to it.
    pub active_at: Timestamp,
}

impl Idea {
    /// What the policy must know.
    pub fn facts(&self) -> IdeaFacts {
        IdeaFacts { author: self.author, status: self.status, hidden: self.hidden, locked: self.locked }
    }

    /// The fields of the form, as they would be sent again.
    pub fn raw(&self) -> RawProposal {
        RawProposal {
            title: self.title.clone(),
            summary: self.summary.clone(),
            problem: self.problem.clone(),
            proposal: self.proposal.clone(),
            effect: self.effect.clone(),
            first_step: self.first_step.clone(),
            sources: Source::write_all(&self.sources),
            themes: self.themes.clone(),
            level: self.level.map_or("", Level::as_str).to_owned(),
            organisation: self.organisation.clone().unwrap_or_default(),
        }
    }

    pub(crate) fn read(row: ideas::Model, themes: Vec<String>) -> Result<Self, StorageError> {
        Ok(Self {
            number: IdeaNumber(row.number),
            level: maybe_word("level", &row.level, Level::parse)?,
            author: PersonId(row.author),
            status: word("status", &row.status, Status::parse)?,
            version: i32::try_from(row.version).unwrap_or(i32::MAX),
            created_at: moment(row.created_at)?,
            published_at: maybe_moment(row.published_at)?,
            updated_at: moment(row.updated_at)?,
            active_at: moment(row.active_at)?,
            themes,
            slug: row.slug,
            title: row.title,
            summary: row.summary,
            problem: row.problem,
            proposal: row.proposal,
            effect: row.effect,
            first_step: row.first_step,
            sources: read_sources(&row.sources)?,
            organisation: row.organisation,
            hidden: row.hidden,
            withheld: maybe_word("withheld", &row.withheld, Withheld::parse)?,
            unseen: row.unseen,
            locked: row.locked,
            supports: row.supports,
            supports_via: row.supports_via,
            supports_apart: row.supports_apart,
            comments: row.comments,
        })
    }
}

/// A new row.
#[derive(Debug)]
pub struct NewIdea<'a> {
    /// What it says.
    pub proposal: &'a Proposal,
    /// Who proposes it.
    pub author: PersonId,
    /// Now.
    pub created_at: Timestamp,
    /// What an import file calls it.
    pub import_key: Option<&'a str>,
}

impl Tx {
    /// Adds a draft.
    pub async fn insert_idea(&self, new: &NewIdea<'_>) -> Result<IdeaNumber, StorageError> {
        let at = micros(new.created_at);
        let row = ideas::ActiveModel {
            author: Set(new.author.0),
            status: Set(Status::Draft.as_str().to_owned()),
            listed: Set(false),
            hidden: Set(false),
            withheld: Set(String::new()),
            locked: Set(false),
            version: Set(0),
            supports: Set(0),
            supports_via: Set(0),
            supports_apart: Set(0),
            comments: Set(0),
            created_at: Set(at),
            active_at: Set(at),
            import_key: Set(new.import_key.map(str::to_owned)),
            ..texts(new.proposal, at)
        };
        let number = IdeaNumber(row.insert(&self.db).await?.number);
        self.replace_themes(number, new.proposal).await?;
        Ok(number)
    }

    /// Replaces what an idea says, without keeping a version.
    pub async fn update_idea(
        &self,
        number: IdeaNumber,
        proposal: &Proposal,
        at: Timestamp,
    ) -> Result<(), StorageError> {
        let row = ideas::ActiveModel { number: Set(number.0), ..texts(proposal, micros(at)) };
        row.update(&self.db).await?;
        self.replace_themes(number, proposal).await
    }

    async fn replace_themes(&self, number: IdeaNumber, proposal: &Proposal) -> Result<(), StorageError> {
        let before = themes_of(&self.db, number.0).await?;
        if before.iter().eq(proposal.themes().iter().map(ThemeSlug::as_str)) {
            return Ok(());
        }
        self.count_in_themes(number, -1).await?;
        idea_themes::Entity::delete_many()
            .filter(idea_themes::Column::Idea.eq(number.0))
            .exec(&self.db)
            .await?;
        let rows: Vec<_> = proposal
            .themes()
            .iter()
            .zip(1i64..)
            .map(|(theme, position)| idea_themes::ActiveModel {
                idea: Set(number.0),
                theme: Set(theme.as_str().to_owned()),
                position: Set(position),
            })
            .collect();
        if !rows.is_empty() {
            idea_themes::Entity::insert_many(rows).exec_without_returning(&self.db).await?;
        }
        self.count_in_themes(number, 1).await
    }

    /// Counts an idea for its themes, or no longer; one that is not in the lists does not count. Whatever changes its
    /// themes or whether it is listed calls this before and after.
    async fn count_in_themes(&self, number: IdeaNumber, by: i64) -> Result<(), StorageError> {
        self.lock_themes().await?;
        let mut of_idea = Query::select();
        of_idea
            .column(("x", "theme"))
            .from_as("idea_themes", "x")
            .join_as(JoinType::InnerJoin, "ideas", "i", Expr::col(("i", "number")).equals(("x", "idea")))
            .and_where(Expr::col(("x", "idea")).eq(number.0))
            .and_where(Expr::col(("i", "listed")).eq(true));
        let mut update = Query::update();
        update
            .table("themes")
            .value("ideas", Expr::col("ideas").add(by))
            .and_where(Expr::col("slug").in_subquery(of_idea));
        self.db.execute(&update).await?;
        Ok(())
    }

    /// Takes all themes in one order, so that two transactions that count the same themes never wait for each other.
    pub(crate) async fn lock_themes(&self) -> Result<(), StorageError> {
        if self.engine == Engine::Postgres {
            let mut themes = Query::select();
            themes.column("slug").from("themes").order_by("slug", Order::Asc).lock(LockType::NoKeyUpdate);
            self.db.query_all(&themes).await?;
        }
        Ok(())
    }

    /// An idea, which no other transaction changes until this one ends.
    pub async fn idea_for_update(&self, number: IdeaNumber) -> Result<Option<Idea>, StorageError> {
        let row = ideas::Entity::find_by_id(number.0).lock_exclusive().one(&self.db).await?;
        with_themes(&self.db, row).await
    }

    /// Sets where an idea stands; the first step out of a draft makes it public. To one that is closed no answer is
    /// waited for any more.
    pub async fn set_status(&self, idea: &Idea, to: Status, at: Timestamp) -> Result<(), StorageError> {
        self.count_in_themes(idea.number, -1).await?;
        let published_at = idea.published_at.or_else(|| to.is_public().then_some(at));
        let row = ideas::ActiveModel {
            number: Set(idea.number.0),
            status: Set(to.as_str().to_owned()),
            listed: Set(to.is_open() && !idea.hidden),
            published_at: Set(published_at.map(micros)),
            active_at: Set(micros(idea.active_at.max(at))),
            ..Default::default()
        };
        row.update(&self.db).await?;
        if !to.is_open() {
            self.drop_promises(idea.number, at).await?;
        }
        self.count_in_themes(idea.number, 1).await
    }

    /// Hides an idea, or shows it again.
    pub async fn set_idea_hidden(&self, idea: &Idea, hidden: bool) -> Result<(), StorageError> {
        self.count_in_themes(idea.number, -1).await?;
        let row = ideas::ActiveModel {
            number: Set(idea.number.0),
            hidden: Set(hidden),
            listed: Set(idea.status.is_open() && !hidden),
            ..Default::default()
        };
        row.update(&self.db).await?;
        self.count_in_themes(idea.number, 1).await
    }

    /// Closes an idea for comments and support, or opens it again. It stays in the lists as it was.
    pub async fn set_idea_locked(&self, idea: IdeaNumber, locked: bool) -> Result<(), StorageError> {
        let row = ideas::ActiveModel { number: Set(idea.0), locked: Set(locked), ..Default::default() };
        row.update(&self.db).await?;
        Ok(())
    }

    /// What somebody began under this title since `since`, oldest first: one of these may be the other half of a double
    /// click. No other transaction changes them until this one ends.
    pub async fn ideas_begun_since(
        &self,
        author: PersonId,
        title: &str,
        since: Timestamp,
    ) -> Result<Vec<Idea>, StorageError> {
        let rows = ideas::Entity::find()
            .filter(ideas::Column::Author.eq(author.0))
            .filter(ideas::Column::CreatedAt.gte(micros(since)))
            .filter(ideas::Column::Title.eq(title))
            .order_by_asc(ideas::Column::Number)
            .lock_exclusive()
            .all(&self.db)
            .await?;
        let mut begun = Vec::with_capacity(rows.len());
        for row in rows {
            begun.extend(with_themes(&self.db, Some(row)).await?);
        }
        Ok(begun)
    }

    /// Who proposed an idea.
    pub async fn idea_author(&self, number: IdeaNumber) -> Result<Option<PersonId>, StorageError> {
        let row = ideas::Entity::find_by_id(number.0).one(&self.db).await?;
        Ok(row.map(|row| PersonId(row.author)))
    }

    /// The idea an import file calls `key`.
    pub async fn idea_by_import_key(&self, key: &str) -> Result<Option<IdeaNumber>, StorageError> {
        let row = ideas::Entity::find().filter(ideas::Column::ImportKey.eq(key)).one(&self.db).await?;
        Ok(row.map(|row| IdeaNumber(row.number)))
    }
}

impl Reader {
    /// An idea, whoever may see it; the caller asks the policy.
    pub async fn idea(&self, number: IdeaNumber) -> Result<Option<Idea>, StorageError> {
        let row = ideas::Entity::find_by_id(number.0).one(&self.db).await?;
        with_themes(&self.db, row).await
    }
}

pub(crate) fn read_sources(stored: &str) -> Result<Vec<Source>, StorageError> {
    Source::read_all(stored).map_err(|_| StorageError::Corrupt { what: "sources", value: stored.to_owned() })
}

pub(crate) fn texts(proposal: &Proposal, at: i64) -> ideas::ActiveModel {
    ideas::ActiveModel {
        slug: Set(proposal.slug()),
        title: Set(proposal.title().to_owned()),
        summary: Set(proposal.summary().to_owned()),
        problem: Set(proposal.problem().to_owned()),
        proposal: Set(proposal.proposal().to_owned()),
        effect: Set(proposal.effect().to_owned()),
        first_step: Set(proposal.first_step().to_owned()),
        sources: Set(Source::write_all(proposal.sources())),
        level: Set(proposal.level().map_or("", Level::as_str).to_owned()),
        organisation: Set(proposal.organisation().map(|code| code.as_str().to_owned())),
        updated_at: Set(at),
        ..Default::default()
    }
}

async fn with_themes(
    db: &impl ConnectionTrait,
    row: Option<ideas::Model>,
) -> Result<Option<Idea>, StorageError> {
    let Some(row) = row else { return Ok(None) };
    let themes = themes_of(db, row.number).await?;
    Idea::read(row, themes).map(Some)
}

async fn themes_of(db: &impl ConnectionTrait, number: i64) -> Result<Vec<String>, StorageError> {
    let rows = idea_themes::Entity::find()
        .filter(idea_themes::Column::Idea.eq(number))
        .order_by_asc(idea_themes::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.theme).collect())
}
