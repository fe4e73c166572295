//! The forms of a discussion: a comment, an answer, and taking an improvement over.

use app::discussion::Place;
use domain::Field;
use domain::comments::{Stance, is_taken_up_in};
use maud::{Markup, html};

use super::Typed;
use super::discussion::Talk;
use crate::forms::Errors;
use crate::parts::{self, Choice, FieldView, icons};
use crate::paths;

/// The form for a comment of one's own.
pub fn comment(talk: &Talk<'_>, typed: &Typed, errors: &Errors) -> Markup {
    let t = talk.viewer.t;
    let (label, help, stance) = (t.comment_label(), t.comment_help(), t.comment_stance());
    let text =
        FieldView { field: Field::Text, label: &label, help: &help, value: &typed.tekst, is_optional: false };
    let which = FieldView { field: Field::Stance, label: &stance, help: "", value: "", is_optional: true };
    let stances: Vec<Choice> = Stance::ALL
        .iter()
        .map(|stance| Choice {
            value: stance.as_str().to_owned(),
            words: parts::stance_badge(t, *stance),
            is_chosen: stance.as_str() == typed.houding,
        })
        .collect();
    html! {
        form.comment-form method="post" data-concept data-ververs="gesprek" data-vermeldingen=(t.mentions_label()) action=(talk.step("reacties")) {
            (parts::area(t, text, errors, true, ""))
            (parts::choices(t, which, errors, "radio", "choices--inline", &stances))
            (parts::links_hint(t, talk.viewer.language, &talk.view.limits))
            button.button { (t.comment_place()) }
        }
    }
}

/// The form to answer a comment, unfolded where an answer was begun or refused.
pub fn answer(talk: &Talk<'_>, place: &Place) -> Markup {
    let (t, id, name) = (talk.viewer.t, place.comment.id, &place.comment.author_name);
    let is_begun = talk.typed.antwoord_op == id.to_string();
    let field = format!("antwoord-{id}");
    let sentence = talk.errors.iter().map(|(_, sentence)| sentence).next().filter(|_| is_begun);
    let error = sentence.map(|_| format!("{field}-fout"));
    html! {
        details.reply open[is_begun] {
            summary { (icons::reply()) (t.comment_answer()) span.visually-hidden { " " (t.comment_answer_to(name)) } }
            form method="post" data-concept data-ververs="gesprek" data-vermeldingen=(t.mentions_label()) action=(talk.step("reacties")) {
                input type="hidden" name="antwoord_op" value=(id);
                div.field.field--error[sentence.is_some()] {
                    label.field__label for=(field) { (t.comment_answer_label(name)) }
                    @if let Some(sentence) = sentence {
                        p.field__error id=[error.as_deref()] {
                            (icons::warning()) span { span.visually-hidden { (t.form_error()) " " } (sentence) }
                        }
                    }
                    textarea.input."input--short" id=(field) name="tekst" aria-describedby=[error.as_deref()]
                        aria-invalid=[sentence.map(|_| "true")] {
                        @if is_begun { (talk.typed.tekst) }
                    }
                }
                (parts::links_hint(t, talk.viewer.language, &talk.view.limits))
                button.button { (t.comment_answer_place()) }
            }
        }
    }
}

/// For the author of the idea: which version took an improvement over.
pub fn take_up(talk: &Talk<'_>, place: &Place) -> Markup {
    let (t, comment) = (talk.viewer.t, &place.comment);
    let versions: Vec<i32> = talk
        .view
        .versions
        .iter()
        .filter(|(version, at)| is_taken_up_in(comment.created_at, *version, *at))
        .map(|(version, _)| *version)
        .collect();
    let field = format!("versie-van-{}", comment.id);
    let action = paths::comment_step(comment.id, "verwerkt");
    html! {
        @if comment.taken_up_in.is_some() {
            form method="post" action=(action) data-ververs="gesprek" {
                button.link-button name="actie" value="uit" { (icons::check()) (t.improvement_leave()) }
            }
        } @else {
            details.more {
                summary { (icons::check()) (t.improvement_take_up()) }
                @if versions.is_empty() {
                    p.more__text { (t.improvement_edit_first()) " " a href=(paths::idea_step(comment.idea, "bewerken")) { (t.idea_edit()) } }
                } @else {
                    form.more__form method="post" action=(action) data-ververs="gesprek" {
                        label for=(field) { (t.improvement_which()) }
                        select.input id=(field) name="versie" {
                            @for version in versions { option value=(version) { (t.improvement_version(version.to_string())) } }
                        }
                        button.button.button--small name="actie" value="aan" { (t.improvement_take_up()) }
                    }
                }
            }
        }
    }
}
