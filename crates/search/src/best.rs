//! The best so many of what is found, in an order that is the same however the index is laid out on disk.

use std::cmp::Ordering;

use tantivy::DocAddress;

/// Found documents beyond the limit that are gathered before the worst are let go.
const SPARE: usize = 64;

/// A document that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// The higher the better.
    pub rank: f64,
    /// Moment; of equals the newest is the best.
    pub created: i64,
    pub address: DocAddress,
}

/// Tells the key of a document, which settles what nothing else does.
type Key<'a> = &'a dyn Fn(DocAddress) -> String;

/// Gathers the best.
pub struct Best<'a> {
    limit: usize,
    entries: Vec<Entry>,
    /// What does not rank as high is not among the best.
    least: f64,
    key: Key<'a>,
}

impl<'a> Best<'a> {
    pub fn new(limit: usize, key: Key<'a>) -> Self {
        Self { limit, entries: Vec::new(), least: f64::NEG_INFINITY, key }
    }

    /// Whether a document of this rank can still be one of them.
    pub fn takes(&self, rank: f64) -> bool {
        self.limit > 0 && rank >= self.least
    }

    pub fn offer(&mut self, entry: Entry) {
        if !self.takes(entry.rank) {
            return;
        }
        self.entries.push(entry);
        if self.entries.len() >= self.limit.saturating_mul(2).saturating_add(SPARE) {
            self.settle();
        }
    }

    /// What the last of the best ranks, or less; minus infinity while there is room.
    pub fn least(&mut self) -> f64 {
        self.settle();
        self.least
    }

    /// The best, best first.
    pub fn into_sorted(mut self) -> Vec<Entry> {
        self.settle();
        self.entries
    }

    fn settle(&mut self) {
        self.entries.sort_unstable_by(|one, other| order(one, other, self.key));
        self.entries.truncate(self.limit);
        if self.entries.len() == self.limit {
            self.least = self.entries.last().map_or(f64::NEG_INFINITY, |last| last.rank);
        }
    }
}

fn order(one: &Entry, other: &Entry, key: Key<'_>) -> Ordering {
    other.rank.total_cmp(&one.rank).then(other.created.cmp(&one.created)).then_with(|| {
        if one.address == other.address { Ordering::Equal } else { key(other.address).cmp(&key(one.address)) }
    })
}
