//! The life of an idea: taking its steps with a reason, taking it up, and all that its page says about it.

use domain::input::{Check, clean_text, within};
use domain::life::{Status, Stepper, may_step};
use domain::organisations::OrganisationCode;
use domain::policy::{self, LifeFacts, Reason, Subject, steppers};
use domain::{Action, Actor, Denial, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::Timestamp;
use jiff::civil::Date;
use storage::ideas::Idea;
use storage::life::{NewStep, StepTaken};
use storage::milestones::MilestoneRow;
use storage::official_answers::OfficialAnswer;
use storage::promises::Promise;
use storage::representatives::Represented;
use storage::{Reader, Tx};

use crate::{App, Refusal, representatives};

/// Least and greatest number of characters of a reason.
const REASON: (usize, usize) = (10, 2_000);

/// What the page of an idea says of its life, for one reader.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate answer of the policy")]
pub struct Life {
    /// Code and name of the organisation that it is with.
    pub with: Option<(String, String)>,
    /// Whether that organisation took it up by itself.
    pub is_taken_up: bool,
    /// Whether this reader speaks for that organisation.
    pub represented: bool,
    /// What was promised last.
    pub promise: Option<Promise>,
    /// The official answers that can be read, oldest first.
    pub answers: Vec<OfficialAnswer>,
    /// The steps that were taken, with their reasons.
    pub steps: Vec<StepTaken>,
    /// Milestones by day, without those that were dropped.
    pub milestones: Vec<MilestoneRow>,
    /// The steps this reader may take.
    pub may_step: Vec<Status>,
    /// Whether this reader may answer for the organisation.
    pub may_answer: bool,
    /// Whether this reader may say what they make of an answer.
    pub may_judge: bool,
    /// The organisations for which this reader may take it up.
    pub may_take_up: Vec<Represented>,
    /// Now.
    pub now: Timestamp,
}

impl Life {
    /// The day it is in the Netherlands.
    pub fn today(&self) -> Date {
        domain::promises::due_day(self.now)
    }
}

/// Reads it.
pub(crate) async fn read(
    reader: &Reader,
    actor: &Actor,
    idea: &Idea,
    now: Timestamp,
) -> Result<Life, Refusal> {
    let taken_up = match &idea.organisation {
        Some(_) => None,
        None => reader.taken_up_by(idea.number).await?,
    };
    let code = idea.organisation.clone().or_else(|| taken_up.clone());
    let with = match &code {
        Some(code) => reader.organisation_name(code).await?.map(|name| (code.clone(), name)),
        None => None,
    };
    let speaks_for = match actor.person() {
        Some(person) => reader.represented_by(&[person]).await?,
        None => Vec::new(),
    };
    let represented = speaks_for.iter().any(|of| Some(&of.code) == code.as_ref());
    let facts = LifeFacts { idea: idea.facts(), represented };
    let can = |action| policy::can(actor, action, Subject::Life(facts)).is_ok();
    let open = idea.status.is_open() && !idea.hidden;
    let answers = reader.official_answers_to(idea.number).await?;
    let milestones = reader.milestones_of(idea.number).await?;
    Ok(Life {
        is_taken_up: taken_up.is_some(),
        represented,
        promise: reader.promises_of(idea.number).await?.into_iter().next(),
        steps: reader.steps(idea.number).await?,
        may_step: if can(Action::Edit) {
            domain::life::steps_from(&steppers(actor, &facts), idea.status)
        } else {
            Vec::new()
        },
        may_answer: can(Action::Represent),
        may_judge: policy::can(actor, Action::Resolve, Subject::Idea(idea.facts())).is_ok(),
        may_take_up: if with.is_none() && open { speaks_for } else { Vec::new() },
        answers: answers.into_iter().filter(|answer| answer.is_readable).collect(),
        milestones: milestones.into_iter().filter(|row| row.dropped_at.is_none()).collect(),
        with,
        now,
    })
}

/// An idea that the actor may act on for the organisation it is with, locked.
pub(crate) struct WithOrganisation {
    /// The idea.
    pub idea: Idea,
    /// The organisation.
    pub organisation: OrganisationCode,
}

/// Loads and locks an idea for somebody who speaks for the organisation that it is with. Who spoke for it until a moment
/// ago is refused.
pub(crate) async fn load_represented(
    tx: &Tx,
    actor: &Actor,
    number: IdeaNumber,
) -> Result<WithOrganisation, Refusal> {
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let (facts, with) = facts(tx, actor, &idea).await?;
    policy::can(actor, Action::Represent, Subject::Life(facts))?;
    let organisation = with.ok_or(Denial::NotAllowed(Reason::NotRepresented))?;
    Ok(WithOrganisation { idea, organisation })
}

/// What the policy must know, read in the transaction that acts on it, and the organisation that the idea is with.
async fn facts(
    tx: &Tx,
    actor: &Actor,
    idea: &Idea,
) -> Result<(LifeFacts, Option<OrganisationCode>), Refusal> {
    let code = match &idea.organisation {
        Some(code) => Some(code.clone()),
        None => tx.taken_up_by(idea.number).await?,
    };
    let with = code.and_then(|code| OrganisationCode::parse(&code).ok());
    let represented = match &with {
        Some(code) => representatives::facts(tx, actor, code).await?.represented,
        None => false,
    };
    Ok((LifeFacts { idea: idea.facts(), represented }, with))
}

/// Brings an idea to another status, with a reason that is told in public. The same step sent twice is taken once.
pub async fn step(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    to: &str,
    reason: &str,
) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let (facts, with) = facts(&tx, actor, &idea).await?;
    policy::can(actor, Action::Edit, Subject::Life(facts))?;
    let mut check = Check::default();
    let to = check.field(Field::Status, parse_status(to));
    let reason = check.field(Field::Reason, within(clean_text(reason), REASON.0, REASON.1));
    check.finish()?;
    let (to, reason) = to.zip(reason).ok_or_else(|| Invalid(Vec::new()))?;
    let last = tx.last_step(number).await?;
    let is_sent_twice = |step: StepTaken| {
        step.to == to && step.reason == reason && step.person == actor.person() && idea.status == to
    };
    if last.is_some_and(is_sent_twice) {
        return Ok(());
    }
    if !idea.status.leads_to(to) || to == Status::Withdrawn {
        return Err(Invalid::one(Field::Status, Problem::NoSuchStep).into());
    }
    let who = steppers(actor, &facts);
    let may = |who: &Stepper| may_step(*who, idea.status, to);
    if !who.iter().any(may) {
        return Err(Denial::NotAllowed(Reason::NotRepresented).into());
    }
    tx.set_status(&idea, to, now).await?;
    tx.append(now, actor.person(), &Event::StatusChanged { idea: number, from: idea.status, to }).await?;
    let speaks = may_step(Stepper::Representative, idea.status, to) && facts.represented;
    let organisation = with.as_ref().filter(|_| speaks).map(OrganisationCode::as_str);
    let (from, person) = (idea.status, actor.person());
    tx.insert_step(&NewStep { idea: number, from, to, person, organisation, reason: &reason, at: now })
        .await?;
    tx.commit().await?;
    Ok(())
}

fn parse_status(raw: &str) -> Result<Status, Problem> {
    match raw.trim() {
        "" => Err(Problem::Missing),
        word => Status::parse(word).ok_or(Problem::Unknown),
    }
}

/// An organisation takes up an idea that is addressed to none; the first that does has it. From then on its
/// representatives take the steps.
pub async fn take_up(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    organisation: &str,
) -> Result<(), Refusal> {
    let code = OrganisationCode::parse(organisation.trim())
        .map_err(|_| Invalid::one(Field::Organisation, Problem::Unknown))?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let person = representatives::speaking_for(&tx, actor, &code).await?;
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Idea(idea.facts()))?;
    if !idea.status.is_open() || idea.hidden {
        return Err(Denial::NotAllowed(Reason::Closed).into());
    }
    let with = match idea.organisation {
        Some(code) => Some(code),
        None => tx.taken_up_by(number).await?,
    };
    match with {
        Some(with) if with == code.as_str() => return Ok(()),
        Some(_) => return Err(Denial::NotAllowed(Reason::Done).into()),
        None => {}
    }
    tx.take_up(number, &code, person, now).await?;
    let organisation = code.as_str().to_owned();
    tx.append(now, Some(person), &Event::IdeaTakenUp { idea: number, organisation }).await?;
    tx.commit().await?;
    Ok(())
}

/// An idea with its life, for a page where the actor means to do something with it.
pub async fn to_act(
    app: &App,
    actor: &Actor,
    action: Action,
    number: IdeaNumber,
) -> Result<(Idea, Life), Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let life = read(&reader, actor, &idea, app.now()).await?;
    let facts = LifeFacts { idea: idea.facts(), represented: life.represented };
    policy::can(actor, action, Subject::Life(facts))?;
    Ok((idea, life))
}
