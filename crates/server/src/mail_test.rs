//! `diu mail-test`: one mail at once, past the queue, and what became of it.

use anyhow::{Result, bail};
use domain::Clock;
use domain::people::{Email, Language};
use mail::{Back, Destination, Outgoing, Recipient, SendError, letters};

use crate::config::Config;
use crate::node::transport;
use crate::surroundings::SystemClock;

/// Sends a mail to `address` and says where it went, or fails with what the mail server said of it.
pub async fn send(config: &Config, address: &str, language: Language) -> Result<String> {
    let Ok(email) = Email::parse(address) else { bail!("`{address}` is geen mailadres.") };
    let now = SystemClock.now();
    let site = mail::Site::new(&config.base_url);
    let mail = Outgoing {
        message_id: site.message_id(&format!("proef-{}", now.as_microsecond())),
        date: now,
        to: Recipient { name: String::new(), address: email.as_str().to_owned() },
        language,
        letter: letters::trial(&site, language),
        thread: None,
        list: None,
        unsubscribe: None,
        back: Back::default(),
    };
    let transport = transport(config)?;
    let destination = transport.destination(&mail);
    match transport.send(&mail).await {
        Ok(()) => Ok(said(&destination, email.as_str(), &config.sender.address())),
        Err(error) => bail!(refused(&destination, &error)),
    }
}

fn said(destination: &Destination, to: &str, from: &str) -> String {
    match destination {
        Destination::Server(server) => {
            format!("De mailserver {server} nam de proefmail van {from} aan {to} aan.")
        }
        Destination::File(file) => format!(
            "De proefmail van {from} aan {to} staat in {}. Er is niets verstuurd: `mail.url` noemt een map.",
            file.display()
        ),
        Destination::Memory => format!("De proefmail van {from} aan {to} is bewaard."),
    }
}

fn refused(destination: &Destination, error: &SendError) -> String {
    let refusal = error.refusal();
    match destination {
        Destination::Server(server) if refusal.code.is_some() => {
            format!("De proefmail is niet verstuurd. De mailserver {server} weigert: {refusal}")
        }
        Destination::Server(server) => {
            format!("De proefmail is niet verstuurd. Met de mailserver {server} lukt het niet: {refusal}")
        }
        Destination::File(file) => format!("De proefmail kan niet in {} staan: {refusal}", file.display()),
        Destination::Memory => format!("De proefmail is niet bewaard: {refusal}"),
    }
}
