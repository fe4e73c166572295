//! Measured values as they are written in each language.

use domain::people::Language;
use domain::practice::Figure;

use crate::numbers::number;

/// `1204.5` as *1.204,5* in Dutch and *1,204.5* in English.
pub fn figure(language: Language, value: Figure) -> String {
    let (is_negative, whole, decimals) = value.parts();
    let decimal_sign = match language {
        Language::Dutch => ",",
        Language::English => ".",
    };
    let sign = if is_negative { "-" } else { "" };
    let decimal_sign = if decimals.is_empty() { "" } else { decimal_sign };
    format!("{sign}{}{decimal_sign}{decimals}", number(language, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_written_as_the_language_does() {
        let value = Figure::parse("-1204,50").unwrap();
        assert_eq!(figure(Language::Dutch, value), "-1.204,5");
        assert_eq!(figure(Language::English, value), "-1,204.5");
        assert_eq!(figure(Language::Dutch, Figure::parse("-0,25").unwrap()), "-0,25");
        assert_eq!(figure(Language::Dutch, Figure::parse("30").unwrap()), "30");
    }
}
