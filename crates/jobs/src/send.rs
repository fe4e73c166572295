//! Sending: claims mails that are due, hands them to the transport outside any transaction, and notes how each ended.

use std::time::{Duration, Instant};

use domain::MailId;
use jiff::{SignedDuration, Timestamp};
use mail::{Outgoing, Refusal, SendError};
use storage::mails::{Outcome, Queued};
use storage::{StorageError, Tx};
use tokio::task::JoinSet;

use crate::matter::{Matter, NOBODY};
use crate::pace::Bucket;
use crate::{JobError, Jobs};

/// For this long nobody else sends a claimed mail; then, as when this node died, it is due again. Longer than sending
/// it and noting how it ended can take.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How long sending one mail may take.
const PATIENCE: Duration = Duration::from_mins(2);
/// After how many minutes a mail that was refused for now is tried again.
const BACK_OFF: [i64; 6] = [1, 5, 30, 2 * 60, 8 * 60, 24 * 60];
/// How often, and after which pause, it is tried to note how the last mails ended before this node stops: a mail that
/// went out and of which nothing was noted goes out again.
const NOTE_TRIES: usize = 20;
const NOTE_PAUSE: Duration = Duration::from_secs(1);
/// How long a sender waits that may send no more for now.
const PACE_PAUSE: Duration = Duration::from_millis(20);

/// How a mail ended, to be noted.
type Ended = (MailId, Outcome);

/// The mails a node has in hand.
pub(crate) struct InHand {
    /// Those under way; `None` from one that waits for the database.
    under_way: JoinSet<Option<Ended>>,
    /// Those that ended, of which that was not noted yet.
    ended: Vec<Ended>,
    bucket: Bucket,
}

impl InHand {
    /// Waits for the next mail to end; at once where none is under way.
    pub(crate) async fn next_end(&mut self) -> Option<()> {
        let ended = self.under_way.join_next().await?;
        self.put(ended);
        Some(())
    }

    /// Takes what ended meanwhile.
    fn gather(&mut self) {
        while let Some(ended) = self.under_way.try_join_next() {
            self.put(ended);
        }
    }

    fn put(&mut self, ended: Result<Option<Ended>, tokio::task::JoinError>) {
        match ended {
            Ok(ended) => self.ended.extend(ended),
            Err(error) => tracing::error!(%error, "sending a mail broke off"),
        }
    }

    fn is_empty(&self) -> bool {
        self.under_way.is_empty() && self.ended.is_empty()
    }
}

impl Jobs {
    /// No mails in hand yet.
    pub(crate) fn empty_handed(&self) -> InHand {
        InHand {
            under_way: JoinSet::new(),
            ended: Vec::new(),
            bucket: Bucket::new(self.pace, Instant::now()),
        }
    }

    /// Sends all that is due and waits until each mail ended; how many there were.
    pub async fn send(&self) -> Result<usize, JobError> {
        let mut in_hand = self.empty_handed();
        let mut tried = 0;
        let result = loop {
            match self.take_turn(&mut in_hand).await {
                Ok(0) if in_hand.is_empty() => {
                    if !self.is_due().await? {
                        break Ok(tried);
                    }
                    tokio::time::sleep(PACE_PAUSE).await;
                }
                Ok(taken) => tried += taken,
                Err(error) => break Err(error),
            }
            in_hand.next_end().await;
        };
        self.finish(&mut in_hand).await;
        result
    }

    async fn is_due(&self) -> Result<bool, StorageError> {
        let due = self.store.reader().next_mail_due().await?;
        Ok(due.is_some_and(|due| due <= self.clock.now()))
    }

    /// Notes how mails ended and claims as many as there is room for, in one transaction, so that a disk that must keep
    /// its promise does so once for several mails; how many it began to send. Each is on its own: one that hangs or cannot
    /// be made holds up no other.
    pub(crate) async fn take_turn(&self, in_hand: &mut InHand) -> Result<usize, JobError> {
        in_hand.gather();
        let free = self.pace.at_once.get().saturating_sub(in_hand.under_way.len());
        let mut room = free.min(in_hand.bucket.level(Instant::now()));
        if room > 0 && !self.is_due().await? {
            room = 0;
        }
        if room == 0 && in_hand.ended.is_empty() {
            return Ok(0);
        }
        let now = self.clock.now();
        let tx = self.store.begin().await?;
        tx.settle_mails(&in_hand.ended, now).await?;
        let claimed = match u64::try_from(room) {
            Ok(0) | Err(_) => Vec::new(),
            Ok(room) => claim(&tx, now, room).await?,
        };
        tx.commit().await?;
        in_hand.ended.clear();
        let taken = claimed.len();
        in_hand.bucket.take(taken);
        for mail in claimed {
            let jobs = self.clone();
            in_hand.under_way.spawn(async move { jobs.send_one(&mail).await });
        }
        Ok(taken)
    }

    /// Waits until every mail under way ended, and notes how.
    pub(crate) async fn finish(&self, in_hand: &mut InHand) {
        while in_hand.next_end().await.is_some() {}
        for _ in 0..NOTE_TRIES {
            match self.note(&in_hand.ended).await {
                Ok(()) => return in_hand.ended.clear(),
                Err(StorageError::Unavailable(_)) => tokio::time::sleep(NOTE_PAUSE).await,
                Err(error) => return tracing::error!(%error, "how mails ended was not noted"),
            }
        }
        tracing::error!("how mails ended was not noted: the database is away");
    }

    async fn note(&self, ended: &[Ended]) -> Result<(), StorageError> {
        if ended.is_empty() {
            return Ok(());
        }
        let tx = self.store.begin().await?;
        tx.settle_mails(ended, self.clock.now()).await?;
        tx.commit().await
    }

    async fn send_one(&self, mail: &Queued) -> Option<Ended> {
        match self.outcome(mail).await {
            Ok(outcome) => Some((mail.id, outcome)),
            Err(error) => {
                tracing::warn!(mail = mail.id.0, %error, "a mail waits for the database");
                None
            }
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
            Err(error) => {
                if let Some(pause) = pause_after(&error, tries(mail)) {
                    tracing::warn!(mail = mail.id.0, minutes = pause.as_mins(), %error, "a mail is tried again");
                    Outcome::Later(self.clock.now() + pause, error.to_string())
                } else {
                    self.note_refusal(mail, &error).await?;
                    given_up(error.to_string())
                }
            }
        })
    }

    /// A mail server that says at once that there is no such address says what another says in a notice.
    async fn note_refusal(&self, mail: &Queued, error: &SendError) -> Result<(), StorageError> {
        let matter = serde_json::from_str::<Matter>(&mail.matter).ok();
        let is_elsewhere = mail.person == NOBODY || matter.is_some_and(Matter::is_elsewhere);
        if error.is_temporary() || is_elsewhere {
            return Ok(());
        }
        let tx = self.store.begin().await?;
        match app::answers::note_refusal(&tx, mail.person, &error.refusal().text, self.clock.now()).await {
            Ok(()) => tx.commit().await,
            Err(app::Refusal::Storage(error)) => Err(error),
            Err(error) => {
                tracing::error!(mail = mail.id.0, %error, "that an address takes no mail was not noted");
                Ok(())
            }
        }
    }

    async fn hand_over(&self, mail: &Outgoing) -> Result<(), SendError> {
        tokio::time::timeout(PATIENCE, self.transport.send(mail)).await.unwrap_or_else(|_| {
            let text = "sending took too long".to_owned();
            Err(SendError::Temporary(Refusal { code: None, text }))
        })
    }
}

/// Claims mails together with what they tell of, so that each later try is the same mail.
async fn claim(tx: &Tx, now: Timestamp, room: u64) -> Result<Vec<Queued>, StorageError> {
    let claimed = tx.claim_mails(now, LEASE, room).await?;
    for mail in &claimed {
        // What cannot be read is given up when the mail is made.
        if let Some(window) = serde_json::from_str::<Matter>(&mail.matter).ok().and_then(Matter::window) {
            tx.tie_notices(mail.id, mail.person, window).await?;
        }
    }
    Ok(claimed)
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
