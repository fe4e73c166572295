//! What a question can be worth at most in each block of a window: a block that cannot be among the best is not scored.
//!
//! After block-max indexes (Ding and Suel, *Faster top-k document retrieval using block-max indexes*, 2011), with our own
//! formula instead of a sum over terms.

use crate::bits::{Bits, WORDS};
use crate::block::{Member, Term, Together, Word, coordinated};
use crate::ranking;

/// A number for each block of a window.
pub type Blocks = [f32; WORDS];

/// More than what is lost by rounding while numbers are added up in another order.
pub const ROUNDED: f32 = 1.0001;

/// Where it is looked, and for which documents, beside which average number of terms.
#[derive(Clone, Copy)]
pub struct Sought<'a> {
    pub window: usize,
    pub wanted: &'a Bits,
    pub average: f32,
}

/// What a word is worth at most, as far as it was looked for.
struct Most {
    value: Blocks,
    all: Blocks,
    worth: Blocks,
}

impl Most {
    fn take(&mut self, values: &Blocks, worths: &Blocks) {
        for at in 0..WORDS {
            let value = values[at] * worths[at];
            self.value[at] = self.value[at].max(value);
            self.all[at] += value;
            self.worth[at] = self.worth[at].max(if value > 0.0 { worths[at] } else { 0.0 });
        }
    }

    /// As with all matches in one document of the block, whatever their order.
    fn value(&self, at: usize) -> f32 {
        let (value, all) = (self.value[at], self.all[at]);
        (value + ranking::MORE_OF_THE_SAME * (all - value)) * (1.0 + ranking::kin::EXACT)
    }
}

/// The most that documents can score, by block.
pub struct Bounds {
    /// What each word and those after it in the order can add, before the share of the question that is there is looked
    /// at; in the end nothing.
    from: Vec<Blocks>,
    /// What is left of it for that share.
    left: Blocks,
}

impl Bounds {
    /// Of words in this order, that weigh this much together.
    pub fn of(words: &mut [Word], order: &[usize], sought: Sought<'_>, all: f32) -> Self {
        let (mut has, mut from) = ([0.0; WORDS], vec![[0.0; WORDS]; order.len() + 1]);
        for (number, word) in order.iter().enumerate().rev() {
            let word = &mut words[*word];
            let most = most_of_word(word, sought);
            for at in 0..WORDS {
                let value = most.value(at);
                has[at] += word.weight * most.worth[at].min(value / ranking::WELL_FOUND).min(1.0);
                from[number][at] = from[number + 1][at] + word.weight * value;
            }
        }
        let left = has.map(|has| coordinated((has / all.max(f32::MIN_POSITIVE)).min(1.0)) * ROUNDED);
        Self { from, left }
    }

    /// The most that a document of a block can score that has this much of so many words.
    #[inline]
    pub fn most(&self, at: usize, has: f32, words: usize) -> f32 {
        (has + self.from[words][at]) * self.left[at]
    }
}

fn most_of_word(word: &mut Word, sought: Sought<'_>) -> Most {
    let mut most = Most { value: [0.0; WORDS], all: [0.0; WORDS], worth: [0.0; WORDS] };
    for Term { list, worth } in &mut word.terms {
        most.take(&list.most(sought), &[*worth; WORDS]);
    }
    for joint in &mut word.together {
        let (values, worths) = most_of_joint(joint, sought);
        most.take(&values, &worths);
    }
    most
}

/// The best of the members, for the square of the share of those that are there: see [`Together`].
fn most_of_joint(joint: &mut Together, sought: Sought<'_>) -> (Blocks, Blocks) {
    let (mut values, mut shares, mut least) = ([0.0_f32; WORDS], [0.0_f32; WORDS], [f32::MAX; WORDS]);
    for Member { share, terms, .. } in &mut joint.members {
        let mut best = [0.0_f32; WORDS];
        for Term { list, worth } in terms {
            for (best, value) in best.iter_mut().zip(list.most(sought)) {
                *best = best.max(value * *worth);
            }
        }
        for at in 0..WORDS {
            values[at] = values[at].max(best[at]);
            least[at] = least[at].min(best[at]);
            shares[at] += if best[at] > 0.0 { *share } else { 0.0 };
        }
    }
    for at in 0..WORDS {
        values[at] = if joint.is_whole && least[at] <= 0.0 { 0.0 } else { values[at] };
        shares[at] = joint.worth * shares[at] * shares[at];
    }
    (values, shares)
}
