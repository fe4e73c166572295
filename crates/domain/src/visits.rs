//! Visits: which comments are new to somebody who comes back to an idea.

use jiff::{SignedDuration, Timestamp};

use crate::ids::CommentId;

/// Looking again on the same device within this time is the same visit: what was new at its start still is.
const SITTING: SignedDuration = SignedDuration::from_mins(30);

/// Somebody's last visit to an idea. It is one for all their devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// The newest comment there was when they last looked.
    pub seen: CommentId,
    /// Comments after this one are new during this visit.
    pub new_after: CommentId,
    /// The device of this visit: a number that says nothing but whether it is the same.
    pub device: i64,
    /// When they last looked.
    pub at: Timestamp,
}

/// Somebody looks at an idea whose newest comment is `newest`. At their first visit nothing is new, because all of it
/// is. Later, comments are new that came after the last look of an earlier visit, or of one on another device: what was
/// read on the telephone is not new on the laptop.
pub fn look(before: Option<Visit>, newest: CommentId, device: i64, now: Timestamp) -> Visit {
    let new_after = match before {
        None => newest,
        Some(before) if before.device == device && now.duration_since(before.at) < SITTING => {
            before.new_after
        }
        Some(before) => before.seen,
    };
    let seen = before.map_or(newest, |before| before.seen.max(newest));
    Visit { seen, new_after, device, at: now }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: i64 = 1;
    const LAPTOP: i64 = 2;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    #[test]
    fn nothing_is_new_at_a_first_visit() {
        assert_eq!(look(None, CommentId(9), PHONE, at(0)).new_after, CommentId(9));
    }

    #[test]
    fn what_came_since_is_new_and_stays_so_while_one_reads() {
        let first = look(None, CommentId(9), PHONE, at(0));
        let back = look(Some(first), CommentId(12), PHONE, at(60));
        assert_eq!(back.new_after, CommentId(9));
        let again = look(Some(back), CommentId(13), PHONE, at(70));
        assert_eq!((again.new_after, again.seen), (CommentId(9), CommentId(13)));
        assert_eq!(look(Some(again), CommentId(13), PHONE, at(101)).new_after, CommentId(13));
    }

    #[test]
    fn what_was_read_on_one_device_is_not_new_on_another() {
        let phone = look(Some(look(None, CommentId(9), PHONE, at(0))), CommentId(12), PHONE, at(60));
        assert_eq!(look(Some(phone), CommentId(12), LAPTOP, at(61)).new_after, CommentId(12));
    }

    #[test]
    fn a_newest_comment_that_was_taken_back_makes_nothing_new() {
        let before = Visit { seen: CommentId(12), new_after: CommentId(12), device: PHONE, at: at(0) };
        assert_eq!(look(Some(before), CommentId(9), LAPTOP, at(5)).seen, CommentId(12));
    }
}
