//! The log of decisions, for moderators.

use app::moderation::PER_PAGE;
use app::read::Decision;
use app::views::LAST_PAGE;
use domain::moderation::Measure;
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::{about, head, place};
use crate::errors::PageError;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

const HERE: &str = "/moderatie/logboek";

/// The parameters of the log.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LogQuery {
    pagina: String,
}

impl LogQuery {
    /// The page that is asked for.
    pub fn page(&self) -> Result<u64, PageError> {
        page_number(&self.pagina, LAST_PAGE)
    }
}

/// The page; `total` is the number of decisions on all pages.
pub fn page(viewer: &Viewer, decisions: &[Decision], page: u64, total: u64) -> Markup {
    let t = viewer.t;
    let last = total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let body = html! {
        (head(t, HERE))
        @if decisions.is_empty() {
            div.empty { h2 { (t.log_empty_title()) } p { (t.log_empty_text()) } }
        } @else {
            div.table-scroll role="region" aria-labelledby="log-titel" tabindex="0" {
                table.table {
                    caption id="log-titel" { (t.log_caption()) }
                    (columns(t))
                    tbody { @for decision in decisions { (row(viewer, decision)) } }
                }
            }
            (parts::pagination(t, page, last, |page| format!("{HERE}?pagina={page}")))
        }
    };
    layout::page(viewer, &t.moderation_log(), Width::Wide, &body)
}

fn columns(t: &Texts) -> Markup {
    let names = [t.log_when(), t.log_what(), t.log_about(), t.log_author(), t.log_ground(), t.log_who()];
    html! { thead { tr { @for name in names { th scope="col" { (name) } } } } }
}

fn row(viewer: &Viewer, decision: &Decision) -> Markup {
    let t = viewer.t;
    html! {
        tr {
            td { (parts::time(viewer.language, decision.at)) }
            td { a href=(paths::decision(decision.id)) { (parts::measure(t, decision.measure)) } }
            td { a href=(place(decision.case.target)) { (about(t, decision.case.target, &decision.title)) } }
            td { (decision.concerned_name) }
            td {
                @if decision.measure == Measure::Hide { (parts::ground(t, decision.ground)) }
                @else { (t.log_no_ground()) }
            }
            td { (decision.moderator_name) }
        }
    }
}
