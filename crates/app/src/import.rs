//! Importing a JSONL file: the same rules as the site, all of the file or nothing of it.

use std::collections::HashMap;

use domain::articles::{Article, RawArticle};
use domain::comments::{Comment, RawComment};
use domain::ideas::{Channel, Proposal, RawProposal};
use domain::life::Status;
use domain::people::{Function, Language, Name, Role};
use domain::policy::{self, Subject};
use domain::{Action, Actor, CommentId, Field, IdeaNumber, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::comments::NewComment;
use storage::ideas::NewIdea;
use storage::people::NewPerson;
use storage::{StorageError, Tx};
use thiserror::Error;

use crate::lines::{ArticleLine, Author, CommentLine, IdeaLine, Ids, Line};
use crate::{App, Refusal, articles, comments, ideas};

/// What a comment that cannot be read any more says until it is taken back, at once.
const GONE: &str = "–";

/// Why a file was not imported; nothing of it was.
#[derive(Debug, Error)]
pub enum ImportError {
    /// A line does not fit.
    #[error("regel {line}: {reason}")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// Something else.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<StorageError> for ImportError {
    fn from(error: StorageError) -> Self {
        Self::Refused(error.into())
    }
}

/// What an import brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// New ideas.
    pub ideas: usize,
    /// New comments.
    pub comments: usize,
    /// New articles.
    pub articles: usize,
    /// Lines that were there already.
    pub known: usize,
}

/// Imports the lines of a file. `progress` hears how many lines are done.
pub async fn import(
    app: &App,
    actor: &Actor,
    file: &str,
    mut progress: impl FnMut(usize),
) -> Result<Imported, ImportError> {
    policy::can(actor, Action::Administer, Subject::People).map_err(Refusal::from)?;
    let mut import = Import {
        tx: app.store().begin().await?,
        actor: *actor,
        now: app.now(),
        ids: Ids::of(app),
        people: HashMap::new(),
        imported: Imported::default(),
    };
    for (text, line) in file.lines().zip(1..) {
        if !text.trim().is_empty() {
            import.line(text).await.map_err(|error| at(line, error))?;
        }
        progress(line);
    }
    import.tx.commit().await?;
    Ok(import.imported)
}

/// What is wrong with a line, or with the database.
enum Trouble {
    Text(String),
    Refused(Refusal),
}

impl<E: Into<Refusal>> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

fn at(line: usize, trouble: Trouble) -> ImportError {
    match trouble {
        Trouble::Text(reason) => ImportError::Line { line, reason },
        Trouble::Refused(Refusal::Invalid(invalid)) => {
            ImportError::Line { line, reason: invalid.to_string() }
        }
        Trouble::Refused(Refusal::Storage(StorageError::Exists(_))) => {
            ImportError::Line { line, reason: "een id of slug die al bestaat".to_owned() }
        }
        Trouble::Refused(refusal) => ImportError::Refused(refusal),
    }
}

struct Import {
    tx: Tx,
    actor: Actor,
    now: Timestamp,
    ids: Ids,
    people: HashMap<String, PersonId>,
    imported: Imported,
}

impl Import {
    async fn line(&mut self, text: &str) -> Result<(), Trouble> {
        let line: Line = serde_json::from_str(text).map_err(|e| Trouble::Text(e.to_string()))?;
        match line {
            Line::Idee(line) => self.idea(&line).await,
            Line::Artikel(line) => self.article(&line).await,
        }
    }

    /// The idea that an earlier line or file brought, or that is of this site itself.
    async fn idea_known_as(&self, id: &str) -> Result<Option<IdeaNumber>, Trouble> {
        if let Some(number) = self.ids.own_idea(id)
            && self.tx.idea_author(number).await?.is_some()
        {
            return Ok(Some(number));
        }
        Ok(self.tx.idea_by_import_key(id).await?)
    }

    async fn knows_article(&self, id: &str) -> Result<bool, Trouble> {
        let own = match self.ids.own_article(id) {
            Some(article) => self.tx.has_article(article).await?,
            None => false,
        };
        Ok(own || self.tx.article_by_import_key(id).await?.is_some())
    }

    async fn article(&mut self, line: &ArticleLine) -> Result<(), Trouble> {
        if self.knows_article(&line.id).await? {
            self.imported.known += 1;
            return Ok(());
        }
        let raw = RawArticle {
            slug: line.slug.clone(),
            title: line.titel.clone(),
            intro: line.inleiding.clone(),
            text: line.tekst.clone(),
            ..RawArticle::default()
        };
        let article = Article::parse(&raw, line.datum)?;
        let themes = articles::parse_themes(&line.themas)?;
        if !self.tx.themes_exist(&themes).await? {
            return Err(Invalid::one(Field::Theme, Problem::Unknown).into());
        }
        let mut ideas = Vec::new();
        for id in &line.ideeen {
            let idea = self.idea_known_as(id).await?;
            let unknown = || Trouble::Text(format!("ideeen noemt geen idee dat er al is: {id}"));
            ideas.push(idea.ok_or_else(unknown)?);
        }
        let new = articles::insert(&self.tx, &self.actor, &article, Some(&line.id), self.now).await?;
        self.tx.set_article_links(new, &ideas, &themes).await?;
        self.imported.articles += 1;
        Ok(())
    }

    async fn idea(&mut self, line: &IdeaLine) -> Result<(), Trouble> {
        if self.idea_known_as(&line.id).await?.is_some() {
            self.imported.known += 1;
            return Ok(());
        }
        let at = line.aangemaakt_op.unwrap_or(self.now);
        let proposal = Proposal::complete(&line.raw(), Channel::Import)?;
        ideas::check_choices(&self.tx, &proposal).await?;
        let author = self.person(line.auteur.as_ref(), at).await?;
        let new = NewIdea { proposal: &proposal, author, created_at: at, import_key: Some(&line.id) };
        let number = ideas::draft(&self.tx, &new).await?;
        ideas::publish(&self.tx, number, &proposal, at, None).await?;
        for supporter in &line.steun {
            let person = self.person(Some(supporter), at).await?;
            ideas::add_support(&self.tx, number, person, at).await?;
        }
        let last = self.discussion(number, &line.reacties, at).await?;
        self.status(number, line.status.as_deref(), last).await?;
        self.imported.ideas += 1;
        Ok(())
    }

    /// Brings the idea to the status of the line; its path there is not told.
    async fn status(&self, number: IdeaNumber, status: Option<&str>, at: Timestamp) -> Result<(), Trouble> {
        let Some(word) = status else { return Ok(()) };
        let to = Status::parse(word).filter(|to| to.is_open());
        let to = to.ok_or_else(|| Trouble::Text(format!("onbekende status: {word}")))?;
        let idea = self.tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
        if idea.status != to {
            ideas::step(&self.tx, &Actor::Operator, &idea, to, at).await?;
        }
        Ok(())
    }

    /// Adds the comments, each before its answers; the moment of the last one.
    async fn discussion(
        &mut self,
        idea: IdeaNumber,
        comments: &[CommentLine],
        start: Timestamp,
    ) -> Result<Timestamp, Trouble> {
        let mut waiting: Vec<(&CommentLine, Option<CommentId>, Timestamp)> =
            comments.iter().rev().map(|comment| (comment, None, start)).collect();
        let mut placed = HashMap::new();
        let mut last = start;
        while let Some((line, within, after)) = waiting.pop() {
            let at = line.aangemaakt_op.unwrap_or(after);
            let parent = answered(line, within, &placed)?;
            let id = self.comment(idea, line, parent, at).await?;
            placed.insert(line.id.as_str(), id);
            waiting.extend(line.reacties.iter().rev().map(|answer| (answer, Some(id), at)));
            last = last.max(at);
        }
        Ok(last)
    }

    async fn comment(
        &mut self,
        idea: IdeaNumber,
        line: &CommentLine,
        parent: Option<CommentId>,
        at: Timestamp,
    ) -> Result<CommentId, Trouble> {
        if line.verwijderd && !line.tekst.is_empty() {
            return Err(Trouble::Text(format!("reactie {}: verwijderd en tekst gaan niet samen", line.id)));
        }
        let raw = RawComment {
            text: if line.verwijderd { GONE.to_owned() } else { line.tekst.clone() },
            reply_to: parent.map(|id| id.to_string()).unwrap_or_default(),
            stance: line.houding.clone(),
        };
        let named = |error: Invalid| Trouble::Text(format!("reactie {}: {error}", line.id));
        let comment = Comment::parse(&raw).map_err(named)?;
        let author = self.person(line.auteur.as_ref(), at).await?;
        let new = NewComment {
            idea,
            parent,
            author,
            stance: comment.stance(),
            text: comment.text(),
            created_at: at,
            import_key: Some(&line.id),
            is_held: false,
        };
        let id = comments::insert(&self.tx, &new, None).await?;
        if line.verwijderd {
            let placed = self.tx.comment(id).await?.ok_or(Refusal::NOT_FOUND)?;
            comments::take_back(&self.tx, &placed, at, None).await?;
        } else {
            self.imported.comments += 1;
        }
        Ok(id)
    }

    /// The person of a name and a function, known from an earlier line or import, or new.
    async fn person(&mut self, author: Option<&Author>, at: Timestamp) -> Result<PersonId, Trouble> {
        let name = author.map_or("Onbekend", |author| author.naam.as_str());
        let word = author.and_then(|author| author.functie.as_deref()).unwrap_or(Function::Resident.as_str());
        let key = person_key(name, word);
        if let Some(id) = self.people.get(&key) {
            return Ok(*id);
        }
        let id = match self.tx.person_by_import_key(&key).await? {
            Some(id) => id,
            None => self.insert_person(name, word, &key, at).await?,
        };
        self.people.insert(key, id);
        Ok(id)
    }

    async fn insert_person(
        &self,
        name: &str,
        function: &str,
        key: &str,
        at: Timestamp,
    ) -> Result<PersonId, Trouble> {
        let function = Function::parse(function)
            .ok_or_else(|| Trouble::Text(format!("onbekende functie: {function}")))?;
        let name = Name::parse(name).map_err(|_| Trouble::Text(format!("onbruikbare naam: {name}")))?;
        let new = NewPerson {
            name: &name,
            function,
            role: Role::Participant,
            language: Language::Dutch,
            email: None,
            password_hash: None,
            import_key: Some(key),
            created_at: at,
            confirmed_at: None,
        };
        Ok(self.tx.insert_person(&new).await?)
    }
}

/// The comment that a line answers: the one it stands within, or the one it names.
fn answered(
    line: &CommentLine,
    within: Option<CommentId>,
    placed: &HashMap<&str, CommentId>,
) -> Result<Option<CommentId>, Trouble> {
    let Some(named) = &line.antwoord_op else { return Ok(within) };
    let parent = placed.get(named.as_str()).filter(|_| within.is_none());
    let parent = parent.ok_or_else(|| {
        Trouble::Text(format!("reactie {}: antwoordOp noemt geen reactie die ervóór staat", line.id))
    })?;
    Ok(Some(*parent))
}

/// What an import file knows a person by: the same name in another function is somebody else.
pub fn person_key(name: &str, function: &str) -> String {
    format!("{name}|{function}")
}

impl IdeaLine {
    fn raw(&self) -> RawProposal {
        RawProposal {
            title: self.titel.clone(),
            summary: self.samenvatting.clone(),
            problem: self.probleem.clone(),
            proposal: self.voorstel.clone(),
            effect: self.effect.clone(),
            first_step: self.eerste_stap.clone(),
            sources: self.bronnen.join("\n"),
            themes: self.themas.clone(),
            level: self.bestuurslaag.clone(),
            organisation: self.organisatie.clone().unwrap_or_default(),
        }
    }
}
