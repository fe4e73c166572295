//! Texts and queries made by chance: every query is answered, and plain ones are answered right.

use super::*;
use crate::Sort;
use crate::ranking::FEW;

const VOCABULARY: &[&str] = &[
    "boom", "raad", "loting", "wijk", "de", "van", "fiets", "e-mail", "B en W", "OV", "water", "kind", "brug",
];

/// A small random generator: the same numbers on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn word(&mut self) -> &'static str {
        VOCABULARY[self.below(VOCABULARY.len())]
    }

    fn words(&mut self, most: usize) -> String {
        (0..=self.below(most)).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn query(&mut self) -> String {
        let piece = |dice: &mut Self| match dice.below(6) {
            0 => format!("\"{}\"", dice.words(3)),
            1 => format!("-\"{}\"", dice.words(3)),
            2 => format!("-{}", dice.word()),
            _ => dice.word().to_owned(),
        };
        (0..=self.below(4)).map(|_| piece(self)).collect::<Vec<_>>().join(" ")
    }
}

fn some_idea(dice: &mut Dice, number: i64) -> IdeaDocument {
    IdeaDocument {
        summary: dice.words(6),
        proposal: dice.words(30),
        comments: (0..i64::try_from(dice.below(3)).unwrap())
            .map(|at| comment(number * 10 + at, &dice.words(9)))
            .collect(),
        ..idea(number, &dice.words(4))
    }
}

#[test]
fn queries_by_chance_are_answered() {
    let mut dice = Dice(7);
    let shelf = Shelf::new(&[]);
    for batch in 0..6 {
        let ideas: Vec<_> = (0..20).map(|number| put(some_idea(&mut dice, batch * 17 + number))).collect();
        shelf.index.apply(&ideas, "2").unwrap();
    }
    for _ in 0..150 {
        let sort = [Sort::Relevance, Sort::Newest, Sort::Supports][dice.below(3)];
        let kind = [None, Some(Kind::Idea), Some(Kind::Comment)][dice.below(3)];
        let themes = if dice.below(4) == 0 { vec!["natuur".to_owned()] } else { vec![] };
        let query = Query { text: dice.query(), sort, kind, themes, limit: 100, ..Query::default() };
        let found = shelf.ask(&query);
        // Where few have all words, others come behind on the first page without being counted.
        let most = if found.total == 0 { 0 } else { found.total.clamp(FEW, 100) };
        assert!((found.total.min(100)..=most).contains(&found.hits.len()), "{query:?}");
        let ideas_and_articles = [Kind::Idea, Kind::Article];
        let chosen = query.kind.as_ref().map_or(&ideas_and_articles[..], std::slice::from_ref);
        let counted: u64 = chosen.iter().filter_map(|kind| found.facets.kinds.get(kind)).sum();
        assert_eq!(usize::try_from(counted).unwrap(), found.total, "{query:?}");
        shelf.index.similar(&query.text, 5).unwrap();
    }
}

#[test]
fn words_and_exclusions_find_what_reading_finds() {
    let mut dice = Dice(11);
    let ideas: Vec<_> = (0..60).map(|number| some_idea(&mut dice, number)).collect();
    let shelf = Shelf::new(&[]);
    for part in ideas.chunks(13) {
        shelf.index.apply(&part.iter().cloned().map(put).collect::<Vec<_>>(), "2").unwrap();
    }
    let words = ["boom", "raad", "loting", "wijk", "fiets", "water", "kind", "brug"];
    for _ in 0..50 {
        let (one, other) = (words[dice.below(words.len())], words[dice.below(words.len())]);
        let has = |idea: &IdeaDocument, word: &str| {
            let comments = idea.comments.iter().map(|comment| &comment.text);
            let mut texts = [&idea.title, &idea.summary, &idea.proposal].into_iter().chain(comments);
            texts.any(|text| text.split(' ').any(|written| written == word))
        };
        let read = |wanted: &dyn Fn(&IdeaDocument) -> bool| ideas.iter().filter(|idea| wanted(idea)).count();
        let find = |text: String| shelf.ask(&Query { text, limit: 1, ..Query::default() });
        // Where nothing has all words, what goes with them is shown, and that is said.
        let is_as_read = |found: &Found, read: usize| found.total == read || (read == 0 && found.is_loose);
        let both = find(format!("{one} {other}"));
        assert!(is_as_read(&both, read(&|idea| has(idea, one) && has(idea, other))));
        let without = find(format!("{one} -{other}"));
        assert!(is_as_read(&without, read(&|idea| has(idea, one) && !has(idea, other))));
        assert_eq!(find(format!("-{one}")).total, read(&|idea| !has(idea, one)));
    }
}

#[test]
fn the_best_are_the_same_however_many_are_asked_for() {
    let mut dice = Dice(5);
    let ideas: Vec<_> = (0..1_500).map(|number| put(some_idea(&mut dice, number))).collect();
    let shelf = Shelf::new(&ideas[..1_000]);
    shelf.index.apply(&ideas[1_000..], "2").unwrap();
    for _ in 0..40 {
        let text = format!("{} {}", dice.word(), dice.word());
        let ask = |offset, limit| shelf.ask(&Query { text: text.clone(), offset, limit, ..Query::default() });
        // Where all that is found is gathered, nothing can be left out before it is scored.
        let all = ask(0, 0).total.max(100);
        let last = ask(all - 100, 100);
        let pages = (0..all).step_by(100).flat_map(|offset| numbers(&ask(offset, 100))).collect::<Vec<_>>();
        assert!(pages.len() <= FEW || numbers(&last) == pages[all - 100..], "{text}");
        assert_eq!(numbers(&ask(0, 7)), pages[..7.min(pages.len())], "{text}");
        assert_eq!(numbers(&ask(40, 7)), pages[40.min(pages.len())..47.min(pages.len())], "{text}");
    }
    for title in ["raad water", "loting van de wijk", "kind fiets brug"] {
        assert_eq!(shelf.index.similar(title, 100).unwrap()[..5], shelf.index.similar(title, 5).unwrap());
    }
}
