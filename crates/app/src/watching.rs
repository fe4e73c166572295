//! What whoever watches over a node wants to know of it: what waits, and how far its readers of the log are.

use domain::LogPosition;
use storage::log::NOTIFY;

use crate::{App, Refusal};

pub use storage::Connections;

/// How it stands. Each number is one look in an index of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Mails to be sent, also those that are planned.
    pub mails_waiting: i64,
    /// Mails that were given up.
    pub mails_given_up: i64,
    /// For how many seconds the mail that should have gone first is overdue.
    pub mails_late: i64,
    /// About how many events this node's index has before it.
    pub index_behind: i64,
    /// About how many events nobody was told of yet.
    pub notices_behind: i64,
}

/// How it stands now.
pub async fn standing(app: &App) -> Result<Standing, Refusal> {
    let reader = app.reader();
    let mails = reader.mail_queue().await?;
    let due = reader.next_mail_due().await?;
    let end = reader.log_end().await?;
    let index = app.index().position().and_then(|text| text.parse().ok()).unwrap_or_default();
    let notices = reader.reader_position(NOTIFY).await?;
    // Numbers of events have gaps, but counting them would read as many rows as a reader is behind.
    let behind = |position: LogPosition| if position < end { (end.event - position.event).max(1) } else { 0 };
    let whole = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(Standing {
        mails_waiting: whole(mails.waiting),
        mails_given_up: whole(mails.refused),
        mails_late: due.map_or(0, |due| app.now().duration_since(due).as_secs().max(0)),
        index_behind: behind(index),
        notices_behind: behind(notices),
    })
}
