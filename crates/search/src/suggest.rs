//! Suggestions while typing: titles whose words begin with what was typed, the most supported first.

use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::collector::sort_key::SortByStaticFastValue;
use tantivy::query::{BooleanQuery, Query as Clause, TermQuery};
use tantivy::schema::IndexRecordOption;

use crate::ask::Asker;
use crate::beginnings::words;
use crate::query::Kind;
use crate::schema::column;
use crate::{Index, SearchError};

/// Letters that must have been typed before titles are looked for; fewer begin a word of nearly every title.
const LETTERS: usize = 2;
/// Words that are taken of what was typed; more only make it slower.
const WORDS: usize = 8;

impl Index {
    /// Numbers of ideas whose title has a word that begins so, for each word that was typed; the most supported first.
    pub fn suggest(&self, typed: &str, limit: usize) -> Result<Vec<i64>, SearchError> {
        Ok(self.asker().suggest(typed, limit)?)
    }

    /// Whether there is an idea for the organisation of this code.
    pub fn has_ideas_for(&self, organisation: &str) -> Result<bool, SearchError> {
        let asker = self.asker();
        let term = Term::from_field_text(asker.fields.organisation, organisation);
        Ok(asker.searcher.doc_freq(&term)? > 0)
    }
}

/// Whether each word that was typed begins a word of this name, as [`Index::suggest`] compares them.
pub fn begins(name: &str, typed: &str) -> bool {
    let (names, typed) = (words(name), words(typed));
    !typed.is_empty() && typed.iter().all(|start| names.iter().any(|word| word.starts_with(start.as_str())))
}

impl Asker<'_> {
    fn suggest(&self, typed: &str, limit: usize) -> tantivy::Result<Vec<i64>> {
        let words = words(typed);
        if limit == 0 || words.iter().map(|word| word.chars().count()).sum::<usize>() < LETTERS {
            return Ok(Vec::new());
        }
        let term = |term| -> Box<dyn Clause> { Box::new(TermQuery::new(term, IndexRecordOption::Basic)) };
        let mut clauses = vec![term(Term::from_field_text(self.fields.kind, Kind::Idea.term()))];
        for word in words.iter().take(WORDS) {
            clauses.push(term(Term::from_field_text(self.fields.beginnings, word)));
        }
        let most = SortByStaticFastValue::<u64>::for_field(column::SUPPORTS);
        let newest = SortByStaticFastValue::<i64>::for_field(column::CREATED_AT);
        let top = TopDocs::with_limit(limit).order_by((most, newest));
        let places = self.searcher.search(&BooleanQuery::intersection(clauses), &top)?;
        self.numbers(places.into_iter().map(|(_, address)| address))
    }
}

#[cfg(test)]
mod tests {
    use super::begins;

    #[test]
    fn a_name_is_met_by_the_beginnings_of_its_words() {
        for typed in ["zuid", "Sudwest", "súd fry", "fryslân zu"] {
            assert!(begins("Súdwest-Fryslân Zuid", typed), "{typed}");
        }
        for typed in ["", "west", "zuid x", "..."] {
            assert!(!begins("Súdwest-Fryslân Zuid", typed), "{typed}");
        }
    }
}
