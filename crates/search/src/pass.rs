//! One pass over the index for a question: which documents answer it, how many values of the filters they have, and
//! which are the best.
//!
//! Everything is done with sets of documents, a window at a time; only what passes all filters is scored.

use std::ops::Range;
use std::sync::Arc;

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use tantivy::query::{EnableScoring, Query as Clause};
use tantivy::{DocAddress, DocSet, Searcher, SegmentOrdinal, SegmentReader, TERMINATED};

use crate::best::{Best, Entry};
use crate::bits::{self, Bits, Filled, Whole, start};
use crate::dimensions::Dimension;
use crate::memory::{Columns, Memory};
use crate::query::{Query, Sort};
use crate::scorer::{Asked, Words};
use crate::values::{Tally, Totals, Values};

/// Windows that are gone through at a stretch, by one thread.
const STRETCH: usize = 32;
/// In an index with fewer documents than this, one thread is as quick as many.
const SMALL: u64 = 100_000;

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
#[derive(Debug)]
pub struct Outcome {
    /// Documents that answer the question, whether they pass the filters or not.
    pub answers: u64,
    /// Those that pass the filters as well.
    pub total: u64,
    /// Per dimension, in the order of [`Dimension::ALL`]: a document that passes every filter counts in each; one that
    /// fails a single filter counts there alone, as what one would get by choosing otherwise.
    pub counts: Totals,
}

impl Default for Outcome {
    fn default() -> Self {
        Self { answers: 0, total: 0, counts: Totals::none(Dimension::ALL.len()) }
    }
}

impl Outcome {
    fn join(&mut self, other: &Self) {
        self.answers += other.answers;
        self.total += other.total;
        self.counts.join(&other.counts);
    }
}

impl Pass<'_> {
    /// Goes over the index, and offers what is found to `best`.
    pub fn run(&self, best: &mut Best<'_>) -> tantivy::Result<Outcome> {
        let stretches: Vec<Stretch> =
            (0..).zip(self.searcher.segment_readers()).flat_map(stretches).collect();
        let go = |stretch| {
            let mut found = best.apart();
            let outcome = self.run_over(stretch, &mut found)?;
            Ok((outcome, found))
        };
        let alone = if self.searcher.num_docs() < SMALL { None } else { self.memory.alone() };
        let parts: Vec<tantivy::Result<_>> = match alone {
            Some(_alone) => stretches.into_par_iter().map(go).collect(),
            None => stretches.into_iter().map(go).collect(),
        };
        let mut all = Outcome::default();
        for part in parts {
            let (outcome, found) = part?;
            all.join(&outcome);
            best.join(found);
        }
        Ok(all)
    }

    fn run_over(&self, stretch: Stretch<'_>, best: &mut Best<'_>) -> tantivy::Result<Outcome> {
        let mut outcome = Outcome::default();
        let mut part = Part::open(self, &stretch)?;
        if part.words.as_ref().is_some_and(|words| matches!(self.text, Text::All(_)) && words.lack_one()) {
            return Ok(outcome);
        }
        for window in stretch.windows {
            part.go(window, &mut outcome, best);
        }
        part.values.add(part.tally, &mut outcome.counts);
        Ok(outcome)
    }
}

/// Windows of a segment that are gone through one after the other.
struct Stretch<'a> {
    ordinal: SegmentOrdinal,
    segment: &'a SegmentReader,
    windows: Range<usize>,
}

fn stretches((ordinal, segment): (SegmentOrdinal, &SegmentReader)) -> impl Iterator<Item = Stretch<'_>> {
    let windows = bits::windows(segment.max_doc());
    let of = move |from: usize| Stretch { ordinal, segment, windows: from..windows.min(from + STRETCH) };
    (0..windows).step_by(STRETCH).map(of)
}

/// A pass over a stretch of a segment.
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
    columns: Columns,
    /// The last moment that is asked for, where something here is later.
    until: Option<i64>,
    /// The scores of the window that is worked on.
    scores: Vec<(usize, f32)>,
}

impl<'a> Part<'a> {
    fn open(pass: &'a Pass<'a>, stretch: &Stretch<'_>) -> tantivy::Result<Self> {
        let segment = stretch.segment;
        let words = match pass.text {
            Text::Anything => None,
            Text::All(asked) | Text::Share(asked, ..) => Some(Words::open(asked, segment, pass.memory)?),
        };
        let scoring = EnableScoring::disabled_from_searcher(pass.searcher);
        let mut narrowing = Vec::new();
        for narrow in pass.narrowing {
            let mut documents = Whole::none(segment.max_doc());
            let mut scorer = narrow.clause.weight(scoring)?.scorer(segment, 1.0)?;
            let (first, end) = (start(stretch.windows.start), start(stretch.windows.end));
            if scorer.doc() < first {
                scorer.seek(first);
            }
            while scorer.doc() < end.min(TERMINATED) {
                documents.add(scorer.doc());
                scorer.advance();
            }
            narrowing.push((narrow.is_wanted, documents));
        }
        let chosen = Dimension::ALL.iter().map(|dimension| dimension.chosen(pass.query)).enumerate();
        let values = pass.memory.values(segment)?;
        let columns = pass.memory.columns(segment)?;
        let latest = columns.created.max_value();
        Ok(Self {
            pass,
            ordinal: stretch.ordinal,
            alive: pass.memory.alive(segment),
            tally: values.tally(),
            values,
            words,
            narrowing,
            chosen: chosen.filter(|(_, values)| !values.is_empty()).collect(),
            until: pass.query.until.filter(|until| latest > *until),
            columns,
            scores: Vec::new(),
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
        let only_best = self.pass.counting == Counting::Nothing;
        if only_best {
            self.chosen_in(window).for_each(|set| found.keep(&set));
        }
        let is_scored = self.match_words(window, &mut found, best);
        if found.is_empty() {
            return;
        }
        outcome.answers += found.count();
        self.leave_later(window, &mut found);
        // Where nothing is counted, what fails a filter is left out already.
        let sets: Vec<Bits> = if only_best { Vec::new() } else { self.chosen_in(window).collect() };
        let mut passing = found;
        for set in &sets {
            passing.keep(set);
        }
        outcome.total += passing.count();
        self.count(window, &found, &passing, &sets);
        self.rank(window, &passing, is_scored, best);
    }

    /// For each dimension of which something is chosen, the documents of a window that have it.
    fn chosen_in(&self, window: usize) -> impl Iterator<Item = Bits> {
        self.chosen.iter().map(move |(dimension, values)| self.values.with_any(*dimension, values, window))
    }

    /// Keeps what has enough of the words; whether it was scored for that.
    fn match_words(&mut self, window: usize, found: &mut Bits, best: &Best<'_>) -> bool {
        let Some(words) = self.words.as_mut() else { return false };
        let Text::Share(asked, least, among) = self.pass.text else {
            words.keep_all(window, found);
            return false;
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
        // What is counted must be scored, even where it is not among the best.
        let above = (self.pass.counting == Counting::Nothing).then(|| words.least(best));
        words.scores(window, found, least, above, &mut self.scores);
        *found = Bits::NONE;
        for (slot, _) in &self.scores {
            found.add(*slot);
        }
        true
    }

    /// Leaves out what is later than was asked for.
    fn leave_later(&self, window: usize, found: &mut Bits) {
        let Some(until) = self.until else { return };
        let all = *found;
        for slot in all.slots() {
            if self.columns.created.first(document(window, slot)).is_some_and(|moment| moment > until) {
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
    fn rank(&mut self, window: usize, passing: &Bits, is_scored: bool, best: &mut Best<'_>) {
        if passing.is_empty() || !best.takes(f64::INFINITY) {
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "exact up to nine thousand million million")]
        match (self.pass.query.sort, &mut self.words) {
            (Sort::Relevance, Some(words)) => {
                if !is_scored {
                    words.scores(window, passing, 0.0, Some(words.least(best)), &mut self.scores);
                }
                for (slot, score) in self.scores.iter().copied().filter(|(slot, _)| passing.has(*slot)) {
                    if best.takes(f64::from(score * words.most_signals())) {
                        let rank = f64::from(score * words.signals(document(window, slot)));
                        best.offer(Entry { rank, ..entry(self.ordinal, &self.columns, window, slot) });
                    }
                }
            }
            (Sort::Supports, _) => {
                for slot in passing.slots() {
                    let rank = self.columns.supports.first(document(window, slot)).unwrap_or(0) as f64;
                    if best.takes(rank) {
                        best.offer(Entry { rank, ..entry(self.ordinal, &self.columns, window, slot) });
                    }
                }
            }
            _ => {
                for slot in passing.slots() {
                    let entry = entry(self.ordinal, &self.columns, window, slot);
                    best.offer(Entry { rank: entry.created as f64, ..entry });
                }
            }
        }
    }
}

fn entry(ordinal: SegmentOrdinal, columns: &Columns, window: usize, slot: usize) -> Entry {
    let address = DocAddress::new(ordinal, document(window, slot));
    Entry { rank: 0.0, created: columns.created.first(address.doc_id).unwrap_or(0), address }
}

fn document(window: usize, slot: usize) -> u32 {
    start(window) + u32::try_from(slot).unwrap_or(0)
}
