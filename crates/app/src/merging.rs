//! Merging: proposing that an idea goes on as part of another, agreeing, undoing, and what becomes of its support.

use domain::life::Status;
use domain::merging::{
    ANSWER_WITHIN, MergeProposal, MergeState, MergeStep, Party, Sides, SupportAnswer, Unmergeable, fits,
    may_take, parse_reason,
};
use domain::policy::{self, Subject};
use domain::{Action, Actor, Denial, Event, Field, IdeaNumber, Invalid, MergeId, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::ideas::Idea;
use storage::life::NewStep;
use storage::merging::{Merge, Partner};
use tokens::MergeToken;

use crate::{App, Refusal};

/// Merges whose support is counted in one transaction.
const AT_ONCE: u64 = 100;

/// Proposes that an idea goes on as part of another. Where its author does so it takes effect at once; otherwise the
/// author is asked. The same proposal sent twice is one.
pub async fn propose(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    into: &str,
    reason: &str,
) -> Result<MergeState, Refusal> {
    let reader = app.reader();
    let source = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Merge, Subject::Idea(source.facts()))?;
    let person = actor.person().ok_or(Denial::SignIn)?;
    let proposal = MergeProposal::parse(into, reason)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let (source, target) = tx.ideas_to_merge(number, proposal.into).await?;
    let source = source.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Merge, Subject::Idea(source.facts()))?;
    let last = tx.last_merge_of(number).await?;
    if let Some(same) = last.as_ref().filter(|last| is_sent_again(last, person, &proposal)) {
        return Ok(same.state);
    }
    if !source.status.is_open() {
        return Err(Denial::NotAllowed(policy::Reason::Closed).into());
    }
    let target = visible(actor, target)?;
    let sides = Sides { author: source.author, owner: target.author, proposer: person, proposed_at: now };
    may_take(MergeStep::Propose, party(actor, person), &sides, now)?;
    check(&tx, &source, &target, is_pending(last.as_ref())).await?;
    let by_author = person == source.author;
    let merge = tx.insert_merge((number, target.number), (person, by_author), &proposal.reason, now).await?;
    let state = if by_author {
        carry_out(&tx, &merge, &source, person, now).await?;
        MergeState::Merged
    } else {
        tx.append(now, Some(person), &Event::MergeProposed { merge: merge.id, idea: number }).await?;
        MergeState::Proposed
    };
    tx.commit().await?;
    Ok(state)
}

/// Whether the form of the last merge is sent once more.
fn is_sent_again(last: &Merge, person: PersonId, proposal: &MergeProposal) -> bool {
    matches!(last.state, MergeState::Proposed | MergeState::Merged)
        && (last.proposer, last.target) == (person, proposal.into)
        && last.reason == proposal.reason
}

fn is_pending(last: Option<&Merge>) -> bool {
    last.is_some_and(|merge| merge.state == MergeState::Proposed)
}

fn party(actor: &Actor, person: PersonId) -> Party {
    Party { person, moderates: policy::can(actor, Action::Moderate, Subject::Queue).is_ok() }
}

/// The idea to go into, if `actor` sees it; what they do not see is not there.
fn visible(actor: &Actor, target: Option<Idea>) -> Result<Idea, Refusal> {
    let seen = target.filter(|idea| {
        idea.status != Status::Draft && policy::can(actor, Action::View, Subject::Idea(idea.facts())).is_ok()
    });
    seen.ok_or_else(|| Invalid::one(Field::Into, Problem::Unknown).into())
}

async fn check(tx: &Tx, source: &Idea, target: &Idea, pending: bool) -> Result<(), Refusal> {
    let going = is_pending(tx.last_merge_of(target.number).await?.as_ref());
    fits(source.number, (target.number, &target.facts()), pending, going).map_err(unfit)
}

fn unfit(why: Unmergeable) -> Refusal {
    Invalid::one(Field::Into, Problem::Unmergeable(why)).into()
}

async fn carry_out(
    tx: &Tx,
    merge: &Merge,
    source: &Idea,
    by: PersonId,
    now: Timestamp,
) -> Result<(), Refusal> {
    let (id, idea, into) = (merge.id, merge.source, merge.target);
    tx.carry_out_merge(merge, source, now, now + ANSWER_WITHIN).await?;
    tell_why(tx, source, Status::Merged, &merge.reason, (merge.proposer, now)).await?;
    let step = Event::StatusChanged { idea, from: source.status, to: Status::Merged };
    for event in [
        step,
        Event::IdeaMerged { merge: id, idea, into },
        Event::MergeReceived { merge: id, idea: into, from: idea },
    ] {
        tx.append(now, Some(by), &event).await?;
    }
    Ok(())
}

/// Takes a step in the merge of an idea: its author agrees or declines, whoever proposed it takes that back, a moderator
/// goes on where no answer came in time, or all is put back as it was.
pub async fn take(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    step: MergeStep,
    reason: &str,
) -> Result<(), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let merge = tx.last_merge_of(number).await?;
    let target = merge.as_ref().map_or(number, |merge| merge.target);
    let (source, target) = tx.ideas_to_merge(number, target).await?;
    let source = source.ok_or(Refusal::NOT_FOUND)?;
    let target = target.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Merge, Subject::Idea(source.facts()))?;
    // Once more, now that nobody else changes it.
    let merge = tx.last_merge_of(number).await?.filter(|merge| merge.target == target.number);
    let expected = if step == MergeStep::Undo { MergeState::Merged } else { MergeState::Proposed };
    let merge =
        merge.filter(|merge| merge.state == expected).ok_or(Denial::NotAllowed(policy::Reason::Closed))?;
    let sides = Sides {
        author: source.author,
        owner: target.author,
        proposer: merge.proposer,
        proposed_at: merge.proposed_at,
    };
    may_take(step, party(actor, person), &sides, now)?;
    match step {
        MergeStep::Agree | MergeStep::Proceed => {
            check(&tx, &source, &target, false).await?;
            carry_out(&tx, &merge, &source, person, now).await?;
        }
        MergeStep::Decline => {
            tx.end_merge(merge.id, MergeState::Declined, "", now).await?;
            tx.append(now, Some(person), &Event::MergeDeclined { merge: merge.id, idea: number }).await?;
        }
        MergeStep::Withdraw => {
            tx.end_merge(merge.id, MergeState::Withdrawn, "", now).await?;
            tx.append(now, Some(person), &Event::MergeWithdrawn { merge: merge.id, idea: number }).await?;
        }
        MergeStep::Undo => undo(&tx, &merge, (&source, &target), reason, (person, now)).await?,
        MergeStep::Propose => return Err(Denial::NotAllowed(policy::Reason::Closed).into()),
    }
    tx.commit().await?;
    Ok(())
}

/// Keeps why an idea took this step, for its timeline.
async fn tell_why(
    tx: &Tx,
    source: &Idea,
    to: Status,
    reason: &str,
    (person, at): (PersonId, Timestamp),
) -> Result<(), Refusal> {
    let (idea, from, person) = (source.number, source.status, Some(person));
    Ok(tx.insert_step(&NewStep { idea, from, to, person, organisation: None, reason, at }).await?)
}

async fn undo(
    tx: &Tx,
    merge: &Merge,
    (source, target): (&Idea, &Idea),
    reason: &str,
    (by, now): (PersonId, Timestamp),
) -> Result<(), Refusal> {
    let reason = parse_reason(reason).map_err(|problem| Invalid::one(Field::Reason, problem))?;
    if target.status == Status::Merged {
        return Err(unfit(Unmergeable::Later));
    }
    let (id, idea, into) = (merge.id, merge.source, merge.target);
    tx.undo_merge(merge, source, &reason, now).await?;
    let to = merge.status_before.unwrap_or(Status::Discussed);
    tell_why(tx, source, to, &reason, (by, now)).await?;
    for event in [
        Event::StatusChanged { idea, from: Status::Merged, to },
        Event::MergeUndone { merge: id, idea, into },
        Event::MergeGivenBack { merge: id, idea: into, from: idea },
    ] {
        tx.append(now, Some(by), &event).await?;
    }
    Ok(())
}

/// Counts the support of those who did not answer in time, of all merges where that time is over; how many merges.
pub async fn settle(tx: &Tx, now: Timestamp) -> Result<u64, Refusal> {
    let merges = tx.merges_to_settle(now, AT_ONCE).await?;
    let mut settled = 0;
    for merge in &merges {
        tx.ideas_to_merge(merge.source, merge.target).await?;
        let still = tx.merge(merge.id).await?;
        let due = still.filter(|m| m.state == MergeState::Merged && m.settled_at.is_none());
        let Some(merge) = due else { continue };
        tx.settle_merge(&merge, now).await?;
        tx.append(now, None, &Event::MergeSettled { merge: merge.id, idea: merge.target }).await?;
        settled += 1;
    }
    Ok(settled)
}

/// What the page about the merge of an idea shows.
#[derive(Debug)]
pub struct MergeView {
    /// The idea that goes, or went.
    pub source: Idea,
    /// The last merge of it that still matters: one that waits, or one that holds.
    pub merge: Option<Merge>,
    /// The idea that it goes into.
    pub target: Option<Idea>,
    /// Name of who proposed it.
    pub proposer: String,
    /// The steps that this reader may take now.
    pub steps: Vec<MergeStep>,
}

/// Reads the page about the merge of an idea.
pub async fn view(app: &App, actor: &Actor, number: IdeaNumber) -> Result<MergeView, Refusal> {
    let reader = app.reader();
    let source = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Merge, Subject::Idea(source.facts()))?;
    let person = actor.person().ok_or(Denial::SignIn)?;
    let merge = reader
        .last_merge_of(number)
        .await?
        .filter(|merge| matches!(merge.state, MergeState::Proposed | MergeState::Merged));
    let (mut target, mut proposer, mut steps) = (None, String::new(), Vec::new());
    if let Some(merge) = &merge {
        target = reader.idea(merge.target).await?;
        proposer = reader.account(merge.proposer).await?.map(|account| account.name).unwrap_or_default();
        let sides = Sides {
            author: source.author,
            owner: target.as_ref().map_or(source.author, |target| target.author),
            proposer: merge.proposer,
            proposed_at: merge.proposed_at,
        };
        let open: &[MergeStep] = match merge.state {
            MergeState::Proposed => {
                &[MergeStep::Agree, MergeStep::Decline, MergeStep::Proceed, MergeStep::Withdraw]
            }
            _ => &[MergeStep::Undo],
        };
        let may = |step: &&MergeStep| may_take(**step, party(actor, person), &sides, app.now()).is_ok();
        steps = open.iter().filter(may).copied().collect();
    } else if source.status.is_open() {
        steps.push(MergeStep::Propose);
    }
    Ok(MergeView { source, merge, target, proposer, steps })
}

/// What a supporter of an idea that was merged is asked.
#[derive(Debug)]
pub struct SupportQuestion {
    /// The idea that went.
    pub source: Idea,
    /// The idea that it went into.
    pub target: Idea,
    /// Why.
    pub reason: String,
    /// Until when support without an answer is not counted.
    pub due: Option<Timestamp>,
    /// What they answered before.
    pub answer: Option<SupportAnswer>,
}

/// Reads what the token in a mail asks.
pub async fn question(app: &App, token: &str) -> Result<SupportQuestion, Refusal> {
    let MergeToken { person, merge } =
        tokens::verify_merge(&app.stop_key, token).ok_or(Refusal::NOT_FOUND)?;
    let reader = app.reader();
    let merge = reader.merge(merge).await?.filter(|merge| merge.state == MergeState::Merged);
    let merge = merge.ok_or(Refusal::NOT_FOUND)?;
    let answer = reader.answer_to_merge(merge.id, person).await?.ok_or(Refusal::NOT_FOUND)?;
    let source = reader.idea(merge.source).await?.filter(|idea| !idea.hidden).ok_or(Refusal::NOT_FOUND)?;
    let target = reader.idea(merge.target).await?.filter(|idea| !idea.hidden).ok_or(Refusal::NOT_FOUND)?;
    Ok(SupportQuestion { source, target, reason: merge.reason, due: merge.answers_due, answer })
}

/// A supporter says what becomes of their support, by the token in a mail and without signing in. They may think better of
/// it as long as the merge holds; saying the same twice changes nothing.
pub async fn answer(app: &App, token: &str, answer: SupportAnswer) -> Result<(), Refusal> {
    question(app, token).await?;
    let MergeToken { person, merge } =
        tokens::verify_merge(&app.stop_key, token).ok_or(Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let found = tx.merge(merge).await?.ok_or(Refusal::NOT_FOUND)?;
    let (_, target) = tx.ideas_to_merge(found.source, found.target).await?;
    let merge = tx.merge(merge).await?.filter(|merge| merge.state == MergeState::Merged);
    let merge = merge.ok_or(Refusal::NOT_FOUND)?;
    let is_open = target.is_some_and(|idea| idea.status.is_open() && !idea.hidden && !idea.locked);
    if answer == SupportAnswer::Along && !is_open {
        return Err(Denial::NotAllowed(policy::Reason::Closed).into());
    }
    if tx.answer_merge(&merge, person, answer, now).await? {
        let event = Event::MergeAnswered { merge: merge.id, idea: merge.target, person };
        tx.append(now, Some(person), &event).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What the page of an idea says of merges.
#[derive(Debug, Default)]
pub struct Merges {
    /// The idea that this one went into.
    pub into: Option<Partner>,
    /// The ideas that went into this one.
    pub took_in: Vec<Partner>,
    /// The token with which this reader, who supported it, says what becomes of their support.
    pub token: Option<String>,
    /// A proposal that waits for the author of this idea, for those who have to do with it.
    pub waits: bool,
}

/// Reads what the page of an idea says of merges.
pub(crate) async fn of_idea(app: &App, actor: &Actor, idea: &Idea) -> Result<Merges, Refusal> {
    let reader = app.reader();
    let mut merges = Merges { took_in: reader.took_in(idea.number).await?, ..Merges::default() };
    if idea.status == Status::Merged {
        merges.into = reader.went_into(idea.number).await?;
        if let (Some(partner), Some(person)) = (&merges.into, actor.person())
            && reader.answer_to_merge(partner.merge, person).await?.is_some()
        {
            merges.token = Some(sign(app, person, partner.merge));
        }
    } else if policy::can(actor, Action::Merge, Subject::Idea(idea.facts())).is_ok() {
        merges.waits = is_pending(reader.last_merge_of(idea.number).await?.as_ref());
    }
    Ok(merges)
}

fn sign(app: &App, person: PersonId, merge: MergeId) -> String {
    tokens::sign_merge(&app.stop_key, MergeToken { person, merge })
}
