//! The mail queue as an administrator sees it, and trying again what was given up.

use domain::policy::{self, Subject};
use domain::{Action, Actor, Event, MailId};
use storage::mails::{MailRow, QueueState};
use storage::people::Account;

use crate::{App, Refusal};

/// Mails that were given up, on one page.
pub const PER_PAGE: u64 = 50;
/// Mails that wait, shown as a first part of them.
const FIRST: u64 = 20;
/// Addresses that take no mail, shown as the last of them.
const BLOCKED: u64 = 100;

/// What waits and what was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queue {
    /// How many of each.
    pub state: QueueState,
    /// The first that wait, in the order in which they go out.
    pub waiting: Vec<MailRow>,
    /// A page of those that were given up, the latest first.
    pub given_up: Vec<MailRow>,
    /// Those who are mailed no more because their address takes no mail, the last first.
    pub blocked: Vec<Account>,
}

/// Looks at the queue.
pub async fn queue(app: &App, actor: &Actor, page: u64) -> Result<Queue, Refusal> {
    policy::can(actor, Action::Administer, Subject::Mail)?;
    let reader = app.reader();
    let state = reader.mail_queue().await?;
    let (given_up, _) = reader.mails_given_up(page, PER_PAGE).await?;
    let (waiting, blocked) = (reader.mails_waiting(FIRST).await?, reader.mail_blocked(BLOCKED).await?);
    Ok(Queue { state, waiting, given_up, blocked })
}

/// Has one mail that was given up tried again, or all of them; how many there were.
pub async fn retry(app: &App, actor: &Actor, which: Option<MailId>) -> Result<u64, Refusal> {
    policy::can(actor, Action::Administer, Subject::Mail)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let retried = tx.retry_mails(which, now).await?;
    if retried > 0 {
        let mails = i64::try_from(retried).unwrap_or(i64::MAX);
        tx.append(now, actor.person(), &Event::MailsRetried { mails }).await?;
    }
    tx.commit().await?;
    Ok(retried)
}
