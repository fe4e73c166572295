//! The discussion under an idea: threads to four levels, each comment with its owner and what may be done to it.

use app::discussion::Place;
use app::views::IdeaView;
use domain::comments::{Stance, Tombstone};
use domain::{Actor, Field};
use i18n::{Texts, number};
use maud::{Markup, html};
use text::Headings;

use super::Typed;
use crate::forms::Errors;
use crate::parts::{self, Choice, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// Deeper answers stay at this level and say what they answer.
const LEVELS: usize = 4;

/// The section with all comments and the form for a new one. `typed` and `errors` are a comment that was refused.
pub fn discussion(viewer: &Viewer, view: &IdeaView, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let count = view.idea.comments;
    html! {
        section aria-labelledby="reacties" {
            div.section__head { h2 id="reacties" { (t.count_comments(count, number(viewer.language, count))) } }
            (invitation(viewer, view, typed, errors))
            @if view.discussion.is_empty() {
                @if view.may.comment { p.empty { (t.comments_empty()) } }
            } @else {
                (threads(viewer, view, typed, errors))
            }
        }
    }
}

fn invitation(viewer: &Viewer, view: &IdeaView, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    html! {
        @if !view.may.comment {
            @if view.idea.status.is_public() { p.notice { (icons::lock()) span { (t.comments_closed()) } } }
        } @else if viewer.actor == Actor::Visitor {
            p.notice {
                (icons::comment())
                span { a href=(paths::sign_in(&viewer.path)) { (t.comments_sign_in()) } " " (t.comments_or_register()) " " a href="/registreren" { (t.comments_register()) } }
            }
        } @else if !is_answer(view, typed) {
            (form(t, view, typed, errors))
        } @else {
            (form(t, view, &Typed::default(), &Errors::default()))
        }
    }
}

/// Whether what was typed answers a comment that can still be answered; else it goes on as a comment of its own.
fn is_answer(view: &IdeaView, typed: &Typed) -> bool {
    view.discussion.iter().any(|place| place.may.answer && place.comment.id.to_string() == typed.antwoord_op)
}

fn form(t: &Texts, view: &IdeaView, typed: &Typed, errors: &Errors) -> Markup {
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
        form.comment-form method="post" action=(paths::idea_step(view.idea.number, "reacties")) {
            (parts::area(t, text, errors, true, ""))
            (parts::choices(t, which, errors, "radio", "choices--inline", &stances))
            button.button { (t.comment_place()) }
        }
    }
}

/// A comment and the answers below it.
struct Thread<'a> {
    place: &'a Place,
    answers: Vec<Thread<'a>>,
}

/// Nests what came in reading order; below the last level answers follow each other.
fn nest<'a>(places: &mut std::iter::Peekable<std::slice::Iter<'a, Place>>, level: usize) -> Vec<Thread<'a>> {
    let mut threads = Vec::new();
    while places.peek().is_some_and(|place| place.level.min(LEVELS) == level) {
        let Some(place) = places.next() else { break };
        let answers = if level < LEVELS { nest(places, level + 1) } else { Vec::new() };
        threads.push(Thread { place, answers });
    }
    threads
}

fn threads(viewer: &Viewer, view: &IdeaView, typed: &Typed, errors: &Errors) -> Markup {
    let nested = nest(&mut view.discussion.iter().peekable(), 1);
    list(&Discussion { viewer, view, typed, errors }, &nested, "thread thread--top")
}

struct Discussion<'a> {
    viewer: &'a Viewer,
    view: &'a IdeaView,
    typed: &'a Typed,
    errors: &'a Errors,
}

fn list(discussion: &Discussion<'_>, threads: &[Thread<'_>], class: &str) -> Markup {
    html! {
        ol class=(class) {
            @for thread in threads {
                li {
                    (comment(discussion, thread.place))
                    @if !thread.answers.is_empty() { (list(discussion, &thread.answers, "thread")) }
                }
            }
        }
    }
}

fn comment(discussion: &Discussion<'_>, place: &Place) -> Markup {
    let t = discussion.viewer.t;
    let id = format!("reactie-{}", place.comment.id);
    html! {
        @match (place.comment.tombstone, place.may.read) {
            (Some(tombstone), false) => article.comment."comment--removed" id=(id) {
                p { @match tombstone { Tombstone::Removed => (t.tombstone_removed()), Tombstone::Hidden => (t.tombstone_hidden()) } }
            },
            (tombstone, _) => article.comment id=(id) {
                (head(discussion, place))
                @if tombstone.is_some() { p.notice."notice--warning" { (icons::info()) span { (t.comment_hidden_notice()) } } }
                @if place.level > LEVELS && let Some((answered, name)) = &place.in_reply_to {
                    p.comment__reply-to { (t.in_reply_to()) " " a href={ "#reactie-" (answered) } { (name.as_ref().unwrap_or(&t.in_reply_to_comment())) } }
                }
                div.comment__body.prose { (text::html(&place.comment.text, Headings::None)) }
                (actions(discussion, place))
            },
        }
    }
}

fn head(discussion: &Discussion<'_>, place: &Place) -> Markup {
    let (t, language, comment) = (discussion.viewer.t, discussion.viewer.language, &place.comment);
    html! {
        header.comment__head {
            h3.comment__author {
                a href=(paths::person(&comment.author_handle)) { (comment.author_name) }
                @if place.level > 1 { span.visually-hidden { ", " (t.thread_level(place.level.to_string())) } }
            }
            span.comment__function { (parts::function(t, comment.author_function)) }
            @if let Some(stance) = comment.stance { (parts::stance_badge(t, stance)) }
            a.comment__time href=(paths::comment(comment.id)) { (parts::time(language, comment.created_at)) }
            @if comment.edited_at.is_some() { span.muted { (t.comment_edited()) } }
        }
    }
}

fn actions(discussion: &Discussion<'_>, place: &Place) -> Markup {
    let (t, id, name) = (discussion.viewer.t, place.comment.id, &place.comment.author_name);
    let link = |step: &str, icon: Markup, words: String, whose: String| {
        html! { a href=(paths::comment_step(id, step)) { (icon) (words) span.visually-hidden { " " (whose) } } }
    };
    html! {
        div.comment__actions {
            @if place.may.edit { (link("bewerken", icons::edit(), t.comment_edit(), t.comment_yours())) }
            @if place.may.remove { (link("verwijderen", icons::history(), t.comment_remove(), t.comment_yours())) }
            @if place.may.report { (link("melden", icons::flag(), t.comment_report(), t.comment_of(name))) }
            @if place.may.moderate {
                form method="post" action=(paths::comment_step(id, "zaak")) {
                    button.link-button { (icons::lock()) (t.moderate()) span.visually-hidden { " " (t.comment_of(name)) } }
                }
            }
            @if place.may.answer { (answer(discussion, place)) }
        }
    }
}

/// The form to answer a comment, unfolded where an answer was refused.
fn answer(discussion: &Discussion<'_>, place: &Place) -> Markup {
    let (t, id, name) = (discussion.viewer.t, place.comment.id, &place.comment.author_name);
    let is_refused = discussion.typed.antwoord_op == id.to_string();
    let field = format!("antwoord-{id}");
    let sentence = discussion.errors.iter().map(|(_, sentence)| sentence).next().filter(|_| is_refused);
    let error = sentence.map(|_| format!("{field}-fout"));
    html! {
        details.reply open[is_refused] {
            summary { (icons::reply()) (t.comment_answer()) span.visually-hidden { " " (t.comment_answer_to(name)) } }
            form method="post" action=(paths::idea_step(discussion.view.idea.number, "reacties")) {
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
                        @if is_refused { (discussion.typed.tekst) }
                    }
                }
                button.button { (t.comment_answer_place()) }
            }
        }
    }
}
