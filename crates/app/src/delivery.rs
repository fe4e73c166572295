//! What became of the mail that went out, for an administrator.

use domain::policy::{self, Subject};
use domain::{Action, Actor};
use storage::mails::RefusedMail;
use storage::people::Account;

use crate::{App, Refusal};

/// Rows of each list.
const ROWS: u64 = 100;

/// Mail that does not arrive.
#[derive(Debug)]
pub struct Delivery {
    /// Mails that wait to be sent.
    pub waiting: u64,
    /// Mails that were given up, in all.
    pub refused: u64,
    /// The last of them.
    pub last_refused: Vec<RefusedMail>,
    /// Those who are mailed no more, because their address takes no mail.
    pub blocked: Vec<Account>,
}

/// Reads it.
pub async fn overview(app: &App, actor: &Actor) -> Result<Delivery, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let reader = app.reader();
    let queue = reader.mail_queue().await?;
    Ok(Delivery {
        waiting: queue.waiting,
        refused: queue.refused,
        last_refused: reader.refused_mails(ROWS).await?,
        blocked: reader.mail_blocked(ROWS).await?,
    })
}
