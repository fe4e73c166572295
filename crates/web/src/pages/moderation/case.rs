//! A case: all that a moderator needs to decide, and the form to do it.

use app::moderation::CaseView;
use app::queue::Surroundings;
use app::read::{Decision, Idea, ReportRow};
use domain::Field;
use domain::comments::Tombstone;
use domain::moderation::{Ground, Measure};
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use super::{office, place};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, Choice, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// A decision as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The measure.
    pub maatregel: String,
    /// The ground.
    pub grond: String,
    /// What it rests on.
    pub feiten: String,
    /// A note for colleagues.
    pub notitie: String,
}

/// The page.
pub fn page(
    viewer: &Viewer,
    (view, office): (&CaseView, &Surroundings),
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let case = &view.row.case;
    let title = t.case_title(case.id.to_string());
    let body = html! {
        (parts::error_summary(t, errors))
        nav.breadcrumb aria-label=(t.breadcrumb_label()) { ol { li { a href="/moderatie" { (t.queue_title()) } } } }
        div.page__head {
            h1 { (title) }
            p.lead { (super::about(t, case.target, &view.row.title)) }
        }
        div.columns."columns--aside" {
            div.stack {
                (office::withheld(t, office))
                (content(t, view))
                (office::around(viewer, office))
                (decision(viewer, view, typed, errors))
            }
            aside.panel aria-labelledby="meldingen" {
                (reports(viewer, view))
                (earlier(viewer, view))
                (office::panel(viewer, office, errors, &typed.notitie))
            }
        }
    };
    layout::page(viewer, &title, Width::Wide, &body)
}

fn content(t: &Texts, view: &CaseView) -> Markup {
    let see = if view.comment.is_some() { t.case_see_comment() } else { t.case_see_idea() };
    html! {
        section aria-labelledby="inhoud-zaak" {
            div.section__head { h2 id="inhoud-zaak" { (t.case_content()) } }
            @if view.is_hidden && !view.is_withheld() { div.notice { (icons::info()) p { (t.case_hidden()) } } }
            p {
                (t.case_of()) " " a href=(paths::person(&view.author_handle)) { (view.author_name) } ". "
                a href=(place(view.row.case.target)) { (see) }
            }
            @match &view.comment {
                _ if is_removed(view) => p { (t.case_removed()) },
                Some(comment) => div.quoted.prose { (text::html(&comment.text, Headings::None)) },
                None => (idea(t, &view.idea)),
            }
        }
    }
}

/// Whether its author took it back, so that there is nothing left to hide or to show.
fn is_removed(view: &CaseView) -> bool {
    view.comment.as_ref().is_some_and(|comment| comment.tombstone == Some(Tombstone::Removed))
}

fn idea(t: &Texts, idea: &Idea) -> Markup {
    let parts = [
        (t.part_problem(), &idea.problem),
        (t.part_proposal(), &idea.proposal),
        (t.part_effect(), &idea.effect),
        (t.part_first_step(), &idea.first_step),
    ];
    html! {
        div.quoted.prose {
            p { strong { (idea.title) } }
            p { (idea.summary) }
            @for (name, words) in parts {
                @if !words.is_empty() { h3 { (name) } (text::html(words, Headings::None)) }
            }
        }
    }
}

fn decision(viewer: &Viewer, view: &CaseView, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let taken = view.decisions.iter().find(|decision| decision.case.id == view.row.case.id);
    html! {
        section aria-labelledby="besluit" {
            div.section__head { h2 id="besluit" { (t.case_decision()) } }
            @if let Some(taken) = taken {
                p { (t.case_decided()) }
                (summary(viewer, taken))
                p { a href=(paths::decision(taken.id)) { (t.case_read_decision()) } }
            } @else if view.may_decide {
                (form(t, view, typed, errors))
            } @else {
                div.notice { (icons::info()) p { (t.case_own()) } }
            }
        }
    }
}

fn summary(viewer: &Viewer, decision: &Decision) -> Markup {
    html! {
        p {
            strong { (parts::measure(viewer.t, decision.measure)) } ", "
            (parts::time(viewer.language, decision.at)) ", " (decision.moderator_name)
        }
        @if !decision.facts.is_empty() { div.quoted.prose { (text::html(&decision.facts, Headings::None)) } }
    }
}

fn form(t: &Texts, view: &CaseView, typed: &Typed, errors: &Errors) -> Markup {
    let (measure, ground, ground_help) = (t.field_measure(), t.field_ground(), t.help_ground());
    let (facts, facts_help) = (t.field_facts(), t.help_facts());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    let measure = field(Field::Measure, &measure, "", &typed.maatregel);
    let ground = field(Field::Ground, &ground, &ground_help, &typed.grond);
    let facts = field(Field::Facts, &facts, &facts_help, &typed.feiten);
    html! {
        form.form method="post" action={ (paths::case(view.row.case.id)) "/besluit" } {
            (parts::choices(t, measure, errors, "radio", "", &measures(t, view, &typed.maatregel)))
            (parts::select(t, ground, errors, &grounds(t, &typed.grond)))
            (parts::area(t, facts, errors, true, ""))
            div.cluster {
                button.button { (t.case_decide()) }
                " " a href="/moderatie" { (t.case_without_decision()) }
            }
        }
    }
}

/// What can be done: leave it, and hide what is shown or show what is hidden.
fn measures(t: &Texts, view: &CaseView, chosen: &str) -> Vec<Choice> {
    let choice = |measure: Measure, words: String| Choice {
        value: measure.as_str().to_owned(),
        words: html! { (words) },
        is_chosen: measure.as_str() == chosen,
    };
    let is_hidden = view.is_hidden && !view.is_withheld();
    let leave = match (is_hidden, view.is_withheld()) {
        (true, _) => t.case_keep_hidden(),
        (_, true) => t.queue_together_none(),
        _ => parts::measure(t, Measure::None),
    };
    let mut measures = vec![choice(Measure::None, leave)];
    if !is_removed(view) {
        let other = if is_hidden { Measure::Restore } else { Measure::Hide };
        measures.push(choice(other, parts::measure(t, other)));
    }
    measures
}

pub fn grounds(t: &Texts, chosen: &str) -> Markup {
    html! {
        option value="" { (t.choose()) }
        @for ground in Ground::ALL {
            option value=(ground) selected[ground.as_str() == chosen] { (parts::ground(t, *ground)) }
        }
    }
}

fn reports(viewer: &Viewer, view: &CaseView) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    html! {
        div.panel__part {
            h2 id="meldingen" { (t.count_reports(view.row.reports, number(language, view.row.reports))) }
            @if view.row.reports == 0 { p { (t.case_opened_by_moderator()) } }
            ul.plain-list { @for report in &view.reports { li { (one_report(viewer, report)) } } }
        }
    }
}

fn one_report(viewer: &Viewer, report: &ReportRow) -> Markup {
    let t = viewer.t;
    html! {
        strong { (parts::ground(t, report.ground)) }
        @if report.explanation.is_empty() { br; }
        @else { div.prose { (text::html(&report.explanation, Headings::None)) } }
        span.muted { (report.reporter_name) ", " (parts::time(viewer.language, report.at)) }
    }
}

fn earlier(viewer: &Viewer, view: &CaseView) -> Markup {
    let t = viewer.t;
    let earlier: Vec<_> = view.decisions.iter().filter(|d| d.case.id != view.row.case.id).collect();
    html! {
        div.panel__part {
            h2 { (t.case_earlier()) }
            @if earlier.is_empty() {
                p { (t.case_earlier_none()) }
            } @else {
                ul.plain-list {
                    @for decision in earlier {
                        li {
                            a href=(paths::decision(decision.id)) { (parts::measure(t, decision.measure)) }
                            br;
                            span.muted { (decision.moderator_name) ", " (parts::time(viewer.language, decision.at)) }
                        }
                    }
                }
            }
        }
    }
}
