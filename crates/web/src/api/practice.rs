//! What organisations report on an idea, as JSON.

use app::read::PracticeRow;
use domain::practice::{Cost, Figure, Measure};
use serde::Serialize;

use super::shape::moment;
use crate::paths;

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
