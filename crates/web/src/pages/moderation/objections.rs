//! Objections, for those who moderate: which wait, and deciding on one.

use app::objections::{ObjectionList, ObjectionView, PER_PAGE};
use app::read::Objection;
use app::views::LAST_PAGE;
use domain::Field;
use domain::moderation::{Measure, ObjectionOutcome};
use domain::policy::Reason;
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use super::{about, decision, head};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, Choice, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// Address of the list.
pub const HERE: &str = "/moderatie/bezwaren";

/// A decision on an objection as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// How it ends.
    pub uitkomst: String,
    /// Why.
    pub motivering: String,
}

/// The list.
pub fn list(viewer: &Viewer, found: &ObjectionList, page: u64) -> Markup {
    let t = viewer.t;
    let last = found.total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let body = html! {
        (head(t, HERE))
        @if page == 1 {
            section aria-labelledby="wachtend" {
                div.section__head { h2 id="wachtend" { (t.objections_waiting()) } }
                @if found.waiting.is_empty() { p { (t.objections_none()) } }
                @else { ul.case-list { @for objection in &found.waiting { (row(viewer, objection)) } } }
            }
        }
        @if !found.settled.is_empty() {
            section aria-labelledby="afgehandeld" {
                div.section__head { h2 id="afgehandeld" { (t.objections_settled()) } }
                ul.case-list { @for objection in &found.settled { (row(viewer, objection)) } }
                (parts::pagination(t, page, last, |page| format!("{HERE}?pagina={page}")))
            }
        }
    };
    layout::page(viewer, &t.objections_title(), Width::Wide, &body)
}

fn row(viewer: &Viewer, objection: &Objection) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    html! {
        li.case {
            h3.case__title {
                a href=(paths::objection(objection.id)) { (t.objection_against(objection.decision.to_string())) }
            }
            ul.facts {
                li { @if objection.name.is_empty() { (t.objection_by_visitor()) } @else { (objection.name) } }
                @match &objection.settled {
                    Some(settled) => {
                        li { (icons::check()) " " (short(t, settled.outcome)) }
                        li { (settled.decider_name) ", " (parts::time(language, settled.at)) }
                    }
                    None => li { (icons::clock()) " " (t.case_waiting_since()) " " (parts::time(language, objection.at)) },
                }
            }
        }
    }
}

fn short(t: &Texts, outcome: ObjectionOutcome) -> String {
    match outcome {
        ObjectionOutcome::Upheld => t.objection_upheld(),
        ObjectionOutcome::Rejected => t.objection_rejected(),
    }
}

/// The page of an objection.
pub fn page(viewer: &Viewer, view: &ObjectionView, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let ObjectionView { objection, decision, .. } = view;
    let title = t.objection_page_title(objection.id.to_string());
    let body = html! {
        (parts::error_summary(t, errors))
        nav.breadcrumb aria-label=(t.breadcrumb_label()) { ol { li { a href=(HERE) { (t.objections_title()) } } } }
        div.page__head {
            h1 { (title) }
            p.lead { (about(t, decision.case.target, &decision.title)) }
        }
        section.section aria-labelledby="bezwaar" {
            h2 id="bezwaar" { (decision::objection_of(t, objection)) }
            p.muted { (parts::time(viewer.language, objection.at)) }
            div.quoted.prose { (text::html(&objection.text, Headings::None)) }
        }
        section.section aria-labelledby="eerste" {
            h2 id="eerste" { (t.objection_against(decision.id.to_string())) }
            p {
                strong { (decision::title(t, decision)) } ", "
                (parts::time(viewer.language, decision.at)) ", " (decision.moderator_name)
            }
            @if !decision.facts.is_empty() { div.prose { (text::html(&decision.facts, Headings::None)) } }
            @if !view.quoted.is_empty() { div.quoted.prose { (text::html(&view.quoted, Headings::None)) } }
            p { a href=(paths::decision(decision.id)) { (t.objection_read_decision()) } }
        }
        section.section aria-labelledby="beslis" {
            h2 id="beslis" { (t.objection_decide_title()) }
            (deciding(viewer, view, typed, errors))
        }
    };
    layout::page(viewer, &title, Width::Text, &body)
}

fn deciding(viewer: &Viewer, view: &ObjectionView, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let note = |words: String| html! { div.notice { (icons::info()) p { (words) } } };
    html! {
        @if view.objection.settled.is_some() {
            (decision::outcome(viewer, &view.objection, view.decision.measure))
        } @else if view.lacks_decider {
            (note(t.objection_nobody()))
        } @else {
            @match view.may_settle {
                Ok(()) => (form(t, view, typed, errors)),
                Err(Reason::Judged) => (note(t.objection_not_you())),
                Err(_) => (note(t.objection_not_yours())),
            }
        }
    }
}

fn form(t: &Texts, view: &ObjectionView, typed: &Typed, errors: &Errors) -> Markup {
    let (outcome, reasons, help) = (t.objection_outcome(), t.objection_reasons(), t.objection_reasons_help());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    let outcome = field(Field::Outcome, &outcome, "", &typed.uitkomst);
    let reasons = field(Field::Reasons, &reasons, &help, &typed.motivering);
    let words = |outcome| match outcome {
        ObjectionOutcome::Upheld if view.decision.measure == Measure::None => t.objection_choose_look_again(),
        ObjectionOutcome::Upheld => t.objection_choose_upheld(),
        ObjectionOutcome::Rejected => t.objection_choose_rejected(),
    };
    let choices: Vec<_> = ObjectionOutcome::ALL
        .iter()
        .map(|outcome| Choice {
            value: outcome.to_string(),
            words: html! { (words(*outcome)) },
            is_chosen: outcome.as_str() == typed.uitkomst,
        })
        .collect();
    html! {
        form.form method="post" action=(paths::objection(view.objection.id)) {
            (parts::choices(t, outcome, errors, "radio", "", &choices))
            (parts::area(t, reasons, errors, true, ""))
            button.button { (t.objection_decide()) }
        }
    }
}
