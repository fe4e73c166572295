//! A sheet as plain text that reads well on its own, in lines of at most 72 characters.

use domain::input::length;
use domain::people::Language;
use i18n::texts;

use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// Leaves room for the quote marks of an answer within the 78 characters that RFC 5322, 2.1.1 asks for.
const WIDTH: usize = 72;

/// Draws the plain text.
pub fn draw(sheet: &Sheet, site: &Site, language: Language) -> String {
    let mut parts = vec![heading(&sheet.heading)];
    parts.extend(sheet.blocks.iter().map(block).filter(|part| !part.is_empty()));
    // The line that mail programs know a signature by (RFC 3676, 4.3).
    parts.push(format!("-- \n{}\n{}", texts(language).site_name(), site.origin()));
    parts.push(wrap("", &sheet.why));
    parts.extend(sheet.ways_out.iter().map(link));
    parts.join("\n\n") + "\n"
}

fn heading(text: &str) -> String {
    heading_of(text, "=")
}

fn heading_of(text: &str, sign: &str) -> String {
    let heading = wrap("", text);
    let rule = sign.repeat(heading.lines().map(length).max().unwrap_or_default());
    format!("{heading}\n{rule}")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) | Block::Note(text) => wrap("", text),
        Block::Aside { text, link: to } => format!("{}\n{}", wrap("", text), link(to)),
        Block::Reference { text, url } => format!("{}\n{url}", wrap("", text)),
        Block::Facts(facts) => {
            let said = facts.iter().filter(|(_, text)| !text.is_empty());
            let drawn = said.map(|(label, text)| format!("{label}:\n{}", wrap("  ", text)));
            drawn.collect::<Vec<_>>().join("\n\n")
        }
        // Markdown is made to be read as it is; taking its signs away would lose where links point.
        Block::Quote(words) | Block::Excerpt(words) => wrap("> ", words),
        Block::Heading(to) => format!("{}\n{}", heading_of(&to.label, "-"), to.url),
        Block::Item(to) => format!("{}\n{}", wrap("* ", &to.label), to.url),
        Block::Button(to) => link(to),
    }
}

fn link(link: &Link) -> String {
    format!("{}:\n{}", link.label, link.url)
}

/// Puts `prefix` before each line and breaks long lines at spaces; words too long for a line, such as addresses,
/// stay whole.
fn wrap(prefix: &str, text: &str) -> String {
    text.lines().flat_map(|line| wrap_line(prefix, line)).collect::<Vec<_>>().join("\n")
}

/// The indent of a line and its own quote marks return on the lines it is broken into.
fn wrap_line(prefix: &str, line: &str) -> Vec<String> {
    if length(prefix) + length(line) <= WIDTH {
        return vec![format!("{prefix}{line}").trim_end().to_owned()];
    }
    let words = line.trim_start_matches([' ', '>']);
    let lead = format!("{prefix}{}", &line[..line.len() - words.len()]);
    let mut lines = Vec::new();
    let mut current = String::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        if !current.is_empty() && length(&lead) + length(&current) + 1 + length(word) > WIDTH {
            lines.push(format!("{lead}{current}"));
            current.clear();
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    lines.push(format!("{lead}{current}"));
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn long_lines_break_at_a_space_and_keep_their_quote_marks() {
        let quoted = wrap("> ", &format!("> {}", "woord ".repeat(20)));
        assert!(
            quoted.lines().count() == 2 && quoted.lines().all(|l| l.starts_with("> > woord")),
            "{quoted}"
        );
    }

    #[test]
    fn an_address_stays_whole() {
        let address = format!("https://voorbeeld.nl/{}", "a".repeat(90));
        assert!(wrap("> ", &format!("Zie {address} voor meer")).lines().any(|l| l == format!("> {address}")));
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in "[a-z >\n]{0,400}") {
            let kept = |text: &str| text.replace([' ', '\n', '>'], "");
            prop_assert_eq!(kept(&wrap("> ", &text)), kept(&text));
        }

        #[test]
        fn lines_of_short_words_fit(text in "([a-z]{1,9} ){0,60}") {
            prop_assert!(wrap("> ", &text).lines().all(|line| length(line) <= WIDTH));
        }
    }
}
