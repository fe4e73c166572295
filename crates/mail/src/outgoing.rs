//! One letter to one person: the message with the headers that make it behave in a mail program.

use std::time::{Duration, SystemTime};

use domain::input::clean_line;
use domain::people::{Email, Language};
use jiff::Timestamp;
use lettre::address::Envelope;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};
use url::{Host, Url};

use crate::letters::Letter;
use crate::sender::Sender;
use crate::site::{ListId, MessageId, Thread};
use crate::transport::SendError;

/// Who a mail goes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// The name as the site shows it; empty for none. An address that is not confirmed gets none: its owner may have
    /// nothing to do with whoever chose the name.
    pub name: String,
    /// The address.
    pub address: String,
}

/// Where a mail leads back to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Back {
    /// The address at which an answer becomes a comment.
    pub reply_to: Option<String>,
    /// The envelope sender, to which it returns when it cannot be delivered; by default that of the [`Sender`].
    pub return_path: Option<String>,
}

/// A mail to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// The same on every attempt.
    pub message_id: MessageId,
    /// When the mail was queued; the same on every attempt.
    pub date: Timestamp,
    /// Who it goes to.
    pub to: Recipient,
    /// The language of the letter.
    pub language: Language,
    /// What it says.
    pub letter: Letter,
    /// The conversation it belongs to.
    pub thread: Option<Thread>,
    /// The list it belongs to; none for a mail about an account.
    pub list: Option<ListId>,
    /// The whole address where one POST stops this kind of mail (RFC 8058); none for a mail about an account.
    pub unsubscribe: Option<String>,
    /// Where it leads back to.
    pub back: Back,
}

impl Outgoing {
    /// The message as it goes over the line. It fails only where the address or the way out cannot be one.
    pub(crate) fn message(&self, sender: &Sender) -> Result<Message, SendError> {
        let to = address(&self.to.address).ok_or_else(|| SendError::permanent("the address is malformed"))?;
        let return_path = match sender.own_return_path() {
            Some(own) => own.clone(),
            None => {
                self.back.return_path.as_deref().and_then(address).unwrap_or_else(|| sender.address_itself())
            }
        };
        let envelope = Envelope::new(Some(return_path), vec![to.clone()])
            .map_err(|error| SendError::permanent(&error.to_string()))?;
        let name = Some(header_text(&self.to.name)).filter(|name| !name.is_empty());
        let mut builder = Message::builder()
            .envelope(envelope)
            .from(sender.from().clone())
            .to(Mailbox::new(name, to))
            .date(system_time(self.date))
            .subject(header_text(&self.letter.subject))
            .message_id(Some(self.message_id.to_string()));
        if let Some(reply_to) = self.back.reply_to.as_deref().and_then(address) {
            builder = builder.reply_to(Mailbox::new(sender.from().name.clone(), reply_to));
        }
        for (name, value) in self.headers()? {
            let name = HeaderName::new_from_ascii_str(name);
            builder = builder.raw_header(HeaderValue::new(name, value));
        }
        builder.multipart(self.body()).map_err(|error| SendError::permanent(&error.to_string()))
    }

    fn headers(&self) -> Result<Vec<(&'static str, String)>, SendError> {
        let mut headers = Vec::new();
        if let Some(thread) = &self.thread {
            let ids: Vec<String> =
                std::iter::once(&thread.root).chain(&thread.references).map(ToString::to_string).collect();
            headers.push(("In-Reply-To", ids.last().cloned().unwrap_or_default()));
            headers.push(("References", ids.join(" ")));
        }
        if let Some(list) = &self.list {
            headers.push(("List-Id", list.to_string()));
        }
        if let Some(unsubscribe) = &self.unsubscribe {
            headers.push(("List-Unsubscribe", format!("<{}>", web_address(unsubscribe)?)));
            headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        }
        headers.push(("Content-Language", self.language.to_string()));
        // No answering machine answers: RFC 3834, 5; the second is the header that Exchange heeds.
        headers.push(("Auto-Submitted", "auto-generated".to_owned()));
        headers.push(("X-Auto-Response-Suppress", "All".to_owned()));
        Ok(headers)
    }

    fn body(&self) -> MultiPart {
        // Quoted-printable text never holds `=_` (RFC 2045, 6.7), so no part can end the other.
        let boundary = format!("=_{:.60}", self.message_id.local());
        MultiPart::builder()
            .kind(MultiPartKind::Alternative)
            .boundary(boundary)
            .singlepart(part(ContentType::TEXT_PLAIN, &self.letter.text))
            .singlepart(part(ContentType::TEXT_HTML, &self.letter.html))
    }
}

fn part(kind: ContentType, text: &str) -> SinglePart {
    SinglePart::builder().header(kind).header(ContentTransferEncoding::QuotedPrintable).body(text.to_owned())
}

/// One line without what a mail program would take for an encoded word (RFC 2047, 2) and decode to something else.
fn header_text(text: &str) -> String {
    clean_line(text).replace("=?", "= ?")
}

/// A mail from before 1970 has no date that `lettre` can write.
fn system_time(date: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(date.as_second()).unwrap_or_default())
}

/// The address with its host in ASCII (RFC 5890), which every mail server understands.
fn address(raw: &str) -> Option<Address> {
    let email = Email::parse(raw).ok()?;
    let (local, host) = email.as_str().split_once('@')?;
    Address::new(local, Host::parse(host).ok()?.to_string()).ok()
}

fn web_address(raw: &str) -> Result<String, SendError> {
    let url = Url::parse(raw).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    let url =
        url.map(String::from).filter(|url| url.len() <= 900 && url.bytes().all(|b| b.is_ascii_graphic()));
    url.filter(|url| !url.contains(['<', '>']))
        .ok_or_else(|| SendError::permanent("the address to unsubscribe at is malformed"))
}

#[cfg(test)]
pub(crate) mod tests;
