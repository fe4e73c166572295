//! Reads what was found and shows it: keys, titles and passages with the words marked.

use tantivy::schema::{Field, Value};
use tantivy::{DocAddress, TantivyDocument};

use crate::ask::Asker;
use crate::concept::Concept;
use crate::explain;
use crate::found::{Hit, HitKey};
use crate::highlight::Marker;
use crate::query::{Kind, Query};

impl Asker<'_> {
    /// The documents at these places as hits, each with whether it has all words, and its score.
    pub fn hits(
        &self,
        query: &Query,
        concepts: &[Concept],
        is_ranked: bool,
        places: impl Iterator<Item = (bool, f64, DocAddress)>,
    ) -> tantivy::Result<Vec<Hit>> {
        let marker = Marker::new(concepts, self.analyser);
        let explained = query.explain.then_some(concepts);
        let mut hits = Vec::new();
        for (has_all, score, address) in places {
            let Some(hit) = self.hit(&marker, address, explained)? else { continue };
            #[expect(clippy::cast_possible_truncation, reason = "it was of this size")]
            let score = if is_ranked { score as f32 } else { 0.0 };
            hits.push(Hit { has_all, score, ..hit });
        }
        Ok(hits)
    }

    fn hit(
        &self,
        marker: &Marker<'_>,
        address: DocAddress,
        explained: Option<&[Concept]>,
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
        Ok(Some(Hit { key, title, fragment, fragment_comment, has_all: true, score: 0.0, reasons }))
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

    /// The numbers of the ideas at these places.
    pub fn numbers(&self, places: impl Iterator<Item = DocAddress>) -> tantivy::Result<Vec<i64>> {
        let mut numbers = Vec::new();
        for address in places {
            let document: TantivyDocument = self.searcher.doc(address)?;
            numbers.extend(number_in(&document, self.fields.idea));
        }
        Ok(numbers)
    }
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
