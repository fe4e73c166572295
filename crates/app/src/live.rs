//! What is placed while somebody reads: one follower of the log on each node tells all open pages.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use domain::policy::{self, Subject};
use domain::{Action, Actor, CommentId, Event, IdeaNumber, LogPosition, PersonId};
use storage::StorageError;
use tokio::sync::broadcast::{Receiver, Sender, channel, error::RecvError};

use crate::{App, Refusal};

/// Pages that one node keeps informed.
const PAGES_MAX: usize = 2_000;
/// Comments that wait for a page that is slow to take them; older ones it hears of when it asks anew.
const WAITING_MAX: usize = 1_000;
/// Comments that a page is told it missed.
const MISSED_MAX: u64 = 100;
/// Events read at once.
const EVENTS: u64 = 500;
/// How long the follower waits before it looks by itself, for what other nodes commit.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
/// When a page that finds all places taken may ask again.
const COME_BACK: u32 = 60;

/// A comment that was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Placed {
    idea: IdeaNumber,
    comment: CommentId,
    by: Option<PersonId>,
}

/// The pages that are open on this node. Cheap to clone; all clones reach the same pages.
#[derive(Debug, Clone)]
pub struct Live {
    /// `None` says that the site stops.
    pages: Sender<Option<Placed>>,
    is_closed: Arc<AtomicBool>,
}

impl Default for Live {
    fn default() -> Self {
        Self { pages: channel(WAITING_MAX).0, is_closed: Arc::default() }
    }
}

impl Live {
    fn close(&self) {
        self.is_closed.store(true, Ordering::SeqCst);
        // It fails only where no page is open.
        let _ = self.pages.send(None);
    }
}

/// A page that hears of new comments.
#[derive(Debug)]
pub struct Listening {
    idea: IdeaNumber,
    reader: Option<PersonId>,
    missed: Vec<CommentId>,
    placed: Receiver<Option<Placed>>,
}

impl Listening {
    /// The next comment of somebody else; `None` when the site stops.
    pub async fn next(&mut self) -> Option<CommentId> {
        if let Some(missed) = self.missed.pop() {
            return Some(missed);
        }
        loop {
            match self.placed.recv().await {
                Ok(Some(placed)) if placed.idea == self.idea && !self.is_own(placed) => {
                    return Some(placed.comment);
                }
                Ok(Some(_)) | Err(RecvError::Lagged(_)) => {}
                Ok(None) | Err(RecvError::Closed) => return None,
            }
        }
    }

    fn is_own(&self, placed: Placed) -> bool {
        placed.by.is_some() && placed.by == self.reader
    }
}

/// Listens for comments under an idea, beginning with those after `last`, which the page shows already.
pub async fn listen(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    last: CommentId,
) -> Result<Listening, Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Idea(idea.facts()))?;
    if app.live.is_closed.load(Ordering::SeqCst) || app.live.pages.receiver_count() >= PAGES_MAX {
        return Err(Refusal::TooOften { seconds: COME_BACK });
    }
    let placed = app.live.pages.subscribe();
    let missed = reader.comments_after(number, last, actor.person(), MISSED_MAX).await?;
    Ok(Listening { idea: number, reader: actor.person(), missed: missed.into_iter().rev().collect(), placed })
}

/// The place of this node's follower in the log.
#[derive(Debug, Clone, Copy)]
pub struct Follower(LogPosition);

impl Follower {
    /// Begins with what happens from now on.
    pub async fn start(app: &App) -> Result<Self, StorageError> {
        Ok(Self(app.reader().log_end().await?))
    }

    /// Tells the open pages of what was placed since the last time; how many events there were.
    pub async fn pass(&mut self, app: &App) -> Result<usize, StorageError> {
        let events = app.reader().events_after(self.0, EVENTS).await?;
        for logged in &events {
            if let Event::CommentPosted { comment, idea } | Event::AnswerGiven { comment, idea, .. } =
                logged.event
            {
                // It fails only where no page is open.
                let _ = app.live.pages.send(Some(Placed { idea, comment, by: logged.actor }));
            }
            self.0 = logged.position;
        }
        Ok(events.len())
    }
}

/// Tells the open pages until `stop`, and then that the site stops. A database that is away is waited for.
pub async fn run(app: App, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut commits = app.store.commits();
    let mut follower = None;
    loop {
        match turn(&app, &mut follower).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(error) => tracing::debug!(%error, "open pages hear of new comments later"),
        }
        tokio::select! {
            () = &mut stop => break,
            () = tokio::time::sleep(LOOK_AGAIN) => {}
            _ = commits.changed() => {}
        }
    }
    app.live.close();
}

async fn turn(app: &App, follower: &mut Option<Follower>) -> Result<usize, StorageError> {
    if let Some(follower) = follower {
        return follower.pass(app).await;
    }
    *follower = Some(Follower::start(app).await?);
    Ok(0)
}
