//! Pins: what a moderator put where everybody sees it first, for how long and why.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

use crate::input::{Check, Field, Invalid, Problem, clean_line, within};
use crate::milestones::parse_day;
use crate::notices::ZoneName;
use crate::words::words;

/// Least and greatest number of characters of a reason that moderators read.
const REASON: (usize, usize) = (10, 280);
/// Greatest number of characters of the line under an idea on the home page, which everybody reads.
const LINE_MAX: usize = 160;

words! {
    /// Where something is pinned.
    pub enum Place {
        /// An idea, on top of the list of one of its themes.
        Theme = "thema",
        /// A comment, above the discussion under its idea.
        Discussion = "gesprek",
        /// An idea, on the home page.
        Home = "voorpagina",
    }
}

impl Place {
    /// How much can be pinned there at a time. More, and none of it stands out.
    pub fn most(self) -> u64 {
        match self {
            Self::Theme | Self::Home => 3,
            Self::Discussion => 1,
        }
    }
}

/// A pin that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Why: on the home page for everybody, elsewhere for moderators.
    pub reason: String,
    /// The moment at which it ends by itself.
    pub until: Option<Timestamp>,
}

impl Pin {
    /// Reads `reden` and, where it is given, `tot`: the last day, in the Netherlands, which is today or later.
    pub fn parse(place: Place, reason: &str, until: &str, now: Timestamp) -> Result<Self, Invalid> {
        let most = if place == Place::Home { LINE_MAX } else { REASON.1 };
        let mut check = Check::default();
        let reason = check.field(Field::Reason, within(clean_line(reason), REASON.0, most));
        let until = match until.trim() {
            "" => None,
            text => check.field(Field::Until, last_day(text, now)),
        };
        check.finish()?;
        Ok(Self { reason: reason.unwrap_or_default(), until: until.map(end_of) })
    }
}

fn last_day(raw: &str, now: Timestamp) -> Result<Date, Problem> {
    let day = parse_day(raw)?;
    if day < ZoneName::default().zone().day_of(now) { Err(Problem::Over) } else { Ok(day) }
}

/// The midnight that ends a day in the Netherlands.
fn end_of(day: Date) -> Timestamp {
    let next = day.saturating_add(1.day());
    ZoneName::default().zone().start_of(next).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHY: &str = "Hier kan iedereen deze week over meepraten.";

    fn now() -> Timestamp {
        "2026-02-03T12:00:00Z".parse().unwrap()
    }

    fn problem(place: Place, reason: &str, until: &str) -> (Field, Problem) {
        match Pin::parse(place, reason, until, now()) {
            Err(Invalid(mut errors)) if errors.len() == 1 => {
                let error = errors.remove(0);
                (error.field, error.problem)
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_pin_ends_with_its_last_day_in_the_netherlands() {
        let until = |day| Pin::parse(Place::Theme, WHY, day, now()).unwrap().until;
        assert_eq!(until(""), None);
        assert_eq!(until("2026-02-03"), Some("2026-02-03T23:00:00Z".parse().unwrap()), "today is not over");
        assert_eq!(until("1-7-2026"), Some("2026-07-01T22:00:00Z".parse().unwrap()));
    }

    #[test]
    fn a_day_that_is_over_or_none_is_refused() {
        assert_eq!(problem(Place::Theme, WHY, "2026-02-02"), (Field::Until, Problem::Over));
        for odd in ["morgen", "2026-02-30", "9999-12-31", "0"] {
            assert_eq!(problem(Place::Home, WHY, odd), (Field::Until, Problem::NotADate), "{odd}");
        }
    }

    #[test]
    fn a_pin_says_why_and_on_the_home_page_in_one_line() {
        assert_eq!(problem(Place::Theme, " ", ""), (Field::Reason, Problem::Missing));
        assert_eq!(problem(Place::Discussion, "kort", ""), (Field::Reason, Problem::TooShort { min: 10 }));
        let long = "x".repeat(161);
        assert_eq!(
            problem(Place::Home, &long, ""),
            (Field::Reason, Problem::TooLong { max: 160, actual: 161 })
        );
        assert!(Pin::parse(Place::Theme, &long, "", now()).is_ok());
    }
}
