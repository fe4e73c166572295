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

/// With more values than this, no sets of documents are kept.
const MOST_SETS: usize = 64;

/// The dimensions whose values are counted in one go: few combinations of few values, and what has many of its own.
const GROUPS: [&[Dimension]; 3] = [
    &[Dimension::Kind, Dimension::Status, Dimension::Level, Dimension::Practice, Dimension::Year],
    &[Dimension::Theme],
    &[Dimension::Organisation],
];

/// The values of a segment.
#[derive(Debug)]
pub struct Values {
    /// In the order of [`Dimension::ALL`].
    dimensions: Vec<Kept>,
    /// For each group of dimensions, the combinations of values that there are.
    combinations: [Vec<Combination>; GROUPS.len()],
    /// For each document, which combination it has of each group.
    codes: Box<[[u32; GROUPS.len()]]>,
}

/// Values that a document has together, each with its dimension.
type Combination = Vec<(usize, usize)>;

/// The values of one dimension.
#[derive(Debug, Default)]
struct Kept {
    names: Vec<String>,
    /// The numbers of the names in [`Names`].
    known_as: Vec<usize>,
    /// For each value its documents; none where there are very many values.
    sets: Vec<Whole>,
}

/// What is chosen in a dimension.
#[derive(Debug)]
pub enum Choice {
    /// The documents of any of these values.
    Sets(Vec<usize>),
    /// By the combination of a group that they have.
    Codes(usize, Vec<bool>),
}

/// Counts of a segment while they are made.
#[derive(Debug)]
pub struct Tally {
    /// Per group, by combination.
    together: [Vec<u64>; GROUPS.len()],
    /// Per dimension, by value, of those that are counted by themselves.
    alone: Vec<Vec<u64>>,
}

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
        let documents = segment.max_doc();
        let mut read: Vec<Read> = Vec::new();
        for dimension in Dimension::ALL {
            read.push(Read::of(segment, dimension.column())?);
        }
        let mut codes = vec![[0; GROUPS.len()]; documents as usize];
        let mut combinations: [Vec<Combination>; GROUPS.len()] = Default::default();
        for (group, dimensions) in GROUPS.iter().enumerate() {
            let mut known: HashMap<Combination, u32> = HashMap::new();
            let mut combination = Vec::new();
            for (document, codes) in (0..documents).zip(&mut codes) {
                combination.clear();
                for dimension in dimensions.iter().map(|dimension| place(*dimension)) {
                    let values = read[dimension].values(document);
                    combination.extend(values.map(|value| (dimension, value)));
                }
                codes[group] = if let Some(code) = known.get(combination.as_slice()) {
                    *code
                } else {
                    let code = u32::try_from(combinations[group].len()).unwrap_or(u32::MAX);
                    combinations[group].push(combination.clone());
                    known.insert(combination.clone(), code);
                    code
                };
            }
        }
        let kept = |read: Read| {
            let sets = read.sets(documents);
            Kept { names: read.names, known_as: Vec::new(), sets }
        };
        let dimensions = read.into_iter().map(kept).collect();
        Ok(Self { dimensions, combinations, codes: codes.into() })
    }

    /// The same, with the numbers that its values have in all segments.
    pub fn numbered(mut self, names: &mut Names) -> Self {
        for (dimension, kept) in self.dimensions.iter_mut().enumerate() {
            kept.known_as = kept.names.iter().map(|name| names.number(dimension, name)).collect();
        }
        self
    }

    /// How documents that have one of these values are told.
    pub fn choice(&self, dimension: usize, chosen: &[String]) -> Choice {
        let kept = &self.dimensions[dimension];
        let is_chosen = |value: &usize| chosen.contains(&kept.names[*value]);
        if !kept.sets.is_empty() {
            return Choice::Sets((0..kept.names.len()).filter(is_chosen).collect());
        }
        let group = group_of(dimension);
        let values: Vec<bool> = (0..kept.names.len()).map(|value| is_chosen(&value)).collect();
        let has = |combination: &Combination| {
            combination.iter().any(|(other, value)| *other == dimension && values[*value])
        };
        Choice::Codes(group, self.combinations[group].iter().map(has).collect())
    }

    /// The documents of a window that have what is chosen.
    pub fn with_any(&self, dimension: usize, choice: &Choice, window: usize) -> Bits {
        let mut with = Bits::NONE;
        match choice {
            Choice::Sets(values) => {
                let sets = &self.dimensions[dimension].sets;
                for value in values {
                    with.join(sets[*value].window(window));
                }
            }
            Choice::Codes(group, chosen) => {
                let codes = self.codes[start(window) as usize..].iter().take(WINDOW as usize);
                for (slot, codes) in codes.enumerate() {
                    if chosen[codes[*group] as usize] {
                        with.add(slot);
                    }
                }
            }
        }
        with
    }

    /// No document counted yet.
    pub fn tally(&self) -> Tally {
        let together = self.combinations.each_ref().map(|combinations| vec![0; combinations.len()]);
        Tally { together, alone: self.dimensions.iter().map(|kept| vec![0; kept.names.len()]).collect() }
    }

    /// Counts the values of all dimensions that these documents of a window have.
    pub fn count(&self, tally: &mut Tally, documents: &Bits, window: usize) {
        let codes = &self.codes[start(window) as usize..];
        let [first, second, third] = &mut tally.together;
        for slot in documents.slots() {
            let [one, two, three] = codes[slot];
            first[one as usize] += 1;
            second[two as usize] += 1;
            third[three as usize] += 1;
        }
    }

    /// Counts the values of one dimension.
    pub fn count_alone(&self, tally: &mut Tally, dimension: usize, documents: &Bits, window: usize) {
        let (kept, counts) = (&self.dimensions[dimension], &mut tally.alone[dimension]);
        if !kept.sets.is_empty() {
            let documents = Filled::of(documents);
            for (with, count) in kept.sets.iter().zip(counts) {
                *count += documents.count_with(with.window(window));
            }
            return;
        }
        let group = group_of(dimension);
        let codes = &self.codes[start(window) as usize..];
        for slot in documents.slots() {
            for (other, value) in &self.combinations[group][codes[slot][group] as usize] {
                counts[*value] += u64::from(*other == dimension);
            }
        }
    }

    /// Adds what was counted to the counts of the whole index; of the dimensions that were counted by themselves, only
    /// that.
    pub fn add(&self, tally: &Tally, is_alone: impl Fn(usize) -> bool, totals: &mut Totals) {
        for (combinations, counts) in self.combinations.iter().zip(&tally.together) {
            for (combination, count) in combinations.iter().zip(counts).filter(|(_, count)| **count > 0) {
                for (dimension, value) in combination.iter().filter(|(dimension, _)| !is_alone(*dimension)) {
                    totals.add(*dimension, self.dimensions[*dimension].known_as[*value], *count);
                }
            }
        }
        for (dimension, (kept, counts)) in self.dimensions.iter().zip(&tally.alone).enumerate() {
            for (number, count) in kept.known_as.iter().zip(counts).filter(|(_, count)| **count > 0) {
                totals.add(dimension, *number, *count);
            }
        }
    }
}

fn place(dimension: Dimension) -> usize {
    Dimension::ALL.iter().position(|other| *other == dimension).unwrap_or(0)
}

fn group_of(dimension: usize) -> usize {
    GROUPS.iter().position(|group| group.contains(&Dimension::ALL[dimension])).unwrap_or(0)
}

/// The column of a dimension, as it is read.
struct Read {
    names: Vec<String>,
    /// The values of each document, those of the next behind them.
    values: Vec<u32>,
    /// Where those of each document start; one more at the end.
    starts: Vec<u32>,
}

impl Read {
    fn of(segment: &SegmentReader, column: Column) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let documents = segment.max_doc();
        Ok(match column {
            Column::Words(name) => match fast.str(name)? {
                Some(words) => Self::words(&words, documents)?,
                None => Self::by_name(&[], documents, |_| None),
            },
            Column::Flag(name) => {
                let flags = fast.bool(name)?;
                let names = [false, true].map(|flag| flag.to_string());
                Self::by_name(&names, documents, |document| flags.first(document).map(usize::from))
            }
            Column::Years => {
                let moments = fast.i64(column::CREATED_AT)?;
                let names: Vec<String> = (0..years::PLACES).map(years::named).collect();
                Self::by_name(&names, documents, |document| moments.first(document).and_then(years::place))
            }
        })
    }

    fn words(words: &StrColumn, documents: u32) -> tantivy::Result<Self> {
        let mut names = Vec::new();
        for number in 0..words.num_terms() {
            let mut name = String::new();
            words.ord_to_str(number as u64, &mut name)?;
            names.push(name);
        }
        let mut read = Self { names, values: Vec::new(), starts: vec![0] };
        for document in 0..documents {
            read.values.extend(words.term_ords(document).filter_map(|number| u32::try_from(number).ok()));
            read.end_document();
        }
        Ok(read)
    }

    /// Where a document has at most one value: the place of its name. Names that nothing has are left out.
    fn by_name(names: &[String], documents: u32, value: impl Fn(u32) -> Option<usize>) -> Self {
        let mut numbers: Vec<Option<u32>> = vec![None; names.len()];
        let mut read = Self { names: Vec::new(), values: Vec::new(), starts: vec![0] };
        for document in 0..documents {
            if let Some(at) = value(document).filter(|at| *at < names.len()) {
                let next = u32::try_from(read.names.len()).unwrap_or(u32::MAX);
                let number = *numbers[at].get_or_insert_with(|| {
                    read.names.push(names[at].clone());
                    next
                });
                read.values.push(number);
            }
            read.end_document();
        }
        read
    }

    fn end_document(&mut self) {
        self.starts.push(u32::try_from(self.values.len()).unwrap_or(u32::MAX));
    }

    fn values(&self, document: u32) -> impl Iterator<Item = usize> {
        let (from, until) = (self.starts[document as usize], self.starts[document as usize + 1]);
        self.values[from as usize..until as usize].iter().map(|value| *value as usize)
    }

    /// For each value its documents; nothing where there are very many values.
    fn sets(&self, documents: u32) -> Vec<Whole> {
        if self.names.len() > MOST_SETS {
            return Vec::new();
        }
        let mut sets = vec![Whole::none(documents); self.names.len()];
        for document in 0..documents {
            self.values(document).for_each(|value| sets[value].add(document));
        }
        sets
    }
}
