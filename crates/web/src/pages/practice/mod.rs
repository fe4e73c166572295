//! Practice: what organisations report on an idea, the form in which they do, and the versions of each report.

mod form;
mod history;
mod report;
mod seen;
mod show;
mod tree;
mod withdraw;

use app::practice::{self, PracticeView};
use app::read;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::practice::{PracticeState, RawMeasure, RawPractice};
use serde::Deserialize;

use self::form::Form;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::pages::ideas::number;
use crate::paths;
use crate::viewer::Viewer;

pub use seen::{part as seen_part, say};
pub use show::{moment, panel};
pub use withdraw::{ask as ask_withdraw, withdraw};

/// What the button says that gives the form one more row, and sends nothing.
const MORE_ROWS: &str = "rij";

/// For which organisation the form is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    organisatie: String,
    overgenomen_van: String,
}

/// The form as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    organisatie: String,
    staat: String,
    sinds: String,
    gedaan: String,
    geleerd: String,
    anders: String,
    overgenomen_van: String,
    kosten: String,
    contact: String,
    links: String,
    indicator: Vec<String>,
    voor: Vec<String>,
    na: Vec<String>,
    eenheid: Vec<String>,
    actie: String,
}

impl Typed {
    fn raw(self) -> RawPractice {
        let rows = [&self.indicator, &self.voor, &self.na, &self.eenheid]
            .map(Vec::len)
            .into_iter()
            .max()
            .unwrap_or(0);
        let cell = |column: &[String], row: usize| column.get(row).cloned().unwrap_or_default();
        let measures = (0..rows).map(|row| RawMeasure {
            indicator: cell(&self.indicator, row),
            before: cell(&self.voor, row),
            after: cell(&self.na, row),
            unit: cell(&self.eenheid, row),
        });
        RawPractice {
            measures: measures.collect(),
            organisation: self.organisatie,
            state: self.staat,
            since: self.sinds,
            did: self.gedaan,
            learned: self.geleerd,
            different: self.anders,
            origin: self.overgenomen_van,
            cost: self.kosten,
            contact: self.contact,
            links: self.links,
        }
    }
}

/// `GET /ideeen/{number}/praktijk`
pub async fn show(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Query(chosen): Query<Chosen>,
) -> Answer {
    let view = practice::view(&site.app, &viewer.actor, number(&text)?).await?;
    let raw = opened(&view, &chosen);
    let errors = Errors::default();
    let form = raw.as_ref().map(|raw| Form { view: &view, raw, errors: &errors, rows: form::ROWS });
    answer::page(show::page(&viewer, &view, form.as_ref()))
}

/// The form as it opens: for the organisation that is chosen, else for the first, with what it reported.
fn opened(view: &PracticeView, chosen: &Chosen) -> Option<RawPractice> {
    let speaks_for = |code: &str| view.speaks_for.iter().find(|organisation| organisation.code == code);
    let organisation = speaks_for(&chosen.organisatie).or(view.speaks_for.first())?;
    let reported: Option<&read::PracticeRow> = view.report_of(&organisation.code);
    Some(match reported {
        Some(report) => report.practice.raw(&organisation.code),
        None => taken_over(view, &organisation.code, &chosen.overgenomen_van),
    })
}

/// A new form; one that starts from another report begins with trying it.
fn taken_over(view: &PracticeView, organisation: &str, origin: &str) -> RawPractice {
    let origin = view.reports.iter().find(|report| report.id.to_string() == origin);
    RawPractice {
        organisation: organisation.to_owned(),
        state: origin.map_or("", |_| PracticeState::Tries.as_str()).to_owned(),
        origin: origin.map(|report| report.id.to_string()).unwrap_or_default(),
        ..RawPractice::default()
    }
}

/// `POST /ideeen/{number}/praktijk`
pub async fn report(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let number = number(&text)?;
    let asks_rows = typed.actie == MORE_ROWS;
    let raw = typed.raw();
    let rows = raw.measures.len() + 2;
    if asks_rows {
        let view = practice::view(&site.app, &viewer.actor, number).await?;
        let errors = Errors::default();
        let form = Form { view: &view, raw: &raw, errors: &errors, rows };
        let form = (!view.speaks_for.is_empty()).then_some(&form);
        return answer::page(show::page(&viewer, &view, form));
    }
    match checked(&viewer, practice::report(&site.app, &viewer.actor, number, &raw).await)? {
        Ok(_) => {
            answer::see(&format!("{}#{}", paths::idea_step(number, "praktijk"), raw.organisation.trim()))
        }
        Err(errors) => {
            let view = practice::view(&site.app, &viewer.actor, number).await?;
            let form = Form { view: &view, raw: &raw, errors: &errors, rows: form::ROWS };
            answer::refused(show::page(&viewer, &view, Some(&form)))
        }
    }
}

/// `GET /ideeen/{number}/praktijk/{code}`
pub async fn history(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, code)): Path<(String, String)>,
) -> Answer {
    let (view, report, versions) = practice::history(&site.app, &viewer.actor, number(&text)?, &code).await?;
    answer::page(history::page(&viewer, &view, &report, &versions))
}
