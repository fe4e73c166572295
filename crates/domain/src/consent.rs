//! Consent: for what becomes of somebody's words they are asked, with a reason and a term.

use jiff::{SignedDuration, Timestamp};

use crate::input::{Problem, clean_text, within};

/// How long whoever is asked has to answer.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Least and greatest number of characters of a reason.
const REASON: (usize, usize) = (10, 2_000);

/// Reads why something is proposed.
pub fn parse_reason(raw: &str) -> Result<String, Problem> {
    within(clean_text(raw), REASON.0, REASON.1)
}

/// Whether the time to answer something that was asked at `asked_at` is over.
pub fn is_over(asked_at: Timestamp, now: Timestamp) -> bool {
    now >= asked_at + ANSWER_WITHIN
}
