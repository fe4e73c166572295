//! Words that are Dutch, and how often each is the first or the last part of a compound.
//!
//! The map is made by `cargo xtask lexicon` out of the word list of `OpenTaal` (see `lexicon/LICENSE`). It is read where
//! it lies in the program, an automaton of under two megabytes: nothing is unpacked.

use std::sync::LazyLock;

use tantivy_fst::raw::Fst;
use tantivy_fst::{Automaton, IntoStreamer, Map, Streamer};

use super::along::{self, Along};
use super::part_lists::{NO_FIRST_PART, NO_LAST_PART, SHORT_PARTS};
use super::word_list::WordList;

static WORDS: &[u8] = include_bytes!("../../lexicon/words.fst");

static LEXICON: LazyLock<Option<Map<&'static [u8]>>> = LazyLock::new(|| match Fst::new(WORDS) {
    Ok(words) => Some(Map::from(words)),
    Err(error) => {
        tracing::error!(%error, "the word list is damaged: no compound is split");
        None
    }
});

/// Marks a name of somebody or of a place in the map.
const NAME: u64 = 1 << 8;

/// How many compounds have this word as a part, as a power of two: 0 for none, 1 for one, 3 for some seven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartLevels {
    pub first: u8,
    pub last: u8,
}

/// Whether a folded word is a Dutch word or a name.
pub fn is_word(word: &str) -> bool {
    LEXICON.as_ref().is_some_and(|words| words.contains_key(word))
}

/// The starts of a text that are words.
pub fn along(text: &str) -> Along {
    LEXICON.as_ref().map_or_else(Along::default, |words| along::along(words.as_fst(), text))
}

/// How often a folded word is a part; `None` when it is no word, or never a part.
pub fn levels(word: &str) -> Option<PartLevels> {
    levels_of(word, LEXICON.as_ref()?.get(word)?)
}

/// The same, of a word with this value.
pub fn levels_of(word: &str, value: u64) -> Option<PartLevels> {
    if value & NAME != 0 || word.len() < 4 && !SHORT_PARTS.has(word) {
        return None;
    }
    let level = |shift: u32, barred: &WordList| {
        if barred.has(word) { 0 } else { u8::try_from((value >> shift) & 15).unwrap_or(0) }
    };
    Some(PartLevels { first: level(0, &NO_FIRST_PART), last: level(4, &NO_LAST_PART) })
}

/// Whether a word is never the first part, or never the last, though it looks like one.
pub fn is_barred(word: &str) -> bool {
    NO_FIRST_PART.has(word) || NO_LAST_PART.has(word)
}

/// Whether a word is never a last part, though it looks like one.
pub fn is_barred_last(word: &str) -> bool {
    NO_LAST_PART.has(word)
}

/// Words that an automaton accepts, no names.
pub fn matching(automaton: impl Automaton) -> Vec<String> {
    let Some(words) = LEXICON.as_ref() else { return Vec::new() };
    let mut stream = words.search(automaton).into_stream();
    let mut found = Vec::new();
    while let Some((word, value)) = stream.next() {
        if value & NAME == 0 {
            found.extend(String::from_utf8(word.to_vec()));
        }
    }
    found
}
