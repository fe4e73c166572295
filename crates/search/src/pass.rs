//! One pass over the index for a question: which documents answer it, how many values of the filters they have, and
//! which are the best.
//!
//! Everything is done with sets of documents, a window at a time; only what passes all filters is scored.

use std::sync::Arc;

use tantivy::columnar::Column as Moments;
use tantivy::query::{EnableScoring, Query as Clause};
use tantivy::{DocAddress, DocSet, Searcher, SegmentOrdinal, SegmentReader, TERMINATED};

use crate::best::{Best, Entry};
use crate::bits::{Bits, Filled, Whole, start};
use crate::dimensions::Dimension;
use crate::memory::Memory;
use crate::query::{Query, Sort};
use crate::schema::column;
use crate::scorer::{Asked, Words};
use crate::values::{Counts, Tally, Values};

/// What a document must have.
#[derive(Clone, Copy)]
pub enum Text<'a> {
    /// Nothing in particular.
    Anything,
    /// All words.
    All(&'a Asked),
    /// At least this share of the words, by weight.
    Share(&'a Asked, f32, Among),
}

/// Which documents are looked at for a share of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    Every,
    /// Those that have the word that counts most.
    WithHeaviest,
    /// The others.
    WithoutHeaviest,
}

/// Whose values are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// Those of all filters.
    All,
    /// Kinds only.
    Kinds,
    Nothing,
}

/// What must be there, or must not, besides the words.
pub struct Narrowing {
    pub is_wanted: bool,
    pub clause: Box<dyn Clause>,
}

/// A pass over the index.
pub struct Pass<'a> {
    pub searcher: &'a Searcher,
    pub memory: &'a Memory,
    pub text: Text<'a>,
    pub narrowing: &'a [Narrowing],
    /// The filters and the order; its text has been read.
    pub query: &'a Query,
    pub counting: Counting,
}

/// What a pass finds, besides the best.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Documents that answer the question, whether they pass the filters or not.
    pub answers: u64,
    /// Those that pass the filters as well.
    pub total: u64,
    /// Per dimension, in the order of [`Dimension::ALL`]: a document that passes every filter counts in each; one that
    /// fails a single filter counts there alone, as what one would get by choosing otherwise.
    pub counts: Vec<Counts>,
}

impl Pass<'_> {
    /// Goes over the index, and offers what is found to `best`.
    pub fn run(&self, best: &mut Best<'_>) -> tantivy::Result<Outcome> {
        let mut outcome = Outcome { counts: vec![Counts::new(); Dimension::ALL.len()], ..Outcome::default() };
        for (ordinal, segment) in (0..).zip(self.searcher.segment_readers()) {
            let mut part = Part::open(self, ordinal, segment)?;
            if part.words.as_ref().is_some_and(|words| matches!(self.text, Text::All(_)) && words.lack_one())
            {
                continue;
            }
            for window in 0..part.alive.windows().len() {
                part.go(window, &mut outcome, best);
            }
            part.values.add(part.tally, &mut outcome.counts);
        }
        Ok(outcome)
    }
}

/// A pass over one segment.
struct Part<'a> {
    pass: &'a Pass<'a>,
    ordinal: SegmentOrdinal,
    alive: Arc<Whole>,
    values: Arc<Values>,
    tally: Tally,
    words: Option<Words>,
    narrowing: Vec<(bool, Whole)>,
    /// What is chosen, per dimension.
    chosen: Vec<(usize, Vec<String>)>,
    created: Moments<i64>,
    supports: Moments<u64>,
    /// The last moment that is asked for, where something here is later.
    until: Option<i64>,
}

impl<'a> Part<'a> {
    fn open(pass: &'a Pass<'a>, ordinal: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Self> {
        let words = match pass.text {
            Text::Anything => None,
            Text::All(asked) | Text::Share(asked, ..) => Some(Words::open(asked, segment, pass.memory)?),
        };
        let scoring = EnableScoring::disabled_from_searcher(pass.searcher);
        let mut narrowing = Vec::new();
        for narrow in pass.narrowing {
            let mut documents = Whole::none(segment.max_doc());
            let mut scorer = narrow.clause.weight(scoring)?.scorer(segment, 1.0)?;
            while scorer.doc() != TERMINATED {
                documents.add(scorer.doc());
                scorer.advance();
            }
            narrowing.push((narrow.is_wanted, documents));
        }
        let chosen = Dimension::ALL.iter().map(|dimension| dimension.chosen(pass.query)).enumerate();
        let values = pass.memory.values(segment)?;
        let created = segment.fast_fields().i64(column::CREATED_AT)?;
        Ok(Self {
            pass,
            ordinal,
            alive: pass.memory.alive(segment),
            tally: values.tally(),
            values,
            words,
            narrowing,
            chosen: chosen.filter(|(_, values)| !values.is_empty()).collect(),
            until: pass.query.until.filter(|until| created.max_value() > *until),
            created,
            supports: segment.fast_fields().u64(column::SUPPORTS)?,
        })
    }

    fn go(&mut self, window: usize, outcome: &mut Outcome, best: &mut Best<'_>) {
        let mut found = *self.alive.window(window);
        for (is_wanted, documents) in &self.narrowing {
            if *is_wanted {
                found.keep(documents.window(window));
            } else {
                found.leave(documents.window(window));
            }
        }
        if found.is_empty() {
            return;
        }
        let scores = self.match_words(window, &mut found);
        if found.is_empty() {
            return;
        }
        outcome.answers += found.count();
        self.leave_later(window, &mut found);
        let sets: Vec<Bits> = self
            .chosen
            .iter()
            .map(|(dimension, values)| self.values.with_any(*dimension, values, window))
            .collect();
        let mut passing = found;
        for set in &sets {
            passing.keep(set);
        }
        outcome.total += passing.count();
        self.count(window, &found, &passing, &sets);
        self.rank(window, &passing, scores, best);
    }

    /// Keeps what has enough of the words; with scores, where they were needed for that.
    fn match_words(&mut self, window: usize, found: &mut Bits) -> Option<Vec<(usize, f32)>> {
        let words = self.words.as_mut()?;
        let Text::Share(asked, least, among) = self.pass.text else {
            words.keep_all(window, found);
            return None;
        };
        let heaviest = asked.heaviest().unwrap_or(0);
        match among {
            Among::Every => found.keep(&words.with_any(window)),
            Among::WithHeaviest => found.keep(&words.with_any_of(heaviest, window)),
            Among::WithoutHeaviest => {
                found.keep(&words.with_any(window));
                found.leave(&words.with_any_of(heaviest, window));
            }
        }
        let scores = words.scores(window, found, least);
        *found = Bits::NONE;
        for (slot, _) in &scores {
            found.add(*slot);
        }
        Some(scores)
    }

    /// Leaves out what is later than was asked for.
    fn leave_later(&self, window: usize, found: &mut Bits) {
        let Some(until) = self.until else { return };
        let all = *found;
        for slot in all.slots() {
            if self.created.first(document(window, slot)).is_some_and(|moment| moment > until) {
                found.remove(slot);
            }
        }
    }

    fn count(&mut self, window: usize, found: &Bits, passing: &Bits, sets: &[Bits]) {
        let passing = Filled::of(passing);
        for (dimension, which) in Dimension::ALL.iter().enumerate() {
            match self.pass.counting {
                Counting::Nothing => return,
                Counting::Kinds if *which != Dimension::Kind => continue,
                _ => {}
            }
            if self.chosen.iter().all(|(chosen, _)| *chosen != dimension) {
                self.values.count(&mut self.tally, dimension, &passing, window);
                continue;
            }
            let mut others = *found;
            let sets = self.chosen.iter().zip(sets).filter(|((chosen, _), _)| *chosen != dimension);
            for (_, set) in sets {
                others.keep(set);
            }
            self.values.count(&mut self.tally, dimension, &Filled::of(&others), window);
        }
    }

    /// Offers what passes, with the scores it has already or else by scoring it.
    fn rank(
        &mut self,
        window: usize,
        passing: &Bits,
        scores: Option<Vec<(usize, f32)>>,
        best: &mut Best<'_>,
    ) {
        if passing.is_empty() || !best.takes(f64::INFINITY) {
            return;
        }
        let (ordinal, created, supports) = (self.ordinal, &self.created, &self.supports);
        let entry = |slot: usize| {
            let address = DocAddress::new(ordinal, document(window, slot));
            Entry { rank: 0.0, created: created.first(address.doc_id).unwrap_or(0), address }
        };
        #[expect(clippy::cast_precision_loss, reason = "exact up to nine thousand million million")]
        match (self.pass.query.sort, &mut self.words) {
            (Sort::Relevance, Some(words)) => {
                let scores = scores.unwrap_or_else(|| words.scores(window, passing, 0.0));
                for (slot, score) in scores.into_iter().filter(|(slot, _)| passing.has(*slot)) {
                    if best.takes(f64::from(score * words.most_signals())) {
                        let rank = f64::from(score * words.signals(document(window, slot)));
                        best.offer(Entry { rank, ..entry(slot) });
                    }
                }
            }
            (Sort::Supports, _) => {
                for slot in passing.slots() {
                    let rank = supports.first(document(window, slot)).unwrap_or(0) as f64;
                    if best.takes(rank) {
                        best.offer(Entry { rank, ..entry(slot) });
                    }
                }
            }
            _ => {
                for entry in passing.slots().map(entry) {
                    best.offer(Entry { rank: entry.created as f64, ..entry });
                }
            }
        }
    }
}

fn document(window: usize, slot: usize) -> u32 {
    start(window) + u32::try_from(slot).unwrap_or(0)
}
