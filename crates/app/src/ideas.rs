//! Ideas: proposing, editing, withdrawing, supporting and following.

use domain::ideas::{Channel, Proposal, RawProposal, Step};
use domain::life::{Status, Stepper, may_step};
use domain::organisations::OrganisationCode;
use domain::people::Role;
use domain::policy::{self, Reason, Subject};
use domain::sources::Source;
use domain::{Action, Actor, Denial, Event, Field, IdeaNumber, Invalid, PersonId, Problem};
use jiff::{SignedDuration, Timestamp};
use storage::Tx;
use storage::ideas::{Idea, NewIdea};

use crate::holding::{self, Change, Held};
use crate::{App, Refusal, patterns, promises, splitting};

/// Two equal forms within this time are one that was sent twice.
pub(crate) const SENT_TWICE: SignedDuration = SignedDuration::from_mins(10);

/// Keeps a proposal as a draft, or publishes it at once. Its author follows it from then on.
pub async fn propose(app: &App, actor: &Actor, raw: &RawProposal, step: Step) -> Result<IdeaNumber, Refusal> {
    policy::can(actor, Action::Create, Subject::Ideas)?;
    let author = actor.person().ok_or(Denial::SignIn)?;
    let proposal = read(raw, step)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    tx.lock_person(author).await?;
    let begun = tx.ideas_begun_since(author, proposal.title(), now - SENT_TWICE).await?;
    if let Some(same) = begun.into_iter().find(|idea| is_sent_again(idea, &proposal, step)) {
        if same.status == Status::Draft && step == Step::Publish {
            check_choices(&tx, &proposal).await?;
            publish(&tx, same.number, &proposal, now, Some(author)).await?;
            tx.commit().await?;
        }
        return Ok(same.number);
    }
    check_choices(&tx, &proposal).await?;
    let number =
        draft(&tx, &NewIdea { proposal: &proposal, author, created_at: now, import_key: None }).await?;
    if step == Step::Publish {
        publish(&tx, number, &proposal, now, Some(author)).await?;
    }
    tx.commit().await?;
    Ok(number)
}

/// Whether the form that made this idea is sent once more: it says the same in every field. A second click changes
/// nothing, unless it publishes what the first kept as a draft.
fn is_sent_again(idea: &Idea, proposal: &Proposal, step: Step) -> bool {
    let is_there = idea.status == Status::Draft || (step == Step::Publish && idea.status.is_open());
    is_there && proposal_of(idea).as_ref() == Some(proposal)
}

fn read(raw: &RawProposal, step: Step) -> Result<Proposal, Invalid> {
    match step {
        Step::Keep => Proposal::draft(raw),
        Step::Publish => Proposal::complete(raw, Channel::Site),
    }
}

/// Refuses a theme or an organisation that is not there.
pub(crate) async fn check_choices(tx: &Tx, proposal: &Proposal) -> Result<(), Refusal> {
    if !tx.themes_exist(proposal.themes()).await? {
        return Err(Invalid::one(Field::Theme, Problem::Unknown).into());
    }
    if let Some(code) = proposal.organisation()
        && !tx.organisation_exists(code).await?
    {
        return Err(Invalid::one(Field::Organisation, Problem::Unknown).into());
    }
    Ok(())
}

pub(crate) async fn draft(tx: &Tx, new: &NewIdea<'_>) -> Result<IdeaNumber, Refusal> {
    let idea = tx.insert_idea(new).await?;
    tx.append(new.created_at, Some(new.author), &Event::IdeaDrafted { idea }).await?;
    Ok(idea)
}

/// Makes an idea public. `actor` is whoever did so, or nobody for an import, of which nobody is told.
pub(crate) async fn publish(
    tx: &Tx,
    number: IdeaNumber,
    proposal: &Proposal,
    at: Timestamp,
    actor: Option<PersonId>,
) -> Result<(), Refusal> {
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    allow_step(Stepper::Author, &idea, Status::Discussed)?;
    tx.keep_version(number, 1, proposal, idea.author, at).await?;
    let rules = match actor {
        Some(author) => holding::judge_idea(tx, author, number, proposal, at).await?,
        None => Vec::new(),
    };
    if rules.is_empty() {
        tx.set_status(&idea, Status::Discussed, at).await?;
        tx.append(at, actor, &Event::IdeaPublished { idea: number }).await?;
        splitting::published(tx, number, at, actor).await?;
        if actor.is_some() {
            promises::address(tx, number, proposal.organisation(), at, actor).await?;
        }
    } else {
        holding::hold_idea(tx, &idea, &rules, at).await?;
    }
    note_references(tx, number, proposal).await?;
    follow_by_default(tx, number, idea.author, at).await
}

/// Keeps which other ideas the text of an idea refers to.
async fn note_references(tx: &Tx, number: IdeaNumber, proposal: &Proposal) -> Result<(), Refusal> {
    let parts = [proposal.problem(), proposal.proposal(), proposal.effect(), proposal.first_step()];
    let referred = parts.into_iter().flat_map(|part| text::marks(part).ideas).collect();
    Ok(tx.set_references(number, None, &referred).await?)
}

/// Changes an idea. A draft is kept or published; of a public idea the change becomes a new version. `basis`
/// is what the form was opened with: where the idea changed since, nothing is written.
pub async fn edit(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    raw: &RawProposal,
    step: Step,
    basis: Option<i64>,
) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = load(&tx, actor, Action::Edit, number).await?;
    let editor = actor.person().ok_or(Denial::SignIn)?;
    let step = if idea.status == Status::Draft { step } else { Step::Publish };
    let proposal = read(raw, step)?;
    check_choices(&tx, &proposal).await?;
    if basis.is_some_and(|basis| basis != self::basis(&idea))
        && proposal_of(&idea).as_ref() != Some(&proposal)
    {
        return Err(Refusal::Conflict(Box::new(idea)));
    }
    if idea.status == Status::Draft {
        tx.update_idea(number, &proposal, now).await?;
        tx.append(now, Some(editor), &Event::IdeaDrafted { idea: number }).await?;
        if step == Step::Publish {
            publish(&tx, number, &proposal, now, Some(editor)).await?;
        }
    } else if proposal_of(&idea).as_ref() != Some(&proposal) {
        change(&tx, &idea, &proposal, (editor, now)).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Makes a new version of a public idea. One that may not be shown unread is withheld until it was read.
async fn change(
    tx: &Tx,
    idea: &Idea,
    proposal: &Proposal,
    (editor, now): (PersonId, Timestamp),
) -> Result<(), Refusal> {
    let (number, version) = (idea.number, idea.version + 1);
    tx.update_idea(number, proposal, now).await?;
    let Idea { title, summary, problem, proposal: plan, effect, first_step, sources, .. } = idea;
    let (sources, after) = (Source::write_all(sources), holding::parts_of(proposal));
    let change = Change {
        held: Held::idea(idea),
        before: &[title, summary, problem, plan, effect, first_step, &sources],
        after: &after.each_ref().map(String::as_str),
        field: Field::Proposal,
    };
    let rules = holding::judge_change(tx, editor, &change, now).await?;
    tx.keep_version(number, version, proposal, editor, now).await?;
    note_references(tx, number, proposal).await?;
    tx.append(now, Some(editor), &Event::IdeaEdited { idea: number, version }).await?;
    if !rules.is_empty() {
        return holding::hold_change(tx, change.held, (editor, &rules), now).await;
    }
    if idea.organisation.as_deref() != proposal.organisation().map(OrganisationCode::as_str) {
        promises::address(tx, number, proposal.organisation(), now, Some(editor)).await?;
    }
    Ok(())
}

/// What a form of this idea says it was opened with.
pub fn basis(idea: &Idea) -> i64 {
    idea.updated_at.as_microsecond()
}

fn proposal_of(idea: &Idea) -> Option<Proposal> {
    Proposal::draft(&idea.raw()).ok()
}

/// An idea to edit, for the form.
pub async fn to_edit(app: &App, actor: &Actor, number: IdeaNumber) -> Result<Idea, Refusal> {
    let idea = app.reader().idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Edit, Subject::Idea(idea.facts()))?;
    Ok(idea)
}

/// An idea to take back, for the page that asks.
pub async fn to_withdraw(app: &App, actor: &Actor, number: IdeaNumber) -> Result<Idea, Refusal> {
    let idea = app.reader().idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Withdraw, Subject::Idea(idea.facts()))?;
    Ok(idea)
}

/// Takes an idea back. It stays readable at its address, but is in no list and no longer open.
pub async fn withdraw(app: &App, actor: &Actor, number: IdeaNumber) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = load(&tx, actor, Action::Withdraw, number).await?;
    step(&tx, actor, &idea, Status::Withdrawn, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Brings an idea to another status, where the table of steps lets `actor` do so; the operator may do what an
/// administrator may.
pub(crate) async fn step(
    tx: &Tx,
    actor: &Actor,
    idea: &Idea,
    to: Status,
    at: Timestamp,
) -> Result<(), Refusal> {
    let who = match *actor {
        Actor::Visitor => return Err(Denial::SignIn.into()),
        Actor::Person { id, .. } | Actor::Suspended { id } if id == idea.author => Stepper::Author,
        Actor::Suspended { .. } => Stepper::Other(Role::Participant),
        Actor::Person { role, .. } => Stepper::Other(role),
        Actor::Operator => Stepper::Other(Role::Administrator),
    };
    allow_step(who, idea, to)?;
    tx.set_status(idea, to, at).await?;
    tx.append(at, actor.person(), &Event::StatusChanged { idea: idea.number, from: idea.status, to }).await?;
    Ok(())
}

fn allow_step(who: Stepper, idea: &Idea, to: Status) -> Result<(), Denial> {
    if may_step(who, idea.status, to) { Ok(()) } else { Err(Denial::NotAllowed(Reason::Closed)) }
}

/// Supports an idea, or no longer. Who supports it follows it, too.
pub async fn support(app: &App, actor: &Actor, number: IdeaNumber, on: bool) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    load(&tx, actor, Action::Support, number).await?;
    let person = actor.person().ok_or(Denial::SignIn)?;
    if on {
        add_support(&tx, number, person, now).await?;
    } else if tx.remove_support(number, person).await? {
        tx.append(now, Some(person), &Event::SupportTaken { idea: number, person }).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(crate) async fn add_support(
    tx: &Tx,
    idea: IdeaNumber,
    person: PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    if tx.add_support(idea, person, at).await? {
        tx.append(at, Some(person), &Event::SupportGiven { idea, person }).await?;
        patterns::look(tx, idea, person, at).await?;
        follow_by_default(tx, idea, person, at).await?;
    }
    Ok(())
}

/// Follows an idea, or no longer.
pub async fn follow(app: &App, actor: &Actor, number: IdeaNumber, on: bool) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    load(&tx, actor, Action::Follow, number).await?;
    let person = actor.person().ok_or(Denial::SignIn)?;
    if tx.set_follow(number, person, on, now).await? {
        let event = if on {
            Event::FollowStarted { idea: number, person }
        } else {
            Event::FollowStopped { idea: number, person }
        };
        tx.append(now, Some(person), &event).await?;
    }
    tx.commit().await?;
    Ok(())
}

pub(crate) async fn follow_by_default(
    tx: &Tx,
    idea: IdeaNumber,
    person: PersonId,
    at: Timestamp,
) -> Result<(), Refusal> {
    if tx.follow_by_default(idea, person, at).await? {
        tx.append(at, Some(person), &Event::FollowStarted { idea, person }).await?;
    }
    Ok(())
}

/// Loads an idea for a change, if `actor` may make it.
pub(crate) async fn load(
    tx: &Tx,
    actor: &Actor,
    action: Action,
    number: IdeaNumber,
) -> Result<Idea, Refusal> {
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, action, Subject::Idea(idea.facts()))?;
    Ok(idea)
}
