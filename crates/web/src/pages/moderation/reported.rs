//! `/gemeld/{token}`: what was decided on a report, for whoever made it without an account, with the form to object.

use app::reported::Reported;
use axum::response::Response;
use domain::Field;
use domain::moderation::{Measure, Target};
use domain::policy::Reason;
use jiff::SignedDuration;
use maud::{Markup, html};
use text::Headings;

use super::{about, decision};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::pages::accounts::dead_link;
use crate::parts::{self, FieldView};
use crate::viewer::Viewer;

/// The page. The form posts to the address it stands at.
pub fn page(viewer: &Viewer, reported: &Reported, typed: &decision::Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let title = t.reported_title(reported.case.to_string());
    let outcome = if reported.has_measure { t.mail_reported_measure() } else { t.mail_reported_left() };
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (title) }
        p.lead { (outcome) }
        section.section aria-labelledby="waarover" {
            h2 id="waarover" { (t.reported_facts()) }
            dl.key-values { (facts(viewer, reported)) }
        }
        section.section aria-labelledby="uitleg" {
            h2 id="uitleg" { (t.decision_explanation()) }
            @if reported.has_measure {
                p { (t.reported_measure_whose()) }
            } @else if reported.facts.is_empty() {
                p { (t.decision_no_explanation()) }
            } @else {
                div.prose { (text::html(&reported.facts, Headings::None)) }
            }
            p.muted { (t.mail_decided_by_human()) }
        }
        @if let Some(objection) = &reported.objection {
            section.section id="bezwaar" aria-labelledby="je-bezwaar" {
                h2 id="je-bezwaar" { (t.objection_own()) }
                p.muted { (parts::time(viewer.language, objection.at)) }
                div.quoted.prose { (text::html(&objection.text, Headings::None)) }
                (decision::outcome(viewer, objection, Measure::None))
                @if objection.settled.is_none() { p { (t.reported_answer()) } }
            }
        }
        (ways_on(viewer, reported, typed, errors))
    };
    layout::page(viewer, &title, Width::Text, &body)
}

fn facts(viewer: &Viewer, reported: &Reported) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    // Whom a report is about is not told again.
    let what = match reported.target {
        Target::Person(_) => t.reported_person(),
        target => about(t, target, &reported.title),
    };
    let fact = |name: String, value: Markup| html! { div { dt { (name) } dd { (value) } } };
    html! {
        (fact(t.decision_about(), html! { (what) }))
        (fact(t.reported_ground(), html! { (parts::ground(t, reported.ground)) }))
        (fact(t.reported_at(), parts::time(language, reported.at)))
        (fact(t.reported_decided_at(), parts::time(language, reported.decided_at)))
    }
}

/// The form to object where it is theirs, and the other ways there are.
fn ways_on(viewer: &Viewer, reported: &Reported, typed: &decision::Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    html! {
        section.section aria-labelledby="oneens" {
            h2 id="oneens" {
                @if reported.objection.is_some() { (t.reported_further_title()) } @else { (t.reported_object_title()) }
            }
            @match reported.may_object {
                Some(Ok(())) => (form(viewer, reported, typed, errors)),
                Some(Err(Reason::TooLate)) => p { (t.objection_late()) },
                Some(Err(_)) => {},
                None => p { (t.mail_reported_disagree()) " " a href="/over#contact" { (t.mail_reported_contact()) } },
            }
            @if reported.may_object.is_some() { (decision::elsewhere(t)) }
        }
        p.section { a href="/huisregels" { (t.decision_rules()) } }
    }
}

fn form(viewer: &Viewer, reported: &Reported, typed: &decision::Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.objection_field(), t.objection_help());
    let text =
        FieldView { field: Field::Text, label: &label, help: &help, value: &typed.tekst, is_optional: false };
    // The term ends at midnight: the day before is the last.
    let last = i18n::day_of(reported.term_ends - SignedDuration::from_secs(1));
    html! {
        p { (t.objection_lead(i18n::date(viewer.language, last))) }
        p { (t.reported_no_account()) }
        form.form method="post" {
            (parts::area(t, text, errors, true, ""))
            button.button { (t.objection_send()) }
        }
    }
}

/// The page of a link that is not known, or whose report is of somebody who was forgotten.
pub fn gone(viewer: &Viewer) -> Response {
    let t = viewer.t;
    let way_on = html! { p { a href="/over#contact" { (t.mail_reported_contact()) } } };
    dead_link(viewer, &t.reported_gone_title(), &t.reported_gone_text(), &way_on)
}
