//! What a mail says: its plain text or, where it has only HTML, that as text; and how many files came with it.

use mail_parser::{Message, MessagePart, MimeHeaders as _, PartType};

use crate::html;

/// Characters that are read; a comment is far shorter.
const LONGEST: usize = 200_000;
/// Files that belong to the mail itself: signatures of its sender.
const SIGNATURES: [&str; 3] = ["pkcs7-signature", "x-pkcs7-signature", "pgp-signature"];

/// What was found.
#[derive(Debug)]
pub struct Body {
    pub text: String,
    pub attachments: usize,
}

/// Reads all text parts, one after the other.
pub fn read(message: &Message<'_>) -> Body {
    let parts = message.text_body.iter().filter_map(|id| message.parts.get(usize::try_from(*id).ok()?));
    let mut text =
        parts.filter_map(text_of).filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join("\n\n");
    if text.is_empty() {
        text = first_html(message).unwrap_or_default();
    }
    let text = text.chars().take(LONGEST).collect();
    Body { text, attachments: attachments(message) }
}

fn text_of(part: &MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Text(text) if is_flowed(part) => Some(unfold(text)),
        PartType::Text(text) => Some(text.replace("\r\n", "\n")),
        PartType::Html(html) => Some(html::to_text(html)),
        _ => None,
    }
}

/// The HTML of a mail whose plain part says nothing.
fn first_html(message: &Message<'_>) -> Option<String> {
    let mut parts = message.html_body.iter().filter_map(|id| message.parts.get(usize::try_from(*id).ok()?));
    parts.find_map(|part| match &part.body {
        PartType::Html(html) => Some(html::to_text(html)),
        _ => None,
    })
}

fn is_flowed(part: &MessagePart<'_>) -> bool {
    let format = part.content_type().and_then(|kind| kind.attribute("format"));
    format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
}

/// Puts lines together that were only broken for the way: those that end with a space (RFC 3676, 4.2).
fn unfold(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        // A space before a quote mark or `From ` was put there for the way (RFC 3676, 4.4).
        let content = line.strip_prefix(' ').unwrap_or(line);
        whole.push_str(content);
        let goes_on = content.ends_with(' ') && content != "-- " && !content.starts_with('>');
        if !goes_on {
            whole.push('\n');
        }
    }
    whole
}

fn attachments(message: &Message<'_>) -> usize {
    let parts = message.attachments.iter().filter_map(|id| message.parts.get(usize::try_from(*id).ok()?));
    parts.filter(|part| is_file(part)).count()
}

fn is_file(part: &MessagePart<'_>) -> bool {
    let kind = part.content_type();
    let is_signature =
        kind.and_then(|kind| kind.subtype()).is_some_and(|subtype| SIGNATURES.contains(&subtype));
    let is_named = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment)
        || part.attachment_name().is_some();
    let is_in_text = part.content_id().is_some();
    match &part.body {
        PartType::Binary(_) | PartType::InlineBinary(_) => {
            !is_signature && (!is_in_text || !is_picture(part))
        }
        PartType::Message(_) => true,
        PartType::Text(_) | PartType::Html(_) => is_named,
        PartType::Multipart(_) => false,
    }
}

fn is_picture(part: &MessagePart<'_>) -> bool {
    part.content_type().is_some_and(|kind| kind.ctype() == "image")
}
