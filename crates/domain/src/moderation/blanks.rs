//! Templates hold blanks, such as `[citaat]`: a text that still has one says nothing yet.

/// The first blank of a text, with its brackets. What stands in brackets before a `(` is a link in Markdown, and
/// `[sic]` is what it is.
pub fn first(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(start) = text[from..].find('[').map(|at| from + at) {
        let inside = &text[start + 1..];
        let Some(length) = inside.find([']', '\n']).filter(|at| inside[*at..].starts_with(']')) else {
            from = start + 1;
            continue;
        };
        let (words, rest) = (&inside[..length], &inside[length + 1..]);
        let is_blank = words.chars().any(char::is_alphabetic) && !words.contains('[') && words != "sic";
        if is_blank && !rest.starts_with(['(', ':']) {
            return Some(&text[start..start + length + 2]);
        }
        from = start + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_blank_is_found_and_a_link_is_not_one() {
        assert_eq!(first("Je schreef: [citaat]. Dat mag niet."), Some("[citaat]"));
        assert_eq!(first("Zie [de huisregels](/huisregels) en [wat er mis is]."), Some("[wat er mis is]"));
        for finished in
            ["", "Gewone tekst.", "[de regels](/huisregels)", "hij zij [sic]", "[...]", "[1]", "[open\n]"]
        {
            assert_eq!(first(finished), None, "{finished}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_to_its_end(text in "[a\\[\\]( é\n]{0,40}") {
            if let Some(blank) = first(&text) {
                prop_assert!(text.contains(blank) && blank.starts_with('[') && blank.ends_with(']'));
            }
        }
    }
}
