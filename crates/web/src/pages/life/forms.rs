//! The forms of the life of an idea.

use app::life::Life;
use app::read::{Idea, OfficialAnswer};
use domain::Field;
use domain::promises::Verdict;
use maud::{Markup, html};

use super::Typed;
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::pages::ideas::verdict_words;
use crate::parts::{self, Choice, FieldView};
use crate::paths;
use crate::viewer::Viewer;

/// Choosing a step and saying why.
pub fn step(viewer: &Viewer, idea: &Idea, life: &Life, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let steps: Vec<Choice> = life
        .may_step
        .iter()
        .map(|status| Choice {
            value: status.to_string(),
            words: parts::status_badge(t, *status),
            is_chosen: typed.status == status.as_str(),
        })
        .collect();
    let (label, now) = (t.step_to(), t.step_now(parts::status(t, idea.status)));
    let to = FieldView { field: Field::Status, label: &label, help: &now, value: "", is_optional: false };
    let (label, help) = (t.step_reason(), t.step_reason_help());
    let reason = field(Field::Reason, &label, &help, &typed.reden);
    let fields = html! {
        (parts::choices(t, to, errors, "radio", "", &steps))
        (parts::area(t, reason, errors, true, ""))
    };
    page(viewer, idea, "status", &t.step_title(), &t.step_lead(), &t.step_button(), &fields, errors)
}

/// Writing an official answer.
pub fn answer(viewer: &Viewer, idea: &Idea, life: &Life, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let organisation = life.with.as_ref().map_or("", |(_, name)| name);
    let (label, help) = (t.answer_text(), t.answer_text_help());
    let text = field(Field::Text, &label, &help, &typed.tekst);
    let fields = html! {
        @if let Some(promise) = &life.promise { (crate::parts::promise(viewer, promise, life.now)) }
        (parts::area(t, text, errors, false, ""))
    };
    let lead = t.answer_lead(organisation);
    page(viewer, idea, "antwoord", &t.answer_page_title(), &lead, &t.answer_place(), &fields, errors)
}

/// Saying what one makes of an answer.
pub fn verdict(
    viewer: &Viewer,
    (idea, answer): &(Idea, OfficialAnswer),
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let verdicts: Vec<Choice> = Verdict::ALL
        .iter()
        .map(|verdict| Choice {
            value: verdict.to_string(),
            words: html! { (verdict_words(t, *verdict)) },
            is_chosen: typed.waardering == verdict.as_str(),
        })
        .collect();
    let label = t.verdict_field();
    let choice = FieldView { field: Field::Verdict, label: &label, help: "", value: "", is_optional: false };
    let (label, help) = (t.verdict_reason(), t.verdict_reason_help());
    let reason = field(Field::Reason, &label, &help, &typed.reden);
    let fields = html! {
        input type="hidden" name="antwoord" value=(answer.comment);
        p { a href=(paths::comment(answer.comment)) { (t.verdict_answer_of(&answer.organisation_name)) } }
        (parts::choices(t, choice, errors, "radio", "", &verdicts))
        (parts::area(t, reason, errors, true, ""))
    };
    page(viewer, idea, "oordeel", &t.verdict_title(), &t.verdict_lead(), &t.verdict_button(), &fields, errors)
}

fn field<'a>(field: Field, label: &'a str, help: &'a str, value: &'a str) -> FieldView<'a> {
    FieldView { field, label, help, value, is_optional: false }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one page, each named where it is called")]
fn page(
    viewer: &Viewer,
    idea: &Idea,
    step: &str,
    title: &str,
    lead: &str,
    button: &str,
    fields: &Markup,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let back = paths::idea(idea.number, &idea.slug);
    let body = html! {
        (parts::error_summary(t, errors))
        p { a href=(back) { (parts::title(t, &idea.title)) } }
        h1 { (title) }
        p.lead { (lead) }
        form.form method="post" action=(paths::idea_step(idea.number, step)) novalidate {
            (fields)
            div.cluster { button.button { (button) } " " a href=(back) { (t.cancel()) } }
        }
    };
    layout::page(viewer, title, Width::Form, &body)
}
