//! The index under a steady stream of changes: how far it is behind, and what that does to questions.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use search::Index;

use super::clock::{Times, ask};
use super::corpus::Corpus;
use super::ours::changes;

/// Ideas that change in a second.
const A_SECOND: u32 = 200;
/// For how long.
const SPAN: Duration = Duration::from_secs(20);
/// Most changes in one commit, as in `jobs::index`, and how long it waits for more after each.
const EVENTS: usize = 500;
const GATHER: Duration = Duration::from_millis(300);
/// Questions asked at once, about as many as the times need.
const QUESTIONS: usize = 50;

/// What was measured.
pub struct Steady {
    /// How long after a change questions see it.
    pub behind: Times,
    /// Questions while nothing changes, and while that much does.
    pub calm: Times,
    /// See `calm`.
    pub busy: Times,
}

/// Changes so many ideas a second, spread over the archive, while one client asks.
pub fn measure(index: &Index, corpus: &Corpus, search: impl Fn(usize) + Sync) -> Result<Steady> {
    let calm = ask(1, 10 * QUESTIONS, &search);
    let start = Instant::now();
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        let following = scope.spawn(|| {
            let followed = follow(index, corpus, start);
            is_over.store(true, Ordering::Relaxed);
            followed
        });
        let mut busy = Vec::new();
        let mut from = 0;
        while !is_over.load(Ordering::Relaxed) {
            busy.push(ask(1, QUESTIONS, |number| search(from + number)));
            from += QUESTIONS;
        }
        let behind = following.join().map_err(|_| anyhow!("the index could not follow"))??;
        Ok(Steady { behind, calm, busy: Times::all(busy) })
    })
}

/// Follows a log in which a change is written every so often: as many as there are in one commit.
fn follow(index: &Index, corpus: &Corpus, start: Instant) -> Result<Times> {
    let every = Duration::from_secs(1) / A_SECOND;
    let mut behind = Vec::new();
    let mut done: u32 = 0;
    while start.elapsed() < SPAN {
        let written = u32::try_from(start.elapsed().as_millis() / every.as_millis()).unwrap_or(done);
        let some = (done..written).take(EVENTS);
        let scattered = some.clone().map(|number| u64::from(number).wrapping_mul(7_919) % corpus.ideas);
        let count = some.len();
        if count > 0 {
            index.apply(&changes(corpus, scattered), "1:1")?;
            behind.extend(some.map(|number| start.elapsed().saturating_sub(every * number)));
            done += u32::try_from(count).unwrap_or(0);
        }
        if count < EVENTS {
            thread::sleep(GATHER);
        }
    }
    Ok(Times::of(behind))
}
