//! Withholding: what is read by a moderator before it is shown, and what several reports hide until somebody looked.

use jiff::{SignedDuration, Timestamp};

use crate::trust::Standing;
use crate::words::words;

words! {
    /// Why something is hidden without a decision.
    pub enum Withheld {
        /// A moderator reads it before others do.
        Before = "vooraf",
        /// Several people reported it, and no moderator looked yet.
        Reported = "gemeld",
        /// Its writer changed it, and a moderator reads the change before others do.
        Changed = "gewijzigd",
    }
}

words! {
    /// A rule by which something is read before it is shown.
    pub enum HoldRule {
        /// The first that somebody writes has links in it.
        FirstLinks = "eerste-met-links",
        /// It has a word that an administrator put on the list.
        Words = "woorden",
        /// Its writer writes much in a short time.
        Pace = "tempo",
        /// Everything here is read first: on the whole site, or in one of its themes.
        ReadFirst = "eerst-lezen",
    }
}

/// As many posts are shown within [`PACE_WITHIN`]; the next one is held.
pub const PACE: u64 = 6;
/// The short time of [`HoldRule::Pace`].
pub const PACE_WITHIN: SignedDuration = SignedDuration::from_mins(10);
/// As many people who report the same hide it until somebody looks.
pub const REPORTS: usize = 3;
/// For this long after its address was confirmed the report of an account hides nothing: several accounts made in one
/// evening are not several people.
pub const NEW: SignedDuration = SignedDuration::from_hours(24);
/// Greatest number of words on the list, and of characters of one.
pub const WORDS_MAX: (usize, usize) = (500, 60);

/// What somebody wrote before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Record {
    /// Their office or history puts them above these rules: they moderate, or came with an import.
    pub exempt: bool,
    /// Comments and ideas of theirs that can be read.
    pub kept: u64,
    /// What they wrote within [`PACE_WITHIN`].
    pub lately: u64,
    /// What they wrote within a day.
    pub today: u64,
    /// When they confirmed their address.
    pub confirmed_at: Option<Timestamp>,
}

impl Record {
    /// How far they are trusted.
    pub fn standing(&self) -> Standing {
        Standing { exempt: self.exempt, confirmed_at: self.confirmed_at, kept: self.kept }
    }
}

/// What an administrator set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HoldSettings {
    /// The list of words.
    pub words: WordList,
    /// Whether all that is written here is read first.
    pub read_first: bool,
}

/// Words that hold back whatever they stand in. A `*` at the end stands for any end of the word.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordList(Vec<String>);

impl WordList {
    /// Reads a list with one word, or a few words that follow each other, on each line; what cannot be a word is left out.
    pub fn parse(raw: &str) -> Self {
        let mut words: Vec<String> = raw
            .lines()
            .filter(|line| line.chars().count() <= WORDS_MAX.1)
            .map(|line| {
                let folded = fold(line);
                if line.trim().ends_with('*') && !folded.is_empty() { format!("{folded}*") } else { folded }
            })
            .filter(|word| !word.is_empty())
            .collect();
        words.sort();
        words.dedup();
        words.truncate(WORDS_MAX.0);
        Self(words)
    }

    /// The words, one a line.
    pub fn lines(&self) -> String {
        self.0.join("\n")
    }

    /// Those of them that are in a text, in whichever case and with whichever accents.
    pub fn found_in(&self, text: &str) -> Vec<&str> {
        let text = format!(" {} ", fold(text));
        let is_found = |word: &&str| match word.strip_suffix('*') {
            Some(start) => text.contains(&format!(" {start}")),
            None => text.contains(&format!(" {word} ")),
        };
        self.0.iter().map(String::as_str).filter(is_found).collect()
    }

    /// Whether one of them is in a text.
    pub fn is_in(&self, text: &str) -> bool {
        !self.found_in(text).is_empty()
    }
}

/// Lower-case words in ASCII with one space between.
fn fold(text: &str) -> String {
    let ascii = deunicode::deunicode(text).to_ascii_lowercase();
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The rules by which something is held; none where it is shown at once. `links` is how many it has.
pub fn hold(text: &str, links: usize, writer: &Record, settings: &HoldSettings) -> Vec<HoldRule> {
    if writer.exempt {
        return Vec::new();
    }
    let applies = |rule: &HoldRule| match rule {
        HoldRule::FirstLinks => writer.kept == 0 && links > 0,
        HoldRule::Words => settings.words.is_in(text),
        HoldRule::Pace => writer.lately >= PACE,
        HoldRule::ReadFirst => settings.read_first,
    };
    HoldRule::ALL.iter().filter(|rule| applies(rule)).copied().collect()
}

/// A text as these rules see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// All of it.
    pub words: String,
    /// Where its links lead to that lead out of the site.
    pub links: Vec<String>,
}

impl Text {
    /// How many of its links are not in the text of `before`.
    pub fn new_links(&self, before: &Self) -> usize {
        self.links.iter().filter(|link| !before.links.contains(link)).count()
    }
}

/// The rules by which a change to what is shown is held: for what it brings in, not for what stood there before and was
/// left. `writer` counts without the text that is changed, which vouches for nothing. The pace is of what is new.
pub fn hold_change(before: &Text, after: &Text, writer: &Record, settings: &HoldSettings) -> Vec<HoldRule> {
    if writer.exempt || before == after {
        return Vec::new();
    }
    let stood = settings.words.found_in(&before.words);
    let applies = |rule: &HoldRule| match rule {
        HoldRule::FirstLinks => writer.kept == 0 && after.new_links(before) > 0,
        HoldRule::Words => settings.words.found_in(&after.words).iter().any(|word| !stood.contains(word)),
        HoldRule::Pace => false,
        HoldRule::ReadFirst => settings.read_first,
    };
    HoldRule::ALL.iter().filter(|rule| applies(rule)).copied().collect()
}

/// Rules as the database keeps them.
pub fn written(rules: &[HoldRule]) -> String {
    rules.iter().map(|rule| rule.as_str()).collect::<Vec<_>>().join(" ")
}

/// Rules as the database keeps them, read; unknown ones are left out.
pub fn read(written: &str) -> Vec<HoldRule> {
    written.split(' ').filter_map(HoldRule::parse).collect()
}

/// Whether these reporters, by when they confirmed their addresses, are enough to hide what they reported. One by
/// somebody without an account counts for nothing here: nobody knows that they are one person.
pub fn are_enough(confirmed: &[Option<Timestamp>], now: Timestamp) -> bool {
    confirmed.iter().flatten().filter(|at| **at + NEW <= now).count() >= REPORTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(raw: &str) -> HoldSettings {
        HoldSettings { words: WordList::parse(raw), read_first: false }
    }

    #[test]
    fn a_word_of_the_list_is_found_however_it_is_written_and_only_as_a_word() {
        let settings = list("Casino*\ngratis geld\n\n  !  \nsül");
        assert_eq!(settings.words.lines(), "casino*\ngratis geld\nsul");
        for text in ["Kom naar CASINOROYAL", "Gratis,  geld voor iedereen", "wat een SUL"] {
            assert!(settings.words.is_in(text), "{text}");
        }
        for text in ["Het geld is gratis", "consultatie", "occasion", ""] {
            assert!(!settings.words.is_in(text), "{text}");
        }
        assert!(!WordList::default().is_in("wat dan ook"));
    }

    #[test]
    fn each_rule_holds_what_it_is_for_and_says_so() {
        let none = HoldSettings::default();
        let new = Record::default();
        let known = Record { kept: 1, ..new };
        let fast = Record { kept: 9, lately: PACE, ..new };
        let table = [
            ("Goed plan", 0, &new, &none, ""),
            ("Zie de site", 1, &new, &none, "eerste-met-links"),
            ("Zie de site", 1, &known, &none, ""),
            ("Goed plan", 0, &fast, &none, "tempo"),
            ("Gratis casino", 1, &new, &list("casino"), "eerste-met-links woorden"),
            ("Goed plan", 0, &known, &HoldSettings { read_first: true, ..none.clone() }, "eerst-lezen"),
            ("Casino", 3, &Record { exempt: true, lately: 99, ..new }, &list("casino"), ""),
        ];
        for (text, links, writer, settings, expected) in table {
            let rules = hold(text, links, writer, settings);
            assert_eq!(written(&rules), expected, "{text} {writer:?}");
            assert_eq!(read(expected), rules);
        }
    }

    #[test]
    fn a_change_is_held_for_what_it_brings_in() {
        let text = |words: &str, links: &[&str]| Text {
            words: words.into(),
            links: links.iter().map(|link| (*link).to_owned()).collect(),
        };
        let (new, known) = (Record::default(), Record { kept: 1, lately: PACE, ..Record::default() });
        let words = list("casino\ngokken");
        let (plain, linked) = (text("Goed plan", &[]), text("Zie a", &["https://a.example"]));
        let table = [
            (&plain, &linked, &new, "eerste-met-links"),
            (&linked, &text("Zie ook a", &["https://a.example"]), &new, ""),
            (&linked, &text("Zie b", &["https://b.example"]), &new, "eerste-met-links"),
            (&plain, &linked, &known, ""),
            (&plain, &text("Gratis casino", &[]), &known, "woorden"),
            (&text("Een casino", &[]), &text("Het casino", &[]), &known, ""),
            (&text("Een casino", &[]), &text("Gokken in het casino", &[]), &known, "woorden"),
            (&plain, &text("Casino", &[]), &Record { exempt: true, ..new }, ""),
        ];
        for (before, after, writer, expected) in table {
            assert_eq!(
                written(&hold_change(before, after, writer, &words)),
                expected,
                "{before:?} {after:?}"
            );
        }
        let read_first = HoldSettings { read_first: true, ..HoldSettings::default() };
        assert_eq!(hold_change(&plain, &linked, &known, &read_first), [HoldRule::ReadFirst]);
        assert_eq!(hold_change(&plain, &plain, &known, &read_first), []);
    }

    #[test]
    fn three_people_hide_something_and_three_accounts_of_one_evening_do_not() {
        let now: Timestamp = "2026-02-03T22:00:00Z".parse().unwrap();
        let before = |hours| Some(now - SignedDuration::from_hours(hours));
        assert!(are_enough(&[before(24), before(100), before(5_000)], now));
        assert!(!are_enough(&[before(24), before(100)], now));
        assert!(!are_enough(&[before(100), before(2), before(2), before(2)], now));
        assert!(!are_enough(&[before(100), before(100), None], now));
    }
}
