//! What the rules are given from outside, so that a test can be exact about time and chance.

use jiff::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now, cut to whole microseconds, which is what both databases keep.
    fn now(&self) -> Timestamp;
}

/// Gives bytes that nobody can guess.
pub trait Randomness: Send + Sync {
    /// Fills `bytes` for a token or a key.
    fn fill(&self, bytes: &mut [u8]);

    /// A fresh 256-bit token.
    fn token(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        bytes
    }
}
