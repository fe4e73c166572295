//! A calendar that programs subscribe to (iCalendar, RFC 5545).

use std::fmt::Write as _;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::civil::Date;

/// The longest line, in octets and without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// A whole day in the calendar.
#[derive(Debug, Clone)]
pub struct Day {
    /// The same for good, and different from all others in the world (3.8.4.7).
    pub uid: String,
    /// Which.
    pub on: Date,
    /// What it says.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Where it can be read.
    pub url: String,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// How often it changed.
    pub sequence: i64,
    /// Planned no longer: a program that knew it strikes it out.
    pub is_cancelled: bool,
}

/// A calendar as an answer.
pub fn answer(name: &str, days: &[Day]) -> Response {
    let kind = [(CONTENT_TYPE, "text/calendar; charset=utf-8"), (CACHE_CONTROL, "max-age=300")];
    (kind, calendar(name, days)).into_response()
}

fn calendar(name: &str, days: &[Day]) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Democratie in Uitvoering//Mijlpalen//NL");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("NAME", &escape(name));
    line("X-WR-CALNAME", &escape(name));
    line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
    for day in days {
        line("BEGIN", "VEVENT");
        line("UID", &escape(&day.uid));
        line("DTSTAMP", &moment(day.changed_at));
        line("LAST-MODIFIED", &moment(day.changed_at));
        line("DTSTART;VALUE=DATE", &date(day.on));
        line("DTEND;VALUE=DATE", &date(day.on.saturating_add(jiff::Span::new().days(1))));
        line("SUMMARY", &escape(&day.summary));
        line("DESCRIPTION", &escape(&day.description));
        line("URL", &day.url);
        line("SEQUENCE", &day.sequence.to_string());
        line("STATUS", if day.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// A text value: what would end it, or its line, is escaped (3.3.11); other control characters have no place in it.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// Ends each line with CRLF and goes on with a space where it is longer than [`LINE`], never within a character (3.1).
fn fold(text: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(c);
        used += c.len_utf8();
    }
    text.push_str("\r\n");
}

fn date(day: Date) -> String {
    let mut text = String::new();
    let _ = write!(text, "{:04}{:02}{:02}", day.year(), day.month(), day.day());
    text
}

fn moment(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(summary: &str) -> Day {
        Day {
            uid: "mijlpaal-7@voorbeeld.nl".to_owned(),
            on: jiff::civil::date(2026, 12, 31),
            summary: summary.to_owned(),
            description: String::new(),
            url: "https://voorbeeld.nl/ideeen/42".to_owned(),
            changed_at: "2026-02-03T12:00:00Z".parse().unwrap(),
            sequence: 2,
            is_cancelled: false,
        }
    }

    #[test]
    fn a_day_is_written_as_the_standard_says() {
        let text = calendar("Mijlpalen; van ons", &[day("Twee wijken, geloot\r\nEND:VCALENDAR")]);
        for line in [
            "NAME:Mijlpalen\\; van ons\r\n",
            "UID:mijlpaal-7@voorbeeld.nl\r\n",
            "DTSTAMP:20260203T120000Z\r\n",
            "DTSTART;VALUE=DATE:20261231\r\n",
            "DTEND;VALUE=DATE:20270101\r\n",
            "SUMMARY:Twee wijken\\, geloot\\nEND:VCALENDAR\r\n",
        ] {
            assert!(text.contains(line), "{line} {text}");
        }
        assert_eq!(
            text.matches("\r\nEND:VCALENDAR\r\n").count(),
            1,
            "what is written cannot end the calendar"
        );
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn long_lines_are_folded_within_75_octets_and_never_within_a_character() {
        let long = "é".repeat(200);
        let text = calendar("x", &[day(&long)]);
        assert!(text.lines().all(|line| line.len() <= LINE), "{text}");
        assert!(text.replace("\r\n ", "").contains(&long));
    }
}
