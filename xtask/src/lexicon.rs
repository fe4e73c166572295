//! `cargo xtask lexicon`: a word list becomes a compact map of words to how often each is part of a compound.
//!
//! The counts come out of the list itself: every way to split a word of the list into two words of the list is a vote
//! for both parts, shared out over the ways, and shared out again by how the parts did in the round before. Words
//! that only look like parts (*den*, *sen*) end up with few votes beside the real ones, and a short list in
//! `crates/search` keeps the rest out.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::Path,
};

use anyhow::{Context, Result};
use tantivy_fst::MapBuilder;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Letters of the longest word that is kept: what is longer is a compound of what is kept.
const LONGEST: usize = 17;
/// Letters of the shortest part.
const SHORTEST_PART: usize = 3;
/// What may stand between two parts.
const LINKS: [&str; 4] = ["", "s", "e", "en"];
/// Rounds of voting; the counts hardly change after these.
const ROUNDS: usize = 4;
/// The words themselves, known but never a part: names of people and places.
const NAME: u64 = 1 << 8;
/// The largest count that is kept, as a power of two.
const MOST: u64 = 15;

/// A way to split a word: its first and its last part, by number.
type Split = (usize, usize);

/// Reads the list of words and writes the map.
pub fn make(list: &Path, to: &Path) -> Result<()> {
    let text = fs::read_to_string(list)
        .with_context(|| format!("{} is missing: apt-get install wdutch", list.display()))?;
    let (words, names) = folded(&text);
    let votes = votes(&words);
    let mut entries: BTreeMap<&str, u64> = names.iter().map(|name| (name.as_str(), NAME)).collect();
    for (word, (first, last)) in words.iter().zip(votes).filter(|(word, _)| word.len() <= LONGEST) {
        entries.insert(word, level(first) | (level(last) << 4));
    }
    let mut map = MapBuilder::new(Vec::new())?;
    for (word, value) in &entries {
        map.insert(word, *value)?;
    }
    let bytes = map.into_inner()?;
    println!("{} words, {} bytes: {}", entries.len(), bytes.len(), to.display());
    fs::write(to, bytes).with_context(|| format!("cannot write {}", to.display()))
}

/// Words and names of the list, sorted, in plain lower-case letters; what has other signs in it is left out.
fn folded(text: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut words, mut names) = (BTreeSet::new(), BTreeSet::new());
    for line in text.lines() {
        let word: String = line.trim().nfkd().filter(|letter| !is_combining_mark(*letter)).collect();
        if !word.bytes().all(|letter| letter.is_ascii_alphabetic()) || word.len() < 2 {
            continue;
        }
        let is_name = word.bytes().any(|letter| letter.is_ascii_uppercase());
        if is_name { &mut names } else { &mut words }.insert(word.to_ascii_lowercase());
    }
    (words, names)
}

/// For each word, in order: as how many first and as how many last parts it counts.
fn votes(words: &BTreeSet<String>) -> Vec<(f64, f64)> {
    let numbers: HashMap<&str, usize> = words.iter().map(String::as_str).zip(0..).collect();
    let splits: Vec<Vec<Split>> = words.iter().map(|word| splits(word, &numbers)).collect();
    let lengths: Vec<usize> = words.iter().map(String::len).collect();
    let mut votes: Vec<(f64, f64)> = vec![(1.0, 1.0); words.len()];
    for _ in 0..ROUNDS {
        let mut next = vec![(0.0, 0.0); words.len()];
        for ways in &splits {
            let weight = |(first, last): &Split| {
                let balance = u32::try_from(lengths[*first] * lengths[*last]).map_or(0.0, f64::from);
                (votes[*first].0 * votes[*last].1).sqrt() * balance
            };
            let all: f64 = ways.iter().map(weight).sum();
            for way in ways.iter().filter(|_| all > 0.0) {
                let share = weight(way) / all;
                next[way.0].0 += share;
                next[way.1].1 += share;
            }
        }
        votes = next;
    }
    votes
}

fn splits(word: &str, numbers: &HashMap<&str, usize>) -> Vec<Split> {
    let ends = SHORTEST_PART..(word.len() + 1).saturating_sub(SHORTEST_PART);
    let ways = ends.filter_map(|at| Some((at, *numbers.get(&word[at..])?))).flat_map(|(at, last)| {
        LINKS.iter().filter_map(move |link| {
            let first = word[..at].strip_suffix(link).filter(|first| first.len() >= SHORTEST_PART)?;
            Some((*numbers.get(first)?, last))
        })
    });
    ways.collect()
}

/// A count as a power of two: 0 for none, 1 for one, 2 up to three, 3 up to seven.
fn level(count: f64) -> u64 {
    let powers = (1..=MOST).take_while(|power| count + 0.5 >= f64::from(1 << (power - 1)));
    powers.last().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_compounds_are_counted() {
        let (words, names) = folded("raad\nraadszaal\nzaal\nmarktzaal\nmarkt\nÉén\nAmsterdam\nzo'n\n");
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["amsterdam", "een"]);
        let votes = votes(&words);
        let of = |word: &str| votes[words.iter().position(|found| found == word).unwrap()];
        assert!((of("zaal").1 - 2.0).abs() < 1e-9 && (of("raad").0 - 1.0).abs() < 1e-9);
        assert_eq!([0.0, 1.0, 2.0, 3.0, 4.0, 500.0].map(level), [0, 1, 2, 2, 3, 9]);
    }
}
