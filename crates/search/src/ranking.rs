//! The weights of the ranking, each with a name: what counts for how much.

/// How often each word of a place is counted, from 1 to 9; see `docs/search.md`.
pub mod place {
    pub const TITLE: u8 = 8;
    pub const SUMMARY: u8 = 4;
    /// Name of the organisation, and of its kind and province.
    pub const ORGANISATION: u8 = 4;
    pub const TEXT: u8 = 2;
    pub const AUTHOR: u8 = 2;
    pub const THEME: u8 = 2;
    pub const COMMENT: u8 = 1;
}

/// What a match is worth beside the word itself, in any of its forms, which is worth 1.
pub mod kin {
    /// The word exactly as it was typed, on top.
    pub const EXACT: f32 = 0.06;
    /// The pieces of a hyphenated word apart from each other.
    pub const PIECES: f32 = 0.95;
    /// Two words of the question written as one, or the other way round.
    pub const JOINED: f32 = 0.95;
    /// As part of a compound: *raad* in *raadslid*.
    pub const PART: f32 = 0.7;
    /// The parts of a compound apart from each other: *raadslid* by *lid van de raad*.
    pub const APART: f32 = 0.95;
    /// A verb and its particle apart from each other, anywhere in a text: *meepraten* by *praat … mee*.
    pub const PARTICLE_APART: f32 = 0.6;
    /// The same where the particle is a word that every text has: *opbrengen* by *breng … op*.
    pub const COMMON_PARTICLE_APART: f32 = 0.25;
    /// What is left of [`APART`] for a compound that means something of its own: *geldzorgen* by *geld* and *zorg*.
    pub const OF_ITS_OWN: f32 = 0.8;
    /// The share of a part that the archive does not have, beside the others.
    pub const ABSENT_PART: f32 = 0.5;
    /// A verb without the particle that the question puts apart from it: *stuwt … op* by *stuwen*.
    pub const WITHOUT_PARTICLE: f32 = 0.6;
    /// A part that stands for itself, where the question has the compound.
    pub const PART_AS_WORD: f32 = 0.8;
    /// A part of another compound.
    pub const PART_OF_OTHER: f32 = 0.95;
    /// A word that is spelled nearly so, where what was typed is nowhere.
    pub const CORRECTED: f32 = 0.9;
    /// A synonym.
    pub const SYNONYM: f32 = 0.8;
    /// A synonym of several words, anywhere in a text.
    pub const SYNONYM_APART: f32 = 0.45;
    /// The only word that tells something in a synonym of several: *pad* for *op pad*.
    pub const SYNONYM_SCRAP: f32 = 0.32;
    /// As part of a compound of a synonym.
    pub const SYNONYM_PART: f32 = 0.4;
    /// A synonym of a part of a compound.
    pub const SYNONYM_OF_PART: f32 = 0.5;
    /// A word of the same family: *participeren* by *participatie*.
    pub const FAMILY: f32 = 0.45;
    /// A word of the same family as a synonym: *inspreker* for *meepraten*, by *inspraak*.
    pub const SYNONYM_FAMILY: f32 = 0.36;
    /// A word that means the same by the thesaurus, as part of a compound, and as several words anywhere in a text.
    pub const SAME: f32 = 0.7;
    pub const SAME_PART: f32 = 0.5;
    pub const SAME_APART: f32 = 0.55;
    /// A word that goes with it by the thesaurus, in the same three ways.
    pub const GOES_WITH: f32 = 0.29;
    pub const GOES_WITH_PART: f32 = 0.25;
    pub const GOES_WITH_APART: f32 = 0.25;
    /// A word that goes with one that means the same, and with one that goes with it: less than what goes with the word.
    pub const FARTHER: f32 = 0.24;
    pub const FARTHEST: f32 = 0.15;
    /// Words within one that nothing takes apart: *eenloketgedachte* by *loket* and *gedachte*.
    pub const WITHIN: f32 = 0.7;
    /// A word that shares most of its letters, where nothing else is found.
    pub const ALIKE: f32 = 0.35;
}

/// How far rare words count more than common ones, as a power of BM25's weight: in full, one rare word would outweigh
/// all others.
pub const RARITY: f32 = 0.65;
/// How far what stands for a word makes it less rare, beside the word itself and times what it is worth.
pub const STANDS_IN: f32 = 0.75;
/// A word of the question that says little counts for so much.
pub const WEAK_WORD: f32 = 0.2;
/// A word that is nowhere in the archive, beside those that are: it pulls down what lacks it, which is everything.
pub const UNKNOWN_WORD: f32 = 0.5;
/// How fast more of the same word stops counting (BM25's *k1*), on the scale of [`place`].
pub const SATURATION: f32 = 5.0;
/// How much a long text is held against it (BM25's *b*).
pub const LENGTH: f32 = 0.75;
/// What further matches of one word add to the best one.
pub const MORE_OF_THE_SAME: f32 = 0.2;
/// A word that is found this well counts as found in full; in passing, in a comment on a long text, it counts for less.
pub const WELL_FOUND: f32 = 1.2;
/// A word is there when the match is worth at least this: more than half of a compound.
pub const IS_THERE: f32 = 0.3;
/// The share of the question that a document must have when few have all of it.
pub const ENOUGH: f32 = 0.05;
/// With fewer documents than this that have all words, those that have most of them come behind.
pub const FEW: usize = 20;

/// Gentle signals beside the words: what each adds to a score, as a share of it, at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Signals {
    /// For support, reached at 200 supporters.
    pub support: f32,
    /// For an idea that works or is tried somewhere.
    pub practice: f32,
    /// For the newest; half of it after a year.
    pub age: f32,
}

impl Default for Signals {
    fn default() -> Self {
        Self { support: 0.05, practice: 0.05, age: 0.03 }
    }
}

impl Signals {
    /// Supporters that count as much support.
    const MUCH_SUPPORT: f32 = 200.0;
    /// Microseconds in a year.
    const HALF_AGE: f32 = 31_557_600_000_000.0;

    /// The factor of a document that has all of them.
    pub fn most(self) -> f32 {
        1.0 + self.support + self.practice + self.age
    }

    /// The share for so many supporters.
    pub fn of_support(self, supports: u64) -> f32 {
        let supports = f32::from(u16::try_from(supports).unwrap_or(u16::MAX));
        self.support * (supports.ln_1p() / Self::MUCH_SUPPORT.ln_1p()).min(1.0)
    }

    /// The share of a document that is so much older than the newest, in microseconds.
    pub fn of_age(self, age: i64) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "an age in microseconds need not be exact")]
        let age = age.max(0) as f32;
        self.age / (1.0 + age / Self::HALF_AGE)
    }
}

/// Words that the best answers have in common.
pub mod related {
    /// Words of the longest question, those aside that say little: a longer one says itself what it is about.
    pub const LONGEST_QUESTION: usize = 4;
    /// The first answers, which stay what they are.
    pub const STAY: usize = 8;
    /// So many answers are put in a new order; with fewer, all of the archive is gone over for more.
    pub const AMONG: usize = 100;
    /// Answers that are looked at, and how good they are beside the best, at least.
    pub const ANSWERS: usize = 6;
    pub const GOOD: f64 = 0.25;
    /// What a word counts for by where it stands.
    pub const TITLE: f64 = 1.0;
    pub const SUMMARY: f64 = 0.6;
    pub const TEXT: f64 = 0.3;
    /// Answers that share a word, at least.
    pub const SHARED_BY: u32 = 2;
    /// A word that more than one in so many documents have is usual anywhere.
    pub const USUAL: u64 = 6;
    /// Words that are used.
    pub const MOST_WORDS: usize = 8;
    /// What the best of them is worth.
    pub const WORTH: f32 = 0.9;
    /// All of them together, beside the words of the question.
    pub const WEIGHT: f32 = 0.2;
}
