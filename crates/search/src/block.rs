//! What a segment has of the words of a question: where they are, and how well documents have them, a block at a time.
//!
//! All that is known of a block stays in the processor's nearest memory while its documents are scored.

use crate::bits::{Bits, places, start};
use crate::lists::List;
use crate::ranking;
use crate::saturation::{Lengths, saturated};

/// A number for each document of a block.
type Row = [f32; 64];

/// Where a block is, and which of its documents are wanted.
#[derive(Clone, Copy)]
pub struct Here {
    pub window: usize,
    /// Which word of the window.
    pub at: usize,
    pub wanted: u64,
}

/// Documents of one word of a window that are scored together.
pub struct Block {
    pub here: Here,
    /// How fast a term saturates in each of them.
    lengths: Row,
}

impl Block {
    pub fn of(here: Here, lengths: &Lengths) -> Self {
        let mut block = Self { here, lengths: [0.0; 64] };
        let first = start(here.window) + u32::try_from(here.at * 64).unwrap_or(0);
        for place in places(here.wanted) {
            block.lengths[place] = lengths.of(first + u32::try_from(place).unwrap_or(0));
        }
        block
    }

    /// Goes through a list: where, and how much of the term that is.
    #[inline]
    fn walk(&self, list: &mut List, mut each: impl FnMut(usize, f32)) {
        let Here { window, at, wanted } = self.here;
        list.each(window, at, wanted, |place, times| each(place, saturated(times, self.lengths[place])));
    }
}

/// A list of documents and what a match in it is worth.
#[derive(Clone)]
pub struct Term {
    pub list: List,
    pub worth: f32,
}

/// A term that belongs together with others.
#[derive(Clone)]
pub struct Member {
    pub share: f32,
    pub terms: Vec<Term>,
    best: Row,
}

impl Member {
    pub fn new(share: f32, terms: Vec<Term>) -> Self {
        Self { share, terms, best: [0.0; 64] }
    }

    fn any(&mut self, window: usize) -> Bits {
        let mut any = Bits::NONE;
        self.terms.iter_mut().for_each(|term| term.list.mark(window, &mut any));
        any
    }
}

/// Several terms that stand for a word together.
#[derive(Clone)]
pub struct Together {
    pub worth: f32,
    pub is_whole: bool,
    pub members: Vec<Member>,
    /// Sets of members, as bits, of which one is enough for the word to be there.
    enough: Vec<u32>,
}

impl Together {
    pub fn new(worth: f32, is_whole: bool, members: Vec<Member>, enough: Vec<u32>) -> Self {
        Self { worth, is_whole, members, enough }
    }

    /// Adds up what the members have in each document: all of them count in full, some of them for the square of their
    /// share, so that half of a compound is worth a quarter of it.
    fn fill(&mut self, block: &Block, found: &mut Found) {
        let mut seen = 0;
        for Member { terms, best, .. } in &mut self.members {
            best.fill(0.0);
            for Term { list, worth } in terms {
                block.walk(list, |place, value| {
                    seen |= 1 << place;
                    best[place] = best[place].max(value * *worth);
                });
            }
        }
        for place in places(seen) {
            let (mut share, mut value, mut has_all) = (0.0, 0.0, true);
            for member in &self.members {
                let best = member.best[place];
                has_all &= best > 0.0;
                if best > 0.0 {
                    share += member.share;
                    value += member.share * best;
                }
            }
            if has_all || !self.is_whole {
                found.take(place, value / share, self.worth * share * share);
            }
        }
    }
}

/// The best match of a word in each document of a block: how much it is, and what it is worth.
#[derive(Clone)]
struct Found {
    best: Row,
    worth: Row,
}

impl Found {
    #[inline]
    fn take(&mut self, place: usize, value: f32, worth: f32) {
        let (value, best) = (value * worth, self.best[place]);
        self.best[place] = value.max(best) + ranking::MORE_OF_THE_SAME * value.min(best);
        self.worth[place] = self.worth[place].max(worth);
    }
}

/// What a segment has of a word of the question.
#[derive(Clone)]
pub struct Word {
    pub weight: f32,
    exact: Option<List>,
    pub terms: Vec<Term>,
    pub together: Vec<Together>,
    found: Found,
}

impl Word {
    pub fn new(weight: f32, exact: Option<List>, terms: Vec<Term>, together: Vec<Together>) -> Self {
        Self { weight, exact, terms, together, found: Found { best: [0.0; 64], worth: [0.0; 64] } }
    }

    pub fn is_nowhere(&self) -> bool {
        self.terms.is_empty()
            && self.together.iter().flat_map(|joint| &joint.members).all(|it| it.terms.is_empty())
    }

    /// The documents that have the word: well enough, in one of its forms.
    pub fn there(&mut self, window: usize) -> Bits {
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

    /// The documents that have the word so often, by the place in [`OFTEN`](crate::lists::OFTEN); of several terms that
    /// stand for it together, each.
    pub fn often(&mut self, window: usize, often: usize) -> Bits {
        let mut so_often = Bits::NONE;
        for term in self.terms.iter_mut().filter(|term| term.worth >= ranking::IS_THERE) {
            term.list.mark_often(window, often, &mut so_often);
        }
        for joint in &mut self.together {
            let mut all: Option<Bits> = None;
            for member in &mut joint.members {
                let mut of_member = Bits::NONE;
                member.terms.iter_mut().for_each(|term| term.list.mark_often(window, often, &mut of_member));
                all.get_or_insert(of_member).keep(&of_member);
            }
            so_often.join(&all.unwrap_or(Bits::NONE));
        }
        so_often
    }

    /// The documents that have something of it.
    pub fn any(&mut self, window: usize) -> Bits {
        self.any_above(window, 0.0)
    }

    /// The same, where a term is worth more than this.
    pub fn any_above(&mut self, window: usize, worth: f32) -> Bits {
        let mut any = Bits::NONE;
        let terms = self.terms.iter_mut().filter(|term| term.worth > worth);
        terms.for_each(|term| term.list.mark(window, &mut any));
        let members = self.together.iter_mut().flat_map(|joint| &mut joint.members);
        members.for_each(|member| any.join(&member.any(window)));
        any
    }

    /// What it adds to the score of a document of the block that it was found in.
    #[inline]
    pub fn value(&self, place: usize) -> f32 {
        self.weight * self.found.best[place]
    }

    /// Finds how well the documents of a block have it.
    pub fn fill(&mut self, block: &Block) {
        let found = &mut self.found;
        found.best.fill(0.0);
        found.worth.fill(0.0);
        for Term { list, worth } in &mut self.terms {
            block.walk(list, |place, value| found.take(place, value, *worth));
        }
        for joint in &mut self.together {
            joint.fill(block, found);
        }
        if let Some(exact) = &mut self.exact {
            let Here { window, at, wanted } = block.here;
            exact.each(window, at, wanted, |place, _| {
                found.best[place] *= 1.0 + ranking::kin::EXACT;
            });
        }
    }
}

/// The score of a document of the block that its words were found in; `None` when it lacks too much.
pub fn score(words: &[Word], place: usize, all: f32, least: f32) -> Option<f32> {
    let (mut has, mut score) = (0.0, 0.0);
    for Word { weight, found, .. } in words {
        let (best, worth) = (found.best[place], found.worth[place]);
        has += weight * worth.min(best / ranking::WELL_FOUND).min(1.0);
        score += weight * best;
    }
    let share = has / all.max(f32::MIN_POSITIVE);
    (has > 0.0 && share >= least).then(|| score * coordinated(share))
}

/// What is left of a score with this share of the question: its power of one and a half, which says how strongly a document
/// loses that lacks words. A root takes a tenth of the time of a power, of which there is one for each document.
pub fn coordinated(share: f32) -> f32 {
    share * share.sqrt()
}
