//! Dossiers: ideas with all that was said about them, for a council to read; with or without what names people.

use std::fmt::Write as _;

use crate::ids::IdeaNumber;
use crate::input::{Field, Invalid, Problem};

/// Greatest number of ideas in one dossier.
pub const IDEAS_MAX: usize = 50;
/// What stands where somebody was named.
const NAME: &str = "[naam]";
/// What stands where a mail address stood.
const ADDRESS: &str = "[mailadres]";

/// Reads which ideas a dossier is of: numbers, each once, in the order given. Anything else is refused.
pub fn selection<'a>(raw: impl IntoIterator<Item = &'a str>) -> Result<Vec<IdeaNumber>, Invalid> {
    let mut numbers = Vec::new();
    let words =
        raw.into_iter().flat_map(|text| text.split(|c: char| c == ',' || c == ';' || c.is_whitespace()));
    for word in words.filter(|word| !word.is_empty()) {
        let digits = word.trim_start_matches('#');
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| is_number).map(IdeaNumber);
        let number = number.ok_or_else(|| Invalid::one(Field::Numbers, Problem::Malformed))?;
        if !numbers.contains(&number) {
            numbers.push(number);
        }
        if numbers.len() > IDEAS_MAX {
            return Err(Invalid::one(Field::Numbers, Problem::TooMany { max: IDEAS_MAX }));
        }
    }
    Ok(numbers)
}

/// The same text without what names people: who took part, by their whole names, everybody who is mentioned with `@`, and
/// mail addresses. People who took no part and are named in the text cannot be known, and stay.
pub fn without_names(text: &str, names: &[&str]) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('@') {
        let before = rest[..place].trim_end_matches(is_of_address);
        let (local, after) = (&rest[before.len()..place], &rest[place + 1..]);
        let word = &after[..after.find(|c| !is_of_address(c)).unwrap_or(after.len())];
        let is_address = !local.is_empty() && word.contains('.');
        let end = word.trim_end_matches(['.', '-', '_', '+']).len();
        written.push_str(before);
        if is_address {
            written.push_str(ADDRESS);
        } else if local.is_empty() && end > 0 {
            let _ = write!(written, "@{NAME}");
        } else {
            let _ = write!(written, "{local}@{}", &word[..end]);
        }
        rest = &after[end..];
    }
    written.push_str(rest);
    for name in names.iter().filter(|name| name.chars().count() > 2) {
        written = replaced(&written, name);
    }
    written
}

fn is_of_address(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+')
}

/// Replaces a name where it stands as a word of its own, in whatever case.
fn replaced(text: &str, name: &str) -> String {
    let lower = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<String>();
    let name = lower(name);
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    'text: while let Some(first) = rest.chars().next() {
        let is_start = !written.ends_with(char::is_alphanumeric);
        if is_start {
            for (end, c) in rest.char_indices().map(|(at, c)| (at + c.len_utf8(), c)) {
                let so_far = lower(&rest[..end]);
                if so_far == name && !rest[end..].starts_with(char::is_alphanumeric) {
                    written.push_str(NAME);
                    rest = &rest[end..];
                    continue 'text;
                }
                if !name.starts_with(&so_far) || c == '\n' {
                    break;
                }
            }
        }
        written.push(first);
        rest = &rest[first.len_utf8()..];
    }
    written
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_selection_is_of_numbers_each_once_and_fifty_at_most() {
        let numbers =
            |raw: &str| selection([raw]).map(|numbers| numbers.iter().map(|n| n.0).collect::<Vec<_>>());
        assert_eq!(numbers("12, #7 12;3"), Ok(vec![12, 7, 3]));
        assert_eq!(numbers(""), Ok(vec![]));
        for odd in ["x", "-1", "1.5", "+1", "99999999999999999999", "#", "1e3", "１"] {
            assert_eq!(numbers(odd), Err(Invalid::one(Field::Numbers, Problem::Malformed)), "{odd}");
        }
        let many = |count: usize| (1..=count).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(numbers(&many(50)).map(|numbers| numbers.len()), Ok(50));
        let refused = Err(Invalid::one(Field::Numbers, Problem::TooMany { max: 50 }));
        assert_eq!(numbers(&many(51)), refused);
    }

    #[test]
    fn what_names_people_is_left_out() {
        let names = ["Tineke Wiersma", "Jan"];
        for (text, left) in [
            ("Dank je, @tineke-wiersma.", "Dank je, @[naam]."),
            ("Tineke Wiersma zei het, TINEKE WIERSMA ook.", "[naam] zei het, [naam] ook."),
            ("Januari en Jansen, maar Jan niet.", "Januari en Jansen, maar [naam] niet."),
            ("Mail jan@voorbeeld.nl, of (t.w@voorbeeld.nl).", "Mail [mailadres], of ([mailadres])."),
            ("Om 3 @ 5 euro, a@b en @", "Om 3 @ 5 euro, a@b en @"),
            ("Geen naam.", "Geen naam."),
            ("Één Tineke Wiersma’s idee", "Één [naam]’s idee"),
        ] {
            assert_eq!(without_names(text, &names), left);
        }
    }

    proptest! {
        #[test]
        fn whatever_the_text_no_handle_and_no_name_is_left(before in any::<String>(), after in any::<String>()) {
            let text = format!("{before} @tineke-wiersma Tineke Wiersma {after}");
            let left = without_names(&text, &["Tineke Wiersma"]);
            prop_assert!(!left.contains("@tineke") && !left.contains("Tineke Wiersma"), "{}", left);
        }
    }
}
