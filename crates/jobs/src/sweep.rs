//! Clearing what need not be kept, as the privacy statement promises.

use domain::answers::{BOUNCES_WITHIN, REMEMBERED};
use domain::people::{CONFIRM_WITHIN, NEW_ADDRESS_WITHIN, SESSION};
use domain::representatives::PROVE_WITHIN;
use domain::searches::{COUNTS_KEPT, RARE_KEPT, SHOWN_FROM, week};
use domain::second_factor::SET_UP_WITHIN;
use jiff::{SignedDuration, Timestamp};

use crate::{JobError, Jobs};

/// Attempts to sign in.
const ATTEMPTS: SignedDuration = SignedDuration::from_hours(24);
/// Mails that were sent or dropped.
const MAILS: SignedDuration = SignedDuration::from_hours(7 * 24);
/// What is kept as long as one can object to a decision: six months, and some days for the longest of them.
const OBJECTIONS: SignedDuration = SignedDuration::from_hours(186 * 24);
/// Who objected without an account, after that was decided on: as long as the answer can be read.
const ANSWERED: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Notices that were read, or that only a mail told of.
const READ_NOTICES: SignedDuration = SignedDuration::from_hours(90 * 24);
/// Notices that were never read.
const NOTICES: SignedDuration = SignedDuration::from_hours(365 * 24);
/// Visits to an idea.
const VISITS: SignedDuration = SignedDuration::from_hours(365 * 24);
/// Notices cleared in one transaction, so that others can write in between.
const AT_ONCE: u64 = 10_000;
/// Mails that were refused.
const REFUSED_MAILS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What people are asked, with a time to answer.
#[derive(Debug, Clone, Copy)]
enum Asked {
    /// What becomes of support for an idea that went on as part of another: without an answer it is counted apart.
    AboutMerges,
    /// Whether a comment becomes an idea of its own: no answer is a no.
    AboutSplits,
}

impl Jobs {
    /// Clears what is past its time. Twice does no harm.
    pub async fn sweep(&self) -> Result<(), JobError> {
        let now = self.clock.now();
        let tx = self.store.begin().await?;
        tx.sweep_people(now, now - CONFIRM_WITHIN).await?;
        tx.sweep_work_addresses(now - PROVE_WITHIN).await?;
        tx.sweep_email_changes(now - NEW_ADDRESS_WITHIN).await?;
        tx.sweep_sessions(now - SESSION).await?;
        tx.sweep_second_factors(now - SET_UP_WITHIN).await?;
        tx.sweep_attempts(now - ATTEMPTS).await?;
        tx.sweep_searches(week(now - COUNTS_KEPT), week(now - RARE_KEPT), SHOWN_FROM).await?;
        tx.sweep_mails(now - MAILS, now - REFUSED_MAILS).await?;
        tx.sweep_farewells(now - MAILS).await?;
        tx.sweep_visits(now - VISITS).await?;
        tx.sweep_closed_accounts(now - OBJECTIONS).await?;
        tx.sweep_reporters(now - OBJECTIONS, now - ANSWERED).await?;
        tx.sweep_incoming(now - REMEMBERED, now - BOUNCES_WITHIN).await?;
        tx.commit().await?;
        self.settle_asked(Asked::AboutMerges, now).await?;
        self.settle_asked(Asked::AboutSplits, now).await?;
        self.sweep_notices(now).await?;
        self.sweep_inbox().await
    }

    /// Does what becomes of questions that were not answered in time, a part at a time, until nothing is left to do.
    async fn settle_asked(&self, asked: Asked, now: Timestamp) -> Result<(), JobError> {
        loop {
            let tx = self.store.begin().await?;
            let settled = match asked {
                Asked::AboutMerges => app::merging::settle(&tx, now).await,
                Asked::AboutSplits => app::splitting::lapse(&tx, now).await,
            };
            match settled {
                Ok(0) => return Ok(()),
                Ok(_) => tx.commit().await?,
                Err(app::Refusal::Storage(error)) => return Err(error.into()),
                Err(error) => {
                    tracing::error!(%error, ?asked, "questions without an answer were not settled");
                    return Ok(());
                }
            }
        }
    }

    async fn sweep_notices(&self, now: Timestamp) -> Result<(), JobError> {
        loop {
            let tx = self.store.begin().await?;
            let swept = tx.sweep_notices(now - READ_NOTICES, now - NOTICES, AT_ONCE).await?;
            tx.commit().await?;
            if swept < AT_ONCE {
                return Ok(());
            }
        }
    }
}
