//! Objecting to a decision: who may, until when, once; and who decides on it.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::{Measure, bounded};
use crate::ids::{PersonId, ReportId};
use crate::input::{Check, Field, Invalid, Problem};
use crate::policy::Reason;
use crate::words::words;

/// Months in which one can object (DSA, art. 20(1): at least six).
pub const TERM_MONTHS: i32 = 6;
/// Least number of characters of an objection, and of the reasons of a decision on it.
const TEXT_MIN: usize = 10;

words! {
    /// How a decision on an objection ends.
    pub enum ObjectionOutcome {
        /// The objection is right: the decision is reversed.
        Upheld = "gegrond",
        /// The decision stands.
        Rejected = "ongegrond",
    }
}

/// What the rules must know of a decision, for the person who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionFacts {
    /// Who wrote what it is about.
    pub concerned: PersonId,
    /// Who took it.
    pub moderator: PersonId,
    /// What it did.
    pub measure: Measure,
    /// Whether who asks reported what it is about.
    pub is_reporter: bool,
}

/// Who objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Objector {
    /// Somebody with an account.
    Person(PersonId),
    /// Whoever made this report without one.
    Visitor(ReportId),
}

impl Objector {
    /// The person, where there is one.
    pub fn person(self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person),
            Self::Visitor(_) => None,
        }
    }
}

/// What the rules must know of an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObjectionFacts {
    /// Who objects.
    pub objector: Objector,
    /// The decision it is against.
    pub decision: DecisionFacts,
}

/// The moment from which it is too late: the end of the day, in the Netherlands, six calendar months after the decision.
pub fn term_ends(decided_at: Timestamp) -> Timestamp {
    let zone = TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC);
    let day = decided_at.to_zoned_datetime(zone.clone()).date();
    let last = day.saturating_add(TERM_MONTHS.months());
    let next = last.saturating_add(1.day());
    next.to_zoned_datetime(zone).map_or(Timestamp::MAX, |start| start.timestamp())
}

/// Whether there is still time, and no objection yet of this person.
pub fn may_still_object(decided_at: Timestamp, has_objected: bool, now: Timestamp) -> Result<(), Reason> {
    if has_objected {
        Err(Reason::Once)
    } else if now >= term_ends(decided_at) {
        Err(Reason::TooLate)
    } else {
        Ok(())
    }
}

/// An objection that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection(String);

impl Objection {
    /// Reads `tekst`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let text = check.field(Field::Text, bounded(text, TEXT_MIN));
        check.finish()?;
        Ok(Self(text.unwrap_or_default()))
    }

    /// In the words of who objects.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A decision on an objection that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// How it ends.
    pub outcome: ObjectionOutcome,
    /// Why, as who objected reads it.
    pub reasons: String,
}

impl Settlement {
    /// Reads `uitkomst` and `motivering`.
    pub fn parse(outcome: &str, reasons: &str) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let outcome = match outcome.trim() {
            "" => Err(Problem::Missing),
            word => ObjectionOutcome::parse(word).ok_or(Problem::Unknown),
        };
        let outcome = check.field(Field::Outcome, outcome);
        let reasons = check.field(Field::Reasons, bounded(reasons, TEXT_MIN));
        check.finish()?;
        match (outcome, reasons) {
            (Some(outcome), Some(reasons)) => Ok(Self { outcome, reasons }),
            _ => Err(Invalid(Vec::new())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_term_is_six_months_of_the_calendar_to_the_end_of_the_day() {
        let table = [
            ("2026-02-03T12:00:00Z", "2026-08-03T22:00:00Z"),
            // Late in the evening here is the next day in the Netherlands.
            ("2026-02-03T23:30:00Z", "2026-08-04T22:00:00Z"),
            // There is no 31 February.
            ("2025-08-31T12:00:00Z", "2026-02-28T23:00:00Z"),
            ("2026-09-30T12:00:00Z", "2027-03-30T22:00:00Z"),
        ];
        for (decided, end) in table {
            assert_eq!(term_ends(at(decided)), at(end), "{decided}");
        }
    }

    #[test]
    fn one_objects_once_and_in_time() {
        let decided = at("2026-02-03T12:00:00Z");
        assert_eq!(may_still_object(decided, false, at("2026-08-03T21:59:59Z")), Ok(()));
        assert_eq!(may_still_object(decided, false, at("2026-08-03T22:00:00Z")), Err(Reason::TooLate));
        assert_eq!(may_still_object(decided, true, decided), Err(Reason::Once));
    }

    #[test]
    fn an_objection_and_its_outcome_say_why() {
        assert!(Objection::parse("Dit was geen scheldwoord.").is_ok());
        assert_eq!(Objection::parse("  "), Err(Invalid::one(Field::Text, Problem::Missing)));
        assert!(Settlement::parse("gegrond", "Het was een citaat uit de krant.").is_ok());
        let Err(Invalid(errors)) = Settlement::parse("misschien", "") else {
            panic!("settled without reason")
        };
        let fields: Vec<_> = errors.iter().map(|e| e.field).collect();
        assert_eq!(fields, [Field::Outcome, Field::Reasons]);
    }
}
