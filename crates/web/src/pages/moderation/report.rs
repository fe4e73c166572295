//! Reporting an idea, a comment or a person: the form, and what happens after it.

use app::moderation::Reportable;
use domain::Field;
use domain::moderation::{Ground, RawReport};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, Choice, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// A report as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    grond: String,
    toelichting: String,
    wet: String,
    naam: String,
    email: String,
    misbruik: String,
    naar_waarheid: String,
    /// Nobody sees this field: only a machine fills it in.
    website: String,
}

impl Typed {
    /// What it says.
    pub fn raw(&self) -> RawReport {
        RawReport {
            ground: self.grond.clone(),
            explanation: self.toelichting.clone(),
            law: self.wet.clone(),
            name: self.naam.clone(),
            email: self.email.clone(),
            is_about_abuse: self.misbruik == "ja",
            is_in_good_faith: self.naar_waarheid == "ja",
        }
    }

    /// Whether a machine filled it in.
    pub fn is_of_machine(&self) -> bool {
        !self.website.is_empty()
    }
}

/// The form, with what is reported above it.
pub fn form(viewer: &Viewer, about: &Reportable, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (title, action) = match about {
        Reportable::Idea(idea) => (t.report_idea_title(), paths::idea_step(idea.number, "melden")),
        Reportable::Comment(comment, _) => {
            (t.report_comment_title(), paths::comment_step(comment.id, "melden"))
        }
        Reportable::Practice(report, idea) => {
            (t.report_practice_title(), paths::practice_step(idea.number, &report.organisation, "melden"))
        }
        Reportable::Person(person) => (t.report_person_title(), paths::person_step(&person.handle, "melden")),
    };
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (title) }
        p.lead { (t.report_lead()) }
        (reported(t, about))
        form.form method="post" action=(action) {
            (fields(t, typed, errors))
            (illegal(t, typed, errors))
            @if viewer.person.is_none() { (contact(t, typed, errors)) }
            p { (t.report_anonymous()) " " (t.report_danger()) }
            div.cluster {
                button.button { (t.report_send()) }
                " " a href=(back(about)) { (t.cancel()) }
            }
        }
    };
    layout::page(viewer, &title, Width::Form, &body)
}

fn reported(t: &Texts, about: &Reportable) -> Markup {
    html! {
        section aria-labelledby="gemeld" {
            @match about {
                Reportable::Idea(idea) => {
                    h2 id="gemeld" { (t.report_about_idea()) }
                    div.quoted { p { strong { (idea.title) } } p { (idea.summary) } }
                }
                Reportable::Comment(comment, idea) => {
                    h2 id="gemeld" { (t.report_about_comment()) }
                    div.quoted.prose { (text::html(&comment.text, Headings::None)) }
                    p.muted { (t.report_under(&idea.title)) }
                }
                Reportable::Practice(report, idea) => {
                    h2 id="gemeld" { (t.report_about_practice()) }
                    div.quoted.prose { (text::html(&report.words(), Headings::None)) }
                    p.muted { (t.report_practice_of(&report.name, &idea.title)) }
                }
                Reportable::Person(person) => {
                    h2 id="gemeld" { (t.report_about_person()) }
                    div.quoted { p { strong { (person.name) } } p { (parts::function(t, person.function)) } }
                    p.muted { (t.report_person_whole()) }
                }
            }
        }
    }
}

fn fields(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (ground, explanation, help) =
        (t.field_report_ground(), t.field_report_explanation(), t.help_report_explanation());
    let ground =
        FieldView { field: Field::Ground, label: &ground, help: "", value: &typed.grond, is_optional: false };
    let explanation = FieldView {
        field: Field::Explanation,
        label: &explanation,
        help: &help,
        value: &typed.toelichting,
        is_optional: true,
    };
    let grounds: Vec<_> = Ground::ALL.iter().map(|ground| choice(t, *ground, typed)).collect();
    html! {
        (parts::choices(t, ground, errors, "radio", "", &grounds))
        (parts::area(t, explanation, errors, true, ""))
    }
}

/// What the law asks of who says that something is against it (DSA, art. 16(2)).
fn illegal(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (law, help, faith) = (t.field_law(), t.help_report_law(), t.field_good_faith());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: true };
    let tick = |value: &str, words: String| Choice {
        value: "ja".to_owned(),
        words: html! { (words) },
        is_chosen: value == "ja",
    };
    let faith_words = tick(&typed.naar_waarheid, t.report_good_faith());
    html! {
        fieldset.fieldset {
            legend { (t.report_illegal_title()) }
            p.field__help { (t.report_illegal_help()) }
            (parts::input(t, field(Field::Law, &law, &help, &typed.wet), errors, "text", ""))
            (parts::choices(t, field(Field::GoodFaith, &faith, "", ""), errors, "checkbox", "", &[faith_words]))
        }
    }
}

/// Who reports without an account.
fn contact(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (name, email) = (t.field_report_name(), t.field_report_email());
    let (name_help, email_help) = (t.help_report_name(), t.help_report_email());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: true };
    html! {
        fieldset.fieldset {
            legend { (t.report_who_title()) }
            p.field__help { (t.report_who_help()) }
            (parts::input(t, field(Field::Name, &name, &name_help, &typed.naam), errors, "text", "name"))
            (parts::input(t, field(Field::Email, &email, &email_help, &typed.email), errors, "email", "email"))
            label.choice {
                input type="checkbox" name="misbruik" value="ja" checked[typed.misbruik == "ja"];
                span { (t.report_about_abuse()) }
            }
            div hidden {
                label for="website" { (t.report_leave_empty()) }
                input id="website" name="website" type="text" tabindex="-1" autocomplete="off";
            }
        }
    }
}

fn choice(t: &Texts, ground: Ground, typed: &Typed) -> Choice {
    Choice {
        value: ground.as_str().to_owned(),
        words: html! { (parts::ground(t, ground)) },
        is_chosen: ground.as_str() == typed.grond,
    }
}

fn back(about: &Reportable) -> String {
    match about {
        Reportable::Idea(idea) => paths::idea(idea.number, &idea.slug),
        Reportable::Comment(comment, _) => paths::comment(comment.id),
        Reportable::Practice(_, idea) => paths::idea_step(idea.number, "praktijk"),
        Reportable::Person(person) => paths::person(&person.handle),
    }
}

/// The page after a report: what happens now.
pub fn thanks(viewer: &Viewer, about: &Reportable) -> Markup {
    let t = viewer.t;
    let receipt =
        if viewer.person.is_some() { t.report_thanks_receipt() } else { t.report_thanks_receipt_visitor() };
    let way = match about {
        Reportable::Idea(_) => t.report_back_to_idea(),
        Reportable::Comment(..) => t.report_back_to_comment(),
        Reportable::Practice(..) => t.report_back_to_practice(),
        Reportable::Person(_) => t.report_back_to_person(),
    };
    let body = html! {
        h1 { (t.report_thanks_title()) }
        div.notice."notice--success" { (icons::check()) p { (t.report_thanks_text()) } }
        p { (receipt) }
        p { (t.report_thanks_hidden()) }
        p { a href=(back(about)) { (way) } }
    };
    layout::page(viewer, &t.report_thanks_title(), Width::Text, &body)
}
