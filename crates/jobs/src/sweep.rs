//! Clearing what need not be kept, as the privacy statement promises.

use domain::answers::{BOUNCES_WITHIN, REMEMBERED};
use domain::people::{CONFIRM_WITHIN, SESSION};
use jiff::SignedDuration;

use crate::{JobError, Jobs};

/// Attempts to sign in.
const ATTEMPTS: SignedDuration = SignedDuration::from_hours(24);
/// Mails that were sent or dropped.
const MAILS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Mails that were refused.
const REFUSED_MAILS: SignedDuration = SignedDuration::from_hours(30 * 24);

impl Jobs {
    /// Clears what is past its time. Twice does no harm.
    pub async fn sweep(&self) -> Result<(), JobError> {
        let now = self.clock.now();
        let tx = self.store.begin().await?;
        tx.sweep_people(now, now - CONFIRM_WITHIN).await?;
        tx.sweep_sessions(now - SESSION).await?;
        tx.sweep_attempts(now - ATTEMPTS).await?;
        tx.sweep_mails(now - MAILS, now - REFUSED_MAILS).await?;
        tx.sweep_incoming(now - REMEMBERED, now - BOUNCES_WITHIN).await?;
        tx.commit().await?;
        self.sweep_inbox().await
    }
}
