//! Patterns: support for one idea by many accounts that are all new, which a moderator looks at before it counts.

use jiff::{SignedDuration, Timestamp};

use crate::words::words;

/// How far back support is looked at, and how old an account is that is no longer new.
pub const WITHIN: SignedDuration = SignedDuration::from_hours(24);
/// As many new accounts may support one idea within that time; one more makes a pattern.
pub const MOST: u64 = 10;

words! {
    /// What a moderator says of a pattern.
    pub enum Judgement {
        /// They are people: their support counts.
        Counts = "telt",
        /// It stays apart.
        Ignored = "telt-niet",
    }
}

/// Whether an account was new when it gave its support. Somebody out of an import never confirmed an address, and is not.
pub fn is_new(confirmed_at: Option<Timestamp>, at: Timestamp) -> bool {
    confirmed_at.is_some_and(|confirmed| confirmed + WITHIN > at)
}

/// Whether support by so many new accounts is a pattern.
pub fn is_pattern(new: u64) -> bool {
    new > MOST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_new_for_a_day() {
        let at: Timestamp = "2026-02-03T22:00:00Z".parse().unwrap();
        let before = |minutes| Some(at - SignedDuration::from_mins(minutes));
        assert!(is_new(before(0), at) && is_new(before(1_439), at));
        assert!(!is_new(before(1_440), at) && !is_new(None, at));
    }

    #[test]
    fn ten_new_accounts_are_no_pattern_and_eleven_are() {
        assert!(!is_pattern(MOST) && is_pattern(MOST + 1));
    }
}
