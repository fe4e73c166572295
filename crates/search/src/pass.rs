//! One pass over the index for a question: which documents answer it, how many values of the filters they have, and
//! which are the best.
//!
//! Everything is done with sets of documents, a window at a time; only what passes all filters is scored.

use rayon::iter::{IntoParallelIterator, ParallelIterator};
use tantivy::Searcher;
use tantivy::query::Query as Clause;

use crate::best::Best;
use crate::dimensions::Dimension;
use crate::memory::Memory;
use crate::part::{Later, Opened, Part, Stretch, stretches};
use crate::query::Query;
use crate::scorer::{Asked, STAGES};
use crate::values::Totals;

/// Documents are scored in stages: those first that have the words often. With so many scored, those of a later stage come
/// behind them, and are not scored unless somebody pages that far. Of those that have some of the words the first have two,
/// or one in their title.
const MANY: u64 = 300;

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

impl Text<'_> {
    /// The share of the words that a document must have.
    pub fn least(self) -> f32 {
        if let Self::Share(_, least, _) = self { least } else { 0.0 }
    }
}

/// Which documents are looked at for a share of the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// All that have something of a word, and more than what goes with it by way of others.
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
        let alone = self.memory.alone(self.searcher);
        let is_alone = alone.is_some();
        let segments = (0..).zip(self.searcher.segment_readers()).collect();
        let opened = each(segments, is_alone, |(ordinal, segment)| Opened::of(self, ordinal, segment))?;
        let stretches: Vec<Stretch<'_>> =
            opened.iter().filter(|opened| !opened.has_nothing()).flat_map(stretches).collect();
        let parts = each(stretches, is_alone, |stretch| {
            let mut found = best.apart();
            let mut part = Part::open(&stretch)?;
            let outcome = part.run(stretch.windows, &mut found);
            Ok((part, outcome, found))
        })?;
        let mut all = Outcome::default();
        let (mut looked_at, mut later) = (0, Vec::new());
        for (part, outcome, found) in parts {
            all.join(&outcome);
            best.join(found);
            looked_at += part.looked_at;
            later.push((part.of, part.later));
        }
        for stage in 0..STAGES - 1 {
            let documents: Vec<(&Opened<'_>, Later)> =
                later.iter_mut().map(|(of, later)| (*of, std::mem::take(&mut later[stage]))).collect();
            let count: u64 =
                documents.iter().flat_map(|(_, later)| later).map(|(_, bits)| bits.count()).sum();
            if count == 0 {
                continue;
            }
            if looked_at < MANY {
                self.run_later(documents, is_alone, best)?;
            } else if best.limit() as u64 > looked_at {
                let mut behind = best.behind(looked_at);
                self.run_later(documents, is_alone, &mut behind)?;
                best.put_behind(behind);
            }
            looked_at += count;
        }
        Ok(all)
    }

    /// Scores what was left for later.
    fn run_later(
        &self,
        later: Vec<(&Opened<'_>, Later)>,
        is_alone: bool,
        best: &mut Best<'_>,
    ) -> tantivy::Result<()> {
        let found = each(later, is_alone, |(of, later)| {
            let mut found = best.apart();
            if let Some(mut words) = of.words.clone() {
                let mut scores = Vec::new();
                for (window, wanted) in later {
                    words.scores(window, &wanted, self.text.least(), Some(words.least(&found)), &mut scores);
                    of.offer(&words, window, &scores, &mut found);
                }
            }
            Ok(found)
        })?;
        for found in found {
            best.join(found);
        }
        Ok(())
    }
}

/// Does the same with each, at once where one question has all processors to itself.
fn each<T: Send, R: Send>(
    them: Vec<T>,
    is_alone: bool,
    work: impl Fn(T) -> tantivy::Result<R> + Sync + Send,
) -> tantivy::Result<Vec<R>> {
    if is_alone { them.into_par_iter().map(work).collect() } else { them.into_iter().map(work).collect() }
}
