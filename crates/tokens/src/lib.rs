//! Tokens in addresses and cookies: random ones that are kept as a hash, and signed ones that are not kept.

mod secret;
mod stop;

pub use secret::{Secret, hash_of};
pub use stop::{StopToken, sign_stop, verify_stop};
