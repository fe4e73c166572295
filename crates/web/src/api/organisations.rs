//! `/api/v1/organisaties/{code}/antwoorden`: what an organisation promised to answer, and what became of it.

use app::organisations;
use app::read::PromisedAnswer;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::promises::{Kept, PromiseState, Verdict, due_day};
use jiff::Timestamp;
use serde::Serialize;

use super::ApiAnswer;
use super::input::{Input, Paging};
use super::shape::{List, moment, words};
use crate::{SharedSite, paths};

/// A promised answer. Of an idea that cannot be read any more, no more than that there was one.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shape {
    /// `op-tijd`, `te-laat` or `nog-niet`.
    antwoord: &'static str,
    beloofd_voor_datum: String,
    /// Not answered, and the day is past.
    is_over_tijd: bool,
    gevraagd_op: String,
    beantwoord_op: Option<String>,
    idee: Option<Asked>,
    antwoord_url: Option<String>,
    oordeel: Option<&'static str>,
}

#[derive(Serialize)]
struct Asked {
    nummer: i64,
    titel: String,
    url: String,
}

/// `GET /api/v1/organisaties/{code}/antwoorden`
pub async fn answers(
    State(site): State<SharedSite>,
    Path(code): Path<String>,
    mut input: Input,
) -> ApiAnswer {
    let kept = input.word("antwoord", &words(Kept::ALL, Kept::as_str), Kept::parse);
    let Paging { page, per_page } = input.paging();
    input.finish()?;
    let organisation = organisations::show(&site.app, &code).await?;
    let (rows, total) = organisations::promised(&site.app, &organisation.code, kept, page, per_page).await?;
    let now = site.app.now();
    let rows: Vec<_> = rows.into_iter().map(|row| shape(&site.base_url, row, now)).collect();
    Ok(Json(List { resultaten: rows, totaal: total }).into_response())
}

fn shape(base_url: &str, row: PromisedAnswer, now: Timestamp) -> Shape {
    let PromisedAnswer { promise, slug, title, is_readable, answer } = row;
    let answer = answer.filter(|_| is_readable);
    Shape {
        antwoord: kept(promise.state).as_str(),
        beloofd_voor_datum: due_day(promise.due_at).to_string(),
        is_over_tijd: promise.state == PromiseState::Open && promise.due_at <= now,
        gevraagd_op: moment(promise.made_at),
        beantwoord_op: promise.answered_at.map(moment),
        idee: is_readable.then(|| Asked {
            nummer: promise.idea.0,
            titel: title,
            url: format!("{base_url}{}", paths::idea(promise.idea, &slug)),
        }),
        antwoord_url: answer.map(|(comment, _)| format!("{base_url}{}", paths::comment(comment))),
        oordeel: answer.and_then(|(_, verdict)| verdict).map(Verdict::as_str),
    }
}

fn kept(state: PromiseState) -> Kept {
    match state {
        PromiseState::InTime => Kept::InTime,
        PromiseState::Late => Kept::Late,
        PromiseState::Open | PromiseState::Dropped => Kept::NotYet,
    }
}
