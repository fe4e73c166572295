//! How many people live in a municipality, a province or a water board, and how large that makes it.

use jiff::civil::Date;

use crate::input::{Check, Field, Invalid, Problem, clean_line, within};
use crate::milestones::parse_day;
use crate::organisations::Level;
use crate::words::words;

/// Greatest number of characters of a source.
pub const SOURCE_MAX: usize = 120;
/// More people than live in the Netherlands live in no part of it.
const MOST: i64 = 20_000_000;

words! {
    /// How large an organisation is. The bounds are those of the classes by which Statistics Netherlands (CBS) groups
    /// municipalities (*gemeentegrootte*: 5, 10, 20, 50, 100, 150 and 250 thousand inhabitants), taken together to fewer.
    pub enum Size {
        /// Fewer than 20 thousand.
        Small = "tot-20000",
        /// From 20 to 50 thousand.
        Medium = "20000-50000",
        /// From 50 to 100 thousand.
        Large = "50000-100000",
        /// From 100 to 250 thousand.
        Larger = "100000-250000",
        /// 250 thousand and more.
        Largest = "vanaf-250000",
        /// Nobody filled in how many live there.
        Unknown = "onbekend",
    }
}

impl Size {
    /// From how many inhabitants, and below how many where there is an end to it; nothing where they are not known.
    pub const fn bounds(self) -> Option<(i64, Option<i64>)> {
        match self {
            Self::Small => Some((0, Some(20_000))),
            Self::Medium => Some((20_000, Some(50_000))),
            Self::Large => Some((50_000, Some(100_000))),
            Self::Larger => Some((100_000, Some(250_000))),
            Self::Largest => Some((250_000, None)),
            Self::Unknown => None,
        }
    }

    /// How large an organisation is. The state has no size: nobody lives outside it.
    pub fn of(kind: Level, inhabitants: Option<i64>) -> Option<Self> {
        let is_within = |size: &&Self| match (size.bounds(), inhabitants) {
            (Some((from, below)), Some(count)) => count >= from && below.is_none_or(|below| count < below),
            (bounds, count) => bounds.is_none() && count.is_none(),
        };
        has_inhabitants(kind).then(|| Self::ALL.iter().find(is_within).copied()).flatten()
    }
}

/// Whether the inhabitants of an organisation of this kind are counted.
pub fn has_inhabitants(kind: Level) -> bool {
    matches!(kind, Level::Municipality | Level::Province | Level::WaterBoard)
}

/// Reads a number of inhabitants as people and sheets write it: `34512` or `34.512`; nothing where it is left open.
pub fn parse_count(raw: &str) -> Result<Option<i64>, Problem> {
    let text = raw.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split(['.', ' ', '\u{a0}']).collect();
    let is_grouped = parts.iter().skip(1).all(|part| part.len() == 3)
        && (parts.len() == 1 || (1..=3).contains(&parts[0].len()));
    let digits = parts.concat();
    let count =
        digits.parse().ok().filter(|_| is_grouped && digits.bytes().all(|byte| byte.is_ascii_digit()));
    match count {
        Some(count) if (1..=MOST).contains(&count) => Ok(Some(count)),
        _ => Err(Problem::OutOfRange { least: 1, most: MOST }),
    }
}

/// When inhabitants were counted, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counting {
    day: Date,
    source: String,
}

impl Counting {
    /// Reads `peildatum` and `bron`.
    pub fn parse(day: &str, source: &str, today: Date) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let past = |day: Date| if day > today { Err(Problem::InFuture) } else { Ok(day) };
        let day = check.field(Field::CountedOn, parse_day(day).and_then(past));
        let source = check.field(Field::Source, within(clean_line(source), 3, SOURCE_MAX));
        check.finish()?;
        day.zip(source).map(|(day, source)| Self { day, source }).ok_or_else(|| Invalid(Vec::new()))
    }

    /// The day of which the numbers are.
    pub fn day(&self) -> Date {
        self.day
    }

    /// Who counted.
    pub fn source(&self) -> &str {
        &self.source
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_size_begins_at_its_bound() {
        let of = |count| Size::of(Level::Municipality, Some(count)).unwrap();
        for (count, size) in [
            (1, Size::Small),
            (19_999, Size::Small),
            (20_000, Size::Medium),
            (49_999, Size::Medium),
            (50_000, Size::Large),
            (100_000, Size::Larger),
            (249_999, Size::Larger),
            (250_000, Size::Largest),
        ] {
            assert_eq!(of(count), size, "{count}");
        }
    }

    #[test]
    fn what_nobody_filled_in_is_unknown_and_the_state_has_no_size() {
        assert_eq!(Size::of(Level::WaterBoard, None), Some(Size::Unknown));
        assert_eq!(Size::of(Level::Province, Some(507_000)), Some(Size::Largest));
        for kind in [Level::State, Level::Community] {
            assert_eq!((Size::of(kind, None), Size::of(kind, Some(5))), (None, None));
        }
    }

    #[test]
    fn a_count_is_read_as_people_and_sheets_write_it() {
        for (text, count) in
            [("34512", 34_512), (" 34.512 ", 34_512), ("1.234.567", 1_234_567), ("934\u{a0}927", 934_927)]
        {
            assert_eq!(parse_count(text), Ok(Some(count)), "{text}");
        }
        assert_eq!(parse_count("  "), Ok(None));
        for odd in [
            "0",
            "-5",
            "34.51",
            "3451.234",
            ".512",
            "34,5",
            "veel",
            "20000001",
            "99999999999999999999",
            "1..234",
        ] {
            assert_eq!(parse_count(odd), Err(Problem::OutOfRange { least: 1, most: MOST }), "{odd}");
        }
    }

    #[test]
    fn who_counted_and_when_are_both_asked() {
        let today = date(2026, 2, 3);
        let counting = Counting::parse("1-1-2026", " CBS ", today).unwrap();
        assert_eq!((counting.day(), counting.source()), (date(2026, 1, 1), "CBS"));
        let Err(Invalid(errors)) = Counting::parse("2026-02-04", "", today) else { panic!("it was taken") };
        let errors: Vec<_> = errors.into_iter().map(|error| (error.field, error.problem)).collect();
        assert_eq!(errors, [(Field::CountedOn, Problem::InFuture), (Field::Source, Problem::Missing)]);
    }

    proptest! {
        #[test]
        fn every_count_has_one_size(count in 1..MOST) {
            let fits = |size: &&Size| size.bounds().is_some_and(|(from, below)| count >= from && below.is_none_or(|below| count < below));
            prop_assert_eq!(Size::ALL.iter().filter(fits).count(), 1);
        }
    }
}
