//! Running: each job in a loop of its own, woken by what was committed here and, for other nodes, by the clock.

use std::future::Future;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::{JobError, Jobs};

/// How long a job waits before it looks again by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// How long a job that failed waits.
const PAUSE: Duration = Duration::from_secs(5);
/// How often is cleared.
const SWEEP_EVERY: Duration = Duration::from_secs(60 * 60);

impl Jobs {
    /// Runs all jobs until `stop`; what is in hand then is finished.
    pub async fn run(self, stop: CancellationToken) {
        tokio::join!(
            self.repeat("index", &stop, || self.index()),
            self.repeat("notify", &stop, || self.notify()),
            self.repeat("send", &stop, || self.send()),
            self.clear(&stop),
        );
    }

    /// Does all there is to do and returns, for tests and for filling a demonstration.
    pub async fn settle(&self) -> Result<(), JobError> {
        while self.notify().await? > 0 {}
        while self.send().await? > 0 {}
        self.index().await?;
        Ok(())
    }

    async fn repeat<F>(&self, name: &'static str, stop: &CancellationToken, job: impl Fn() -> F)
    where
        F: Future<Output = Result<usize, JobError>>,
    {
        let mut commits = self.store.commits();
        let mut is_failing = false;
        while !stop.is_cancelled() {
            let wait = match job().await {
                Ok(done) => {
                    if is_failing {
                        tracing::info!(job = name, "works again");
                    }
                    is_failing = false;
                    if done > 0 {
                        continue;
                    }
                    LOOK_AGAIN
                }
                Err(error) => {
                    if !is_failing {
                        tracing::error!(job = name, %error, "stopped, and tries again");
                    }
                    is_failing = true;
                    PAUSE
                }
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(wait) => {}
                _ = commits.changed(), if !is_failing => {}
            }
        }
    }

    async fn clear(&self, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            if let Err(error) = self.sweep().await {
                tracing::error!(%error, "clearing failed");
            }
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(SWEEP_EVERY) => {}
            }
        }
    }
}
