//! The queue: cases that wait for a decision.

use app::read::CaseRow;
use i18n::number;
use maud::{Markup, html};

use super::{about, head};
use crate::layout::{self, Width};
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The page.
pub fn page(viewer: &Viewer, cases: &[CaseRow]) -> Markup {
    let t = viewer.t;
    let body = html! {
        (head(t, "/moderatie"))
        @if cases.is_empty() {
            div.empty { h2 { (t.queue_empty_title()) } p { (t.queue_empty_text()) } }
        } @else {
            ul.case-list { @for row in cases { (case(viewer, row)) } }
        }
    };
    layout::page(viewer, &t.queue_title(), Width::Wide, &body)
}

fn case(viewer: &Viewer, row: &CaseRow) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    html! {
        li.case {
            h2.case__title { a href=(paths::case(row.case.id)) { (about(t, row.case.target, &row.title)) } }
            ul.facts {
                li.facts__strong { (icons::flag()) " " (t.count_reports(row.reports, number(language, row.reports))) }
                li { (icons::clock()) " " (t.case_waiting_since()) " " (parts::time(language, row.case.opened_at)) }
            }
        }
    }
}
