//! `/api/v1/ideeen`, an idea, and what is said about it.

use std::collections::HashMap;

use app::read::{CommentRow, Filter, Idea as WholeIdea};
use app::{kindred, open, practice, splitting};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use domain::comments::{Stance, Tombstone};
use domain::life::Status;
use domain::lists::Sort;
use domain::organisations::Level;
use domain::{Actor, CommentId};
use serde::Serialize;

use super::ApiAnswer;
use super::input::{Input, Paging, idea_number};
use super::practice::Report;
use super::shape::{Author, Idea, Link, List, moment, words};
use crate::{SharedSite, paths};

/// An idea with all its parts, in Markdown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Whole {
    #[serde(flatten)]
    idea: Idea,
    probleem: String,
    voorstel: String,
    effect: String,
    eerste_stap: String,
    bronnen: Vec<Link>,
    praktijkberichten: Vec<Report>,
    /// Of `steun`: by way of ideas that went on as part of this one.
    steun_via: i64,
    /// Number of the idea that this one went on as part of.
    samengevoegd_met: Option<i64>,
    /// Numbers of the ideas that have to do with it.
    verwant: Vec<i64>,
    /// The comment that it was.
    afgesplitst_van: Option<Origin>,
}

/// Where an idea comes from that was a comment.
#[derive(Serialize)]
struct Origin {
    /// Number of the idea under which the comment stands.
    idee: i64,
    /// The comment; none where it cannot be read any more.
    reactie: Option<i64>,
}

/// What is said under an idea. Of what was taken back or hidden its place is left, as on the page.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Comment {
    id: i64,
    url: String,
    antwoord_op: Option<i64>,
    /// `leesbaar`, `verwijderd` or `verborgen`.
    toestand: &'static str,
    houding: Option<&'static str>,
    /// In Markdown.
    tekst: Option<String>,
    auteur: Option<Author>,
    /// The organisation whose official answer it is.
    antwoord_van: Option<AnsweredBy>,
    /// Number of the idea that it became.
    eigen_idee: Option<i64>,
    aangemaakt_op: String,
    gewijzigd_op: Option<String>,
}

/// An organisation that answers.
#[derive(Serialize)]
struct AnsweredBy {
    code: String,
    naam: String,
}

/// `GET /api/v1/ideeen`
pub async fn list(State(site): State<SharedSite>, mut input: Input) -> ApiAnswer {
    let chosen = |text: String| Some(text).filter(|text| !text.is_empty());
    let filter = Filter {
        theme: chosen(input.text("thema")),
        status: input.word("status", &words(Status::ALL, Status::as_str), Status::parse),
        level: input.word("bestuurslaag", &words(Level::ALL, Level::as_str), Level::parse),
        organisation: chosen(input.text("organisatie")),
        practised: input.word("praktijk", &["ja"], yes).is_some(),
    };
    let sort = input.word("sorteer", &words(Sort::ALL, Sort::as_str), Sort::parse).unwrap_or_default();
    let Paging { page, per_page } = input.paging();
    input.finish()?;
    let found = open::ideas(&site.app, &filter, sort, page, per_page).await?;
    let rows = found.rows.iter().map(|row| Idea::of_row(&site.base_url, row)).collect();
    Ok(Json(List { resultaten: rows, totaal: found.total }).into_response())
}

/// `GET /api/v1/ideeen/{nummer}`
pub async fn show(State(site): State<SharedSite>, Path(number): Path<String>, input: Input) -> ApiAnswer {
    let number = idea_number(&number)?;
    input.finish()?;
    let (whole, row) = open::idea(&site.app, &Actor::Visitor, number).await?;
    let reports = practice::view(&site.app, &Actor::Visitor, number).await?.reports;
    let reports = reports.iter().map(|report| Report::of(&site.base_url, report, &reports)).collect();
    let samengevoegd_met = open::went_into(&site.app, &whole).await?.map(|into| into.0);
    let kin = kindred::of_idea(&site.app, number).await?;
    let origin = splitting::origin_of(&site.app, &Actor::Visitor, number).await?;
    let afgesplitst_van =
        origin.map(|end| Origin { idee: end.number.0, reactie: end.is_readable.then_some(end.comment.0) });
    let WholeIdea { problem, proposal, effect, first_step, sources, supports_via, .. } = whole;
    let whole = Whole {
        idea: Idea::of_row(&site.base_url, &row),
        probleem: problem,
        voorstel: proposal,
        effect,
        eerste_stap: first_step,
        bronnen: sources.iter().map(Link::of).collect(),
        praktijkberichten: reports,
        steun_via: supports_via,
        samengevoegd_met,
        verwant: kin.iter().map(|row| row.number.0).collect(),
        afgesplitst_van,
    };
    Ok(Json(whole).into_response())
}

/// `GET /api/v1/ideeen/{nummer}/reacties`
pub async fn comments(
    State(site): State<SharedSite>,
    Path(number): Path<String>,
    mut input: Input,
) -> ApiAnswer {
    let number = idea_number(&number)?;
    let Paging { page, per_page } = input.paging();
    input.finish()?;
    let (rows, total) = open::comments(&site.app, &Actor::Visitor, number, page, per_page).await?;
    let own: HashMap<CommentId, i64> = splitting::own_ideas(&site.app, &Actor::Visitor, number)
        .await?
        .into_iter()
        .map(|end| (end.comment, end.number.0))
        .collect();
    let rows: Vec<_> =
        rows.into_iter().map(|row| shape(&site.base_url, own.get(&row.id).copied(), row)).collect();
    Ok(Json(List { resultaten: rows, totaal: total }).into_response())
}

/// The one word of a filter that can only be on.
pub fn yes(word: &str) -> Option<()> {
    (word == "ja").then_some(())
}

fn shape(base_url: &str, own_idea: Option<i64>, row: CommentRow) -> Comment {
    let author = Author::of_comment(base_url, &row);
    let is_readable = row.tombstone.is_none();
    Comment {
        id: row.id.0,
        url: format!("{base_url}{}", paths::comment(row.id)),
        antwoord_op: row.parent.map(|id| id.0),
        toestand: match row.tombstone {
            None => "leesbaar",
            Some(Tombstone::Removed) => "verwijderd",
            Some(Tombstone::Hidden) => "verborgen",
        },
        houding: row.stance.filter(|_| is_readable).map(Stance::as_str),
        tekst: is_readable.then_some(row.text),
        auteur: is_readable.then_some(author),
        antwoord_van: row.official.filter(|_| is_readable).map(|(code, naam)| AnsweredBy { code, naam }),
        eigen_idee: own_idea.filter(|_| is_readable),
        aangemaakt_op: moment(row.created_at),
        gewijzigd_op: row.edited_at.filter(|_| is_readable).map(moment),
    }
}
