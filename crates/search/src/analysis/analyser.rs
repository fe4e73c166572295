//! What the index knows a word by: its stem, and the stems of its parts.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use super::learned::Learned;
use super::stem::stem;
use super::{Word, lexicon, split};
use crate::remembered::Remembered;

/// Stands before the stem of a part, so that a part is not taken for a word.
pub const PART: char = '~';

/// Words that are remembered with their stems.
const REMEMBERED: usize = 60_000;

/// Verbs with these before them are found without: *meepraten* by *praten*.
const LOOSE_PARTICLES: &[&str] = &["mee", "mede", "samen", "terug", "weg", "rond", "tegen", "thuis"];

/// A folded word as the index compares it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Analysed {
    /// The stem of the whole.
    pub stem: Box<str>,
    /// The terms of its parts, each with [`PART`] before it.
    pub parts: Box<[Box<str>]>,
}

/// Analyses words and remembers them. Cheap to clone; clones remember together.
#[derive(Clone)]
pub struct Analyser {
    memory: Arc<Mutex<Remembered<Arc<Analysed>>>>,
    archive: Arc<RwLock<Arc<Learned>>>,
}

impl Default for Analyser {
    fn default() -> Self {
        Self { memory: Arc::new(Mutex::new(Remembered::with_room_for(REMEMBERED))), archive: Arc::default() }
    }
}

impl Analyser {
    /// Hands in the archive's own words, from which parts of compounds are learned.
    pub fn learn(&self, words: Learned) {
        *self.archive.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(words);
    }

    /// What was learned from the archive.
    pub fn learned(&self) -> Arc<Learned> {
        self.archive.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets what was analysed, so that words are seen anew with what the archive has learned since.
    pub fn forget(&self) {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// A folded word.
    pub fn analysed(&self, word: &str) -> Arc<Analysed> {
        if let Some(known) = self.memory.lock().unwrap_or_else(PoisonError::into_inner).get(word) {
            return known;
        }
        let parts = self.parts_of(word);
        let analysed = Arc::new(Analysed { stem: stem(word).into(), parts: part_terms(word, &parts) });
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).insert(word, analysed.clone());
        analysed
    }

    /// The parts of a folded compound as written; empty for a word in one piece.
    pub fn parts_of<'a>(&self, word: &'a str) -> Vec<&'a str> {
        split::split(word, &self.learned())
    }

    /// The same, with compounds among the parts taken apart too.
    pub fn smallest_parts_of<'a>(&self, word: &'a str) -> Vec<&'a str> {
        let apart = |part: &'a str| {
            let inner = self.parts_of(part);
            if inner.is_empty() { vec![part] } else { inner }
        };
        self.parts_of(word).into_iter().flat_map(apart).collect()
    }

    /// Every term of a word, the whole first. Pieces around hyphens count as words.
    pub fn terms(&self, word: &Word, mut each: impl FnMut(&str)) {
        for written in std::iter::once(&word.written).chain(&word.pieces) {
            let analysed = self.analysed(written);
            each(&analysed.stem);
            analysed.parts.iter().for_each(|part| each(part));
        }
    }
}

/// The stems of the parts, of the compounds among neighbouring parts, and of a verb without its particle.
fn part_terms(word: &str, parts: &[&str]) -> Box<[Box<str>]> {
    let mut terms: Vec<Box<str>> = Vec::new();
    let mut add = |part: &str| {
        let term: Box<str> = format!("{PART}{}", stem(part)).into();
        if !terms.contains(&term) {
            terms.push(term);
        }
    };
    let starts: Vec<usize> =
        parts.iter().map(|part| part.as_ptr() as usize - word.as_ptr() as usize).collect();
    for (at, part) in parts.iter().enumerate() {
        add(part);
        for further in at + 1..parts.len() {
            let joined = &word[starts[at]..starts[further] + parts[further].len()];
            if joined.len() < word.len() && lexicon::is_word(joined) {
                add(joined);
            }
        }
        for inner in split::split(part, &Learned::default()) {
            add(inner);
        }
    }
    if parts.is_empty()
        && let Some(verb) = without_particle(word)
    {
        add(&verb);
    }
    terms.into()
}

/// *meepraten* to *praat*: the stem of a verb without a particle that often stands apart from it.
pub fn without_particle(word: &str) -> Option<String> {
    let stem = stem(word);
    let verb = LOOSE_PARTICLES.iter().find_map(|particle| stem.strip_prefix(particle))?;
    let is_verb = verb.len() >= 4 && lexicon::is_word(verb);
    is_verb.then(|| super::stem::stem(verb))
}
