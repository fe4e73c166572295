//! Other words for what was asked: the synonyms that an administrator keeps, and the thesaurus.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::analysis::stem::stem;
use crate::analysis::{Word, family, is_stop_word, is_weak_word, kindred};
use crate::concept::{Concept, Joint, Kin, Member};
use crate::ranking::kin;
use crate::synonyms::Expression;
use crate::thesaurus::{Match, Thesaurus};
use crate::understand::{Question, Reading, joint};

/// Words of the family of a synonym that are used.
const MOST_OF_SYNONYM: usize = 2;
/// Words that are looked at from the other words for a word.
const MOST_FARTHER: usize = 100;
/// A word that so many texts have is not looked up in the thesaurus.
const MANY_TEXTS: u64 = 1_000;

impl Reading<'_> {
    pub fn add_synonyms(&self, sequence: &[Word], words: &[Word], question: &mut Question) {
        let stems: Vec<String> = sequence.iter().map(|word| stem(&word.written)).collect();
        let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
        let mut also: BTreeSet<String> = question.also.drain(..).collect();
        for at in 0..stems.len() {
            for found in self.synonyms.starting_with(&stems[at..]) {
                let taken = &sequence[at..at + found.length];
                let is_taken = |word: &Word| taken.iter().any(|taken| taken.start == word.start);
                let places = words.iter().enumerate().filter(|(_, word)| is_taken(word)).map(|(at, _)| at);
                for place in places.collect::<Vec<_>>() {
                    for other in &found.others {
                        if self.add_synonym(&mut question.concepts[place], other) {
                            also.insert(other.text.clone());
                        }
                    }
                }
            }
        }
        question.also = also.into_iter().collect();
    }

    /// *geldzorgen* by *schulden*, and for less by what goes with it. A word that very many texts have needs no help.
    pub fn add_thesaurus(&self, sequence: &[Word], words: &[Word], concepts: &mut [Concept]) {
        let mut others: Vec<Vec<Match<'_>>> = Vec::new();
        others.resize_with(concepts.len(), Vec::new);
        for found in Thesaurus::get().of(sequence) {
            let starts = found.places.iter().map(|place| sequence[*place].start);
            let asked: Vec<usize> =
                starts.filter_map(|start| words.iter().position(|word| word.start == start)).collect();
            for place in &asked {
                // Words that say little apart say something as an expression: *nooit meer iets horen*.
                concepts[*place].is_weak &= asked.len() == 1;
                others[*place].push(found.clone());
            }
        }
        for (concept, others) in concepts.iter_mut().zip(&others) {
            if self.own_texts(concept) < MANY_TEXTS {
                for found in others {
                    self.add_other_word(concept, found.other, found.is_same);
                }
                add_farther_words(concept, others);
            }
        }
    }

    fn add_other_word(&self, concept: &mut Concept, other: &Expression, is_same: bool) {
        let (whole, part, apart, as_kin) = if is_same {
            (kin::SAME, kin::SAME_PART, kin::SAME_APART, Kin::Synonym)
        } else {
            (kin::GOES_WITH, kin::GOES_WITH_PART, kin::GOES_WITH_APART, Kin::Related)
        };
        if !other.tells() {
            return;
        }
        if let [stem] = other.stems.as_slice() {
            concept.add(stem, whole, as_kin);
            concept.add(format!("~{stem}"), part, as_kin);
            return;
        }
        let mut members = self.telling_members(other);
        if members.len() < 2 {
            return;
        }
        // One of them alone says nothing, so that it is not marked either.
        members.iter_mut().flat_map(|member| &mut member.terms).for_each(|leaf| leaf.kin = Kin::Related);
        concept.add_joint(Joint { is_whole: true, ..joint(apart, members) });
    }

    /// Adds what the archive has of a synonym; whether it has any of it.
    pub fn add_synonym(&self, concept: &mut Concept, other: &Expression) -> bool {
        if let [stem] = other.stems.as_slice() {
            let part = format!("~{stem}");
            let (whole_texts, part_texts) = (self.texts(stem), self.texts(&part));
            if whole_texts > 0 {
                concept.add(stem, kin::SYNONYM, Kin::Synonym);
            }
            if part_texts > 0 {
                concept.add(part, kin::SYNONYM_PART, Kin::Synonym);
            }
            self.add_synonym_family(concept, stem);
            return whole_texts + part_texts > 0;
        }
        let members = self.telling_members(other);
        let is_there = !members.is_empty()
            && members.iter().all(|member| member.terms.iter().any(|leaf| self.texts(&leaf.term) > 0));
        if is_there {
            // One word out of an expression says less than the expression: *pad* is not *op pad*.
            let worth = if members.len() > 1 { kin::SYNONYM_APART } else { kin::SYNONYM_SCRAP };
            concept.add_joint(Joint { is_whole: true, ..joint(worth, members) });
        }
        is_there
    }

    /// Words of the same root as a synonym that sound unlike it.
    fn add_synonym_family(&self, concept: &mut Concept, stem: &str) {
        for other in kindred::of(stem) {
            concept.add(&**other, kin::SYNONYM_FAMILY, Kin::Synonym);
            let family = family::root(other).and_then(|root| self.family_of(&root).ok());
            for found in family.iter().flat_map(|family| family.iter()).take(MOST_OF_SYNONYM) {
                concept.add(&*found.word, kin::SYNONYM_FAMILY, Kin::Synonym);
            }
        }
    }

    /// The words of an expression that tell something.
    fn telling_members(&self, other: &Expression) -> Vec<Member> {
        // *alles* is found as *al* is.
        let telling = other
            .words
            .iter()
            .zip(&other.stems)
            .filter(|(word, stem)| !is_stop_word(word) && !is_stop_word(stem));
        telling.map(|(word, _)| self.synonym_member(word)).collect()
    }

    fn synonym_member(&self, written: &str) -> Member {
        let mut member = self.part_member(written);
        member.terms.retain(|leaf| leaf.kin != Kin::Synonym);
        for leaf in &mut member.terms {
            leaf.kin = Kin::Synonym;
        }
        member
    }
}

/// What goes with the other words for a word, those first that several of them lead to: *armlastig* by *minima* and from there by
/// *stadspas*.
fn add_farther_words(concept: &mut Concept, others: &[Match<'_>]) {
    // A word often stands in several groups with the same one: how much it is worth at best, and in all.
    let mut near: BTreeMap<&str, (f32, f32)> = BTreeMap::new();
    for Match { other, is_same, .. } in others.iter().filter(|found| found.other.tells()) {
        if let [stem] = other.stems.as_slice() {
            let worth = if *is_same { kin::FARTHER } else { kin::FARTHEST };
            let (best, all) = near.entry(stem).or_default();
            (*best, *all) = (best.max(worth), *all + worth);
        }
    }
    let mut farther: HashMap<&str, (f32, f32)> = HashMap::new();
    for (stem, (worth, of_all)) in near {
        for next in Thesaurus::get().of_word(stem) {
            if let [stem] = next.stems.as_slice() {
                let (best, all) = farther.entry(stem).or_default();
                (*best, *all) = (best.max(worth), *all + of_all);
            }
        }
    }
    let mut farther: Vec<(&str, (f32, f32))> = farther.into_iter().collect();
    farther.sort_unstable_by(|(one, (_, all)), (other, (_, of_other))| {
        of_other.total_cmp(all).then_with(|| one.cmp(other))
    });
    let telling = farther.into_iter().filter(|(stem, _)| !is_stop_word(stem) && !is_weak_word(stem));
    for (stem, (worth, _)) in telling.take(MOST_FARTHER) {
        concept.add(stem, worth, Kin::Related);
        concept.add(format!("~{stem}"), worth * kin::GOES_WITH_PART / kin::GOES_WITH, Kin::Related);
    }
}
