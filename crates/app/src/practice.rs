//! Practice: an organisation reports on an idea, takes it over from another, and everybody reads what came of it.

use domain::moderation::Target;
use domain::notices::ZoneName;
use domain::organisations::OrganisationCode;
use domain::policy::{self, PracticeFacts, Subject};
use domain::practice::{Known, Practice, RawPractice, leads_back};
use domain::{Action, Actor, Denial, Event, Field, IdeaNumber, Invalid, PracticeId, Problem};
use jiff::civil::Date;
use storage::Tx;
use storage::ideas::Idea;
use storage::practice::{PracticeRow, PracticeVersion};
use storage::practice_standing::PracticeStanding;
use storage::representatives::Represented;

use crate::sightings::{self, Seen};
use crate::{App, Refusal};

/// What organisations report on an idea, for one reader.
#[derive(Debug)]
pub struct PracticeView {
    /// The idea.
    pub idea: Idea,
    /// The reports: where it works first.
    pub reports: Vec<PracticeRow>,
    /// The organisations on whose behalf this reader may report.
    pub speaks_for: Vec<Represented>,
    /// The reports of which this reader wrote what they say.
    pub wrote: Vec<PracticeId>,
    /// What residents see of it.
    pub seen: Seen,
    /// Reports that are hidden or taken back and that this reader sees all the same: they moderate, or speak for the
    /// organisation.
    pub withheld: Vec<PracticeRow>,
    /// How many more are hidden until a moderator looked, because several people reported them.
    pub veiled: usize,
    /// Whether this reader moderates.
    pub moderates: bool,
}

impl PracticeView {
    /// Whether this reader wrote a report, or speaks for the organisation that it is of.
    pub fn is_own(&self, report: &PracticeRow) -> bool {
        self.wrote.contains(&report.id) || self.speaks_for.iter().any(|own| own.code == report.organisation)
    }

    /// What this organisation reports, if it does.
    pub fn report_of(&self, organisation: &str) -> Option<&PracticeRow> {
        self.reports.iter().find(|report| report.organisation == organisation)
    }
}

/// Reads what organisations report on an idea.
pub async fn view(app: &App, actor: &Actor, number: IdeaNumber) -> Result<PracticeView, Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Practice(facts(&idea, false)))?;
    let reports = reader.practices(number).await?;
    let speaks_for = speaks_for(app, actor, &idea).await?;
    let seen = sightings::read(app, actor, &idea).await?;
    let moderates = policy::can(actor, Action::Moderate, Subject::Queue).is_ok();
    let is_seen =
        |report: &PracticeRow| moderates || speaks_for.iter().any(|of| of.code == report.organisation);
    let (withheld, others): (Vec<_>, Vec<_>) =
        reader.withheld_practices(number).await?.into_iter().partition(is_seen);
    let is_veiled = |report: &&PracticeRow| report.withheld.is_some() && report.withdrawn_at.is_none();
    let veiled = others.iter().filter(is_veiled).count();
    let wrote = match actor.person() {
        Some(person) => reader.practices_written_by(number, person).await?,
        None => Vec::new(),
    };
    Ok(PracticeView { idea, reports, speaks_for, wrote, seen, withheld, veiled, moderates })
}

/// The report of an organisation on an idea, as something to report or to judge.
pub async fn target(app: &App, number: IdeaNumber, organisation: &str) -> Result<Target, Refusal> {
    let code = OrganisationCode::parse(organisation).map_err(|_| Refusal::NOT_FOUND)?;
    let id = app.reader().practice_number(number, &code).await?.ok_or(Refusal::NOT_FOUND)?;
    Ok(Target::Practice(id))
}

/// What the policy must know of a report.
pub(crate) fn facts_of(report: &PracticeStanding, idea: &Idea, represents: bool) -> PracticeFacts {
    PracticeFacts {
        represents,
        writer: Some(report.writer),
        hidden: report.hidden,
        withdrawn: report.withdrawn_at.is_some(),
        ..PracticeFacts::of(idea.facts())
    }
}

/// Loads a report for a change, with its idea locked, if `actor` may do this to it.
pub(crate) async fn load(
    tx: &Tx,
    actor: &Actor,
    action: Action,
    id: PracticeId,
) -> Result<(PracticeStanding, Idea), Refusal> {
    let number = tx.practice_standing(id).await?.ok_or(Refusal::NOT_FOUND)?.idea;
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let report = tx.practice_standing(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let represents = match (actor.person(), OrganisationCode::parse(&report.organisation)) {
        (Some(person), Ok(code)) => tx.represents(person, &code).await?,
        _ => false,
    };
    policy::can(actor, action, Subject::Practice(facts_of(&report, &idea, represents)))?;
    Ok((report, idea))
}

/// The report for a page where something is done to it, if `actor` may do that.
pub async fn to_act(
    app: &App,
    actor: &Actor,
    action: Action,
    id: PracticeId,
) -> Result<(PracticeRow, Idea), Refusal> {
    let reader = app.reader();
    let report = reader.practice_standing(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let idea = reader.idea(report.idea).await?.ok_or(Refusal::NOT_FOUND)?;
    let represents = match actor.person() {
        Some(person) => {
            reader.represented_by(&[person]).await?.iter().any(|of| of.code == report.organisation)
        }
        None => false,
    };
    policy::can(actor, action, Subject::Practice(facts_of(&report, &idea, represents)))?;
    let row = reader.practice(id).await?.ok_or(Refusal::NOT_FOUND)?;
    Ok((row, idea))
}

/// Takes a report back on behalf of its organisation: it is gone everywhere, and what it said stays for moderators. A new
/// report can be written.
pub async fn withdraw(app: &App, actor: &Actor, id: PracticeId) -> Result<IdeaNumber, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let (report, idea) = load(&tx, actor, Action::Withdraw, id).await?;
    tx.set_practice_withdrawn(report.id, Some(now)).await?;
    let event = Event::PracticeWithdrawn { practice: report.id, idea: idea.number };
    tx.append(now, actor.person(), &event).await?;
    tx.commit().await?;
    Ok(idea.number)
}

/// The organisations on whose behalf somebody may report on an idea.
pub(crate) async fn speaks_for(app: &App, actor: &Actor, idea: &Idea) -> Result<Vec<Represented>, Refusal> {
    let Some(person) = actor.person() else { return Ok(Vec::new()) };
    if policy::can(actor, Action::Practise, Subject::Practice(facts(idea, true))).is_err() {
        return Ok(Vec::new());
    }
    Ok(app.reader().represented_by(&[person]).await?)
}

fn facts(idea: &Idea, represents: bool) -> PracticeFacts {
    PracticeFacts { represents, ..PracticeFacts::of(idea.facts()) }
}

/// A report with all its versions, newest first.
pub async fn history(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    organisation: &str,
) -> Result<(PracticeView, PracticeRow, Vec<PracticeVersion>), Refusal> {
    let view = view(app, actor, number).await?;
    let withheld = || view.withheld.iter().find(|report| report.organisation == organisation);
    let report = view.report_of(organisation).or_else(withheld).cloned().ok_or(Refusal::NOT_FOUND)?;
    let versions = app.reader().practice_versions(report.id).await?;
    Ok((view, report, versions))
}

/// Reports on behalf of an organisation: the first time a new report, afterwards a new version of it. The same report sent
/// again changes nothing.
pub async fn report(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    raw: &RawPractice,
) -> Result<PracticeId, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = tx.idea_for_update(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let organisation = OrganisationCode::parse(raw.organisation.trim()).ok();
    let represents = match (actor.person(), &organisation) {
        (Some(person), Some(code)) => tx.represents(person, code).await?,
        _ => false,
    };
    policy::can(actor, Action::Practise, Subject::Practice(facts(&idea, represents)))?;
    let reporter = actor.person().ok_or(Denial::SignIn)?;
    let organisation = organisation.ok_or(Refusal::NOT_FOUND)?;
    let domains = tx.mail_domains_of(&organisation).await?;
    let practice = Practice::parse(raw, Known { today: today(app), domains: &domains })?;
    let before = tx.practice_of(number, &organisation).await?;
    let stands = match &before {
        Some((id, ..)) => tx.practice_standing(*id).await?,
        None => None,
    };
    if let Some(stands) = &stands {
        policy::can(actor, Action::Practise, Subject::Practice(facts_of(stands, &idea, represents)))?;
    }
    let was_withdrawn = stands.is_some_and(|stands| stands.withdrawn_at.is_some());
    check_origin(&tx, number, before.as_ref().map(|(id, ..)| *id), &practice).await?;
    let (id, version) = match before {
        Some((id, _, said)) if said == practice && !was_withdrawn => return Ok(id),
        Some((id, version, said)) => {
            tx.set_practice_withdrawn(id, None).await?;
            tx.update_practice(id, version + 1, &practice, said.state, reporter, now).await?;
            if practice.state != said.state {
                tx.clear_sightings(id).await?;
            }
            (id, version + 1)
        }
        None => (tx.insert_practice(number, &organisation, &practice, reporter, now).await?, 1),
    };
    tx.touch_idea(&idea, now).await?;
    tx.append(now, Some(reporter), &Event::PracticeReported { practice: id, idea: number, version }).await?;
    tx.commit().await?;
    Ok(id)
}

/// An idea is taken over from another report under the same idea, and never in the end from itself.
async fn check_origin(
    tx: &Tx,
    idea: IdeaNumber,
    report: Option<PracticeId>,
    practice: &Practice,
) -> Result<(), Refusal> {
    let Some(origin) = practice.origin else { return Ok(()) };
    let origins = tx.practice_origins(idea).await?;
    if !origins.iter().any(|(id, _, is_shown)| *id == origin && *is_shown) {
        return Err(Invalid::one(Field::Origin, Problem::Unknown).into());
    }
    let origins: Vec<_> = origins.into_iter().map(|(id, origin, _)| (id, origin)).collect();
    if report.is_some_and(|report| leads_back(report, origin, &origins)) {
        return Err(Invalid::one(Field::Origin, Problem::Circle).into());
    }
    Ok(())
}

/// Today in the Netherlands, where what is reported happens.
fn today(app: &App) -> Date {
    ZoneName::default().zone().day_of(app.now())
}
