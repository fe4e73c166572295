//! Mail that comes in: from whom it is, what kind of mail it is, and what in it is new.
//!
//! All of it is pure, and takes whatever bytes the world sends: what cannot be understood is said to be so.

mod address;
mod body;
mod html;
mod nature;
mod quote;

use std::panic::catch_unwind;

use mail_parser::{Message, MessageParser};

pub use address::token_of;
pub use nature::{Bounce, Nature, status_of};

/// The largest mail that is read whole, in bytes. Of a larger one the headers alone are looked at.
pub const LARGEST: usize = 10 * 1024 * 1024;
/// Bytes of a mail that is too large in which its headers are looked for.
const HEADERS: usize = 256 * 1024;

/// A mail, as far as it concerns the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The `Message-ID`, without its brackets.
    pub message_id: Option<String>,
    /// The address in `From`, in lower case.
    pub from: Option<String>,
    /// The addresses it was sent to, as far as the headers say.
    pub recipients: Vec<String>,
    /// What kind of mail it is.
    pub nature: Nature,
    /// What was written, without what was quoted and without a signature; `None` of a mail that is too large to be read.
    pub text: Option<String>,
    /// How many files came with it, pictures within the text not counted.
    pub attachments: usize,
}

/// Reads a mail. `None` where it is none: nothing in it is a header, or a parser stumbles over it.
pub fn read(raw: &[u8]) -> Option<Mail> {
    let is_whole = raw.len() <= LARGEST;
    let seen = if is_whole { raw } else { raw.get(..HEADERS).unwrap_or(raw) };
    // The parser is the work of others and meets the worst that the world can think of.
    catch_unwind(|| {
        let message = MessageParser::new().parse(seen)?;
        is_a_mail(&message).then(|| of(&message, is_whole))
    })
    .unwrap_or_default()
}

/// A mail has an author or names a recipient (RFC 5322, 3.6).
fn is_a_mail(message: &Message<'_>) -> bool {
    message.from().is_some() || message.to().is_some() || message.message_id().is_some()
}

fn of(message: &Message<'_>, is_whole: bool) -> Mail {
    let found = is_whole.then(|| body::read(message));
    Mail {
        message_id: message.message_id().map(str::to_owned),
        from: message
            .from()
            .and_then(|from| from.first())
            .and_then(|from| from.address())
            .map(|address| address.trim().to_lowercase()),
        recipients: address::recipients(message),
        nature: nature::of(message),
        attachments: found.as_ref().map_or(0, |body| body.attachments),
        text: found.map(|body| quote::newly_written(&body.text)),
    }
}

#[cfg(test)]
mod tests;
