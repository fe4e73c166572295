//! Fields of a form: label above, help under it, the error between label and field, and a summary on top.

use domain::Field;
use i18n::Texts;
use maud::{Markup, html};

use super::icons;
use crate::forms::Errors;

/// What a field looks like.
#[derive(Debug, Clone, Copy)]
pub struct FieldView<'a> {
    /// Which one; its word is the name and the id of the field.
    pub field: Field,
    /// Label.
    pub label: &'a str,
    /// Help under the label; empty for none.
    pub help: &'a str,
    /// What was typed.
    pub value: &'a str,
    /// Whether it may be left open, which the label then says.
    pub is_optional: bool,
}

/// A choice of a list, a radio button or a box to tick.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub words: Markup,
    /// Whether it is chosen.
    pub is_chosen: bool,
}

/// A field of one line. `kind` is the input's type, `autocomplete` its purpose (WCAG 1.3.5).
pub fn input(t: &Texts, f: FieldView<'_>, errors: &Errors, kind: &str, autocomplete: &str) -> Markup {
    let name = f.field.as_str();
    html! {
        div.field.field--error[errors.at(f.field).is_some()] {
            (head(t, f, errors))
            input.input id=(name) name=(name) type=(kind) value=(f.value)
                autocomplete=[(!autocomplete.is_empty()).then_some(autocomplete)]
                aria-describedby=[described_by(f, errors)]
                aria-invalid=[errors.at(f.field).map(|_| "true")];
        }
    }
}

/// A field of several lines, with an example to unfold where there is one.
pub fn area(t: &Texts, f: FieldView<'_>, errors: &Errors, is_short: bool, example: &str) -> Markup {
    let name = f.field.as_str();
    html! {
        div.field.field--error[errors.at(f.field).is_some()] {
            (head(t, f, errors))
            @if !example.is_empty() {
                details.example { summary { (t.form_example()) } p { (example) } }
            }
            textarea.input.input--short[is_short] id=(name) name=(name)
                aria-describedby=[described_by(f, errors)]
                aria-invalid=[errors.at(f.field).map(|_| "true")] { (f.value) }
        }
    }
}

/// A field for a file of one of these kinds.
pub fn file(t: &Texts, f: FieldView<'_>, errors: &Errors, accept: &str) -> Markup {
    let name = f.field.as_str();
    html! {
        div.field.field--error[errors.at(f.field).is_some()] {
            (head(t, f, errors))
            input."input--file" id=(name) name=(name) type="file" accept=(accept)
                aria-describedby=[described_by(f, errors)]
                aria-invalid=[errors.at(f.field).map(|_| "true")];
        }
    }
}

/// A list to choose one from.
pub fn select(t: &Texts, f: FieldView<'_>, errors: &Errors, options: &Markup) -> Markup {
    let name = f.field.as_str();
    html! {
        div.field.field--error[errors.at(f.field).is_some()] {
            (head(t, f, errors))
            select.input.input--medium id=(name) name=(name)
                aria-describedby=[described_by(f, errors)]
                aria-invalid=[errors.at(f.field).map(|_| "true")] { (options) }
        }
    }
}

/// A group of boxes to tick or, of `kind` radio, buttons to choose one from.
pub fn choices(
    t: &Texts,
    f: FieldView<'_>,
    errors: &Errors,
    kind: &str,
    layout: &str,
    list: &[Choice],
) -> Markup {
    let name = f.field.as_str();
    html! {
        fieldset.field.field--error[errors.at(f.field).is_some()] id=(name) tabindex="-1"
            aria-describedby=[described_by(f, errors)] {
            legend.field__label { (f.label) (optional(t, f)) }
            (help_and_error(t, f, errors))
            div class={ "choices " (layout) } {
                @for choice in list {
                    label.choice {
                        input type=(kind) name=(name) value=(choice.value) checked[choice.is_chosen];
                        span { (choice.words) }
                    }
                }
            }
        }
    }
}

/// All that was refused, with links to the fields; it comes first, so that it is heard first (WCAG 3.3.1).
pub fn error_summary(t: &Texts, errors: &Errors) -> Markup {
    html! {
        @if !errors.is_empty() {
            div.error-summary role="alert" tabindex="-1" id="fouten" {
                h2 { (t.form_errors()) }
                ul {
                    @for (field, sentence) in errors.iter() {
                        li { a href={ "#" (field) } { (sentence) } }
                    }
                }
            }
        }
    }
}

/// The rows of a sheet that were refused, each by its line, with what is wrong.
pub fn bad_rows(t: &Texts, rows: impl IntoIterator<Item = (u64, String)>) -> Markup {
    html! {
        div.error-summary role="alert" tabindex="-1" {
            h2 { (t.many_bad_title()) }
            ul { @for (line, problem) in rows { li { (t.many_bad_row(line.to_string())) " " (problem) } } }
        }
    }
}

fn head(t: &Texts, f: FieldView<'_>, errors: &Errors) -> Markup {
    html! {
        label.field__label for=(f.field) { (f.label) (optional(t, f)) }
        (help_and_error(t, f, errors))
    }
}

fn help_and_error(t: &Texts, f: FieldView<'_>, errors: &Errors) -> Markup {
    html! {
        @if !f.help.is_empty() { p.field__help id={ (f.field) "-help" } { (f.help) } }
        @if let Some(sentence) = errors.at(f.field) {
            p.field__error id={ (f.field) "-fout" } {
                (icons::warning())
                span { span.visually-hidden { (t.form_error()) " " } (sentence) }
            }
        }
    }
}

fn optional(t: &Texts, f: FieldView<'_>) -> Markup {
    html! { @if f.is_optional { " " span.field__optional { (t.form_optional()) } } }
}

fn described_by(f: FieldView<'_>, errors: &Errors) -> Option<String> {
    let help = (!f.help.is_empty()).then(|| format!("{}-help", f.field));
    let error = errors.at(f.field).map(|_| format!("{}-fout", f.field));
    let ids: Vec<String> = help.into_iter().chain(error).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
