//! The words that the archive itself has: how many texts have them, and which look like one that it has not.

use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::schema::Fields;

/// Words looked at in one part of the index for one question.
const MOST_SEEN: usize = 2_000;

/// The words of one state of the index.
pub struct Vocabulary<'a> {
    pub searcher: &'a Searcher,
    pub fields: &'a Fields,
}

/// A word of the archive that looks like another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbour {
    pub word: String,
    /// Number of texts that have it.
    pub texts: u64,
}

impl Vocabulary<'_> {
    /// Number of texts found by a term, or by a comment for questions about comments.
    pub fn texts_with(&self, field: Field, term: &str) -> u64 {
        frequency(self.searcher, field, term)
    }

    /// Number of texts in which a folded word stands as it is.
    pub fn texts_with_word(&self, word: &str) -> u64 {
        frequency(self.searcher, self.fields.written, word)
    }

    /// Words at most this many errors away; two letters that changed places are one error.
    pub fn near(&self, word: &str, errors: u8) -> tantivy::Result<Vec<Neighbour>> {
        let term = Term::from_field_text(self.fields.written, word);
        let mut near = Vec::new();
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
        Ok(near)
    }

    /// Terms of a field that start so, with the number of texts they find.
    pub fn starting_with(&self, field: Field, start: &str) -> tantivy::Result<Vec<Neighbour>> {
        let mut found = Vec::new();
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
        Ok(found)
    }
}

/// Gathers what a stream of words gives to `each`, which answers whether there is room for more.
fn collect(found: &mut Vec<Neighbour>, walk: impl FnOnce(&mut dyn FnMut(&[u8], u64) -> bool)) {
    let mut seen = 0;
    walk(&mut |word, texts| {
        seen += 1;
        if let Ok(word) = std::str::from_utf8(word) {
            match found.iter_mut().find(|known| known.word == word) {
                Some(known) => known.texts += texts,
                None => found.push(Neighbour { word: word.to_owned(), texts }),
            }
        }
        seen < MOST_SEEN
    });
}

/// Number of texts that have a term; also counts texts that were replaced since, until their files are merged.
pub fn frequency(searcher: &Searcher, field: Field, term: &str) -> u64 {
    searcher.doc_freq(&Term::from_field_text(field, term)).unwrap_or(0)
}
