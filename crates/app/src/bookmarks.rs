//! Bookmarks: what somebody keeps to find it again, for their eyes alone.

use std::collections::HashMap;

use domain::dossier::IDEAS_MAX;
use domain::policy::{self, Subject, Visibility};
use domain::{Action, Actor, CommentId, Denial, Event, IdeaNumber};
use jiff::Timestamp;
use storage::comments::CommentRow;
use storage::lists::IdeaRow;

use crate::comments::load_comment;
use crate::ideas::load;
use crate::{App, Refusal};

/// Things on one page of what somebody keeps.
pub const PER_PAGE: u64 = 20;

/// Keeps an idea, or no longer.
pub async fn keep_idea(app: &App, actor: &Actor, idea: IdeaNumber, on: bool) -> Result<(), Refusal> {
    let tx = app.store.begin().await?;
    load(&tx, actor, Action::Bookmark, idea).await?;
    keep(app, tx, actor, idea, None, on).await
}

/// Keeps a comment, or no longer.
pub async fn keep_comment(app: &App, actor: &Actor, id: CommentId, on: bool) -> Result<(), Refusal> {
    let tx = app.store.begin().await?;
    let (comment, _) = load_comment(&tx, actor, Action::Bookmark, id).await?;
    keep(app, tx, actor, comment.idea, Some(id), on).await
}

async fn keep(
    app: &App,
    tx: storage::Tx,
    actor: &Actor,
    idea: IdeaNumber,
    comment: Option<CommentId>,
    on: bool,
) -> Result<(), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    let now = app.now();
    if on && tx.add_bookmark(person, idea, comment, now).await? {
        tx.append(now, Some(person), &Event::BookmarkSet { person, idea, comment }).await?;
    } else if !on && tx.remove_bookmark(person, idea, comment).await? {
        tx.append(now, Some(person), &Event::BookmarkCleared { person, idea, comment }).await?;
    }
    Ok(tx.commit().await?)
}

/// Something kept, as it can be read now.
#[derive(Debug)]
pub struct Kept {
    /// The idea, or the idea under which the comment stands; none where this reader may not see it any more.
    pub idea: Option<IdeaRow>,
    /// Number of that idea.
    pub number: IdeaNumber,
    /// The comment; none where the idea itself is kept.
    pub comment: Option<CommentId>,
    /// The comment as it stands, as long as it can be read.
    pub row: Option<CommentRow>,
    /// Since when.
    pub at: Timestamp,
}

/// A page of what one keeps, the last kept first, and how much it is in all.
pub async fn list(app: &App, actor: &Actor, page: u64) -> Result<(Vec<Kept>, u64), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let reader = app.reader();
    let (bookmarks, total) = reader.bookmarks(person, page, PER_PAGE).await?;
    let numbers: Vec<IdeaNumber> = bookmarks.iter().map(|kept| kept.idea).collect();
    let ideas = reader.ideas_by_number(&numbers, policy::visible_to(actor)).await?;
    let ideas: HashMap<IdeaNumber, IdeaRow> = ideas.into_iter().map(|row| (row.number, row)).collect();
    let ids: Vec<CommentId> = bookmarks.iter().filter_map(|kept| kept.comment).collect();
    let rows = reader.comment_rows(&ids).await?;
    let rows: HashMap<CommentId, CommentRow> =
        rows.into_iter().filter(|row| row.tombstone.is_none()).map(|row| (row.id, row)).collect();
    let kept = bookmarks.into_iter().map(|kept| {
        let idea = ideas.get(&kept.idea).cloned();
        let row = kept.comment.filter(|_| idea.is_some()).and_then(|id| rows.get(&id).cloned());
        Kept { idea, number: kept.idea, comment: kept.comment, row, at: kept.at }
    });
    Ok((kept.collect(), total))
}

/// The ideas that one keeps and everybody may read, the last kept first; as many as fit in one dossier.
pub async fn ideas(app: &App, actor: &Actor) -> Result<Vec<IdeaRow>, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let reader = app.reader();
    let (bookmarks, _) = reader.bookmarks(person, 1, IDEAS_MAX as u64).await?;
    let mut numbers: Vec<IdeaNumber> = Vec::new();
    for kept in bookmarks {
        if !numbers.contains(&kept.idea) {
            numbers.push(kept.idea);
        }
    }
    Ok(reader.ideas_by_number(&numbers, Visibility::Public).await?)
}
