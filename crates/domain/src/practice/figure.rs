//! A measured value: a number with at most four decimals, exact and without rounding.

use serde::{Deserialize, Serialize};

/// Decimals that are kept.
const DECIMALS: usize = 4;
/// Ten to the power of [`DECIMALS`].
const UNIT: i64 = 10_000;
/// Digits before the decimal sign.
const DIGITS: usize = 12;

/// A measured value, in ten-thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Figure(i64);

impl Figure {
    /// Reads a number as the Dutch write it: `1.204`, `12,5`, `-3`. A lone point that cannot set thousands apart, as in
    /// `12.5`, is read as a decimal sign. What is no number, or does not fit, is refused.
    pub fn parse(raw: &str) -> Option<Self> {
        let text: String = raw.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
        let (sign, text) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (-1, rest),
            None => (1, text.as_str()),
        };
        let (whole, decimals) = match text.split_once(',') {
            Some((whole, decimals)) => (ungrouped(whole)?, decimals),
            None => match ungrouped(text) {
                Some(whole) => (whole, ""),
                None => text.split_once('.').map(|(whole, decimals)| (whole.to_owned(), decimals))?,
            },
        };
        let ends_in_sign = text.ends_with([',', '.']);
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let fits = (1..=DIGITS).contains(&whole.len()) && decimals.len() <= DECIMALS;
        if ends_in_sign || !fits || !digits(&whole) || !digits(decimals) {
            return None;
        }
        let decimals: i64 = format!("{decimals:0<DECIMALS$}").parse().ok()?;
        Some(Self(sign * (whole.parse::<i64>().ok()? * UNIT + decimals)))
    }

    /// Whether it is below nought, its digits before the decimal sign, and those after it without trailing noughts.
    pub fn parts(self) -> (bool, i64, String) {
        let size = self.0.abs();
        let decimals = format!("{:0DECIMALS$}", size % UNIT);
        (self.0 < 0, size / UNIT, decimals.trim_end_matches('0').to_owned())
    }
}

impl std::fmt::Display for Figure {
    /// As computers write it: `-12.5`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (is_negative, whole, decimals) = self.parts();
        let (sign, point) = (if is_negative { "-" } else { "" }, if decimals.is_empty() { "" } else { "." });
        write!(f, "{sign}{whole}{point}{decimals}")
    }
}

/// Takes the points out that set thousands apart.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || first.len() <= 3);
    is_grouped.then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_the_dutch_write_them() {
        for (typed, read) in [
            ("1.204", "1204"),
            ("12,5", "12.5"),
            (" -3 ", "-3"),
            ("−0,25", "-0.25"),
            ("12.5", "12.5"),
            ("1.234.567,8", "1234567.8"),
            ("0", "0"),
            ("-0", "0"),
            ("007", "7"),
        ] {
            assert_eq!(
                Figure::parse(typed).map(|figure| figure.to_string()).as_deref(),
                Some(read),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for odd in [
            "",
            "-",
            "veel",
            "12%",
            "€ 5",
            "1,2,3",
            "1e5",
            "NaN",
            "inf",
            "1.2.3",
            ",5",
            ".5",
            "5,",
            "5.",
            "0,12345",
            "1234567890123",
            "١٢",
            "--1",
            "+1",
            "1'000",
        ] {
            assert_eq!(Figure::parse(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_a_number_or_refused(raw in any::<String>()) {
            if let Some(figure) = Figure::parse(&raw) {
                let dutch = figure.to_string().replace('.', ",");
                prop_assert_eq!(Figure::parse(&dutch), Some(figure));
            }
        }
    }
}
