//! When a notice is mailed: gathered for some minutes about one idea, or at the end of a day or a week.

use std::fmt;

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::input::Problem;
use crate::notices::Frequency;

/// Within this time one person gets one mail about one idea; what comes sooner is gathered for the next.
pub const BURST: SignedDuration = SignedDuration::from_mins(10);
/// The hour at which a digest goes out, so that nobody is woken by one at midnight.
const MORNING: i8 = 7;
/// The day on which a week begins and a weekly digest comes.
const WEEK: Weekday = Weekday::Monday;

/// The name of a time zone in the IANA database, such as `Europe/Amsterdam`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ZoneName(String);

impl ZoneName {
    /// A name that the database knows, in whichever case; kept as the database writes it.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let name = raw.trim();
        if name.is_empty() {
            return Err(Problem::Missing);
        }
        let zone = TimeZone::get(name).map_err(|_| Problem::Unknown)?;
        zone.iana_name().map(|name| Self(name.to_owned())).ok_or(Problem::Unknown)
    }

    /// A name that was kept; one that the database does not know any more is that of the Netherlands.
    pub fn stored(name: &str) -> Self {
        Self::parse(name).unwrap_or_default()
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The zone itself.
    pub fn zone(&self) -> Zone {
        Zone(TimeZone::get(&self.0).unwrap_or(TimeZone::UTC))
    }

    /// All names there are, in the order of the alphabet.
    pub fn all() -> Vec<String> {
        let names = jiff::tz::db().available().map(|name| name.to_string());
        let mut names: Vec<_> = names.filter(|name| name.contains('/') && !is_old(name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Names that stand for offsets, machines or former countries.
fn is_old(name: &str) -> bool {
    ["Etc/", "SystemV/", "US/", "posix/", "right/", "Brazil/", "Canada/", "Chile/", "Mexico/"]
        .iter()
        .any(|start| name.starts_with(start))
}

impl Default for ZoneName {
    /// That of the Netherlands in Europe.
    fn default() -> Self {
        Self("Europe/Amsterdam".to_owned())
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A time zone, which knows when its clocks change.
#[derive(Debug, Clone)]
pub struct Zone(TimeZone);

impl Zone {
    /// The day on which a moment falls here.
    pub fn day_of(&self, moment: Timestamp) -> Date {
        moment.to_zoned_datetime(self.0.clone()).date()
    }

    /// The moment at which a day begins here.
    pub fn start_of(&self, day: Date) -> Option<Timestamp> {
        self.midnight(day)
    }

    fn midnight(&self, day: Date) -> Option<Timestamp> {
        Some(day.to_zoned_datetime(self.0.clone()).ok()?.timestamp())
    }

    fn morning(&self, day: Date) -> Option<Timestamp> {
        Some(day.at(MORNING, 0, 0, 0).to_zoned_datetime(self.0.clone()).ok()?.timestamp())
    }
}

/// When a digest is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Planned {
    /// The end of its day or week: what happens from then on is for the next.
    pub until: Timestamp,
    /// When it goes out.
    pub due: Timestamp,
}

/// The digest for something that happens at `moment`: of the day that ends at midnight in `zone`, or of the week that
/// ends with its Sunday, and sent the morning after. `None` for what is in no digest.
pub fn plan(frequency: Frequency, zone: &Zone, moment: Timestamp) -> Option<Planned> {
    let today = zone.day_of(moment);
    let next = match frequency {
        Frequency::Daily => today.tomorrow().ok()?,
        Frequency::Weekly => today.nth_weekday(1, WEEK).ok()?,
        Frequency::AtOnce | Frequency::Never => return None,
    };
    Some(Planned { until: zone.midnight(next)?, due: zone.morning(next)? })
}

/// When the next mail to one person about one idea goes out: at once, or a while after the last one was to go, with all
/// that was gathered until then.
pub fn next_gathered(now: Timestamp, last: Option<Timestamp>) -> Timestamp {
    last.map_or(now, |last| now.max(last + BURST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn planned(frequency: Frequency, zone: &str, moment: &str) -> (String, String) {
        let zone = ZoneName::parse(zone).unwrap().zone();
        let planned = plan(frequency, &zone, at(moment)).unwrap();
        (planned.until.to_string(), planned.due.to_string())
    }

    #[test]
    fn a_day_ends_at_midnight_where_the_reader_is() {
        let table = [
            ("Europe/Amsterdam", "2026-02-03T22:59:59Z", "2026-02-03T23:00:00Z", "2026-02-04T06:00:00Z"),
            ("Europe/Amsterdam", "2026-02-03T23:00:00Z", "2026-02-04T23:00:00Z", "2026-02-05T06:00:00Z"),
            ("America/Curacao", "2026-02-03T23:00:00Z", "2026-02-04T04:00:00Z", "2026-02-04T11:00:00Z"),
            ("Pacific/Auckland", "2026-02-03T12:00:00Z", "2026-02-04T11:00:00Z", "2026-02-04T18:00:00Z"),
        ];
        for (zone, moment, until, due) in table {
            let expected = (until.to_owned(), due.to_owned());
            assert_eq!(planned(Frequency::Daily, zone, moment), expected, "{zone} {moment}");
        }
    }

    #[test]
    fn a_day_with_a_change_of_the_clock_is_23_or_25_hours() {
        let length = |noon: &str| {
            let zone = ZoneName::default().zone();
            let today = plan(Frequency::Daily, &zone, at(noon)).unwrap();
            let tomorrow = plan(Frequency::Daily, &zone, today.until).unwrap();
            tomorrow.until.duration_since(today.until).as_hours()
        };
        assert_eq!(length("2026-03-28T12:00:00Z"), 23, "summer time begins on 29 March");
        assert_eq!(length("2026-10-24T12:00:00Z"), 25, "and ends on 25 October");
        assert_eq!(length("2026-02-03T12:00:00Z"), 24);
        let spring = planned(Frequency::Daily, "Europe/Amsterdam", "2026-03-28T12:00:00Z");
        assert_eq!(spring.1, "2026-03-29T05:00:00Z", "seven in the morning by the new clock");
    }

    #[test]
    fn a_day_that_begins_after_midnight_begins_when_its_clock_says() {
        let (until, _) = planned(Frequency::Daily, "Asia/Beirut", "2026-03-28T12:00:00Z");
        assert_eq!(until, "2026-03-28T22:00:00Z", "where the clock goes from 0:00 to 1:00");
    }

    #[test]
    fn a_week_ends_with_its_sunday() {
        let monday = ("2026-02-08T23:00:00Z".to_owned(), "2026-02-09T06:00:00Z".to_owned());
        for moment in ["2026-02-03T12:00:00Z", "2026-02-08T22:59:59Z", "2026-02-01T23:00:00Z"] {
            assert_eq!(planned(Frequency::Weekly, "Europe/Amsterdam", moment), monday, "{moment}");
        }
        let zone = ZoneName::default().zone();
        assert_eq!(plan(Frequency::AtOnce, &zone, at("2026-02-03T12:00:00Z")), None);
    }

    #[test]
    fn the_first_mail_goes_at_once_and_the_next_after_ten_minutes() {
        let now = at("2026-02-03T12:00:00Z");
        assert_eq!(next_gathered(now, None), now);
        assert_eq!(next_gathered(now, Some(now)), at("2026-02-03T12:10:00Z"));
        assert_eq!(next_gathered(now, Some(at("2026-02-03T11:51:00Z"))), at("2026-02-03T12:01:00Z"));
        assert_eq!(next_gathered(now, Some(at("2026-02-03T11:40:00Z"))), now);
    }

    #[test]
    fn a_zone_is_one_that_the_database_knows() {
        assert_eq!(ZoneName::parse(" europe/amsterdam ").unwrap().as_str(), "Europe/Amsterdam");
        assert_eq!(ZoneName::parse(""), Err(Problem::Missing));
        for odd in ["Nergens", "../../etc/passwd", "Europe/Amsterdam\0", "+01:00"] {
            assert_eq!(ZoneName::parse(odd), Err(Problem::Unknown), "{odd}");
        }
        assert_eq!(ZoneName::stored("Europe/Atlantis"), ZoneName::default());
        let all = ZoneName::all();
        assert!(all.len() > 300 && all.iter().any(|name| name == "America/Curacao"), "{}", all.len());
    }
}
