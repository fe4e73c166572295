//! A large archive that looks Dutch, made up from a seed: the same people, ideas, comments and support each time.
//!
//! Everything follows from the seed and a number, so that any idea can be made without those before it, and a million
//! of them need no memory. Nothing is written here; see `diu generate`.

mod chance;
mod grammar;
mod idea;
mod lexicon;
mod people;
mod shares;
#[cfg(test)]
mod tests;
mod topics;

pub use idea::{Comment, Idea};
pub use people::Person;
pub use shares::Shares;

use domain::organisations::Level;
use jiff::Timestamp;

/// What an archive is made from.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// What chance follows from.
    pub seed: u64,
    /// How many ideas.
    pub ideas: u64,
    /// How many comments, on all ideas together.
    pub comments: u64,
    /// How many times an idea is supported, all together.
    pub supports: u64,
    /// How many people; at least one where there is an idea.
    pub people: u64,
    /// Words of the themes there are, most common first.
    pub themes: Vec<String>,
    /// The organisations there are, in whichever order: how often each is meant follows from its code.
    pub organisations: Vec<Organisation>,
}

/// An organisation that ideas can be addressed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its code.
    pub code: String,
    /// Its name, as texts call it.
    pub name: String,
    /// Its level of government.
    pub level: Level,
}

/// The archive of a recipe.
#[derive(Debug, Clone)]
pub struct Generator {
    recipe: Recipe,
    comments: Shares,
    supports: Shares,
}

/// First and last moment at which something happens in the archive. Fixed, so that the same seed makes the same.
const FIRST: Timestamp = Timestamp::constant(1_451_606_400, 0); // 2016-01-01
const LAST: Timestamp = Timestamp::constant(1_767_225_599, 0); // 2025-12-31

impl Generator {
    /// Divides the comments and the support over the ideas: most get little and some get much.
    pub fn new(mut recipe: Recipe) -> Self {
        recipe.organisations.sort_by_key(|organisation| shuffled(&organisation.code));
        let comments = Shares::of(recipe.seed ^ 1, recipe.ideas, recipe.comments, u64::MAX);
        let supports = Shares::of(recipe.seed ^ 2, recipe.ideas, recipe.supports, recipe.people);
        Self { recipe, comments, supports }
    }

    /// What it is made from.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// Somebody, by number from 0.
    pub fn person(&self, number: u64) -> Person {
        people::person(self.recipe.seed, number)
    }

    /// An idea, by number from 0; the later the number, the later it became public.
    pub fn idea(&self, number: u64) -> Idea {
        idea::Maker::new(&self.recipe, number).make(self.comments.share(number), self.supports.share(number))
    }
}

/// A place among all texts that has nothing to do with how they sort.
fn shuffled(text: &str) -> u64 {
    text.bytes().fold(0, |place, byte| chance::Chance::of(place, 11, u64::from(byte)).next())
}

/// The moment that lies `part` of `whole` between the first and the last; later years have more.
fn moment(part: u64, whole: u64) -> Timestamp {
    let span = u128::from(LAST.as_second().abs_diff(FIRST.as_second()));
    // As the square root: whole numbers only, so that it is the same on every machine.
    let scale = 1_u128 << 40;
    let root = (u128::from(part) * scale / u128::from(whole.max(1))).saturating_mul(scale).isqrt();
    let seconds = i64::try_from(span * root / scale).unwrap_or(0);
    Timestamp::from_second(FIRST.as_second() + seconds).unwrap_or(LAST)
}
