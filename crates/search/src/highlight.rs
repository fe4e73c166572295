//! Marks the words that were looked for, in any form, and picks the passage of a text that shows them best.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::analysis::{Analyser, Word, words};
use crate::concept::{Concept, Kin};
use crate::found::Segment;
use crate::ranking::kin;

/// Length of a passage in bytes, about.
const PASSAGE: usize = 200;

/// What a passage shows of the text before its first marked word, at most, in bytes.
const BEFORE: usize = 60;

/// Stands where text was left out.
const ELLIPSIS: &str = "\u{2026}";

/// Words of the question that are told apart; further ones count as the last.
const MOST_CONCEPTS: usize = 31;

/// Stands for all words that say little: they are marked, and do not make a passage better.
const WEAK: u32 = 1 << 31;

/// The terms to mark.
pub struct Marker<'a> {
    /// For each term, the words of the question that it stands for, one bit each.
    terms: HashMap<&'a str, u32>,
    analyser: &'a Analyser,
    /// Words of the question that a passage can show.
    all: u32,
    /// What was found out about words already: texts repeat their words, and each other's.
    seen: RefCell<HashMap<String, u32>>,
}

/// A stretch of a text, and how much of what was looked for is in it.
struct Passage {
    from: usize,
    to: usize,
    distinct: u32,
}

impl<'a> Marker<'a> {
    pub fn new(concepts: &'a [Concept], analyser: &'a Analyser) -> Self {
        let mut terms: HashMap<&str, u32> = HashMap::new();
        for (at, concept) in concepts.iter().enumerate() {
            let bit = if concept.is_weak { WEAK } else { 1 << at.min(MOST_CONCEPTS - 1) };
            let members = concept.joints.iter().flat_map(|joint| &joint.members);
            let apart = members.flat_map(|member| &member.terms).filter(|leaf| leaf.kin != Kin::Related);
            // What goes with a word only by way of others is not what was looked for.
            let near = concept.terms.iter().filter(|leaf| leaf.worth > kin::FARTHER);
            for leaf in near.chain(apart) {
                *terms.entry(&leaf.term).or_default() |= bit;
            }
        }
        let all = terms.values().fold(0, |all, bits| all | bits) & !WEAK;
        Self { terms, analyser, all: all.count_ones(), seen: RefCell::default() }
    }

    /// The words of the question that a word stands for, one bit each.
    fn stands_for(&self, word: &Word) -> u32 {
        if self.terms.is_empty() {
            return 0;
        }
        if let Some(known) = self.seen.borrow().get(&word.written) {
            return *known;
        }
        let mut stands_for = 0;
        self.analyser.terms(word, |term| stands_for |= self.terms.get(term).copied().unwrap_or(0));
        if word.pieces.is_empty() {
            self.seen.borrow_mut().insert(word.written.clone(), stands_for);
        }
        stands_for
    }

    /// The whole text, marked.
    pub fn mark(&self, text: &str) -> Vec<Segment> {
        self.segments(text, &words(text), 0, text.len())
    }

    /// The passage with most of what was looked for, marked, and the comment it comes out of; without any, the start
    /// of the first text. Each text comes with the id of the comment it is of.
    pub fn best_passage<'t>(
        &self,
        texts: impl Iterator<Item = (&'t str, Option<i64>)>,
    ) -> (Vec<Segment>, Option<i64>) {
        let mut best: Option<(&str, Vec<Word>, Passage, Option<i64>)> = None;
        for (text, comment) in texts.filter(|(text, _)| !text.is_empty()) {
            let words = words(text);
            let passage = self.passage(text, &words);
            if best.as_ref().is_none_or(|(_, _, best, _)| passage.distinct > best.distinct) {
                best = Some((text, words, passage, comment));
            }
            // Nothing further can show more; most texts are never read.
            if best.as_ref().is_some_and(|(_, _, best, _)| best.distinct >= self.all) {
                break;
            }
        }
        best.map_or_else(Default::default, |(text, words, passage, comment)| {
            (self.segments(text, &words, passage.from, passage.to), comment)
        })
    }

    fn is_marked(&self, word: &Word) -> bool {
        self.stands_for(word) != 0
    }

    fn passage(&self, text: &str, words: &[Word]) -> Passage {
        let marked: Vec<(&Word, u32)> = words
            .iter()
            .map(|word| (word, self.stands_for(word)))
            .filter(|(_, stands_for)| *stands_for != 0)
            .collect();
        let mut best = (0, 0, 0);
        for (at, (first, _)) in marked.iter().enumerate() {
            let near = marked[at..].iter().take_while(|(word, _)| word.end <= first.start + PASSAGE - BEFORE);
            let (count, all) = near.fold((0, 0), |(count, all), (_, one)| (count + 1, all | one));
            let distinct = u32::count_ones(all & !WEAK);
            if (distinct, count) > (best.1, best.2) {
                best = (first.start, distinct, count);
            }
        }
        let (focus, distinct, _) = best;
        let from = start_of_passage(text, words, focus);
        Passage { from, to: end_of_passage(text, words, from), distinct }
    }

    fn segments(&self, text: &str, words: &[Word], from: usize, to: usize) -> Vec<Segment> {
        let mut segments = Vec::new();
        let mut push = |text: &str, is_marked| {
            if !text.is_empty() {
                segments.push(Segment { text: text.to_owned(), is_marked });
            }
        };
        if from > 0 {
            push(ELLIPSIS, false);
        }
        let mut done = from;
        for word in words.iter().filter(|word| word.start >= from && word.end <= to && self.is_marked(word)) {
            push(&text[done..word.start], false);
            push(&text[word.start..word.end], true);
            done = word.end;
        }
        push(&text[done..to], false);
        if to < text.len() {
            push(ELLIPSIS, false);
        }
        segments
    }
}

/// Start of the sentence when it is near, else of a word.
fn start_of_passage(text: &str, words: &[Word], focus: usize) -> usize {
    let earliest = text.floor_char_boundary(focus.saturating_sub(BEFORE));
    if earliest == 0 {
        return 0;
    }
    let before = &text[earliest..focus];
    if let Some(sentence) = [". ", "? ", "! "].iter().filter_map(|end| before.rfind(end)).max() {
        return earliest + sentence + 2;
    }
    words.iter().map(|word| word.start).find(|start| *start >= earliest).unwrap_or(earliest)
}

/// End of the last word that fits, with the punctuation behind it.
fn end_of_passage(text: &str, words: &[Word], from: usize) -> usize {
    if text.len() - from <= PASSAGE {
        return text.len();
    }
    let fits = |word: &&Word| word.start >= from && word.end <= from + PASSAGE;
    let Some(last) = words.iter().rfind(fits) else {
        return text.floor_char_boundary(from + PASSAGE);
    };
    let behind = text[last.end..].find(|sign: char| !matches!(sign, '.' | ',' | '?' | '!' | ')' | ';' | ':'));
    behind.map_or(text.len(), |behind| last.end + behind)
}
