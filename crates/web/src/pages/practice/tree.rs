//! The tree of where an idea went: each organisation under the one it took the idea over from.

use app::practice::PracticeView;
use app::read::PracticeRow;
use domain::PracticeId;
use maud::{Markup, html};

use crate::parts;
use crate::viewer::Viewer;

/// The tree, where anything was taken over.
pub fn section(viewer: &Viewer, view: &PracticeView) -> Markup {
    let t = viewer.t;
    html! {
        @if view.reports.iter().any(|report| report.practice.origin.is_some_and(|id| is_there(view, id))) {
            section.section aria-labelledby="overgenomen" {
                div.section__head { h2 id="overgenomen" { (t.adopt_title()) } }
                p { (t.adopt_lead()) }
                div.tree { (branch(viewer, &view.reports, None, view.reports.len())) }
            }
        }
    }
}

fn is_there(view: &PracticeView, id: PracticeId) -> bool {
    view.reports.iter().any(|report| report.id == id)
}

/// The reports that started from `origin`, each with those that started from it. The domain keeps circles out; `depth`
/// ends the walk all the same.
fn branch(viewer: &Viewer, reports: &[PracticeRow], origin: Option<PracticeId>, depth: usize) -> Markup {
    // What was taken over from a report that is not shown begins a branch of its own.
    let from = |report: &&PracticeRow| {
        report.practice.origin.filter(|id| reports.iter().any(|there| there.id == *id)) == origin
    };
    let from_here: Vec<_> = reports.iter().filter(from).collect();
    html! {
        @if !from_here.is_empty() && depth > 0 {
            ul {
                @for report in from_here {
                    li {
                        a href={ "#" (report.organisation) } { (report.name) }
                        " " (parts::state_badge(viewer.t, report.practice.state))
                        @if let Some(first) = report.practice.different.lines().next() { p.small { (text::excerpt(first, 160)) } }
                        (branch(viewer, reports, Some(report.id), depth - 1))
                    }
                }
            }
        }
    }
}
