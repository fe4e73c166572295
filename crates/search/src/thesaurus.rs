//! What goes by other names in Dutch: a list of our own, for questions that few texts answer in their own words.
//!
//! Beside the synonyms that an administrator keeps, which always count, this one is wide: words that mean the same in
//! this field, and words that go with them. Somebody asks *geldzorgen*, the idea says *schulden*.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use crate::analysis::stem::stem;
use crate::analysis::{Word, is_stop_word};
use crate::synonyms::Expression;

/// Groups of expressions, one a line: what means the same, and behind a tilde what goes with it.
const GROUPS: [&str; 7] = [
    include_str!("../lexicon/thesaurus/bestuur.txt"),
    include_str!("../lexicon/thesaurus/ruimte.txt"),
    include_str!("../lexicon/thesaurus/mensen.txt"),
    include_str!("../lexicon/thesaurus/zinnen.txt"),
    include_str!("../lexicon/thesaurus/woorden.txt"),
    include_str!("../lexicon/thesaurus/namen.txt"),
    include_str!("../lexicon/thesaurus/fries.txt"),
];

static THESAURUS: LazyLock<Thesaurus> = LazyLock::new(Thesaurus::read);

/// The list, read.
pub struct Thesaurus {
    groups: Vec<Group>,
    /// By the stem of one of its telling words: group and place in it.
    by_stem: HashMap<String, Vec<(usize, usize)>>,
}

struct Group {
    members: Vec<Expression>,
    /// How many of the members mean the same; the others go with them.
    same: usize,
}

/// What the list has for some words of a question.
#[derive(Clone)]
pub struct Match<'a> {
    /// Which words, by their place among those that were asked about.
    pub places: Vec<usize>,
    pub other: &'a Expression,
    /// Whether it means the same, and does not only go with it.
    pub is_same: bool,
}

impl Thesaurus {
    /// The list, which is read when it is first needed.
    pub fn get() -> &'static Self {
        &THESAURUS
    }

    fn read() -> Self {
        let mut thesaurus = Self { groups: Vec::new(), by_stem: HashMap::new() };
        let lines = GROUPS.iter().flat_map(|groups| groups.lines());
        for line in lines.filter(|line| !line.starts_with('#')) {
            let (same, related) = line.split_once('~').unwrap_or((line, ""));
            let mut members: Vec<Expression> = same.split(',').filter_map(Expression::parse).collect();
            let same = members.len();
            members.extend(related.split(',').filter_map(Expression::parse));
            thesaurus.add(Group { members, same });
        }
        thesaurus
    }

    fn add(&mut self, group: Group) {
        let number = self.groups.len();
        for (at, member) in group.members.iter().enumerate() {
            if let Some(first) = telling(member).next() {
                self.by_stem.entry(first.to_owned()).or_default().push((number, at));
            }
        }
        self.groups.push(group);
    }

    /// Whether something stands in the list for a word by its stem.
    pub fn knows(&self, stem: &str) -> bool {
        self.of_word(stem).next().is_some()
    }

    /// What stands in the list for these words, or for some of them that stand there as an expression in any order.
    pub fn of(&self, words: &[Word]) -> Vec<Match<'_>> {
        let stems: Vec<String> = words.iter().map(|word| stem(&word.written)).collect();
        self.of_stems(&stems)
    }

    /// The same, by the stems of the words.
    pub fn of_stems(&self, stems: &[String]) -> Vec<Match<'_>> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        for stem in stems {
            for (group, at) in self.by_stem.get(stem).into_iter().flatten() {
                if seen.insert((*group, *at))
                    && let Some(places) = places(&self.groups[*group].members[*at], stems)
                {
                    found.push((*group, *at, places));
                }
            }
        }
        // Who writes an expression means that, and not each of its words.
        let is_within = |places: &[usize]| {
            found.iter().any(|(.., other)| {
                other.len() > places.len() && places.iter().all(|place| other.contains(place))
            })
        };
        let longest = found.iter().filter(|(.., places)| !is_within(places));
        longest.flat_map(|(group, at, places)| self.matches(*group, *at, places)).collect()
    }

    /// What stands in the list for a word by its stem.
    pub fn of_word(&self, stem: &str) -> impl Iterator<Item = &Expression> {
        let places = self.by_stem.get(stem).into_iter().flatten();
        let alone = places.filter(|(group, at)| telling(&self.groups[*group].members[*at]).count() == 1);
        alone.flat_map(|(group, at)| self.others(*group, *at)).map(|(_, other)| other)
    }

    fn matches<'a>(
        &'a self,
        group: usize,
        at: usize,
        places: &[usize],
    ) -> impl Iterator<Item = Match<'a>> + use<'a> {
        let same = self.groups[group].same;
        let places = places.to_vec();
        self.others(group, at).map(move |(other, member)| Match {
            places: places.clone(),
            other: member,
            is_same: at < same && other < same,
        })
    }

    /// The others of a group that stand for one of it, each with its place.
    fn others(&self, group: usize, at: usize) -> impl Iterator<Item = (usize, &Expression)> {
        let Group { members, same } = &self.groups[group];
        // What goes with a word says nothing about what else goes with it.
        let shown = if at < *same { members.len() } else { *same };
        members[..shown].iter().enumerate().filter(move |(other, _)| *other != at)
    }
}

/// The stems of the words of an expression that tell something; of one that has none, all.
fn telling(expression: &Expression) -> impl Iterator<Item = &str> {
    let words = expression.words.iter().zip(&expression.stems);
    let all_common = expression.words.iter().all(|word| is_stop_word(word));
    words.filter(move |(word, _)| all_common || !is_stop_word(word)).map(|(_, stem)| stem.as_str())
}

/// Where the telling words of an expression stand among these stems; `None` where one is missing.
fn places(expression: &Expression, stems: &[String]) -> Option<Vec<usize>> {
    telling(expression).map(|wanted| stems.iter().position(|stem| stem == wanted)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::words;

    fn of(text: &str, is_same: bool) -> Vec<&'static str> {
        let words: Vec<Word> = words(text).into_iter().filter(|word| !word.is_common()).collect();
        let found = Thesaurus::get().of(&words);
        found
            .into_iter()
            .filter(|found| found.is_same == is_same)
            .map(|found| found.other.text.as_str())
            .collect()
    }

    #[test]
    fn a_word_has_others_that_mean_the_same_and_others_that_go_with_it() {
        assert!(of("stemlokaal", true).contains(&"stembureau"));
        assert!(of("stemlokalen", true).contains(&"stembureau"), "in any form");
        assert!(of("stemlokaal", false).contains(&"stemhokje"));
    }

    #[test]
    fn what_goes_with_a_word_does_not_bring_what_else_does() {
        let same_or_not = [of("stemhokje", true), of("stemhokje", false)].concat();
        assert!(same_or_not.contains(&"stemlokaal"), "{same_or_not:?}");
        assert!(!same_or_not.contains(&"gymzaal"), "{same_or_not:?}");
    }

    #[test]
    fn an_expression_is_known_by_its_telling_words_in_any_order() {
        assert!(of("stem uitbrengen", true).contains(&"naar de stembus"));
        assert!(of("hoe kan ik uitbrengen mijn stem", true).contains(&"naar de stembus"));
    }

    #[test]
    fn every_line_of_the_list_joins_something() {
        let lines = GROUPS.iter().flat_map(|groups| groups.lines()).filter(|line| !line.starts_with('#'));
        let alone: Vec<&str> = lines
            .filter(|line| line.split([',', '~']).filter(|term| !term.trim().is_empty()).count() == 1)
            .collect();
        assert!(alone.is_empty(), "{alone:#?}");
    }
}
