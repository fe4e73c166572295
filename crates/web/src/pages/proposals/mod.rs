//! Proposing an idea: the form for a new one, for changing one, and what happens when two people change it at once.

mod conflict;
mod form;
mod withdraw;

use app::holding::ReadFirst;
use app::{Refusal, ideas, views};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::IdeaNumber;
use domain::ideas::{RawProposal, Step};
use domain::policy::{self, Subject};
use domain::{Action, Invalid};
use maud::Markup;
use serde::Deserialize;

use self::form::{Form, Purpose};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent};
use crate::pages::ideas::{address, number};
use crate::paths;
use crate::viewer::Viewer;

/// What the button says that shows the ideas that look alike, and sends nothing else.
const LOOK: &str = "bekijk";

/// The form as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    titel: String,
    samenvatting: String,
    probleem: String,
    voorstel: String,
    effect: String,
    eerste_stap: String,
    bronnen: String,
    thema: Vec<String>,
    bestuurslaag: String,
    organisatie: String,
    versie: String,
    actie: String,
}

impl Typed {
    fn raw(&self) -> RawProposal {
        RawProposal {
            title: self.titel.clone(),
            summary: self.samenvatting.clone(),
            problem: self.probleem.clone(),
            proposal: self.voorstel.clone(),
            effect: self.effect.clone(),
            first_step: self.eerste_stap.clone(),
            sources: self.bronnen.clone(),
            themes: self.thema.clone(),
            level: self.bestuurslaag.clone(),
            organisation: self.organisatie.clone(),
        }
    }

    /// Publishing is what a form without a word for it means; a word that is not known means nothing.
    fn step(&self) -> Result<Step, PageError> {
        match self.actie.as_str() {
            "" => Ok(Step::Publish),
            word => Step::parse(word).ok_or(PageError::Unprocessable),
        }
    }
}

fn may_propose(viewer: &Viewer) -> Result<(), PageError> {
    policy::can(&viewer.actor, Action::Create, Subject::Ideas).map_err(|denial| Refusal::from(denial).into())
}

/// `GET /ideeen/nieuw`
pub async fn new(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    may_propose(&viewer)?;
    show(&site, &viewer, Purpose::New, &RawProposal::default()).await
}

/// `POST /ideeen/nieuw`
pub async fn propose(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    may_propose(&viewer)?;
    if typed.actie == LOOK {
        return show(&site, &viewer, Purpose::New, &typed.raw()).await;
    }
    let (raw, step) = (typed.raw(), typed.step()?);
    match ideas::propose(&site.app, &viewer.actor, &raw, step).await {
        Ok(number) => done(&site, &viewer, number, step).await,
        Err(Refusal::Invalid(invalid)) => refused(&site, &viewer, Purpose::New, &raw, &invalid).await,
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /ideeen/{number}/bewerken`
pub async fn edit(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let idea = ideas::to_edit(&site.app, &viewer.actor, number(&text)?).await?;
    show(&site, &viewer, Purpose::of(&idea), &idea.raw()).await
}

/// `POST /ideeen/{number}/bewerken`
pub async fn change(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (number, raw) = (number(&text)?, typed.raw());
    let idea = ideas::to_edit(&site.app, &viewer.actor, number).await?;
    let basis = typed.versie.parse().ok();
    if typed.actie == LOOK {
        return show(&site, &viewer, Purpose::of(&idea).with_basis(basis), &raw).await;
    }
    let step = typed.step()?;
    match ideas::edit(&site.app, &viewer.actor, number, &raw, step, basis).await {
        Ok(()) => done(&site, &viewer, number, step).await,
        Err(Refusal::Conflict(current)) => {
            let choices = views::choices(&site.app).await?;
            let read_first = app::holding::read_first(&site.app, &viewer.actor, &raw.themes).await?;
            answer::conflict(conflict::page(&viewer, &current, &raw, &choices, &read_first))
        }
        Err(Refusal::Invalid(invalid)) => {
            let purpose = Purpose::of(&idea).with_basis(basis);
            refused(&site, &viewer, purpose, &raw, &invalid).await
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn done(site: &SharedSite, viewer: &Viewer, number: IdeaNumber, step: Step) -> Answer {
    match step {
        Step::Publish => answer::see(&address(site, viewer, number).await?),
        Step::Keep => answer::see(&paths::idea_step(number, "bewerken")),
    }
}

async fn refused(
    site: &SharedSite,
    viewer: &Viewer,
    purpose: Purpose,
    raw: &RawProposal,
    invalid: &Invalid,
) -> Answer {
    let errors = Errors::of(viewer.t, viewer.language, invalid);
    answer::refused(filled(site, viewer, purpose, raw, &errors).await?)
}

async fn show(site: &SharedSite, viewer: &Viewer, purpose: Purpose, raw: &RawProposal) -> Answer {
    answer::page(filled(site, viewer, purpose, raw, &Errors::default()).await?)
}

/// The form with these texts, and beside it the ideas that look like the title.
async fn filled(
    site: &SharedSite,
    viewer: &Viewer,
    purpose: Purpose,
    raw: &RawProposal,
    errors: &Errors,
) -> Result<Markup, PageError> {
    let choices = views::choices(&site.app).await?;
    let similar = app::search::alike(&site.app, &raw.title, purpose.number()).await?;
    let limits = app::holding::limits(&site.app, &viewer.actor).await?;
    let origin = match purpose.number() {
        Some(number) => app::splitting::origin_of(&site.app, &viewer.actor, number).await?,
        None => None,
    };
    let read_first = match purpose {
        Purpose::Public(..) => app::holding::read_first(&site.app, &viewer.actor, &raw.themes).await?,
        Purpose::New | Purpose::Draft(..) => ReadFirst::default(),
    };
    let (choices, similar, limits, origin) = (&choices, &similar, &limits, origin.as_ref());
    let read_first = &read_first;
    Ok(form::page(viewer, &Form { purpose, raw, errors, choices, similar, limits, origin, read_first }))
}

/// A title while it is typed, and the idea it is of, if it is of one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Title {
    titel: String,
    zonder: String,
}

/// `GET /ideeen/lijkt-op`: the ideas that look like a title; the script of the form takes them out of this page.
pub async fn alike(State(site): State<SharedSite>, viewer: Viewer, Query(title): Query<Title>) -> Answer {
    let own = title.zonder.parse().ok().map(IdeaNumber);
    let similar = app::search::alike(&site.app, &title.titel, own).await?;
    answer::page(form::similar_page(&viewer, &title.titel, &similar))
}

/// `GET /ideeen/{number}/intrekken`
pub async fn ask_withdraw(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
) -> Answer {
    let idea = ideas::to_withdraw(&site.app, &viewer.actor, number(&text)?).await?;
    answer::page(withdraw::page(&viewer, &idea))
}

/// `POST /ideeen/{number}/intrekken`
pub async fn withdraw(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let number = number(&text)?;
    ideas::withdraw(&site.app, &viewer.actor, number).await?;
    answer::see(&address(&site, &viewer, number).await?)
}
