//! The best so many of what is found, in an order that is the same however the index is laid out on disk.

use std::cmp::Ordering;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

use tantivy::DocAddress;

/// Found documents beyond the limit that are gathered before the worst are let go.
const SPARE: usize = 16;

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
type Key<'a> = &'a (dyn Fn(DocAddress) -> String + Sync);

/// Gathers the best.
pub struct Best<'a> {
    limit: usize,
    entries: Vec<Entry>,
    /// Those that come behind all others.
    behind: Vec<Entry>,
    /// What does not rank as high is not among the best, of whoever gathers for the same answer.
    least: Arc<AtomicI64>,
    key: Key<'a>,
}

impl<'a> Best<'a> {
    pub fn new(limit: usize, key: Key<'a>) -> Self {
        let least = Arc::new(AtomicI64::new(in_order(f64::NEG_INFINITY)));
        Self { limit, entries: Vec::new(), behind: Vec::new(), least, key }
    }

    /// The same, where it is known that as many as are gathered rank at least so.
    pub fn at_least(self, rank: f64) -> Self {
        self.least.fetch_max(in_order(rank), Relaxed);
        self
    }

    /// One that gathers for the same answer elsewhere, to be joined later.
    pub fn apart(&self) -> Self {
        let (entries, behind) = (Vec::new(), Vec::new());
        Self { limit: self.limit, entries, behind, least: self.least.clone(), key: self.key }
    }

    /// How many are gathered at most.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// One that gathers those that come behind so many others.
    pub fn behind(&self, others: u64) -> Self {
        Self::new(self.limit.saturating_sub(usize::try_from(others).unwrap_or(usize::MAX)), self.key)
    }

    /// Takes over what comes behind all others.
    pub fn put_behind(&mut self, behind: Self) {
        self.behind.extend(behind.into_sorted());
    }

    /// Takes over what was gathered elsewhere.
    pub fn join(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.settle();
    }

    /// Whether a document of this rank can still be one of them.
    pub fn takes(&self, rank: f64) -> bool {
        self.limit > 0 && in_order(rank) >= self.least.load(Relaxed)
    }

    /// What does not rank as high is not one of them.
    pub fn least(&self) -> f64 {
        f64::from_bits(in_bits(self.least.load(Relaxed)).cast_unsigned())
    }

    pub fn offer(&mut self, entry: Entry) {
        if !self.takes(entry.rank) {
            return;
        }
        self.entries.push(entry);
        if self.entries.len() >= self.limit.saturating_add(SPARE) {
            self.settle();
        }
    }

    /// The best, best first.
    pub fn into_sorted(mut self) -> Vec<Entry> {
        self.settle();
        self.entries.extend(self.behind);
        self.entries.truncate(self.limit);
        self.entries
    }

    /// Lets go of what is not among the best.
    pub fn settle(&mut self) {
        self.entries.sort_unstable_by(|one, other| order(one, other, self.key));
        self.entries.truncate(self.limit);
        if let Some(last) = self.entries.last().filter(|_| self.entries.len() == self.limit) {
            self.least.fetch_max(in_order(last.rank), Relaxed);
        }
    }
}

/// A number that is larger where the other is, so that two threads can settle which.
fn in_order(rank: f64) -> i64 {
    in_bits(rank.to_bits().cast_signed())
}

/// That number by its bits, and the other way round.
fn in_bits(bits: i64) -> i64 {
    bits ^ ((bits >> 63).cast_unsigned() >> 1).cast_signed()
}

fn order(one: &Entry, other: &Entry, key: Key<'_>) -> Ordering {
    other.rank.total_cmp(&one.rank).then(other.created.cmp(&one.created)).then_with(|| {
        if one.address == other.address { Ordering::Equal } else { key(other.address).cmp(&key(one.address)) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_keep_their_order_as_whole_numbers() {
        let ranks = [f64::NEG_INFINITY, -1.5e300, -2.0, -0.5, 0.0, 1e-9, 0.25, 7.0, f64::INFINITY];
        assert!(ranks.windows(2).all(|two| in_order(two[0]) < in_order(two[1])));
        let back = |rank: &f64| f64::from_bits(in_bits(in_order(*rank)).cast_unsigned());
        assert!(ranks.iter().all(|rank| back(rank).total_cmp(rank).is_eq()));
    }

    #[test]
    fn what_is_gathered_apart_is_the_same_as_together() {
        let entry =
            |rank: u32| Entry { rank: f64::from(rank), created: 0, address: DocAddress::new(0, rank) };
        let key = |address: DocAddress| address.doc_id.to_string();
        let mut all = Best::new(3, &key);
        let mut apart = all.apart();
        (0..500).step_by(2).for_each(|rank| all.offer(entry(rank)));
        (1..500).step_by(2).for_each(|rank| apart.offer(entry(rank)));
        all.join(apart);
        assert!(!all.takes(100.0) && all.takes(497.0));
        let ranks: Vec<u32> = all.into_sorted().iter().map(|entry| entry.address.doc_id).collect();
        assert_eq!(ranks, [499, 498, 497]);
    }
}
