//! The clock of answer: when an organisation promised to answer an idea, and when those who speak for it are reminded.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::input::{Field, Invalid, Problem};
use crate::notices::ZoneName;
use crate::words::words;

/// Days within which an organisation answers where it said nothing else: six weeks, as a council has for a citizens'
/// initiative in most regulations.
pub const DAYS: i64 = 42;
/// The least and the greatest number of days that an organisation can choose.
pub const DAYS_RANGE: (i64, i64) = (7, 182);

words! {
    /// What became of a promise.
    pub enum PromiseState {
        /// There is no answer yet.
        Open = "open",
        /// Answered before the promised day.
        InTime = "op-tijd",
        /// Answered on that day or after it.
        Late = "te-laat",
        /// The idea was addressed to another organisation, or taken back, before there was an answer.
        Dropped = "vervallen",
    }
}

words! {
    /// What became of a promise, as a list is narrowed to it.
    pub enum Kept {
        /// Answered before the promised day.
        InTime = "op-tijd",
        /// Answered on that day or after it.
        Late = "te-laat",
        /// Not answered; the day is past, or still to come.
        NotYet = "nog-niet",
    }
}

words! {
    /// What the author of an idea makes of an answer.
    pub enum Verdict {
        /// It helps them on.
        Helpful = "verder",
        /// It does not answer their question.
        Unanswered = "niet-beantwoord",
    }
}

/// Reads the number of days within which an organisation answers.
pub fn parse_days(raw: &str) -> Result<i64, Invalid> {
    let wrong = |problem| Invalid::one(Field::Days, problem);
    match raw.trim() {
        "" => Err(wrong(Problem::Missing)),
        text => text
            .parse()
            .ok()
            .filter(|days| (DAYS_RANGE.0..=DAYS_RANGE.1).contains(days))
            .ok_or_else(|| wrong(Problem::OutOfRange { least: DAYS_RANGE.0, most: DAYS_RANGE.1 })),
    }
}

/// The beginning, in the Netherlands, of the day before which an answer is promised: `days` days after the one of `made_at`.
pub fn due_at(made_at: Timestamp, days: i64) -> Timestamp {
    let zone = ZoneName::default().zone();
    let day = zone.day_of(made_at).saturating_add(days.days());
    zone.start_of(day).unwrap_or(made_at)
}

/// The day before which an answer is promised.
pub fn due_day(due_at: Timestamp) -> Date {
    ZoneName::default().zone().day_of(due_at)
}

/// The moment of the next reminder after `after`: at half the time, a week before and a day before, where these come
/// after the promise was made.
pub fn next_reminder(made_at: Timestamp, due_at: Timestamp, after: Timestamp) -> Option<Timestamp> {
    let half = made_at + due_at.duration_since(made_at) / 2;
    let before = |days: i64| due_at - SignedDuration::from_hours(24 * days);
    let moments = [half, before(7), before(1)];
    moments.into_iter().filter(|moment| *moment > made_at && *moment > after).min()
}

/// What a promise is worth when it is kept at this moment.
pub fn kept(due_at: Timestamp, answered_at: Timestamp) -> PromiseState {
    if answered_at < due_at { PromiseState::InTime } else { PromiseState::Late }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn the_promised_day_is_a_day_in_the_netherlands() {
        // Past midnight there while it is still the day before in UTC, and past the change to summer time.
        let due = due_at(at("2026-02-03T23:30:00Z"), 60);
        assert_eq!(due, at("2026-04-04T22:00:00Z"));
        assert_eq!(due_day(due).to_string(), "2026-04-05");
        assert_eq!(due_day(due_at(at("2026-01-29T12:00:00Z"), DAYS)).to_string(), "2026-03-12");
    }

    #[test]
    fn reminders_come_at_half_a_week_before_and_a_day_before() {
        let (made, due) = (at("2026-02-03T12:00:00Z"), due_at(at("2026-02-03T12:00:00Z"), DAYS));
        let mut all = Vec::new();
        let mut after = made;
        while let Some(next) = next_reminder(made, due, after) {
            all.push(next.to_string());
            after = next;
        }
        assert_eq!(all, ["2026-02-24T05:30:00Z", "2026-03-09T23:00:00Z", "2026-03-15T23:00:00Z"]);
    }

    #[test]
    fn a_short_promise_has_no_reminder_before_it_was_made() {
        let (made, due) = (at("2026-02-03T12:00:00Z"), due_at(at("2026-02-03T12:00:00Z"), 7));
        let half = next_reminder(made, due, made).unwrap();
        let day = next_reminder(made, due, half).unwrap();
        assert_eq!(
            (half.to_string().as_str(), next_reminder(made, due, day)),
            ("2026-02-06T17:30:00Z", None)
        );
    }

    #[test]
    fn an_answer_counts_as_in_time_until_the_day_begins() {
        let due = at("2026-03-16T23:00:00Z");
        assert_eq!(kept(due, due - SignedDuration::from_micros(1)), PromiseState::InTime);
        assert_eq!(kept(due, due), PromiseState::Late);
    }

    #[test]
    fn days_are_a_number_from_a_week_to_half_a_year() {
        assert_eq!(parse_days(" 7 "), Ok(7));
        assert_eq!(parse_days("182"), Ok(182));
        for bad in ["6", "183", "-7", "7.5", "99999999999999999999", "zeven"] {
            let problem = Problem::OutOfRange { least: 7, most: 182 };
            assert_eq!(parse_days(bad), Err(Invalid::one(Field::Days, problem)), "{bad}");
        }
    }
}
