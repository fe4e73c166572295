//! Running: each job in a loop of its own, woken by what was committed here and, for other nodes, by the clock.

use std::future::Future;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{JobError, Jobs};

/// How long a job waits before it looks again by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How long the index waits after a commit, so that the next takes in many events: it costs about the same.
const GATHER: Duration = Duration::from_millis(300);
const AT_ONCE: Duration = Duration::ZERO;
/// How long a job that failed waits.
const PAUSE: Duration = Duration::from_secs(5);
/// How often is cleared.
const SWEEP_EVERY: Duration = Duration::from_hours(1);

impl Jobs {
    /// Runs all jobs until `stop`; what is in hand then is finished. A database that is away ends none of them.
    pub async fn run(self, stop: CancellationToken) {
        tokio::join!(
            self.repeat("index", &stop, GATHER, || self.index()),
            self.repeat("reminders", &stop, AT_ONCE, || self.remind()),
            self.repeat("articles", &stop, AT_ONCE, || self.show_articles()),
            self.repeat("notify", &stop, AT_ONCE, || self.notify()),
            self.repeat("saved searches", &stop, AT_ONCE, || self.tell_of_searches()),
            self.repeat("inbox", &stop, AT_ONCE, || self.take_in()),
            self.keep_rebuilding(&stop),
            self.keep_sending(&stop),
            self.keep_clear(&stop),
        );
    }

    /// Does all there is to do now and returns, for tests and for filling a demonstration. On PostgreSQL, events that
    /// the log still holds back are left for later.
    pub async fn settle(&self) -> Result<(), JobError> {
        while self.remind().await? > 0 {}
        while self.show_articles().await? > 0 {}
        while self.notify().await? > 0 {}
        self.index().await?;
        while self.tell_of_searches().await? > 0 {}
        self.send().await?;
        Ok(())
    }

    /// Repeats a job as long as there is something to do, with a rest after each time.
    async fn repeat<F>(
        &self,
        name: &'static str,
        stop: &CancellationToken,
        rest: Duration,
        job: impl Fn() -> F,
    ) where
        F: Future<Output = Result<usize, JobError>>,
    {
        let mut commits = self.store.commits();
        let mut health = Health::new(name);
        while !stop.is_cancelled() {
            let done = health.judge(job().await);
            if done.is_some_and(|done| done > 0) {
                tokio::select! {
                    () = stop.cancelled() => {}
                    () = tokio::time::sleep(rest) => {}
                }
                continue;
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(health.pause()) => {}
                _ = commits.changed(), if health.is_good => {}
            }
        }
    }

    /// Makes the index anew when somebody at the command line asked for it, while the old one goes on.
    async fn keep_rebuilding(&self, stop: &CancellationToken) {
        let mut health = Health::new("rebuild");
        while !stop.is_cancelled() {
            if self.index.is_rebuild_asked() {
                let rebuilt = async {
                    self.rebuild(|done, all| self.index.tell_progress(done, all)).await?;
                    self.index.tell_done()?;
                    Ok(0)
                };
                tokio::select! {
                    () = stop.cancelled() => return,
                    result = rebuilt => { health.judge(result); }
                }
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(health.pause()) => {}
            }
        }
    }

    /// Takes up what is due as soon as there is room, also while other mails are still under way.
    async fn keep_sending(&self, stop: &CancellationToken) {
        let mut commits = self.store.commits();
        let mut health = Health::new("send");
        let mut in_hand = self.empty_handed();
        while !stop.is_cancelled() {
            health.judge(self.take_turn(&mut in_hand).await);
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(health.pause()) => {}
                _ = commits.changed(), if health.is_good => {}
                Some(()) = in_hand.next_end(), if health.is_good => {}
            }
        }
        self.finish(&mut in_hand).await;
    }

    async fn keep_clear(&self, stop: &CancellationToken) {
        let mut health = Health::new("sweep");
        while !stop.is_cancelled() {
            health.judge(self.sweep().await.map(|()| 0));
            let pause = if health.is_good { SWEEP_EVERY } else { health.pause() };
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }
}

/// Whether a job works, told in the log when that changes and not each time it fails.
struct Health {
    job: &'static str,
    is_good: bool,
}

impl Health {
    fn new(job: &'static str) -> Self {
        Self { job, is_good: true }
    }

    /// How much was done; `None` where the job failed.
    fn judge(&mut self, result: Result<usize, JobError>) -> Option<usize> {
        match &result {
            Ok(_) if !self.is_good => tracing::info!(job = self.job, "works again"),
            Err(error) if self.is_good => {
                tracing::error!(job = self.job, %error, "failed, and is tried again");
            }
            _ => {}
        }
        self.is_good = result.is_ok();
        result.ok()
    }

    fn pause(&self) -> Duration {
        if self.is_good { LOOK_AGAIN } else { PAUSE }
    }
}
