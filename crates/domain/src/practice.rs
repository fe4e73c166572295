//! Practice: what an organisation reports on an idea, from exploring it to what it learned when it stopped.

mod figure;
mod raw;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::PracticeId;
use crate::organisations::Level;
use crate::words::words;

pub use figure::Figure;
pub use raw::{DIFFERENT_MAX, Known, LINKS_MAX, MEASURES_MAX, RawMeasure, RawPractice, TEXT_MAX};

words! {
    /// How far an organisation is with an idea.
    pub enum PracticeState {
        /// It works there.
        Works = "werkt-hier",
        /// It is being tried.
        Tries = "probeert",
        /// They look into it; nothing is tried yet.
        Explores = "verkent",
        /// They tried it and stopped, and say what they learned.
        Stopped = "gestopt",
    }
}

impl PracticeState {
    /// Whether there is something to learn from yet: who only looks into an idea has no practice with it.
    pub fn is_experience(self) -> bool {
        self != Self::Explores
    }
}

words! {
    /// What it costs in a year, in classes: wide enough to be filled in without a bookkeeper.
    pub enum Cost {
        /// No more than the hours of people who were there already.
        Hours = "alleen-uren",
        /// Up to 5,000 euro.
        UpTo5 = "tot-5000",
        /// 5,000 to 25,000 euro.
        UpTo25 = "tot-25000",
        /// 25,000 to 100,000 euro.
        UpTo100 = "tot-100000",
        /// More than that.
        More = "meer-dan-100000",
    }
}

/// What an organisation says about an idea, as it was read from the form. It is kept whole with each of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Practice {
    /// How far they are.
    pub state: PracticeState,
    /// Since when they are that far.
    pub since: Date,
    /// What they did, in Markdown.
    pub did: String,
    /// What they learned, in Markdown; there where they stopped.
    pub learned: String,
    /// What they do otherwise than where they had it from, in Markdown.
    pub different: String,
    /// The report of another organisation from which they took the idea over.
    pub origin: Option<PracticeId>,
    /// What it costs.
    pub cost: Option<Cost>,
    /// Whom to ask: a role or an address of the organisation.
    pub contact: String,
    /// Where there is more to read; `http` and `https` only.
    pub links: Vec<String>,
    /// What was measured.
    pub measures: Vec<Measure>,
}

impl Practice {
    /// Whether an effect was measured: something before and after.
    pub fn is_measured(&self) -> bool {
        self.measures.iter().any(|measure| measure.before.is_some() && measure.after.is_some())
    }
}

/// Something that was measured, with at least one of its two values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What.
    pub indicator: String,
    /// Before it began.
    pub before: Option<Figure>,
    /// Since.
    pub after: Option<Figure>,
    /// In what, such as `%` or `mensen`; may be empty.
    pub unit: String,
}

/// How many organisations of which kind are how far with an idea.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PracticeCounts(Vec<(PracticeState, Level, i64)>);

impl PracticeCounts {
    /// Counts organisations of one kind that are this far.
    pub fn add(&mut self, state: PracticeState, kind: Level, organisations: i64) {
        self.0.push((state, kind, organisations));
    }

    /// How many are this far.
    pub fn of(&self, state: PracticeState) -> i64 {
        self.0.iter().filter(|(of, ..)| *of == state).map(|(.., organisations)| organisations).sum()
    }

    /// The kind of all that are this far, where they are of one kind.
    pub fn kind_of(&self, state: PracticeState) -> Option<Level> {
        let mut kinds = self.0.iter().filter(|(of, ..)| *of == state).map(|(_, kind, _)| *kind);
        let first = kinds.next()?;
        kinds.all(|kind| kind == first).then_some(first)
    }

    /// Whether somebody has experience with the idea: what the filter `praktijk=ja` finds.
    pub fn is_practised(&self) -> bool {
        self.0.iter().any(|(state, _, organisations)| state.is_experience() && *organisations > 0)
    }
}

words! {
    /// What somebody who follows an idea sees of it where they live.
    pub enum Sighting {
        /// They see it.
        Seen = "ik-zie-het",
        /// They do not, not yet.
        NotYet = "nog-niet",
    }
}

/// Whether a report that starts from `origin` would in the end start from itself. `origins` says of each report under
/// the idea from which one it was taken over.
pub fn leads_back(
    report: PracticeId,
    origin: PracticeId,
    origins: &[(PracticeId, Option<PracticeId>)],
) -> bool {
    let mut at = Some(origin);
    for _ in 0..=origins.len() {
        match at {
            None => return false,
            Some(id) if id == report => return true,
            Some(id) => at = origins.iter().find(|(of, _)| *of == id).and_then(|(_, from)| *from),
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_never_starts_from_itself_however_long_the_way() {
        let id = PracticeId;
        let origins = [(id(1), None), (id(2), Some(id(1))), (id(3), Some(id(2)))];
        assert!(leads_back(id(1), id(1), &origins));
        assert!(leads_back(id(1), id(3), &origins));
        assert!(!leads_back(id(3), id(1), &origins));
        assert!(!leads_back(id(4), id(3), &origins));
    }

    #[test]
    fn who_only_looks_into_an_idea_has_no_practice_with_it() {
        let mut counts = PracticeCounts::default();
        counts.add(PracticeState::Explores, Level::Municipality, 3);
        assert!(!counts.is_practised() && counts.of(PracticeState::Explores) == 3);
        counts.add(PracticeState::Stopped, Level::Province, 1);
        assert!(counts.is_practised(), "who stopped knows something");
        assert_eq!(counts.kind_of(PracticeState::Explores), Some(Level::Municipality));
        counts.add(PracticeState::Explores, Level::WaterBoard, 1);
        assert_eq!(counts.kind_of(PracticeState::Explores), None, "of several kinds");
    }
}
