//! The page on which a moderator closes the discussion of an idea, or opens it again.

use app::read::{Idea, Lock};
use domain::Field;
use i18n::Texts;
use maud::{Markup, html};

use super::{LOCK, REOPEN, Typed, refused_at};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::pages::moderation::grounds;
use crate::parts::{self, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The page; `lock` is the one that holds.
pub fn page(viewer: &Viewer, idea: &Idea, lock: Option<&Lock>, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let title = if idea.locked { t.lock_reopen_title() } else { t.lock_title() };
    let action = if idea.locked { REOPEN } else { LOCK };
    // What somebody wrote for the other of the two is shown, not put into a form that does something else.
    let is_other = !typed.actie.is_empty() && typed.actie != action;
    let nothing = Typed::default();
    let basis_of = if is_other { &nothing } else { typed };
    let facts = &basis_of.feiten;
    let body = html! {
        (parts::error_summary(t, errors))
        (parts::back_to_idea(t, idea))
        h1 { (title) }
        (refused_at(errors, Field::Measure))
        @if is_other && !typed.feiten.is_empty() {
            p { (t.lock_you_wrote()) }
            div.quoted.prose { (text::html(&typed.feiten, text::Headings::None)) }
        }
        form.form method="post" action=(paths::idea_step(idea.number, "slot")) {
            @if idea.locked {
                @if let Some(lock) = lock { p.lead { (said(viewer, lock)) } }
                p { (t.lock_reopen_lead()) }
                (reason(t, &t.lock_reopen_facts(), &t.lock_reopen_facts_help(), facts, errors))
                (buttons(t, idea, action, &t.lock_reopen_button()))
            } @else {
                p.lead { (t.lock_lead()) }
                ul {
                    li { (t.lock_what_readable()) }
                    li { (t.lock_what_ground()) }
                    li { (t.lock_what_author()) }
                    li { (t.lock_what_undo()) }
                }
                (basis(t, basis_of, errors))
                (reason(t, &t.field_facts(), &t.lock_facts_help(), facts, errors))
                (buttons(t, idea, action, &t.lock_button()))
            }
        }
    };
    layout::page(viewer, &t.tidy_page_title(title, &idea.title), Width::Form, &body)
}

/// Since when and on which ground, as everybody reads it.
pub fn said(viewer: &Viewer, lock: &Lock) -> String {
    let day = i18n::date(viewer.language, i18n::day_of(lock.at));
    viewer.t.lock_said(day, parts::ground(viewer.t, lock.ground).to_lowercase())
}

fn basis(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (ground, ground_help, law, law_help) =
        (t.field_ground(), t.lock_ground_help(), t.field_law(), t.help_law());
    let field = |field, label, help, value, is_optional| FieldView { field, label, help, value, is_optional };
    html! {
        (parts::select(t, field(Field::Ground, &ground, &ground_help, &typed.grond, false), errors, &grounds(t, &typed.grond)))
        (parts::input(t, field(Field::Law, &law, &law_help, &typed.wet, true), errors, "text", ""))
    }
}

fn reason(t: &Texts, label: &str, help: &str, value: &str, errors: &Errors) -> Markup {
    let field = FieldView { field: Field::Facts, label, help, value, is_optional: false };
    parts::area(t, field, errors, true, "")
}

fn buttons(t: &Texts, idea: &Idea, action: &str, words: &str) -> Markup {
    html! {
        div.cluster {
            button.button name="actie" value=(action) { (icons::lock()) (words) }
            " " a href=(paths::idea(idea.number, &idea.slug)) { (t.cancel()) }
        }
    }
}
