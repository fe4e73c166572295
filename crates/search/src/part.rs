//! A stretch of a segment in a pass over the index, and what the segment has of the question.

use std::ops::Range;
use std::sync::Arc;

use tantivy::query::EnableScoring;
use tantivy::{DocAddress, DocSet, SegmentOrdinal, SegmentReader, TERMINATED};

use crate::best::{Best, Entry};
use crate::bits::{self, Bits, Whole, start};
use crate::dimensions::Dimension;
use crate::memory::Columns;
use crate::pass::{Among, Counting, Outcome, Pass, Text};
use crate::query::Sort;
use crate::scorer::{STAGES, Words};
use crate::values::{Choice, Tally, Values};

/// Windows that are gone through at a stretch, by one thread.
const STRETCH: usize = 32;

/// What a segment has of the question.
pub struct Opened<'a> {
    pass: &'a Pass<'a>,
    ordinal: SegmentOrdinal,
    segment: &'a SegmentReader,
    alive: Arc<Whole>,
    values: Arc<Values>,
    pub words: Option<Words>,
    /// The dimensions in which something is chosen.
    chosen: Vec<(usize, Choice)>,
    columns: Columns,
    /// The last moment that is asked for, where something here is later.
    until: Option<i64>,
}

impl<'a> Opened<'a> {
    pub fn of(
        pass: &'a Pass<'a>,
        ordinal: SegmentOrdinal,
        segment: &'a SegmentReader,
    ) -> tantivy::Result<Self> {
        let words = match pass.text {
            Text::Anything => None,
            Text::All(asked) | Text::Share(asked, ..) => Some(Words::open(asked, segment, pass.memory)?),
        };
        let values = pass.memory.values(segment)?;
        let chosen = Dimension::ALL.iter().map(|dimension| dimension.chosen(pass.query)).enumerate();
        let chosen = chosen
            .filter(|(_, names)| !names.is_empty())
            .map(|(dimension, names)| (dimension, values.choice(dimension, &names)));
        let chosen = chosen.collect();
        let columns = pass.memory.columns(segment)?;
        let latest = columns.created.max_value();
        let until = pass.query.until.filter(|until| latest > *until);
        let alive = pass.memory.alive(segment);
        Ok(Self { pass, ordinal, segment, alive, values, words, chosen, columns, until })
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

    /// Offers documents of a window with these scores, each with its signals.
    pub fn offer(&self, words: &Words, window: usize, scores: &[(usize, f32)], best: &mut Best<'_>) {
        for (slot, score) in scores {
            if best.takes(f64::from(score * words.most_signals())) {
                let rank = f64::from(score * words.signals(document(window, *slot)));
                best.offer(Entry { rank, ..self.entry(window, *slot) });
            }
        }
    }

    fn entry(&self, window: usize, slot: usize) -> Entry {
        let address = DocAddress::new(self.ordinal, document(window, slot));
        Entry { rank: 0.0, created: self.columns.created.first(address.doc_id).unwrap_or(0), address }
    }

    /// Whether no document can have all words where that is asked.
    pub fn has_nothing(&self) -> bool {
        matches!(self.pass.text, Text::All(_)) && self.words.as_ref().is_some_and(Words::lack_one)
    }
}

/// Documents that are left for a later stage, by window.
pub type Later = Vec<(usize, Bits)>;

/// Windows of a segment that are gone through one after the other.
pub struct Stretch<'a> {
    of: &'a Opened<'a>,
    pub windows: Range<usize>,
}

pub fn stretches<'a>(of: &'a Opened<'a>) -> impl Iterator<Item = Stretch<'a>> {
    let windows = bits::windows(of.segment.max_doc());
    let from = (0..windows).step_by(STRETCH);
    from.map(move |from| Stretch { of, windows: from..windows.min(from + STRETCH) })
}

/// A pass over a stretch of a segment.
pub struct Part<'a> {
    pub of: &'a Opened<'a>,
    tally: Tally,
    words: Option<Words>,
    narrowing: Vec<(bool, Whole)>,
    /// The scores of the window that is worked on.
    scores: Vec<(usize, f32)>,
    /// How many documents were looked at, and which are left for later.
    pub looked_at: u64,
    pub later: [Later; STAGES - 1],
}

impl<'a> Part<'a> {
    pub fn open(stretch: &Stretch<'a>) -> tantivy::Result<Self> {
        let Opened { pass, segment, .. } = *stretch.of;
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
        Ok(Self {
            of: stretch.of,
            tally: stretch.of.values.tally(),
            words: stretch.of.words.clone(),
            narrowing,
            scores: Vec::new(),
            looked_at: 0,
            later: Default::default(),
        })
    }

    pub fn run(&mut self, windows: Range<usize>, best: &mut Best<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        for window in windows {
            self.go(window, &mut outcome, best);
        }
        let is_alone = |dimension| self.of.chosen.iter().any(|(chosen, _)| *chosen == dimension);
        self.of.values.add(&self.tally, is_alone, &mut outcome.counts);
        outcome
    }

    fn go(&mut self, window: usize, outcome: &mut Outcome, best: &mut Best<'_>) {
        let mut found = *self.of.alive.window(window);
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
        let only_best = self.of.pass.counting == Counting::Nothing;
        if only_best {
            self.chosen_in(window).for_each(|set| found.keep(&set));
        }
        let is_scored = self.match_words(window, &mut found, best);
        if found.is_empty() {
            return;
        }
        outcome.answers += found.count();
        self.of.leave_later(window, &mut found);
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
        self.of
            .chosen
            .iter()
            .map(move |(dimension, choice)| self.of.values.with_any(*dimension, choice, window))
    }

    /// Keeps what has enough of the words; whether it was scored for that.
    fn match_words(&mut self, window: usize, found: &mut Bits, best: &Best<'_>) -> bool {
        let Some(words) = self.words.as_mut() else { return false };
        let Text::Share(asked, least, among) = self.of.pass.text else {
            words.keep_all(window, found);
            return false;
        };
        let heaviest = asked.heaviest().unwrap_or(0);
        match among {
            Among::Every => found.keep(&words.with_any_near(window)),
            Among::WithHeaviest => found.keep(&words.with_any_of(heaviest, window)),
            Among::WithoutHeaviest => {
                found.keep(&words.with_any(window));
                found.leave(&words.with_any_of(heaviest, window));
            }
        }
        // What is counted must be scored, even where it is not among the best.
        let only_best = self.of.pass.counting == Counting::Nothing;
        let above = only_best.then(|| words.least(best));
        if only_best {
            let first = words.telling(window, found, among == Among::WithHeaviest);
            let mut later = *found;
            later.leave(&first);
            self.looked_at += first.count();
            self.of.leave_later(window, &mut later);
            self.later[0].extend((!later.is_empty()).then_some((window, later)));
            *found = first;
        }
        words.scores(window, found, least, above, &mut self.scores);
        *found = Bits::NONE;
        for (slot, _) in &self.scores {
            found.add(*slot);
        }
        true
    }

    /// Counts the values of what passes, and in each dimension in which something is chosen those of what passes all
    /// else.
    fn count(&mut self, window: usize, found: &Bits, passing: &Bits, sets: &[Bits]) {
        let counting = self.of.pass.counting;
        if counting == Counting::Nothing {
            return;
        }
        if counting == Counting::All {
            self.of.values.count(&mut self.tally, passing, window);
        }
        for (at, (dimension, _)) in self.of.chosen.iter().enumerate() {
            if counting == Counting::All || Dimension::ALL[*dimension] == Dimension::Kind {
                let mut others = *found;
                let sets = sets.iter().enumerate().filter(|(other, _)| *other != at);
                sets.for_each(|(_, set)| others.keep(set));
                self.of.values.count_alone(&mut self.tally, *dimension, &others, window);
            }
        }
    }

    /// Offers what passes, with the scores it has already or else by scoring it.
    fn rank(&mut self, window: usize, passing: &Bits, is_scored: bool, best: &mut Best<'_>) {
        if passing.is_empty() || !best.takes(f64::INFINITY) {
            return;
        }
        #[expect(clippy::cast_precision_loss, reason = "exact up to nine thousand million million")]
        match (self.of.pass.query.sort, &mut self.words) {
            (Sort::Relevance, Some(words)) => {
                if is_scored {
                    self.scores.retain(|(slot, _)| passing.has(*slot));
                } else {
                    let [first, later @ ..] = words.in_stages(window, passing);
                    self.looked_at += first.count();
                    for (later, documents) in self.later.iter_mut().zip(later) {
                        later.extend((!documents.is_empty()).then_some((window, documents)));
                    }
                    words.scores(window, &first, 0.0, Some(words.least(best)), &mut self.scores);
                }
                self.of.offer(words, window, &self.scores, best);
            }
            (Sort::Supports, _) => {
                for slot in passing.slots() {
                    let rank = self.of.columns.supports.first(document(window, slot)).unwrap_or(0) as f64;
                    if best.takes(rank) {
                        best.offer(Entry { rank, ..self.of.entry(window, slot) });
                    }
                }
            }
            _ => {
                for slot in passing.slots() {
                    let entry = self.of.entry(window, slot);
                    best.offer(Entry { rank: entry.created as f64, ..entry });
                }
            }
        }
    }
}

fn document(window: usize, slot: usize) -> u32 {
    start(window) + u32::try_from(slot).unwrap_or(0)
}
