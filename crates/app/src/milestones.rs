//! Milestones: planned and kept by those who speak for the organisation that an idea is with.

use domain::milestones::{MOST, Milestone};
use domain::policy::{self, Subject};
use domain::{Action, Actor, Event, Field, IdeaNumber, Invalid, MilestoneId, Problem};
use jiff::SignedDuration;
use storage::Tx;
use storage::ideas::Idea;
use storage::milestones::MilestoneRow;
use storage::organisations::Organisation;

use crate::{App, Refusal, life};

/// Milestones of an organisation in its calendar, from a year back.
const CALENDAR: u64 = 1_000;
const CALENDAR_BACK: SignedDuration = SignedDuration::from_hours(365 * 24);

/// Plans a milestone. The same one sent twice is planned once.
pub async fn plan(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    day: &str,
    description: &str,
) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let with = life::load_represented(&tx, actor, number).await?;
    let milestone = Milestone::parse(day, description)?;
    let planned = tx.milestones_of(number).await?;
    if planned.iter().any(|row| row.day == milestone.day() && row.description == milestone.description()) {
        return Ok(());
    }
    if planned.len() >= MOST {
        return Err(Invalid::one(Field::Description, Problem::TooMany { max: MOST }).into());
    }
    let id = tx.insert_milestone(number, &with.organisation, &milestone, now).await?;
    let planned = Event::MilestonePlanned { milestone: id, idea: number };
    tx.append(now, actor.person(), &planned).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes the day or the words of a milestone.
pub async fn change(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    id: MilestoneId,
    day: &str,
    description: &str,
) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let row = load(&tx, actor, number, id).await?;
    let milestone = Milestone::parse(day, description)?;
    if row.day != milestone.day() || row.description != milestone.description() {
        tx.change_milestone(id, &milestone, now).await?;
        let changed = Event::MilestoneChanged { milestone: id, idea: number };
        tx.append(now, actor.person(), &changed).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Says that a milestone is done, or that it is not after all.
pub async fn set_done(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    id: MilestoneId,
    is_done: bool,
) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let row = load(&tx, actor, number, id).await?;
    if row.done_at.is_some() != is_done {
        tx.set_milestone_done(id, is_done.then_some(now), now).await?;
        let event = if is_done {
            Event::MilestoneDone { milestone: id, idea: number }
        } else {
            Event::MilestoneReopened { milestone: id, idea: number }
        };
        tx.append(now, actor.person(), &event).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Plans a milestone no longer: it leaves the page, and calendars strike it out.
pub async fn drop(app: &App, actor: &Actor, number: IdeaNumber, id: MilestoneId) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    load(&tx, actor, number, id).await?;
    tx.drop_milestone(id, now).await?;
    let dropped = Event::MilestoneDropped { milestone: id, idea: number };
    tx.append(now, actor.person(), &dropped).await?;
    tx.commit().await?;
    Ok(())
}

async fn load(tx: &Tx, actor: &Actor, number: IdeaNumber, id: MilestoneId) -> Result<MilestoneRow, Refusal> {
    life::load_represented(tx, actor, number).await?;
    let row = tx.milestone(id).await?.filter(|row| row.idea == number && row.dropped_at.is_none());
    row.ok_or(Refusal::NOT_FOUND)
}

/// The milestones of an idea for a calendar, those that were dropped included.
pub async fn calendar_of_idea(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
) -> Result<(Idea, Vec<MilestoneRow>), Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Idea(idea.facts()))?;
    let rows = reader.milestones_of(number).await?;
    Ok((idea, rows))
}

/// The milestones of an organisation for a calendar.
pub async fn calendar_of_organisation(
    app: &App,
    code: &str,
) -> Result<(Organisation, Vec<MilestoneRow>), Refusal> {
    let reader = app.reader();
    let organisation = reader.organisation(code).await?.ok_or(Refusal::NOT_FOUND)?;
    let since = domain::promises::due_day(app.now() - CALENDAR_BACK);
    let rows = reader.milestones_of_organisation(code, since, CALENDAR).await?;
    Ok((organisation, rows))
}
