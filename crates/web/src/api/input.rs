//! What is asked of the API: parameters by name, refused all at once where they make no sense.

use std::ops::RangeInclusive;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::Query;
use domain::IdeaNumber;

use super::problem::{ApiError, InputError, Location, words};

/// Results on one page where nothing is said about it, and at most.
const PER_PAGE: u64 = 20;
const MOST_PER_PAGE: u64 = 100;
/// Nobody reads so far; whoever wants all of it takes the export or the feed.
const DEEPEST: u64 = 10_000;
/// Characters of a parameter.
const LONGEST: usize = 500;

/// The parameters behind the question mark, and what is wrong with them.
#[derive(Debug)]
pub struct Input {
    given: Vec<(String, String)>,
    known: Vec<&'static str>,
    errors: Vec<InputError>,
}

/// A page of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    /// `pagina`, from 1.
    pub page: u64,
    /// `perPagina`.
    pub per_page: u64,
}

impl<S: Send + Sync> FromRequestParts<S> for Input {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let query = Query::<Vec<(String, String)>>::from_request_parts(parts, state).await;
        let given = query.map(|Query(given)| given).map_err(|_| ApiError::Input(Vec::new()))?;
        Ok(Self::new(given))
    }
}

impl Input {
    fn new(given: Vec<(String, String)>) -> Self {
        Self { given, known: Vec::new(), errors: Vec::new() }
    }

    /// The text of a parameter; empty where it is not given.
    pub fn text(&mut self, name: &'static str) -> String {
        self.known.push(name);
        let mut values = self.given.iter().filter(|(n, _)| n == name).map(|(_, value)| value.clone());
        let value = values.next().unwrap_or_default();
        if values.next().is_some() {
            self.refuse(name, "dubbel", words().api_input_repeated());
        } else if domain::input::length(&value) > LONGEST {
            self.refuse(name, "te-lang", words().api_input_long(LONGEST.to_string()));
        } else if value.contains('\0') {
            self.refuse(name, "onbekend", words().api_input_unreadable());
        }
        value
    }

    /// A word of a closed list.
    pub fn word<T>(
        &mut self,
        name: &'static str,
        allowed: &[&str],
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = self.text(name);
        let parsed = parse(&value);
        if parsed.is_none() && !value.is_empty() {
            self.refuse(name, "onbekend", words().api_input_word(allowed.join(", ")));
        }
        parsed
    }

    /// `pagina` and `perPagina`.
    pub fn paging(&mut self) -> Paging {
        let page = self.number("pagina", 1, 1..=DEEPEST);
        let per_page = self.number("perPagina", PER_PAGE, 1..=MOST_PER_PAGE);
        if page > 1 && page * per_page > DEEPEST {
            self.refuse("pagina", "te-ver", words().api_input_deep(DEEPEST.to_string()));
        }
        Paging { page, per_page }
    }

    /// A year in four digits.
    pub fn year(&mut self, name: &'static str) -> Option<i16> {
        let year = self.number(name, 0, 1000..=9999);
        i16::try_from(year).ok().filter(|year| *year > 0)
    }

    fn number(&mut self, name: &'static str, default: u64, range: RangeInclusive<u64>) -> u64 {
        let value = self.text(name);
        if value.is_empty() {
            return default;
        }
        let is_digits = value.bytes().all(|byte| byte.is_ascii_digit());
        let number = value.parse().ok().filter(|number| is_digits && range.contains(number));
        if number.is_none() {
            let sentence = words().api_input_number(range.start().to_string(), range.end().to_string());
            self.refuse(name, "geen-getal", sentence);
        }
        number.unwrap_or(default)
    }

    fn refuse(&mut self, name: &str, code: &'static str, detail: String) {
        let location = Location { name: name.to_owned() };
        self.errors.push(InputError { place: "query", location, code, detail });
    }

    /// Says no where anything was refused, also a parameter that was not asked after: a filter that is written wrong must
    /// not find everything.
    pub fn finish(mut self) -> Result<(), ApiError> {
        let mut names: Vec<String> = self.given.iter().map(|(name, _)| name.clone()).collect();
        names.dedup();
        for name in names.into_iter().filter(|name| !self.known.contains(&name.as_str())).collect::<Vec<_>>()
        {
            let allowed = self.known.join(", ");
            self.refuse(&name, "onbekende-parameter", words().api_input_parameter(allowed));
        }
        if self.errors.is_empty() { Ok(()) } else { Err(ApiError::Input(self.errors)) }
    }
}

/// The number of an idea in an address; what is no number leads nowhere.
pub fn idea_number(text: &str) -> Result<IdeaNumber, ApiError> {
    text.parse().map(IdeaNumber).map_err(|_| crate::errors::PageError::NotFound.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(given: &[(&str, &str)]) -> Input {
        Input::new(given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let mut asked =
            input(&[("pagina", "0"), ("perPagina", "101"), ("q", "a"), ("q", "b"), ("perpagina", "5")]);
        asked.paging();
        asked.text("q");
        let Err(ApiError::Input(errors)) = asked.finish() else { panic!("it was accepted") };
        let names: Vec<_> = errors.iter().map(|error| error.location.name.as_str()).collect();
        assert_eq!(names, ["pagina", "perPagina", "q", "perpagina"]);
    }

    #[test]
    fn a_page_is_within_reach() {
        assert_eq!(input(&[]).paging(), Paging { page: 1, per_page: 20 });
        for (page, per_page, fits) in
            [("100", "100", true), ("101", "100", false), ("500", "", true), ("501", "", false)]
        {
            let mut asked = input(&[("pagina", page), ("perPagina", per_page)]);
            asked.paging();
            assert_eq!(asked.finish().is_ok(), fits, "{page} {per_page}");
        }
        for odd in ["-1", "+1", "1.0", "een", "99999999999999999999", " 1"] {
            let mut asked = input(&[("pagina", odd)]);
            asked.paging();
            assert!(asked.finish().is_err(), "{odd}");
        }
    }
}
