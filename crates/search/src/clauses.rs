//! Turns what narrows an answer down into tantivy queries: filters, phrases, conditions, exclusions.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, PhraseQuery, Query as Clause, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::analysis::Word;
use crate::analysis::stem::stem;
use crate::schema::Fields;
use crate::unwanted::Unwanted;
use crate::user_text;

impl Fields {
    /// Words that must follow each other as they are written.
    pub fn phrase(&self, words: &[Word]) -> Box<dyn Clause> {
        in_a_row(self.written, words.iter().map(|word| (word.written.as_str(), word.positions())))
    }

    /// What is left out: a word in any form, or a phrase.
    pub fn unwanted(&self, clause: &user_text::Clause, terms: Field) -> Box<dyn Clause> {
        match clause {
            user_text::Clause::Word(word) => any_of(terms, [stem(&word.written).as_str()]),
            user_text::Clause::Phrase(words) => Unwanted::boxed(self.phrase(words)),
        }
    }

    /// Words of the name of an author, in a row.
    pub fn by_author(&self, names: &[String]) -> Box<dyn Clause> {
        unscored(in_a_row(self.author, names.iter().map(|name| (name.as_str(), 1))))
    }

    /// Not older than a moment.
    pub fn since(&self, moment: i64) -> Box<dyn Clause> {
        let from = Bound::Included(Term::from_field_i64(self.created_at, moment));
        unscored(RangeQuery::new(from, Bound::Unbounded))
    }
}

/// Terms that follow each other, each with the number of positions that it takes.
fn in_a_row<'a>(field: Field, words: impl Iterator<Item = (&'a str, usize)>) -> Box<dyn Clause> {
    let mut position = 0;
    let mut terms: Vec<(usize, Term)> = words
        .map(|(word, length)| {
            let term = (position, Term::from_field_text(field, word));
            position += length;
            term
        })
        .collect();
    match terms.len() {
        1 => Box::new(TermQuery::new(terms.remove(0).1, IndexRecordOption::WithFreqs)),
        _ => Box::new(PhraseQuery::new_with_offset(terms)),
    }
}

/// One of these values.
pub fn any_of<'a>(field: Field, values: impl IntoIterator<Item = &'a str>) -> Box<dyn Clause> {
    let terms = values.into_iter().map(|value| Term::from_field_text(field, value)).collect();
    unscored(BooleanQuery::new_multiterms_query(terms))
}

fn unscored(clause: impl Clause) -> Box<dyn Clause> {
    Box::new(ConstScoreQuery::new(Box::new(clause), 0.0))
}
