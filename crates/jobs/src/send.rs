//! Sending: claims mails that are due, hands them to the transport outside any transaction, and notes how each ended.

use jiff::SignedDuration;
use mail::SendError;
use storage::StorageError;
use storage::mails::{Outcome, Queued};
use tokio::task::JoinSet;

use crate::{JobError, Jobs};

/// Mails claimed, and sent side by side.
const AT_ONCE: u64 = 16;
/// For this long nobody else sends a claimed mail; then, as when this node died, it is due again.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// After how many minutes a mail that was refused for now is tried again.
const BACK_OFF: [i64; 6] = [1, 5, 30, 2 * 60, 8 * 60, 24 * 60];

impl Jobs {
    /// Sends what is due; how many mails were tried.
    pub async fn send(&self) -> Result<usize, JobError> {
        let tx = self.store.begin().await?;
        let claimed = tx.claim_mails(self.clock.now(), LEASE, AT_ONCE).await?;
        if claimed.is_empty() {
            tx.rollback().await?;
            return Ok(0);
        }
        tx.commit().await?;
        let tried = claimed.len();
        let mut sending: JoinSet<Result<(), JobError>> = JoinSet::new();
        for mail in claimed {
            let jobs = self.clone();
            sending.spawn(async move { jobs.send_one(&mail).await });
        }
        while let Some(sent) = sending.join_next().await {
            sent??;
        }
        Ok(tried)
    }

    async fn send_one(&self, mail: &Queued) -> Result<(), JobError> {
        let outcome = match self.compose(mail).await {
            Ok(None) => Outcome::Dropped,
            Ok(Some(outgoing)) => match self.transport.send(&outgoing).await {
                Ok(()) => Outcome::Sent,
                Err(error) => self.refused(mail, &error),
            },
            // The lease runs out and the mail is tried again when the database is back.
            Err(JobError::Storage(error @ StorageError::Unavailable(_))) => return Err(error.into()),
            Err(error) => Outcome::Refused(error.to_string()),
        };
        if let Outcome::Refused(error) = &outcome {
            tracing::error!(mail = mail.id.0, error, "a mail was given up");
        }
        let tx = self.store.begin().await?;
        tx.settle_mail(mail.id, &outcome, self.clock.now()).await?;
        Ok(tx.commit().await?)
    }

    fn refused(&self, mail: &Queued, error: &SendError) -> Outcome {
        let tries = usize::try_from(mail.attempt).unwrap_or(usize::MAX);
        match BACK_OFF.get(tries.saturating_sub(1)) {
            Some(minutes) if error.is_temporary() => {
                tracing::warn!(mail = mail.id.0, minutes, %error, "a mail is tried again later");
                Outcome::Later(self.clock.now() + SignedDuration::from_mins(*minutes), error.to_string())
            }
            _ => Outcome::Refused(error.to_string()),
        }
    }
}
