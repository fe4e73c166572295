//! How long things take: by one client after another, and by many at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Times of answers, shortest first.
#[derive(Debug, Default, Clone)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Of these.
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }

    /// All of these together.
    pub fn all(parts: Vec<Self>) -> Self {
        Self::of(parts.into_iter().flat_map(|part| part.0).collect())
    }

    /// The time that so many out of a hundred answers keep within, in milliseconds.
    #[expect(clippy::cast_precision_loss, reason = "a time for people to read")]
    pub fn percent(&self, percent: usize) -> f64 {
        let place = (self.0.len() * percent).div_ceil(100).max(1) - 1;
        self.0.get(place).map_or(0.0, |time| time.as_micros() as f64 / 1_000.0)
    }
}

/// Asks `count` things with so many clients, each of which asks the next as soon as it has its answer.
pub fn ask(clients: usize, count: usize, one: impl Fn(usize) + Sync) -> Times {
    let next = AtomicUsize::new(0);
    let times = thread::scope(|scope| {
        let clients: Vec<_> = (0..clients)
            .map(|_| {
                scope.spawn(|| {
                    let mut times = Vec::new();
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= count {
                            return times;
                        }
                        let start = Instant::now();
                        one(number);
                        times.push(start.elapsed());
                    }
                })
            })
            .collect();
        clients.into_iter().flat_map(|client| client.join().unwrap_or_default()).collect()
    });
    Times::of(times)
}

/// Memory of this process now and at most, in megabytes (Linux; elsewhere nought).
pub fn memory() -> (u64, u64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let of = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_whitespace().nth(1).and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0)
            / 1_024
    };
    (of("VmRSS:"), of("VmHWM:"))
}
