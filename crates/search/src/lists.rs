//! Lists of documents that have a term: long ones are kept in memory as bits, short ones are read as they are needed.

use std::sync::Arc;

use tantivy::TERMINATED;
use tantivy::postings::BlockSegmentPostings;

use crate::bits::{self, Bits, WINDOW, WORDS, Whole, places};
use crate::bounds::{Blocks, Sought};
use crate::ranking::place;
use crate::saturation::{self, Lengths, saturated};

/// A term that at least one in so many documents of a segment has is kept in memory.
const LONG: u32 = 64;

/// Steps of what a term is worth, to keep it in a byte.
const STEPS: f32 = 252.0 / saturation::MOST;

/// Whether a list of this length is kept in memory.
pub fn is_long(length: u32, documents: u32) -> bool {
    length >= documents.div_ceil(LONG).max(WINDOW / LONG)
}

/// A long list, in memory.
#[derive(Debug)]
pub struct Kept {
    documents: Whole,
    /// How many documents come before each word of each window; see [`Kept::each`].
    before: Box<[u32]>,
    /// How often each document has the term, at most 255; empty where that is not asked.
    times: Box<[u8]>,
    /// The most that the term is worth to a document of each word of each window, in [`STEPS`]; as `times`.
    most: Box<[u8]>,
    /// The average number of terms beside which that was found.
    average: f32,
    /// The documents that have it so often, as [`OFTEN`] says.
    often: [Often; OFTEN.len()],
    length: u64,
}

/// How often a document has a term that is told apart: as in a title, and as in a title and the summary and the text.
pub const OFTEN: [u8; 2] = [place::TITLE, place::TITLE + place::SUMMARY + 2 * place::TEXT];

/// Few documents of a list.
#[derive(Debug, Default)]
struct Often {
    /// Where in its window each is.
    slots: Vec<u16>,
    /// Where those of each window start; one more at the end.
    from: Vec<u32>,
}

impl Often {
    fn add(&mut self, document: u32) {
        self.end_before((document / WINDOW) as usize);
        self.slots.push(as_slot(document % WINDOW));
    }

    /// Has nothing more before this window.
    fn end_before(&mut self, window: usize) {
        self.from.resize(self.from.len().max(window + 1), as_u32(self.slots.len()));
    }

    fn mark(&self, window: usize, into: &mut Bits) {
        let (from, until) = (self.from[window], self.from[window + 1]);
        self.slots[from as usize..until as usize].iter().for_each(|slot| into.add(usize::from(*slot)));
    }

    fn size(&self) -> usize {
        size_of_val(&*self.slots) + size_of_val(&*self.from)
    }
}

impl Kept {
    /// Reads a list from its start, and how often its documents have the term where their lengths are given, beside
    /// their average.
    pub fn read(
        mut postings: BlockSegmentPostings,
        documents: u32,
        lengths: Option<(&Lengths, f32)>,
    ) -> Self {
        let (mut kept, length) = (Whole::none(documents), u64::from(postings.doc_freq()));
        let (mut times, mut most) = (Vec::new(), Vec::new());
        let mut so_often: [Often; OFTEN.len()] = Default::default();
        if lengths.is_some() {
            times.reserve(postings.doc_freq() as usize);
            most.resize(kept.windows().iter().map(|window| window.words().len()).sum(), 0);
        }
        while postings.block_len() > 0 {
            postings.docs().iter().for_each(|document| kept.add(*document));
            if let Some((lengths, _)) = lengths {
                for (document, often) in postings.docs().iter().zip(postings.freqs()) {
                    let often = as_byte(*often);
                    times.push(often);
                    for (so_often, _) in so_often.iter_mut().zip(OFTEN).filter(|(_, least)| often >= *least) {
                        so_often.add(*document);
                    }
                    let most: &mut u8 = &mut most[*document as usize / 64];
                    *most = in_steps(saturated(often, lengths.of(*document))).max(*most);
                }
            }
            postings.advance();
        }
        for so_often in &mut so_often {
            so_often.end_before(kept.windows().len());
            so_often.slots.shrink_to_fit();
        }
        let mut all = 0;
        let words = kept.windows().iter().flat_map(Bits::words);
        let before = words.map(|word| {
            let before = all;
            all += word.count_ones();
            before
        });
        let before = before.collect();
        let average = lengths.map_or(1.0, |(_, average)| average);
        Self {
            documents: kept,
            before,
            times: times.into(),
            most: most.into(),
            average,
            often: so_often,
            length,
        }
    }

    /// Bytes that it takes.
    pub fn size(&self) -> usize {
        let often: usize = self.often.iter().map(Often::size).sum();
        self.documents.size() + size_of_val(&*self.before) + self.times.len() + self.most.len() + often
    }

    /// Whether it is kept how often each document has the term.
    pub fn has_times(&self) -> bool {
        !self.times.is_empty()
    }

    /// The most that the term is worth to a wanted document of each word of a window, beside this average. The longer the
    /// average, the shorter each document beside it, and the more a term is worth in it: in proportion at most.
    fn most(&self, Sought { window, wanted, average }: Sought<'_>) -> Blocks {
        let mut most = [0.0; WORDS];
        let Some(steps) = self.most.get(window * WORDS..(window + 1) * WORDS) else {
            return [saturation::MOST; WORDS];
        };
        let step = (average / self.average).max(1.0) / STEPS;
        let words = self.documents.window(window).words().iter().zip(wanted.words());
        for ((most, steps), (word, wanted)) in most.iter_mut().zip(steps).zip(words) {
            *most = if word & wanted == 0 { 0.0 } else { f32::from(*steps) * step };
        }
        most
    }

    #[inline]
    fn each(&self, window: usize, at: usize, wanted: u64, mut each: impl FnMut(usize, u8)) {
        let words = self.documents.window(window).words();
        let (word, before) = (words[at], self.before[window * words.len() + at]);
        for place in places(word & wanted) {
            let rank = before + (word & ((1 << place) - 1)).count_ones();
            each(place, self.times.get(rank as usize).copied().unwrap_or(1));
        }
    }
}

/// A list that is read window after window.
#[derive(Clone)]
pub struct Read {
    postings: BlockSegmentPostings,
    /// The window that was read last.
    window: Option<usize>,
    /// Its documents: where in the window, and how often they have the term.
    found: Vec<(u16, u8)>,
}

impl Read {
    /// Its documents in a word of a window: which place, and how often they have the term.
    fn in_word(&mut self, window: usize, at: usize) -> impl Iterator<Item = (usize, u8)> {
        let found = self.go(window);
        let first = found.partition_point(|(slot, _)| usize::from(*slot) < at * 64);
        let here = found[first..].iter().take_while(move |(slot, _)| usize::from(*slot) / 64 == at);
        here.map(|(slot, times)| (usize::from(*slot) % 64, *times))
    }

    /// Goes to a window, which is never before the one it is at.
    fn go(&mut self, window: usize) -> &[(u16, u8)] {
        if self.window.replace(window) == Some(window) {
            return &self.found;
        }
        self.found.clear();
        let start = bits::start(window);
        let end = start.saturating_add(WINDOW).min(TERMINATED);
        let mut at = self.postings.seek(start);
        loop {
            let (documents, times) = (self.postings.docs(), self.postings.freqs());
            for (at, document) in documents.iter().enumerate().skip(at) {
                if *document >= end {
                    return &self.found;
                }
                let slot = as_slot(document - start);
                self.found.push((slot, times.get(at).map_or(1, |times| as_byte(*times))));
            }
            if documents.is_empty() {
                return &self.found;
            }
            self.postings.advance();
            at = 0;
        }
    }
}

/// The documents that have a term.
#[derive(Clone)]
pub enum List {
    /// In memory.
    Kept(Arc<Kept>),
    /// On disk.
    Read(Box<Read>),
}

impl List {
    /// A list on disk.
    pub fn on_disk(postings: BlockSegmentPostings) -> Self {
        Self::Read(Box::new(Read { postings, window: None, found: Vec::new() }))
    }

    /// How many documents, deleted ones too.
    pub fn len(&self) -> u64 {
        match self {
            Self::Kept(kept) => kept.length,
            Self::Read(read) => u64::from(read.postings.doc_freq()),
        }
    }

    /// Adds the documents of a window.
    pub fn mark(&mut self, window: usize, into: &mut Bits) {
        match self {
            Self::Kept(kept) => into.join(kept.documents.window(window)),
            Self::Read(read) => read.go(window).iter().for_each(|(slot, _)| into.add(usize::from(*slot))),
        }
    }

    /// Adds the documents of a window that have the term so often, by the place in [`OFTEN`].
    pub fn mark_often(&mut self, window: usize, often: usize, into: &mut Bits) {
        match self {
            Self::Kept(kept) => kept.often[often].mark(window, into),
            Self::Read(read) => {
                let so_often = read.go(window).iter().filter(|(_, times)| *times >= OFTEN[often]);
                so_often.for_each(|(slot, _)| into.add(usize::from(*slot)));
            }
        }
    }

    /// The most that the term is worth to a wanted document of each word of a window.
    pub fn most(&mut self, sought: Sought<'_>) -> Blocks {
        match self {
            Self::Kept(kept) => kept.most(sought),
            Self::Read(read) => {
                let mut most = [0.0; WORDS];
                for (slot, _) in read.go(sought.window) {
                    most[usize::from(*slot) / 64] = saturation::MOST;
                }
                most
            }
        }
    }

    /// Goes through those of its documents in a word of a window that are wanted: which place, and how often they have
    /// the term.
    #[inline]
    pub fn each(&mut self, window: usize, at: usize, wanted: u64, mut each: impl FnMut(usize, u8)) {
        match self {
            Self::Kept(kept) => kept.each(window, at, wanted, each),
            Self::Read(read) => {
                for (place, times) in read.in_word(window, at) {
                    if wanted >> place & 1 == 1 {
                        each(place, times);
                    }
                }
            }
        }
    }
}

/// At least as much, in a byte.
fn in_steps(worth: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 252")]
    let steps = (worth * STEPS).ceil() as u8;
    steps
}

fn as_slot(place: u32) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

fn as_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn as_byte(times: u32) -> u8 {
    u8::try_from(times).unwrap_or(u8::MAX)
}
