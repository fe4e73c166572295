//! `/account/besluiten`: the decisions about what one wrote or did, each with its statement of reasons.

use app::read::Decision;
use maud::{Markup, html};

use super::{about, decision};
use crate::layout::{self, Width};
use crate::parts;
use crate::paths;
use crate::viewer::Viewer;

/// The page.
pub fn page(viewer: &Viewer, decisions: &[Decision]) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.own_decisions_title()) }
        @if decisions.is_empty() {
            div.empty { h2 { (t.own_decisions_empty()) } p { (t.own_decisions_empty_text()) } }
        } @else {
            ul.case-list {
                @for row in decisions {
                    li.case {
                        h2.case__title { a href=(paths::decision(row.id)) { (decision::title(t, row)) } }
                        ul.facts {
                            li { (about(t, row.case.target, &row.title)) }
                            li { (parts::time(viewer.language, row.at)) }
                        }
                    }
                }
            }
        }
    };
    layout::page(viewer, &t.own_decisions_title(), Width::Text, &body)
}
