//! Two texts as one, with what differs marked.

use maud::{Markup, html};
use similar::{ChangeTag, TextDiff};

/// What was added and removed, word by word.
pub fn difference(old: &str, new: &str) -> Markup {
    let diff = TextDiff::from_unicode_words(old, new);
    html! {
        @for change in diff.iter_all_changes() {
            @match change.tag() {
                ChangeTag::Equal => (change.value()),
                ChangeTag::Insert => ins { (change.value()) },
                ChangeTag::Delete => del { (change.value()) },
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
}
