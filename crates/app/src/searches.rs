//! Searches that somebody keeps, and what the site is searched for.

use std::collections::HashMap;
use std::mem;
use std::sync::{Mutex, PoisonError};

use domain::policy::{self, Subject};
use domain::searches::{Asked, KEPT_MAX, SHOWN_FROM, counted_words, parse_name, week};
use domain::{Action, Actor, Denial, Event, Field, Invalid, PersonId, Problem, SavedSearchId};
use jiff::{SignedDuration, Timestamp};
use storage::searches::{SavedSearch, SearchedWords};

use crate::{App, Refusal};

/// Words in a list of what is searched for.
const LISTED: u64 = 50;
/// Weeks that such a list is about.
pub const WEEKS: i64 = 4;
/// Different words that are counted between two times of writing; what comes on top is not counted.
const HELD: usize = 10_000;
/// How often the counts are written.
const WRITE_EVERY: SignedDuration = SignedDuration::from_mins(1);

fn own(actor: &Actor, action: Action) -> Result<PersonId, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, action, Subject::Account(person))?;
    Ok(person)
}

/// The searches somebody keeps.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<SavedSearch>, Refusal> {
    let person = own(actor, Action::View)?;
    Ok(app.reader().saved_searches(person).await?)
}

/// Keeps a search; the same one twice is kept once.
pub async fn save(app: &App, actor: &Actor, asked: &Asked) -> Result<(), Refusal> {
    let person = own(actor, Action::Edit)?;
    let asked = asked.parse()?;
    let name = first_name(app, &asked).await?;
    let now = app.now();
    let tx = app.store.begin().await?;
    tx.lock_person(person).await?;
    if tx.count_saved_searches(person).await? >= KEPT_MAX {
        let max = usize::try_from(KEPT_MAX).unwrap_or(usize::MAX);
        return Err(Invalid::one(Field::Query, Problem::TooMany { max }).into());
    }
    if tx.save_search(person, &asked, &name, now).await? {
        tx.append(now, Some(person), &Event::SearchSaved { person }).await?;
    }
    Ok(tx.commit().await?)
}

/// What a search is called until its keeper calls it otherwise: its words, and what it is narrowed to as people call it.
async fn first_name(app: &App, asked: &Asked) -> Result<String, Refusal> {
    let reader = app.reader();
    let themes = if asked.thema.is_empty() { Vec::new() } else { reader.themes().await? };
    let organisation = reader.organisation_name(&asked.organisatie).await?;
    let called = |key: &str, word: &str| match key {
        "thema" => themes.iter().find(|theme| theme.slug == word).map(|theme| theme.name.clone()),
        "organisatie" => organisation.clone(),
        _ => None,
    };
    Ok(asked.name(called))
}

/// Calls a kept search otherwise.
pub async fn rename(app: &App, actor: &Actor, id: SavedSearchId, name: &str) -> Result<(), Refusal> {
    let person = own(actor, Action::Edit)?;
    let name = parse_name(name)?;
    let tx = app.store.begin().await?;
    if !tx.rename_search(id, person, &name).await? {
        return Err(Refusal::NOT_FOUND);
    }
    tx.append(app.now(), Some(person), &Event::SearchSaved { person }).await?;
    Ok(tx.commit().await?)
}

/// Keeps a search no longer. Twice does no harm.
pub async fn forget(app: &App, actor: &Actor, id: SavedSearchId) -> Result<(), Refusal> {
    let person = own(actor, Action::Edit)?;
    let tx = app.store.begin().await?;
    if tx.forget_search(id, person).await? {
        tx.append(app.now(), Some(person), &Event::SearchForgotten { person }).await?;
    }
    Ok(tx.commit().await?)
}

/// What was searched for on this node and is not written yet: words, how often, how often without result.
#[derive(Debug, Default)]
pub struct Tally(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    words: HashMap<String, (i64, i64)>,
    written_at: Option<Timestamp>,
}

impl Tally {
    /// Counts a search; true when it is time to write.
    fn count(&self, text: &str, is_empty: bool, now: Timestamp) -> bool {
        let Some(words) = counted_words(text) else { return false };
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.words.len() < HELD || counts.words.contains_key(&words) {
            let count = counts.words.entry(words).or_default();
            count.0 += 1;
            count.1 += i64::from(is_empty);
        }
        let last = *counts.written_at.get_or_insert(now);
        let is_time = now.duration_since(last) >= WRITE_EVERY;
        if is_time {
            counts.written_at = Some(now);
        }
        is_time
    }

    fn take(&self) -> Vec<(String, i64, i64)> {
        let words = mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).words);
        let mut counts: Vec<_> =
            words.into_iter().map(|(words, (asked, empty))| (words, asked, empty)).collect();
        // One order on all nodes, so that two that write at once never wait for each other in a circle.
        counts.sort();
        counts
    }
}

/// Notes that the site was searched, in memory. Now and then what was noted is written, after this answer and beside it.
pub fn note(app: &App, text: &str, is_empty: bool) {
    if app.searched.count(text, is_empty, app.now()) {
        let app = app.clone();
        tokio::spawn(async move {
            if let Err(error) = write_counts(&app).await {
                tracing::warn!(%error, "what was searched for was not counted");
            }
        });
    }
}

async fn write_counts(app: &App) -> Result<(), Refusal> {
    let counts = app.searched.take();
    if counts.is_empty() {
        return Ok(());
    }
    let tx = app.store.begin().await?;
    tx.count_searches(week(app.now()), &counts).await?;
    Ok(tx.commit().await?)
}

/// What the site is searched for.
#[derive(Debug)]
pub struct Searched {
    /// Searched most, most first.
    pub most: Vec<SearchedWords>,
    /// Found nothing most often, most first.
    pub empty: Vec<SearchedWords>,
}

/// What the site was searched for in the last weeks, as far as often enough to say nothing about one person.
pub async fn searched(app: &App, actor: &Actor) -> Result<Searched, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    write_counts(app).await?;
    let since = week(app.now()) - WEEKS + 1;
    let reader = app.reader();
    Ok(Searched {
        most: reader.searched_words(since, SHOWN_FROM, false, LISTED).await?,
        empty: reader.searched_words(since, SHOWN_FROM, true, LISTED).await?,
    })
}
