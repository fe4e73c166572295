//! Finds and scores the documents of a question in one segment, a window of documents at a time.
//!
//! tantivy's own queries score each term by how rare *it* is, so that a rare synonym would beat the word itself. Here
//! all that stands for one word is one term with one rarity. First the sets of documents that have each word decide who
//! is looked at; only those are scored.

use std::sync::Arc;

use tantivy::schema::Field;
use tantivy::{DocId, SegmentReader};

use crate::best::Best;
use crate::bits::{Bits, places};
use crate::block::{Block, Here, Member, Term, Together, Word, coordinated, score};
use crate::bounds::{Bounds, Sought};
use crate::concept::{Concept, Joint, Leaf};
use crate::memory::{Columns, Memory};
use crate::ranking::{self, Signals};
use crate::saturation::{self, Lengths};

/// The words of a question, and where they are looked for.
#[derive(Debug, Clone)]
pub struct Asked {
    pub concepts: Arc<[Concept]>,
    /// The field with the terms.
    pub field: Field,
    /// The field with the words as written.
    pub written: Field,
    /// Average number of terms in a document.
    pub average: f32,
    /// Moment of the newest document.
    pub newest: i64,
    pub signals: Signals,
}

impl Asked {
    /// The weight of all words together.
    pub fn all(&self) -> f32 {
        self.concepts.iter().map(|concept| concept.weight).sum()
    }

    /// The word that counts most.
    pub fn heaviest(&self) -> Option<usize> {
        let weight = |at: &usize| self.concepts[*at].weight;
        (0..self.concepts.len()).max_by(|one, other| weight(one).total_cmp(&weight(other)))
    }

    /// No document without this word scores more.
    pub fn most_without(&self, at: usize) -> f32 {
        let others = self.concepts.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, it)| it);
        let (mut weight, mut score) = (0.0, 0.0);
        for concept in others {
            weight += concept.weight;
            score += concept.weight * most_of(concept);
        }
        let share: f32 = weight / self.all().max(f32::MIN_POSITIVE);
        score * coordinated(share) * self.signals.most()
    }
}

/// The most that a word can score, before its weight.
fn most_of(concept: &Concept) -> f32 {
    let worths = concept.terms.iter().map(|leaf| leaf.worth).chain(concept.joints.iter().map(|it| it.worth));
    let (most, all) =
        worths.fold((0.0, 0.0), |(most, all): (f32, f32), worth| (most.max(worth), all + worth));
    saturation::MOST * (most + ranking::MORE_OF_THE_SAME * (all - most)) * (1.0 + ranking::kin::EXACT)
}

/// Members of a joint that are told apart where some of them are enough.
const MOST_MEMBERS: usize = 10;

/// Stages in which documents are scored.
pub const STAGES: usize = 4;

/// Of no more documents in a window, it takes less time to score each than to find out which cannot be among the best.
const FEW: u64 = 48;

/// What a segment has of a question.
#[derive(Clone)]
pub struct Words {
    each: Vec<Word>,
    /// The words that must all be there, those with the shortest lists first.
    strong: Vec<usize>,
    /// All words, those that count most first.
    order: Vec<usize>,
    all: f32,
    newest: i64,
    signals: Signals,
    lengths: Lengths,
    /// Average number of terms in a document.
    average: f32,
    columns: Columns,
}

impl Words {
    pub fn open(asked: &Asked, segment: &SegmentReader, memory: &Memory) -> tantivy::Result<Self> {
        let open = Opening { asked, segment, memory };
        let mut words = Vec::new();
        let mut strong = Vec::new();
        for (at, concept) in asked.concepts.iter().enumerate() {
            let (word, length) = open.word(concept)?;
            words.push(word);
            if !concept.is_weak {
                strong.push((length, at));
            }
        }
        strong.sort_unstable();
        let mut order: Vec<usize> = (0..words.len()).collect();
        order.sort_by(|one, other| words[*other].weight.total_cmp(&words[*one].weight));
        Ok(Self {
            each: words,
            order,
            strong: strong.into_iter().map(|(_, at)| at).collect(),
            all: asked.all(),
            newest: asked.newest,
            signals: asked.signals,
            lengths: Lengths::beside(segment, asked.field, asked.average)?,
            average: asked.average,
            columns: memory.columns(segment)?,
        })
    }

    /// Keeps the documents that have all words.
    pub fn keep_all(&mut self, window: usize, found: &mut Bits) {
        for at in &self.strong {
            if found.is_empty() {
                return;
            }
            found.keep(&self.each[*at].there(window));
        }
    }

    /// The documents that have something of a word.
    pub fn with_any_of(&mut self, word: usize, window: usize) -> Bits {
        self.each[word].any(window)
    }

    /// The documents that have something of any word.
    pub fn with_any(&mut self, window: usize) -> Bits {
        self.with_any_above(window, 0.0)
    }

    /// The same with more of it than what goes with it by way of other words.
    pub fn with_any_near(&mut self, window: usize) -> Bits {
        self.with_any_above(window, ranking::kin::FARTHER)
    }

    fn with_any_above(&mut self, window: usize, worth: f32) -> Bits {
        let mut any = Bits::NONE;
        self.each.iter_mut().for_each(|word| any.join(&word.any_above(window, worth)));
        any
    }

    /// The documents in the order in which they are scored: those that have all words very often, all as in a title, one as
    /// in a title, and the others.
    pub fn in_stages(&mut self, window: usize, found: &Bits) -> [Bits; STAGES] {
        let [mut first, mut all, mut one, mut rest] = [*found, *found, Bits::NONE, *found];
        for at in &self.strong {
            let titled = self.each[*at].often(window, 0);
            all.keep(&titled);
            one.join(&titled);
            if !all.is_empty() {
                first.keep(&self.each[*at].often(window, 1));
            }
        }
        first.keep(&all);
        one.keep(found);
        one.leave(&all);
        all.leave(&first);
        for before in [&first, &all, &one] {
            rest.leave(before);
        }
        [first, all, one, rest]
    }

    /// Those of the documents that have two words, or one in their title: where all have a word already, together with
    /// something of another.
    pub fn telling(&mut self, window: usize, found: &Bits, all_have_one: bool) -> Bits {
        let mut telling = Bits::NONE;
        let (mut any_before, mut there_before, mut titled_before) = (Bits::NONE, Bits::NONE, Bits::NONE);
        for at in &self.strong {
            let word = &mut self.each[*at];
            let (any, there, titled) = (word.any(window), word.there(window), word.often(window, 0));
            for (one, before) in [(any, &titled_before), (there, &there_before), (titled, &any_before)] {
                let mut both = one;
                both.keep(before);
                telling.join(&both);
            }
            if !all_have_one {
                telling.join(&titled);
            }
            any_before.join(&any);
            there_before.join(&there);
            titled_before.join(&titled);
        }
        telling.keep(found);
        telling
    }

    /// Scores of these documents of a window, of those that have at least this share of the question, by weight; where only
    /// scores of at least `above` are looked for, without those that are found to be below it before they are known.
    pub fn scores(
        &mut self,
        window: usize,
        wanted: &Bits,
        least: f32,
        above: Option<f32>,
        scores: &mut Vec<(usize, f32)>,
    ) {
        scores.clear();
        let above = above.filter(|above| above.is_finite() && wanted.count() > FEW);
        let bounds = above.map(|above| {
            let sought = Sought { window, wanted, average: self.average };
            (above, Bounds::of(&mut self.each, &self.order, sought, self.all))
        });
        for (at, wanted) in wanted.words().iter().copied().enumerate().filter(|(_, word)| *word != 0) {
            if bounds.as_ref().is_some_and(|(above, bounds)| bounds.most(at, 0.0, 0) < *above) {
                continue;
            }
            let mut block = Block::of(Here { window, at, wanted }, &self.lengths);
            match &bounds {
                Some((above, bounds)) => {
                    fill_above(&mut self.each, &self.order, &mut block, bounds, *above);
                }
                None => self.each.iter_mut().for_each(|word| word.fill(&block)),
            }
            for place in places(block.here.wanted) {
                if let Some(score) = score(&self.each, place, self.all, least) {
                    scores.push((at * 64 + place, score));
                }
            }
        }
    }

    /// Whether no document can have all words.
    pub fn lack_one(&self) -> bool {
        self.strong.first().is_some_and(|at| self.each[*at].is_nowhere())
    }

    /// The most that [`Self::signals`] can be.
    pub fn most_signals(&self) -> f32 {
        self.signals.most()
    }

    /// The score that a document must have at least, to be among the best with all signals.
    pub fn least(&self, best: &Best<'_>) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "it was a number of this size")]
        let least = best.least() as f32;
        least / self.most_signals()
    }

    /// What support, practice and age add, as a factor.
    pub fn signals(&self, document: DocId) -> f32 {
        let (signals, columns) = (&self.signals, &self.columns);
        let mut factor = 1.0;
        if let Some(supports) = columns.supports.first(document) {
            factor += signals.of_support(supports);
        }
        if columns.practice.first(document) == Some(true) {
            factor += signals.practice;
        }
        if let Some(created) = columns.created.first(document) {
            factor += signals.of_age(self.newest.saturating_sub(created));
        }
        factor
    }
}

/// Finds how well the documents of a block have the words, one word after the other; which cannot come above a score with
/// what they have so far are wanted no longer.
fn fill_above(words: &mut [Word], order: &[usize], block: &mut Block, bounds: &Bounds, above: f32) {
    for so_many in 1..=order.len() {
        words[order[so_many - 1]].fill(block);
        for place in places(block.here.wanted) {
            let has = order[..so_many].iter().map(|word| words[*word].value(place)).sum();
            if bounds.most(block.here.at, has, so_many) < above {
                block.here.wanted &= !(1 << place);
            }
        }
    }
}

/// Opens the lists of a segment.
struct Opening<'a> {
    asked: &'a Asked,
    segment: &'a SegmentReader,
    memory: &'a Memory,
}

impl Opening<'_> {
    /// A word, and about how many documents its lists have.
    fn word(&self, concept: &Concept) -> tantivy::Result<(Word, u64)> {
        let terms = self.terms(&concept.terms)?;
        let together: Vec<Together> =
            concept.joints.iter().map(|joint| self.together(joint)).collect::<tantivy::Result<_>>()?;
        let exact = match &concept.exact {
            Some(word) => self.memory.list(self.segment, self.asked.written, word, false)?,
            None => None,
        };
        let members = together.iter().flat_map(|joint| &joint.members).flat_map(|member| &member.terms);
        let length = terms.iter().chain(members).map(|term| term.list.len()).sum();
        Ok((Word::new(concept.weight, exact, terms, together), length))
    }

    fn terms(&self, leaves: &[Leaf]) -> tantivy::Result<Vec<Term>> {
        let open = |leaf: &Leaf| {
            let list = self.memory.list(self.segment, self.asked.field, &leaf.term, true)?;
            Ok(list.map(|list| Term { list, worth: leaf.worth }))
        };
        leaves.iter().map(open).filter_map(Result::transpose).collect()
    }

    fn together(&self, joint: &Joint) -> tantivy::Result<Together> {
        let mut members = Vec::new();
        for member in &joint.members {
            members.push(Member::new(member.share, self.terms(&member.terms)?));
        }
        Ok(Together::new(joint.worth, joint.is_whole, members, enough(joint)))
    }
}

/// The smallest sets of members, as bits, that make a joint be there.
fn enough(joint: &Joint) -> Vec<u32> {
    let members = joint.members.len().min(MOST_MEMBERS);
    let mut sets: Vec<u32> = (1..1_u32 << members).collect();
    sets.sort_by_key(|set| set.count_ones());
    let mut enough: Vec<u32> = Vec::new();
    for set in sets {
        let has = |at: &usize| set >> at & 1 == 1;
        let share: f32 = (0..members).filter(has).map(|at| joint.members[at].share).sum();
        let is_allowed = !joint.is_whole || (0..members).all(|at| has(&at));
        let is_known = enough.iter().any(|smaller| set & smaller == *smaller);
        if is_allowed && !is_known && joint.worth * share * share >= ranking::IS_THERE {
            enough.push(set);
        }
    }
    enough
}
