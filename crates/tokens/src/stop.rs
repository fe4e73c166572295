//! The token of a one-click stop (RFC 8058): it names a person and a kind of mail, is signed, and stays good.

use domain::PersonId;
use domain::notices::MailKind;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::secret::{hex, unhex};

/// Whose mail of which kind is to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StopToken {
    /// Whose.
    pub person: PersonId,
    /// Which kind.
    pub kind: MailKind,
}

/// The token's text, such as `17-reactie-6f…`.
pub fn sign_stop(key: &[u8; 32], token: StopToken) -> String {
    let claim = format!("{}-{}", token.person, token.kind);
    let signature = hex(&mac(key, &claim).finalize().into_bytes());
    format!("{claim}-{signature}")
}

/// Reads a token; `None` where it was not signed with `key`.
pub fn verify_stop(key: &[u8; 32], text: &str) -> Option<StopToken> {
    let (claim, signature) = text.rsplit_once('-')?;
    mac(key, claim).verify_slice(&unhex(signature)?).ok()?;
    let (person, kind) = claim.split_once('-')?;
    Some(StopToken { person: PersonId(person.parse().ok()?), kind: MailKind::parse(kind)? })
}

fn mac(key: &[u8; 32], claim: &str) -> Hmac<Sha256> {
    // A key shorter than a block is filled with noughts (RFC 2104, 2).
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(b"stop:");
    mac.update(claim.as_bytes());
    mac
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_token_says_whose_mail_stops_and_cannot_be_made_up() {
        let token = StopToken { person: PersonId(17), kind: MailKind::Comment };
        let text = sign_stop(&KEY, token);
        assert_eq!(verify_stop(&KEY, &text), Some(token));
        assert_eq!(verify_stop(&[8; 32], &text), None);
        assert_eq!(verify_stop(&KEY, &text.replace("17-", "18-")), None);
        assert_eq!(verify_stop(&KEY, &text.replace("reactie", "antwoord")), None);
        for odd in ["", "-", "17-reactie-", "17-reactie-zz", "17"] {
            assert_eq!(verify_stop(&KEY, odd), None, "{odd}");
        }
    }
}
