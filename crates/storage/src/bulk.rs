//! Adding very much at once: people and whole ideas, many rows to a statement, with every count as it would have become.

use std::collections::{BTreeMap, HashSet};

use domain::comments::{CommentText, Stance};
use domain::ideas::Proposal;
use domain::life::Status;
use domain::people::{Function, Language, Name, Role};
use domain::{Event, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, Iterable, Statement};

use crate::cells::micros;
use crate::entities::{comments, idea_themes, idea_versions, ideas, name_words, people, supports};
use crate::log::row;
use crate::people::words_of;
use crate::{Engine, StorageError, Tx};

/// Values in one statement; SQLite takes 32,766.
const VALUES: usize = 30_000;

/// Somebody without an address, as the author of imported content.
#[derive(Debug)]
pub struct BulkPerson<'a> {
    /// Shown name.
    pub name: &'a Name,
    /// The word in their page's address; nobody else's.
    pub handle: String,
    /// Self-declared function.
    pub function: Function,
    /// When they came.
    pub created_at: Timestamp,
    /// What the source calls them.
    pub import_key: String,
}

/// A public idea with all that belongs to it.
#[derive(Debug)]
pub struct BulkIdea<'a> {
    /// What it says.
    pub proposal: &'a Proposal,
    /// Who proposed it.
    pub author: PersonId,
    /// Where it stands; not a draft.
    pub status: Status,
    /// When it became public.
    pub published_at: Timestamp,
    /// When something last happened to it.
    pub active_at: Timestamp,
    /// Who supports it, each once, and when.
    pub supports: Vec<(PersonId, Timestamp)>,
    /// Its comments, each before its answers.
    pub comments: Vec<BulkComment<'a>>,
    /// What the source calls it.
    pub import_key: String,
}

/// A comment of a [`BulkIdea`].
#[derive(Debug)]
pub struct BulkComment<'a> {
    /// Place in the idea's comments of what it answers.
    pub parent: Option<usize>,
    /// Who wrote it.
    pub author: PersonId,
    /// Its stance.
    pub stance: Option<Stance>,
    /// What it says.
    pub text: &'a CommentText,
    /// When.
    pub created_at: Timestamp,
}

impl Tx {
    /// Adds people; their numbers, in the same order.
    pub async fn add_people(&self, new: &[BulkPerson<'_>]) -> Result<Vec<PersonId>, StorageError> {
        let ids = self.reserve("people", "id", new.len()).await?;
        let rows = new.iter().zip(&ids).map(|(person, id)| people::ActiveModel {
            id: Set(*id),
            handle: Set(person.handle.clone()),
            name: Set(person.name.as_str().to_owned()),
            function: Set(person.function.as_str().to_owned()),
            role: Set(Role::Participant.as_str().to_owned()),
            language: Set(Language::Dutch.as_str().to_owned()),
            import_key: Set(Some(person.import_key.clone())),
            created_at: Set(micros(person.created_at)),
            ..Default::default()
        });
        self.add_rows(rows).await?;
        let words = new.iter().zip(&ids).flat_map(|(person, id)| {
            let words = words_of(person.name, &person.handle).into_iter();
            words.map(|word| name_words::ActiveModel { word: Set(word), person: Set(*id) })
        });
        self.add_rows(words).await?;
        Ok(ids.into_iter().map(PersonId).collect())
    }

    /// Adds ideas with their comments and support, counted in the rows of the ideas and of their themes. One event tells
    /// of each idea as it was published and one of the step to where it stands: a reader of the log that loads an
    /// idea whole, as the search index does, has all of it. They name no actor: nobody is told of what came in bulk.
    pub async fn add_ideas(&self, new: &[BulkIdea<'_>]) -> Result<Vec<IdeaNumber>, StorageError> {
        let numbers = self.reserve("ideas", "number", new.len()).await?;
        self.add_rows(new.iter().zip(&numbers).map(|(idea, number)| idea_row(idea, *number))).await?;
        self.add_rows(new.iter().zip(&numbers).map(|(idea, number)| version_row(idea, *number))).await?;
        self.add_rows(new.iter().zip(&numbers).flat_map(|(idea, number)| theme_rows(idea, *number))).await?;
        self.add_rows(new.iter().zip(&numbers).flat_map(|(idea, number)| support_rows(idea, *number)))
            .await?;
        self.add_comments(new, &numbers).await?;
        self.tell_of_ideas(new, &numbers).await?;
        self.count_new_in_themes(new).await?;
        Ok(numbers.into_iter().map(IdeaNumber).collect())
    }

    async fn add_comments(&self, new: &[BulkIdea<'_>], numbers: &[i64]) -> Result<(), StorageError> {
        let count = new.iter().map(|idea| idea.comments.len()).sum();
        let ids = self.reserve("comments", "id", count).await?;
        let mut rest = ids.as_slice();
        let mut rows = Vec::with_capacity(count);
        for (idea, number) in new.iter().zip(numbers) {
            let (own, others) = rest.split_at(idea.comments.len());
            rest = others;
            rows.extend(idea.comments.iter().zip(own).map(|(comment, id)| comments::ActiveModel {
                id: Set(*id),
                idea: Set(*number),
                parent: Set(comment.parent.and_then(|place| own.get(place)).copied()),
                author: Set(comment.author.0),
                stance: Set(comment.stance.map(|stance| stance.as_str().to_owned())),
                text: Set(comment.text.as_str().to_owned()),
                hidden: Set(false),
                created_at: Set(micros(comment.created_at)),
                ..Default::default()
            }));
        }
        self.add_rows(rows).await
    }

    async fn tell_of_ideas(&self, new: &[BulkIdea<'_>], numbers: &[i64]) -> Result<(), StorageError> {
        let mut rows = Vec::with_capacity(2 * new.len());
        for (idea, number) in new.iter().zip(numbers) {
            let number = IdeaNumber(*number);
            rows.push(row(idea.published_at, None, &Event::IdeaPublished { idea: number })?);
            if idea.status != Status::Discussed {
                let step = Event::StatusChanged { idea: number, from: Status::Discussed, to: idea.status };
                rows.push(row(idea.active_at, None, &step)?);
            }
        }
        self.add_rows(rows).await
    }

    async fn count_new_in_themes(&self, new: &[BulkIdea<'_>]) -> Result<(), StorageError> {
        let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
        for idea in new.iter().filter(|idea| idea.status.is_open()) {
            for theme in idea.proposal.themes() {
                *counts.entry(theme.as_str()).or_default() += 1;
            }
        }
        self.lock_themes().await?;
        for (theme, count) in counts {
            let mut update = Query::update();
            update
                .table("themes")
                .value("ideas", Expr::col("ideas").add(count))
                .and_where(Expr::col("slug").eq(theme));
            self.db.execute(&update).await?;
        }
        Ok(())
    }

    /// Those of these names that people of an earlier source have, with their numbers.
    pub async fn people_by_import_keys(
        &self,
        keys: &[String],
    ) -> Result<BTreeMap<String, PersonId>, StorageError> {
        let mut select = Query::select();
        select.columns(["import_key", "id"]).from("people").and_where(Expr::col("import_key").is_in(keys));
        let rows = self.db.query_all(&select).await?;
        rows.iter()
            .map(|row| Ok((row.try_get("", "import_key")?, PersonId(row.try_get("", "id")?))))
            .collect()
    }

    /// Those of these names that ideas of an earlier source have.
    pub async fn known_ideas(&self, keys: &[String]) -> Result<HashSet<String>, StorageError> {
        let mut select = Query::select();
        select.column("import_key").from("ideas").and_where(Expr::col("import_key").is_in(keys));
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(|row| Ok(row.try_get("", "import_key")?)).collect()
    }

    /// So many numbers that no row of a table has or gets. SQLite's one writer is here, and notes the last number
    /// itself; PostgreSQL's counter is asked for each.
    async fn reserve(&self, table: &str, column: &str, count: usize) -> Result<Vec<i64>, StorageError> {
        if count == 0 {
            return Ok(Vec::new());
        }
        let sql = match self.engine {
            Engine::Sqlite => format!("SELECT seq AS number FROM sqlite_sequence WHERE name = '{table}'"),
            Engine::Postgres => format!(
                "SELECT nextval(pg_get_serial_sequence('{table}', '{column}')) AS number FROM generate_series(1, {count})"
            ),
        };
        let rows = self.db.query_all_raw(Statement::from_string(self.db.get_database_backend(), sql)).await?;
        let numbers = rows.iter().map(|row| row.try_get("", "number")).collect::<Result<Vec<i64>, _>>()?;
        if self.engine == Engine::Postgres {
            return Ok(numbers);
        }
        let last = numbers.first().copied().unwrap_or(0);
        Ok((last + 1..).take(count).collect())
    }

    async fn add_rows<A>(&self, rows: impl IntoIterator<Item = A>) -> Result<(), StorageError>
    where
        A: ActiveModelTrait,
    {
        let at_once = VALUES / <A::Entity as EntityTrait>::Column::iter().count();
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let part: Vec<A> = rows.by_ref().take(at_once).collect();
            A::Entity::insert_many(part).exec_without_returning(&self.db).await?;
        }
        Ok(())
    }
}

fn idea_row(idea: &BulkIdea<'_>, number: i64) -> ideas::ActiveModel {
    let count = |length| i64::try_from(length).unwrap_or(i64::MAX);
    let published = micros(idea.published_at);
    ideas::ActiveModel {
        number: Set(number),
        author: Set(idea.author.0),
        status: Set(idea.status.as_str().to_owned()),
        listed: Set(idea.status.is_open()),
        hidden: Set(false),
        version: Set(1),
        supports: Set(count(idea.supports.len())),
        comments: Set(count(idea.comments.len())),
        created_at: Set(published),
        published_at: Set(Some(published)),
        active_at: Set(micros(idea.active_at)),
        import_key: Set(Some(idea.import_key.clone())),
        ..crate::ideas::texts(idea.proposal, published)
    }
}

fn version_row(idea: &BulkIdea<'_>, number: i64) -> idea_versions::ActiveModel {
    crate::versions::version(IdeaNumber(number), 1, idea.proposal, idea.author, idea.published_at)
}

fn theme_rows(idea: &BulkIdea<'_>, number: i64) -> impl Iterator<Item = idea_themes::ActiveModel> {
    idea.proposal.themes().iter().zip(1..).map(move |(theme, position)| idea_themes::ActiveModel {
        idea: Set(number),
        theme: Set(theme.as_str().to_owned()),
        position: Set(position),
    })
}

fn support_rows(idea: &BulkIdea<'_>, number: i64) -> impl Iterator<Item = supports::ActiveModel> {
    idea.supports.iter().map(move |(person, at)| supports::ActiveModel {
        idea: Set(number),
        person: Set(person.0),
        at: Set(micros(*at)),
        apart: Set(false),
    })
}
