//! The sources of an idea: links, each with a name where the author gave it one.

use std::fmt;

use crate::input::{Problem, clean_line, within};
use crate::links::web_link;

/// Greatest number of sources of one idea.
pub const SOURCES_MAX: usize = 10;
/// Greatest number of characters of the name of a source.
pub const NAME_MAX: usize = 150;
/// What people put between a name and its link.
const BETWEEN: [char; 8] = [' ', ':', '-', '–', '|', '<', '>', ','];

/// Where more can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called; empty where it has no name.
    pub name: String,
    /// Where it is: `http` or `https`.
    pub link: String,
}

impl Source {
    /// Reads a line with one link in it, and around it what it is called.
    pub fn parse(line: &str) -> Result<Self, Problem> {
        let cleaned = clean_line(line);
        let is_link = |word: &&str| word.contains("://");
        let mut found = cleaned.split(' ').filter(is_link).map(|word| word.trim_matches(BETWEEN));
        let (Some(address), None) = (found.next(), found.next()) else { return Err(Problem::Malformed) };
        let words: Vec<&str> = cleaned.split(' ').filter(|word| !is_link(word)).collect();
        let name = words.join(" ").trim_matches(BETWEEN).to_owned();
        let name = if name.is_empty() { name } else { within(name, 1, NAME_MAX)? };
        Ok(Self { name, link: web_link(address)? })
    }

    /// Reads one on each line, each link once.
    pub fn read_all(text: &str) -> Result<Vec<Self>, Problem> {
        let mut sources: Vec<Self> = Vec::new();
        for line in text.lines().filter(|line| !clean_line(line).is_empty()) {
            let source = Self::parse(line)?;
            if sources.iter().all(|known| known.link != source.link) {
                sources.push(source);
            }
        }
        if sources.len() > SOURCES_MAX { Err(Problem::TooMany { max: SOURCES_MAX }) } else { Ok(sources) }
    }

    /// One on each line, as they are kept and as the form shows them.
    pub fn write_all(sources: &[Self]) -> String {
        sources.iter().map(Self::to_string).collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() { f.write_str(&self.link) } else { write!(f, "{} {}", self.name, self.link) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn source(name: &str, link: &str) -> Source {
        Source { name: name.to_owned(), link: link.to_owned() }
    }

    #[test]
    fn a_source_is_a_link_with_or_without_a_name() {
        for line in [
            "Verslag van de wijkraad https://voorbeeld.nl/verslag",
            "  Verslag van de wijkraad:  https://voorbeeld.nl/verslag ",
            "https://voorbeeld.nl/verslag - Verslag van de wijkraad",
            "Verslag van de wijkraad <https://voorbeeld.nl/verslag>",
        ] {
            let expected = source("Verslag van de wijkraad", "https://voorbeeld.nl/verslag");
            assert_eq!(Source::parse(line), Ok(expected), "{line}");
        }
        assert_eq!(Source::parse("http://voorbeeld.nl"), Ok(source("", "http://voorbeeld.nl/")));
    }

    #[test]
    fn what_does_not_lead_to_the_web_is_refused() {
        for line in [
            "Verslag van de wijkraad",
            "javascript:alert(1)",
            "javascript://voorbeeld.nl/%0aalert(1)",
            "file:///etc/passwd",
            "https://naam:geheim@voorbeeld.nl",
            "https://localhost",
            "https://voorbeeld.nl https://voorbeeld.org",
        ] {
            assert_eq!(Source::parse(line), Err(Problem::Malformed), "{line}");
        }
    }

    #[test]
    fn each_link_counts_once_and_ten_are_enough() {
        let twice = "Eerst https://voorbeeld.nl/a\r\n\r\nDaarna https://voorbeeld.nl/a\n";
        assert_eq!(Source::read_all(twice), Ok(vec![source("Eerst", "https://voorbeeld.nl/a")]));
        let many =
            |n: usize| (0..n).map(|n| format!("https://voorbeeld.nl/{n}")).collect::<Vec<_>>().join("\n");
        assert_eq!(Source::read_all(&many(10)).unwrap().len(), 10);
        assert_eq!(Source::read_all(&many(11)), Err(Problem::TooMany { max: 10 }));
        let named = format!("{} https://voorbeeld.nl", "n".repeat(151));
        assert_eq!(Source::read_all(&named), Err(Problem::TooLong { max: 150, actual: 151 }));
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_the_same_again(text in any::<String>(), name in "[ :-]{0,2}\\PC{0,20}") {
            for text in [text, format!("{name} https://voorbeeld.nl/x")] {
                if let Ok(sources) = Source::read_all(&text) {
                    let kept = Source::write_all(&sources);
                    prop_assert_eq!(Source::read_all(&kept), Ok(sources));
                }
            }
        }
    }
}
