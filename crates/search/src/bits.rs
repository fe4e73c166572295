//! Sets of documents, one bit each: of a whole segment, and of the stretch of it that is worked on.

/// Documents in a window: what a question needs of one stays in the processor's nearest memory.
pub const WINDOW: u32 = 8_192;
/// Words of a window, of 64 documents each.
pub const WORDS: usize = (WINDOW / 64) as usize;

/// A set of documents of one window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bits([u64; WORDS]);

impl Bits {
    /// No document.
    pub const NONE: Self = Self([0; WORDS]);

    /// Adds the document at this place.
    pub fn add(&mut self, slot: usize) {
        self.0[slot / 64] |= 1 << (slot % 64);
    }

    /// Takes it out.
    pub fn remove(&mut self, slot: usize) {
        self.0[slot / 64] &= !(1 << (slot % 64));
    }

    /// Whether it is in.
    pub fn has(&self, slot: usize) -> bool {
        self.0[slot / 64] >> (slot % 64) & 1 == 1
    }

    /// Keeps what is in the other set too.
    pub fn keep(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    /// Adds what is in the other set.
    pub fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    /// Takes out what is in the other set.
    pub fn leave(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    /// Whether nothing is in.
    pub fn is_empty(&self) -> bool {
        self.0.iter().fold(0, |all, word| all | word) == 0
    }

    /// How many are in.
    pub fn count(&self) -> u64 {
        self.0.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Its words, 64 places each.
    pub fn words(&self) -> &[u64; WORDS] {
        &self.0
    }

    /// The places that are in, in order.
    pub fn slots(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, word)| places(*word).map(move |place| at * 64 + place))
    }
}

/// With more words than this that have something in them, it takes less time to compare all.
const MANY: usize = WORDS / 4;

/// A set of which the words with something in them are known, to be compared with many others: most sets of a question
/// have little in a window.
pub struct Filled {
    all: Bits,
    filled: Vec<(usize, u64)>,
}

impl Filled {
    pub fn of(bits: &Bits) -> Self {
        let filled = bits.0.iter().copied().enumerate().filter(|(_, word)| *word != 0).collect();
        Self { all: *bits, filled }
    }

    /// How many are in both.
    pub fn count_with(&self, other: &Bits) -> u64 {
        if self.filled.len() > MANY {
            // Straight through both sets, several words are compared and counted in one instruction.
            let counts = self.all.0.iter().zip(&other.0).map(|(one, other)| (one & other).count_ones());
            return u64::from(counts.sum::<u32>());
        }
        self.filled.iter().map(|(at, word)| u64::from((word & other.0[*at]).count_ones())).sum()
    }
}

/// The bits that are set in a word, lowest first.
pub fn places(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        (word != 0).then(|| {
            let place = word.trailing_zeros() as usize;
            word &= word - 1;
            place
        })
    })
}

/// A set of documents of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole(Box<[Bits]>);

impl Whole {
    /// None of so many documents.
    pub fn none(documents: u32) -> Self {
        Self(vec![Bits::NONE; windows(documents)].into())
    }

    /// Adds a document.
    pub fn add(&mut self, document: u32) {
        self.0[(document / WINDOW) as usize].add((document % WINDOW) as usize);
    }

    /// Those in a window.
    pub fn window(&self, window: usize) -> &Bits {
        &self.0[window]
    }

    /// Window after window.
    pub fn windows(&self) -> &[Bits] {
        &self.0
    }

    /// Bytes that it takes.
    pub fn size(&self) -> usize {
        size_of_val(&*self.0)
    }
}

/// Windows that so many documents take.
pub fn windows(documents: u32) -> usize {
    documents.div_ceil(WINDOW) as usize
}

/// The first document of a window.
pub fn start(window: usize) -> u32 {
    u32::try_from(window).unwrap_or(u32::MAX).saturating_mul(WINDOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_do_what_sets_do() {
        let of = |slots: &[usize]| {
            let mut bits = Bits::NONE;
            for slot in slots {
                bits.add(*slot);
            }
            bits
        };
        let (one, other) = (of(&[0, 63, 64, 8_191]), of(&[63, 100, 8_191]));
        assert_eq!(one.slots().collect::<Vec<_>>(), [0, 63, 64, 8_191]);
        assert_eq!((one.count(), Filled::of(&one).count_with(&other)), (4, 2));
        let mut both = one;
        both.keep(&other);
        assert_eq!(both, of(&[63, 8_191]));
        let mut changed = one;
        changed.join(&other);
        changed.leave(&of(&[64]));
        changed.remove(0);
        assert_eq!(changed, of(&[63, 100, 8_191]));
        assert!(changed.has(100) && !changed.has(0) && !changed.is_empty() && Bits::NONE.is_empty());
    }

    #[test]
    fn a_whole_set_falls_apart_in_windows() {
        let mut whole = Whole::none(WINDOW + 1);
        whole.add(WINDOW);
        assert_eq!(whole.windows().len(), 2);
        assert!(whole.window(0).is_empty() && whole.window(1).has(0));
        assert_eq!((windows(0), windows(WINDOW), start(3)), (0, 1, 3 * WINDOW));
    }
}
