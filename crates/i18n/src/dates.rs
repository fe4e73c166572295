//! Dates and times as they are written in each language, in the time zone of the Netherlands.

use std::sync::LazyLock;

use domain::people::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::texts::{Texts, texts};

/// The Netherlands in Europe; the zone's data is built in, so it is found on any machine.
static AMSTERDAM: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC));

/// A day, as in *3 februari 2026*.
pub fn date(language: Language, day: Date) -> String {
    let t = texts(language);
    t.date_day(day.day().to_string(), month(t, day.month()), day.year().to_string())
}

/// The day on which a moment falls in the Netherlands.
pub fn day_of(moment: Timestamp) -> Date {
    moment.to_zoned_datetime(AMSTERDAM.clone()).date()
}

/// The moment at which a day begins in the Netherlands.
pub fn start_of(day: Date) -> Timestamp {
    day.to_zoned_datetime(AMSTERDAM.clone()).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp())
}

/// A moment, as in *3 februari 2026, 14:05*.
pub fn moment(language: Language, moment: Timestamp) -> String {
    let local = moment.to_zoned_datetime(AMSTERDAM.clone());
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    texts(language).date_moment(date(language, local.date()), time)
}

fn month(t: &Texts, month: i8) -> String {
    match month {
        1 => t.month_1(),
        2 => t.month_2(),
        3 => t.month_3(),
        4 => t.month_4(),
        5 => t.month_5(),
        6 => t.month_6(),
        7 => t.month_7(),
        8 => t.month_8(),
        9 => t.month_9(),
        10 => t.month_10(),
        11 => t.month_11(),
        _ => t.month_12(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_reads_as_the_dutch_write_it() {
        let at: Timestamp = "2026-02-03T13:05:00Z".parse().unwrap();
        assert_eq!(date(Language::Dutch, day_of(at)), "3 februari 2026");
        assert_eq!(moment(Language::Dutch, at), "3 februari 2026, 14:05");
        assert_eq!(moment(Language::English, at), "3 February 2026, 14:05");
    }

    #[test]
    fn the_day_turns_at_midnight_in_amsterdam_also_in_summer() {
        let at: Timestamp = "2026-07-31T22:30:00Z".parse().unwrap();
        assert_eq!(date(Language::Dutch, day_of(at)), "1 augustus 2026");
    }
}
