//! The values of the filters in one segment, in memory: which documents have which, and counts of them.

use std::collections::BTreeMap;

use tantivy::SegmentReader;
use tantivy::columnar::StrColumn;

use crate::bits::{Bits, Whole, start};
use crate::dimensions::{Column, Dimension};
use crate::schema::column;
use crate::years;

/// Number of documents per value, of one dimension.
pub type Counts = BTreeMap<String, u64>;

/// With more values than this, each document keeps the number of its value instead of each value its documents.
const MOST_SETS: usize = 64;
/// The number of no value.
const NOTHING: u32 = u32::MAX;

/// The values of a segment, per dimension in the order of [`Dimension::ALL`].
#[derive(Debug)]
pub struct Values {
    dimensions: Vec<Kept>,
}

/// The values of one dimension.
#[derive(Debug)]
enum Kept {
    /// For each value its documents.
    Sets(Vec<(String, Whole)>),
    /// For each document the number of its one value.
    Numbers(Vec<String>, Box<[u32]>),
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
        let mut with = Bits::NONE;
        match &self.dimensions[dimension] {
            Kept::Sets(sets) => {
                for (_, documents) in sets.iter().filter(|(value, _)| chosen.contains(value)) {
                    with.join(documents.window(window));
                }
            }
            Kept::Numbers(names, numbers) => {
                let is_chosen: Vec<bool> = names.iter().map(|name| chosen.contains(name)).collect();
                for (slot, number) in
                    numbers[start(window) as usize..].iter().take(crate::bits::SLOTS).enumerate()
                {
                    if is_chosen.get(*number as usize) == Some(&true) {
                        with.add(slot);
                    }
                }
            }
        }
        with
    }

    /// No document counted yet.
    pub fn tally(&self) -> Tally {
        Tally(self.dimensions.iter().map(|kept| vec![0; kept.len()]).collect())
    }

    /// Counts the values that these documents of a window have.
    pub fn count(&self, tally: &mut Tally, dimension: usize, documents: &Bits, window: usize) {
        let counts = &mut tally.0[dimension];
        match &self.dimensions[dimension] {
            Kept::Sets(sets) => {
                for ((_, with), count) in sets.iter().zip(counts) {
                    *count += documents.count_with(with.window(window));
                }
            }
            Kept::Numbers(_, numbers) => {
                let numbers = &numbers[start(window) as usize..];
                for slot in documents.slots() {
                    if let Some(count) = counts.get_mut(numbers[slot] as usize) {
                        *count += 1;
                    }
                }
            }
        }
    }

    /// Adds what was counted to the counts of the whole index, per dimension.
    pub fn add(&self, tally: Tally, counts: &mut [Counts]) {
        for ((kept, tally), counts) in self.dimensions.iter().zip(tally.0).zip(counts) {
            for (at, count) in tally.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                *counts.entry(kept.name(at).to_owned()).or_default() += count;
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
                None => Self::Sets(Vec::new()),
            },
            Column::Flag(name) => {
                let flags = fast.bool(name)?;
                let set = |flag: bool| {
                    let mut with = Whole::none(documents);
                    (0..documents).filter(|at| flags.first(*at) == Some(flag)).for_each(|at| with.add(at));
                    (flag.to_string(), with)
                };
                Self::Sets(vec![set(false), set(true)])
            }
            Column::Years => {
                let moments = fast.i64(column::CREATED_AT)?;
                let mut sets: BTreeMap<usize, Whole> = BTreeMap::new();
                for document in 0..documents {
                    if let Some(year) = moments.first(document).and_then(years::place) {
                        sets.entry(year).or_insert_with(|| Whole::none(documents)).add(document);
                    }
                }
                Self::Sets(
                    sets.into_iter().map(|(year, documents)| (years::named(year), documents)).collect(),
                )
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
        let is_single = (0..documents).all(|document| words.term_ords(document).nth(1).is_none());
        if is_single && names.len() > MOST_SETS {
            let number =
                |document| words.term_ords(document).next().and_then(|number| u32::try_from(number).ok());
            let numbers = (0..documents).map(|document| number(document).unwrap_or(NOTHING)).collect();
            return Ok(Self::Numbers(names, numbers));
        }
        let mut sets: Vec<_> = names.into_iter().map(|name| (name, Whole::none(documents))).collect();
        for document in 0..documents {
            for number in words.term_ords(document) {
                if let Some((_, with)) = usize::try_from(number).ok().and_then(|number| sets.get_mut(number))
                {
                    with.add(document);
                }
            }
        }
        Ok(Self::Sets(sets))
    }

    fn len(&self) -> usize {
        match self {
            Self::Sets(sets) => sets.len(),
            Self::Numbers(names, _) => names.len(),
        }
    }

    fn name(&self, at: usize) -> &str {
        match self {
            Self::Sets(sets) => &sets[at].0,
            Self::Numbers(names, _) => &names[at],
        }
    }
}
