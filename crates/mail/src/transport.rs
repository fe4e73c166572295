//! The ways to send a mail, and what can go wrong.

mod folder;
mod memory;
mod smtp;

use std::fmt;
use std::path::PathBuf;
use std::pin::Pin;

use domain::input::clean_line;
use thiserror::Error;

use crate::outgoing::Outgoing;
use crate::sender::{Sender, SettingError};

pub use folder::Folder;
pub use memory::Memory;
pub use smtp::Smtp;

/// What [`Transport::send`] returns.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), SendError>> + Send + 'a>>;

/// Where a mail goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// To a file.
    File(PathBuf),
    /// To a mail server, as `host:port`.
    Server(String),
    /// Nowhere; it is kept in memory.
    Memory,
}

/// Takes a mail away.
pub trait Transport: Send + Sync {
    /// Sends one mail. `Ok` means that somebody else answers for it now.
    fn send<'a>(&'a self, mail: &'a Outgoing) -> Sending<'a>;

    /// Where it takes a mail, without user and password: for whoever runs the site.
    fn destination(&self, mail: &Outgoing) -> Destination;
}

/// The transport that a setting asks for: `smtp://`, `smtps://`, or `file:` with a folder.
pub fn from_url(url: &str, sender: Sender) -> Result<Box<dyn Transport>, SettingError> {
    match url.strip_prefix("file:") {
        Some("" | "//") => Err(SettingError::Url),
        Some(path) => Ok(Box::new(Folder::new(path.strip_prefix("//").unwrap_or(path), sender))),
        None => Ok(Box::new(Smtp::new(url, sender)?)),
    }
}

/// What stood in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The reply code of the mail server (RFC 5321, 4.2); none if it never said one.
    pub code: Option<u16>,
    /// What the server said, or what happened to the line; one line, at most 300 characters, without addresses: it is
    /// logged and kept.
    pub text: String,
}

impl Refusal {
    pub(crate) fn new(code: Option<u16>, text: &str) -> Self {
        let words = clean_line(text);
        let words: Vec<_> =
            words.split(' ').map(|word| if word.contains('@') { "…" } else { word }).collect();
        Self { code, text: words.join(" ").chars().take(300).collect() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(f, "{code} {}", self.text),
            None => f.write_str(&self.text),
        }
    }
}

/// Why a mail did not go out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SendError {
    /// It may go out later.
    #[error("not sent this time: {0}")]
    Temporary(Refusal),
    /// It never will; sending it again is no use.
    #[error("cannot be sent: {0}")]
    Permanent(Refusal),
}

impl SendError {
    /// Whether it is worth another attempt.
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Temporary(_))
    }

    /// What stood in the way.
    pub fn refusal(&self) -> &Refusal {
        match self {
            Self::Temporary(refusal) | Self::Permanent(refusal) => refusal,
        }
    }

    pub(crate) fn temporary(text: &str) -> Self {
        Self::Temporary(Refusal::new(None, text))
    }

    pub(crate) fn permanent(text: &str) -> Self {
        Self::Permanent(Refusal::new(None, text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_that_leads_nowhere_is_refused() {
        let sender = Sender::parse("post@voorbeeld.nl", None).unwrap();
        for wrong in ["", "file:", "file://", "http://localhost", "smtp:", "mail.voorbeeld.nl:25"] {
            assert_eq!(from_url(wrong, sender.clone()).err(), Some(SettingError::Url), "{wrong}");
        }
        assert!(from_url("file:var/mail", sender).is_ok());
    }
}
