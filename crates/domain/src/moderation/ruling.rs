//! A ruling: the measure a moderator takes, with what the one concerned reads about it.

use jiff::{SignedDuration, Timestamp};

use super::{Ground, Measure, Target, blanks, bounded, parse_ground, parse_law};
use crate::input::{Check, Field, Invalid, Problem, clean_line};

/// The longest suspension, in days. What must last longer is the closing of an account.
pub const DAYS_MAX: i64 = 365;
/// The least number of characters of facts: less says nothing.
const FACTS_MIN: usize = 10;

/// The fields of a decision as they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawRuling {
    /// `maatregel`
    pub measure: String,
    /// `grond`
    pub ground: String,
    /// `wet`: the article of the law
    pub law: String,
    /// `feiten`
    pub facts: String,
    /// `dagen` of a suspension
    pub days: String,
    /// `titel`, where it is mended
    pub title: String,
    /// `thema`, repeated, where they are mended
    pub themes: Vec<String>,
}

/// A decision that fits: a measure, and for what restricts a ground and the facts it rests on (DSA, art. 17(3)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    /// The measure.
    pub measure: Measure,
    /// The ground.
    pub ground: Ground,
    /// The article of the law that it is against; empty where the ground is another.
    pub law: String,
    /// The facts, as the one concerned reads them.
    pub facts: String,
    /// For how many days somebody is suspended.
    pub days: Option<i64>,
    /// The title and the themes as they are to be, where they are mended.
    pub mended: Option<(String, Vec<String>)>,
}

impl Ruling {
    /// Reads the fields of a decision about `target`; all that is wrong is told at once.
    pub fn parse(raw: &RawRuling, target: Target) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let measure = match raw.measure.trim() {
            "" => Err(Problem::Missing),
            word => Measure::parse(word).filter(|measure| measure.fits(target)).ok_or(Problem::Unknown),
        };
        let measure = check.field(Field::Measure, measure);
        let days = match measure {
            Some(Measure::Suspend) => check.field(Field::Days, parse_days(&raw.days)),
            _ => None,
        };
        let restricts = measure.is_none_or(Measure::restricts);
        let ground = match raw.ground.trim() {
            "" if !restricts => Some(Ground::Other),
            word => check.field(Field::Ground, parse_ground(word)),
        };
        let is_law_needed = restricts && ground == Some(Ground::Illegal);
        let law = check.field(Field::Law, parse_law(&raw.law, is_law_needed)).unwrap_or_default();
        let min = if measure == Some(Measure::None) { 0 } else { FACTS_MIN };
        let facts = check.field(Field::Facts, parse_facts(&raw.facts, min)).unwrap_or_default();
        check.finish()?;
        let (Some(measure), Some(ground)) = (measure, ground) else { return Err(Invalid(Vec::new())) };
        let mended = (measure == Measure::Mend).then(|| (clean_line(&raw.title), raw.themes.clone()));
        Ok(Self { measure, ground, law, facts, days, mended })
    }

    /// When a suspension that begins at `now` ends: after whole days of 24 hours.
    pub fn until(&self, now: Timestamp) -> Option<Timestamp> {
        self.days.and_then(|days| now.checked_add(SignedDuration::from_hours(24 * days)).ok())
    }
}

fn parse_days(raw: &str) -> Result<i64, Problem> {
    match raw.trim() {
        "" => Err(Problem::Missing),
        text => {
            let days = text.parse().ok().filter(|days| (1..=DAYS_MAX).contains(days));
            days.ok_or(Problem::OutOfRange { least: 1, most: DAYS_MAX })
        }
    }
}

fn parse_facts(raw: &str, min: usize) -> Result<String, Problem> {
    let facts = bounded(raw, min)?;
    match blanks::first(&facts) {
        Some(blank) => Err(Problem::Unfinished { blank: blank.to_owned() }),
        None => Ok(facts),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{CommentId, IdeaNumber, PersonId};

    const COMMENT: Target = Target::Comment(CommentId(7));
    const FACTS: &str = "Je noemt een raadslid bij een scheldwoord.";

    fn raw(measure: &str, ground: &str, facts: &str) -> RawRuling {
        RawRuling {
            measure: measure.into(),
            ground: ground.into(),
            facts: facts.into(),
            ..RawRuling::default()
        }
    }

    fn refused(raw: &RawRuling, target: Target) -> Vec<Field> {
        Ruling::parse(raw, target)
            .map_or_else(|Invalid(all)| all.iter().map(|e| e.field).collect(), |_| vec![])
    }

    #[test]
    fn what_restricts_needs_a_ground_and_facts() {
        assert!(Ruling::parse(&raw("geen", "", ""), COMMENT).is_ok());
        assert!(Ruling::parse(&raw("herstel", "", FACTS), COMMENT).is_ok());
        assert_eq!(refused(&raw("verberg", "", "kort"), COMMENT), [Field::Ground, Field::Facts]);
        assert_eq!(refused(&raw("waarschuw", "", FACTS), COMMENT), [Field::Ground]);
        assert!(Ruling::parse(&raw("verberg", "kwetsend", FACTS), COMMENT).is_ok());
        assert_eq!(refused(&raw("", "", FACTS), COMMENT), [Field::Measure, Field::Ground]);
        assert_eq!(refused(&raw("verbrand", "onzin", FACTS), COMMENT), [Field::Measure, Field::Ground]);
    }

    #[test]
    fn a_measure_fits_what_it_is_about() {
        let idea = Target::Idea(IdeaNumber(1));
        let person = Target::Person(PersonId(1));
        let table = [
            (idea, "geen verbeter waarschuw verberg herstel slot heropen schors verwijder"),
            (COMMENT, "geen waarschuw verberg herstel schors verwijder"),
            (person, "geen waarschuw herstel schors verwijder"),
        ];
        for (target, words) in table {
            let fitting: Vec<_> =
                Measure::ALL.iter().filter(|m| m.fits(target)).map(|m| m.as_str()).collect();
            assert_eq!(fitting.join(" "), words);
        }
        assert_eq!(refused(&raw("slot", "kwetsend", FACTS), COMMENT), [Field::Measure]);
    }

    #[test]
    fn a_suspension_says_for_how_many_days() {
        let days = |days: &str| {
            Ruling::parse(&RawRuling { days: days.into(), ..raw("schors", "spam", FACTS) }, COMMENT)
        };
        assert_eq!(days("7").unwrap().days, Some(7));
        assert_eq!(days("365").unwrap().days, Some(365));
        assert_eq!(days(""), Err(Invalid::one(Field::Days, Problem::Missing)));
        let range = Problem::OutOfRange { least: 1, most: 365 };
        for rubbish in ["0", "-1", "366", "99999", "7,5", "zeven", "9223372036854775808", "1e3"] {
            assert_eq!(days(rubbish), Err(Invalid::one(Field::Days, range.clone())), "{rubbish}");
        }
        let now: Timestamp = "2026-02-03T12:00:00Z".parse().unwrap();
        assert_eq!(days("7").unwrap().until(now), Some("2026-02-10T12:00:00Z".parse().unwrap()));
        assert_eq!(Ruling::parse(&raw("verberg", "spam", FACTS), COMMENT).unwrap().until(now), None);
    }

    #[test]
    fn what_is_against_the_law_names_the_law() {
        assert_eq!(refused(&raw("verberg", "strafbaar", FACTS), COMMENT), [Field::Law]);
        let named = RawRuling { law: "artikel 137c Sr".into(), ..raw("verberg", "strafbaar", FACTS) };
        assert_eq!(Ruling::parse(&named, COMMENT).unwrap().law, "artikel 137c Sr");
        let other = RawRuling { law: "artikel 137c Sr".into(), ..raw("verberg", "spam", FACTS) };
        assert_eq!(Ruling::parse(&other, COMMENT).unwrap().law, "", "another ground has no law");
    }

    #[test]
    fn a_template_must_be_made_concrete() {
        let refusal =
            Ruling::parse(&raw("verberg", "kwetsend", "Je schreef: [citaat]. Dat kwetst."), COMMENT);
        let problem = Problem::Unfinished { blank: "[citaat]".into() };
        assert_eq!(refusal, Err(Invalid::one(Field::Facts, problem)));
    }
}
