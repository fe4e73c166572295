//! Folds letters to plain lower-case ASCII, so that a word is one word with and without its accents.

use deunicode::deunicode_char;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Lower-case letters and digits without accents; ligatures are taken apart.
///
/// Folding comes before stemming: the stemmer then gives one answer for a word typed with and without
/// its accents. Signs that carry no sound (soft hyphen, zero-width space) disappear.
pub fn fold(text: &str) -> String {
    if text.bytes().all(|letter| letter.is_ascii_alphanumeric()) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_ascii_alphanumeric() {
            folded.push(letter.to_ascii_lowercase());
        } else if letter.is_alphanumeric() {
            push_spelled(&mut folded, letter);
        }
    }
    folded
}

/// Spells a letter from outside ASCII with ASCII letters, or keeps it when nobody knows how.
fn push_spelled(folded: &mut String, letter: char) {
    match deunicode_char(letter) {
        Some(spelled) if spelled.chars().any(|c| c.is_ascii_alphanumeric()) => {
            folded
                .extend(spelled.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        }
        _ => folded.extend(letter.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn accents_case_and_ligatures_do_not_matter() {
        for (written, folded) in [
            ("Ideeën", "ideeen"),
            ("IDEEËN", "ideeen"),
            ("Súdwest", "sudwest"),
            ("e\u{301}e\u{301}n", "een"),
            ("\u{132}zer", "ijzer"),
            ("Straße", "strasse"),
            ("Trøndelag", "trondelag"),
            ("ge\u{ad}meente", "gemeente"),
            ("\u{fb01}ets", "fiets"),
            ("Киев", "kiev"),
        ] {
            assert_eq!(fold(written), folded, "{written}");
        }
    }
}
