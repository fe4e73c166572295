//! Tokens in addresses and cookies: random ones that are kept as a hash, and signed ones that are not kept.

mod reply;
mod secret;
mod stop;

pub use reply::{BadToken, REPLY_WITHIN, ReplyToken, sign_reply, verify_reply};
pub use secret::{Secret, digest, hash_of};
pub use stop::{StopToken, sign_stop, verify_stop};
