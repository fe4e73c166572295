//! The archive's own words, which may be parts of compounds that no list has.

use tantivy_fst::{Map, MapBuilder};

use super::along::{self, Along};

/// Letters of the shortest part that only the archive knows.
pub const SHORTEST: usize = 5;
/// Texts that must have a word before it is a part.
const FROM: u64 = 2;
/// More texts than this make a word no likelier a part.
const MANY: u64 = 32;

/// Words of the archive, as maps that take little memory.
#[derive(Default)]
pub struct Learned {
    /// Words as written, with the number of texts that have them.
    words: Option<Map<Vec<u8>>>,
    /// Stems, for whether they are there.
    stems: Option<Map<Vec<u8>>>,
}

impl Learned {
    /// Whether a folded word can teach anything.
    pub fn is_lesson(word: &[u8]) -> bool {
        word.len() >= SHORTEST && word.iter().all(u8::is_ascii_lowercase)
    }

    /// Of words with in how many texts they stand, and of stems, each in the order of their letters.
    pub fn of<'a>(
        words: impl Iterator<Item = (&'a [u8], u64)>,
        stems: impl Iterator<Item = &'a [u8]>,
    ) -> tantivy_fst::Result<Self> {
        let usual = words.filter(|(_, texts)| *texts >= FROM);
        let words = map(usual.map(|(word, texts)| (word, texts.min(MANY))))?;
        Ok(Self { words: Some(words), stems: Some(map(stems.map(|stem| (stem, 0)))?) })
    }

    /// Whether a stem was in the archive.
    pub fn has_stem(&self, stem: &str) -> bool {
        self.stems.as_ref().is_some_and(|stems| stems.contains_key(stem))
    }

    /// For each start of a text, in how many texts it is a word.
    pub fn along(&self, text: &str) -> Along {
        self.words.as_ref().map_or_else(Along::default, |words| along::along(words.as_fst(), text))
    }
}

fn map<'a>(entries: impl Iterator<Item = (&'a [u8], u64)>) -> tantivy_fst::Result<Map<Vec<u8>>> {
    let mut map = MapBuilder::memory();
    for (word, value) in entries {
        map.insert(word, value)?;
    }
    Map::from_bytes(map.into_inner()?)
}
