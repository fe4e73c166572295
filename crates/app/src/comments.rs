//! Comments: placing, editing and taking them back.

use domain::comments::{Comment, CommentText, Parent, RawComment, Stance, is_taken_up_in};
use domain::policy::{self, CommentFacts, Subject};
use domain::{Action, Actor, CommentId, Denial, Event, Field, IdeaNumber, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::comments::{CommentRow, NewComment};
use storage::ideas::Idea;

use crate::discussion::{self, Reading};
use crate::holding::{self, Change, Held};
use crate::ideas::{SENT_TWICE, follow_by_default, load};
use crate::{App, Refusal, official_answers, splitting};

/// The most people that one comment mentions.
const MENTIONS_MAX: usize = 20;

/// Places a comment. Who comments follows the idea; the same comment sent twice is placed once.
pub async fn post(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    raw: &RawComment,
) -> Result<CommentId, Refusal> {
    let tx = app.store.begin().await?;
    let id = post_within(&tx, actor, number, raw, app.now()).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same as part of a larger change. What is refused wrote nothing.
pub(crate) async fn post_within(
    tx: &Tx,
    actor: &Actor,
    number: IdeaNumber,
    raw: &RawComment,
    now: Timestamp,
) -> Result<CommentId, Refusal> {
    let comment = Comment::parse(raw)?;
    load(tx, actor, Action::Comment, number).await?;
    let author = actor.person().ok_or(Denial::SignIn)?;
    let new = fitting(tx, number, &comment, author, now).await?;
    if let Some(same) = tx.same_comment_since(&new, now - SENT_TWICE).await? {
        return Ok(same);
    }
    let rules = holding::judge_comment(tx, author, number, new.text, now).await?;
    let new = NewComment { is_held: !rules.is_empty(), ..new };
    if !new.is_held {
        return insert(tx, &new, Some(author)).await;
    }
    let id = place(tx, &new).await?;
    holding::hold_comment(tx, id, &new, &rules).await?;
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
        is_held: false,
    })
}

/// Adds a comment. `actor` is whoever sent it: its author, or nobody for an import, of which nobody is told.
pub(crate) async fn insert(
    tx: &Tx,
    new: &NewComment<'_>,
    actor: Option<PersonId>,
) -> Result<CommentId, Refusal> {
    let comment = place(tx, new).await?;
    tx.append(new.created_at, actor, &Event::CommentPosted { comment, idea: new.idea }).await?;
    Ok(comment)
}

/// Adds a comment and lets its author follow the idea; which event that is, the caller says.
pub(crate) async fn place(tx: &Tx, new: &NewComment<'_>) -> Result<CommentId, Refusal> {
    let comment = tx.insert_comment(new).await?;
    note_marks(tx, new.idea, comment, new.text.as_str()).await?;
    follow_by_default(tx, new.idea, new.author, new.created_at).await?;
    Ok(comment)
}

/// Keeps whom a comment mentions and which ideas it refers to. Of many people the first in the alphabet are told, so that
/// a comment cannot call everybody together.
async fn note_marks(tx: &Tx, idea: IdeaNumber, comment: CommentId, text: &str) -> Result<(), Refusal> {
    let marks = text::marks(text);
    let handles = marks.people.into_iter().take(MENTIONS_MAX).collect();
    let people = tx.people_by_handle(&handles).await?;
    tx.set_mentions(comment, &people).await?;
    tx.set_references(idea, Some(comment), &marks.ideas).await?;
    Ok(())
}

/// Changes one's own comment; what it said before is kept. What may not be shown unread is withheld until it was read.
pub async fn edit(app: &App, actor: &Actor, id: CommentId, text: &str) -> Result<IdeaNumber, Refusal> {
    let tx = app.store.begin().await?;
    let (comment, idea) = load_comment(&tx, actor, Action::Edit, id).await?;
    official_answers::may_change(&tx, actor, id).await?;
    let text = CommentText::parse(text)?;
    if text.as_str() != comment.text {
        let now = app.now();
        let held = Held::comment(&comment, &idea);
        let change = Change { held, before: &[&comment.text], after: &[text.as_str()], field: Field::Text };
        let rules = holding::judge_change(&tx, comment.author, &change, now).await?;
        tx.update_comment(&comment, &text, now).await?;
        note_marks(&tx, comment.idea, id, text.as_str()).await?;
        tx.append(now, actor.person(), &Event::CommentEdited { comment: id, idea: comment.idea }).await?;
        if !rules.is_empty() {
            holding::hold_change(&tx, held, (comment.author, &rules), now).await?;
        }
    }
    tx.commit().await?;
    Ok(comment.idea)
}

/// Takes one's own comment back: its words go everywhere, its place in the thread stays.
pub async fn remove(app: &App, actor: &Actor, id: CommentId) -> Result<IdeaNumber, Refusal> {
    let tx = app.store.begin().await?;
    let (comment, _) = load_comment(&tx, actor, Action::Withdraw, id).await?;
    official_answers::may_change(&tx, actor, id).await?;
    take_back(&tx, &comment, app.now(), actor.person()).await?;
    tx.commit().await?;
    Ok(comment.idea)
}

pub(crate) async fn take_back(
    tx: &Tx,
    comment: &storage::comments::Comment,
    at: Timestamp,
    actor: Option<PersonId>,
) -> Result<(), Refusal> {
    tx.remove_comment(comment, at).await?;
    tx.append(at, actor, &Event::CommentRemoved { comment: comment.id, idea: comment.idea }).await?;
    splitting::drop_of(tx, comment.id, at).await
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
        stance: comment.stance,
        idea: idea.facts(),
    }
}

/// Where a comment stands, for its permalink: the idea, and the page of its discussion. The page of the idea asks the
/// policy.
pub async fn place_of(app: &App, id: CommentId) -> Result<(IdeaNumber, u64), Refusal> {
    let reader = app.reader();
    let idea = reader.comment(id).await?.ok_or(Refusal::NOT_FOUND)?.idea;
    let order = discussion::Order::new(&reader.outline(idea).await?, Reading::default().order);
    Ok((idea, order.page_of(id).unwrap_or(1)))
}

/// What a comment said over time, oldest first and ending with what it says now, each with when it was written.
pub async fn history(app: &App, actor: &Actor, id: CommentId) -> Result<History, Refusal> {
    let (comment, idea) = to_change(app, actor, Action::View, id).await?;
    let reader = app.reader();
    let row = reader.comment_row(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let mut versions = Vec::new();
    let mut written_at = comment.created_at;
    for (replaced_at, text) in reader.comment_versions(id).await? {
        versions.push((written_at, text));
        written_at = replaced_at;
    }
    versions.push((written_at, comment.text));
    Ok(History { comment: row, idea, versions })
}

/// A comment with what it said before.
#[derive(Debug)]
pub struct History {
    /// The comment.
    pub comment: CommentRow,
    /// The idea it stands under.
    pub idea: Idea,
    /// When it was written, and what it said from then on.
    pub versions: Vec<(Timestamp, String)>,
}

/// Supports a comment, or no longer.
pub async fn support(app: &App, actor: &Actor, id: CommentId, on: bool) -> Result<IdeaNumber, Refusal> {
    let tx = app.store.begin().await?;
    let (comment, _) = load_comment(&tx, actor, Action::Support, id).await?;
    let person = actor.person().ok_or(Denial::SignIn)?;
    let (now, idea) = (app.now(), comment.idea);
    if on && tx.add_comment_support(id, person, now).await? {
        tx.append(now, Some(person), &Event::CommentSupportGiven { comment: id, idea, person }).await?;
        follow_by_default(&tx, idea, person, now).await?;
    } else if !on && tx.remove_comment_support(id, person).await? {
        tx.append(now, Some(person), &Event::CommentSupportTaken { comment: id, idea, person }).await?;
    }
    tx.commit().await?;
    Ok(idea)
}

/// Whoever asked a question says that it was answered, or that it was not after all.
pub async fn settle(app: &App, actor: &Actor, id: CommentId, answered: bool) -> Result<IdeaNumber, Refusal> {
    let tx = app.store.begin().await?;
    let comment = load_to_resolve(&tx, actor, id, Stance::Question).await?;
    let (now, idea) = (app.now(), comment.idea);
    if comment.answered_at.is_some() != answered {
        tx.set_answered(&comment, answered.then_some(now)).await?;
        let event = if answered {
            Event::QuestionAnswered { comment: id, idea }
        } else {
            Event::QuestionReopened { comment: id, idea }
        };
        tx.append(now, actor.person(), &event).await?;
    }
    tx.commit().await?;
    Ok(idea)
}

/// The author of the idea says which version took an improvement over, or that none did after all.
pub async fn take_up(
    app: &App,
    actor: &Actor,
    id: CommentId,
    version: Option<&str>,
) -> Result<IdeaNumber, Refusal> {
    let tx = app.store.begin().await?;
    let comment = load_to_resolve(&tx, actor, id, Stance::Improvement).await?;
    let (now, idea) = (app.now(), comment.idea);
    let version = match version {
        Some(word) => Some(fitting_version(&tx, &comment, word).await?),
        None => None,
    };
    if comment.taken_up_in != version {
        tx.set_taken_up(&comment, version).await?;
        let event = match version {
            Some(version) => Event::ImprovementTakenUp { comment: id, idea, version },
            None => Event::ImprovementLeft { comment: id, idea },
        };
        tx.append(now, actor.person(), &event).await?;
    }
    tx.commit().await?;
    Ok(idea)
}

async fn fitting_version(
    tx: &Tx,
    improvement: &storage::comments::Comment,
    word: &str,
) -> Result<i32, Refusal> {
    let unknown = || Invalid::one(Field::Version, Problem::Unknown);
    let version = word.trim().parse().map_err(|_| unknown())?;
    let made_at = tx.version_made_at(improvement.idea, version).await?;
    let fits = made_at.is_some_and(|at| is_taken_up_in(improvement.created_at, version, at));
    if fits { Ok(version) } else { Err(unknown().into()) }
}

async fn load_to_resolve(
    tx: &Tx,
    actor: &Actor,
    id: CommentId,
    stance: Stance,
) -> Result<storage::comments::Comment, Refusal> {
    let (comment, _) = load_comment(tx, actor, Action::Resolve, id).await?;
    if comment.stance == Some(stance) { Ok(comment) } else { Err(Refusal::NOT_FOUND) }
}
