//! Whom the mails come from, and what can be wrong with the settings that say so.

use lettre::Address;
use lettre::message::Mailbox;
use thiserror::Error;

/// The `From` of every mail, and the envelope sender, to which mail servers return what they cannot deliver. DMARC
/// asks that both are of one domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    from: Mailbox,
    return_path: Option<Address>,
}

impl Sender {
    /// Reads `Naam <post@voorbeeld.nl>` or `post@voorbeeld.nl`. What cannot be delivered returns to `return_path`; without
    /// one, to the address that a mail has for that, or else to that of `from`.
    pub fn parse(from: &str, return_path: Option<&str>) -> Result<Self, SettingError> {
        let from: Mailbox = from.parse().map_err(|_| SettingError::From)?;
        let return_path =
            return_path.map(|address| address.parse().map_err(|_| SettingError::ReturnPath)).transpose()?;
        Ok(Self { from, return_path })
    }

    /// The address of `From`, without the name.
    pub fn address(&self) -> String {
        self.from.email.to_string()
    }

    pub(crate) fn from(&self) -> &Mailbox {
        &self.from
    }

    /// The envelope sender where one was set.
    pub(crate) fn own_return_path(&self) -> Option<&Address> {
        self.return_path.as_ref()
    }

    pub(crate) fn address_itself(&self) -> Address {
        self.from.email.clone()
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
    fn a_wrong_address_is_named_by_its_setting() {
        assert_eq!(Sender::parse("niemand", None), Err(SettingError::From));
        assert_eq!(Sender::parse("a@b.nl", Some("")), Err(SettingError::ReturnPath));
    }
}
