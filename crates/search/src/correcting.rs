//! What was probably meant by a word that the archive does not have: corrected, doubted, or by the words within it.

use crate::analysis::{Word, lexicon, stem};
use crate::concept::{Concept, Joint, Kin, Leaf};
use crate::ranking::kin;
use crate::spelling::Speller;
use crate::thesaurus::Thesaurus;
use crate::understand::{Reach, Reading, joint};

/// Letters of the shortest word that is found within one that nothing takes apart, and of the longest one in which words
/// are looked for: their number grows with its square.
const SHORTEST_WITHIN: usize = 4;
const LONGEST_AROUND: usize = 30;

/// A word that is nowhere in the archive, and what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Where it stands in what was typed, in bytes.
    pub start: usize,
    pub end: usize,
    pub word: String,
}

impl Reading<'_> {
    /// Whether the archive has a compound in its parts alone, so that it may be a slip.
    pub fn is_doubtful(&self, word: &Word, concept: &Concept) -> bool {
        !lexicon::is_word(&word.written) && !self.is_written(word, concept)
    }

    /// Whether the archive has the word, in any way that does not ask for a correction.
    pub fn is_known(&self, word: &Word, concept: &Concept) -> bool {
        let has = |leaf: &Leaf| self.texts(&leaf.term) > 0;
        let has_all = |joint: &Joint| joint.members.iter().all(|member| member.terms.iter().any(has));
        self.is_written(word, concept)
            || concept.joints.iter().any(has_all)
            || (lexicon::is_word(&word.written) && concept.leaves().any(has))
    }

    /// Whether the archive has the word itself, in any form.
    fn is_written(&self, word: &Word, concept: &Concept) -> bool {
        let direct = |leaf: &&Leaf| matches!(leaf.kin, Kin::Word | Kin::Part | Kin::Joined);
        self.vocabulary.texts_with_word(&word.written) > 0
            || concept.terms.iter().filter(direct).any(|leaf| self.texts(&leaf.term) > 0)
    }

    /// A word of the archive that a compound of no text was probably meant to be.
    pub fn doubted(&self, word: &Word, concept: &mut Concept) -> tantivy::Result<Option<Correction>> {
        let Some(meant) = Speller::slip(&self.vocabulary, &word.written)? else { return Ok(None) };
        self.add_written(concept, &meant, kin::CORRECTED, Kin::Corrected);
        Ok(Some(Correction { start: word.start, end: word.end, word: meant }))
    }

    /// A word that the archive or the language has, instead of one that neither has.
    pub fn correct(&self, word: &Word, concept: &mut Concept) -> tantivy::Result<Option<Correction>> {
        let is_useful = |candidate: &str| {
            let stem = stem::stem(candidate);
            self.texts(&stem) > 0
                || self.texts(&format!("~{stem}")) > 0
                || !self.synonyms.starting_with(&[&stem]).is_empty()
                || (self.reach != Reach::Near && Thesaurus::get().knows(&stem))
        };
        let speller = Speller { vocabulary: &self.vocabulary, is_useful: &is_useful };
        let is_dutch = lexicon::is_word(&word.written);
        if let Some(abbreviation) = self.abbreviation_in(&word.written) {
            self.add_written(concept, abbreviation, kin::CORRECTED, Kin::Corrected);
            return Ok(None);
        }
        let Some(meant) = (if is_dutch { None } else { speller.correct(&word.written)? }) else {
            self.add_words_within(concept, &word.written);
            for found in speller.alike(&word.written)? {
                concept.add(found, kin::ALIKE, Kin::Family);
            }
            return Ok(None);
        };
        self.add_written(concept, &meant, kin::CORRECTED, Kin::Corrected);
        let stem = stem::stem(&meant);
        for found in self.synonyms.starting_with(&[&stem]) {
            for other in &found.others {
                self.add_synonym(concept, other);
            }
        }
        Ok(Some(Correction { start: word.start, end: word.end, word: meant }))
    }

    /// *mboer* is somebody of the *mbo*.
    fn abbreviation_in<'w>(&self, written: &'w str) -> Option<&'w str> {
        let abbreviation = written.strip_suffix("er").or_else(|| written.strip_suffix("ers"))?;
        let is_short = (2..=4).contains(&abbreviation.len()) && !lexicon::is_word(written);
        (is_short && self.vocabulary.texts_with_word(abbreviation) > 0).then_some(abbreviation)
    }

    /// A word that nothing takes apart, by the words of the archive and the language that lie within it: *eenloketgedachte*
    /// by *loket* and *gedachte*.
    fn add_words_within(&self, concept: &mut Concept, written: &str) {
        if written.len() > LONGEST_AROUND {
            return;
        }
        let is_known = |part: &str| lexicon::is_word(part) || self.vocabulary.texts_with_word(part) > 0;
        let within = words_within(written, is_known);
        let letters: usize = within.iter().map(|part| part.len()).sum();
        if letters * 3 >= written.len() * 2 {
            concept.add_joint(joint(
                kin::WITHIN,
                within.into_iter().map(|part| self.part_member(part)).collect(),
            ));
        }
    }
}

/// The words that lie in a longer one behind each other, each the longest that starts where it does.
fn words_within(written: &str, is_known: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut within = Vec::new();
    let mut start = 0;
    while start < written.len() {
        let ends = (start + SHORTEST_WITHIN..=written.len()).rev();
        let parts = ends.filter_map(|end| written.get(start..end));
        match parts.into_iter().find(|part| part.len() < written.len() && is_known(part)) {
            Some(part) => {
                within.push(part);
                start += part.len();
            }
            None => start += 1,
        }
    }
    within
}
