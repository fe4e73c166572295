//! Asks the index: what the question means, how much of it a document must have, the hits and their counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::collector::TopDocs;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue, SortByString};
use tantivy::query::{AllQuery, BooleanQuery, EnableScoring, Occur, Query as Clause};
use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED, TantivyDocument};

use crate::analysis::Analyser;
use crate::clauses::{all_of, any_of};
use crate::dimensions::Dimension;
use crate::explain;
use crate::facets::{Counted, Counts, Sideways};
use crate::found::{Facets, Found, Hit, HitKey};
use crate::highlight::Marker;
use crate::query::{Kind, Query, Sort};
use crate::ranking::{self, Signals};
use crate::schema::{Fields, column};
use crate::scorer::{Asked, Need};
use crate::synonyms::Synonyms;
use crate::understand::{Question, Reading};
use crate::user_text::{self, Condition, UserText};
use crate::vocabulary::Vocabulary;

/// Most hits on one page.
const LONGEST_PAGE: usize = 100;
/// The share of a title that an idea must have to look like it.
const ALIKE: f32 = 0.35;

/// One state of the index, for one question.
pub struct Asker<'a> {
    pub searcher: Searcher,
    pub fields: &'a Fields,
    pub analyser: &'a Analyser,
    pub synonyms: Arc<Synonyms>,
    pub signals: Signals,
}

/// A question that was read, and what it needs.
struct Read {
    text: UserText,
    question: Question,
    concepts: Arc<[crate::concept::Concept]>,
}

/// A hit before it is read: its score and where it is.
type Place = (f32, DocAddress);

impl Asker<'_> {
    pub fn search(&self, query: &Query) -> tantivy::Result<Found> {
        let Some(text) = UserText::parse(&query.text) else {
            return self.answer(query, &AllQuery, &AllQuery, None);
        };
        if text.is_empty() {
            return Ok(Found::default());
        }
        let read = self.read(text)?;
        let (about_comments, field) = match query.kind {
            Some(Kind::Comment) => (true, self.fields.comment_terms),
            _ => (false, self.fields.terms),
        };
        let (clause, is_loose) = self.clause(&read, field)?;
        let other = if about_comments { self.fields.terms } else { self.fields.comment_terms };
        let (other_clause, _) = self.clause(&read, other)?;
        let (ideas, comments) =
            if about_comments { (&other_clause, &clause) } else { (&clause, &other_clause) };
        let found = self.answer(query, ideas.as_ref(), comments.as_ref(), Some(&read))?;
        let is_loose = is_loose && found.total > 0;
        Ok(Found {
            is_loose,
            did_you_mean: corrected(&query.text, &read.question),
            also: read.question.also,
            ..found
        })
    }

    pub fn similar(&self, title: &str, limit: usize) -> tantivy::Result<Vec<i64>> {
        let Some(text) = UserText::parse(title).filter(|text| !text.wanted.is_empty() && limit > 0) else {
            return Ok(Vec::new());
        };
        let read = self.read(text)?;
        let asked = self.asked(&read, self.fields.terms, Need::Share(ALIKE))?;
        let ideas = any_of(self.fields.kind, [Kind::Idea.term()]);
        let clause = all_of(&asked, vec![ideas]);
        let places = self.best(&clause, TopDocs::with_limit(limit.min(LONGEST_PAGE)))?;
        let numbers = places.into_iter().map(|(_, address)| {
            let document: TantivyDocument = self.searcher.doc(address)?;
            Ok(number_in(&document, self.fields.idea))
        });
        Ok(numbers.collect::<tantivy::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// What has all that the question asks for, whichever filters it passes; `None` where there is no word in it.
    pub fn strict(&self, query: &Query) -> tantivy::Result<Option<Box<dyn Clause>>> {
        let Some(text) = UserText::parse(&query.text) else { return Ok(Some(Box::new(AllQuery))) };
        if text.is_empty() {
            return Ok(None);
        }
        let (read, field) = (self.read(text)?, self.fields.terms);
        if read.concepts.is_empty() {
            return Ok(Some(self.clause(&read, field)?.0));
        }
        let asked = self.asked(&read, field, Need::All)?;
        self.narrowed(&read, field, Box::new(asked)).map(Some)
    }

    fn read(&self, text: UserText) -> tantivy::Result<Read> {
        let vocabulary = Vocabulary { searcher: &self.searcher, fields: self.fields };
        let reading = Reading { vocabulary, analyser: self.analyser, synonyms: &self.synonyms };
        let mut question = reading.question(&text)?;
        let concepts = std::mem::take(&mut question.concepts).into();
        Ok(Read { text, question, concepts })
    }

    /// The documents that answer the question, and whether none has all of its words. Where few have all, those that
    /// have most come behind. This looks at the question alone, so that a filter never changes what is counted.
    fn clause(&self, read: &Read, field: Field) -> tantivy::Result<(Box<dyn Clause>, bool)> {
        if read.concepts.is_empty() {
            let kinds: &[Kind] =
                if field == self.fields.terms { &[Kind::Idea, Kind::Article] } else { &[Kind::Comment] };
            let all = any_of(self.fields.kind, kinds.iter().map(|kind| kind.term()));
            return Ok((self.narrowed(read, field, all)?, false));
        }
        let strict = self.narrowed(read, field, Box::new(self.asked(read, field, Need::All)?))?;
        let have_all = self.count_up_to(strict.as_ref(), ranking::FEW)?;
        if have_all >= ranking::FEW {
            return Ok((strict, false));
        }
        let loose = self.asked(read, field, Need::Share(ranking::ENOUGH))?;
        Ok((self.narrowed(read, field, Box::new(loose))?, have_all == 0))
    }

    fn asked(&self, read: &Read, field: Field, need: Need) -> tantivy::Result<Asked> {
        let (mut terms, mut newest) = (0, i64::MIN);
        for segment in self.searcher.segment_readers() {
            terms += segment.inverted_index(field)?.total_num_tokens();
            newest = newest.max(segment.fast_fields().i64(column::CREATED_AT)?.max_value());
        }
        #[expect(clippy::cast_precision_loss, reason = "an average need not be exact")]
        let average = terms as f32 / self.searcher.num_docs().max(1) as f32;
        let concepts = read.concepts.clone();
        let (written, signals) = (self.fields.written, self.signals);
        Ok(Asked { concepts, field, written, need, average, newest, signals })
    }

    /// With the phrases, the conditions and the exclusions of the question.
    fn narrowed(
        &self,
        read: &Read,
        field: Field,
        asked: Box<dyn Clause>,
    ) -> tantivy::Result<Box<dyn Clause>> {
        let mut clauses = vec![(Occur::Must, asked)];
        for clause in &read.text.wanted {
            if let user_text::Clause::Phrase(words) = clause {
                clauses.push((Occur::Must, unscored(self.fields.phrase(words))));
            }
        }
        for condition in &read.text.conditions {
            clauses.push((Occur::Must, self.condition(condition)?));
        }
        for clause in &read.text.unwanted {
            clauses.push((Occur::MustNot, self.fields.unwanted(clause, field)));
        }
        Ok(match clauses.len() {
            1 => clauses.remove(0).1,
            _ => Box::new(BooleanQuery::new(clauses)),
        })
    }

    fn condition(&self, condition: &Condition) -> tantivy::Result<Box<dyn Clause>> {
        Ok(match condition {
            Condition::Author(names) => self.fields.by_author(names),
            Condition::Since(moment) => self.fields.since(*moment),
            Condition::Theme(start) => {
                let vocabulary = Vocabulary { searcher: &self.searcher, fields: self.fields };
                let themes = vocabulary.starting_with(self.fields.theme, start)?;
                any_of(self.fields.theme, themes.iter().map(|theme| theme.word.as_str()))
            }
        })
    }

    /// Number of documents, or `enough` when there are so many: stops as soon as that is known.
    fn count_up_to(&self, clause: &dyn Clause, enough: usize) -> tantivy::Result<usize> {
        let weight = clause.weight(EnableScoring::enabled_from_searcher(&self.searcher))?;
        let mut count = 0;
        for segment in self.searcher.segment_readers() {
            let mut scorer = weight.scorer(segment, 1.0)?;
            let mut document = scorer.doc();
            while document != TERMINATED {
                count += usize::from(!segment.is_deleted(document));
                if count >= enough {
                    return Ok(count);
                }
                document = scorer.advance();
            }
        }
        Ok(count)
    }

    fn answer(
        &self,
        query: &Query,
        ideas: &dyn Clause,
        comments: &dyn Clause,
        read: Option<&Read>,
    ) -> tantivy::Result<Found> {
        let about_comments = query.kind == Some(Kind::Comment);
        let (clause, other) = if about_comments { (comments, ideas) } else { (ideas, comments) };
        let mut counted = self.searcher.search(clause, &Sideways::of(query))?;
        if read.is_some() {
            // What the other question finds fails the filter on the kind, so that it is counted there alone.
            let others = self.searcher.search(other, &Sideways::of(query))?;
            for (counts, more) in counted.counts.iter_mut().zip(others.counts) {
                counts.extend(more);
            }
        }
        let total = counted.total;
        let has_words = read.is_some_and(|read| !read.concepts.is_empty());
        let filtered = all_of(clause, self.fields.filters(query));
        let places = self.page(query, &filtered, total, has_words)?;
        let no_concepts = Arc::default();
        let concepts = read.map_or(&no_concepts, |read| &read.concepts);
        let marker = Marker::new(concepts, self.analyser);
        let explained = query.explain.then_some(&**concepts);
        let hits = places.into_iter().map(|place| self.hit(&marker, place, explained));
        let hits = hits.collect::<tantivy::Result<Vec<_>>>()?.into_iter().flatten().collect();
        Ok(Found { total, hits, facets: Facets::of(counted), ..Found::default() })
    }

    /// Numbers of the ideas that a clause finds, the most supported first.
    pub fn most_supported(&self, clause: &dyn Clause, top: TopDocs) -> tantivy::Result<Vec<i64>> {
        let most = SortByStaticFastValue::<u64>::for_field(column::SUPPORTS);
        let created = SortByStaticFastValue::<i64>::for_field(column::CREATED_AT);
        let places = self.searcher.search(clause, &top.order_by((most, created)))?;
        let numbers = places.into_iter().map(|(_, address)| {
            let document: TantivyDocument = self.searcher.doc(address)?;
            Ok(number_in(&document, self.fields.idea))
        });
        Ok(numbers.collect::<tantivy::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    fn page(
        &self,
        query: &Query,
        clause: &dyn Clause,
        total: usize,
        has_words: bool,
    ) -> tantivy::Result<Vec<Place>> {
        let limit = query.limit.min(LONGEST_PAGE);
        if limit == 0 || query.offset >= total {
            return Ok(Vec::new());
        }
        let top = TopDocs::with_limit(limit).and_offset(query.offset);
        match query.sort {
            Sort::Relevance if has_words => self.best(clause, top),
            Sort::Relevance | Sort::Newest => {
                Ok(without_score(self.searcher.search(clause, &top.order_by(newest()))?))
            }
            Sort::Supports => {
                let most = SortByStaticFastValue::<u64>::for_field(column::SUPPORTS);
                Ok(without_score(self.searcher.search(clause, &top.order_by((most, newest())))?))
            }
        }
    }

    /// Best score first; of equals the newest.
    fn best(&self, clause: &dyn Clause, top: TopDocs) -> tantivy::Result<Vec<Place>> {
        let best = self.searcher.search(clause, &top.order_by((SortBySimilarityScore, newest())))?;
        Ok(best.into_iter().map(|((score, _), address)| (score, address)).collect())
    }

    fn hit(
        &self,
        marker: &Marker,
        (score, address): Place,
        explained: Option<&[crate::concept::Concept]>,
    ) -> tantivy::Result<Option<Hit>> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let fields = self.fields;
        let Some(key) = self.key(&document) else { return Ok(None) };
        let title = texts(&document, fields.title).chain(texts(&document, fields.idea_title)).next();
        let own = texts(&document, fields.summary).chain(texts(&document, fields.body));
        let comments = texts(&document, fields.comments).zip(numbers_in(&document, fields.comment));
        let passages = own.map(|text| (text, None)).chain(comments.map(|(text, id)| (text, Some(id))));
        let (fragment, fragment_comment) = marker.best_passage(passages);
        let title = marker.mark(title.unwrap_or_default());
        let reasons = explained
            .map(|concepts| explain::reasons(&document, fields, self.analyser, concepts))
            .unwrap_or_default();
        Ok(Some(Hit { key, title, fragment, fragment_comment, score, reasons }))
    }

    fn key(&self, document: &TantivyDocument) -> Option<HitKey> {
        let fields = self.fields;
        let kind = Kind::from_term(texts(document, fields.kind).next()?)?;
        Some(match kind {
            Kind::Idea => HitKey::Idea(number_in(document, fields.idea)?),
            Kind::Comment => HitKey::Comment {
                id: number_in(document, fields.comment)?,
                idea: number_in(document, fields.idea)?,
            },
            Kind::Article => HitKey::Article(texts(document, fields.slug).next()?.to_owned()),
        })
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
    fn of(counted: Counted) -> Self {
        let mut facets = Self::default();
        for (dimension, counts) in Dimension::ALL.into_iter().zip(counted.counts) {
            match dimension {
                Dimension::Kind => facets.kinds = by_kind(&counts),
                Dimension::Theme => facets.themes = counts,
                Dimension::Status => facets.statuses = counts,
                Dimension::Level => facets.levels = counts,
                Dimension::Organisation => facets.organisations = counts,
                Dimension::Practice => facets.practice = counts.into_values().sum(),
                Dimension::Year => facets.years = counts,
            }
        }
        facets
    }
}

fn by_kind(counts: &Counts) -> BTreeMap<Kind, u64> {
    counts.iter().filter_map(|(term, count)| Some((Kind::from_term(term)?, *count))).collect()
}

fn unscored(clause: Box<dyn Clause>) -> Box<dyn Clause> {
    Box::new(tantivy::query::ConstScoreQuery::new(clause, 0.0))
}

/// The order that settles ties, the same however the index is laid out on disk.
fn newest() -> (SortByStaticFastValue<i64>, SortByString) {
    (SortByStaticFastValue::for_field(column::CREATED_AT), SortByString::for_field(column::KEY))
}

fn without_score<T>(places: Vec<(T, DocAddress)>) -> Vec<Place> {
    places.into_iter().map(|(_, address)| (0.0, address)).collect()
}

fn texts(document: &TantivyDocument, field: Field) -> impl Iterator<Item = &str> {
    document.get_all(field).filter_map(|value| value.as_str())
}

fn numbers_in(document: &TantivyDocument, field: Field) -> impl Iterator<Item = i64> {
    document.get_all(field).filter_map(|value| value.as_i64())
}

fn number_in(document: &TantivyDocument, field: Field) -> Option<i64> {
    numbers_in(document, field).next()
}
