//! What an edit added and took away, word by word.

use maud::{Markup, html};
use similar::{ChangeTag, TextDiff};

/// The new text with what was added and, before it, what was taken away. What was added in one go is marked as one, so
/// that it is read out as one, too.
pub fn difference(old: &str, new: &str) -> Markup {
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in TextDiff::from_unicode_words(old, new).iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, text)) if *tag == change.tag() => text.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    html! {
        @for (tag, text) in pieces {
            @match tag {
                ChangeTag::Equal => (text),
                ChangeTag::Insert => ins { (text) },
                ChangeTag::Delete => del { (text) },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_marked_word_by_word() {
        let marked =
            difference("Loot duizend adressen.", "Loot <b>vijftienhonderd</b> adressen.").into_string();
        assert!(marked.contains("<del>duizend</del>"), "{marked}");
        assert!(marked.contains("vijftienhonderd") && !marked.contains("<b>"), "{marked}");
    }

    #[test]
    fn what_was_added_in_one_go_is_one() {
        let marked = difference("Loot adressen.", "Loot elk jaar twaalf adressen.").into_string();
        assert_eq!(marked, "Loot <ins>elk jaar twaalf </ins>adressen.");
    }
}
