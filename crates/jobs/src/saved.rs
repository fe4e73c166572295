//! New ideas that answer a search somebody keeps: a reader of the log that asks this node's index, and tells those who keep
//! the search as of what else they follow. Its position moves in the transaction of the notices, so that nobody is told
//! twice however many nodes read.

use std::collections::BTreeMap;

use domain::notices::{About, MailKind, of_idea};
use domain::searches::Asked;
use domain::{Event, IdeaNumber, LogPosition, PersonId, SavedSearchId};
use jiff::Timestamp;
use search::Query;
use storage::log::Logged;
use storage::recipients::Audience;

use crate::{JobError, Jobs};

/// Name of this reader in the database.
const NAME: &str = "saved-searches";
/// Events read in one transaction.
const EVENTS: u64 = 200;
/// Kept searches read at once.
const SEARCHES: u64 = 1_000;

/// People with the search of theirs that an idea answers.
type Keepers = BTreeMap<PersonId, SavedSearchId>;

impl Jobs {
    /// Tells of the next new ideas those whose kept searches they answer; how many events were read. Waits while the
    /// index of this node has not read so far.
    pub async fn tell_of_searches(&self) -> Result<usize, JobError> {
        let Some(indexed) = self.index.position().and_then(|text| text.parse::<LogPosition>().ok()) else {
            return Ok(0);
        };
        let reader = self.store.reader();
        let position = reader.reader_position(NAME).await?;
        let mut events = reader.events_after(position, EVENTS).await?;
        events.retain(|logged| logged.position <= indexed);
        let Some(last) = events.last().map(|logged| logged.position) else { return Ok(0) };
        let told = self.kept_searches_met_by(&events).await?;

        let tx = self.store.begin().await?;
        if tx.reader_position(NAME).await? != position {
            // Another node was here meanwhile.
            tx.rollback().await?;
            return Ok(0);
        }
        for logged in &events {
            let Event::IdeaPublished { idea } = logged.event else { continue };
            let Some(people) = told.get(&idea) else { continue };
            let audience = Audience::People(people.keys().copied().collect());
            let about = |person| {
                let search = *people.get(&person)?;
                of_idea(logged.actor, person).map(|_| About::Found { idea, search })
            };
            self.tell_each(&tx, logged, &audience, MailKind::News, about).await?;
        }
        tx.set_reader_position(NAME, last).await?;
        tx.commit().await?;
        Ok(events.len())
    }

    /// Who keeps which search that these new ideas answer; of several, the one kept first. Of what came in bulk, without a sender, nobody hears.
    async fn kept_searches_met_by(
        &self,
        events: &[Logged],
    ) -> Result<BTreeMap<IdeaNumber, Keepers>, JobError> {
        let published: BTreeMap<i64, Timestamp> = events
            .iter()
            .filter(|logged| logged.actor.is_some())
            .filter_map(|logged| match logged.event {
                Event::IdeaPublished { idea } => Some((idea.0, logged.at)),
                _ => None,
            })
            .collect();
        let new: Vec<i64> = published.keys().copied().collect();
        let mut met: BTreeMap<IdeaNumber, Keepers> = BTreeMap::new();
        if new.is_empty() {
            return Ok(met);
        }
        let mut answers: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        let mut after = SavedSearchId(0);
        loop {
            let kept = self.store.reader().saved_searches_after(after, SEARCHES).await?;
            let Some(last) = kept.last() else { return Ok(met) };
            after = last.id;
            for search in &kept {
                let key = serde_json::to_string(&search.asked)?;
                if !answers.contains_key(&key) {
                    let (index, query, new) = (self.index.clone(), query(&search.asked), new.clone());
                    let found = tokio::task::spawn_blocking(move || index.matching(&query, &new)).await??;
                    answers.insert(key.clone(), found);
                }
                // What was there already when the search was kept is nothing new.
                let is_new =
                    |number: &&i64| published.get(*number).is_some_and(|at| *at >= search.created_at);
                for number in answers.get(&key).into_iter().flatten().filter(is_new) {
                    met.entry(IdeaNumber(*number)).or_default().entry(search.person).or_insert(search.id);
                }
            }
        }
    }
}

/// What a kept search asks of the index.
fn query(asked: &Asked) -> Query {
    let chosen = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    Query {
        text: asked.q.clone(),
        themes: chosen(&asked.thema).into_iter().collect(),
        status: chosen(&asked.status),
        level: chosen(&asked.bestuurslaag),
        organisation: chosen(&asked.organisatie),
        practice: (asked.praktijk == "ja").then_some(true),
        year: asked.jaar.parse().ok(),
        ..Query::default()
    }
}
