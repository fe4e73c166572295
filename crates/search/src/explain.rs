//! Why a hit is there: which words stood for which words of the question, and where.

use std::collections::BTreeMap;

use tantivy::TantivyDocument;
use tantivy::schema::{Field, Value};

use crate::analysis::{Analyser, words};
use crate::concept::{Concept, Leaf};
use crate::found::{Matched, Place, Reason};
use crate::ranking::place;
use crate::schema::Fields;

/// What matched, by how it is written and where.
type Matches = BTreeMap<(String, Place), Matched>;

/// The reasons for a document, one for each word of the question.
pub fn reasons(
    document: &TantivyDocument,
    fields: &Fields,
    analyser: &Analyser,
    concepts: &[Concept],
) -> Vec<Reason> {
    let mut reasons: Vec<(Reason, Matches)> =
        concepts.iter().map(|concept| (blank(concept), Matches::new())).collect();
    for (field, place, place_weight) in places(fields) {
        for text in document.get_all(field).filter_map(|value| value.as_str()) {
            for word in words(text) {
                let mut terms = Vec::new();
                analyser.terms(&word, |term| terms.push(term.to_owned()));
                let written = &text[word.start..word.end];
                for (concept, (_, matches)) in concepts.iter().zip(&mut reasons) {
                    let Some(leaf) = best_leaf(concept, &terms) else { continue };
                    let matched = Matched {
                        written: written.to_lowercase(),
                        kin: leaf.kin,
                        worth: leaf.worth,
                        place,
                        place_weight,
                        times: 0,
                    };
                    matches.entry((matched.written.clone(), place)).or_insert(matched).times += 1;
                }
            }
        }
    }
    let finished = reasons.into_iter().map(|(reason, matches)| {
        let mut matches: Vec<Matched> = matches.into_values().collect();
        matches.sort_by(|one, other| one.place.cmp(&other.place).then(other.worth.total_cmp(&one.worth)));
        Reason { matches, ..reason }
    });
    finished.collect()
}

fn blank(concept: &Concept) -> Reason {
    Reason { typed: concept.typed.clone(), weight: concept.weight, matches: Vec::new() }
}

fn places(fields: &Fields) -> [(Field, Place, u8); 5] {
    [
        (fields.title, Place::Title, place::TITLE),
        (fields.summary, Place::Summary, place::SUMMARY),
        (fields.body, Place::Text, place::TEXT),
        (fields.names, Place::Names, place::ORGANISATION),
        (fields.comments, Place::Comments, place::COMMENT),
    ]
}

fn best_leaf<'a>(concept: &'a Concept, terms: &[String]) -> Option<&'a Leaf> {
    let there = concept.leaves().filter(|leaf| terms.contains(&leaf.term));
    there.max_by(|one, other| one.worth.total_cmp(&other.worth))
}
