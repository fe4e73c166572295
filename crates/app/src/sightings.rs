//! Sightings: who follows an idea says whether they see it where they live, once, and can change it or take it back.

use domain::life::Status;
use domain::organisations::OrganisationCode;
use domain::policy::{self, PracticeFacts, Subject};
use domain::practice::{PracticeState, Sighting};
use domain::{Action, Actor, Denial, Event, Field, IdeaNumber, Invalid, PracticeId, Problem};
use storage::Tx;
use storage::ideas::Idea;
use storage::sightings::{OwnSightings, Sightings};

use crate::{App, Refusal};

/// What the form says that takes a sighting back.
pub const TAKE_BACK: &str = "terug";

/// What residents see, and what the reader may say of it.
#[derive(Debug, Default)]
pub struct Seen {
    /// Counts.
    pub counts: Sightings,
    /// What the reader said.
    pub own: OwnSightings,
    /// Whether the reader may say something: they follow the idea.
    pub may_say: bool,
}

/// Reads what residents see of an idea and of the reports on it.
pub async fn read(app: &App, actor: &Actor, idea: &Idea) -> Result<Seen, Refusal> {
    let reader = app.reader();
    let counts = reader.sightings(idea.number).await?;
    let Some(person) = actor.person() else { return Ok(Seen { counts, ..Seen::default() }) };
    let (_, follows) = reader.standing(idea.number, person).await?;
    let may_say = policy::can(actor, Action::Confirm, Subject::Practice(facts(idea, follows, true))).is_ok();
    Ok(Seen { counts, own: reader.own_sightings(idea.number, person).await?, may_say })
}

fn facts(idea: &Idea, follows: bool, claimed: bool) -> PracticeFacts {
    PracticeFacts { follows, claimed, ..PracticeFacts::of(idea.facts()) }
}

/// Says whether one sees an idea where one lives: what the organisation with this code says that works, or, without a code,
/// the idea having come true. [`TAKE_BACK`] takes it back.
pub async fn say(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    organisation: &str,
    word: &str,
) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let (practice, claimed) = claim(&tx, &idea, organisation).await?;
    let follows = match actor.person() {
        Some(person) => tx.follows(number, person).await?,
        None => false,
    };
    policy::can(actor, Action::Confirm, Subject::Practice(facts(&idea, follows, claimed)))?;
    let person = actor.person().ok_or(Denial::SignIn)?;
    let event = if word == TAKE_BACK {
        let is_gone = tx.remove_sighting(number, practice, person).await?;
        is_gone.then_some(Event::SightingTaken { idea: number, practice, person })
    } else {
        let sighting =
            Sighting::parse(word).ok_or_else(|| Invalid::one(Field::Sighting, Problem::Unknown))?;
        let is_new = tx.set_sighting(number, practice, person, sighting, now).await?;
        is_new.then_some(Event::SightingGiven { idea: number, practice, person })
    };
    if let Some(event) = event {
        tx.append(now, Some(person), &event).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// What is said to be there: a report, or the idea itself; and whether it is said at all.
async fn claim(tx: &Tx, idea: &Idea, organisation: &str) -> Result<(Option<PracticeId>, bool), Refusal> {
    if organisation.is_empty() {
        return Ok((None, idea.status == Status::Realised));
    }
    let code = OrganisationCode::parse(organisation).map_err(|_| Refusal::NOT_FOUND)?;
    let (id, _, practice) = tx.practice_of(idea.number, &code).await?.ok_or(Refusal::NOT_FOUND)?;
    let stands = tx.practice_standing(id).await?;
    if stands.is_none_or(|stands| stands.hidden || stands.withdrawn_at.is_some()) {
        return Err(Refusal::NOT_FOUND);
    }
    Ok((Some(id), practice.state == PracticeState::Works))
}
