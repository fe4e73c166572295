//! Moderation: reports, the measures a moderator can take, and what a decision must say.

use crate::ids::{CommentId, IdeaNumber};
use crate::input::{Check, Field, Invalid, Problem, clean_text, within};
use crate::words::words;

words! {
    /// Why something is reported, or decided about.
    pub enum Ground {
        /// Insult, threat or discrimination.
        Hurtful = "kwetsend",
        /// Advertising, or the same again and again.
        Spam = "spam",
        /// Personal data of somebody else.
        PersonalData = "persoonsgegevens",
        /// Has nothing to do with the subject.
        OffTopic = "niet-ter-zake",
        /// Against the law.
        Illegal = "strafbaar",
        /// Something else, told in the explanation.
        Other = "anders",
    }
}

words! {
    /// What a decision on a case does.
    pub enum Measure {
        /// Nothing: it may stay.
        None = "geen",
        /// Nobody but its author and moderators sees it.
        Hide = "verberg",
        /// It is shown again.
        Restore = "herstel",
    }
}

/// What a report or a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// An idea.
    Idea(IdeaNumber),
    /// A comment.
    Comment(CommentId),
}

/// Greatest number of characters of an explanation, of facts.
pub const EXPLANATION_MAX: usize = 2_000;

/// A report that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The ground.
    pub ground: Ground,
    /// In the reporter's words; needed where the ground is *anders*.
    pub explanation: String,
}

impl Report {
    /// Reads `grond` and `toelichting`.
    pub fn parse(ground: &str, explanation: &str) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let ground = check.field(Field::Ground, parse_ground(ground));
        let min = usize::from(ground == Some(Ground::Other));
        let explanation = check.field(Field::Explanation, bounded(explanation, min)).unwrap_or_default();
        check.finish()?;
        ground.map(|ground| Self { ground, explanation }).ok_or_else(|| Invalid(Vec::new()))
    }
}

/// A decision that fits: a measure, and for all but *geen* a ground and the facts it rests on (DSA, art. 17(3)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The measure.
    pub measure: Measure,
    /// The ground.
    pub ground: Ground,
    /// The facts, as the one concerned reads them.
    pub facts: String,
}

impl Ruling {
    /// Reads `maatregel`, `grond` and `feiten`.
    pub fn parse(measure: &str, ground: &str, facts: &str) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let measure = match measure.trim() {
            "" => Err(Problem::Missing),
            word => Measure::parse(word).ok_or(Problem::Unknown),
        };
        let measure = check.field(Field::Measure, measure);
        let ground = match (measure, ground.trim()) {
            (Some(Measure::None | Measure::Restore), "") => Some(Ground::Other),
            (_, word) => check.field(Field::Ground, parse_ground(word)),
        };
        let min = if measure == Some(Measure::None) { 0 } else { 10 };
        let facts = check.field(Field::Facts, bounded(facts, min)).unwrap_or_default();
        check.finish()?;
        match (measure, ground) {
            (Some(measure), Some(ground)) => Ok(Self { measure, ground, facts }),
            _ => Err(Invalid(Vec::new())),
        }
    }
}

fn parse_ground(raw: &str) -> Result<Ground, Problem> {
    match raw.trim() {
        "" => Err(Problem::Missing),
        word => Ground::parse(word).ok_or(Problem::Unknown),
    }
}

fn bounded(raw: &str, min: usize) -> Result<String, Problem> {
    let text = clean_text(raw);
    if min == 0 && text.is_empty() { Ok(text) } else { within(text, min, EXPLANATION_MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_on_another_ground_says_which() {
        assert!(Report::parse("spam", "").is_ok());
        assert_eq!(Report::parse("anders", " "), Err(Invalid::one(Field::Explanation, Problem::Missing)));
        assert_eq!(Report::parse("", ""), Err(Invalid::one(Field::Ground, Problem::Missing)));
    }

    #[test]
    fn hiding_needs_a_ground_and_facts() {
        assert!(Ruling::parse("geen", "", "").is_ok());
        let Err(Invalid(errors)) = Ruling::parse("verberg", "", "kort") else {
            panic!("hidden without reason")
        };
        let fields: Vec<_> = errors.iter().map(|e| e.field).collect();
        assert_eq!(fields, [Field::Ground, Field::Facts]);
        assert!(Ruling::parse("verberg", "kwetsend", "Je noemt een raadslid bij een scheldwoord.").is_ok());
    }
}
