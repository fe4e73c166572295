//! Asks the index: what the question means, how much of it a document must have, the hits and their counts.

use std::sync::Arc;

use tantivy::{DocAddress, Searcher};

use crate::analysis::Analyser;
use crate::best::{Best, Entry};
use crate::clauses::any_of;
use crate::concept::Concept;
use crate::found::{Facets, Found};
use crate::memory::Memory;
use crate::pass::{Among, Counting, Narrowing, Pass, Text};
use crate::query::{Kind, Query, Sort};
use crate::ranking::{self, Signals};
use crate::schema::{Fields, column};
use crate::scorer::Asked;
use crate::strict::{Answer, Strict};
use crate::synonyms::Synonyms;
use crate::understand::{Question, Reach};
use crate::user_text::UserText;
use crate::vocabulary::{Known, Vocabulary};

/// Most hits on one page.
const LONGEST_PAGE: usize = 100;
/// No rank is lower.
const ANY: f64 = f64::NEG_INFINITY;
/// The share of a title that an idea must have to look like it.
const ALIKE: f32 = 0.35;

/// One state of the index, for one question.
pub struct Asker<'a> {
    pub searcher: Searcher,
    pub known: Arc<Known>,
    pub memory: &'a Memory,
    pub fields: &'a Fields,
    pub analyser: &'a Analyser,
    pub synonyms: Arc<Synonyms>,
    pub signals: Signals,
}

impl Asker<'_> {
    pub fn search(&self, query: &Query) -> tantivy::Result<Found> {
        let Some(text) = UserText::parse(&query.text) else {
            let answer = self.gather(query, Text::Anything, &[], Counting::All)?;
            return self.found(query, &answer, &[]);
        };
        if text.is_empty() {
            return Ok(Found::default());
        }
        let (field, other) = match query.kind {
            Some(Kind::Comment) => (self.fields.comment_terms, self.fields.terms),
            _ => (self.fields.terms, self.fields.comment_terms),
        };
        let (read, strict) = self.strictly(query, text, field, Counting::All)?;
        // What the other question finds fails the filter on the kind, so that it is counted there alone.
        let none = Query { limit: 0, ..query.clone() };
        let others = self.with_all(&none, &read, other, Counting::Kinds)?.answer;
        let mut answer = self.answer(query, strict)?;
        answer.outcome.counts.join(&others.outcome.counts);
        let found = self.found(query, &answer, &read.concepts)?;
        let terms = read.concepts.iter().map(|concept| concept.leaves().count()).sum();
        let did_you_mean = corrected(&query.text, &read.question);
        Ok(Found { did_you_mean, also: read.question.also, terms, ..found })
    }

    /// The documents that have all of the question; where none has, those that have some of it. Where few have all,
    /// those that have most come behind on the first page, and are not counted. This looks at the question alone, so that a
    /// filter never changes what is counted.
    fn answer(&self, query: &Query, strict: Strict) -> tantivy::Result<Answer> {
        let Strict { asked, narrowing, answer: strict } = strict;
        if asked.concepts.is_empty() || strict.has_enough() {
            return Ok(strict);
        }
        if strict.outcome.answers == 0 {
            let some = Text::Share(&asked, ranking::ENOUGH, Among::Every);
            let loose = self.gather(query, some, &narrowing, Counting::All)?;
            let is_loose = loose.outcome.total > 0;
            return Ok(Answer { is_loose, complete: Some(Vec::new()), ..loose });
        }
        if strict.outcome.total == 0 || query.sort != Sort::Relevance {
            return Ok(strict);
        }
        let top = top(query).min(ranking::FEW);
        let most = top.max(ranking::related::AMONG);
        let best = self.best_of_some(query, &asked, ranking::ENOUGH, &narrowing, (most, ANY))?;
        let best = self.with_related(query, &asked, &narrowing, (best, top))?;
        let best = with_all_of(best, &strict.best, top);
        let complete = Some(strict.best.iter().map(|entry| entry.address).collect());
        Ok(Answer { best, complete, ..strict })
    }

    /// The best of what has a share of the words, where it is known that as many rank at least as high as `least`. Without
    /// the word that counts most, a document that has all the others can seldom keep up; these are looked at only where it
    /// can.
    pub fn best_of_some(
        &self,
        query: &Query,
        asked: &Asked,
        share: f32,
        narrowing: &[Narrowing],
        (limit, least): (usize, f64),
    ) -> tantivy::Result<Vec<Entry>> {
        let key = |address| self.key_of(address);
        let mut best = Best::new(limit, &key).at_least(least);
        for among in [Among::WithHeaviest, Among::WithoutHeaviest] {
            let most = asked.heaviest().map_or(0.0, |heaviest| asked.most_without(heaviest));
            best.settle();
            if among == Among::WithHeaviest || best.takes(f64::from(most)) {
                let text = Text::Share(asked, share, among);
                self.pass(query, text, narrowing, Counting::Nothing).run(&mut best)?;
            }
        }
        Ok(best.into_sorted())
    }

    pub fn pass<'p>(
        &'p self,
        query: &'p Query,
        text: Text<'p>,
        narrowing: &'p [Narrowing],
        counting: Counting,
    ) -> Pass<'p> {
        Pass { searcher: &self.searcher, memory: self.memory, text, narrowing, query, counting }
    }

    pub fn similar(&self, title: &str, limit: usize) -> tantivy::Result<Vec<i64>> {
        let Some(text) = UserText::parse(title).filter(|text| !text.wanted.is_empty() && limit > 0) else {
            return Ok(Vec::new());
        };
        let read = self.read(text, Reach::Near)?;
        let asked = self.asked(&read, self.fields.terms)?;
        let query = Query { kind: Some(Kind::Idea), ..Query::default() };
        let best = self.best_of_some(&query, &asked, ALIKE, &[], (limit.min(LONGEST_PAGE), ANY))?;
        self.numbers(best.into_iter().map(|entry| entry.address))
    }

    /// Those of these ideas that have all that the question asks for and pass its filters; none where there is no word in
    /// it.
    pub fn matching(&self, query: &Query, owners: &[String]) -> tantivy::Result<Vec<i64>> {
        let text = UserText::parse(&query.text);
        if owners.is_empty() || text.as_ref().is_some_and(UserText::is_empty) {
            return Ok(Vec::new());
        }
        let owned = any_of(self.fields.owner, owners.iter().map(String::as_str));
        let mut narrowing = vec![Narrowing { is_wanted: true, clause: owned }];
        let asked = match text {
            Some(text) => {
                let (asked, conditions) = self.as_answered(text)?;
                narrowing.extend(conditions);
                Some(asked).filter(|asked| !asked.concepts.is_empty())
            }
            None => None,
        };
        let query = Query { sort: Sort::Supports, offset: 0, limit: owners.len(), ..query.clone() };
        let key = |address| self.key_of(address);
        let mut best = Best::new(owners.len(), &key);
        let text = asked.as_ref().map_or(Text::Anything, Text::All);
        self.pass(&query, text, &narrowing, Counting::Nothing).run(&mut best)?;
        self.numbers(best.into_sorted().into_iter().map(|entry| entry.address))
    }

    pub fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary::new(&self.searcher, self.fields, &self.known, self.memory)
    }

    fn found(&self, query: &Query, answer: &Answer, concepts: &[Concept]) -> tantivy::Result<Found> {
        let total = usize::try_from(answer.outcome.total).unwrap_or(usize::MAX);
        let has_all =
            |entry: &Entry| answer.complete.as_ref().is_none_or(|complete| complete.contains(&entry.address));
        let page = answer.best.iter().skip(query.offset).take(query.limit.min(LONGEST_PAGE));
        let places = page.map(|entry| (has_all(entry), entry.rank, entry.address));
        let is_ranked = query.sort == Sort::Relevance && !concepts.is_empty();
        let hits = if total == 0 { Vec::new() } else { self.hits(query, concepts, is_ranked, places)? };
        let is_loose = answer.is_loose;
        Ok(Found {
            total,
            hits,
            facets: Facets::of(self.memory.named(&answer.outcome.counts)),
            is_loose,
            ..Found::default()
        })
    }

    /// The key of a document.
    pub fn key_of(&self, address: DocAddress) -> String {
        let mut key = String::new();
        let fast = self.searcher.segment_reader(address.segment_ord).fast_fields();
        if let Ok(Some(keys)) = fast.str(column::KEY)
            && let Some(ordinal) = keys.term_ords(address.doc_id).next()
        {
            // An unreadable key settles no tie, which does no harm.
            let _ = keys.ord_to_str(ordinal, &mut key);
        }
        key
    }
}

/// The best, with those that have all words among them: what is counted is shown, if need be behind the others.
fn with_all_of(mut best: Vec<Entry>, complete: &[Entry], most: usize) -> Vec<Entry> {
    if most < ranking::FEW {
        return best;
    }
    let has = |entries: &[Entry], entry: &Entry| entries.iter().any(|one| one.address == entry.address);
    let left_out: Vec<Entry> = complete.iter().filter(|entry| !has(&best, entry)).copied().collect();
    while best.len() + left_out.len() > most {
        let Some(last) = best.iter().rposition(|entry| !has(complete, entry)) else { break };
        best.remove(last);
    }
    best.extend(left_out);
    best
}

/// How many of the best are needed for the page that is asked for.
pub fn top(query: &Query) -> usize {
    match query.limit.min(LONGEST_PAGE) {
        0 => 0,
        limit => query.offset.saturating_add(limit),
    }
}

/// The question with its corrections, when there are any.
fn corrected(typed: &str, question: &Question) -> Option<String> {
    let mut text = typed.to_owned();
    for correction in question.corrections.iter().rev() {
        text.replace_range(correction.start..correction.end, &correction.word);
    }
    (!question.corrections.is_empty()).then(|| text.trim().to_owned())
}
