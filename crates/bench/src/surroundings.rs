//! A clock that can be set forward, and numbers that need not be secret.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use domain::{Clock, Randomness};
use jiff::{SignedDuration, Timestamp};

/// The clock of this machine, set forward.
#[derive(Debug, Default)]
pub struct ForwardClock(AtomicI64);

impl ForwardClock {
    /// Sets it forward.
    pub fn advance(&self, by: SignedDuration) {
        self.0.fetch_add(i64::try_from(by.as_micros()).unwrap_or_default(), Ordering::SeqCst);
    }
}

impl Clock for ForwardClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that is handed in")]
    fn now(&self) -> Timestamp {
        let now = Timestamp::now().as_microsecond() + self.0.load(Ordering::SeqCst);
        Timestamp::from_microsecond(now).unwrap_or_default()
    }
}

/// Bytes that differ each time.
#[derive(Debug, Default)]
pub struct Counting(AtomicU64);

impl Randomness for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let count = self.0.fetch_add(1, Ordering::SeqCst);
            chunk.copy_from_slice(&count.to_le_bytes()[..chunk.len()]);
        }
    }
}
