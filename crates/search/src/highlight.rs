//! Marks the words that were looked for, in any form, and picks the passage of a text that shows them best.

use std::collections::HashSet;

use crate::analysis::{Word, words};
use crate::found::Segment;
use crate::user_text::{Clause, UserText};

/// Length of a passage in bytes, about.
const PASSAGE: usize = 200;

/// What a passage shows of the text before its first marked word, at most, in bytes.
const BEFORE: usize = 60;

/// Stands where text was left out.
const ELLIPSIS: &str = "\u{2026}";

/// The stems to mark.
pub struct Marker {
    stems: HashSet<String>,
}

/// A stretch of a text, and how much of what was looked for is in it.
struct Passage {
    from: usize,
    to: usize,
    distinct: usize,
}

impl Marker {
    pub fn new(text: Option<&UserText>) -> Self {
        let wanted: Vec<&Word> =
            text.into_iter().flat_map(|text| &text.wanted).flat_map(Clause::words).collect();
        let only_stop_words = wanted.iter().all(|word| word.is_common);
        let shown = wanted.into_iter().filter(|word| only_stop_words || !word.is_common);
        Self { stems: shown.flat_map(Word::stems).map(str::to_owned).collect() }
    }

    /// The whole text, marked.
    pub fn mark(&self, text: &str) -> Vec<Segment> {
        self.segments(text, &words(text), 0, text.len())
    }

    /// The passage with most of what was looked for, marked, and the comment it comes out of; without any, the start
    /// of the first text. Each text comes with the id of the comment it is of.
    pub fn best_passage<'a>(
        &self,
        texts: impl Iterator<Item = (&'a str, Option<i64>)>,
    ) -> (Vec<Segment>, Option<i64>) {
        let mut best: Option<(&str, Vec<Word>, Passage, Option<i64>)> = None;
        for (text, comment) in texts.filter(|(text, _)| !text.is_empty()) {
            let words = words(text);
            let passage = self.passage(text, &words);
            if best.as_ref().is_none_or(|(_, _, best, _)| passage.distinct > best.distinct) {
                best = Some((text, words, passage, comment));
            }
        }
        best.map_or_else(Default::default, |(text, words, passage, comment)| {
            (self.segments(text, &words, passage.from, passage.to), comment)
        })
    }

    fn is_marked(&self, word: &Word) -> bool {
        word.stems().any(|stem| self.stems.contains(stem))
    }

    fn passage(&self, text: &str, words: &[Word]) -> Passage {
        let marked: Vec<&Word> = words.iter().filter(|word| self.is_marked(word)).collect();
        let mut best = (0, 0, 0);
        for (at, first) in marked.iter().enumerate() {
            let near = marked[at..].iter().take_while(|word| word.end <= first.start + PASSAGE - BEFORE);
            let (count, distinct) = self.weigh(near);
            if (distinct, count) > (best.1, best.2) {
                best = (first.start, distinct, count);
            }
        }
        let (focus, distinct, _) = best;
        let from = start_of_passage(text, words, focus);
        Passage { from, to: end_of_passage(text, words, from), distinct }
    }

    /// Number of marked words, and of the stems that they show.
    fn weigh<'a>(&'a self, words: impl Iterator<Item = &'a &'a Word>) -> (usize, usize) {
        let mut stems = HashSet::new();
        let mut count = 0;
        for word in words {
            count += 1;
            stems.extend(word.stems().filter(|stem| self.stems.contains(*stem)));
        }
        (count, stems.len())
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
