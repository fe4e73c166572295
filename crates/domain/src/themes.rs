//! Themes: the subjects an idea can be about.

use crate::input::{Check, Field, Invalid, Problem, clean_line, slug, within};

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

/// Least and greatest number of characters of the name of a theme.
pub const NAME: (usize, usize) = (3, 60);
/// Greatest number of characters of what is said about it.
pub const INTRO_MAX: usize = 300;
/// The words of the pages beside those of themes, where administrators keep them.
const PAGES: [&str; 1] = ["nieuw"];

/// A theme as an administrator typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawTheme {
    /// `naam`
    pub name: String,
    /// `inleiding`
    pub intro: String,
    /// `plaats`: its place among all, from 1; empty for the last
    pub place: String,
}

/// What a theme says, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeText {
    /// Name.
    pub name: String,
    /// One or two sentences about it, or nothing.
    pub intro: String,
    /// How many come before it; nothing for all the others.
    pub before: Option<usize>,
}

impl ThemeText {
    /// Reads what was typed. A place after the last is the last.
    pub fn parse(raw: &RawTheme) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let name = check.field(Field::Name, within(clean_line(&raw.name), NAME.0, NAME.1));
        let intro = clean_line(&raw.intro);
        let intro = if intro.is_empty() { Ok(intro) } else { within(intro, 1, INTRO_MAX) };
        let intro = check.field(Field::Intro, intro);
        let place: Result<Option<usize>, _> = match raw.place.trim() {
            "" => Ok(None),
            number => number
                .parse()
                .map(|place: usize| Some(place.saturating_sub(1)))
                .map_err(|_| Problem::Malformed),
        };
        let before = check.field(Field::Place, place).flatten();
        check.finish()?;
        Ok(Self { name: name.unwrap_or_default(), intro: intro.unwrap_or_default(), before })
    }

    /// The word in its address, the first that is free.
    pub fn slug(&self, is_taken: impl Fn(&str) -> bool) -> Result<ThemeSlug, Problem> {
        let words = slug(&self.name);
        let start = match words.as_str() {
            "" => "thema",
            words => words.get(..words.len().min(50)).unwrap_or("thema").trim_matches('-'),
        };
        let numbered = (2..100).map(|number| format!("{start}-{number}"));
        let free = std::iter::once(start.to_owned())
            .chain(numbered)
            .find(|slug| !PAGES.contains(&slug.as_str()) && !is_taken(slug));
        ThemeSlug::parse(&free.ok_or(Problem::Taken)?)
    }
}

/// The order of themes, with one of them after so many others, or after all.
pub fn ordered(mut slugs: Vec<String>, theme: &ThemeSlug, before: Option<usize>) -> Vec<String> {
    slugs.retain(|slug| slug != theme.as_str());
    let at = before.unwrap_or(slugs.len()).min(slugs.len());
    slugs.insert(at, theme.as_str().to_owned());
    slugs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn named(name: &str) -> ThemeText {
        ThemeText { name: name.to_owned(), intro: String::new(), before: None }
    }

    #[test]
    fn a_theme_needs_a_name_and_may_do_without_the_rest() {
        let raw = RawTheme { name: " Water  en klimaat ".into(), ..RawTheme::default() };
        assert_eq!(ThemeText::parse(&raw), Ok(named("Water en klimaat")));
        let placed = RawTheme { place: "3".into(), ..raw.clone() };
        assert_eq!(ThemeText::parse(&placed).unwrap().before, Some(2));
        let odd = RawTheme { name: "W".into(), intro: "x".repeat(301), place: "boven".into() };
        let Err(Invalid(errors)) = ThemeText::parse(&odd) else { panic!("it was accepted") };
        let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, [Field::Name, Field::Intro, Field::Place]);
    }

    #[test]
    fn its_address_is_free_and_no_page_of_its_own() {
        let slug = |name: &str, taken: &[&str]| named(name).slug(|word| taken.contains(&word)).unwrap().0;
        assert_eq!(slug("Water & klimaat", &[]), "water-klimaat");
        assert_eq!(slug("Water & klimaat", &["water-klimaat", "water-klimaat-2"]), "water-klimaat-3");
        assert_eq!(slug("Nieuw", &[]), "nieuw-2");
        assert_eq!(slug("???", &[]), "thema");
    }

    #[test]
    fn one_theme_takes_its_place_and_the_others_keep_their_order() {
        let all = ["a", "b", "c"].map(String::from).to_vec();
        let b = ThemeSlug::parse("b").unwrap();
        assert_eq!(ordered(all.clone(), &b, Some(0)), ["b", "a", "c"]);
        assert_eq!(ordered(all.clone(), &b, Some(9)), ["a", "c", "b"]);
        assert_eq!(ordered(all, &b, None), ["a", "c", "b"]);
    }

    proptest! {
        #[test]
        fn whatever_it_is_called_it_has_an_address(name in "\\PC{3,60}") {
            prop_assert!(named(&name).slug(|_| false).is_ok());
        }
    }
}
