//! Finds and scores the documents of a question: every term once through its list, a window of documents at a time.
//!
//! tantivy's own queries score each term by how rare *it* is, so that a rare synonym would beat the word itself. Here
//! all that stands for one word is one term with one rarity. A window's scores fit in the processor's cache, and each
//! list is read once from start to end: cost grows with the length of the lists and with nothing else.

use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

use crate::concept::{Concept, Leaf};
use crate::ranking::{self, Signals};
use crate::schema::column;

/// Documents that are scored at a time.
const WINDOW: u32 = 4_096;
const SLOTS: usize = WINDOW as usize;

/// What a document must have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    /// All words.
    All,
    /// This share of them, by weight.
    Share(f32),
}

/// The documents that answer a question, as a tantivy query.
#[derive(Debug, Clone)]
pub struct Asked {
    pub concepts: Arc<[Concept]>,
    /// The field with the terms.
    pub field: Field,
    /// The field with the words as written.
    pub written: Field,
    pub need: Need,
    /// Average number of terms in a document.
    pub average: f32,
    /// Moment of the newest document.
    pub newest: i64,
    pub signals: Signals,
}

impl Query for Asked {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for Asked {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(Window::open(self, reader, boost)?))
    }

    fn explain(&self, reader: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        let mut window = Window::open(self, reader, 1.0)?;
        if window.doc() > document || window.seek(document) != document {
            return Err(TantivyError::InvalidArgument(format!("document {document} does not match")));
        }
        Ok(Explanation::new("words of the question", window.score()))
    }
}

/// A list of documents and what a match in it is worth.
struct List {
    postings: SegmentPostings,
    worth: f32,
}

/// Scores of a window, one for each document.
type Slots = Box<[f32]>;

/// A term that belongs together with others.
struct MemberLists {
    share: f32,
    lists: Vec<List>,
    best: Slots,
}

/// Terms that belong together.
struct JointLists {
    worth: f32,
    is_whole: bool,
    members: Vec<MemberLists>,
}

struct ConceptLists {
    weight: f32,
    is_weak: bool,
    exact: Option<SegmentPostings>,
    lists: Vec<List>,
    joints: Vec<JointLists>,
    /// The best match of a document: how often, and what it is worth.
    best: Slots,
    worth: Slots,
}

/// Scores window after window.
struct Window {
    concepts: Vec<ConceptLists>,
    need: Need,
    all: f32,
    boost: f32,
    norms: FieldNormReader,
    /// How fast a term saturates, by the length of the document.
    length: [f32; 256],
    supports: Option<Column<u64>>,
    practice: Option<Column<bool>>,
    created: Option<Column<i64>>,
    newest: i64,
    signals: Signals,
    touched: Vec<u64>,
    /// The documents found in this window, with their scores.
    found: Vec<(DocId, f32)>,
    at: usize,
    size: u32,
}

impl Window {
    fn open(asked: &Asked, reader: &SegmentReader, boost: f32) -> tantivy::Result<Self> {
        let concepts: Vec<ConceptLists> = asked
            .concepts
            .iter()
            .map(|concept| ConceptLists::open(concept, asked, reader))
            .collect::<tantivy::Result<_>>()?;
        let fast = reader.fast_fields();
        let size = concepts.iter().map(ConceptLists::size).fold(0, u32::saturating_add);
        let mut window = Self {
            all: concepts.iter().map(|concept| concept.weight).sum(),
            concepts,
            need: asked.need,
            boost,
            norms: reader.get_fieldnorms_reader(asked.field)?,
            length: lengths(asked.average),
            supports: fast.u64(column::SUPPORTS).ok(),
            practice: fast.bool(column::PRACTICE).ok(),
            created: fast.i64(column::CREATED_AT).ok(),
            newest: asked.newest,
            signals: asked.signals,
            touched: vec![0; SLOTS / 64],
            found: Vec::new(),
            at: 0,
            size: size.min(reader.max_doc()),
        };
        window.fill();
        Ok(window)
    }

    /// The next window with a document in it; none are left when it stays empty.
    fn fill(&mut self) {
        self.found.clear();
        self.at = 0;
        while self.found.is_empty() {
            let start = self.next_start();
            if start == TERMINATED {
                return;
            }
            self.score_window(start);
        }
    }

    /// The first document that can be found: one that has any word, or the last of those that each word begins with.
    fn next_start(&mut self) -> DocId {
        let strong = |concept: &&mut ConceptLists| !concept.is_weak;
        let start = match self.need {
            Need::All => self.concepts.iter_mut().filter(strong).map(ConceptLists::first).max(),
            Need::Share(_) => self.concepts.iter_mut().map(ConceptLists::first).min(),
        };
        start.unwrap_or(TERMINATED)
    }

    fn score_window(&mut self, start: DocId) {
        let reach = Reach { start, norms: &self.norms, length: &self.length };
        for concept in &mut self.concepts {
            concept.fill(&reach, &mut self.touched);
        }
        for (block, bits) in self.touched.iter_mut().enumerate() {
            let mut left = std::mem::take(bits);
            while left != 0 {
                let slot = block * 64 + left.trailing_zeros() as usize;
                left &= left - 1;
                if let Some(score) = take_score(&mut self.concepts, slot, self.need, self.all) {
                    self.found.push((start + u32::try_from(slot).unwrap_or(0), score * self.boost));
                }
            }
        }
    }

    /// What support, practice and age add, as a factor.
    fn signals(&self, document: DocId) -> f32 {
        let mut factor = 1.0;
        if let Some(supports) = self.supports.as_ref().and_then(|column| column.first(document)) {
            factor += self.signals.of_support(supports);
        }
        if self.practice.as_ref().and_then(|column| column.first(document)) == Some(true) {
            factor += self.signals.practice;
        }
        if let Some(created) = self.created.as_ref().and_then(|column| column.first(document)) {
            factor += self.signals.of_age(self.newest.saturating_sub(created));
        }
        factor
    }
}

/// The score of a document out of the slots of its words, which are emptied; `None` when it lacks too much.
fn take_score(concepts: &mut [ConceptLists], slot: usize, need: Need, all: f32) -> Option<f32> {
    let (mut has, mut score, mut lacks_one) = (0.0, 0.0, false);
    for concept in concepts {
        let (best, worth) = (concept.best[slot], concept.worth[slot]);
        concept.best[slot] = 0.0;
        concept.worth[slot] = 0.0;
        has += concept.weight * worth.min(best / ranking::WELL_FOUND).min(1.0);
        score += concept.weight * best;
        lacks_one |= worth < ranking::IS_THERE && !concept.is_weak;
    }
    let share = has / all.max(f32::MIN_POSITIVE);
    let is_found = match need {
        Need::All => !lacks_one && has > 0.0,
        Need::Share(least) => share >= least,
    };
    is_found.then(|| score * share.powf(ranking::COORDINATION))
}

/// Where a window starts, and how long its documents are.
struct Reach<'a> {
    start: DocId,
    norms: &'a FieldNormReader,
    length: &'a [f32; 256],
}

impl Reach<'_> {
    fn end(&self) -> DocId {
        self.start.saturating_add(WINDOW).min(TERMINATED)
    }

    fn saturated(&self, document: DocId, times: u32) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "no text has a word sixteen million times")]
        let times = times as f32;
        let length = self.length[usize::from(self.norms.fieldnorm_id(document))];
        times * (ranking::SATURATION + 1.0) / (times + length)
    }

    /// Takes a list through the window.
    fn walk(&self, list: &mut List, mut each: impl FnMut(usize, f32, f32)) {
        let postings = &mut list.postings;
        if postings.doc() < self.start {
            postings.seek(self.start);
        }
        while postings.doc() < self.end() {
            let document = postings.doc();
            each(
                (document - self.start) as usize,
                self.saturated(document, postings.term_freq()),
                list.worth,
            );
            postings.advance();
        }
    }
}

impl ConceptLists {
    fn open(concept: &Concept, asked: &Asked, reader: &SegmentReader) -> tantivy::Result<Self> {
        let index = reader.inverted_index(asked.field)?;
        let open = |leaf: &Leaf| {
            let term = Term::from_field_text(asked.field, &leaf.term);
            let postings = index.read_postings(&term, IndexRecordOption::WithFreqs)?;
            Ok(postings.map(|postings| List { postings, worth: leaf.worth }))
        };
        let lists = |leaves: &[Leaf]| -> tantivy::Result<Vec<List>> {
            leaves.iter().map(open).filter_map(Result::transpose).collect()
        };
        let mut joints = Vec::new();
        for joint in &concept.joints {
            let mut members = Vec::new();
            for member in &joint.members {
                members.push(MemberLists {
                    share: member.share,
                    lists: lists(&member.terms)?,
                    best: slots(),
                });
            }
            joints.push(JointLists { worth: joint.worth, is_whole: joint.is_whole, members });
        }
        let exact = match &concept.exact {
            Some(word) => {
                let term = Term::from_field_text(asked.written, word);
                reader.inverted_index(asked.written)?.read_postings(&term, IndexRecordOption::Basic)?
            }
            None => None,
        };
        Ok(Self {
            weight: concept.weight,
            is_weak: concept.is_weak,
            exact,
            lists: lists(&concept.terms)?,
            joints,
            best: slots(),
            worth: slots(),
        })
    }

    fn all_lists(&mut self) -> impl Iterator<Item = &mut List> {
        let members = self.joints.iter_mut().flat_map(|joint| &mut joint.members);
        self.lists.iter_mut().chain(members.flat_map(|member| &mut member.lists))
    }

    fn size(&self) -> u32 {
        let members = self.joints.iter().flat_map(|joint| &joint.members).flat_map(|member| &member.lists);
        let sizes = self.lists.iter().chain(members).map(|list| list.postings.size_hint());
        sizes.fold(0, u32::saturating_add)
    }

    /// The next document that has the word in any way.
    fn first(&mut self) -> DocId {
        self.all_lists().map(|list| list.postings.doc()).min().unwrap_or(TERMINATED)
    }

    fn skip_to(&mut self, target: DocId) {
        for list in self.all_lists() {
            if list.postings.doc() < target {
                list.postings.seek(target);
            }
        }
    }

    fn fill(&mut self, reach: &Reach<'_>, touched: &mut [u64]) {
        let (best, worth) = (&mut self.best, &mut self.worth);
        let mut take = |slot: usize, value: f32, is_worth: f32| {
            touched[slot / 64] |= 1 << (slot % 64);
            let value = value * is_worth;
            let (more, less) = if value > best[slot] { (value, best[slot]) } else { (best[slot], value) };
            best[slot] = more + ranking::MORE_OF_THE_SAME * less;
            worth[slot] = worth[slot].max(is_worth);
        };
        for list in &mut self.lists {
            reach.walk(list, &mut take);
        }
        for joint in &mut self.joints {
            join(joint, reach, &mut take);
        }
        let Some(exact) = &mut self.exact else { return };
        if exact.doc() < reach.start {
            exact.seek(reach.start);
        }
        while exact.doc() < reach.end() {
            best[(exact.doc() - reach.start) as usize] *= 1.0 + ranking::kin::EXACT;
            exact.advance();
        }
    }
}

/// Adds up what the members of a joint have in each document: all of them count in full, some of them for the square
/// of their share, so that half of a compound is worth a quarter of it.
fn join(joint: &mut JointLists, reach: &Reach<'_>, take: &mut impl FnMut(usize, f32, f32)) {
    let JointLists { worth: joint_worth, is_whole, members } = joint;
    let mut seen = vec![0_u64; SLOTS / 64];
    for member in members.iter_mut() {
        let best = &mut member.best;
        for list in &mut member.lists {
            reach.walk(list, |slot, value, worth| {
                seen[slot / 64] |= 1 << (slot % 64);
                best[slot] = best[slot].max(value * worth);
            });
        }
    }
    for (block, mut left) in seen.into_iter().enumerate() {
        while left != 0 {
            let slot = block * 64 + left.trailing_zeros() as usize;
            left &= left - 1;
            let (mut share, mut value, mut has_all) = (0.0, 0.0, true);
            for member in members.iter_mut() {
                if member.best[slot] > 0.0 {
                    share += member.share;
                    value += member.share * member.best[slot];
                    member.best[slot] = 0.0;
                } else {
                    has_all = false;
                }
            }
            if has_all || !*is_whole {
                take(slot, value / share, *joint_worth * share * share);
            }
        }
    }
}

fn slots() -> Slots {
    vec![0.0; SLOTS].into_boxed_slice()
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

impl DocSet for Window {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        if self.at >= self.found.len() && !self.found.is_empty() {
            self.fill();
        }
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.found.last().is_some_and(|(last, _)| *last < target) {
            for concept in &mut self.concepts {
                concept.skip_to(target);
            }
            self.fill();
        }
        let left = &self.found[self.at.min(self.found.len())..];
        self.at += left.partition_point(|(document, _)| *document < target);
        if self.at >= self.found.len() && !self.found.is_empty() {
            self.fill();
        }
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.found.get(self.at).map_or(TERMINATED, |(document, _)| *document)
    }

    fn size_hint(&self) -> u32 {
        self.size
    }
}

impl Scorer for Window {
    fn score(&mut self) -> Score {
        let Some((document, score)) = self.found.get(self.at) else { return 0.0 };
        score * self.signals(*document)
    }
}
