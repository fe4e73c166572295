//! Milestones: what an organisation means to have done by which day, and whether it is done.

use jiff::civil::Date;

use crate::ids::MilestoneId;
use crate::input::{Check, Field, Invalid, Problem, clean_line, within};

/// Milestones of one idea.
pub const MOST: usize = 50;
/// Greatest number of characters of a description.
pub const DESCRIPTION_MAX: usize = 200;
/// The years that a milestone can lie in.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2200;

/// A milestone that fits: a day, and what is done by then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    day: Date,
    description: String,
}

impl Milestone {
    /// Reads `datum`, as a browser sends it (2026-03-12) or as the Dutch write it (12-3-2026), and `omschrijving`.
    pub fn parse(day: &str, description: &str) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let day = check.field(Field::Date, parse_day(day));
        let description =
            check.field(Field::Description, within(clean_line(description), 3, DESCRIPTION_MAX));
        check.finish()?;
        day.zip(description)
            .map(|(day, description)| Self { day, description })
            .ok_or_else(|| Invalid(Vec::new()))
    }

    /// The day before the end of which it is done.
    pub fn day(&self) -> Date {
        self.day
    }

    /// What is done by then.
    pub fn description(&self) -> &str {
        &self.description
    }
}

/// Reads a day as a browser sends it (2026-03-12) or as the Dutch write it (12-3-2026).
pub(crate) fn parse_day(raw: &str) -> Result<Date, Problem> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    let dutch = || {
        let mut parts = text.split('-');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let is_whole = parts.next().is_none() && year.len() == 4;
        is_whole.then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())?
    };
    let is_iso = text.len() == 10 && text.as_bytes().get(4) == Some(&b'-');
    let day = if is_iso { text.parse().ok() } else { dutch() };
    day.filter(|day: &Date| YEARS.contains(&day.year())).ok_or(Problem::NotADate)
}

/// Whether a milestone is late on `today`: its day is over and it is not done.
pub fn is_late(day: Date, is_done: bool, today: Date) -> bool {
    !is_done && day < today
}

/// The name of a milestone in a calendar, the same for good (RFC 5545, 3.8.4.7).
pub fn calendar_uid(id: MilestoneId, host: &str) -> String {
    format!("mijlpaal-{id}@{host}")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_is_read_as_browsers_and_people_write_it() {
        for text in ["2026-03-12", "12-3-2026", " 12-03-2026 "] {
            assert_eq!(parse_day(text), Ok(date(2026, 3, 12)), "{text}");
        }
        for bad in
            ["2026-02-30", "31-4-2026", "12-3-26", "morgen", "2026-3-12x", "9999-01-01", "1-1-1-2026", "-"]
        {
            assert_eq!(parse_day(bad), Err(Problem::NotADate), "{bad}");
        }
    }

    #[test]
    fn a_milestone_is_late_once_its_day_is_over() {
        let day = date(2026, 3, 12);
        assert!(!is_late(day, false, day));
        assert!(is_late(day, false, date(2026, 3, 13)));
        assert!(!is_late(day, true, date(2026, 3, 13)));
    }
}
