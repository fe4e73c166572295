//! Answers by mail: why one is not placed, and when an address is mailed no more.

use jiff::SignedDuration;

use crate::words::words;

/// Answers that are taken from one person within [`ANSWERS_WITHIN`]: more than anybody writes, less than a machine that
/// answers itself.
pub const ANSWERS: u64 = 30;
/// See [`ANSWERS`].
pub const ANSWERS_WITHIN: SignedDuration = SignedDuration::from_hours(1);
/// We say at most once in this time that an answer was not placed.
pub const TELL_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// How long it is remembered which mails came in, so that none is placed twice; mail servers try for five days
/// (RFC 5321, 4.5.4.1).
pub const REMEMBERED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// An address that returned so many mails within [`BOUNCES_WITHIN`] for a reason that may pass is mailed no more.
pub const SOFT_BOUNCES: u64 = 5;
/// See [`SOFT_BOUNCES`].
pub const BOUNCES_WITHIN: SignedDuration = SignedDuration::from_hours(30 * 24);

words! {
    /// Why an answer by mail was not placed.
    pub enum MailRefusal {
        /// It is no mail that can be read.
        Unreadable = "onleesbaar",
        /// It was not sent to an address of ours.
        NoAddress = "geen-adres",
        /// The address was sent to somebody who has no account any more.
        NoAccount = "geen-account",
        /// The address is too old.
        Stale = "verlopen",
        /// It came from another address than the one the mail was sent to.
        OtherSender = "andere-afzender",
        /// It says nothing new.
        Empty = "leeg",
        /// It is longer than a comment may be.
        TooLong = "te-lang",
        /// With all that came with it, it is too large.
        TooLarge = "te-groot",
        /// The idea takes no comments, or this person may place none.
        Closed = "gesloten",
        /// What it answers is gone.
        Gone = "weg",
        /// There were too many in a short time.
        TooOften = "te-vaak",
    }
}
