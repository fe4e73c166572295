//! Themes: the subjects an idea can be about.

use crate::input::Problem;

/// The word of a theme in addresses, such as `minder-regels`; whether the theme exists, the database knows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ThemeSlug(String);

impl ThemeSlug {
    /// Lower case letters, digits and hyphens, at most 60.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let fits = (1..=60).contains(&raw.len())
            && raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits { Ok(Self(raw.to_owned())) } else { Err(Problem::Unknown) }
    }

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
