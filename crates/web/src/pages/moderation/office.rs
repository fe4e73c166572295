//! Beside a case: who takes it on, notes for colleagues, what stands around it, and what its writer did before.

use app::moderation::CaseView;
use app::queue::Surroundings;
use domain::Field;
use domain::holding::{HoldRule, Withheld};
use domain::moderation::Target;
use i18n::{Texts, number};
use maud::{Markup, html};
use text::Headings;

use crate::forms::Errors;
use crate::parts::{self, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// Decisions about its writer that stand beside a case.
const EARLIER: usize = 10;

/// Why it is withheld, on top of the case.
pub fn withheld(t: &Texts, view: &CaseView, office: &Surroundings) -> Markup {
    let row = &office.row;
    let is_changed = view.withheld() == Some(Withheld::Changed);
    html! {
        @if row.closed_at.is_none() && row.veiled_at.is_some() {
            div.notice."notice--warning" { (icons::info()) p { (t.case_veiled_lead()) } }
        }
        @if row.closed_at.is_none() && !row.held_for.is_empty() {
            div.notice."notice--warning" {
                (icons::info())
                div {
                    @if is_changed {
                        p { strong { (t.case_changed_title()) } ". " (t.case_changed_lead()) }
                    } @else {
                        p { strong { (t.case_held_title()) } ". " (t.case_held_lead()) }
                    }
                    ul { @for rule in &row.held_for { li { (self::rule(t, *rule)) } } }
                    @if is_changed && let Some(history) = history(row.target) { p { a href=(history) { (t.case_changed_see()) } } }
                }
            }
        }
    }
}

/// Where the versions of something are compared.
fn history(target: Target) -> Option<String> {
    match target {
        Target::Idea(number) => Some(paths::idea_step(number, "geschiedenis")),
        Target::Comment(id) => Some(paths::comment_step(id, "geschiedenis")),
        Target::Practice(_) | Target::Person(_) => None,
    }
}

fn rule(t: &Texts, rule: HoldRule) -> String {
    match rule {
        HoldRule::FirstLinks => t.hold_first_links(),
        HoldRule::Words => t.hold_words(),
        HoldRule::Pace => t.hold_pace(),
        HoldRule::ReadFirst => t.hold_read_first(),
    }
}

/// The panel beside a case.
pub fn panel(
    viewer: &Viewer,
    (view, office): (&CaseView, &Surroundings),
    errors: &Errors,
    typed: &str,
) -> Markup {
    html! {
        (assignee(viewer.t, office))
        (notes(viewer, office, errors, typed))
        (writer(viewer, view, office))
    }
}

fn assignee(t: &Texts, office: &Surroundings) -> Markup {
    let row = &office.row;
    let action = format!("{}/oppakken", paths::case(row.id));
    html! {
        div.panel__part id="opgepakt" {
            h2 { (t.case_office_title()) }
            p {
                @match &row.assignee {
                    Some((_, name)) => (t.queue_assignee(name)),
                    None => (t.queue_assignee_none()),
                }
            }
            @if row.closed_at.is_none() && (office.is_mine || row.assignee.is_none()) {
                form method="post" action=(action) {
                    button.button."button--secondary" name="actie" value=(if office.is_mine { "uit" } else { "aan" }) {
                        @if office.is_mine { (t.case_give_back()) } @else { (t.case_take()) }
                    }
                }
            }
        }
    }
}

fn notes(viewer: &Viewer, office: &Surroundings, errors: &Errors, typed: &str) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.field_note(), t.help_note());
    let field =
        FieldView { field: Field::Note, label: &label, help: &help, value: typed, is_optional: false };
    html! {
        div.panel__part id="notities" {
            h2 { (t.case_note_title()) }
            @if office.notes.is_empty() { p { (t.case_note_none()) } }
            ul.plain-list {
                @for note in &office.notes {
                    li {
                        div.prose { (text::html(&note.text, Headings::None)) }
                        span.muted { (note.author_name) ", " (parts::time(viewer.language, note.at)) }
                    }
                }
            }
            form method="post" action={ (paths::case(office.row.id)) "/notitie" } {
                (parts::area(t, field, errors, true, ""))
                button.button."button--secondary" { (t.case_note_add()) }
            }
        }
    }
}

fn writer(viewer: &Viewer, view: &CaseView, office: &Surroundings) -> Markup {
    let decisions = &view.history.decisions;
    let (t, language) = (viewer.t, viewer.language);
    let count = |count: u64| number(language, i64::try_from(count).unwrap_or(i64::MAX));
    html! {
        div.panel__part {
            h2 { (t.case_writer_title()) }
            p { (t.case_writer_posts(count(office.posts.0), count(office.posts.1))) }
            h3 { (t.case_writer_decisions()) }
            @if decisions.is_empty() { p { (t.case_writer_decisions_none()) } }
            ul.plain-list {
                @for decision in decisions.iter().take(EARLIER) {
                    li {
                        a href=(paths::decision(decision.id)) { (parts::measure_about(t, decision.measure, decision.case.target)) }
                        br;
                        span.muted { (parts::ground(t, decision.ground)) ", " (parts::time(language, decision.at)) }
                    }
                }
            }
        }
    }
}

/// The comment that it answers, and answers to it.
pub fn around(viewer: &Viewer, office: &Surroundings) -> Markup {
    let t = viewer.t;
    html! {
        @if !office.around.is_empty() {
            section aria-labelledby="eromheen" {
                div.section__head { h2 id="eromheen" { (t.case_around_title()) } }
                @for comment in &office.around {
                    p.muted {
                        a href=(paths::comment(comment.id)) { (comment.author_name) } ", "
                        (parts::time(viewer.language, comment.created_at))
                    }
                    div.quoted.prose { (text::html(&comment.text, Headings::None)) }
                }
            }
        }
    }
}
