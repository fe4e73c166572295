//! A report: what brings something to a moderator, also by who has no account (DSA, art. 16).

use super::{Ground, bounded, parse_ground, parse_law};
use crate::input::{Check, Field, Invalid, Problem};
use crate::people::{Email, Name};

/// Least number of characters of the reasons why something is against the law (DSA, art. 16(2)(a)).
const REASONS_MIN: usize = 10;

/// The fields of a report as they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawReport {
    /// `grond`
    pub ground: String,
    /// `toelichting`
    pub explanation: String,
    /// `wet`: the article of the law
    pub law: String,
    /// `naam`, of who has no account
    pub name: String,
    /// `email`, likewise
    pub email: String,
    /// `misbruik`: it is about the sexual abuse of children, and so needs no name
    pub is_about_abuse: bool,
    /// `naar_waarheid`: the reporter is convinced that it is right
    pub is_in_good_faith: bool,
}

/// A report that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The ground.
    pub ground: Ground,
    /// In the reporter's words; needed where the ground is *anders*.
    pub explanation: String,
    /// The article of the law that it is against; empty where the ground is another.
    pub law: String,
}

/// Who reports without an account, as far as they say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// The name; may be empty.
    pub name: String,
    /// Where the receipt and the decision are mailed.
    pub email: Option<Email>,
}

impl Report {
    /// Reads a report of somebody with an account: `grond`, `toelichting`, `wet` and `naar_waarheid`.
    pub fn parse(raw: &RawReport) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let report = Self::read(raw, &mut check);
        check.finish()?;
        report.ok_or_else(|| Invalid(Vec::new()))
    }

    /// Reads a report of somebody without an account. That something is against the law comes with a name and an address,
    /// unless it is about the sexual abuse of children (DSA, art. 16(2)(c)).
    pub fn parse_of_visitor(raw: &RawReport) -> Result<(Self, Contact), Invalid> {
        let mut check = Check::default();
        let report = Self::read(raw, &mut check);
        let is_illegal = report.as_ref().is_some_and(|report| report.ground == Ground::Illegal);
        let is_needed = is_illegal && !raw.is_about_abuse;
        let contact = Contact {
            name: optional(&raw.name, is_needed, Name::parse)
                .map(|name| name.map(|name| name.as_str().to_owned()).unwrap_or_default())
                .map_err(|problem| check.refuse(Field::Name, problem))
                .unwrap_or_default(),
            email: optional(&raw.email, is_needed, Email::parse)
                .map_err(|problem| check.refuse(Field::Email, problem))
                .unwrap_or_default(),
        };
        check.finish()?;
        report.map(|report| (report, contact)).ok_or_else(|| Invalid(Vec::new()))
    }

    fn read(raw: &RawReport, check: &mut Check) -> Option<Self> {
        let ground = check.field(Field::Ground, parse_ground(&raw.ground));
        let is_illegal = ground == Some(Ground::Illegal);
        let law = check.field(Field::Law, parse_law(&raw.law, is_illegal)).unwrap_or_default();
        let min = if is_illegal { REASONS_MIN } else { usize::from(ground == Some(Ground::Other)) };
        let explanation = check.field(Field::Explanation, bounded(&raw.explanation, min)).unwrap_or_default();
        if is_illegal && !raw.is_in_good_faith {
            check.refuse(Field::GoodFaith, Problem::Missing);
        }
        ground.map(|ground| Self { ground, explanation, law })
    }
}

fn optional<T>(
    raw: &str,
    is_needed: bool,
    parse: fn(&str) -> Result<T, Problem>,
) -> Result<Option<T>, Problem> {
    if raw.trim().is_empty() {
        return if is_needed { Err(Problem::Missing) } else { Ok(None) };
    }
    parse(raw).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(ground: &str, explanation: &str) -> RawReport {
        RawReport { ground: ground.into(), explanation: explanation.into(), ..RawReport::default() }
    }

    fn fields<T>(result: Result<T, Invalid>) -> Vec<Field> {
        result.map_or_else(|Invalid(errors)| errors.iter().map(|e| e.field).collect(), |_| Vec::new())
    }

    #[test]
    fn a_report_on_another_ground_says_which() {
        assert!(Report::parse(&raw("spam", "")).is_ok());
        assert_eq!(fields(Report::parse(&raw("anders", " "))), [Field::Explanation]);
        assert_eq!(fields(Report::parse(&raw("", ""))), [Field::Ground]);
        assert_eq!(fields(Report::parse(&raw("onzin", ""))), [Field::Ground]);
    }

    #[test]
    fn what_is_against_the_law_comes_with_law_reasons_good_faith_and_a_name() {
        let bare = raw("strafbaar", "");
        assert_eq!(fields(Report::parse(&bare)), [Field::Law, Field::Explanation, Field::GoodFaith]);
        let whole = RawReport {
            law: "artikel 137c Sr".into(),
            is_in_good_faith: true,
            ..raw("strafbaar", "Hier wordt een groep mensen beledigd.")
        };
        assert!(Report::parse(&whole).is_ok());
        assert_eq!(fields(Report::parse_of_visitor(&whole)), [Field::Name, Field::Email]);
        let abuse = RawReport { is_about_abuse: true, ..whole.clone() };
        assert_eq!(Report::parse_of_visitor(&abuse).unwrap().1, Contact::default(), "nobody need be known");
        let known = RawReport { name: "Jan Jansen".into(), email: "jan@voorbeeld.nl".into(), ..whole };
        assert_eq!(Report::parse_of_visitor(&known).unwrap().1.name, "Jan Jansen");
    }

    #[test]
    fn another_report_of_a_visitor_need_not_say_who_but_may() {
        assert_eq!(Report::parse_of_visitor(&raw("spam", "")).unwrap().1, Contact::default());
        let wrong = RawReport { email: "geen adres".into(), ..raw("spam", "") };
        assert_eq!(fields(Report::parse_of_visitor(&wrong)), [Field::Email]);
    }
}
