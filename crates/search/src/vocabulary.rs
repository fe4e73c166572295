//! The words that the archive itself has: how many texts have them, and which look like one that it has not.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::analysis::{Learned, family};
use crate::memory::Memory;
use crate::remembered::Remembered;
use crate::schema::Fields;

/// Words looked at in one part of the index for one question.
const MOST_SEEN: usize = 600;

/// Names that are remembered of one kind.
const MOST_KNOWN: usize = 50_000;

/// The words of one state of the index.
pub struct Vocabulary<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
    known: &'a Known,
    memory: &'a Memory,
}

/// What was found out about the words of one state of the index: questions ask for the same ones again and again.
pub struct Known {
    texts: Mutex<Remembered<u64>>,
    families: Mutex<Remembered<Arc<[Neighbour]>>>,
}

impl Default for Known {
    fn default() -> Self {
        let (texts, families) =
            (Remembered::with_room_for(MOST_KNOWN), Remembered::with_room_for(MOST_KNOWN));
        Self { texts: Mutex::new(texts), families: Mutex::new(families) }
    }
}

/// A word of the archive that looks like another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    pub word: String,
    /// Number of texts that have it.
    pub texts: u64,
}

impl<'a> Vocabulary<'a> {
    pub fn new(searcher: &'a Searcher, fields: &'a Fields, known: &'a Known, memory: &'a Memory) -> Self {
        Self { searcher, fields, known, memory }
    }

    /// Number of texts found by a term.
    pub fn texts_with(&self, term: &str) -> u64 {
        let find = || self.memory.texts_with(self.searcher, self.fields.terms, term);
        remembered(&self.known.texts, term, find).unwrap_or(0)
    }

    /// The stems that have a root, those in most texts first.
    pub fn family_of(&self, root: &str, archive: &Learned) -> tantivy::Result<Arc<[Neighbour]>> {
        remembered(&self.known.families, root, || {
            let mut family = Vec::new();
            for word in family::members(root).into_iter().filter(|word| archive.has_stem(word)) {
                let texts = self.texts_with(&word);
                family.extend((texts > 0).then_some(Neighbour { word, texts }));
            }
            family.sort_by(|one, other| other.texts.cmp(&one.texts).then_with(|| one.word.cmp(&other.word)));
            Ok(family.into())
        })
    }

    /// Number of texts in which a folded word stands as it is.
    pub fn texts_with_word(&self, word: &str) -> u64 {
        self.memory.texts_with(self.searcher, self.fields.written, word).unwrap_or(0)
    }

    /// Words at most this many errors away; two letters that changed places are one error.
    pub fn near(&self, word: &str, errors: u8) -> tantivy::Result<Vec<Neighbour>> {
        let term = Term::from_field_text(self.fields.written, word);
        let mut near = HashMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.written)?;
            let automaton = FuzzyTermQuery::new(term.clone(), errors, true).automaton()?;
            let mut stream = index.terms().search(automaton).into_stream()?;
            collect(&mut near, |each| {
                while let Some((word, info)) = stream.next() {
                    if !each(word, u64::from(info.doc_freq)) {
                        break;
                    }
                }
            });
        }
        Ok(in_order(near))
    }

    /// Terms of a field that start so, with the number of texts they find.
    pub fn starting_with(&self, field: Field, start: &str) -> tantivy::Result<Vec<Neighbour>> {
        let mut found = HashMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut stream = index.terms().range().ge(start.as_bytes()).into_stream()?;
            collect(&mut found, |each| {
                while let Some((word, info)) = stream.next() {
                    if !word.starts_with(start.as_bytes()) || !each(word, u64::from(info.doc_freq)) {
                        break;
                    }
                }
            });
        }
        Ok(in_order(found))
    }
}

/// What is known by this name, or else is found out now.
fn remembered<T: Clone + Send + 'static>(
    known: &Mutex<Remembered<T>>,
    name: &str,
    find: impl FnOnce() -> tantivy::Result<T>,
) -> tantivy::Result<T> {
    if let Some(found) = known.lock().unwrap_or_else(PoisonError::into_inner).get(name) {
        return Ok(found);
    }
    let found = find()?;
    known.lock().unwrap_or_else(PoisonError::into_inner).insert(name, found.clone());
    Ok(found)
}

/// Gathers what a stream of words gives to `each`, which answers whether there is room for more.
fn collect(found: &mut HashMap<String, u64>, walk: impl FnOnce(&mut dyn FnMut(&[u8], u64) -> bool)) {
    let mut seen = 0;
    walk(&mut |word, texts| {
        seen += 1;
        if let Ok(word) = std::str::from_utf8(word) {
            match found.get_mut(word) {
                Some(known) => *known += texts,
                None => drop(found.insert(word.to_owned(), texts)),
            }
        }
        seen < MOST_SEEN
    });
}

/// In the order of their letters, so that it is the same each time.
fn in_order(found: HashMap<String, u64>) -> Vec<Neighbour> {
    let mut words: Vec<Neighbour> =
        found.into_iter().map(|(word, texts)| Neighbour { word, texts }).collect();
    words.sort_unstable_by(|one, other| one.word.cmp(&other.word));
    words
}

/// The words of the archive, as the analysis of others learns from them.
pub fn lessons(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Learned> {
    let words = gathered(searcher, fields.written, Learned::is_lesson)?;
    let stems = gathered(searcher, fields.terms, |term| term.iter().all(u8::is_ascii_lowercase))?;
    let words = words.iter().map(|(word, texts)| (word.as_slice(), *texts));
    Learned::of(words, stems.iter().map(|(stem, _)| stem.as_slice()))
        .map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))
}

/// Those of the terms of a field that are wanted, in the order of their letters, with the number of texts that have them.
fn gathered(
    searcher: &Searcher,
    field: Field,
    is_wanted: impl Fn(&[u8]) -> bool,
) -> tantivy::Result<Vec<(Vec<u8>, u64)>> {
    let mut terms: HashMap<Vec<u8>, u64> = HashMap::new();
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut stream = index.terms().stream()?;
        while let Some((term, info)) = stream.next() {
            if is_wanted(term) {
                match terms.get_mut(term) {
                    Some(texts) => *texts += u64::from(info.doc_freq),
                    None => drop(terms.insert(term.to_vec(), u64::from(info.doc_freq))),
                }
            }
        }
    }
    let mut terms: Vec<(Vec<u8>, u64)> = terms.into_iter().collect();
    terms.sort_unstable();
    Ok(terms)
}
