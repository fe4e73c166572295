//! Markdown to plain text, for mails, lists and descriptions.

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};

/// The text without its signs: paragraphs on lines of their own, links by their words.
pub fn plain(markdown: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &Options::default());
    let mut text = String::new();
    for edge in root.traverse() {
        match edge {
            comrak::arena_tree::NodeEdge::Start(node) => match &node.data.borrow().value {
                NodeValue::Text(words) => text.push_str(words),
                NodeValue::Code(code) => text.push_str(&code.literal),
                NodeValue::CodeBlock(block) => text.push_str(&block.literal),
                NodeValue::HtmlInline(typed) => text.push_str(typed),
                NodeValue::HtmlBlock(block) => text.push_str(&block.literal),
                NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
                NodeValue::Item(_) => text.push_str("- "),
                _ => {}
            },
            comrak::arena_tree::NodeEdge::End(node) => {
                let gap = match &node.data.borrow().value {
                    NodeValue::Paragraph | NodeValue::Heading(_) if in_item(node) => "\n",
                    NodeValue::Paragraph | NodeValue::Heading(_) => "\n\n",
                    NodeValue::List(_) => "\n",
                    _ => "",
                };
                text.push_str(gap);
            }
        }
    }
    text.trim().to_owned()
}

fn in_item<'a>(node: &'a comrak::nodes::AstNode<'a>) -> bool {
    node.parent().is_some_and(|parent| matches!(parent.data.borrow().value, NodeValue::Item(_)))
}

/// The first `max` characters of the plain text on one line, cut at a word, with an ellipsis where it was cut.
pub fn excerpt(markdown: &str, max: usize) -> String {
    let text = plain(markdown);
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= max {
        return line;
    }
    let cut: String = line.chars().take(max).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches(['.', ',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_go_and_words_stay() {
        assert_eq!(
            plain("# Kop\n\n**Vet** en [link](https://a.nl)\n\n- een\n- twee\n\nSlot"),
            "Kop\n\nVet en link\n\n- een\n- twee\n\nSlot"
        );
        assert_eq!(plain("vul <naam> in"), "vul <naam> in");
    }

    #[test]
    fn an_excerpt_ends_at_a_word() {
        assert_eq!(excerpt("Een **korte** tekst.", 40), "Een korte tekst.");
        assert_eq!(
            excerpt("Loting geeft iedereen een kans, ook wie nooit komt", 32),
            "Loting geeft iedereen een kans…"
        );
    }
}
