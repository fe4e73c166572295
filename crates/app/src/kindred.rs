//! Kindred ideas: the author of one, or a moderator, says that two ideas have to do with each other, or no longer.

use domain::kindred::{self, NotKin};
use domain::life::Status;
use domain::moderation::Entry;
use domain::policy::{self, Subject};
use domain::{Action, Actor, Denial, Event, Field, IdeaNumber, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::ideas::Idea;
use storage::lists::IdeaRow;

use crate::{App, Refusal, ledger};

/// Links an idea to another, given by its number or its address. Both say so from then on.
pub async fn link(app: &App, actor: &Actor, number: IdeaNumber, other: &str) -> Result<(), Refusal> {
    to_link(app, actor, number).await?;
    let refuse = |problem| Refusal::from(Invalid::one(Field::Kindred, problem));
    let other = kindred::parse_number(other).map_err(refuse)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let (idea, found) = tx.ideas_to_merge(number, other).await?;
    let idea = idea.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Relate, Subject::Idea(idea.facts()))?;
    let by = actor.person().ok_or(Denial::SignIn)?;
    let seen = found.filter(|found| {
        found.status != Status::Draft
            && policy::can(actor, Action::View, Subject::Idea(found.facts())).is_ok()
    });
    let found = seen.ok_or_else(|| refuse(Problem::Unknown))?;
    let [ours, theirs] = [tx.kindred_of(number).await?, tx.kindred_of(other).await?];
    let counts = [ours.len(), theirs.len()];
    kindred::fits(number, (other, &found.facts()), ours.contains(&other), counts)
        .map_err(|why: NotKin| refuse(Problem::NotKin(why)))?;
    if tx.link_kindred(number, other, by, now).await? {
        for (idea, other) in [(number, other), (other, number)] {
            tx.append(now, Some(by), &Event::KindredLinked { idea, other }).await?;
        }
        note(&tx, &idea, by, now, Entry::KindredLinked { idea: number, other }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Takes the link between two ideas away, on behalf of either. There being none is no mistake.
pub async fn unlink(app: &App, actor: &Actor, number: IdeaNumber, other: IdeaNumber) -> Result<(), Refusal> {
    to_link(app, actor, number).await?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let (idea, _) = tx.ideas_to_merge(number, other).await?;
    let idea = idea.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Relate, Subject::Idea(idea.facts()))?;
    let by = actor.person().ok_or(Denial::SignIn)?;
    if tx.unlink_kindred(number, other).await? {
        for (idea, other) in [(number, other), (other, number)] {
            tx.append(now, Some(by), &Event::KindredUnlinked { idea, other }).await?;
        }
        note(&tx, &idea, by, now, Entry::KindredUnlinked { idea: number, other }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What somebody does with an idea that is not theirs is done in office, and stands in the log.
async fn note(tx: &Tx, idea: &Idea, by: PersonId, now: Timestamp, entry: Entry) -> Result<(), Refusal> {
    if idea.author == by {
        return Ok(());
    }
    ledger::note(tx, now, Some(by), &entry).await
}

/// An idea with those it is akin to, as far as they are in the lists, for who may change that.
pub async fn to_link(app: &App, actor: &Actor, number: IdeaNumber) -> Result<(Idea, Vec<IdeaRow>), Refusal> {
    let idea = app.reader().idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Relate, Subject::Idea(idea.facts()))?;
    Ok((idea, of_idea(app, number).await?))
}

/// The ideas that one is akin to, as far as they are in the lists.
pub async fn of_idea(app: &App, number: IdeaNumber) -> Result<Vec<IdeaRow>, Refusal> {
    let reader = app.reader();
    Ok(reader.listed_ideas(&reader.kindred_of(number).await?).await?)
}
