//! A sheet as HTML for mail programs: tables and inline styles, one column, nothing fetched from anywhere.

use domain::people::Language;
use i18n::texts;
use maud::{DOCTYPE, Markup, html};
use text::Headings;

use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

const SANS: &str = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const SERIF: &str = "font-family:'Iowan Old Style',Palatino,'Palatino Linotype',P052,Georgia,serif;";

/// What inline styles cannot say: dark colours, and how quoted text looks. A program that drops it shows the light
/// letter, whole.
const STYLE: &str = "\
:root{color-scheme:light dark;supported-color-schemes:light dark}
.quote p,.quote ul,.quote ol,.quote pre,.quote table,.quote blockquote{margin:0 0 12px}
.quote blockquote{padding-left:12px;border-left:2px solid #d9d6cc}
.quote pre{white-space:pre-wrap}
.quote th,.quote td{padding:2px 12px 2px 0;text-align:left;vertical-align:top}
.quote a,.link{color:#0b4f8a}
@media (prefers-color-scheme:dark){
.paper{background-color:#12181f!important}
.surface{background-color:#1a222b!important;border-color:#35404c!important}
.ink{color:#ece8dd!important}
.muted{color:#aab3bd!important}
.quote{border-color:#93c5f4!important}
.quote blockquote{border-color:#35404c}
.quote a,.link{color:#93c5f4!important}
.button{background-color:#93c5f4!important}
.button a{color:#12181f!important}
}";

/// Draws the whole document.
pub fn draw(sheet: &Sheet, site: &Site, language: Language) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                title { (sheet.subject) }
                style { (STYLE) }
            }
            body class="paper" style="margin:0;padding:0;background-color:#fbfaf6;" {
                div style="display:none;max-height:0;overflow:hidden;" { (sheet.preheader) }
                table class="paper" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
                    style="background-color:#fbfaf6;" {
                    tr { td align="center" style="padding:24px 12px;" { (column(sheet, site, language)) } }
                }
            }
        }
    }
}

fn column(sheet: &Sheet, site: &Site, language: Language) -> Markup {
    let name = format!("margin:0 0 16px;{SERIF}font-size:16px;line-height:24px;");
    let heading =
        format!("margin:0 0 16px;{SERIF}font-size:24px;line-height:32px;font-weight:bold;color:#16202c;");
    html! {
        table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"
            style="width:100%;max-width:600px;text-align:left;table-layout:fixed;" {
            tr { td style="padding:0 12px;" {
                p style=(name) {
                    a class="ink" href=(site.origin()) style="color:#16202c;text-decoration:none;" {
                        (texts(language).site_name())
                    }
                }
            } }
            tr { td class="surface"
                style="padding:24px 24px 8px;background-color:#ffffff;border:1px solid #d9d6cc;border-radius:6px;" {
                h1 class="ink" style=(heading) { (sheet.heading) }
                @for block in &sheet.blocks { (self::block(block, site)) }
            } }
            tr { td style="padding:16px 12px 0;" { (footer(sheet)) } }
        }
    }
}

fn block(block: &Block, site: &Site) -> Markup {
    match block {
        Block::Paragraph(text) => html! { p class="ink" style=(body_text("#16202c")) { (text) } },
        Block::Note(text) => html! { p class="muted" style=(body_text("#55606e")) { (text) } },
        Block::Aside { text, link } => html! {
            p class="ink" style=(body_text("#16202c")) { (text) " " (self::link(link)) }
        },
        Block::Reference { text, url } => html! {
            p class="ink" style=(body_text("#16202c")) {
                (text) br; a class="link" href=(url) style="color:#0b4f8a;word-break:break-word;" { (url) }
            }
        },
        Block::Facts(facts) => html! {
            @for (label, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
                p class="ink" style=(body_text("#16202c")) { strong { (label) ":" } br; (lines(text)) }
            }
        },
        Block::Heading(link) => html! { h2 class="ink" style=(subheading()) { (self::link(link)) } },
        Block::Item(link) => html! {
            p class="ink" style=(body_text("#16202c")) { (self::link(link)) }
        },
        Block::Quote(markdown) => html! {
            div class="quote ink" style=(beside_line()) { (quoted(markdown, site)) }
        },
        Block::Excerpt(words) => html! {
            div class="quote ink" style=(beside_line()) { p style="margin:0 0 12px;" { (lines(words)) } }
        },
        Block::Button(link) => button(link),
    }
}

fn subheading() -> String {
    format!("margin:24px 0 8px;{SERIF}font-size:20px;line-height:28px;font-weight:bold;color:#16202c;")
}

/// What somebody wrote stands beside a line.
fn beside_line() -> String {
    format!("{}padding:4px 0 0 16px;border-left:3px solid #0b4f8a;", body_text("#16202c"))
}

fn body_text(colour: &str) -> String {
    format!("margin:0 0 16px;{SANS}font-size:17px;line-height:27px;color:{colour};overflow-wrap:break-word;")
}

/// What somebody wrote, with its links to pages of the site made whole: a mail has no page they could start from.
fn quoted(markdown: &str, site: &Site) -> Markup {
    text::html_from(site.origin(), markdown, Headings::None)
}

/// A button that is a link in a coloured cell, because mail programs keep the colour of cells.
fn button(link: &Link) -> Markup {
    let label = format!(
        "display:inline-block;padding:12px 20px;{SANS}font-size:17px;line-height:24px;font-weight:600;\
         color:#ffffff;text-decoration:none;"
    );
    html! {
        table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0;" {
            tr { td class="button" style="background-color:#0b4f8a;border-radius:6px;" {
                a href=(link.url) style=(label) { (link.label) }
            } }
        }
    }
}

fn footer(sheet: &Sheet) -> Markup {
    let small = format!("margin:0 0 8px;{SANS}font-size:15px;line-height:24px;color:#55606e;");
    html! {
        p class="muted" style=(small) { (sheet.why) }
        @if !sheet.ways_out.is_empty() {
            p class="muted" style=(small) {
                @for (place, way_out) in sheet.ways_out.iter().enumerate() {
                    @if place > 0 { " · " }
                    (link(way_out))
                }
            }
        }
    }
}

fn link(link: &Link) -> Markup {
    html! { a class="link" href=(link.url) style="color:#0b4f8a;" { (link.label) } }
}

fn lines(text: &str) -> Markup {
    html! {
        @for (place, line) in text.lines().enumerate() {
            @if place > 0 { br; }
            (line)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_within_the_site_works_from_a_mail() {
        let site = Site::new("https://voorbeeld.nl/");
        let html = quoted("Zie [dit idee](/ideeen/42) en `<a href=\"/`", &site).into_string();
        assert!(html.contains("<a href=\"https://voorbeeld.nl/ideeen/42\""), "{html}");
        assert!(html.contains("&lt;a href=\"/<"), "what is only shown stays as it was written: {html}");
    }
}
