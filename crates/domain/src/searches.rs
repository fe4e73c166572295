//! Searches that somebody keeps, and which searched words may be counted.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::input::{Field, Invalid, Problem, clean_line, length, within};

/// Greatest number of characters of the name of a kept search.
pub const NAME_MAX: usize = 80;
/// Greatest number of searches that one person keeps.
pub const KEPT_MAX: u64 = 50;
/// Greatest number of characters of what is searched for.
const TEXT_MAX: usize = 200;
/// Longest word of a filter.
const WORD_MAX: usize = 60;

/// Words that fewer than this many times were searched for are not shown: they may say something about one person.
pub const SHOWN_FROM: i64 = 5;
/// How long counts are kept.
pub const COUNTS_KEPT: SignedDuration = SignedDuration::from_hours(26 * 7 * 24);
/// How long the counts of words are kept that are searched for too rarely to be shown.
pub const RARE_KEPT: SignedDuration = SignedDuration::from_hours(4 * 7 * 24);
/// Longest text that is counted, in characters.
const COUNTED_MAX: usize = 60;
/// Digits in a row, spaces left out, from which a text may be a telephone number or a citizen's number.
const NUMBER_OF_SOMEBODY: usize = 6;

/// What a search asks for, as in its address. The order of hits and the page do not belong to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `q`
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// `soort`
    #[serde(skip_serializing_if = "String::is_empty")]
    pub soort: String,
    /// `thema`
    #[serde(skip_serializing_if = "String::is_empty")]
    pub thema: String,
    /// `status`
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// `bestuurslaag`
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bestuurslaag: String,
    /// `organisatie`
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organisatie: String,
    /// `praktijk`
    #[serde(skip_serializing_if = "String::is_empty")]
    pub praktijk: String,
    /// `jaar`
    #[serde(skip_serializing_if = "String::is_empty")]
    pub jaar: String,
}

impl Asked {
    /// Cleans what a form sent. A search for nothing at all is refused: it would tell of every idea.
    pub fn parse(&self) -> Result<Self, Invalid> {
        let word = |raw: &str| within(clean_line(raw), 0, WORD_MAX).unwrap_or_default();
        let cleaned = Self {
            q: within(clean_line(&self.q), 0, TEXT_MAX)
                .map_err(|problem| Invalid::one(Field::Query, problem))?,
            soort: word(&self.soort),
            thema: word(&self.thema),
            status: word(&self.status),
            bestuurslaag: word(&self.bestuurslaag),
            organisatie: word(&self.organisatie),
            praktijk: word(&self.praktijk),
            jaar: word(&self.jaar),
        };
        if cleaned == Self::default() {
            Err(Invalid::one(Field::Query, Problem::Missing))
        } else {
            Ok(cleaned)
        }
    }

    /// The parameters of its address; those that are empty say nothing.
    pub fn parameters(&self) -> [(&'static str, &str); 8] {
        [
            ("q", &self.q),
            ("soort", &self.soort),
            ("thema", &self.thema),
            ("status", &self.status),
            ("bestuurslaag", &self.bestuurslaag),
            ("organisatie", &self.organisatie),
            ("praktijk", &self.praktijk),
            ("jaar", &self.jaar),
        ]
    }

    /// What it is called until its keeper calls it otherwise: its words. `called` says how people call what a parameter
    /// narrows it to; where it knows nothing, the word itself is read without its hyphens.
    pub fn name(&self, called: impl Fn(&str, &str) -> Option<String>) -> String {
        let words: Vec<String> = self
            .parameters()
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| match key {
                "q" => value.to_owned(),
                "praktijk" => key.to_owned(),
                _ => called(key, value).unwrap_or_else(|| value.replace('-', " ")),
            })
            .collect();
        words.join(", ").chars().take(NAME_MAX).collect()
    }
}

/// Reads the name that somebody gives a kept search.
pub fn parse_name(raw: &str) -> Result<String, Invalid> {
    within(clean_line(raw), 1, NAME_MAX).map_err(|problem| Invalid::one(Field::Name, problem))
}

/// Searched words as they are counted: without capitals, one space between; none where they may name somebody or are
/// too long to be words that others use as well.
pub fn counted_words(text: &str) -> Option<String> {
    let words = clean_line(text).to_lowercase();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let may_be_counted =
        (2..=COUNTED_MAX).contains(&length(&words)) && !words.contains('@') && digits < NUMBER_OF_SOMEBODY;
    may_be_counted.then_some(words)
}

/// The week of a moment, by the number of weeks since the first Monday of 1970.
pub fn week(moment: Timestamp) -> i64 {
    (moment.as_second().div_euclid(86_400) - 4).div_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_for_nothing_is_not_kept() {
        assert!(Asked::default().parse().is_err());
        assert!(Asked { q: " \u{200b} ".to_owned(), ..Asked::default() }.parse().is_err());
        assert!(Asked { q: "a".repeat(201), ..Asked::default() }.parse().is_err());
        let kept =
            Asked { q: " raad ".to_owned(), jaar: "x".repeat(99), ..Asked::default() }.parse().unwrap();
        assert_eq!(
            (kept.q.as_str(), kept.jaar.as_str(), kept.name(|_, _| None).as_str()),
            ("raad", "", "raad")
        );
    }

    #[test]
    fn words_that_may_name_somebody_are_not_counted() {
        assert_eq!(counted_words("  Burger   BERAAD "), Some("burger beraad".to_owned()));
        for personal in ["jan@voorbeeld.nl", "06 1234 5678", "bsn 123456", "x", "", &"lang ".repeat(20)] {
            assert_eq!(counted_words(personal), None, "{personal}");
        }
    }

    #[test]
    fn a_week_begins_on_monday() {
        let at = |text: &str| week(text.parse().unwrap());
        assert_eq!(at("2026-02-02T00:00:00Z"), at("2026-02-08T23:59:59Z"));
        assert_eq!(at("2026-02-09T00:00:00Z"), at("2026-02-08T23:59:59Z") + 1);
    }
}
