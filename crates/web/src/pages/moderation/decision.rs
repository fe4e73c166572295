//! The statement of reasons of a decision, with what its reader can do about it (DSA, art. 17).

use app::moderation::{Statement, is_move};
use app::read::{Decision, Objection};
use domain::Field;
use domain::moderation::{Ground, Measure, ObjectionOutcome, Objector, Target};
use domain::policy::Reason;
use i18n::Texts;
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use super::{about, place};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// Where users of online platforms can complain about those (DSA, art. 53).
const REGULATOR: &str = "https://www.acm.nl";

/// An objection as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// Why.
    pub tekst: String,
}

/// The page.
pub fn page(viewer: &Viewer, statement: &Statement, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let decision = &statement.decision;
    let title = title(t, decision);
    let body = html! {
        (parts::error_summary(t, errors))
        @if viewer.moderates { (for_moderators(viewer, decision)) }
        h1 { (title) }
        p.muted { (t.decision_number(decision.id.to_string())) ", " (parts::time(viewer.language, decision.at)) }
        @if let Some(ended) = decision.ended_at {
            div.notice { (icons::info()) p { (t.decision_ended(i18n::moment(viewer.language, ended))) } }
        }
        p.lead { (effect(t, decision)) }
        section.section aria-labelledby="waarom" {
            h2 id="waarom" { (t.decision_facts_title()) }
            dl.key-values { (facts(viewer, decision)) }
        }
        section.section aria-labelledby="uitleg" {
            h2 id="uitleg" { (t.decision_explanation()) }
            @if decision.facts.is_empty() {
                p { (t.decision_no_explanation()) }
            } @else {
                div.prose { (text::html(&decision.facts, Headings::None)) }
            }
        }
        @if !statement.quoted.is_empty() { (quote(t, decision.case.target, &statement.quoted)) }
        @for objection in &statement.standing.objections { (self::objection(viewer, objection, decision.measure)) }
        (ways_to_object(viewer, statement, typed, errors))
        p.section { a href="/huisregels" { (t.decision_rules()) } }
    };
    let tab = t.decision_page_title(decision.id.to_string(), &title);
    layout::page(viewer, &tab, Width::Text, &body)
}

/// What was decided, in a few words.
pub fn title(t: &Texts, decision: &Decision) -> String {
    match (decision.measure, decision.case.target) {
        (Measure::Hide, Target::Idea(_)) => t.decision_hidden_idea(),
        (Measure::Hide, Target::Practice(_)) => t.decision_hidden_practice(),
        (Measure::Restore, Target::Practice(_)) => t.decision_restored_practice(),
        (Measure::None, Target::Practice(_)) => t.decision_none_practice(),
        (Measure::Hide, _) => t.decision_hidden_comment(),
        (Measure::Restore, Target::Idea(_)) => t.decision_restored_idea(),
        (Measure::Restore, Target::Comment(_)) => t.decision_restored_comment(),
        (Measure::Restore, Target::Person(_)) => t.decision_lifted(),
        (Measure::None, Target::Idea(_)) => t.decision_none_idea(),
        (Measure::None, Target::Comment(_)) => t.decision_none_comment(),
        (Measure::None, Target::Person(_)) => t.decision_none_person(),
        (Measure::Mend, _) if is_move(decision) => t.decision_moved_idea(),
        (Measure::Mend, _) => t.decision_mended_idea(),
        (Measure::Warn, _) => t.decision_warned(),
        (Measure::Lock, _) => t.decision_locked_idea(),
        (Measure::Reopen, _) => t.decision_reopened_idea(),
        (Measure::Suspend, _) => t.decision_suspended(),
        (Measure::Remove, _) => t.decision_removed(),
    }
}

fn effect(t: &Texts, decision: &Decision) -> String {
    match decision.measure {
        Measure::Hide => t.decision_effect_hidden(),
        Measure::Restore if matches!(decision.case.target, Target::Person(_)) => t.decision_effect_lifted(),
        Measure::Restore => t.decision_effect_restored(),
        Measure::None => t.decision_effect_none(),
        Measure::Mend if is_move(decision) => t.decision_effect_moved(),
        Measure::Mend => t.decision_effect_mended(),
        Measure::Warn => t.decision_effect_warned(),
        Measure::Lock => t.decision_effect_locked(),
        Measure::Reopen => t.decision_effect_reopened(),
        Measure::Suspend => t.decision_effect_suspended(),
        Measure::Remove => t.decision_effect_removed(),
    }
}

fn for_moderators(viewer: &Viewer, decision: &Decision) -> Markup {
    let t = viewer.t;
    html! {
        nav.breadcrumb aria-label=(t.breadcrumb_label()) {
            ol {
                li { a href="/moderatie/logboek" { (t.moderation_log()) } }
                li { a href=(paths::case(decision.case.id)) { (t.decision_to_case()) } }
            }
        }
        @if viewer.actor.person() != Some(decision.concerned) {
            p.muted { (t.decision_for_moderators(&decision.concerned_name)) }
        }
    }
}

fn facts(viewer: &Viewer, decision: &Decision) -> Markup {
    let t = viewer.t;
    let target = decision.case.target;
    let fact = |name: String, value: Markup| html! { div { dt { (name) } dd { (value) } } };
    html! {
        (fact(t.decision_about(), html! {
            @match target {
                Target::Person(_) => (about(t, target, &decision.title)),
                _ => a href=(place(&decision.case, "")) { (about(t, target, &decision.title)) },
            }
        }))
        @if decision.measure.restricts() {
            (fact(t.decision_ground(), html! { (ground(t, decision)) }))
            (fact(t.decision_until(), html! { (how_long(viewer, decision)) }))
        }
        (fact(t.decision_cause(), html! { (i18n::cause(viewer.language, decision.case.found, decision.reports)) }))
        (fact(t.decision_by(), html! { (i18n::decided_by(viewer.language, decision.case.found)) }))
    }
}

fn ground(t: &Texts, decision: &Decision) -> String {
    match decision.ground {
        Ground::Illegal if !decision.law.is_empty() => t.decision_ground_this_law(&decision.law),
        Ground::Illegal => t.decision_ground_law(),
        Ground::Other => t.decision_ground_other(),
        rule => t.decision_ground_rule(parts::ground(t, rule)),
    }
}

/// Where it holds and for how long (DSA, art. 17(3)(a)).
fn how_long(viewer: &Viewer, decision: &Decision) -> String {
    let t = viewer.t;
    match (decision.measure, decision.until) {
        (_, Some(until)) => {
            let written = |at: Timestamp| i18n::moment(viewer.language, at);
            t.decision_from_until(written(decision.at), written(until))
        }
        (Measure::Warn, _) => t.decision_once(),
        (Measure::Lock, _) => t.decision_until_opened(),
        (Measure::Remove, _) => t.decision_for_good(),
        _ => t.decision_until_restored(),
    }
}

fn quote(t: &Texts, target: Target, words: &str) -> Markup {
    let title = match target {
        Target::Idea(_) => t.decision_quoted_idea(),
        Target::Practice(_) => t.decision_quoted_practice(),
        _ => t.decision_quoted_comment(),
    };
    html! {
        section.section aria-labelledby="tekst-besluit" {
            h2 id="tekst-besluit" { (title) }
            div.quoted.prose { (text::html(words, Headings::None)) }
        }
    }
}

/// Whose objection it is.
pub fn objection_of(t: &Texts, objection: &Objection) -> String {
    match objection.objector {
        Objector::Person(_) => t.objection_of(&objection.name),
        Objector::Visitor(_) => t.objection_of_visitor(),
    }
}

/// An objection to a decision that did this, with what became of it.
fn objection(viewer: &Viewer, objection: &Objection, against: Measure) -> Markup {
    let t = viewer.t;
    let is_own = viewer.actor.person().is_some_and(|person| objection.objector == Objector::Person(person));
    let id = format!("bezwaar-{}", objection.id);
    html! {
        section.section aria-labelledby=(id) {
            h2 id=(id) { @if is_own { (t.objection_own()) } @else { (objection_of(t, objection)) } }
            p.muted { (parts::time(viewer.language, objection.at)) }
            div.quoted.prose { (text::html(&objection.text, Headings::None)) }
            (outcome(viewer, objection, against))
            @if viewer.moderates && !is_own {
                p { a href=(paths::objection(objection.id)) { (t.objection_page_title(objection.id.to_string())) } }
            }
        }
    }
}

/// What was decided on an objection to a decision that did this, and why.
pub fn outcome(viewer: &Viewer, objection: &Objection, against: Measure) -> Markup {
    let t = viewer.t;
    html! {
        @if let Some(settled) = &objection.settled {
            p {
                strong {
                    @match settled.outcome {
                        ObjectionOutcome::Upheld if against == Measure::None => (t.objection_upheld_left()),
                        ObjectionOutcome::Upheld => (t.objection_upheld()),
                        ObjectionOutcome::Rejected => (t.objection_rejected()),
                    }
                }
                " " span.muted { (parts::time(viewer.language, settled.at)) }
            }
            div.prose { (text::html(&settled.reasons, Headings::None)) }
        } @else {
            p { strong { (t.objection_waits()) } }
        }
    }
}

/// The form to object, for whom it is, and the other ways there are (DSA, art. 17(3)(f)).
fn ways_to_object(viewer: &Viewer, statement: &Statement, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let standing = &statement.standing;
    html! {
        @if let Some(may_object) = standing.may_object {
            section.section aria-labelledby="oneens" {
                h2 id="oneens" { (t.decision_object_title()) }
                @match may_object {
                    Ok(()) => (form(viewer, statement, typed, errors)),
                    Err(Reason::TooLate) => p { (t.objection_late()) },
                    Err(_) => {},
                }
                (elsewhere(t))
            }
        }
    }
}

/// The ways there are beside objecting here.
pub fn elsewhere(t: &Texts) -> Markup {
    html! {
        p { (t.decision_object_court()) }
        p { (t.decision_object_regulator()) " " a href=(REGULATOR) { (t.decision_object_regulator_link()) } }
    }
}

fn form(viewer: &Viewer, statement: &Statement, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.objection_field(), t.objection_help());
    let text =
        FieldView { field: Field::Text, label: &label, help: &help, value: &typed.tekst, is_optional: false };
    // The term ends at midnight: the day before is the last.
    let last = i18n::day_of(statement.standing.term_ends - SignedDuration::from_secs(1));
    html! {
        p { (t.objection_lead(i18n::date(viewer.language, last))) }
        form.form method="post" action={ (paths::decision(statement.decision.id)) "/bezwaar" } {
            (parts::area(t, text, errors, true, ""))
            button.button { (t.objection_send()) }
        }
    }
}
