//! Whom the mails come from, and what can be wrong with the settings that say so.

use lettre::Address;
use lettre::message::Mailbox;
use thiserror::Error;

/// The `From` of every mail, and the envelope sender, to which mail servers return what they cannot deliver. DMARC
/// asks that both are of one domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    from: Mailbox,
    return_path: Address,
}

impl Sender {
    /// Reads `Naam <post@voorbeeld.nl>` or `post@voorbeeld.nl`; without `return_path`, what cannot be delivered
    /// returns to that address.
    pub fn parse(from: &str, return_path: Option<&str>) -> Result<Self, SettingError> {
        let from: Mailbox = from.parse().map_err(|_| SettingError::From)?;
        let return_path = match return_path {
            Some(address) => address.parse().map_err(|_| SettingError::ReturnPath)?,
            None => from.email.clone(),
        };
        Ok(Self { from, return_path })
    }

    /// The address of `From`, without the name.
    pub fn address(&self) -> String {
        self.from.email.to_string()
    }

    pub(crate) fn from(&self) -> &Mailbox {
        &self.from
    }

    pub(crate) fn return_path(&self) -> &Address {
        &self.return_path
    }
}

/// What is wrong with a setting. It repeats nothing of the setting, which may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SettingError {
    /// Who the mails come from is no address.
    #[error("the sender is not an address; allowed: `post@voorbeeld.nl` or `Naam <post@voorbeeld.nl>`")]
    From,
    /// Where undelivered mail returns to is no address.
    #[error("the return path is not an address; allowed: `retour@voorbeeld.nl`")]
    ReturnPath,
    /// The address of the transport cannot be read.
    #[error(
        "not an address for mail; allowed: `file:FOLDER`, `smtp://HOST:PORT`, `smtps://USER:PASSWORD@HOST:PORT`"
    )]
    Url,
    /// `tls` has a word that means nothing.
    #[error("`tls` in the address for mail is allowed only with smtp:, as `required` or `opportunistic`")]
    Tls,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undelivered_mail_returns_to_the_sender_unless_told_otherwise() {
        let sender = Sender::parse("Democratie in Uitvoering <post@voorbeeld.nl>", None).unwrap();
        assert_eq!(sender.return_path().to_string(), "post@voorbeeld.nl");
        let sender = Sender::parse("post@voorbeeld.nl", Some("retour@voorbeeld.nl")).unwrap();
        assert_eq!(sender.return_path().to_string(), "retour@voorbeeld.nl");
    }

    #[test]
    fn a_wrong_address_is_named_by_its_setting() {
        assert_eq!(Sender::parse("niemand", None), Err(SettingError::From));
        assert_eq!(Sender::parse("a@b.nl", Some("")), Err(SettingError::ReturnPath));
    }
}
