//! Splitting off: proposing that a comment becomes an idea of its own, its author's answer, and what that brings about.

mod view;

use domain::consent::ANSWER_WITHIN;
use domain::ideas::Proposal;
use domain::moderation::Entry;
use domain::policy::{self, Reason, Subject};
use domain::splitting::{
    Candidate, Sides, SplitProposal, SplitState, SplitStep, Unsplittable, draft, fits, may_take, parse_word,
    title_of,
};
use domain::{Action, Actor, CommentId, Denial, Event, Field, IdeaNumber, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::comments::Comment;
use storage::ideas::{Idea, NewIdea};
use storage::people::Account;
use storage::splitting::Split;
use tokens::SplitToken;

use crate::comments::{facts, load_comment};
use crate::{App, Refusal, ideas, ledger};

pub(crate) use view::of_idea;
pub use view::{SplitView, Splits, origin_of, own_ideas, view};

/// Proposals that lapse in one transaction.
const AT_ONCE: u64 = 100;

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// The author is asked.
    Asked,
    /// The author has this draft.
    Begun(IdeaNumber),
    /// It ended.
    Ended,
}

/// Proposes that a comment becomes an idea of its own, and asks its author. Whoever wrote it begins at once, without a
/// title and a reason. The same sent twice is one.
pub async fn propose(
    app: &App,
    actor: &Actor,
    id: CommentId,
    title: &str,
    reason: &str,
) -> Result<Done, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let (comment, idea) = load_comment(&tx, actor, Action::Split, id).await?;
    let person = actor.person().ok_or(Denial::SignIn)?;
    let author = tx.account(comment.author).await?.ok_or(Refusal::NOT_FOUND)?;
    let last = tx.last_split_of(id).await?;
    let official = tx.official_answer(id).await?.is_some();
    let candidate = candidate(&author, person, official, last.as_ref(), now);
    if candidate.own {
        let done = begin(&tx, person, (&comment, &idea), (last, &candidate), now).await?;
        tx.commit().await?;
        return Ok(done);
    }
    let proposal = SplitProposal::parse(title, reason)?;
    if last.is_some_and(|last| is_sent_again(&last, person, &proposal)) {
        return Ok(Done::Asked);
    }
    fits(&candidate).map_err(unfit)?;
    let split = tx.insert_split(&comment, person, &proposal, now).await?;
    let event = Event::SplitProposed { split: split.id, comment: id, idea: idea.number };
    tx.append(now, Some(person), &event).await?;
    if is_in_office(actor, &idea) {
        let entry = Entry::SplitProposed { split: split.id, comment: id, concerned: comment.author };
        ledger::note(&tx, now, Some(person), &entry).await?;
    }
    tx.commit().await?;
    Ok(Done::Asked)
}

/// Whoever wrote a comment begins an idea of it. Beginning twice leads to the same draft; where they were asked, this is
/// a yes.
async fn begin(
    tx: &Tx,
    person: PersonId,
    (comment, idea): (&Comment, &Idea),
    (last, candidate): (Option<Split>, &Candidate),
    now: Timestamp,
) -> Result<Done, Refusal> {
    let split = match last {
        Some(Split { state: SplitState::Agreed, idea: Some(draft), .. }) => return Ok(Done::Begun(draft)),
        Some(asked) if asked.state == SplitState::Proposed => asked,
        _ => {
            fits(candidate).map_err(unfit)?;
            let title = title_of(&text::plain(&comment.text));
            tx.insert_split(comment, person, &SplitProposal { title, reason: String::new() }, now).await?
        }
    };
    Ok(Done::Begun(make_draft(tx, &split, (comment, idea), now).await?))
}

/// Takes a step with a proposal that waits: its author says yes, and gets a draft, or no, with a word where they like;
/// whoever proposed it takes it back. Yes twice leads to the same draft.
pub async fn take(
    app: &App,
    actor: &Actor,
    id: CommentId,
    step: SplitStep,
    word: &str,
) -> Result<Done, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = tx.comment(id).await?.ok_or(Refusal::NOT_FOUND)?.idea;
    let idea = tx.idea_for_update(idea).await?.ok_or(Refusal::NOT_FOUND)?;
    let comment = tx.comment(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let last = tx.last_split_of(id).await?;
    let Some(split) = last.filter(|split| is_party(actor, split)) else {
        // Whether they may is said first.
        policy::can(actor, Action::Split, Subject::Comment(facts(&comment, &idea)))?;
        return Err(Denial::NotAllowed(Reason::NotYours).into());
    };
    if let (SplitStep::Agree, SplitState::Agreed, Some(draft)) = (step, split.state, split.idea)
        && person == split.author
    {
        return Ok(Done::Begun(draft));
    }
    if split.state != SplitState::Proposed {
        let why = if split.state == SplitState::Lapsed { Reason::TooLate } else { Reason::Closed };
        return Err(Denial::NotAllowed(why).into());
    }
    may_take(step, person, &sides(&split), now)?;
    let done = match step {
        SplitStep::Agree => {
            policy::can(actor, Action::Split, Subject::Comment(facts(&comment, &idea)))?;
            Done::Begun(make_draft(&tx, &split, (&comment, &idea), now).await?)
        }
        SplitStep::Decline => {
            end(&tx, &split, SplitState::Declined, &parse_word(word)?, (Some(person), now)).await?;
            Done::Ended
        }
        SplitStep::Withdraw => {
            end(&tx, &split, SplitState::Withdrawn, "", (Some(person), now)).await?;
            if is_in_office(actor, &idea) {
                let (split, comment, concerned) = (split.id, split.comment, split.author);
                let entry = Entry::SplitWithdrawn { split, comment, concerned };
                ledger::note(&tx, now, Some(person), &entry).await?;
            }
            Done::Ended
        }
        SplitStep::Propose => return Err(Denial::NotAllowed(Reason::Done).into()),
    };
    tx.commit().await?;
    Ok(done)
}

async fn make_draft(
    tx: &Tx,
    split: &Split,
    (comment, idea): (&Comment, &Idea),
    now: Timestamp,
) -> Result<IdeaNumber, Refusal> {
    let raw = draft(&split.title, &comment.text, &text::plain(&comment.text), &idea.raw());
    let proposal = Proposal::draft(&raw)?;
    let new = NewIdea { proposal: &proposal, author: split.author, created_at: now, import_key: None };
    let draft = ideas::draft(tx, &new).await?;
    tx.agree_to_split(split.id, draft, now).await?;
    let event = Event::SplitAgreed { split: split.id, comment: comment.id, idea: idea.number, draft };
    tx.append(now, Some(split.author), &event).await?;
    Ok(draft)
}

/// Ends a proposal of which nothing comes, and says so in the log.
async fn end(
    tx: &Tx,
    split: &Split,
    state: SplitState,
    word: &str,
    (by, now): (Option<PersonId>, Timestamp),
) -> Result<(), Refusal> {
    tx.end_split(split.id, state, word, now).await?;
    let (split, comment, idea) = (split.id, split.comment, split.source);
    let event = match state {
        SplitState::Declined => Event::SplitDeclined { split, comment, idea },
        SplitState::Withdrawn => Event::SplitWithdrawn { split, comment, idea },
        SplitState::Lapsed => Event::SplitLapsed { split, comment, idea },
        SplitState::Proposed | SplitState::Agreed | SplitState::Dropped => {
            Event::SplitDropped { split, comment, idea }
        }
    };
    Ok(tx.append(now, by, &event).await?)
}

/// The comment cannot be read any more: what was asked about it is asked no longer. Its idea is locked.
pub(crate) async fn drop_of(tx: &Tx, comment: CommentId, now: Timestamp) -> Result<(), Refusal> {
    let waits = tx.last_split_of(comment).await?.filter(|split| split.state == SplitState::Proposed);
    match waits {
        Some(split) => end(tx, &split, SplitState::Dropped, "", (None, now)).await,
        None => Ok(()),
    }
}

/// An idea became public: where it was a comment, that is told.
pub(crate) async fn published(
    tx: &Tx,
    into: IdeaNumber,
    now: Timestamp,
    actor: Option<PersonId>,
) -> Result<(), Refusal> {
    let Some(Split { id: split, comment, source, .. }) = tx.split_into(into).await? else { return Ok(()) };
    let became = Event::CommentBecameIdea { split, comment, idea: source, into };
    tx.append(now, actor, &became).await?;
    let off = Event::IdeaSplitOff { split, comment, idea: into, from: source };
    Ok(tx.append(now, actor, &off).await?)
}

/// Ends the proposals whose author did not answer in time; how many.
pub async fn lapse(tx: &Tx, now: Timestamp) -> Result<u64, Refusal> {
    let mut lapsed = 0;
    for found in tx.splits_to_lapse(now - ANSWER_WITHIN, AT_ONCE).await? {
        tx.idea_for_update(found.source).await?;
        let still = tx.split(found.id).await?.filter(|split| split.state == SplitState::Proposed);
        let Some(split) = still else { continue };
        end(tx, &split, SplitState::Lapsed, "", (None, now)).await?;
        lapsed += 1;
    }
    Ok(lapsed)
}

/// The one whom the token in a mail asks, and about which comment. They answer with it without signing in, as they would
/// when they had.
pub async fn asked(app: &App, token: &str) -> Result<(Actor, CommentId), Refusal> {
    let SplitToken { person, split } =
        tokens::verify_split(&app.stop_key, token).ok_or(Refusal::NOT_FOUND)?;
    let reader = app.reader();
    let split = reader.split(split).await?.filter(|split| split.author == person);
    let split = split.ok_or(Refusal::NOT_FOUND)?;
    // A later proposal has a mail of its own.
    let last = reader.last_split_of(split.comment).await?;
    if last.is_none_or(|last| last.id != split.id) {
        return Err(Refusal::NOT_FOUND);
    }
    let account = reader.account(person).await?.ok_or(Refusal::NOT_FOUND)?;
    Ok((Actor::signed_in(person, account.role, account.suspended_until, app.now()), split.comment))
}

fn candidate(
    author: &Account,
    person: PersonId,
    official: bool,
    last: Option<&Split>,
    now: Timestamp,
) -> Candidate {
    Candidate {
        official,
        own: author.id == person,
        reachable: author.closed_at.is_none() && author.email.is_some() && author.confirmed_at.is_some(),
        suspended: author.suspended_until.is_some_and(|until| until > now),
        last: last.map(|split| split.state),
    }
}

/// Whether the form of the last proposal is sent once more.
fn is_sent_again(last: &Split, person: PersonId, proposal: &SplitProposal) -> bool {
    last.state == SplitState::Proposed
        && last.proposer == person
        && (last.title == proposal.title && last.reason == proposal.reason)
}

fn unfit(why: Unsplittable) -> Refusal {
    Invalid::one(Field::Title, Problem::Unsplittable(why)).into()
}

fn sides(split: &Split) -> Sides {
    Sides { author: split.author, proposer: split.proposer, proposed_at: split.proposed_at }
}

/// Whether somebody has to do with a proposal, whatever became of the comment since.
fn is_party(actor: &Actor, split: &Split) -> bool {
    actor.person().is_some_and(|person| person == split.author || person == split.proposer)
}

/// Whether somebody acts as a moderator here, and not as the author of the idea.
fn is_in_office(actor: &Actor, idea: &Idea) -> bool {
    policy::can(actor, Action::Moderate, Subject::Queue).is_ok() && actor.person() != Some(idea.author)
}
