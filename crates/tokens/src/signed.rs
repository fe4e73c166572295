//! Claims that are signed and not kept: short words with a mac behind them.

use domain::PersonId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::secret::{hex, unhex};

/// The claim with its signature, such as `17-reactie-6f…`. `purpose` keeps a token for one thing from being good for
/// another.
pub(crate) fn sign(key: &[u8; 32], purpose: &str, claim: &str) -> String {
    let signature = hex(&mac(key, purpose, claim).finalize().into_bytes());
    format!("{claim}-{signature}")
}

/// The claim of a token; `None` where it was not signed with `key` for this purpose.
pub(crate) fn verify<'a>(key: &[u8; 32], purpose: &str, text: &'a str) -> Option<&'a str> {
    let (claim, signature) = text.rsplit_once('-')?;
    mac(key, purpose, claim).verify_slice(&unhex(signature)?).ok()?;
    Some(claim)
}

/// A claim about somebody and one other thing, by their numbers, such as `17-3-6f…`.
pub(crate) fn sign_pair(key: &[u8; 32], purpose: &str, person: PersonId, other: i64) -> String {
    sign(key, purpose, &format!("{person}-{other}"))
}

/// Reads such a claim; `None` where it was not signed with `key` for this purpose.
pub(crate) fn verify_pair(key: &[u8; 32], purpose: &str, text: &str) -> Option<(PersonId, i64)> {
    let (person, other) = verify(key, purpose, text)?.split_once('-')?;
    Some((PersonId(person.parse().ok()?), other.parse().ok()?))
}

fn mac(key: &[u8; 32], purpose: &str, claim: &str) -> Hmac<Sha256> {
    // A key shorter than a block is filled with noughts (RFC 2104, 2).
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(purpose.as_bytes());
    mac.update(b":");
    mac.update(claim.as_bytes());
    mac
}
