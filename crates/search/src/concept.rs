//! What a word of a question stands for: the terms that may be there in its place, and what each is worth.

/// A word of the question with all that may stand in its place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Concept {
    /// The word as typed.
    pub typed: String,
    /// How much it counts in the question: rare words count more.
    pub weight: f32,
    /// Whether a document that lacks it still has all words.
    pub is_weak: bool,
    /// The word exactly as typed, among the words as written.
    pub exact: Option<String>,
    /// Terms of which one is enough.
    pub terms: Vec<Leaf>,
    /// Terms that belong together.
    pub joints: Vec<Joint>,
}

/// A term of the index.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    pub term: String,
    /// What a match is worth, at most 1.
    pub worth: f32,
    pub kin: Kin,
}

/// Several terms that stand for one word when they are all there; some of them are worth less.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Joint {
    pub worth: f32,
    /// Whether some of them alone are worth nothing: half of an expression says something else.
    pub is_whole: bool,
    pub members: Vec<Member>,
}

/// One of the terms that belong together, in any of these forms.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Member {
    /// Its share of the whole; the shares of a joint add up to 1.
    pub share: f32,
    pub terms: Vec<Leaf>,
}

/// Why a term stands for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kin {
    /// The word in any form.
    Word,
    /// A piece of a hyphenated word, or two words written as one.
    Joined,
    /// As part of a compound.
    Part,
    /// What was probably meant.
    Corrected,
    /// A synonym.
    Synonym,
    /// Of the same family, or alike.
    Family,
    /// What goes with it.
    Related,
}

impl Concept {
    /// Adds a term unless a better one is there.
    pub fn add(&mut self, term: impl Into<String>, worth: f32, kin: Kin) {
        let term = term.into();
        match self.terms.iter_mut().find(|leaf| leaf.term == term) {
            Some(known) if known.worth >= worth => {}
            Some(known) => *known = Leaf { term, worth, kin },
            None => self.terms.push(Leaf { term, worth, kin }),
        }
    }

    /// Adds what belongs together, once.
    pub fn add_joint(&mut self, joint: Joint) {
        if !self.joints.contains(&joint) {
            self.joints.push(joint);
        }
    }

    /// Every term in it.
    pub fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        let members = self.joints.iter().flat_map(|joint| &joint.members);
        self.terms.iter().chain(members.flat_map(|member| &member.terms))
    }
}
