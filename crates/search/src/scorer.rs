//! Finds and scores the documents of a question in one segment, a window of documents at a time.
//!
//! tantivy's own queries score each term by how rare *it* is, so that a rare synonym would beat the word itself. Here
//! all that stands for one word is one term with one rarity. First the sets of documents that have each word decide who
//! is looked at; only those are scored.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Field;
use tantivy::{DocId, SegmentReader};

use crate::bits::{Bits, Filled, WINDOW, start};
use crate::concept::{Concept, Joint, Leaf};
use crate::lists::List;
use crate::memory::{Columns, Memory};
use crate::ranking::{self, Signals};

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
    let one = ranking::SATURATION + 1.0;
    one * (most + ranking::MORE_OF_THE_SAME * (all - most)) * (1.0 + ranking::kin::EXACT)
}

/// Members of a joint that are told apart where some of them are enough.
const MOST_MEMBERS: usize = 10;

/// A list of documents and what a match in it is worth.
struct Term {
    list: List,
    worth: f32,
}

/// A term that belongs together with others.
struct Member {
    share: f32,
    terms: Vec<Term>,
    best: Slots,
}

/// Several terms that stand for a word together.
struct Together {
    worth: f32,
    is_whole: bool,
    members: Vec<Member>,
    /// Sets of members, as bits, of which one is enough for the word to be there.
    enough: Vec<u32>,
}

/// Numbers of a window, one for each document; none before the first is scored.
type Slots = Vec<f32>;

/// What a segment has of a word of the question.
struct Word {
    weight: f32,
    exact: Option<List>,
    terms: Vec<Term>,
    together: Vec<Together>,
    /// The best match of a document: how often, and what it is worth.
    best: Slots,
    worth: Slots,
}

/// What a segment has of a question.
pub struct Words {
    each: Vec<Word>,
    /// The words that must all be there, those with the shortest lists first.
    strong: Vec<usize>,
    all: f32,
    /// Places in the largest window.
    room: usize,
    newest: i64,
    signals: Signals,
    norms: FieldNormReader,
    /// How fast a term saturates, by the length of the document.
    length: [f32; 256],
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
        Ok(Self {
            each: words,
            strong: strong.into_iter().map(|(_, at)| at).collect(),
            all: asked.all(),
            room: segment.max_doc().min(WINDOW) as usize,
            newest: asked.newest,
            signals: asked.signals,
            norms: segment.get_fieldnorms_reader(asked.field)?,
            length: lengths(asked.average),
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
        let mut any = Bits::NONE;
        self.each.iter_mut().for_each(|word| any.join(&word.any(window)));
        any
    }

    /// Scores of these documents of a window, of those that have at least this share of the question, by weight.
    pub fn scores(&mut self, window: usize, wanted: &Bits, least: f32) -> Vec<(usize, f32)> {
        let wanted = &Filled::of(wanted);
        let reach = Reach { window, wanted, start: start(window), norms: &self.norms, length: &self.length };
        for word in &mut self.each {
            word.make_room(self.room);
            word.fill(&reach);
        }
        let score = |slot| Some((slot, take_score(&mut self.each, slot, self.all, least)?));
        wanted.slots().filter_map(score).collect()
    }

    /// Whether no document can have all words.
    pub fn lack_one(&self) -> bool {
        self.strong.first().is_some_and(|at| self.each[*at].is_nowhere())
    }

    /// The most that [`Self::signals`] can be.
    pub fn most_signals(&self) -> f32 {
        self.signals.most()
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

/// The score of a document out of the slots of its words, which are emptied; `None` when it lacks too much.
fn take_score(words: &mut [Word], slot: usize, all: f32, least: f32) -> Option<f32> {
    let (mut has, mut score) = (0.0, 0.0);
    for word in words {
        let (best, worth) = (std::mem::take(&mut word.best[slot]), std::mem::take(&mut word.worth[slot]));
        has += word.weight * worth.min(best / ranking::WELL_FOUND).min(1.0);
        score += word.weight * best;
    }
    let share = has / all.max(f32::MIN_POSITIVE);
    (has > 0.0 && share >= least).then(|| score * coordinated(share))
}

/// What is left of a score with this share of the question.
fn coordinated(share: f32) -> f32 {
    // Most documents that are scored have all of it, and a power takes longer than all else.
    if share < 1.0 { share.powf(ranking::COORDINATION) } else { 1.0 }
}

/// Where a window starts, who is looked at in it, and how long these documents are.
struct Reach<'a> {
    window: usize,
    wanted: &'a Filled,
    start: DocId,
    norms: &'a FieldNormReader,
    length: &'a [f32; 256],
}

impl Reach<'_> {
    /// Goes through a list: where, and how much of the term that is.
    fn walk(&self, term: &mut Term, mut each: impl FnMut(usize, f32, f32)) {
        let worth = term.worth;
        term.list.each(self.window, self.wanted, |slot, times| {
            let document = self.start + u32::try_from(slot).unwrap_or(0);
            let (times, length) =
                (f32::from(times), self.length[usize::from(self.norms.fieldnorm_id(document))]);
            each(slot, times * (ranking::SATURATION + 1.0) / (times + length), worth);
        });
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
        let weight = concept.weight;
        Ok((Word { weight, exact, terms, together, best: Slots::new(), worth: Slots::new() }, length))
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
            members.push(Member {
                share: member.share,
                terms: self.terms(&member.terms)?,
                best: Slots::new(),
            });
        }
        let (worth, is_whole) = (joint.worth, joint.is_whole);
        Ok(Together { worth, is_whole, members, enough: enough(joint) })
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

impl Member {
    fn any(&mut self, window: usize) -> Bits {
        let mut any = Bits::NONE;
        self.terms.iter_mut().for_each(|term| term.list.mark(window, &mut any));
        any
    }
}

impl Word {
    fn is_nowhere(&self) -> bool {
        self.terms.is_empty()
            && self.together.iter().flat_map(|joint| &joint.members).all(|it| it.terms.is_empty())
    }

    /// The documents that have the word: well enough, in one of its forms.
    fn there(&mut self, window: usize) -> Bits {
        let mut there = Bits::NONE;
        for term in self.terms.iter_mut().filter(|term| term.worth >= ranking::IS_THERE) {
            term.list.mark(window, &mut there);
        }
        for joint in &mut self.together {
            let members: Vec<Bits> = joint.members.iter_mut().map(|member| member.any(window)).collect();
            for set in &joint.enough {
                let mut of_set = members.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
                let Some((_, first)) = of_set.next() else { continue };
                let mut all = *first;
                of_set.for_each(|(_, member)| all.keep(member));
                there.join(&all);
            }
        }
        there
    }

    /// The documents that have something of it.
    fn any(&mut self, window: usize) -> Bits {
        let mut any = Bits::NONE;
        self.terms.iter_mut().for_each(|term| term.list.mark(window, &mut any));
        let members = self.together.iter_mut().flat_map(|joint| &mut joint.members);
        members.for_each(|member| any.join(&member.any(window)));
        any
    }

    /// Makes room for scores, once.
    fn make_room(&mut self, room: usize) {
        let members = self.together.iter_mut().flat_map(|joint| &mut joint.members);
        let slots = members.map(|member| &mut member.best).chain([&mut self.best, &mut self.worth]);
        slots.filter(|slots| slots.is_empty()).for_each(|slots| slots.resize(room, 0.0));
    }

    fn fill(&mut self, reach: &Reach<'_>) {
        let (best, worth) = (&mut self.best, &mut self.worth);
        let mut take = |slot: usize, value: f32, is_worth: f32| {
            let value = value * is_worth;
            let (more, less) = if value > best[slot] { (value, best[slot]) } else { (best[slot], value) };
            best[slot] = more + ranking::MORE_OF_THE_SAME * less;
            worth[slot] = worth[slot].max(is_worth);
        };
        for term in &mut self.terms {
            reach.walk(term, &mut take);
        }
        for joint in &mut self.together {
            joint.fill(reach, &mut take);
        }
        if let Some(exact) = &mut self.exact {
            exact.each(reach.window, reach.wanted, |slot, _| best[slot] *= 1.0 + ranking::kin::EXACT);
        }
    }
}

impl Together {
    /// Adds up what the members have in each document: all of them count in full, some of them for the square of their
    /// share, so that half of a compound is worth a quarter of it.
    fn fill(&mut self, reach: &Reach<'_>, take: &mut impl FnMut(usize, f32, f32)) {
        let mut seen = Bits::NONE;
        for member in &mut self.members {
            let best = &mut member.best;
            for term in &mut member.terms {
                reach.walk(term, |slot, value, worth| {
                    seen.add(slot);
                    best[slot] = best[slot].max(value * worth);
                });
            }
        }
        for slot in seen.slots() {
            let (mut share, mut value, mut has_all) = (0.0, 0.0, true);
            for member in &mut self.members {
                let best = std::mem::take(&mut member.best[slot]);
                has_all &= best > 0.0;
                if best > 0.0 {
                    share += member.share;
                    value += member.share * best;
                }
            }
            if has_all || !self.is_whole {
                take(slot, value / share, self.worth * share * share);
            }
        }
    }
}

/// BM25's correction for the length of a document, by the code that stands for its length.
fn lengths(average: f32) -> [f32; 256] {
    std::array::from_fn(|id| {
        let id = u8::try_from(id).unwrap_or(u8::MAX);
        #[expect(clippy::cast_precision_loss, reason = "the code stands for a rounded length anyway")]
        let length = FieldNormReader::id_to_fieldnorm(id) as f32;
        ranking::SATURATION * (1.0 - ranking::LENGTH + ranking::LENGTH * length / average.max(1.0))
    })
}
