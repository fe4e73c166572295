//! The values of the filters in one segment, in memory: which documents have which, and counts of them.

use std::collections::{BTreeMap, HashMap};

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
#[derive(Debug, Default)]
struct Kept {
    names: Vec<String>,
    /// The numbers of the names in [`Names`].
    known_as: Vec<usize>,
    /// For each value its documents; none where there are very many values.
    sets: Vec<Whole>,
    /// For each document the number of its value; nothing where a document can have several.
    numbers: Box<[u16]>,
    /// The documents that have a value, where there are no sets.
    with_value: Option<Whole>,
}

/// Counts of a segment while they are made, per dimension and value.
#[derive(Debug)]
pub struct Tally(Vec<Vec<u64>>);

/// Counts of several segments, per dimension and by the numbers of [`Names`].
#[derive(Debug, Default)]
pub struct Totals(Vec<Vec<u64>>);

/// The values that any segment has, each with one number for all of them, per dimension.
#[derive(Debug, Default)]
pub struct Names(Vec<Named>);

#[derive(Debug, Default)]
struct Named {
    numbers: HashMap<String, usize>,
    names: Vec<String>,
}

impl Names {
    fn number(&mut self, dimension: usize, name: &str) -> usize {
        if self.0.len() <= dimension {
            self.0.resize_with(dimension + 1, Named::default);
        }
        let named = &mut self.0[dimension];
        if let Some(number) = named.numbers.get(name) {
            return *number;
        }
        named.numbers.insert(name.to_owned(), named.names.len());
        named.names.push(name.to_owned());
        named.names.len() - 1
    }

    /// The counts of all dimensions, by name; without what was counted nowhere.
    pub fn named(&self, totals: &Totals) -> Vec<Counts> {
        let none = Named::default();
        let of = |(at, counts): (usize, &Vec<u64>)| {
            let names = &self.0.get(at).unwrap_or(&none).names;
            let counted = names.iter().zip(counts).filter(|(_, count)| **count > 0);
            counted.map(|(name, count)| (name.clone(), *count)).collect()
        };
        totals.0.iter().enumerate().map(of).collect()
    }
}

impl Totals {
    /// None yet, of so many dimensions.
    pub fn none(dimensions: usize) -> Self {
        Self(vec![Vec::new(); dimensions])
    }

    /// Adds what was counted elsewhere.
    pub fn join(&mut self, others: &Self) {
        for (dimension, counts) in others.0.iter().enumerate() {
            for (number, count) in counts.iter().enumerate() {
                self.add(dimension, number, *count);
            }
        }
    }

    fn add(&mut self, dimension: usize, number: usize, count: u64) {
        let counts = &mut self.0[dimension];
        if counts.len() <= number {
            counts.resize(number + 1, 0);
        }
        counts[number] += count;
    }
}

impl Values {
    /// Reads the columns of a segment; before they are counted, they are [`numbered`](Self::numbered).
    pub fn read(segment: &SegmentReader) -> tantivy::Result<Self> {
        let dimensions = Dimension::ALL.iter().map(|dimension| Kept::read(segment, dimension.column()));
        Ok(Self { dimensions: dimensions.collect::<tantivy::Result<_>>()? })
    }

    /// The same, with the numbers that its values have in all segments.
    pub fn numbered(mut self, names: &mut Names) -> Self {
        for (dimension, kept) in self.dimensions.iter_mut().enumerate() {
            kept.known_as = kept.names.iter().map(|name| names.number(dimension, name)).collect();
        }
        self
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
            let with_value = kept.with_value.as_ref().map(|with_value| with_value.window(window));
            for slot in documents.slots_with(with_value) {
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

    /// Adds what was counted to the counts of the whole index.
    pub fn add(&self, tally: Tally, totals: &mut Totals) {
        for (dimension, (kept, tally)) in self.dimensions.iter().zip(tally.0).enumerate() {
            for (number, count) in kept.known_as.iter().zip(tally).filter(|(_, count)| *count > 0) {
                totals.add(dimension, *number, count);
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
                None => Self::default(),
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
        Ok(Self { names, sets, ..Self::default() })
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
        let with_value = sets.is_empty().then(|| {
            let mut with_value = Whole::none(documents);
            let has = (0..documents).zip(&numbers).filter(|(_, number)| **number != NOTHING);
            has.for_each(|(document, _)| with_value.add(document));
            with_value
        });
        Self { names: used, sets, numbers: numbers.into(), with_value, ..Self::default() }
    }
}
