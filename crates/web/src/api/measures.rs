//! `/api/v1/maatregelen`: the public log of measures, without anything of anybody.

use app::accountability;
use app::read::PublicMeasure;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::moderation::{Measure, ObjectionOutcome};
use serde::Serialize;

use super::ApiAnswer;
use super::input::{Input, Paging};
use super::shape::List;
use crate::SharedSite;

/// A measure. Days, not moments: nobody is found by when they wrote something.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shape {
    nummer: i64,
    soort: &'static str,
    /// `persoon`, or `tekst` for what was written.
    over: &'static str,
    grond: Option<&'static str>,
    genomen_datum: String,
    geldt_tot_datum: Option<String>,
    geeindigd_datum: Option<String>,
    /// `geen`, `loopt`, `gegrond` or `ongegrond`.
    bezwaar: &'static str,
}

/// `GET /api/v1/maatregelen`
pub async fn list(State(site): State<SharedSite>, mut input: Input) -> ApiAnswer {
    let year = input.year("jaar");
    let Paging { page, per_page } = input.paging();
    input.finish()?;
    let (measures, total) = accountability::measures(&site.app, year, page, per_page).await?;
    let measures: Vec<_> = measures.iter().map(shape).collect();
    Ok(Json(List { resultaten: measures, totaal: total }).into_response())
}

fn shape(measure: &PublicMeasure) -> Shape {
    let day = |at| i18n::day_of(at).to_string();
    Shape {
        nummer: measure.id.0,
        soort: measure.measure.as_str(),
        over: if measure.is_about_person { "persoon" } else { "tekst" },
        grond: measure.measure.restricts().then(|| measure.ground.as_str()),
        genomen_datum: day(measure.at),
        geldt_tot_datum: measure.until.map(day),
        geeindigd_datum: measure.ended_at.filter(|_| measure.measure != Measure::None).map(day),
        bezwaar: match measure.objection {
            None => "geen",
            Some((_, None)) => "loopt",
            Some((_, Some((_, ObjectionOutcome::Upheld)))) => "gegrond",
            Some((_, Some((_, ObjectionOutcome::Rejected)))) => "ongegrond",
        },
    }
}
