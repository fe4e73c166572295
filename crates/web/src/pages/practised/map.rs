//! The map of provinces in tiles, drawn by the server, and the table that says the same.

use app::read::{PracticeInProvince, PracticeRow};
use domain::practice::PracticeState;
use domain::provinces::{PROVINCES, Province};
use i18n::number;
use maud::{Markup, html};

use super::PractisedQuery;
use crate::viewer::Viewer;

/// The side of a tile, and the distance from one to the next.
const TILE: u16 = 60;
const STEP: u16 = 64;
/// The map is four tiles wide and four high.
const SIDE: u16 = 4 * STEP - (STEP - TILE);

/// The map with its table. A tile leads to the ideas of its province, where there are any.
pub fn section(viewer: &Viewer, query: &PractisedQuery, provinces: &[PracticeInProvince]) -> Markup {
    let t = viewer.t;
    let of = |name: &str| provinces.iter().find(|practice| practice.province.as_deref() == Some(name));
    let elsewhere = provinces.iter().find(|practice| practice.province.is_none());
    html! {
        figure.tile-map {
            svg.tile-map__drawing viewBox={ "0 0 " (SIDE) " " (SIDE) } role="group" aria-labelledby="kaart-titel kaart-uitleg" {
                title id="kaart-titel" { (t.map_title()) }
                desc id="kaart-uitleg" { (t.map_text()) }
                @for province in &PROVINCES {
                    @let ideas = of(province.name).map_or(0, |practice| practice.ideas);
                    @let is_chosen = query.provincie == province.code;
                    @let count = number(viewer.language, ideas);
                    @let label = format!("{} {count}, {}", province.letters, t.map_tile(province.name, ideas, &count));
                    @if ideas > 0 || is_chosen {
                        a href=(query.with("provincie", if is_chosen { "" } else { province.code }))
                            aria-label=(label) aria-current=[is_chosen.then_some("true")] {
                            (tile(province, level_of(ideas), &count))
                        }
                    } @else {
                        g role="img" aria-label=(label) { (tile(province, 0, &count)) }
                    }
                }
            }
            details.tile-map__table {
                summary { (t.map_as_table()) }
                table.table {
                    caption.visually-hidden { (t.map_title()) }
                    thead {
                        tr {
                            th scope="col" { (t.practised_province()) }
                            th.table__number scope="col" { (t.map_ideas()) }
                            th.table__number scope="col" { (t.map_organisations()) }
                        }
                    }
                    tbody {
                        @for province in &PROVINCES {
                            @let here = of(province.name);
                            @let way = html! { a href=(query.with("provincie", province.code)) { (province.name) } };
                            (row(viewer, &if here.is_some() { way } else { html! { (province.name) } }, here))
                        }
                        @if elsewhere.is_some() { (row(viewer, &html! { (t.map_elsewhere()) }, elsewhere)) }
                    }
                }
            }
        }
    }
}

fn row(viewer: &Viewer, name: &Markup, practice: Option<&PracticeInProvince>) -> Markup {
    let count = |count: Option<i64>| number(viewer.language, count.unwrap_or(0));
    html! {
        tr {
            th scope="row" { (name) }
            td.table__number { (count(practice.map(|practice| practice.ideas))) }
            td.table__number { (count(practice.map(|practice| practice.organisations))) }
        }
    }
}

/// How dark a tile is; the number in it says exactly.
fn level_of(ideas: i64) -> u8 {
    match ideas {
        0 => 0,
        1 | 2 => 1,
        3..=9 => 2,
        _ => 3,
    }
}

fn tile(province: &Province, level: u8, count: &str) -> Markup {
    let (x, y) = (u16::from(province.column) * STEP, u16::from(province.row) * STEP);
    html! {
        g class={ "tile tile--" (level) } {
            rect x=(x) y=(y) width=(TILE) height=(TILE) rx="4" {}
            text.tile__name x=(x + TILE / 2) y=(y + 26) aria-hidden="true" { (province.letters) }
            " "
            text.tile__count x=(x + TILE / 2) y=(y + 46) aria-hidden="true" { (count) }
        }
    }
}

/// A small map of where an idea is reported on, for beside it. The list under it names the organisations.
pub fn small(viewer: &Viewer, reports: &[PracticeRow]) -> Markup {
    let here = |province: &Province| {
        reports.iter().filter(|report| report.province.as_deref() == Some(province.name)).collect::<Vec<_>>()
    };
    let named: Vec<&str> = PROVINCES
        .iter()
        .filter(|province| !here(province).is_empty())
        .map(|province| province.name)
        .collect();
    html! {
        @if !named.is_empty() {
            svg.tile-map__small viewBox={ "0 0 " (SIDE) " " (SIDE) } role="img" aria-labelledby="kaartje" {
                title id="kaartje" { (viewer.t.map_small(named.join(", "))) }
                @for province in &PROVINCES {
                    @let there = here(province);
                    @let works = there.iter().any(|report| report.practice.state == PracticeState::Works);
                    (tile(province, if there.is_empty() { 0 } else if works { 3 } else { 1 }, &if there.is_empty() { String::new() } else { number(viewer.language, i64::try_from(there.len()).unwrap_or(0)) }))
                }
            }
        }
    }
}
