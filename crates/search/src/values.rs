//! The values of the filters in one segment, in memory: which documents have which, and counts of them.

use std::collections::BTreeMap;

use tantivy::SegmentReader;
use tantivy::columnar::StrColumn;

use crate::bits::{Bits, Filled, WINDOW, Whole, start};
use crate::dimensions::{Column, Dimension};
use crate::schema::column;
use crate::years;

/// Number of documents per value, of one dimension.
pub type Counts = BTreeMap<String, u64>;

/// With more values than this, no sets are kept where each document has at most one value.
const MOST_SETS: usize = 64;
/// The number of no value.
const NOTHING: u16 = u16::MAX;
/// With no more documents in a window than this, it takes less time to look at each of them than at each set.
const FEW: u64 = 600;

/// The values of a segment, per dimension in the order of [`Dimension::ALL`].
#[derive(Debug)]
pub struct Values {
    dimensions: Vec<Kept>,
}

/// The values of one dimension.
#[derive(Debug)]
struct Kept {
    names: Vec<String>,
    /// For each value its documents; none where there are very many values.
    sets: Vec<Whole>,
    /// For each document the number of its value; nothing where a document can have several.
    numbers: Box<[u16]>,
}

/// Counts of a segment while they are made, per dimension and value.
#[derive(Debug)]
pub struct Tally(Vec<Vec<u64>>);

impl Values {
    /// Reads the columns of a segment.
    pub fn read(segment: &SegmentReader) -> tantivy::Result<Self> {
        let dimensions = Dimension::ALL.iter().map(|dimension| Kept::read(segment, dimension.column()));
        Ok(Self { dimensions: dimensions.collect::<tantivy::Result<_>>()? })
    }

    /// The documents of a window that have one of these values.
    pub fn with_any(&self, dimension: usize, chosen: &[String], window: usize) -> Bits {
        let kept = &self.dimensions[dimension];
        let is_chosen: Vec<bool> = kept.names.iter().map(|name| chosen.contains(name)).collect();
        let mut with = Bits::NONE;
        if kept.sets.is_empty() {
            let numbers = kept.numbers[start(window) as usize..].iter().take(WINDOW as usize);
            for (slot, number) in numbers.enumerate() {
                if is_chosen.get(usize::from(*number)) == Some(&true) {
                    with.add(slot);
                }
            }
        }
        for (documents, _) in kept.sets.iter().zip(&is_chosen).filter(|(_, is_chosen)| **is_chosen) {
            with.join(documents.window(window));
        }
        with
    }

    /// No document counted yet.
    pub fn tally(&self) -> Tally {
        Tally(self.dimensions.iter().map(|kept| vec![0; kept.names.len()]).collect())
    }

    /// Counts the values that these documents of a window have.
    pub fn count(&self, tally: &mut Tally, dimension: usize, documents: &Filled, window: usize) {
        let (kept, counts) = (&self.dimensions[dimension], &mut tally.0[dimension]);
        if !kept.numbers.is_empty() && (kept.sets.is_empty() || documents.count() <= FEW) {
            let numbers = &kept.numbers[start(window) as usize..];
            for slot in documents.slots() {
                if let Some(count) = counts.get_mut(usize::from(numbers[slot])) {
                    *count += 1;
                }
            }
            return;
        }
        for (with, count) in kept.sets.iter().zip(counts) {
            *count += documents.count_with(with.window(window));
        }
    }

    /// Adds what was counted to the counts of the whole index, per dimension.
    pub fn add(&self, tally: Tally, counts: &mut [Counts]) {
        for ((kept, tally), counts) in self.dimensions.iter().zip(tally.0).zip(counts) {
            for (at, count) in tally.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                *counts.entry(kept.names[at].clone()).or_default() += count;
            }
        }
    }
}

impl Kept {
    fn read(segment: &SegmentReader, column: Column) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let documents = segment.max_doc();
        Ok(match column {
            Column::Words(name) => match fast.str(name)? {
                Some(words) => Self::read_words(&words, documents)?,
                None => Self { names: Vec::new(), sets: Vec::new(), numbers: Box::default() },
            },
            Column::Flag(name) => {
                let flags = fast.bool(name)?;
                let names = [false, true].map(|flag| flag.to_string());
                Self::of(&names, documents, |document| flags.first(document).map(usize::from))
            }
            Column::Years => {
                let moments = fast.i64(column::CREATED_AT)?;
                let names: Vec<String> = (0..years::PLACES).map(years::named).collect();
                Self::of(&names, documents, |document| moments.first(document).and_then(years::place))
            }
        })
    }

    fn read_words(words: &StrColumn, documents: u32) -> tantivy::Result<Self> {
        let mut names = Vec::new();
        for number in 0..words.num_terms() {
            let mut name = String::new();
            words.ord_to_str(number as u64, &mut name)?;
            names.push(name);
        }
        let at = |number: u64| usize::try_from(number).ok();
        let is_single = names.len() < usize::from(NOTHING)
            && (0..documents).all(|document| words.term_ords(document).nth(1).is_none());
        if is_single {
            return Ok(Self::of(&names, documents, |document| words.term_ords(document).next().and_then(at)));
        }
        let mut sets = vec![Whole::none(documents); names.len()];
        for document in 0..documents {
            for at in words.term_ords(document).filter_map(at) {
                sets[at].add(document);
            }
        }
        Ok(Self { names, sets, numbers: Box::default() })
    }

    /// Where a document has at most one value: the place of its name. Names that nothing has are left out.
    fn of(names: &[String], documents: u32, value: impl Fn(u32) -> Option<usize>) -> Self {
        let mut numbers = vec![NOTHING; documents as usize];
        let mut number_of = vec![NOTHING; names.len()];
        let mut used = Vec::new();
        for (document, number) in (0..documents).zip(&mut numbers) {
            let Some(at) = value(document).filter(|at| *at < names.len()) else { continue };
            if number_of[at] == NOTHING {
                number_of[at] = u16::try_from(used.len()).unwrap_or(NOTHING);
                used.push(names[at].clone());
            }
            *number = number_of[at];
        }
        let mut sets = Vec::new();
        if used.len() <= MOST_SETS {
            sets = vec![Whole::none(documents); used.len()];
            for (document, number) in (0..documents).zip(&numbers).filter(|(_, number)| **number != NOTHING) {
                sets[usize::from(*number)].add(document);
            }
        }
        Self { names: used, sets, numbers: numbers.into() }
    }
}
