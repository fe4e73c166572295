//! What a question means: each of its words with all that may stand in its place, out of the language and the archive.

use std::sync::Arc;

use crate::analysis::{Analyser, Word, family, is_stop_word, kindred, particles, stem};
use crate::concept::{Concept, Joint, Kin, Leaf, Member};
use crate::correcting::Correction;
use crate::ranking::{self, kin};
use crate::synonyms::Synonyms;
use crate::thesaurus::Thesaurus;
use crate::user_text::{Clause, UserText};
use crate::vocabulary::{Neighbour, Vocabulary};

/// Terms that may stand for one word: what is worth least is left out.
const MOST_TERMS: usize = 40;
/// Words of the same family that are used.
const MOST_OF_FAMILY: usize = 4;
/// The share of a part that the archive does not have, until it is put together with others.
const UNKNOWN: f32 = 0.0;
/// The share of a compound that may stand for all of it, and what is all but for rounding.
const HALF: f32 = 0.4;
const ALL: f32 = 0.99;
/// What may stand between two words that are written as one.
const LINKS: [&str; 4] = ["", "s", "en", "e"];

/// A question as it is understood.
#[derive(Debug, Default)]
pub struct Question {
    pub concepts: Vec<Concept>,
    pub corrections: Vec<Correction>,
    /// Whether a compound is in it that the archive has in parts alone.
    pub may_be_misspelled: bool,
    /// Synonyms that the archive has, as the list writes them.
    pub also: Vec<String>,
}

/// How far from what was typed is looked for what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// By the language, and by the synonyms that an administrator keeps.
    Near,
    /// By the thesaurus as well.
    Wide,
    /// Where nothing was found: a compound that the archive has only in parts may be misspelled, *dakappel* for *dakkapel*.
    Doubting,
}

/// Reads questions.
pub struct Reading<'a> {
    pub vocabulary: Vocabulary<'a>,
    pub analyser: &'a Analyser,
    pub synonyms: &'a Synonyms,
    pub reach: Reach,
}

impl Reading<'_> {
    pub fn question(&self, text: &UserText) -> tantivy::Result<Question> {
        let words: Vec<&Word> = text.wanted.iter().flat_map(Clause::words).collect();
        let skip_common = words.iter().any(|word| !word.is_common());
        let mut words: Vec<Word> =
            words.into_iter().filter(|word| !(skip_common && word.is_common())).cloned().collect();
        let mut sequence = text.sequence.clone();
        let verbs = join_particles(&mut sequence, &mut words);
        let mut question = Question::default();
        for word in &words {
            let mut concept = Concept { typed: word.written.clone(), ..Concept::default() };
            concept.is_weak = word.is_weak();
            self.add_word(&mut concept, word)?;
            if let Some(verb) = verbs.iter().find(|verb| verb.start == word.start) {
                self.add_written(&mut concept, &verb.written, kin::WITHOUT_PARTICLE, Kin::Family);
            }
            question.concepts.push(concept);
        }
        self.join_neighbours(&words, &mut question.concepts);
        self.add_synonyms(&sequence, &words, &mut question);
        for (word, concept) in words.iter().zip(&mut question.concepts) {
            if verbs.iter().any(|verb| verb.start == word.start) {
                continue;
            }
            if !self.is_known(word, concept) {
                question.corrections.extend(self.correct(word, concept)?);
            } else if self.is_doubtful(word, concept) {
                question.may_be_misspelled = true;
                if self.reach == Reach::Doubting {
                    question.corrections.extend(self.doubted(word, concept)?);
                }
            }
        }
        if !question.corrections.is_empty() {
            // An expression of several words is known once its words are spelled as they should be.
            correct_in(&mut sequence, &question.corrections);
            self.add_synonyms(&sequence, &words, &mut question);
        }
        if self.reach != Reach::Near {
            self.add_thesaurus(&sequence, &words, &mut question.concepts);
        }
        self.weigh(&mut question.concepts);
        Ok(question)
    }

    /// In how many texts a term is.
    pub fn texts(&self, term: &str) -> u64 {
        self.vocabulary.texts_with(term)
    }

    /// The words of a root that the archive has.
    pub fn family_of(&self, root: &str) -> tantivy::Result<Arc<[Neighbour]>> {
        self.vocabulary.family_of(root, &self.analyser.learned())
    }

    fn add_word(&self, concept: &mut Concept, word: &Word) -> tantivy::Result<()> {
        concept.exact = Some(word.written.clone());
        self.add_written(concept, &word.written, 1.0, Kin::Word);
        if !word.pieces.is_empty() {
            let telling = word.pieces.iter().filter(|piece| !is_stop_word(piece));
            concept.add_joint(joint(kin::PIECES, telling.map(|piece| self.member(piece, 1.0)).collect()));
        }
        self.add_particle_verb(concept, &word.written);
        self.add_family(concept, &stem::stem(&word.written), kin::FAMILY)
    }

    /// The word whole, as a part, and taken apart; all of it worth a share.
    pub fn add_written(&self, concept: &mut Concept, written: &str, share: f32, as_kin: Kin) {
        let stem = &self.analyser.analysed(written).stem;
        let part = if as_kin == Kin::Word { Kin::Part } else { as_kin };
        concept.add(&**stem, share, as_kin);
        concept.add(format!("~{stem}"), share * kin::PART, part);
        let parts = self.analyser.smallest_parts_of(written);
        if parts.len() > 1 {
            let members = parts.iter().map(|part| self.part_member(part)).collect();
            concept.add_joint(self.apart(stem, share, members));
            self.add_linked(concept, &parts, share, part);
        }
    }

    /// The parts of a compound as what stands for it. Where few texts have it, a part that the archive does not have counts
    /// for less: *zonnestroomopslag* is best found by *zonnestroom*. A compound that means something of its own is less of
    /// its parts: *geldzorgen* has little to do with *zorg*.
    fn apart(&self, stem: &str, share: f32, members: Vec<Member>) -> Joint {
        if self.reach == Reach::Near {
            return joint(share * kin::APART, members);
        }
        let own = if Thesaurus::get().knows(stem) { kin::OF_ITS_OWN } else { 1.0 };
        joint_without(share * own * kin::APART, members, kin::ABSENT_PART)
    }

    /// *dorphuis* by *dorpshuis*: the same parts with another sound between them.
    fn add_linked(&self, concept: &mut Concept, parts: &[&str], share: f32, as_kin: Kin) {
        let [first @ .., last] = parts else { return };
        let first = first.concat();
        for link in LINKS {
            let stem = &self.analyser.analysed(&format!("{first}{link}{last}")).stem;
            if self.texts(stem) > 0 {
                concept.add(&**stem, share * kin::JOINED, as_kin);
            }
        }
    }

    fn member(&self, written: &str, share: f32) -> Member {
        let stem = &self.analyser.analysed(written).stem;
        let leaf = |term: String, worth| Leaf { term, worth, kin: Kin::Part };
        let terms =
            vec![leaf(stem.to_string(), kin::PART_AS_WORD), leaf(format!("~{stem}"), kin::PART_OF_OTHER)];
        Member { share, terms }
    }

    /// A part of a compound, with the synonyms that it has by itself; the rarer it is, the larger its share.
    pub fn part_member(&self, written: &str) -> Member {
        let mut member = self.member(written, 1.0);
        let texts: u64 = member.terms.iter().map(|leaf| self.texts(&leaf.term)).sum();
        member.share =
            if texts > 0 { rarity(texts, self.vocabulary.searcher.num_docs()).max(0.5) } else { UNKNOWN };
        let stem = member.terms[0].term.clone();
        for found in self.synonyms.starting_with(&[&stem]) {
            for other in found.others.iter().filter(|other| other.stems.len() == 1) {
                for term in [other.stems[0].clone(), format!("~{}", other.stems[0])] {
                    if self.texts(&term) > 0 {
                        member.terms.push(Leaf { term, worth: kin::SYNONYM_OF_PART, kin: Kin::Synonym });
                    }
                }
            }
        }
        member
    }

    /// *meepraten* by *praat … mee*.
    fn add_particle_verb(&self, concept: &mut Concept, written: &str) {
        let Some((particle, verb)) = particles::taken_apart(written) else { return };
        let members = vec![self.member(particle, 0.25), self.member(&verb, 0.75)];
        // *op* and *uit* are in every text.
        let worth = if is_stop_word(particle) { kin::COMMON_PARTICLE_APART } else { kin::PARTICLE_APART };
        concept.add_joint(Joint { worth, is_whole: true, members });
    }

    /// Words that are made of the same root: *participeren* by *participatie*, *inspreker* by *inspraak*.
    fn add_family(&self, concept: &mut Concept, stem: &str, worth: f32) -> tantivy::Result<()> {
        for other in kindred::of(stem) {
            concept.add(&**other, worth, Kin::Family);
            concept.add(format!("~{other}"), worth * kin::PART, Kin::Family);
        }
        let kindred = kindred::of(stem).iter().map(String::as_str);
        for root in std::iter::once(stem).chain(kindred).filter_map(family::root) {
            let family = self.family_of(&root)?;
            for found in family.iter().filter(|found| found.word != stem).take(MOST_OF_FAMILY) {
                concept.add(&*found.word, worth, Kin::Family);
            }
        }
        Ok(())
    }

    /// *gemeente raad* by *gemeenteraad*, and *verkiezing van de raad* by *raadsverkiezing*.
    fn join_neighbours(&self, words: &[Word], concepts: &mut [Concept]) {
        for at in 1..words.len() {
            let (one, other) = (&words[at - 1].written, &words[at].written);
            for (first, last) in [(one, other), (other, one)] {
                for joined in LINKS.map(|link| format!("{first}{link}{last}")) {
                    let stem = &self.analyser.analysed(&joined).stem;
                    if self.texts(stem) == 0 {
                        continue;
                    }
                    for concept in &mut concepts[at - 1..=at] {
                        concept.add(&**stem, kin::JOINED, Kin::Joined);
                        concept.add(format!("~{stem}"), kin::JOINED * kin::PART, Kin::Joined);
                    }
                }
            }
        }
    }

    /// Rare words count more; what stands for a word counts for how rare the word is.
    fn weigh(&self, concepts: &mut [Concept]) {
        let all = self.vocabulary.searcher.num_docs();
        let only_weak = concepts.iter().all(|concept| concept.is_weak);
        for concept in concepts.iter_mut() {
            concept.is_weak &= !only_weak;
            concept.weight =
                self.found_by(concept).map_or(0.0, |texts| rarity(texts, all).powf(ranking::RARITY));
            if concept.is_weak {
                concept.weight *= ranking::WEAK_WORD;
            }
            self.leave_out(concept);
        }
        let known: Vec<f32> =
            concepts.iter().map(|concept| concept.weight).filter(|weight| *weight > 0.0).collect();
        let usual = known.iter().sum::<f32>() / f32::from(u16::try_from(known.len().max(1)).unwrap_or(1));
        for concept in concepts.iter_mut().filter(|concept| concept.weight <= 0.0 && !concept.is_weak) {
            concept.weight = if usual > 0.0 { usual * ranking::UNKNOWN_WORD } else { 1.0 };
        }
    }

    /// In how many texts a word is in its own forms.
    pub fn own_texts(&self, concept: &Concept) -> u64 {
        let own = concept.terms.iter().filter(|leaf| leaf.kin < Kin::Synonym);
        own.map(|leaf| self.texts(&leaf.term)).sum()
    }

    /// In about how many texts a word is: in its own forms, or for a share in those that stand for it.
    fn found_by(&self, concept: &Concept) -> Option<u64> {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a count need not be exact"
        )]
        let share = |leaf: &Leaf| (ranking::STANDS_IN * leaf.worth * self.texts(&leaf.term) as f32) as u64;
        let others = concept.terms.iter().filter(|leaf| leaf.kin >= Kin::Synonym);
        let others: u64 = others.map(share).sum();
        let joints = concept.joints.iter().filter_map(|joint| self.rarest(joint, |share| share > ALL)).max();
        let texts = self.own_texts(concept).max(joints.unwrap_or(0)).max(others);
        // Where nothing has all of a compound, what has most of it will do: *opslag* is nowhere in *zonnestroomopslag*.
        let compounds = concept.joints.iter().filter(|joint| !joint.is_whole);
        let most = || compounds.filter_map(|joint| self.rarest(joint, |share| share > HALF)).max();
        Some(texts).filter(|texts| *texts > 0).or_else(most)
    }

    /// In how many texts the rarest of the terms is that belong together, of those that the archive has; where they are
    /// enough of the whole.
    fn rarest(&self, joint: &Joint, is_enough: impl Fn(f32) -> bool) -> Option<u64> {
        let texts = |member: &Member| member.terms.iter().map(|leaf| self.texts(&leaf.term)).sum::<u64>();
        let there = || joint.members.iter().map(|member| (member.share, texts(member))).filter(|it| it.1 > 0);
        is_enough(there().map(|(share, _)| share).sum()).then(|| there().map(|(_, texts)| texts).min())?
    }

    /// Takes out what the archive does not have and, of very many terms, those worth least.
    fn leave_out(&self, concept: &mut Concept) {
        concept.terms.retain(|leaf| self.texts(&leaf.term) > 0);
        concept.terms.sort_by(|one, other| other.worth.total_cmp(&one.worth));
        concept.terms.truncate(MOST_TERMS);
        concept.joints.sort_by(|one, other| other.worth.total_cmp(&one.worth));
        concept.joints.truncate(10);
        if concept.exact.as_ref().is_some_and(|word| self.vocabulary.texts_with_word(word) == 0) {
            concept.exact = None;
        }
    }
}

/// Makes one word of a verb and the particle that stands apart from it: *praat … mee* is *meepraat*. Those verbs, as they
/// were.
fn join_particles(sequence: &mut Vec<Word>, words: &mut Vec<Word>) -> Vec<Word> {
    let verbs = particles::apart(sequence);
    let alone =
        words.iter().filter(|word| verbs.iter().any(|(_, verb, _)| *verb == word.start)).cloned().collect();
    for words in [sequence, words] {
        for (particle, verb, written) in &verbs {
            words.retain(|word| word.start != *particle);
            words
                .iter_mut()
                .filter(|word| word.start == *verb)
                .for_each(|word| word.written.clone_from(written));
        }
    }
    alone
}

fn correct_in(sequence: &mut [Word], corrections: &[Correction]) {
    for correction in corrections {
        if let Some(word) = sequence.iter_mut().find(|word| word.start == correction.start) {
            word.written.clone_from(&correction.word);
        }
    }
}

/// A joint with shares that add up to 1; a part that the archive does not have counts as the others do.
pub fn joint(worth: f32, members: Vec<Member>) -> Joint {
    joint_without(worth, members, 1.0)
}

/// The same, where what the archive does not have counts for less than the others.
fn joint_without(worth: f32, mut members: Vec<Member>, absent: f32) -> Joint {
    let known = || members.iter().map(|member| member.share).filter(|share| *share > UNKNOWN);
    let usual = known().sum::<f32>() / f32::from(u16::try_from(known().count()).unwrap_or(1));
    let usual = if usual > 0.0 { usual } else { 1.0 };
    for member in members.iter_mut().filter(|member| member.share <= UNKNOWN) {
        member.share = usual * absent;
    }
    let all: f32 = members.iter().map(|member| member.share).sum();
    for member in &mut members {
        member.share /= all;
    }
    Joint { worth, is_whole: false, members }
}

/// BM25's weight of a term that so many of all texts have.
pub fn rarity(texts: u64, all: u64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a weight need not be exact")]
    let (texts, all) = (texts.min(all) as f32, all as f32);
    ((all - texts + 0.5) / (texts + 0.5)).ln_1p()
}
