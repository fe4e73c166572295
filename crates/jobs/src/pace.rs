//! How much mail goes out at a time, as the mail server that takes it can bear.

use std::num::{NonZeroU32, NonZeroUsize};
use std::time::Instant;

/// How much a node sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Mails under way side by side, each on a line of its own.
    pub at_once: NonZeroUsize,
    /// Mails begun in a second; without end where there is none.
    pub per_second: Option<NonZeroU32>,
}

impl Default for Pace {
    fn default() -> Self {
        Self { at_once: NonZeroUsize::MIN.saturating_add(15), per_second: None }
    }
}

/// What may still be sent in this second: it fills as time goes by, and holds a second's worth at most.
#[derive(Debug)]
pub(crate) struct Bucket {
    per_second: Option<NonZeroU32>,
    level: f64,
    filled: Instant,
}

impl Bucket {
    /// Starts with room for one mail.
    pub(crate) fn new(pace: Pace, now: Instant) -> Self {
        Self { per_second: pace.per_second, level: 1.0, filled: now }
    }

    /// How many mails may go now.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the level is at least nought, and at most what a `u32` holds"
    )]
    pub(crate) fn level(&mut self, now: Instant) -> usize {
        let Some(per_second) = self.per_second else { return usize::MAX };
        let per_second = f64::from(per_second.get());
        let fresh = (now - self.filled).as_secs_f64() * per_second;
        self.level = (self.level + fresh).min(per_second.max(1.0));
        self.filled = now;
        self.level as usize
    }

    /// So many went.
    pub(crate) fn take(&mut self, mails: usize) {
        self.level -= f64::from(u32::try_from(mails).unwrap_or(u32::MAX));
        self.level = self.level.max(0.0);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn in_a_second_no_more_goes_than_was_said() {
        let mut now = Instant::now();
        let pace = Pace { per_second: NonZeroU32::new(50), ..Pace::default() };
        let mut bucket = Bucket::new(pace, now);
        let mut sent = 0;
        for _ in 0..1_000 {
            let level = bucket.level(now);
            bucket.take(level);
            sent += level;
            now += Duration::from_millis(10);
        }
        assert!((499..=501).contains(&sent), "{sent} in ten seconds");
        now += Duration::from_mins(1);
        assert_eq!(bucket.level(now), 50, "what was not used is not saved up");
    }

    #[test]
    fn without_a_pace_there_is_no_end_to_it() {
        let now = Instant::now();
        assert_eq!(Bucket::new(Pace::default(), now).level(now), usize::MAX);
    }
}
