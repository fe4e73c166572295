//! Passwords: hashed with Argon2id, away from the threads that answer requests, a few at once.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::people::Password;

use crate::{App, Refusal};

/// How many are hashed at once; each takes 19 MiB (OWASP: m=19456, t=2, p=1, the default of `argon2`).
pub const AT_ONCE: usize = 4;

/// A hash of nobody's password, so that an unknown address takes as long as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXRoaW5nIHNhbHR5$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

impl App {
    /// The hash of a password, in the PHC format.
    pub(crate) async fn hash_password(&self, password: Password) -> Result<String, Refusal> {
        let _turn = self.hashing.acquire().await;
        let hash = tokio::task::spawn_blocking(move || {
            Argon2::default().hash_password(password.expose().as_bytes()).map(|hash| hash.to_string())
        });
        hash.await?.map_err(|error| {
            let value = error.to_string();
            Refusal::Storage(storage::StorageError::Corrupt { what: "password hash", value })
        })
    }

    /// Whether `attempt` is the password of `hash`; without a hash it takes as long and says no.
    pub(crate) async fn verify_password(
        &self,
        attempt: String,
        hash: Option<String>,
    ) -> Result<bool, Refusal> {
        let _turn = self.hashing.acquire().await;
        let verified = tokio::task::spawn_blocking(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
            let fits = PasswordHash::new(&hash)
                .is_ok_and(|hash| Argon2::default().verify_password(attempt.as_bytes(), &hash).is_ok());
            known && fits
        });
        Ok(verified.await?)
    }
}
