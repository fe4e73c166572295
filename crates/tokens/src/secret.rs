//! Random tokens of 256 bits. Only their SHA-256 is stored, so that a copy of the database opens nothing.

use std::fmt;

use domain::Randomness;
use sha2::{Digest, Sha256};

/// A token that was just made; its text goes to one person and is not kept.
pub struct Secret([u8; 32]);

impl Secret {
    /// A fresh one.
    pub fn new(random: &dyn Randomness) -> Self {
        Self(random.token())
    }

    /// The text for a link or a cookie: 64 hexadecimal digits.
    pub fn text(&self) -> String {
        hex(&self.0)
    }

    /// What is stored.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// The hash of a token that came in; `None` for what cannot be one.
pub fn hash_of(text: &str) -> Option<[u8; 32]> {
    let bytes: [u8; 32] = unhex(text)?.try_into().ok()?;
    Some(Sha256::digest(bytes).into())
}

/// The hash under which something that came in is known again.
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|i| u8::from_str_radix(text.get(i..i + 2)?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Counting;

    impl Randomness for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            for (byte, n) in bytes.iter_mut().zip(0u8..) {
                *byte = n;
            }
        }
    }

    #[test]
    fn the_text_leads_to_the_stored_hash_and_not_the_other_way() {
        let secret = Secret::new(&Counting);
        assert_eq!(secret.text().len(), 64);
        assert_eq!(hash_of(&secret.text()), Some(secret.hash()));
        assert_ne!(secret.text(), hex(&secret.hash()));
        for odd in ["", "zz", "a", "é", &"0".repeat(63), &"0".repeat(66), "+1"] {
            assert_eq!(hash_of(odd), None, "{odd}");
        }
    }
}
