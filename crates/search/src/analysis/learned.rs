//! The archive's own words, which may be parts of compounds that no list has.

use tantivy_fst::{Map, MapBuilder};

use super::along::{self, Along};

/// Letters of the shortest part that only the archive knows.
pub const SHORTEST: usize = 5;
/// Texts that must have a word before it is a part.
const FROM: u64 = 2;
/// More texts than this make a word no likelier a part.
const MANY: u64 = 32;

/// Words of the archive with the number of texts that have them, as a map that takes little memory.
#[derive(Default)]
pub struct Learned(Option<Map<Vec<u8>>>);

impl Learned {
    /// Whether a folded word can teach anything.
    pub fn is_lesson(word: &[u8]) -> bool {
        word.len() >= SHORTEST && word.iter().all(u8::is_ascii_lowercase)
    }

    /// Of words and in how many texts they stand, in the order of their letters.
    pub fn of<'a>(words: impl Iterator<Item = (&'a [u8], u64)>) -> tantivy_fst::Result<Self> {
        let mut map = MapBuilder::memory();
        for (word, texts) in words.filter(|(_, texts)| *texts >= FROM) {
            map.insert(word, texts.min(MANY))?;
        }
        Ok(Self(Some(Map::from_bytes(map.into_inner()?)?)))
    }

    /// For each start of a text, in how many texts it is a word.
    pub fn along(&self, text: &str) -> Along {
        self.0.as_ref().map_or_else(Along::default, |words| along::along(words.as_fst(), text))
    }
}
