//! Tokens in addresses and cookies: random ones that are kept as a hash, and signed ones that are not kept.

mod merge;
mod reply;
mod report;
mod secret;
mod signed;
mod split;
mod stop;
mod totp;
mod window;

pub use merge::{MergeToken, sign_merge, verify_merge};
pub use reply::{BadToken, REPLY_WITHIN, ReplyToken, sign_reply, verify_reply};
pub use report::{ReportToken, sign_report, verify_report};
pub use secret::{Secret, digest, hash_of, hex};
pub use split::{SplitToken, sign_split, verify_split};
pub use stop::{StopToken, sign_stop, verify_stop};
pub use totp::TotpSecret;
pub use window::{WindowToken, sign_window, verify_window};
