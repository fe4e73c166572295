//! The statement of reasons of a decision, with what its reader can do about it (DSA, art. 17).

use app::read::Decision;
use domain::moderation::{Ground, Measure, Target};
use i18n::{Texts, number};
use maud::{Markup, html};
use text::Headings;

use super::{about, place};
use crate::layout::{self, Width};
use crate::parts;
use crate::paths;
use crate::viewer::Viewer;

/// Where users of online platforms can complain about those (DSA, art. 53).
const REGULATOR: &str = "https://www.acm.nl";

/// The page. `quoted` is what the decision is about, in Markdown; empty where its author took it back.
pub fn page(viewer: &Viewer, decision: &Decision, quoted: &str) -> Markup {
    let t = viewer.t;
    let title = title(t, decision);
    let body = html! {
        @if viewer.moderates { (for_moderators(viewer, decision)) }
        h1 { (title) }
        p.muted { (t.decision_number(decision.id.to_string())) ", " (parts::time(viewer.language, decision.at)) }
        p.lead { (effect(t, decision.measure)) }
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
        @if !quoted.is_empty() { (quote(t, decision.case.target, quoted)) }
        @if decision.measure == Measure::Hide { (ways_to_object(t)) }
        p.section { a href="/huisregels" { (t.decision_rules()) } }
    };
    let tab = t.decision_page_title(decision.id.to_string(), &title);
    layout::page(viewer, &tab, Width::Text, &body)
}

fn title(t: &Texts, decision: &Decision) -> String {
    match (decision.measure, decision.case.target) {
        (Measure::Hide, Target::Idea(_)) => t.decision_hidden_idea(),
        (Measure::Hide, Target::Comment(_)) => t.decision_hidden_comment(),
        (Measure::Restore, Target::Idea(_)) => t.decision_restored_idea(),
        (Measure::Restore, Target::Comment(_)) => t.decision_restored_comment(),
        (Measure::None, Target::Idea(_)) => t.decision_none_idea(),
        (Measure::None, Target::Comment(_)) => t.decision_none_comment(),
    }
}

fn effect(t: &Texts, measure: Measure) -> String {
    match measure {
        Measure::Hide => t.decision_effect_hidden(),
        Measure::Restore => t.decision_effect_restored(),
        Measure::None => t.decision_effect_none(),
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
        (fact(t.decision_about(), html! { a href=(place(target)) { (about(t, target, &decision.title)) } }))
        @if decision.measure == Measure::Hide {
            (fact(t.decision_ground(), html! { (ground(t, decision.ground)) }))
            (fact(t.decision_until(), html! { (t.decision_until_restored()) }))
        }
        (fact(t.decision_cause(), html! { (cause(viewer, decision)) }))
        (fact(t.decision_by(), html! { (t.decision_by_human()) }))
    }
}

fn ground(t: &Texts, ground: Ground) -> String {
    match ground {
        Ground::Illegal => t.decision_ground_law(),
        Ground::Other => t.decision_ground_other(),
        rule => t.decision_ground_rule(parts::ground(t, rule)),
    }
}

/// Whether it was found by reports or by a moderator (DSA, art. 17(3)(b)); never who reported.
fn cause(viewer: &Viewer, decision: &Decision) -> String {
    match decision.reports {
        0 => viewer.t.decision_cause_moderator(),
        count => viewer.t.decision_cause_reports(count, number(viewer.language, count)),
    }
}

fn quote(t: &Texts, target: Target, words: &str) -> Markup {
    let title = match target {
        Target::Idea(_) => t.decision_quoted_idea(),
        Target::Comment(_) => t.decision_quoted_comment(),
    };
    html! {
        section.section aria-labelledby="tekst" {
            h2 id="tekst" { (title) }
            div.quoted.prose { (text::html(words, Headings::None)) }
        }
    }
}

fn ways_to_object(t: &Texts) -> Markup {
    html! {
        section.section aria-labelledby="oneens" {
            h2 id="oneens" { (t.decision_object_title()) }
            p { (t.decision_object_write()) " " a href="/over#contact" { (t.decision_object_contact()) } }
            p { (t.decision_object_court()) }
            p { (t.decision_object_regulator()) " " a href=(REGULATOR) { (t.decision_object_regulator_link()) } }
        }
    }
}
