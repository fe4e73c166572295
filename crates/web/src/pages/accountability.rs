//! `/verantwoording`: the public log of measures and the figures of a year, without anything of anybody.

use app::accountability::{self, PER_PAGE, Year};
use app::read::PublicMeasure;
use app::views::LAST_PAGE;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::moderation::{Measure, ObjectionOutcome, Target};
use i18n::{Language, Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::feeds;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::parts::{self, Bar, Chart};
use crate::viewer::Viewer;

/// The address of the page.
pub const HERE: &str = "/verantwoording";

/// Which year, and which page of its measures.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LogQuery {
    jaar: String,
    pagina: String,
}

/// `GET /verantwoording`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<LogQuery>) -> Answer {
    let page = page_number(&query.pagina, LAST_PAGE)?;
    let year = match query.jaar.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| PageError::NotFound)?),
    };
    let found = accountability::year(&site.app, year, page).await?;
    answer::page(self::page(&viewer, &found, page))
}

fn page(viewer: &Viewer, found: &Year, page: u64) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head {
            h1 { (t.accountability_title()) }
            p.lead { (t.accountability_lead()) }
        }
        (years(t, found))
        div.stack {
            @if page == 1 { (figures(viewer, found)) }
            (measures(viewer, found, page))
        }
        p.small.muted { (t.accountability_open()) " " a href="/api/v1/maatregelen" { "/api/v1/maatregelen" } }
    };
    layout::page_with_feed(viewer, &t.accountability_title(), Width::Wide, &feeds::of_page(HERE), &body)
}

fn years(t: &Texts, found: &Year) -> Markup {
    html! {
        @if found.years.len() > 1 {
            nav.subnav aria-label=(t.accountability_years()) {
                ul {
                    @for year in &found.years {
                        li {
                            a href={ (HERE) "?jaar=" (year) } aria-current=[(*year == found.year).then_some("page")] { (year) }
                        }
                    }
                }
            }
        }
    }
}

fn figures(viewer: &Viewer, found: &Year) -> Markup {
    let (t, language, figures) = (viewer.t, viewer.language, &found.figures);
    let count = |n: i64| number(language, n);
    let bar = |label: String, value: i64| Bar { label, value };
    let measures: Vec<_> =
        figures.decisions.iter().map(|(measure, n)| bar(kind(t, *measure, false), *n)).collect();
    let grounds: Vec<_> =
        figures.reports.iter().map(|(ground, n)| bar(parts::ground(t, *ground), *n)).collect();
    let waiting = figures.objections - figures.upheld - figures.rejected;
    let objections = [
        bar(t.accountability_upheld(), figures.upheld),
        bar(t.accountability_rejected(), figures.rejected),
        bar(t.accountability_waiting(), waiting),
    ];
    let (decided, reported) = (total(&measures), total(&grounds));
    let chart = |title: String, of: String, bars: &[Bar]| {
        let counted = t.accountability_count();
        html! { (parts::chart(language, &Chart { title: &title, of: &of, counted: &counted, bars })) }
    };
    html! {
        section aria-labelledby="cijfers" {
            div.section__head { h2 id="cijfers" { (t.accountability_figures(found.year.to_string())) } }
            @if decided + reported + figures.objections == 0 {
                p { (t.accountability_none()) }
            } @else {
                @if let Some(took) = figures.median {
                    p { (t.accountability_median(accountability::days(took), count(accountability::days(took)))) }
                }
                div.charts {
                    (chart(t.accountability_decided(decided, count(decided)), t.accountability_kind(), &measures))
                    (chart(t.accountability_reported(reported, count(reported)), t.accountability_ground(), &grounds))
                    (chart(
                        t.accountability_objected(figures.objections, count(figures.objections)),
                        t.accountability_outcome(),
                        &objections,
                    ))
                }
            }
        }
    }
}

fn total(bars: &[Bar]) -> i64 {
    bars.iter().map(|bar| bar.value).sum()
}

fn measures(viewer: &Viewer, found: &Year, page: u64) -> Markup {
    let t = viewer.t;
    let last = found.total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let names = [
        t.accountability_number(),
        t.accountability_kind(),
        t.accountability_ground(),
        t.accountability_day(),
        t.accountability_how_long(),
        t.accountability_objection(),
    ];
    html! {
        section {
            div.section__head { h2 id="maatregelen" { (t.accountability_measures()) } }
            @if found.measures.is_empty() {
                p { (t.accountability_no_measures()) }
            } @else {
                div.table-scroll role="region" aria-labelledby="maatregelen" tabindex="0" {
                    table.table {
                        thead { tr { @for name in names { th scope="col" { (name) } } } }
                        tbody { @for measure in &found.measures { (row(viewer, measure)) } }
                    }
                }
                (parts::pagination(t, page, last, |page| format!("{HERE}?jaar={}&pagina={page}", found.year)))
            }
        }
    }
}

fn row(viewer: &Viewer, measure: &PublicMeasure) -> Markup {
    let t = viewer.t;
    html! {
        tr id={ "maatregel-" (measure.id) } {
            td { (number(viewer.language, measure.id.0)) }
            td { (kind(t, measure.measure, measure.is_about_person)) }
            td { @if measure.measure.restricts() { (parts::ground(t, measure.ground)) } @else { "–" } }
            td { (parts::day(viewer.language, measure.at)) }
            td { (how_long(t, viewer.language, measure)) }
            td { (objection(t, measure)) }
        }
    }
}

/// What was done; about a person, showing again is the end of a suspension.
pub fn kind(t: &Texts, measure: Measure, is_about_person: bool) -> String {
    let target = if is_about_person {
        Target::Person(domain::PersonId(0))
    } else {
        Target::Idea(domain::IdeaNumber(0))
    };
    parts::measure_about(t, measure, target)
}

/// How long it held or holds, in words.
pub fn how_long(t: &Texts, language: Language, measure: &PublicMeasure) -> String {
    let day = |at| i18n::date(language, i18n::day_of(at));
    match (measure.measure, measure.ended_at, measure.until) {
        (Measure::Warn, None, _)
        | (Measure::None | Measure::Mend | Measure::Restore | Measure::Reopen, ..) => t.decision_once(),
        (_, Some(ended), _) => t.accountability_ended(day(ended)),
        (_, None, Some(until)) => t.accountability_until(day(until)),
        (Measure::Remove, None, None) => t.decision_for_good(),
        (_, None, None) => t.accountability_still(),
    }
}

/// Whether there was an objection, and how it ended.
pub fn objection(t: &Texts, measure: &PublicMeasure) -> String {
    match measure.objection {
        None => t.accountability_no_objection(),
        Some((_, None)) => t.accountability_waiting(),
        Some((_, Some((_, ObjectionOutcome::Upheld)))) => t.accountability_upheld(),
        Some((_, Some((_, ObjectionOutcome::Rejected)))) => t.accountability_rejected(),
    }
}
