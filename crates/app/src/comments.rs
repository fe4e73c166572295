//! Comments: placing, editing and taking them back.

use domain::comments::{Comment, CommentText, Parent, RawComment};
use domain::policy::{self, CommentFacts, Subject};
use domain::{Action, Actor, CommentId, Denial, Event, IdeaNumber, PersonId};
use jiff::Timestamp;
use storage::Tx;
use storage::comments::NewComment;
use storage::ideas::Idea;

use crate::ideas::{SENT_TWICE, follow_by_default, load};
use crate::{App, Refusal};

/// Places a comment. Who comments follows the idea; the same comment sent twice is placed once.
pub async fn post(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    raw: &RawComment,
) -> Result<CommentId, Refusal> {
    let comment = Comment::parse(raw)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    load(&tx, actor, Action::Comment, number).await?;
    let author = actor.person().ok_or(Denial::SignIn)?;
    let new = fitting(&tx, number, &comment, author, now).await?;
    if let Some(same) = tx.same_comment_since(&new, now - SENT_TWICE).await? {
        return Ok(same);
    }
    let id = insert(&tx, &new, Some(author)).await?;
    tx.commit().await?;
    Ok(id)
}

async fn fitting<'a>(
    tx: &Tx,
    idea: IdeaNumber,
    comment: &'a Comment,
    author: PersonId,
    now: Timestamp,
) -> Result<NewComment<'a>, Refusal> {
    let answered = match comment.reply_to() {
        Some(id) => tx.comment(id).await?,
        None => None,
    };
    let parent = answered.map(|c| Parent { idea: c.idea, readable: !c.hidden && !c.removed });
    comment.fits_under(idea, parent.as_ref())?;
    Ok(NewComment {
        idea,
        parent: comment.reply_to(),
        author,
        stance: comment.stance(),
        text: comment.text(),
        created_at: now,
        import_key: None,
    })
}

/// Adds a comment. `actor` is whoever sent it: its author, or nobody for an import, of which nobody is told.
pub(crate) async fn insert(
    tx: &Tx,
    new: &NewComment<'_>,
    actor: Option<PersonId>,
) -> Result<CommentId, Refusal> {
    let comment = tx.insert_comment(new).await?;
    tx.append(new.created_at, actor, &Event::CommentPosted { comment, idea: new.idea }).await?;
    follow_by_default(tx, new.idea, new.author, new.created_at).await?;
    Ok(comment)
}

/// Changes one's own comment; what it said before is kept.
pub async fn edit(app: &App, actor: &Actor, id: CommentId, text: &str) -> Result<IdeaNumber, Refusal> {
    let tx = app.store.begin().await?;
    let (comment, _) = load_comment(&tx, actor, Action::Edit, id).await?;
    let text = CommentText::parse(text)?;
    if text.as_str() != comment.text {
        let now = app.now();
        tx.update_comment(&comment, &text, now).await?;
        tx.append(now, actor.person(), &Event::CommentEdited { comment: id, idea: comment.idea }).await?;
    }
    tx.commit().await?;
    Ok(comment.idea)
}

/// Takes one's own comment back: its words go everywhere, its place in the thread stays.
pub async fn remove(app: &App, actor: &Actor, id: CommentId) -> Result<IdeaNumber, Refusal> {
    let tx = app.store.begin().await?;
    let (comment, _) = load_comment(&tx, actor, Action::Withdraw, id).await?;
    let now = app.now();
    tx.remove_comment(&comment, now).await?;
    tx.append(now, actor.person(), &Event::CommentRemoved { comment: id, idea: comment.idea }).await?;
    tx.commit().await?;
    Ok(comment.idea)
}

/// A comment to edit or to take back, for the form, with the idea it stands under.
pub async fn to_change(
    app: &App,
    actor: &Actor,
    action: Action,
    id: CommentId,
) -> Result<(storage::comments::Comment, Idea), Refusal> {
    let reader = app.reader();
    let comment = reader.comment(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let idea = reader.idea(comment.idea).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, action, Subject::Comment(facts(&comment, &idea)))?;
    Ok((comment, idea))
}

/// Loads a comment for a change, with its idea locked, if `actor` may make it.
pub(crate) async fn load_comment(
    tx: &Tx,
    actor: &Actor,
    action: Action,
    id: CommentId,
) -> Result<(storage::comments::Comment, Idea), Refusal> {
    let idea = tx.comment(id).await?.ok_or(Refusal::NOT_FOUND)?.idea;
    let idea = tx.idea_for_update(idea).await?.ok_or(Refusal::NOT_FOUND)?;
    let comment = tx.comment(id).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, action, Subject::Comment(facts(&comment, &idea)))?;
    Ok((comment, idea))
}

pub(crate) fn facts(comment: &storage::comments::Comment, idea: &Idea) -> CommentFacts {
    CommentFacts {
        author: comment.author,
        removed: comment.removed,
        hidden: comment.hidden,
        idea: idea.facts(),
    }
}

/// The idea a comment stands under, for its permalink; the page of the idea asks the policy.
pub async fn idea_of(app: &App, id: CommentId) -> Result<IdeaNumber, Refusal> {
    Ok(app.reader().comment(id).await?.ok_or(Refusal::NOT_FOUND)?.idea)
}
