//! A report as it is read: how far, since when, what was done, measured and learned.

use app::practice::PracticeView;
use app::read::PracticeRow;
use domain::practice::{Figure, Measure, Practice, PracticeState};
use maud::{Markup, html};
use text::Headings;

use super::seen;
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// A report among those on its idea.
pub fn article(viewer: &Viewer, view: &PracticeView, report: &PracticeRow) -> Markup {
    let (t, code) = (viewer.t, &report.organisation);
    html! {
        article.report id=(code) data-organisatie=(code) aria-labelledby={ "kop-" (code) } {
            h2.report__title id={ "kop-" (code) } { a href=(paths::organisation(code)) { (report.name) } }
            ul.facts {
                li { (parts::state_badge(t, report.practice.state)) }
                li { (t.report_since()) " " (i18n::date(viewer.language, report.practice.since)) }
                li { (parts::level(t, report.kind)) }
                @if let Some(province) = report.province.as_ref().filter(|province| **province != report.name) { li { (province) } }
            }
            (words(viewer, view, report))
            @if report.practice.state == PracticeState::Works && is_shown(report) {
                (seen::part(viewer, &view.seen, view.idea.number, Some(report.id), code))
            }
            (adopt(viewer, view, report))
            p.small.muted {
                (t.report_updated()) " " (parts::day(viewer.language, report.updated_at)) ". "
                a href=(paths::practice(view.idea.number, code)) { (t.report_versions()) }
            }
            (steps(viewer, view, report))
        }
    }
}

/// A report that others do not see, with why.
pub fn withheld(viewer: &Viewer, view: &PracticeView, report: &PracticeRow) -> Markup {
    let t = viewer.t;
    let why = match (report.hidden, report.withheld) {
        (true, Some(_)) => t.practice_gone_reported(),
        (true, None) => t.practice_gone_hidden(),
        (false, _) => t.practice_gone_withdrawn(),
    };
    html! {
        div.notice."notice--warning" { (icons::info()) p { (why) } }
        (article(viewer, view, report))
    }
}

fn is_shown(report: &PracticeRow) -> bool {
    !report.hidden && report.withdrawn_at.is_none()
}

/// What can be done about a report: reporting it, taking it back, opening a case.
fn steps(viewer: &Viewer, view: &PracticeView, report: &PracticeRow) -> Markup {
    let t = viewer.t;
    let step = |step| paths::practice_step(view.idea.number, &report.organisation, step);
    let speaks = view.speaks_for.iter().any(|own| own.code == report.organisation);
    let is_own = view.is_own(report);
    let is_shown = is_shown(report);
    let of = || html! { span.visually-hidden { " (" (report.name) ")" } };
    html! {
        ul.cluster.no-print {
            @if speaks && is_shown { li { a href=(step("intrekken")) { (t.practice_withdraw()) (of()) } } }
            @if !is_own && is_shown && !view.idea.hidden { li { a href=(step("melden")) { (t.practice_report()) (of()) } } }
            @if !is_own && view.moderates {
                li { form method="post" action=(step("zaak")) { button.link-button { (t.moderate()) (of()) } } }
            }
        }
    }
}

/// The way to a report of one's own that starts from this one.
fn adopt(viewer: &Viewer, view: &PracticeView, report: &PracticeRow) -> Markup {
    let own = view.speaks_for.iter().find(|own| view.report_of(&own.code).is_none());
    html! {
        @if let Some(own) = own {
            @let parameters = [("organisatie", own.code.clone()), ("overgenomen_van", report.id.to_string())];
            @let query = paths::query(parameters.iter().map(|(name, value)| (*name, value.as_str())));
            p.no-print {
                a.button."button--secondary"."button--small" href={ (paths::idea_step(view.idea.number, "praktijk")) (query) "#bericht" } {
                    (viewer.t.adopt())
                    @if view.reports.len() > 1 { span.visually-hidden { " (" (report.name) ")" } }
                }
            }
        }
    }
}

fn words(viewer: &Viewer, view: &PracticeView, report: &PracticeRow) -> Markup {
    let (t, practice) = (viewer.t, &report.practice);
    let part = |title: String, markdown: &str| {
        html! {
            @if !markdown.is_empty() {
                h3.report__part { (title) }
                div.prose { (text::html(markdown, Headings::None)) }
            }
        }
    };
    html! {
        (part(t.report_did(), &practice.did))
        (measures(viewer, &report.name, practice))
        (part(t.report_learned(), &practice.learned))
        (part(t.report_different(), &practice.different))
        (facts(viewer, view, practice))
    }
}

/// What was measured, as a table.
fn measures(viewer: &Viewer, name: &str, practice: &Practice) -> Markup {
    let t = viewer.t;
    html! {
        @if !practice.measures.is_empty() {
            h3.report__part { (t.report_measured()) }
            div.table-scroll tabindex="0" role="region" aria-label=(t.report_measured_caption(name)) {
                table.table {
                    thead {
                        tr {
                            th scope="col" { (t.report_indicator()) }
                            th.table__number scope="col" { (t.report_before()) }
                            th.table__number scope="col" { (t.report_after()) }
                            th scope="col" { (t.report_unit()) }
                        }
                    }
                    tbody { @for measure in &practice.measures { (row(viewer, measure)) } }
                }
            }
        }
    }
}

fn row(viewer: &Viewer, measure: &Measure) -> Markup {
    let value = |figure: Option<Figure>| {
        html! {
            @match figure {
                Some(figure) => (i18n::figure(viewer.language, figure)),
                None => span.muted { (viewer.t.report_no_figure()) },
            }
        }
    };
    html! {
        tr {
            th scope="row" { (measure.indicator) }
            td.table__number { (value(measure.before)) }
            td.table__number { (value(measure.after)) }
            td { (measure.unit) }
        }
    }
}

fn facts(viewer: &Viewer, view: &PracticeView, practice: &Practice) -> Markup {
    let t = viewer.t;
    let origin = practice.origin.and_then(|id| view.reports.iter().find(|report| report.id == id));
    html! {
        dl.key-values {
            @if let Some(origin) = origin {
                div { dt { (t.report_from()) } dd { a href={ "#" (origin.organisation) } { (origin.name) } } }
            }
            @if let Some(cost) = practice.cost { div { dt { (t.report_cost()) } dd { (parts::cost(t, cost)) } } }
            @if !practice.contact.is_empty() { div { dt { (t.report_contact()) } dd { (practice.contact) } } }
            @if !practice.links.is_empty() {
                div {
                    dt { (t.report_links()) }
                    dd { @for link in &practice.links { div { (parts::link(link, "")) } } }
                }
            }
        }
    }
}
