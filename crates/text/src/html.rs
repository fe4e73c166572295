//! Markdown to HTML: the only place where HTML comes from what people wrote.

use std::sync::LazyLock;

use ammonia::Builder;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, format_html, parse_document};
use maud::{Markup, PreEscaped};

use crate::marks::{self, Known};

/// Where the text stands on the page, so that its headings fit under those of the page (WCAG 1.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Headings {
    /// Below an `h1`: the first heading becomes an `h2`.
    UnderTitle,
    /// Below an `h2`: the first heading becomes an `h3`.
    UnderPart,
    /// In a comment: headings become bold paragraphs.
    None,
}

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(
            [
                "p",
                "br",
                "strong",
                "em",
                "del",
                "a",
                "ul",
                "ol",
                "li",
                "blockquote",
                "code",
                "pre",
                "hr",
                "h2",
                "h3",
                "h4",
                "h5",
                "h6",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
            ]
            .into(),
        )
        .add_tag_attributes("a", ["href"])
        .add_tag_attributes("ol", ["start"])
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::Custom(Box::new(own_path)))
        .link_rel(Some("nofollow ugc noopener noreferrer"));
    builder
});

/// Links within the site stay; `//elsewhere` is not within the site.
fn own_path(path: &str) -> Option<std::borrow::Cow<'_, str>> {
    let own =
        (path.starts_with('/') && !path.starts_with("//") && !path.contains('\\')) || path.starts_with('#');
    own.then_some(path.into())
}

/// Renders `CommonMark` with tables, strikethrough and plain links; HTML is shown as it was typed, images become links.
pub fn html(markdown: &str, headings: Headings) -> Markup {
    html_with(markdown, headings, &Known::default())
}

/// As [`html`]; who and what of `known` the text points at becomes a link.
pub fn html_with(markdown: &str, headings: Headings, known: &Known) -> Markup {
    let arena = Arena::new();
    let options = options();
    let root = parse_document(&arena, markdown, &options);
    marks::link(&arena, root, known);
    let first = root.descendants().filter_map(heading_level).min().unwrap_or(1);
    for node in root.descendants() {
        fit(node, headings, first);
    }
    let mut rendered = String::new();
    // Writing to a string does not fail; an empty text is the safe answer if it ever does.
    let _ = format_html(root, &options, &mut rendered);
    PreEscaped(SANITISER.clean(&rendered).to_string())
}

/// As [`html`], for a reader who is not on the site: links within it begin with `origin`.
pub fn html_from(origin: &str, markdown: &str, headings: Headings) -> Markup {
    let origin = maud::html! { (origin) }.into_string();
    let here = html(markdown, headings).into_string();
    PreEscaped(here.replace("<a href=\"/", &format!("<a href=\"{origin}/")))
}

pub(crate) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.render.hardbreaks = true;
    options.render.escape = true;
    options
}

fn heading_level<'a>(node: &'a AstNode<'a>) -> Option<u8> {
    match node.data.borrow().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    }
}

/// Moves headings under those of the page; `first` is the highest that the text has.
fn fit<'a>(node: &'a AstNode<'a>, headings: Headings, first: u8) {
    let mut data = node.data.borrow_mut();
    match &mut data.value {
        NodeValue::Heading(heading) => match headings {
            Headings::UnderTitle => heading.level = (heading.level - first + 2).min(6),
            Headings::UnderPart => heading.level = (heading.level - first + 3).min(6),
            Headings::None => data.value = NodeValue::Paragraph,
        },
        NodeValue::Image(link) => {
            let link = link.clone();
            data.value = NodeValue::Link(link);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(markdown: &str) -> String {
        html(markdown, Headings::None).into_string()
    }

    #[test]
    fn markdown_becomes_html() {
        assert_eq!(
            comment("**Goed** idee\nvan _jou_"),
            "<p><strong>Goed</strong> idee<br>\nvan <em>jou</em></p>\n"
        );
        assert!(comment("| a | b |\n|---|---|\n| 1 | 2 |").contains("<td>1</td>"));
    }

    #[test]
    fn nothing_runs_that_somebody_wrote() {
        for attack in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "[klik](javascript:alert(1))",
            "[klik](  JaVaScRiPt:alert(1))",
            "[klik](data:text/html;base64,PHNjcmlwdD4=)",
            "![x](javascript:alert(1))",
            "<a href=\"https://a.nl\" onclick=\"alert(1)\" style=\"x\">a</a>",
            "<svg/onload=alert(1)>",
            "<iframe src=https://a.nl></iframe>",
            "`<script>`",
        ] {
            let html = comment(attack);
            for tag in html.to_lowercase().split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
                let bad =
                    ["script", "svg", "iframe", "img", "onerror", "onclick", "style", "javascript", "data:"];
                assert!(!bad.iter().any(|bad| tag.contains(bad)), "{attack} gave {html}");
            }
        }
    }

    #[test]
    fn what_looks_like_html_is_shown_as_it_was_typed() {
        assert_eq!(comment("<naam invullen> hier"), "<p>&lt;naam invullen&gt; hier</p>\n");
        assert!(comment("<div>alinea</div>\nen dit").contains("en dit"));
    }

    #[test]
    fn a_link_out_says_that_it_is_not_ours() {
        let html = comment("[stuk](https://voorbeeld.nl/a?b=c&d=e)");
        assert!(html.contains("rel=\"nofollow ugc noopener noreferrer\""), "{html}");
        assert!(comment("[elders](//kwaad.nl)").contains("<a rel"), "no address is left");
        assert!(!comment("[elders](//kwaad.nl)").contains("kwaad"));
        assert!(comment("[idee](/ideeen/42)").contains("href=\"/ideeen/42\""));
    }

    #[test]
    fn links_within_the_site_are_made_whole_for_who_is_elsewhere() {
        let html =
            html_from("https://voorbeeld.nl", "[idee](/ideeen/42) [kop](#kop)", Headings::None).into_string();
        assert!(
            html.contains("href=\"https://voorbeeld.nl/ideeen/42\"") && html.contains("href=\"#kop\""),
            "{html}"
        );
    }

    #[test]
    fn who_and_what_is_known_becomes_a_link_and_the_rest_stays_text() {
        let known = Known {
            people: [("tineke".to_owned(), "Tineke".to_owned())].into(),
            ideas: [(42, "Loting".to_owned())].into(),
        };
        let html = html_with("Zie #42 en #43, @Tineke en @niemand.", Headings::None, &known).into_string();
        assert!(html.contains(">#42</a> en #43, <a href=\"/personen/tineke\""), "{html}");
        assert!(html.contains("@niemand.") && html.matches("<a ").count() == 2, "{html}");
    }

    #[test]
    fn an_image_becomes_a_link_so_that_nothing_is_fetched_from_elsewhere() {
        assert!(
            comment("![kaart](https://voorbeeld.nl/k.png)")
                .contains("<a href=\"https://voorbeeld.nl/k.png\"")
        );
    }

    #[test]
    fn headings_fit_under_those_of_the_page() {
        assert!(html("# Kop", Headings::UnderPart).into_string().contains("<h3>Kop</h3>"));
        assert!(html("# Kop", Headings::UnderTitle).into_string().contains("<h2>Kop</h2>"));
        assert!(html("## Kop", Headings::UnderTitle).into_string().contains("<h2>Kop</h2>"));
        assert_eq!(comment("# Kop"), "<p>Kop</p>\n");
    }
}
