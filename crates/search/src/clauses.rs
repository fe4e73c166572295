//! Turns what was asked into tantivy queries: which fields count, for how much, and which filters apply.

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, PhraseQuery,
    Query as Clause, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::analysis::Word;
use crate::query::Kind;
use crate::schema::Fields;
use crate::unwanted::Unwanted;
use crate::user_text::{self, UserText};

/// What a match in the other fields adds to the best one.
const TIE_BREAKER: f32 = 0.2;

/// How much the word as a whole counts beside its parts around hyphens.
const WHOLE_WORD: f32 = 2.0;

impl Fields {
    /// The fields that are searched and what a match in each is worth.
    fn weights(&self) -> [(Field, f32); 5] {
        [(self.title, 4.0), (self.summary, 2.0), (self.body, 1.0), (self.comments, 0.6), (self.author, 0.5)]
    }

    /// Everything that was typed must be in the document; when `is_loose`, at least half of it.
    pub fn text_clause(&self, text: &UserText, is_loose: bool) -> Box<dyn Clause> {
        let wanted: Vec<_> = text.wanted.iter().map(|clause| self.anywhere(clause)).collect();
        let half = wanted.len().div_ceil(2);
        let wanted: Box<dyn Clause> = match (wanted.is_empty(), is_loose) {
            (true, _) => Box::new(AllQuery),
            (_, true) => Box::new(BooleanQuery::union_with_minimum_required_clauses(wanted, half)),
            (_, false) => Box::new(BooleanQuery::intersection(wanted)),
        };
        let unwanted =
            text.unwanted.iter().map(|clause| (Occur::MustNot, Unwanted::boxed(self.anywhere(clause))));
        Box::new(BooleanQuery::new(std::iter::once((Occur::Must, wanted)).chain(unwanted).collect()))
    }

    /// The title or the summary of an idea has at least half of the words.
    pub fn similar_clause(&self, text: &UserText) -> Box<dyn Clause> {
        let places = [(self.title, 3.0), (self.summary, 1.0)];
        let words: Vec<_> = text.wanted.iter().map(|clause| in_best_of(&places, clause)).collect();
        let half = words.len().div_ceil(2);
        let words = Box::new(BooleanQuery::union_with_minimum_required_clauses(words, half));
        Box::new(BooleanQuery::intersection(vec![words, any_of(self.kind, [Kind::Idea.term()])]))
    }

    fn anywhere(&self, clause: &user_text::Clause) -> Box<dyn Clause> {
        in_best_of(&self.weights(), clause)
    }
}

/// Both the text and every filter.
pub fn all_of(text: &dyn Clause, filters: Vec<Box<dyn Clause>>) -> BooleanQuery {
    BooleanQuery::intersection(std::iter::once(text.box_clone()).chain(filters).collect())
}

fn any_of<'a>(field: Field, values: impl IntoIterator<Item = &'a str>) -> Box<dyn Clause> {
    let terms = values.into_iter().map(|value| Term::from_field_text(field, value)).collect();
    unscored(BooleanQuery::new_multiterms_query(terms))
}

fn unscored(clause: impl Clause) -> Box<dyn Clause> {
    Box::new(ConstScoreQuery::new(Box::new(clause), 0.0))
}

fn in_best_of(places: &[(Field, f32)], clause: &user_text::Clause) -> Box<dyn Clause> {
    let places = places.iter().map(|(field, weight)| boosted(in_field(*field, clause), *weight)).collect();
    Box::new(DisjunctionMaxQuery::with_tie_breaker(places, TIE_BREAKER))
}

fn in_field(field: Field, clause: &user_text::Clause) -> Box<dyn Clause> {
    match clause {
        user_text::Clause::Word(word) => word_clause(field, word),
        user_text::Clause::Phrase(words) => phrase_clause(field, words),
    }
}

/// The word as a whole, or all of its parts.
fn word_clause(field: Field, word: &Word) -> Box<dyn Clause> {
    let whole = term_clause(field, &word.whole);
    if word.parts.is_empty() {
        return whole;
    }
    let parts = word.parts.iter().map(|part| term_clause(field, part)).collect();
    let parts: Box<dyn Clause> = Box::new(BooleanQuery::intersection(parts));
    Box::new(BooleanQuery::union(vec![boosted(whole, WHOLE_WORD), parts]))
}

fn phrase_clause(field: Field, words: &[Word]) -> Box<dyn Clause> {
    let mut position = 0;
    let terms = words.iter().map(|word| {
        let term = (position, Term::from_field_text(field, &word.whole));
        position += word.positions();
        term
    });
    Box::new(PhraseQuery::new_with_offset(terms.collect()))
}

fn term_clause(field: Field, stem: &str) -> Box<dyn Clause> {
    Box::new(TermQuery::new(Term::from_field_text(field, stem), IndexRecordOption::WithFreqs))
}

fn boosted(clause: Box<dyn Clause>, weight: f32) -> Box<dyn Clause> {
    Box::new(BoostQuery::new(clause, weight))
}
