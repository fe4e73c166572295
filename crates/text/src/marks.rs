//! What a text points at within the site: people by `@handle`, ideas by `#42`.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use comrak::nodes::{AstNode, NodeLink, NodeValue};
use comrak::{Arena, parse_document};

/// The longest handle, and the most digits of a number, that are looked at.
const HANDLE_MAX: usize = 80;
const DIGITS_MAX: usize = 9;

/// What a text points at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Handles, in lower case, of whom it mentions.
    pub people: BTreeSet<String>,
    /// Numbers of ideas it refers to.
    pub ideas: BTreeSet<i64>,
    /// Where links lead to that lead out of the site, in the order of the text.
    pub links: Vec<String>,
}

/// What there is to point at: the rest stays plain text.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Names by handle.
    pub people: HashMap<String, String>,
    /// Ideas that everybody may read, with their titles.
    pub ideas: HashMap<i64, String>,
}

/// Reads what a text points at. Within code, links and addresses nothing is meant that way.
pub fn marks(markdown: &str) -> Marks {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &crate::html::options());
    let leads_out = |node: &AstNode<'_>| match &node.data.borrow().value {
        NodeValue::Link(link) if link.url.starts_with("http") || link.url.starts_with("//") => {
            Some(link.url.clone())
        }
        _ => None,
    };
    let links = root.descendants().filter_map(leads_out).collect();
    let mut marks = Marks { links, ..Marks::default() };
    for node in root.descendants().filter(|node| !is_in_link(node)) {
        if let NodeValue::Text(text) = &node.data.borrow().value {
            for (_, mark) in scan(text) {
                match mark {
                    Mark::Person(handle) => marks.people.insert(handle),
                    Mark::Idea(number) => marks.ideas.insert(number),
                };
            }
        }
    }
    marks
}

/// Makes links of what is known.
pub(crate) fn link<'a>(arena: &'a Arena<'a>, root: &'a AstNode<'a>, known: &Known) {
    let nodes: Vec<_> = root.descendants().filter(|node| !is_in_link(node)).collect();
    for node in nodes {
        let text = match &node.data.borrow().value {
            NodeValue::Text(text) => text.to_string(),
            _ => continue,
        };
        let mut end = 0;
        for (range, mark) in scan(&text) {
            let Some(url) = address(&mark, known) else { continue };
            node.insert_before(leaf(arena, &text[end..range.start]));
            let link = NodeLink { url, title: String::new() };
            let link: &AstNode<'_> = arena.alloc(NodeValue::Link(Box::new(link)).into());
            link.append(leaf(arena, &text[range.clone()]));
            node.insert_before(link);
            end = range.end;
        }
        if end > 0 {
            node.insert_before(leaf(arena, &text[end..]));
            node.detach();
        }
    }
}

fn leaf<'a>(arena: &'a Arena<'a>, text: &str) -> &'a AstNode<'a> {
    arena.alloc(NodeValue::Text(text.to_owned().into()).into())
}

fn address(mark: &Mark, known: &Known) -> Option<String> {
    match mark {
        Mark::Person(handle) => known.people.contains_key(handle).then(|| format!("/personen/{handle}")),
        Mark::Idea(number) => known.ideas.contains_key(number).then(|| format!("/ideeen/{number}")),
    }
}

fn is_in_link<'a>(node: &'a AstNode<'a>) -> bool {
    node.ancestors().any(|ancestor| matches!(ancestor.data.borrow().value, NodeValue::Link(_)))
}

#[derive(Debug, PartialEq, Eq)]
enum Mark {
    Person(String),
    Idea(i64),
}

/// The marks in a run of text, each with its place. One begins after a space or a sign that can stand before a word,
/// so that `a@b.nl` and `/x#1` hold none.
fn scan(text: &str) -> Vec<(Range<usize>, Mark)> {
    let mut marks = Vec::new();
    let mut before = ' ';
    for (start, sign) in text.char_indices() {
        let may_begin = before.is_whitespace() || "([{\"'„“‘,;:!?".contains(before);
        let rest = &text[start + sign.len_utf8()..];
        let mark = match sign {
            '@' if may_begin => person(rest),
            '#' if may_begin => idea(rest),
            _ => None,
        };
        if let Some((length, mark)) = mark {
            marks.push((start..start + 1 + length, mark));
        }
        before = sign;
    }
    marks
}

fn person(rest: &str) -> Option<(usize, Mark)> {
    let is_of_handle = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let word = &rest[..rest.find(|c| !is_of_handle(c)).unwrap_or(rest.len())];
    let handle = word.trim_end_matches('-');
    let goes_on = rest[word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '@');
    let fits = (2..=HANDLE_MAX).contains(&handle.len()) && !handle.starts_with('-') && !goes_on;
    fits.then(|| (handle.len(), Mark::Person(handle.to_ascii_lowercase())))
}

fn idea(rest: &str) -> Option<(usize, Mark)> {
    let digits = &rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())];
    let goes_on = rest[digits.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let number = digits.parse().ok().filter(|number| *number > 0)?;
    (digits.len() <= DIGITS_MAX && !goes_on).then_some((digits.len(), Mark::Idea(number)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn people(markdown: &str) -> Vec<String> {
        marks(markdown).people.into_iter().collect()
    }

    fn ideas(markdown: &str) -> Vec<i64> {
        marks(markdown).ideas.into_iter().collect()
    }

    #[test]
    fn a_handle_after_an_at_mentions_somebody() {
        assert_eq!(people("Wat vind jij, @Tineke-Wiersma? En (@joost-2)."), ["joost-2", "tineke-wiersma"]);
        assert_eq!(people("**@anneke** schreef dat ook-"), ["anneke"]);
    }

    #[test]
    fn a_number_after_a_hash_refers_to_an_idea() {
        assert_eq!(ideas("Zie #42 en #7."), [7, 42]);
        assert!(ideas("#0 #x #42a C#5 /a#3 #99999999999999999999").is_empty());
    }

    #[test]
    fn what_is_no_mention_is_left_alone() {
        for text in
            ["mail a@b.nl", "x@tineke", "`@tineke` en `#4`", "[@tineke #4](/x)", "@", "@-a", "@a", "@@tineke"]
        {
            assert_eq!(marks(text), Marks::default(), "{text}");
        }
        assert!(marks("    @tineke in code #4").people.is_empty());
    }

    proptest! {
        #[test]
        fn marks_lie_within_the_text_in_order(text in ".{0,200}") {
            let mut end = 0;
            for (range, _) in scan(&text) {
                prop_assert!(range.start >= end && text.get(range.clone()).is_some());
                end = range.end;
            }
        }
    }
}
