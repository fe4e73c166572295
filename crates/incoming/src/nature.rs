//! What kind of mail it is: from a person, from a machine, or one of ours that came back.

use mail_parser::{HeaderValue, Message, MimeHeaders as _, PartType};

/// Headers that only machines put there (RFC 3834, 5, and what was in use before it).
const OF_MACHINES: [&str; 5] =
    ["X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Loop"];
/// Headers that only mailing lists put there (RFC 2369, RFC 2919).
const OF_LISTS: [&str; 4] = ["List-Id", "List-Post", "List-Help", "List-Unsubscribe"];
/// Who bounces and reports, as the part of the address before the `@`.
const MACHINES: [&str; 5] = ["mailer-daemon", "postmaster", "no-reply", "noreply", "bounce"];
/// How the subject of an automatic answer begins where the headers do not say so.
const SUBJECTS: [&str; 6] =
    ["automatisch antwoord", "automatic reply", "auto:", "out of office", "afwezig", "afwezigheid"];
/// Characters of a report that is no RFC 3464 in which a status is looked for.
const SEEN: usize = 20_000;

/// What kind of mail it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nature {
    /// Somebody wrote it.
    Letter,
    /// A machine answered or sent it by itself (RFC 3834); nobody waits for an answer.
    Automatic,
    /// It came over a mailing list.
    List,
    /// It says that a mail could not be delivered (RFC 3464).
    Bounce(Bounce),
}

/// Why a mail could not be delivered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bounce {
    /// The enhanced status (RFC 3463), such as `5.1.1`; empty where none is given.
    pub status: String,
    /// The address will never take mail: it does not exist, or takes none. A mailbox that is full or a mail that somebody
    /// took for spam says nothing of the address.
    pub is_hard: bool,
    /// The addresses in the headers of the mail that came back, such as its `Reply-To`.
    pub returned: Vec<String>,
}

/// What kind of mail this is.
pub fn of(message: &Message<'_>) -> Nature {
    if let Some(report) = report(message) {
        return report;
    }
    if OF_LISTS.iter().any(|name| message.header(*name).is_some()) {
        return Nature::List;
    }
    if is_automatic(message) { Nature::Automatic } else { Nature::Letter }
}

fn is_automatic(message: &Message<'_>) -> bool {
    let says = |name: &str| text(message, name).map(|text| text.trim().to_ascii_lowercase());
    let submitted = says("Auto-Submitted").is_some_and(|word| !word.is_empty() && word != "no");
    let precedence = says("Precedence")
        .is_some_and(|word| ["bulk", "junk", "list", "auto_reply", "auto-reply"].contains(&word.as_str()));
    let subject = message.subject().unwrap_or_default().trim().to_lowercase();
    submitted
        || precedence
        || OF_MACHINES.iter().any(|name| message.header(*name).is_some())
        || SUBJECTS.iter().any(|start| subject.starts_with(start))
        || is_from_machine(message)
}

/// An empty sender is that of a machine that wants no answer (RFC 5321, 4.5.5).
fn is_from_machine(message: &Message<'_>) -> bool {
    let from = message.from().and_then(|from| from.first()).and_then(|from| from.address());
    let local = from.and_then(|from| from.split_once('@')).map(|(local, _)| local.to_ascii_lowercase());
    has_empty_sender(message) || local.is_some_and(|local| MACHINES.contains(&local.as_str()))
}

fn has_empty_sender(message: &Message<'_>) -> bool {
    message.header_raw("Return-Path").is_some_and(|path| path.trim() == "<>")
}

/// What a report says: that a mail came back or, as a delay, a receipt or a complaint, nothing that we act upon. `None` where
/// this is no report.
fn report(message: &Message<'_>) -> Option<Nature> {
    let kind = message.root_part().content_type();
    let is_report = kind.is_some_and(|kind| kind.ctype() == "multipart" && kind.subtype() == Some("report"));
    if !is_report {
        return unreadable_bounce(message).map(Nature::Bounce);
    }
    let report = message.parts.iter().find(|part| {
        let kind = part.content_type();
        kind.is_some_and(|kind| kind.ctype() == "message" && kind.subtype() == Some("delivery-status"))
    });
    let Some(report) = report else { return Some(Nature::Automatic) };
    let fields = String::from_utf8_lossy(report.contents());
    Some(failure(&fields).map_or(Nature::Automatic, |status| {
        Nature::Bounce(Bounce { is_hard: is_hard(&status), status, returned: returned(message) })
    }))
}

/// The status of the first recipient that was given up (RFC 3464, 2.3.3 and 2.3.4).
fn failure(fields: &str) -> Option<String> {
    let blocks = fields.replace("\r\n", "\n");
    blocks.split("\n\n").find_map(|block| {
        let field = |name: &str| {
            block.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            })
        };
        let is_failed = field("Action").is_some_and(|action| action.eq_ignore_ascii_case("failed"));
        let status = field("Status").unwrap_or_default();
        is_failed.then(|| status.split([' ', '(']).next().unwrap_or_default().to_owned())
    })
}

/// A report in words alone, from a machine with an empty sender, in which a status stands.
fn unreadable_bounce(message: &Message<'_>) -> Option<Bounce> {
    let from = message.from().and_then(|from| from.first()).and_then(|from| from.address());
    let is_daemon = from.is_some_and(|from| from.to_ascii_lowercase().starts_with("mailer-daemon@"));
    if !(is_daemon || has_empty_sender(message)) {
        return None;
    }
    let body = message.body_text(0)?;
    let status = body.chars().take(SEEN).collect::<String>();
    let status =
        status.split(|c: char| !c.is_ascii_digit() && c != '.').find(|word| is_status(word))?.to_owned();
    Some(Bounce { is_hard: is_hard(&status), status, returned: returned(message) })
}

fn is_status(word: &str) -> bool {
    let parts: Vec<_> = word.split('.').collect();
    matches!(&parts[..], [class, subject, detail]
        if ["4", "5"].contains(class) && (1..=3).contains(&subject.len()) && (1..=3).contains(&detail.len()))
}

/// The enhanced status (RFC 3463) that a sentence of a mail server begins with, such as `5.1.1 no such user`, and whether it
/// says that the address will never take mail.
pub fn status_of(sentence: &str) -> Option<(&str, bool)> {
    let status = sentence.split_whitespace().next().filter(|word| is_status(word))?;
    Some((status, is_hard(status)))
}

/// Of the 5.x.x those that are about the address or its host, and not about this mail (too large, taken for spam) or about
/// this moment (a full mailbox).
fn is_hard(status: &str) -> bool {
    let about_something_else = ["5.2.2", "5.2.3", "5.3.4", "5.3.1", "5.4.5"].contains(&status)
        || status.starts_with("5.6.")
        || status.starts_with("5.7.");
    status.starts_with("5.") && !about_something_else
}

/// The addresses in the headers of the mail that came back.
fn returned(message: &Message<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for part in &message.parts {
        let is_headers = part.content_type().is_some_and(|kind| {
            kind.ctype() == "text" && kind.subtype().is_some_and(|kind| kind.starts_with("rfc822"))
        });
        match &part.body {
            PartType::Message(inner) => found.extend(sender_addresses(inner)),
            _ if is_headers => {
                if let Some(inner) = mail_parser::MessageParser::new().parse_headers(part.contents()) {
                    found.extend(sender_addresses(&inner));
                }
            }
            _ => {}
        }
    }
    found
}

fn sender_addresses(message: &Message<'_>) -> Vec<String> {
    let reply_to = message.reply_to().and_then(|list| list.first()).and_then(|one| one.address());
    let path = message.header_raw("Return-Path").map(|path| path.trim().trim_matches(['<', '>']));
    reply_to.into_iter().chain(path).map(str::to_lowercase).collect()
}

fn text<'a>(message: &'a Message<'_>, name: &str) -> Option<&'a str> {
    match message.header(name.to_owned())? {
        HeaderValue::Text(text) => Some(text),
        HeaderValue::TextList(list) => list.first().map(AsRef::as_ref),
        _ => message.header_raw(name.to_owned()),
    }
}
