//! All that the site keeps about somebody: to read, and as a file.

mod words;

use app::own_data;
use app::read::{Cell, Part};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use i18n::{moment, number};
use maud::{Markup, html};
use serde_json::{Map, Value};

use super::subnav;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::layout::{self, Width};
use crate::viewer::Viewer;

/// Where it is read.
pub const PAGE: &str = "/account/gegevens/alles";
const FILE: &str = "/account/gegevens/alles.json";

/// `GET /account/gegevens/alles`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let parts = own_data::all(&site.app, &viewer.actor).await?;
    answer::page(page(&viewer, &parts))
}

/// `GET /account/gegevens/alles.json`
pub async fn file(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let parts = own_data::all(&site.app, &viewer.actor).await?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"mijn-gegevens.json\""),
    ];
    Ok((headers, format!("{:#}\n", json(&parts))).into_response())
}

fn json(parts: &[Part]) -> Value {
    let object = |row: &Vec<(&'static str, Cell)>| {
        Value::Object(row.iter().map(|(word, cell)| ((*word).to_owned(), value(cell))).collect())
    };
    let rows = |part: &Part| Value::Array(part.rows.iter().map(object).collect());
    Value::Object(parts.iter().map(|part| (part.name.to_owned(), rows(part))).collect::<Map<_, _>>())
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => Value::from(text.as_str()),
        Cell::Number(number) => Value::from(*number),
        Cell::Moment(moment) => Value::from(moment.to_string()),
        Cell::Flag(flag) => Value::from(*flag),
    }
}

fn page(viewer: &Viewer, parts: &[Part]) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.data_title()) }
        (subnav(t, "/account/gegevens"))
        p.lead { (t.data_lead()) }
        p { a.button."button--secondary" href=(FILE) download { (t.data_file()) } }
        p.muted { (t.data_file_help()) }
        @for part in parts { (section(viewer, part)) }
        p.section { (t.data_log()) }
    };
    layout::page(viewer, &t.data_title(), Width::Text, &body)
}

/// Unfolded where there is something; what there is much of is folded.
fn section(viewer: &Viewer, part: &Part) -> Markup {
    let t = viewer.t;
    let count = i64::try_from(part.rows.len()).unwrap_or(i64::MAX);
    html! {
        section.section aria-labelledby={ "deel-" (part.name) } {
            h2 id={ "deel-" (part.name) } { (words::part(t, part.name)) }
            @match part.rows.as_slice() {
                [] => p.muted { (t.data_none()) },
                [row] => (listed(viewer, row)),
                rows => details {
                    summary { (t.data_count(number(viewer.language, count))) }
                    ol.plain-list { @for row in rows { li.data-row { (listed(viewer, row)) } } }
                },
            }
        }
    }
}

fn listed(viewer: &Viewer, row: &[(&'static str, Cell)]) -> Markup {
    html! {
        dl.key-values {
            @for (word, cell) in row {
                div { dt { (words::word(viewer.t, word)) } dd { (shown(viewer, word, cell)) } }
            }
        }
    }
}

fn shown(viewer: &Viewer, word: &str, cell: &Cell) -> Markup {
    let t = viewer.t;
    html! {
        @match (cell, word) {
            (Cell::Number(number), "idee" | "in") => a href={ "/ideeen/" (number) } { (number) },
            (Cell::Number(number), "reactie" | "antwoordOp") if *number > 0 => {
                a href={ "/reacties/" (number) } { (number) }
            },
            (Cell::Number(number), _) => (number),
            (Cell::Text(text), _) => span.written { (text) },
            (Cell::Moment(at), _) => (moment(viewer.language, *at)),
            (Cell::Flag(true), _) => (t.data_yes()),
            (Cell::Flag(false), _) => (t.data_no()),
        }
    }
}
