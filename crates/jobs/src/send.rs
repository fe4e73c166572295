//! Sending: claims mails that are due, hands them to the transport outside any transaction, and notes how each ended.

use std::time::Duration;

use jiff::SignedDuration;
use mail::{Outgoing, Refusal, SendError};
use storage::StorageError;
use storage::mails::{Outcome, Queued};
use tokio::task::JoinSet;

use crate::{JobError, Jobs};

/// Mails under way side by side.
const AT_ONCE: usize = 16;
/// For this long nobody else sends a claimed mail; then, as when this node died, it is due again. Longer than sending
/// it and noting how it ended can take.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How long sending one mail may take.
const PATIENCE: Duration = Duration::from_mins(2);
/// After how many minutes a mail that was refused for now is tried again.
const BACK_OFF: [i64; 6] = [1, 5, 30, 2 * 60, 8 * 60, 24 * 60];
/// How often, and after which pause, it is tried to note how a mail ended: a mail that went out and of which nothing
/// was noted goes out again.
const NOTE_TRIES: usize = 20;
const NOTE_PAUSE: Duration = Duration::from_secs(1);

/// Mails under way.
pub(crate) type UnderWay = JoinSet<()>;

impl Jobs {
    /// Sends all that is due and waits until each mail ended; how many there were.
    pub async fn send(&self) -> Result<usize, JobError> {
        let mut under_way = UnderWay::new();
        let mut tried = 0;
        let result = loop {
            match self.take_up(&mut under_way).await {
                Ok(0) if under_way.is_empty() => break Ok(tried),
                Ok(taken) => tried += taken,
                Err(error) => break Err(error),
            }
            under_way.join_next().await;
        };
        finish(&mut under_way).await;
        result
    }

    /// Claims as many mails as there is room for and begins to send them; how many. Each is on its own: one that hangs
    /// or cannot be made holds up no other.
    pub(crate) async fn take_up(&self, under_way: &mut UnderWay) -> Result<usize, JobError> {
        let room = AT_ONCE.saturating_sub(under_way.len());
        let now = self.clock.now();
        let due = self.store.reader().next_mail_due().await?;
        if room == 0 || due.is_none_or(|due| due > now) {
            return Ok(0);
        }
        let tx = self.store.begin().await?;
        let claimed = tx.claim_mails(now, LEASE, u64::try_from(room).unwrap_or(1)).await?;
        tx.commit().await?;
        let taken = claimed.len();
        for mail in claimed {
            let jobs = self.clone();
            under_way.spawn(async move { jobs.send_one(&mail).await });
        }
        Ok(taken)
    }

    async fn send_one(&self, mail: &Queued) {
        match self.outcome(mail).await {
            Ok(outcome) => self.note(mail, &outcome).await,
            Err(error) => tracing::warn!(mail = mail.id.0, %error, "a mail waits for the database"),
        }
    }

    /// Sends the mail; fails only where the database is away, and then the mail is due again after its lease.
    async fn outcome(&self, mail: &Queued) -> Result<Outcome, StorageError> {
        let given_up = |reason: String| {
            tracing::error!(mail = mail.id.0, reason, "a mail was given up");
            Outcome::Refused(reason)
        };
        if tries(mail) > BACK_OFF.len() + 1 {
            return Ok(given_up("it was claimed again and again and never ended".to_owned()));
        }
        let outgoing = match self.compose(mail).await {
            Ok(Some(outgoing)) => outgoing,
            Ok(None) => return Ok(Outcome::Dropped),
            Err(JobError::Storage(error @ StorageError::Unavailable(_))) => return Err(error),
            Err(error) => return Ok(given_up(error.to_string())),
        };
        Ok(match self.hand_over(&outgoing).await {
            Ok(()) => Outcome::Sent,
            Err(error) => match pause_after(&error, tries(mail)) {
                Some(pause) => {
                    tracing::warn!(mail = mail.id.0, minutes = pause.as_mins(), %error, "a mail is tried again");
                    Outcome::Later(self.clock.now() + pause, error.to_string())
                }
                None => given_up(error.to_string()),
            },
        })
    }

    async fn hand_over(&self, mail: &Outgoing) -> Result<(), SendError> {
        tokio::time::timeout(PATIENCE, self.transport.send(mail)).await.unwrap_or_else(|_| {
            let text = "sending took too long".to_owned();
            Err(SendError::Temporary(Refusal { code: None, text }))
        })
    }

    async fn note(&self, mail: &Queued, outcome: &Outcome) {
        for _ in 0..NOTE_TRIES {
            match self.try_to_note(mail, outcome).await {
                Ok(()) => return,
                Err(StorageError::Unavailable(_)) => tokio::time::sleep(NOTE_PAUSE).await,
                Err(error) => {
                    tracing::error!(mail = mail.id.0, %error, "how a mail ended was not noted");
                    return;
                }
            }
        }
        tracing::error!(mail = mail.id.0, "how a mail ended was not noted: the database is away");
    }

    async fn try_to_note(&self, mail: &Queued, outcome: &Outcome) -> Result<(), StorageError> {
        let tx = self.store.begin().await?;
        tx.settle_mail(mail.id, outcome, self.clock.now()).await?;
        tx.commit().await
    }
}

/// Waits until every mail under way ended.
pub(crate) async fn finish(under_way: &mut UnderWay) {
    while let Some(ended) = under_way.join_next().await {
        if let Err(error) = ended {
            tracing::error!(%error, "sending a mail broke off");
        }
    }
}

fn tries(mail: &Queued) -> usize {
    usize::try_from(mail.attempt).unwrap_or(usize::MAX)
}

/// How long a mail waits that failed at its `tries`th try; `None` where it is given up.
fn pause_after(error: &SendError, tries: usize) -> Option<SignedDuration> {
    let minutes = BACK_OFF.get(tries.checked_sub(1)?)?;
    error.is_temporary().then(|| SignedDuration::from_mins(*minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn busy() -> Refusal {
        Refusal { code: Some(451), text: "busy".to_owned() }
    }

    #[test]
    fn the_pauses_grow_until_the_mail_is_given_up() {
        let error = SendError::Temporary(busy());
        let minutes: Vec<_> = (1..=7).map(|tries| pause_after(&error, tries).map(|p| p.as_mins())).collect();
        assert_eq!(minutes, [Some(1), Some(5), Some(30), Some(120), Some(480), Some(1440), None]);
    }

    #[test]
    fn what_is_refused_for_good_is_not_tried_again() {
        assert_eq!(pause_after(&SendError::Permanent(busy()), 1), None);
    }
}
