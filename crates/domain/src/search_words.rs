//! Words that are searched with each other: groups that an administrator keeps.

use crate::input::{self, Problem};

/// Characters of the longest expression and of the longest group.
const LONGEST: usize = 60;
const LONGEST_GROUP: usize = 400;
/// Expressions of the largest group: each costs time on every search that has one of them.
const MOST: usize = 12;

/// A group of expressions that mean the same, such as *griffie* and *raadsgriffie*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchWords(Vec<String>);

impl SearchWords {
    /// Reads expressions with commas between them; each counts once.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let text = input::clean_line(raw);
        let length = input::length(&text);
        if length > LONGEST_GROUP {
            return Err(Problem::TooLong { max: LONGEST_GROUP, actual: length });
        }
        let mut words: Vec<String> = Vec::new();
        for word in text.split(',').map(str::trim).filter(|word| word.chars().any(char::is_alphanumeric)) {
            let length = input::length(word);
            if length > LONGEST {
                return Err(Problem::TooLong { max: LONGEST, actual: length });
            }
            if !words.iter().any(|known| known.to_lowercase() == word.to_lowercase()) {
                words.push(word.to_owned());
            }
        }
        match words.len() {
            0 => Err(Problem::Missing),
            1 => Err(Problem::TooFew { min: 2 }),
            count if count > MOST => Err(Problem::TooMany { max: MOST }),
            _ => Ok(Self(words)),
        }
    }

    /// The expressions with commas between them.
    pub fn text(&self) -> String {
        self.0.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_two_or_more_expressions() {
        let text = |raw: &str| SearchWords::parse(raw).map(|words| words.text());
        assert_eq!(text("griffie,  raadsgriffie ,Griffie, ,?"), Ok("griffie, raadsgriffie".to_owned()));
        assert_eq!(text("B en W, college"), Ok("B en W, college".to_owned()));
        assert_eq!(text(" ,; "), Err(Problem::Missing));
        assert_eq!(text("griffie"), Err(Problem::TooFew { min: 2 }));
        assert_eq!(text(&"a".repeat(61)), Err(Problem::TooLong { max: 60, actual: 61 }));
        let many = (0..13).map(|number| format!("w{number}")).collect::<Vec<_>>().join(",");
        assert_eq!(text(&many), Err(Problem::TooMany { max: 12 }));
        assert!(matches!(text(&"ab, ".repeat(500)), Err(Problem::TooLong { max: 400, .. })));
    }
}
