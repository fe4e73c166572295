//! Words that go together with a question in the archive: what its best answers have in common.

use std::collections::HashMap;

use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument};

use crate::analysis::{Word, words};
use crate::ask::Asker;
use crate::best::{Best, Entry};
use crate::bits::{Bits, WINDOW};
use crate::block::coordinated;
use crate::bounds::ROUNDED;
use crate::concept::{Concept, Kin, Leaf};
use crate::pass::Narrowing;
use crate::query::Query;
use crate::ranking::{self, related};
use crate::scorer::{Asked, Words};
use crate::understand::rarity;

/// Letters of the shortest word that tells what a text is about.
const SHORTEST: usize = 4;

impl Asker<'_> {
    /// The best answers, and behind the first of them those that are about the same, by the words that the best have in
    /// common.
    ///
    /// After relevance feedback without a judge (Rocchio 1971; Lavrenko and Croft 2001), as the last step for a short
    /// question that few documents have all words of: the first answers stay what they are.
    pub fn with_related(
        &self,
        query: &Query,
        asked: &Asked,
        narrowing: &[Narrowing],
        (mut best, limit): (Vec<Entry>, usize),
    ) -> tantivy::Result<Vec<Entry>> {
        let strong = asked.concepts.iter().filter(|concept| !concept.is_weak).count();
        let most = best.len().min(limit).max(ranking::FEW).min(query.offset + query.limit);
        let common = if strong > related::LONGEST_QUESTION || most <= related::STAY {
            None
        } else {
            self.in_common(&asked.concepts, &best)?
        };
        if let Some(common) = common {
            let concepts: Vec<Concept> = asked.concepts.iter().cloned().chain([common]).collect();
            let longer = Asked { concepts: concepts.into(), ..asked.clone() };
            let more = if best.len() < related::AMONG {
                // Of the longer question, the answers to the shorter one have a smaller share, and all else that they had.
                let share = f64::from(coordinated(asked.all() / longer.all()) / ROUNDED);
                let least = best.get(most - 1).map_or(f64::NEG_INFINITY, |last| last.rank * share);
                self.best_of_some(query, &longer, ranking::ENOUGH, narrowing, (most, least))?
            } else {
                self.in_new_order(&longer, &best)?
            };
            let others = best.split_off(best.len().min(related::STAY));
            for entry in more.into_iter().chain(others) {
                if best.len() < most && best.iter().all(|known| known.address != entry.address) {
                    best.push(entry);
                }
            }
        }
        best.truncate(limit);
        Ok(best)
    }

    /// These answers, by how well they answer another question.
    fn in_new_order(&self, asked: &Asked, answers: &[Entry]) -> tantivy::Result<Vec<Entry>> {
        let mut places: Vec<&Entry> = answers.iter().collect();
        places.sort_unstable_by_key(|entry| entry.address);
        let key = |address| self.key_of(address);
        let mut best = Best::new(answers.len(), &key);
        for of_segment in places.chunk_by(|one, other| one.address.segment_ord == other.address.segment_ord) {
            let segment = self.searcher.segment_reader(of_segment[0].address.segment_ord);
            let mut words = Words::open(asked, segment, self.memory)?;
            let window = |entry: &Entry| entry.address.doc_id / WINDOW;
            for of_window in of_segment.chunk_by(|one, other| window(one) == window(other)) {
                let slot = |entry: &Entry| (entry.address.doc_id % WINDOW) as usize;
                let mut wanted = Bits::NONE;
                for entry in of_window {
                    wanted.add(slot(entry));
                }
                let mut scores = Vec::new();
                words.scores(window(of_window[0]) as usize, &wanted, 0.0, None, &mut scores);
                for (at, score) in scores {
                    if let Some(entry) = of_window.iter().find(|entry| slot(entry) == at) {
                        let rank = f64::from(score * words.signals(entry.address.doc_id));
                        best.offer(Entry { rank, ..**entry });
                    }
                }
            }
        }
        Ok(best.into_sorted())
    }

    /// The words that several of the best answers share, as one more word of the question that nothing needs to have.
    fn in_common(&self, concepts: &[Concept], best: &[Entry]) -> tantivy::Result<Option<Concept>> {
        let Some(first) = best.first() else { return Ok(None) };
        let mut seen: HashMap<String, (u32, f64)> = HashMap::new();
        for entry in best.iter().take(related::ANSWERS).filter(|it| it.rank >= first.rank * related::GOOD) {
            for (stem, share) in self.told_by(entry.address)? {
                let known = seen.entry(stem).or_default();
                *known = (known.0 + 1, known.1 + share * entry.rank / first.rank);
            }
        }
        let (all, vocabulary) = (self.searcher.num_docs(), self.vocabulary());
        let is_asked = |stem: &str| concepts.iter().flat_map(Concept::leaves).any(|leaf| leaf.term == stem);
        let mut found: Vec<(f64, String)> = Vec::new();
        let shared =
            |(stem, (answers, _)): &(String, (u32, f64))| *answers >= related::SHARED_BY && !is_asked(stem);
        for (stem, (_, share)) in seen.into_iter().filter(shared) {
            let texts = vocabulary.texts_with(&stem);
            if texts <= all / related::USUAL {
                found.push((share * f64::from(rarity(texts, all)), stem));
            }
        }
        found.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
        found.truncate(related::MOST_WORDS);
        let Some(most) = found.first().map(|(share, _)| *share) else { return Ok(None) };
        #[expect(clippy::cast_possible_truncation, reason = "a share of one need not be exact")]
        let leaf = |(share, term): (f64, String)| {
            let worth = related::WORTH * (share / most) as f32;
            Leaf { term, worth, kin: Kin::Related }
        };
        let terms = found.into_iter().map(leaf).collect();
        let weight = related::WEIGHT * concepts.iter().map(|concept| concept.weight).sum::<f32>();
        Ok(Some(Concept { weight, is_weak: true, terms, ..Concept::default() }))
    }

    /// The stems of the words of a document that tell something, each with what the place where it stands counts for.
    fn told_by(&self, address: DocAddress) -> tantivy::Result<HashMap<String, f64>> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let mut told: HashMap<String, f64> = HashMap::new();
        let fields = [
            (self.fields.title, related::TITLE),
            (self.fields.summary, related::SUMMARY),
            (self.fields.body, related::TEXT),
        ];
        for (field, share) in fields {
            let texts = document.get_all(field).filter_map(|value| value.as_str());
            for word in texts.flat_map(words).filter(tells) {
                let known = told.entry(self.analyser.analysed(&word.written).stem.to_string()).or_default();
                *known = known.max(share);
            }
        }
        Ok(told)
    }
}

fn tells(word: &Word) -> bool {
    word.written.len() >= SHORTEST && !word.is_common() && !word.is_weak()
}
