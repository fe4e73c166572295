//! Steps in the life of an idea, official answers, and what its author makes of them.

mod forms;

use app::read::{Idea, OfficialAnswer};
use app::{life, official_answers};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::Action;
use serde::Deserialize;

use super::ideas::{address, number};
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// Any of the forms as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    status: String,
    reden: String,
    tekst: String,
    waardering: String,
    antwoord: String,
    organisatie: String,
}

/// `GET /ideeen/{number}/status`
pub async fn ask_step(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (idea, life) = life::to_act(&site.app, &viewer.actor, Action::Edit, number(&text)?).await?;
    answer::page(forms::step(&viewer, &idea, &life, &Typed::default(), &Errors::default()))
}

/// `POST /ideeen/{number}/status`
pub async fn step(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let number = number(&text)?;
    match checked(&viewer, life::step(&site.app, &viewer.actor, number, &typed.status, &typed.reden).await)? {
        Ok(()) => answer::see(&format!("{}#tijdlijn", address(&site, &viewer, number).await?)),
        Err(errors) => {
            let (idea, life) = life::to_act(&site.app, &viewer.actor, Action::Edit, number).await?;
            answer::refused(forms::step(&viewer, &idea, &life, &typed, &errors))
        }
    }
}

/// `GET /ideeen/{number}/antwoord`
pub async fn ask_answer(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (idea, life) = life::to_act(&site.app, &viewer.actor, Action::Represent, number(&text)?).await?;
    answer::page(forms::answer(&viewer, &idea, &life, &Typed::default(), &Errors::default()))
}

/// `POST /ideeen/{number}/antwoord`
pub async fn give_answer(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let number = number(&text)?;
    match checked(&viewer, official_answers::give(&site.app, &viewer.actor, number, &typed.tekst).await)? {
        Ok(comment) => answer::see(&paths::comment(comment)),
        Err(errors) => {
            let (idea, life) = life::to_act(&site.app, &viewer.actor, Action::Represent, number).await?;
            answer::refused(forms::answer(&viewer, &idea, &life, &typed, &errors))
        }
    }
}

/// Which answer is meant.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    antwoord: String,
}

/// `GET /ideeen/{number}/oordeel`
pub async fn ask_verdict(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Query(which): Query<Which>,
) -> Answer {
    let found = to_judge(&site, &viewer, &text, &which.antwoord).await?;
    let typed = Typed { antwoord: which.antwoord, ..Typed::default() };
    answer::page(forms::verdict(&viewer, &found, &typed, &Errors::default()))
}

/// `POST /ideeen/{number}/oordeel`
pub async fn judge(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (app, actor, number) = (&site.app, &viewer.actor, number(&text)?);
    match checked(
        &viewer,
        official_answers::judge(app, actor, number, &typed.antwoord, &typed.waardering, &typed.reden).await,
    )? {
        Ok(comment) => answer::see(&paths::comment(comment)),
        Err(errors) => {
            let found = to_judge(&site, &viewer, &text, &typed.antwoord).await?;
            answer::refused(forms::verdict(&viewer, &found, &typed, &errors))
        }
    }
}

async fn to_judge(
    site: &SharedSite,
    viewer: &Viewer,
    text: &str,
    answer: &str,
) -> Result<(Idea, OfficialAnswer), crate::errors::PageError> {
    Ok(official_answers::to_judge(&site.app, &viewer.actor, number(text)?, answer).await?)
}

/// `POST /ideeen/{number}/oppakken`
pub async fn take_up(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let number = number(&text)?;
    life::take_up(&site.app, &viewer.actor, number, &typed.organisatie).await?;
    answer::see(&format!("{}#antwoord", address(&site, &viewer, number).await?))
}
