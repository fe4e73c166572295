//! Mails: what a letter says, how it is addressed, and the ways to send it.
//!
//! A [`Letter`] is words alone; [`Outgoing`] addresses it to one person, with the headers that make it behave in
//! a mail program; a [`Transport`] takes it away.

pub mod letters;

mod outgoing;
mod sender;
mod sheet;
mod site;
mod transport;

pub use letters::Letter;
pub use outgoing::{Back, Outgoing, Recipient};
pub use sender::{Sender, SettingError};
pub use site::{ListId, MessageId, Site, Thread};
pub use transport::{Destination, Folder, Memory, Refusal, SendError, Sending, Smtp, Transport, from_url};
