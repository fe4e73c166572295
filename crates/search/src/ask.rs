//! Asks the index: one pass for the counts beside all filters, one for the hits.

use std::collections::BTreeMap;

use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue, SortByString};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{AllQuery, Query as Clause};
use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument};

use crate::clauses::all_of;
use crate::dimensions::Dimension;
use crate::facets::{Counted, Counts, Sideways};
use crate::found::{Facets, Found, Hit, HitKey};
use crate::highlight::Marker;
use crate::query::{Kind, Query, Sort};
use crate::schema::{Fields, column};
use crate::user_text::UserText;

/// Most hits on one page.
const LONGEST_PAGE: usize = 100;

/// One state of the index, for one question.
pub struct Asker<'a> {
    pub searcher: Searcher,
    pub fields: &'a Fields,
}

/// A hit before it is read: its score and where it is.
type Place = (f32, DocAddress);

impl Asker<'_> {
    pub fn search(&self, query: &Query) -> tantivy::Result<Found> {
        let text = UserText::parse(&query.text);
        let clause: Box<dyn Clause> = match &text {
            None => Box::new(AllQuery),
            Some(text) if text.is_empty() => return Ok(Found::default()),
            Some(text) => self.fields.text_clause(text, false),
        };
        let has_words = text.as_ref().is_some_and(|text| !text.wanted.is_empty());
        let sort = if has_words { query.sort } else { without_score(query.sort) };
        let found = self.answer(query, clause.as_ref(), sort, text.as_ref())?;
        match &text {
            Some(text) if found.total == 0 && text.wanted.len() > 1 && self.count(clause.as_ref())? == 0 => {
                let loose = self.fields.text_clause(text, true);
                let found = self.answer(query, loose.as_ref(), sort, Some(text))?;
                Ok(Found { is_loose: found.total > 0, ..found })
            }
            _ => Ok(found),
        }
    }

    pub fn similar(&self, title: &str, limit: usize) -> tantivy::Result<Vec<i64>> {
        let Some(text) = UserText::parse(title).filter(|text| !text.wanted.is_empty() && limit > 0) else {
            return Ok(Vec::new());
        };
        let clause = self.fields.similar_clause(&text);
        let places = self.best(clause.as_ref(), TopDocs::with_limit(limit.min(LONGEST_PAGE)))?;
        let numbers = places.into_iter().map(|(_, address)| {
            let document: TantivyDocument = self.searcher.doc(address)?;
            Ok(number_in(&document, self.fields.idea))
        });
        Ok(numbers.collect::<tantivy::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    fn answer(
        &self,
        query: &Query,
        clause: &dyn Clause,
        sort: Sort,
        text: Option<&UserText>,
    ) -> tantivy::Result<Found> {
        let counted = self.searcher.search(clause, &Sideways::of(query))?;
        let total = counted.total;
        let filtered = all_of(clause, self.fields.filters(query));
        let marker = Marker::new(text);
        let hits = self.page(query, &filtered, sort, total)?.into_iter();
        let hits = hits.map(|place| self.hit(&marker, place)).collect::<tantivy::Result<Vec<_>>>()?;
        let hits = hits.into_iter().flatten().collect();
        Ok(Found { total, hits, facets: Facets::of(counted), is_loose: false })
    }

    fn page(
        &self,
        query: &Query,
        clause: &dyn Clause,
        sort: Sort,
        total: usize,
    ) -> tantivy::Result<Vec<Place>> {
        let limit = query.limit.min(LONGEST_PAGE);
        if limit == 0 || query.offset >= total {
            return Ok(Vec::new());
        }
        let top = TopDocs::with_limit(limit).and_offset(query.offset);
        match sort {
            Sort::Relevance => self.best(clause, top),
            Sort::Newest => Ok(unscored(self.searcher.search(clause, &top.order_by(newest()))?)),
            Sort::Supports => {
                let most = SortByStaticFastValue::<u64>::for_field(column::SUPPORTS);
                Ok(unscored(self.searcher.search(clause, &top.order_by((most, newest())))?))
            }
        }
    }

    /// Best score first; of equals the newest.
    fn best(&self, clause: &dyn Clause, top: TopDocs) -> tantivy::Result<Vec<Place>> {
        let best = self.searcher.search(clause, &top.order_by((SortBySimilarityScore, newest())))?;
        Ok(best.into_iter().map(|((score, _), address)| (score, address)).collect())
    }

    fn count(&self, clause: &dyn Clause) -> tantivy::Result<usize> {
        self.searcher.search(clause, &Count)
    }

    fn hit(&self, marker: &Marker, (score, address): Place) -> tantivy::Result<Option<Hit>> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let fields = self.fields;
        let Some(key) = self.key(&document) else { return Ok(None) };
        let title = texts(&document, fields.title).chain(texts(&document, fields.idea_title)).next();
        let own = texts(&document, fields.summary).chain(texts(&document, fields.body));
        let comments = texts(&document, fields.comments).zip(numbers_in(&document, fields.comment));
        let passages = own.map(|text| (text, None)).chain(comments.map(|(text, id)| (text, Some(id))));
        let (fragment, fragment_comment) = marker.best_passage(passages);
        let title = marker.mark(title.unwrap_or_default());
        Ok(Some(Hit { key, title, fragment, fragment_comment, score }))
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

/// The order that settles ties, the same however the index is laid out on disk.
fn newest() -> (SortByStaticFastValue<i64>, SortByString) {
    (SortByStaticFastValue::for_field(column::CREATED_AT), SortByString::for_field(column::KEY))
}

/// Without words to compare there is no relevance.
fn without_score(sort: Sort) -> Sort {
    if sort == Sort::Relevance { Sort::Newest } else { sort }
}

fn unscored<T>(places: Vec<(T, DocAddress)>) -> Vec<Place> {
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
