//! Makes the search index anew beside the one that answers, from the database.

use domain::{IdeaNumber, LogPosition};
use search::{Building, Change};
use tokio::task::JoinSet;

use crate::index::{Names, article_document, idea_changes};
use crate::{JobError, Jobs};

/// Readers of the ideas of a batch.
const READERS: usize = 2;
/// Articles read at once.
const ARTICLES: u64 = 100;
/// Events read at once when what happened meanwhile is caught up with.
const EVENTS: u64 = 500;

/// How much is done at once.
#[derive(Debug, Clone, Copy)]
pub struct Batches {
    /// Ideas read at once. An archive of no more goes in with one commit.
    pub ideas: u64,
    /// Batches after which the work is kept: what a crash costs.
    pub kept_after: usize,
}

impl Default for Batches {
    fn default() -> Self {
        Self { ideas: 400, kept_after: 25 }
    }
}

/// How far an index in the making is: the last idea that is in, and the position in the log from which what happened since
/// must be read.
struct Mark {
    after: IdeaNumber,
    from: LogPosition,
}

impl Mark {
    fn parse(text: &str) -> Option<Self> {
        let (after, from) = text.split_once(' ')?;
        Some(Self { after: IdeaNumber(after.parse().ok()?), from: from.parse().ok()? })
    }

    fn text(&self) -> String {
        format!("{} {}", self.after, self.from)
    }
}

impl Jobs {
    /// Makes the index anew and lets it take over; `progress` hears how many ideas are in, and of how many. The old index
    /// answers until then. Cut short, it goes on where it was. The log is read from where it ended before the first idea
    /// was, so that nothing that happens meanwhile is missed.
    pub async fn rebuild(&self, progress: impl Fn(u64, u64)) -> Result<LogPosition, JobError> {
        self.rebuild_in(Batches::default(), progress).await
    }

    /// The same, so much at once.
    pub async fn rebuild_in(
        &self,
        batches: Batches,
        progress: impl Fn(u64, u64),
    ) -> Result<LogPosition, JobError> {
        let reader = self.store.reader();
        if reader.listed_until(IdeaNumber(i64::MAX)).await? <= batches.ideas {
            return self.replace_all(batches.ideas, progress).await;
        }
        let index = self.index.clone();
        let mut building = tokio::task::spawn_blocking(move || index.build_beside()).await??;
        let mark = building.progress().as_deref().and_then(Mark::parse);
        let mut mark = match mark {
            Some(mark) if reader.is_in_log(mark.from).await? => mark,
            _ => Mark { after: IdeaNumber(0), from: reader.log_end().await? },
        };
        let (mut done, all) =
            (reader.listed_until(mark.after).await?, reader.listed_until(IdeaNumber(i64::MAX)).await?);
        let names = Names::read(&reader).await?;
        let mut next = self.read_ideas(mark.after, batches.ideas, &names).await?;
        for batch in 1.. {
            let Some((last, changes)) = next else { break };
            let count = u64::try_from(changes.len()).unwrap_or(0);
            mark.after = last;
            let keep = (batch % batches.kept_after == 0).then(|| mark.text());
            let adding = add(building, changes, keep);
            let (added, read) = tokio::join!(adding, self.read_ideas(last, batches.ideas, &names));
            building = added?;
            next = read?;
            done += count;
            progress(done, all.max(done));
        }
        for page in 1.. {
            let (articles, _) = reader.articles(None, page, ARTICLES).await?;
            if articles.is_empty() {
                break;
            }
            building = add(building, articles.into_iter().map(article_document).collect(), None).await?;
        }
        self.catch_up(building, mark.from).await
    }

    /// A small archive goes in with one commit.
    async fn replace_all(&self, most: u64, progress: impl Fn(u64, u64)) -> Result<LogPosition, JobError> {
        let reader = self.store.reader();
        let position = reader.log_end().await?;
        let names = Names::read(&reader).await?;
        let ideas = self.read_ideas(IdeaNumber(0), most, &names).await?;
        let mut changes = ideas.map(|(_, changes)| changes).unwrap_or_default();
        for page in 1.. {
            let (articles, _) = reader.articles(None, page, ARTICLES).await?;
            if articles.is_empty() {
                break;
            }
            changes.extend(articles.into_iter().map(article_document));
        }
        let all = u64::try_from(changes.len()).unwrap_or(0);
        let (index, at) = (self.index.clone(), position.to_string());
        tokio::task::spawn_blocking(move || index.replace(&changes, &at)).await??;
        progress(all, all);
        Ok(position)
    }

    /// Adds what happened since, and takes over.
    async fn catch_up(&self, mut building: Building, from: LogPosition) -> Result<LogPosition, JobError> {
        let mut position = from;
        loop {
            let events = self.store.reader().events_after(position, EVENTS).await?;
            let Some(last) = events.last() else { break };
            position = last.position;
            building = add(building, self.changes(&events).await?, None).await?;
        }
        let index = self.index.clone();
        tokio::task::spawn_blocking(move || index.take_over(building, &position.to_string())).await??;
        Ok(position)
    }

    /// The next ideas, and the number of the last.
    async fn read_ideas(
        &self,
        after: IdeaNumber,
        count: u64,
        names: &Names,
    ) -> Result<Option<(IdeaNumber, Vec<Change>)>, JobError> {
        let numbers = self.store.reader().listed_after(after, count).await?;
        let Some(last) = numbers.last().copied() else { return Ok(None) };
        let mut reading = JoinSet::new();
        for part in numbers.chunks(numbers.len().div_ceil(READERS)) {
            let (reader, names, part) = (self.store.reader(), names.clone(), part.to_vec());
            reading.spawn(async move { idea_changes(&reader, &names, part).await });
        }
        let mut changes = Vec::with_capacity(numbers.len());
        while let Some(part) = reading.join_next().await {
            changes.extend(part??);
        }
        Ok(Some((last, changes)))
    }
}

async fn add(
    mut building: Building,
    changes: Vec<Change>,
    keep: Option<String>,
) -> Result<Building, JobError> {
    let added = tokio::task::spawn_blocking(move || {
        building.add(&changes)?;
        if let Some(mark) = keep {
            building.keep(&mark)?;
        }
        Ok::<_, JobError>(building)
    });
    added.await?
}
