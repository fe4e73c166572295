//! Counts the values of all filters in one pass over what the text finds: each under the text and the *other* filters.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column as Values, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use crate::dimensions::{Column, Dimension};
use crate::query::Query;
use crate::years;

/// Number of documents per value, of one dimension.
pub type Counts = BTreeMap<String, u64>;

/// What [`Sideways`] found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Documents that pass every filter.
    pub total: usize,
    /// Per dimension, in the order of [`Dimension::ALL`].
    pub counts: Vec<Counts>,
}

/// Collects [`Counted`] over the documents that the text finds. A document that passes every filter counts in each dimension;
/// one that fails a single filter counts there alone: it is what one would get by choosing otherwise.
pub struct Sideways {
    chosen: Vec<Vec<String>>,
    until: Option<i64>,
}

impl Sideways {
    pub fn of(query: &Query) -> Self {
        let chosen = Dimension::ALL.iter().map(|dimension| dimension.chosen(query)).collect();
        Self { chosen, until: query.until }
    }
}

impl Collector for Sideways {
    type Fruit = Counted;
    type Child = Segment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Segment> {
        let tallies = Dimension::ALL
            .iter()
            .zip(&self.chosen)
            .map(|(dimension, chosen)| Tally::open(segment, dimension.column(), chosen));
        let until = match self.until {
            Some(until) => Some((segment.fast_fields().i64(crate::schema::column::CREATED_AT)?, until)),
            None => None,
        };
        let tallies = tallies.collect::<tantivy::Result<_>>()?;
        Ok(Segment { tallies, until, total: 0 })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Counted>>) -> tantivy::Result<Counted> {
        let mut merged = Counted { total: 0, counts: vec![Counts::new(); Dimension::ALL.len()] };
        for segment in segments {
            let segment = segment?;
            merged.total += segment.total;
            for (total, counts) in merged.counts.iter_mut().zip(segment.counts) {
                for (value, count) in counts {
                    *total.entry(value).or_default() += count;
                }
            }
        }
        Ok(merged)
    }
}

/// Counts of one segment.
pub struct Segment {
    tallies: Vec<Tally>,
    until: Option<(Values<i64>, i64)>,
    total: usize,
}

impl SegmentCollector for Segment {
    type Fruit = tantivy::Result<Counted>;

    fn collect(&mut self, document: DocId, _: Score) {
        if let Some((moments, until)) = &self.until
            && moments.first(document).is_some_and(|moment| moment > *until)
        {
            return;
        }
        let mut failed = None;
        for (place, tally) in self.tallies.iter().enumerate() {
            if !tally.passes(document) {
                if failed.is_some() {
                    return;
                }
                failed = Some(place);
            }
        }
        if let Some(place) = failed {
            self.tallies[place].count(document);
            return;
        }
        self.total += 1;
        for tally in &mut self.tallies {
            tally.count(document);
        }
    }

    fn harvest(self) -> tantivy::Result<Counted> {
        let counts = self.tallies.into_iter().map(Tally::named).collect::<tantivy::Result<_>>()?;
        Ok(Counted { total: self.total, counts })
    }
}

/// One dimension of one segment: a count for each place of its column, and which places are chosen.
struct Tally {
    reading: Reading,
    /// Empty where anything goes.
    chosen: Vec<bool>,
    counts: Vec<u64>,
}

enum Reading {
    Words(StrColumn),
    Flag(Values<bool>),
    Years(Values<i64>),
    /// No document of this segment has a value.
    Nothing,
}

impl Tally {
    fn open(segment: &SegmentReader, column: Column, chosen: &[String]) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let (reading, places) = match column {
            Column::Words(name) => match fast.str(name)? {
                Some(words) => {
                    let places = words.num_terms();
                    (Reading::Words(words), places)
                }
                None => (Reading::Nothing, 0),
            },
            Column::Flag(name) => (Reading::Flag(fast.bool(name)?), 2),
            Column::Years(name) => (Reading::Years(fast.i64(name)?), years::PLACES),
        };
        let mut tally = Self { reading, chosen: Vec::new(), counts: vec![0; places] };
        if !chosen.is_empty() {
            // At least one place, so that a choice that nothing here has is still a choice.
            tally.chosen = vec![false; places.max(1)];
            for value in chosen {
                if let Some(place) = tally.place_of(value)? {
                    tally.chosen[place] = true;
                }
            }
        }
        Ok(tally)
    }

    fn place_of(&self, value: &str) -> tantivy::Result<Option<usize>> {
        Ok(match &self.reading {
            Reading::Words(words) => {
                words.dictionary().term_ord(value)?.and_then(|place| usize::try_from(place).ok())
            }
            Reading::Flag(_) => Some(usize::from(value == "true")),
            Reading::Years(_) => {
                value.parse().ok().and_then(years::span).and_then(|(from, _)| years::place(from))
            }
            Reading::Nothing => None,
        })
    }

    fn passes(&self, document: DocId) -> bool {
        if self.chosen.is_empty() {
            return true;
        }
        let is_chosen = |place: usize| self.chosen.get(place).copied().unwrap_or_default();
        match &self.reading {
            Reading::Words(words) => words.term_ords(document).any(|place| is_chosen(as_place(place))),
            Reading::Flag(flags) => flags.first(document).is_some_and(|flag| is_chosen(usize::from(flag))),
            Reading::Years(moments) => moments.first(document).and_then(years::place).is_some_and(is_chosen),
            Reading::Nothing => false,
        }
    }

    fn count(&mut self, document: DocId) {
        let counts = &mut self.counts;
        let mut add = |place: usize| {
            if let Some(count) = counts.get_mut(place) {
                *count += 1;
            }
        };
        match &self.reading {
            Reading::Words(words) => words.term_ords(document).for_each(|place| add(as_place(place))),
            Reading::Flag(flags) => flags.first(document).into_iter().for_each(|flag| add(usize::from(flag))),
            Reading::Years(moments) => {
                moments.first(document).and_then(years::place).into_iter().for_each(add);
            }
            Reading::Nothing => {}
        }
    }

    fn named(self) -> tantivy::Result<Counts> {
        let mut named = Counts::new();
        for (place, count) in self.counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            let name = match &self.reading {
                Reading::Words(words) => {
                    let mut name = String::new();
                    words.ord_to_str(place as u64, &mut name)?;
                    name
                }
                Reading::Flag(_) if place == 0 => continue,
                Reading::Flag(_) => "true".to_owned(),
                Reading::Years(_) => years::named(place),
                Reading::Nothing => continue,
            };
            named.insert(name, count);
        }
        Ok(named)
    }
}

fn as_place(ordinal: u64) -> usize {
    usize::try_from(ordinal).unwrap_or(usize::MAX)
}
