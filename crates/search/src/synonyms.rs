//! Words that mean the same in this field: groups that an administrator keeps, used when asking.

use std::collections::HashMap;

use crate::analysis::stem::stem;
use crate::analysis::{is_stop_word, is_weak_word, words};

/// Members of a group that are used; a longer group costs time on every question.
const MOST_MEMBERS: usize = 12;
/// Words in a row that can be one expression.
const LONGEST_EXPRESSION: usize = 5;

/// Groups of expressions that are searched with each other.
#[derive(Debug, Default)]
pub struct Synonyms {
    groups: Vec<Vec<Expression>>,
    /// By the stem of their first word: group and place in it.
    starts: HashMap<String, Vec<(usize, usize)>>,
    /// Whether somebody handed them in; there may be none.
    is_set: bool,
}

/// A word or several in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expression {
    /// As it was written in the list.
    pub text: String,
    /// Its words, folded.
    pub words: Vec<String>,
    /// Their stems.
    pub stems: Vec<String>,
}

/// An expression of a group found in a question.
pub struct Match<'a> {
    /// Number of words that it takes.
    pub length: usize,
    /// The others of its group.
    pub others: Vec<&'a Expression>,
}

impl Synonyms {
    /// Reads groups of expressions, separated by commas; what has no word in it is passed over.
    pub fn new<'a>(groups: impl IntoIterator<Item = &'a str>) -> Self {
        let mut synonyms = Self { is_set: true, ..Self::default() };
        for group in groups {
            let members = group.split(',').filter_map(Expression::parse).take(MOST_MEMBERS).collect();
            synonyms.add(members);
        }
        synonyms
    }

    /// Whether this is somebody's list and not the empty one that an index begins with.
    pub fn is_set(&self) -> bool {
        self.is_set
    }

    fn add(&mut self, members: Vec<Expression>) {
        let group = self.groups.len();
        for (at, member) in members.iter().enumerate() {
            if let Some(first) = member.stems.first() {
                self.starts.entry(first.clone()).or_default().push((group, at));
            }
        }
        self.groups.push(members);
    }

    /// The groups that have an expression which starts at the first of these stems, the longest expressions only.
    pub fn starting_with(&self, stems: &[&str]) -> Vec<Match<'_>> {
        let Some(starts) = stems.first().and_then(|first| self.starts.get(*first)) else { return Vec::new() };
        let matches = |(group, at): &&(usize, usize)| {
            let wanted = &self.groups[*group][*at].stems;
            stems.len() >= wanted.len() && wanted.iter().zip(stems).all(|(wanted, stem)| wanted == stem)
        };
        let found: Vec<Match<'_>> = starts.iter().filter(matches).map(|start| self.matched(*start)).collect();
        let longest = found.iter().map(|found| found.length).max().unwrap_or(0);
        found.into_iter().filter(|found| found.length == longest).collect()
    }

    fn matched(&self, (group, at): (usize, usize)) -> Match<'_> {
        let members = &self.groups[group];
        let others = members.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other);
        Match { length: members[at].stems.len(), others: others.collect() }
    }
}

impl Expression {
    /// Of at most five words; `None` where there is no word in it, or too many are.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<String> = words(text).into_iter().map(|word| word.written).collect();
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        let fits = (1..=LONGEST_EXPRESSION).contains(&words.len());
        fits.then(|| Self { text: text.trim().to_owned(), words, stems })
    }

    /// Whether it has a word that says something by itself.
    pub fn tells(&self) -> bool {
        self.words.iter().any(|word| !is_stop_word(word) && !is_weak_word(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others(synonyms: &Synonyms, stems: &[&str]) -> Vec<String> {
        let found = synonyms.starting_with(stems);
        found.iter().flat_map(|found| found.others.iter().map(|other| other.text.clone())).collect()
    }

    #[test]
    fn a_group_is_found_by_each_of_its_members_in_any_form() {
        let synonyms = Synonyms::new(["openbaar vervoer, OV", "afval, vuilnis ,", "  , ?"]);
        assert_eq!(others(&synonyms, &["ov"]), ["openbaar vervoer"]);
        assert_eq!(others(&synonyms, &[&stem("openbaar"), &stem("vervoer"), "x"]), ["OV"]);
        assert_eq!(others(&synonyms, &[&stem("openbaar")]), [""; 0]);
        assert_eq!(others(&synonyms, &["vuilnis"]), ["afval"]);
        assert_eq!(others(&synonyms, &[]), [""; 0]);
    }

    #[test]
    fn the_longest_expression_wins() {
        let synonyms = Synonyms::new(["raad, gemeenteraad", "raad van state, hoogste rechter"]);
        assert_eq!(others(&synonyms, &["raad", "van", &stem("state")]), ["hoogste rechter"]);
    }
}
