//! Asks the index: what the question means, how much of it a document must have, the hits and their counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::schema::Field;
use tantivy::{DocAddress, Searcher};

use crate::analysis::Analyser;
use crate::best::{Best, Entry};
use crate::clauses::any_of;
use crate::concept::Concept;
use crate::dimensions::Dimension;
use crate::found::{Facets, Found};
use crate::memory::Memory;
use crate::pass::{Among, Counting, Narrowing, Outcome, Pass, Text};
use crate::query::{Kind, Query, Sort};
use crate::ranking::{self, Signals};
use crate::schema::{Fields, column};
use crate::scorer::Asked;
use crate::synonyms::Synonyms;
use crate::understand::{Question, Reach, Reading};
use crate::user_text::{self, Condition, UserText};
use crate::values::{Counts, Totals};
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

/// A question that was read, and what it needs.
struct Read {
    text: UserText,
    question: Question,
    concepts: Arc<[Concept]>,
}

/// What answers a question.
struct Answer {
    outcome: Outcome,
    best: Vec<Entry>,
    /// Which of the best have all words of the question; `None` where all have.
    complete: Option<Vec<DocAddress>>,
    is_loose: bool,
}

impl Answer {
    /// Whether so many have all of the question that it needs no help.
    fn has_enough(&self) -> bool {
        self.outcome.answers >= ranking::FEW as u64
    }
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
        let (read, mut answer) = self.answer(query, text, field)?;
        // What the other question finds fails the filter on the kind, so that it is counted there alone.
        answer.outcome.counts.join(&self.counts_of(query, &read, other)?);
        let found = self.found(query, &answer, &read.concepts)?;
        let terms = read.concepts.iter().map(|concept| concept.leaves().count()).sum();
        let did_you_mean = corrected(&query.text, &read.question);
        Ok(Found { did_you_mean, also: read.question.also, terms, ..found })
    }

    /// The documents that have all of the question; where none has, those that have some of it. Where few have all,
    /// those that have most come behind on the first page, and are not counted. This looks at the question alone, so that a
    /// filter never changes what is counted.
    fn answer(&self, query: &Query, text: UserText, field: Field) -> tantivy::Result<(Read, Answer)> {
        let read = self.read(text, Reach::Near)?;
        let narrowing = self.narrowing(&read, field)?;
        if read.concepts.is_empty() {
            let answer = self.gather(query, Text::Anything, &narrowing, Counting::All)?;
            return Ok((read, answer));
        }
        let asked = self.asked(&read, field)?;
        let strict = self.gather(query, Text::All(&asked), &narrowing, Counting::All)?;
        if strict.has_enough() {
            return Ok((read, strict));
        }
        let near = read.concepts;
        let read = self.read(read.text, Reach::Wide)?;
        let asked = self.asked(&read, field)?;
        let strict = if read.concepts == near {
            strict
        } else {
            self.gather(query, Text::All(&asked), &narrowing, Counting::All)?
        };
        let (read, asked, strict) = self.doubt(query, (read, asked, strict), field)?;
        let answer = if strict.has_enough() {
            strict
        } else {
            self.answer_with_some(query, &asked, &narrowing, strict)?
        };
        Ok((read, answer))
    }

    /// Where nothing has all of the question: the same with its compounds as they were probably meant.
    fn doubt(
        &self,
        query: &Query,
        (read, asked, strict): (Read, Asked, Answer),
        field: Field,
    ) -> tantivy::Result<(Read, Asked, Answer)> {
        if strict.outcome.answers > 0 || !read.question.may_be_misspelled {
            return Ok((read, asked, strict));
        }
        let corrections = read.question.corrections.len();
        let doubted = self.read(read.text.clone(), Reach::Doubting)?;
        if doubted.question.corrections.len() == corrections {
            return Ok((read, asked, strict));
        }
        let asked = self.asked(&doubted, field)?;
        let narrowing = self.narrowing(&doubted, field)?;
        let strict = self.gather(query, Text::All(&asked), &narrowing, Counting::All)?;
        Ok((doubted, asked, strict))
    }

    /// The same with those that have some of the question, where few have all.
    fn answer_with_some(
        &self,
        query: &Query,
        asked: &Asked,
        narrowing: &[Narrowing],
        strict: Answer,
    ) -> tantivy::Result<Answer> {
        if strict.outcome.answers == 0 {
            let some = Text::Share(asked, ranking::ENOUGH, Among::Every);
            let loose = self.gather(query, some, narrowing, Counting::All)?;
            let is_loose = loose.outcome.total > 0;
            return Ok(Answer { is_loose, complete: Some(Vec::new()), ..loose });
        }
        if strict.outcome.total == 0 || query.sort != Sort::Relevance {
            return Ok(strict);
        }
        let top = top(query).min(ranking::FEW);
        let most = top.max(ranking::related::AMONG);
        let best = self.best_of_some(query, asked, ranking::ENOUGH, narrowing, (most, ANY))?;
        let best = self.with_related(query, asked, narrowing, (best, top))?;
        let best = with_all_of(best, &strict.best, top);
        let complete = Some(strict.best.iter().map(|entry| entry.address).collect());
        Ok(Answer { best, complete, ..strict })
    }

    /// How many there are of the other kinds that have all of the question.
    fn counts_of(&self, query: &Query, read: &Read, field: Field) -> tantivy::Result<Totals> {
        let narrowing = self.narrowing(read, field)?;
        let query = Query { limit: 0, ..query.clone() };
        let outcome = if read.concepts.is_empty() {
            self.gather(&query, Text::Anything, &narrowing, Counting::Kinds)?
        } else {
            self.gather(&query, Text::All(&self.asked(read, field)?), &narrowing, Counting::Kinds)?
        };
        Ok(outcome.outcome.counts)
    }

    fn gather(
        &self,
        query: &Query,
        text: Text<'_>,
        narrowing: &[Narrowing],
        counting: Counting,
    ) -> tantivy::Result<Answer> {
        let key = |address| self.key_of(address);
        // Of few, all are kept: they tell which of those that are shown have all words.
        let most = top(query).max(if query.limit > 0 { ranking::FEW } else { 0 });
        let mut best = Best::new(most, &key);
        let outcome = self.pass(query, text, narrowing, counting).run(&mut best)?;
        Ok(Answer { outcome, best: best.into_sorted(), complete: None, is_loose: false })
    }

    /// The best of what has a share of the words, where it is known that as many rank at least as high as `least`. Without the word that counts most, a document that has all the others
    /// can seldom keep up; these are looked at only where it can.
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

    fn pass<'p>(
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
        let read = text.map(|text| self.read_as_answered(text)).transpose()?;
        let asked = match &read {
            Some(read) => {
                narrowing.extend(self.narrowing(read, self.fields.terms)?);
                Some(self.asked(read, self.fields.terms)?).filter(|asked| !asked.concepts.is_empty())
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

    /// Reads a question as its answer does: with the thesaurus where few documents answer it without, and doubted where none does.
    fn read_as_answered(&self, text: UserText) -> tantivy::Result<Read> {
        let read = self.read(text, Reach::Near)?;
        if read.concepts.is_empty() {
            return Ok(read);
        }
        let field = self.fields.terms;
        let (asked, narrowing) = (self.asked(&read, field)?, self.narrowing(&read, field)?);
        let none = Query { limit: 0, ..Query::default() };
        let strict = self.gather(&none, Text::All(&asked), &narrowing, Counting::Kinds)?;
        if strict.has_enough() {
            return Ok(read);
        }
        let read = self.read(read.text, Reach::Wide)?;
        let asked = self.asked(&read, field)?;
        let strict = self.gather(&none, Text::All(&asked), &narrowing, Counting::Kinds)?;
        Ok(self.doubt(&none, (read, asked, strict), field)?.0)
    }

    pub fn vocabulary(&self) -> Vocabulary<'_> {
        Vocabulary::new(&self.searcher, self.fields, &self.known, self.memory)
    }

    fn read(&self, text: UserText, reach: Reach) -> tantivy::Result<Read> {
        let reading = Reading {
            vocabulary: self.vocabulary(),
            analyser: self.analyser,
            synonyms: &self.synonyms,
            reach,
        };
        let mut question = reading.question(&text)?;
        let concepts = std::mem::take(&mut question.concepts).into();
        Ok(Read { text, question, concepts })
    }

    fn asked(&self, read: &Read, field: Field) -> tantivy::Result<Asked> {
        let (mut terms, mut newest) = (0, i64::MIN);
        for segment in self.searcher.segment_readers() {
            terms += segment.inverted_index(field)?.total_num_tokens();
            newest = newest.max(self.memory.columns(segment)?.created.max_value());
        }
        #[expect(clippy::cast_precision_loss, reason = "an average need not be exact")]
        let average = terms as f32 / self.searcher.num_docs().max(1) as f32;
        let concepts = read.concepts.clone();
        let (written, signals) = (self.fields.written, self.signals);
        Ok(Asked { concepts, field, written, average, newest, signals })
    }

    /// The phrases, the conditions and the exclusions of the question; where it has no words, the kinds that have this
    /// field.
    fn narrowing(&self, read: &Read, field: Field) -> tantivy::Result<Vec<Narrowing>> {
        let mut narrowing = Vec::new();
        let mut add = |is_wanted, clause| narrowing.push(Narrowing { is_wanted, clause });
        if read.concepts.is_empty() {
            let kinds: &[Kind] =
                if field == self.fields.terms { &[Kind::Idea, Kind::Article] } else { &[Kind::Comment] };
            add(true, any_of(self.fields.kind, kinds.iter().map(|kind| kind.term())));
        }
        for clause in &read.text.wanted {
            if let user_text::Clause::Phrase(words) = clause {
                add(true, self.fields.phrase(words));
            }
        }
        for condition in &read.text.conditions {
            add(
                true,
                match condition {
                    Condition::Author(names) => self.fields.by_author(names),
                    Condition::Since(moment) => self.fields.since(*moment),
                    Condition::Theme(start) => {
                        let themes = self.vocabulary().starting_with(self.fields.theme, start)?;
                        any_of(self.fields.theme, themes.iter().map(|theme| theme.word.as_str()))
                    }
                },
            );
        }
        for clause in &read.text.unwanted {
            add(false, self.fields.unwanted(clause, field));
        }
        Ok(narrowing)
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
fn top(query: &Query) -> usize {
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

impl Facets {
    fn of(counted: Vec<Counts>) -> Self {
        let mut facets = Self::default();
        for (dimension, counts) in Dimension::ALL.into_iter().zip(counted) {
            match dimension {
                Dimension::Kind => facets.kinds = by_kind(&counts),
                Dimension::Theme => facets.themes = counts,
                Dimension::Status => facets.statuses = counts,
                Dimension::Level => facets.levels = counts,
                Dimension::Organisation => facets.organisations = counts,
                Dimension::Practice => facets.practice = counts.get("true").copied().unwrap_or(0),
                Dimension::Year => facets.years = counts,
            }
        }
        facets
    }
}

fn by_kind(counts: &Counts) -> BTreeMap<Kind, u64> {
    counts.iter().filter_map(|(term, count)| Some((Kind::from_term(term)?, *count))).collect()
}
