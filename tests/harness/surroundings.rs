//! Time and chance as a test needs them: they stand still, or move as told.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use domain::{Clock, Randomness};
use jiff::{SignedDuration, Timestamp};

/// A clock that only a test moves.
#[derive(Debug)]
pub struct FixedClock(AtomicI64);

impl FixedClock {
    /// Stands at the third of February 2026, 13:00 in the Netherlands.
    pub fn new() -> Self {
        let start: Timestamp = "2026-02-03T12:00:00Z".parse().unwrap();
        Self(AtomicI64::new(start.as_microsecond()))
    }

    /// Lets time pass.
    pub fn advance(&self, by: SignedDuration) {
        let micros = i64::try_from(by.as_micros()).unwrap();
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Default for FixedClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_microsecond(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// Bytes that differ each time and are the same in each run.
#[derive(Debug, Default)]
pub struct CountingRandom(AtomicU64);

impl CountingRandom {
    /// Counts from `start`, so that two of them give different bytes.
    pub fn new(start: u64) -> Self {
        Self(AtomicU64::new(start))
    }

    /// The next number, its bits spread (the finaliser of `splitmix64`).
    fn next(&self) -> u64 {
        let count = self.0.fetch_add(1, Ordering::SeqCst);
        let mut bits = count.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }
}

impl Randomness for CountingRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.next().to_le_bytes()[..chunk.len()]);
        }
    }
}
