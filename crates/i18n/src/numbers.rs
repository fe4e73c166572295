//! Numbers as they are written in each language.

use domain::people::Language;

/// `1204` as *1.204* in Dutch and *1,204* in English.
pub fn number(language: Language, value: impl Into<i64>) -> String {
    let value: i64 = value.into();
    let separator = match language {
        Language::Dutch => '.',
        Language::English => ',',
    };
    let digits = value.unsigned_abs().to_string();
    let mut written = String::from(if value < 0 { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart_as_the_language_does() {
        assert_eq!(number(Language::Dutch, 1_204), "1.204");
        assert_eq!(number(Language::English, 1_234_567), "1,234,567");
        assert_eq!(number(Language::Dutch, 999), "999");
        assert_eq!(number(Language::Dutch, -1_000), "-1.000");
    }
}
