//! The pages about what is pinned: what stands there now, and the form for one more.

use app::pins::PinsView;
use app::read::{Comment, Idea, PinRow};
use domain::Field;
use domain::pins::Place;
use i18n::Texts;
use jiff::SignedDuration;
use maud::{Markup, html};

use super::{PIN, TAKE_OFF, Typed, step};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::pages::tidying::refused_at;
use crate::parts::{self, Choice, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The page about the pins of an idea at a kind of place.
pub fn of_idea(viewer: &Viewer, view: &PinsView, place: Place, typed: &Typed, errors: &Errors) -> Markup {
    let (t, idea) = (viewer.t, &view.idea);
    let is_home = place == Place::Home;
    let (title, lead) =
        if is_home { (t.feature_title(), t.feature_lead()) } else { (t.pin_title(), t.pin_lead()) };
    let already: Vec<&PinRow> = view.at(place).collect();
    let free: Vec<_> =
        view.themes.iter().filter(|theme| !already.iter().any(|pin| pin.spot.theme == theme.slug)).collect();
    let has_room = if is_home { already.is_empty() } else { !free.is_empty() };
    let action = paths::idea_step(idea.number, step(place));
    let themes: Vec<Choice> = free
        .iter()
        .map(|theme| Choice {
            value: theme.slug.clone(),
            words: html! { (theme.name) },
            is_chosen: typed.thema == theme.slug || free.len() == 1,
        })
        .collect();
    let body = html! {
        (parts::error_summary(t, errors))
        (parts::back_to_idea(t, idea))
        h1 { (title) }
        p.lead { (lead) }
        (refused_at(errors, Field::Place))
        @for pin in &already {
            @let theme = view.themes.iter().find(|theme| theme.slug == pin.spot.theme);
            (standing(viewer, pin, theme.map(|theme| theme.name.as_str()), &action))
        }
        @if !view.may_pin { p { (t.pin_closed()) } }
        @else if has_room {
            form.form method="post" action=(action) {
                @if !is_home { (choose_theme(t, &themes, errors)) }
                (fields(t, place, typed, errors))
                (buttons(t, idea, &if is_home { t.feature_button() } else { t.pin_button() }))
            }
        }
    };
    layout::page(viewer, &t.tidy_page_title(title, &idea.title), Width::Form, &body)
}

/// Something that is pinned, with who did so and the way to take it off.
fn standing(viewer: &Viewer, pin: &PinRow, theme: Option<&str>, action: &str) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    let day = |at| i18n::date(language, i18n::day_of(at));
    let until = pin.until.map(|until| t.pin_until(day(until - SignedDuration::from_secs(1))));
    html! {
        div.notice {
            (icons::pin())
            div {
                @match theme { Some(name) => p { strong { (name) } }, None => {} }
                p { (t.pin_by(&pin.moderator_name, day(pin.at))) @if let Some(until) = until { " " (until) } }
                p { (pin.reason) }
                form method="post" action=(action) {
                    input type="hidden" name="pin" value=(pin.id);
                    button.button."button--secondary"."button--small" name="actie" value=(TAKE_OFF) {
                        (t.pin_take_off())
                        @if let Some(name) = theme { span.visually-hidden { ": " (name) } }
                    }
                }
            }
        }
    }
}

fn choose_theme(t: &Texts, themes: &[Choice], errors: &Errors) -> Markup {
    let label = t.pin_theme();
    let field = FieldView { field: Field::Theme, label: &label, help: "", value: "", is_optional: false };
    parts::choices(t, field, errors, "radio", "", themes)
}

fn fields(t: &Texts, place: Place, typed: &Typed, errors: &Errors) -> Markup {
    let (label, help) = if place == Place::Home {
        (t.feature_reason(), t.feature_reason_help())
    } else {
        (t.pin_reason(), t.pin_reason_help())
    };
    let (until, until_help) = (t.pin_until_field(), t.pin_until_help());
    let field = |field, label, help, value, is_optional| FieldView { field, label, help, value, is_optional };
    html! {
        (parts::input(t, field(Field::Reason, &label, &help, &typed.reden, false), errors, "text", ""))
        @if place != Place::Discussion {
            (parts::input(t, field(Field::Until, &until, &until_help, &typed.tot, true), errors, "date", ""))
        }
    }
}

fn buttons(t: &Texts, idea: &Idea, words: &str) -> Markup {
    html! {
        div.cluster {
            button.button name="actie" value=(PIN) { (icons::pin()) (words) }
            " " a href=(paths::idea(idea.number, &idea.slug)) { (t.cancel()) }
        }
    }
}

/// The page about pinning a comment.
pub fn of_comment(
    viewer: &Viewer,
    (comment, idea, pin): &(Comment, Idea, Option<PinRow>),
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let action = paths::comment_step(comment.id, "vastzetten");
    let body = html! {
        (parts::error_summary(t, errors))
        (parts::back_to_idea(t, idea))
        h1 { (t.pin_comment_title()) }
        p.lead { (t.pin_comment_lead()) }
        (refused_at(errors, Field::Place))
        div.quoted.prose { (text::html(&comment.text, text::Headings::None)) }
        @if let Some(pin) = pin {
            (standing(viewer, pin, None, &action))
        } @else {
            form.form method="post" action=(action) {
                (fields(t, Place::Discussion, typed, errors))
                (buttons(t, idea, &t.pin_comment_button()))
            }
        }
    };
    layout::page(viewer, &t.tidy_page_title(t.pin_comment_title(), &idea.title), Width::Form, &body)
}
