//! The search index as a reader of the log. Its position is in its own commit, so that it is never ahead of itself.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use domain::organisations::Level;
use domain::{Event, IdeaNumber, LogPosition};
use search::{ArticleDocument, Change, CommentDocument, IdeaDocument};
use storage::Reader;
use storage::articles::Findable;
use storage::log::Logged;

use crate::{JobError, Jobs};

/// Events read at once: one commit of the index for all of them.
const EVENTS: u64 = 500;
/// Ideas of a theme that go in with one commit.
const STRETCH: u64 = 2_000;
/// Ideas read with one query for each of their parts.
const IDEAS: usize = 200;

impl Jobs {
    /// Brings the index up to the end of the log; how many events that took. An index without a position, or with one
    /// that this log does not know because the database was restored, is made anew from the database.
    pub async fn index(&self) -> Result<usize, JobError> {
        let mut position = match self.index.position().map(|text| text.parse::<LogPosition>()) {
            Some(Ok(position)) if self.store.reader().is_in_log(position).await? => position,
            _ => self.rebuild(|_, _| ()).await?,
        };
        if !self.index.has_synonyms() {
            self.read_search_words().await?;
        }
        let mut done = 0;
        loop {
            let events = self.store.reader().events_after(position, EVENTS).await?;
            let Some(last) = events.last() else { return Ok(done) };
            let before = std::mem::replace(&mut position, last.position);
            done += events.len();
            if events.iter().any(|logged| matches!(logged.event, Event::SearchWordsChanged { .. })) {
                self.read_search_words().await?;
            }
            self.rename_themes(&events, before).await?;
            let changes = self.changes(&events).await?;
            self.apply(changes, position).await?;
        }
    }

    /// Ideas are found by what their themes are called. There may be many about one, so that they go in by stretches, while
    /// the index stays where it was in the log.
    async fn rename_themes(&self, events: &[Logged], position: LogPosition) -> Result<(), JobError> {
        let reader = self.store.reader();
        let themes: BTreeSet<&str> = events.iter().filter_map(|logged| renamed(&logged.event)).collect();
        for theme in themes {
            let names = Names::read(&reader).await?;
            let mut after = IdeaNumber(0);
            loop {
                let numbers = reader.listed_about_after(theme, after, STRETCH).await?;
                let Some(last) = numbers.last() else { break };
                after = *last;
                self.apply(idea_changes(&reader, &names, numbers).await?, position).await?;
            }
        }
        Ok(())
    }

    /// Takes over the words that are searched with each other, as they are now.
    async fn read_search_words(&self) -> Result<(), JobError> {
        let groups = self.store.reader().search_words().await?;
        self.index.set_synonyms(groups.iter().map(|group| group.words.as_str()));
        Ok(())
    }

    pub(crate) async fn changes(&self, events: &[Logged]) -> Result<Vec<Change>, JobError> {
        let reader = self.store.reader();
        let mut numbers = BTreeSet::new();
        let mut articles = BTreeSet::new();
        for logged in events {
            match logged.event {
                Event::FollowStarted { .. } | Event::FollowStopped { .. } | Event::IdeaDrafted { .. } => {}
                Event::ArticlePublished { article } | Event::ArticleWithdrawn { article } => {
                    articles.insert(article);
                }
                Event::ProfileChanged { person } | Event::AccountErased { person, .. } => {
                    numbers.extend(reader.ideas_with_name_of(person).await?);
                }
                ref other => numbers.extend(other.idea()),
            }
        }
        let names = Names::read(&reader).await?;
        let mut changes = idea_changes(&reader, &names, numbers).await?;
        for id in articles {
            changes.extend(reader.findable_article(id).await?.map(|found| match found {
                Findable::Yes(article) => article_document(article),
                Findable::No(slug) => Change::RemoveArticle(slug),
            }));
        }
        Ok(changes)
    }

    async fn apply(&self, changes: Vec<Change>, position: LogPosition) -> Result<(), JobError> {
        let (index, position) = (self.index.clone(), position.to_string());
        Ok(tokio::task::spawn_blocking(move || index.apply(&changes, &position)).await??)
    }
}

fn renamed(event: &Event) -> Option<&str> {
    if let Event::ThemeRenamed { theme } = event { Some(theme) } else { None }
}

/// These ideas as they are now: to be put in the index, or out of it.
pub(crate) async fn idea_changes(
    reader: &Reader,
    names: &Names,
    numbers: impl IntoIterator<Item = IdeaNumber>,
) -> Result<Vec<Change>, JobError> {
    let numbers: Vec<IdeaNumber> = numbers.into_iter().collect();
    let mut changes = Vec::with_capacity(numbers.len());
    for some in numbers.chunks(IDEAS) {
        let documents = reader.idea_documents(some).await?;
        let mut gone: BTreeSet<IdeaNumber> = some.iter().copied().collect();
        for document in documents {
            gone.remove(&document.idea.number);
            changes.push(Change::PutIdea(Box::new(idea_document(document, names))));
        }
        changes.extend(gone.into_iter().map(|number| Change::RemoveIdea(number.0)));
    }
    Ok(changes)
}

/// What themes and organisations are called: ideas are found by that too.
#[derive(Clone)]
pub(crate) struct Names {
    themes: Arc<HashMap<String, String>>,
    organisations: Arc<HashMap<String, Vec<String>>>,
}

impl Names {
    pub(crate) async fn read(reader: &Reader) -> Result<Self, JobError> {
        let themes = reader.themes().await?.into_iter().map(|theme| (theme.slug, theme.name)).collect();
        let organisations = reader.organisations().await?.into_iter();
        let organisations = organisations.map(|it| (it.code, vec![it.name, it.also_known_as])).collect();
        Ok(Self { themes: Arc::new(themes), organisations: Arc::new(organisations) })
    }
}

fn idea_document(document: storage::documents::IdeaDocument, names: &Names) -> IdeaDocument {
    let idea = document.idea;
    let organisation = idea.organisation.as_ref();
    IdeaDocument {
        number: idea.number.0,
        title: idea.title,
        summary: idea.summary,
        problem: idea.problem,
        proposal: idea.proposal,
        effect: idea.effect,
        first_step: idea.first_step,
        author: document.author_name,
        theme_names: idea.themes.iter().filter_map(|slug| names.themes.get(slug).cloned()).collect(),
        organisation_names: organisation
            .and_then(|code| names.organisations.get(code).cloned())
            .unwrap_or_default(),
        themes: idea.themes,
        level: idea.level.map_or("", Level::as_str).to_owned(),
        status: idea.status.as_str().to_owned(),
        organisation: idea.organisation,
        practice: document.practice.is_practised(),
        supports: u64::try_from(idea.supports).unwrap_or(0),
        created_at: idea.published_at.unwrap_or(idea.created_at).as_microsecond(),
        comments: document
            .comments
            .into_iter()
            .map(|comment| CommentDocument {
                id: comment.id.0,
                author: comment.author_name,
                text: comment.text,
                created_at: comment.created_at.as_microsecond(),
                supports: 0,
            })
            .collect(),
    }
}

pub(crate) fn article_document(article: domain::articles::Article) -> Change {
    let midnight = article.date.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    Change::PutArticle(ArticleDocument {
        published_at: midnight.map_or(0, |moment| moment.timestamp().as_microsecond()),
        slug: article.slug,
        title: article.title,
        intro: article.intro,
        text: article.text,
    })
}
