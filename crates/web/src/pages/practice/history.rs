//! A report with all its versions, each with the differences from the one before marked.

use app::practice::PracticeView;
use app::read::{PracticeRow, PracticeVersion};
use domain::practice::{Figure, Practice};
use maud::{Markup, html};

use crate::layout::{self, Width};
use crate::parts;
use crate::paths;
use crate::viewer::Viewer;

/// The page; `versions` come newest first.
pub fn page(
    viewer: &Viewer,
    view: &PracticeView,
    report: &PracticeRow,
    versions: &[PracticeVersion],
) -> Markup {
    let (t, idea) = (viewer.t, &view.idea);
    let title = t.report_history_title(&report.name, &idea.title);
    let body = html! {
        nav.breadcrumb aria-label=(t.breadcrumb_label()) {
            ol {
                li { a href="/ideeen" { (t.list_title()) } }
                li { a href=(paths::idea(idea.number, &idea.slug)) { (idea.title) } }
                li { a href=(paths::idea_step(idea.number, "praktijk")) { (t.practice_title()) } }
            }
        }
        h1 { (title) }
        p.lead { (t.report_history_lead()) }
        @if versions.len() > 1 {
            p.diff { (t.history_legend()) " " ins { (t.history_added()) } ", " del { (t.history_removed()) } "." }
        }
        @for (index, version) in versions.iter().enumerate() {
            (one(viewer, view, version, versions.get(index + 1)))
        }
        p.section { a href=(paths::idea_step(idea.number, "praktijk")) { (t.report_all()) } }
    };
    layout::page(viewer, &title, Width::Text, &body)
}

fn one(
    viewer: &Viewer,
    view: &PracticeView,
    version: &PracticeVersion,
    before: Option<&PracticeVersion>,
) -> Markup {
    let (t, id) = (viewer.t, format!("versie-{}", version.version));
    let now = lines(viewer, view, &version.practice);
    let then = before.map(|before| lines(viewer, view, &before.practice));
    let changed: Vec<_> = now
        .iter()
        .enumerate()
        .map(|(place, (name, text))| {
            (name, then.as_ref().map_or("", |then| then[place].1.as_str()), text.as_str())
        })
        .filter(|(_, old, new)| old != new)
        .collect();
    html! {
        section.version aria-labelledby=(id) {
            h2 id=(id) { (t.history_version(version.version.to_string())) }
            ul.facts {
                li { (parts::state_badge(t, version.practice.state)) }
                li { (parts::time(viewer.language, version.at)) }
            }
            @if changed.is_empty() { p { (t.report_history_same()) } }
            @for (name, old, new) in changed {
                h3.section { (name) }
                div.prose.diff { p { @if before.is_some() { (parts::difference(old, new)) } @else { (new) } } }
            }
        }
    }
}

/// What a report says, field by field, as text to compare.
fn lines(viewer: &Viewer, view: &PracticeView, practice: &Practice) -> Vec<(String, String)> {
    let (t, language) = (viewer.t, viewer.language);
    let value = |figure: Option<Figure>| {
        figure.map_or_else(|| t.report_no_figure(), |figure| i18n::figure(language, figure))
    };
    let measures = practice.measures.iter().map(|measure| {
        let (before, after) = (value(measure.before), value(measure.after));
        format!("{}: {before} → {after} {}", measure.indicator, measure.unit).trim_end().to_owned()
    });
    let origin = practice.origin.and_then(|id| view.reports.iter().find(|report| report.id == id));
    vec![
        (t.practice_form_state(), parts::practice_state(t, practice.state)),
        (t.report_since(), i18n::date(language, practice.since)),
        (t.report_did(), practice.did.clone()),
        (t.report_measured(), measures.collect::<Vec<_>>().join("\n")),
        (t.report_learned(), practice.learned.clone()),
        (t.report_different(), practice.different.clone()),
        (t.report_from(), origin.map(|origin| origin.name.clone()).unwrap_or_default()),
        (t.report_cost(), practice.cost.map(|cost| parts::cost(t, cost)).unwrap_or_default()),
        (t.report_contact(), practice.contact.clone()),
        (t.report_links(), practice.links.join("\n")),
    ]
}
