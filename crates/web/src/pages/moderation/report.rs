//! Reporting an idea or a comment: the form, and what happens after it.

use app::read::{Comment, Idea};
use domain::Field;
use domain::moderation::Ground;
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
    /// The ground.
    pub grond: String,
    /// In the reporter's words.
    pub toelichting: String,
}

/// The form, with what is reported above it. Without a comment it is about the idea.
pub fn form(
    viewer: &Viewer,
    idea: &Idea,
    comment: Option<&Comment>,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let (title, action) = match comment {
        None => (t.report_idea_title(), paths::idea_step(idea.number, "melden")),
        Some(comment) => (t.report_comment_title(), paths::comment_step(comment.id, "melden")),
    };
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (title) }
        p.lead { (t.report_lead()) }
        (reported(t, idea, comment))
        form.form method="post" action=(action) {
            (fields(t, typed, errors))
            p { (t.report_anonymous()) " " (t.report_danger()) }
            div.cluster {
                button.button { (t.report_send()) }
                " " a href=(back(idea, comment)) { (t.cancel()) }
            }
        }
    };
    layout::page(viewer, &title, Width::Form, &body)
}

fn reported(t: &Texts, idea: &Idea, comment: Option<&Comment>) -> Markup {
    html! {
        section aria-labelledby="gemeld" {
            @match comment {
                None => {
                    h2 id="gemeld" { (t.report_about_idea()) }
                    div.quoted { p { strong { (idea.title) } } p { (idea.summary) } }
                }
                Some(comment) => {
                    h2 id="gemeld" { (t.report_about_comment()) }
                    div.quoted.prose { (text::html(&comment.text, Headings::None)) }
                    p.muted { (t.report_under(&idea.title)) }
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

fn choice(t: &Texts, ground: Ground, typed: &Typed) -> Choice {
    Choice {
        value: ground.as_str().to_owned(),
        words: html! { (parts::ground(t, ground)) },
        is_chosen: ground.as_str() == typed.grond,
    }
}

fn back(idea: &Idea, comment: Option<&Comment>) -> String {
    comment.map_or_else(|| paths::idea(idea.number, &idea.slug), |comment| paths::comment(comment.id))
}

/// The page after a report: what happens now.
pub fn thanks(viewer: &Viewer, idea: &Idea, comment: Option<&Comment>) -> Markup {
    let t = viewer.t;
    let way = if comment.is_some() { t.report_back_to_comment() } else { t.report_back_to_idea() };
    let body = html! {
        h1 { (t.report_thanks_title()) }
        div.notice."notice--success" { (icons::check()) p { (t.report_thanks_text()) } }
        p { (t.report_thanks_kept()) }
        p { (t.report_thanks_hidden()) }
        p { a href=(back(idea, comment)) { (way) } }
    };
    layout::page(viewer, &t.report_thanks_title(), Width::Text, &body)
}
