//! `/api/v1/praktijk`: ideas with practice; and what organisations report on an idea, as JSON.

use app::practised;
use app::read::{IdeaRow, PracticeFilter, PracticeRow, Practitioner};
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::inhabitants::Size;
use domain::organisations::Level;
use domain::practice::{Cost, Figure, Measure, PracticeState};
use domain::provinces::{PROVINCES, Province};
use serde::Serialize;

use super::ApiAnswer;
use super::ideas::yes;
use super::input::{Input, Paging};
use super::shape::{Idea, List, moment, words};
use crate::{SharedSite, paths};

/// An idea with the organisations that report on it.
#[derive(Serialize)]
struct Practised {
    #[serde(flatten)]
    idea: Idea,
    organisaties: Vec<Practising>,
}

#[derive(Serialize)]
struct Practising {
    code: String,
    naam: String,
    staat: &'static str,
    url: String,
}

/// `GET /api/v1/praktijk`
pub async fn list(State(site): State<SharedSite>, mut input: Input) -> ApiAnswer {
    let codes = PROVINCES.map(|province| province.code);
    let kinds = [Level::Municipality, Level::Province, Level::WaterBoard, Level::State].map(Level::as_str);
    let filter = PracticeFilter {
        state: input.word("staat", &words(PracticeState::ALL, PracticeState::as_str), PracticeState::parse),
        measured: input.word("gemeten", &["ja"], yes).is_some(),
        kind: input.word("soort", &kinds, |word| Level::parse(word).filter(|_| kinds.contains(&word))),
        size: input.word("grootte", &words(Size::ALL, Size::as_str), Size::parse),
        province: input
            .word("provincie", &codes, |code| Province::of_code(code).map(|province| province.name)),
        cost: input.word("kosten", &words(Cost::ALL, Cost::as_str), Cost::parse),
    };
    let Paging { page, per_page } = input.paging();
    input.finish()?;
    let (ideas, practitioners, total) = practised::page(&site.app, &filter, page, per_page).await?;
    let rows = ideas.iter().map(|row| practised_idea(&site.base_url, row, &practitioners)).collect();
    Ok(Json(List::<Practised> { resultaten: rows, totaal: total }).into_response())
}

fn practised_idea(base_url: &str, row: &IdeaRow, practitioners: &[Practitioner]) -> Practised {
    let of_idea = practitioners.iter().filter(|practitioner| practitioner.idea == row.number);
    let organisaties = of_idea.map(|practitioner| Practising {
        code: practitioner.code.clone(),
        naam: practitioner.name.clone(),
        staat: practitioner.state.as_str(),
        url: format!("{base_url}{}", paths::practice(row.number, &practitioner.code)),
    });
    Practised { idea: Idea::of_row(base_url, row), organisaties: organisaties.collect() }
}

/// A report; its words in Markdown.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    url: String,
    organisatie: Organisation,
    staat: &'static str,
    sinds_datum: String,
    gedaan: String,
    geleerd: String,
    anders: String,
    metingen: Vec<Measured>,
    kosten: Option<&'static str>,
    contact: String,
    links: Vec<String>,
    /// Code of the organisation from which it was taken over.
    overgenomen_van: Option<String>,
    versie: i32,
    gemeld_op: String,
    gewijzigd_op: String,
}

#[derive(Serialize)]
struct Organisation {
    code: String,
    naam: String,
    soort: &'static str,
    provincie: Option<String>,
}

#[derive(Serialize)]
struct Measured {
    indicator: String,
    voor: Option<f64>,
    na: Option<f64>,
    eenheid: String,
}

impl Report {
    /// Of one of the reports on an idea.
    pub fn of(base_url: &str, row: &PracticeRow, all: &[PracticeRow]) -> Self {
        let practice = &row.practice;
        let origin = practice.origin.and_then(|id| all.iter().find(|report| report.id == id));
        Self {
            url: format!("{base_url}{}", paths::practice(row.idea, &row.organisation)),
            organisatie: Organisation {
                code: row.organisation.clone(),
                naam: row.name.clone(),
                soort: row.kind.as_str(),
                provincie: row.province.clone(),
            },
            staat: practice.state.as_str(),
            sinds_datum: practice.since.to_string(),
            gedaan: practice.did.clone(),
            geleerd: practice.learned.clone(),
            anders: practice.different.clone(),
            metingen: practice.measures.iter().map(measured).collect(),
            kosten: practice.cost.map(Cost::as_str),
            contact: practice.contact.clone(),
            links: practice.links.clone(),
            overgenomen_van: origin.map(|report| report.organisation.clone()),
            versie: row.version,
            gemeld_op: moment(row.created_at),
            gewijzigd_op: moment(row.updated_at),
        }
    }
}

fn measured(measure: &Measure) -> Measured {
    let value = |figure: Option<Figure>| figure.and_then(|figure| figure.to_string().parse().ok());
    Measured {
        indicator: measure.indicator.clone(),
        voor: value(measure.before),
        na: value(measure.after),
        eenheid: measure.unit.clone(),
    }
}
