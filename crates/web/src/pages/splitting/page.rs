//! The page about a comment that becomes an idea of its own: proposing it, answering, and what became of it.

use app::read::Split;
use app::splitting::SplitView;
use domain::Field;
use domain::consent::ANSWER_WITHIN;
use domain::splitting::{SplitState, SplitStep};
use i18n::Texts;
use jiff::Timestamp;
use maud::{Markup, html};
use text::Headings;

use super::{Typed, way_to};
use crate::forms::{Errors, unsplittable};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The page. `here` is where its forms go.
pub fn page(viewer: &Viewer, view: &SplitView, here: &str, typed: &Typed, errors: &Errors) -> Markup {
    let (t, idea) = (viewer.t, &view.idea);
    let body = html! {
        (parts::error_summary(t, errors))
        (parts::back_to_idea(t, idea))
        h1 { (t.split_title()) }
        (comment(t, view))
        @if let Some(split) = &view.split { (standing(viewer, view, split, (here, typed, errors))) }
        (offer(t, view, (here, typed, errors)))
        @if view.is_readable && !asks(view, errors) { p { a href=(paths::comment(view.comment.id)) { (t.split_back()) } } }
    };
    layout::page(viewer, &t.split_page_title(&idea.title), Width::Form, &body)
}

fn comment(t: &Texts, view: &SplitView) -> Markup {
    html! {
        @if view.is_readable {
            h2 { (t.split_comment_of(&view.comment.author_name)) }
            div.quoted.prose { (text::html(&view.comment.text, Headings::None)) }
        } @else {
            p { (t.split_gone_comment()) }
        }
    }
}

/// What became of the last proposal, and what there is to answer.
fn standing(viewer: &Viewer, view: &SplitView, split: &Split, form: (&str, &Typed, &Errors)) -> Markup {
    let t = viewer.t;
    html! {
        @if split.state != SplitState::Proposed { (ended(viewer, view, split)) }
        @if split.proposer != split.author && split.state != SplitState::Withdrawn {
            h2 { (t.split_proposal_title()) }
            dl.key-values {
                div { dt { (t.split_suggested()) } dd { (split.title) } }
            }
            h3 { (t.split_reason()) }
            div.quoted.prose { (text::html(&split.reason, Headings::None)) }
            p.muted { (t.split_proposed_by(&view.proposer, day(viewer, split.proposed_at))) }
        }
        @if split.state == SplitState::Proposed { (waiting(viewer, view, split, form)) }
    }
}

fn day(viewer: &Viewer, at: Timestamp) -> String {
    i18n::date(viewer.language, i18n::day_of(at))
}

fn ended(viewer: &Viewer, view: &SplitView, split: &Split) -> Markup {
    let (t, own) = (viewer.t, view.own);
    let on = split.ended_at.map(|at| day(viewer, at)).unwrap_or_default();
    let is_public = view.became.as_ref().is_some_and(|end| end.facts.status.is_public());
    let words = match split.state {
        SplitState::Agreed if is_public => t.split_became(),
        SplitState::Agreed if own => t.split_agreed_yours(on),
        SplitState::Proposed | SplitState::Agreed => t.split_agreed(on),
        SplitState::Declined if own => t.split_declined_yours(on),
        SplitState::Declined => t.split_declined(on),
        SplitState::Withdrawn => t.split_withdrawn(on),
        SplitState::Lapsed if own => t.split_lapsed_yours(on),
        SplitState::Lapsed => t.split_lapsed(on),
        SplitState::Dropped => t.split_dropped(on),
    };
    html! {
        div.notice {
            (icons::info())
            p {
                (words)
                @if let Some(end) = view.became.as_ref().filter(|_| is_public) {
                    " " a href=(paths::idea(end.number, &end.slug)) { (end.title) }
                }
            }
        }
        @if let Some(end) = view.became.as_ref().filter(|_| own && !is_public) {
            p { a.button href=(way_to(viewer, end.number)) { (t.split_to_draft()) } }
        }
        @if !split.word.is_empty() {
            p { (t.split_declined_word()) }
            div.quoted.prose { (text::html(&split.word, Headings::None)) }
        }
    }
}

fn waiting(
    viewer: &Viewer,
    view: &SplitView,
    split: &Split,
    (here, typed, errors): (&str, &Typed, &Errors),
) -> Markup {
    let t = viewer.t;
    let until = day(viewer, split.proposed_at + ANSWER_WITHIN);
    let has = |step| view.steps.contains(&step);
    let (label, help) = (t.field_split_word(), t.help_split_word());
    let word =
        FieldView { field: Field::Word, label: &label, help: &help, value: &typed.woord, is_optional: true };
    html! {
        @if has(SplitStep::Decline) {
            h2 { (t.split_question_title()) }
            p { (t.split_question_lead()) }
            p { (t.split_question_yes()) }
            p { (t.split_question_until(until)) }
            @if has(SplitStep::Agree) {
                form.form method="post" action=(here) {
                    button.button name="actie" value=(SplitStep::Agree) { (t.split_agree()) }
                }
            }
            form.form.section method="post" action=(here) {
                (parts::area(t, word, errors, true, ""))
                button.button."button--secondary" name="actie" value=(SplitStep::Decline) { (t.split_decline()) }
            }
        } @else if view.own {
            p { (t.split_over()) }
        } @else {
            p { (t.split_waits(until)) }
            @if has(SplitStep::Withdraw) {
                form method="post" action=(here) {
                    button.button."button--secondary" name="actie" value=(SplitStep::Withdraw) { (t.split_withdraw()) }
                }
            }
        }
    }
}

/// Whether the form of a new proposal is there, which has a way back of its own.
fn asks(view: &SplitView, errors: &Errors) -> bool {
    match view.offer {
        Some(Ok(())) => !view.own,
        Some(Err(_)) => errors.at(Field::Title).is_some() || errors.at(Field::Reason).is_some(),
        None => false,
    }
}

/// A new proposal, or why there can be none. A draft of one's own is begun without one.
fn offer(t: &Texts, view: &SplitView, (here, typed, errors): (&str, &Typed, &Errors)) -> Markup {
    let is_asked = view
        .split
        .as_ref()
        .is_some_and(|split| matches!(split.state, SplitState::Proposed | SplitState::Agreed));
    match view.offer {
        Some(_) if asks(view, errors) => ask(t, view, (here, typed, errors)),
        Some(Ok(())) => begin(t, here),
        // Said by what became of the last proposal.
        Some(Err(_)) if is_asked && view.split.is_some() => html! {},
        Some(Err(why)) => html! { div.notice { (icons::info()) p { (unsplittable(t, why)) } } },
        None => html! {},
    }
}

fn begin(t: &Texts, here: &str) -> Markup {
    html! {
        p { (t.split_lead_own()) }
        ul { li { (t.split_what_stays()) } li { (t.split_what_support()) } }
        form.form method="post" action=(here) {
            button.button name="actie" value=(SplitStep::Propose) { (t.split_begin()) }
        }
    }
}

fn ask(t: &Texts, view: &SplitView, (here, typed, errors): (&str, &Typed, &Errors)) -> Markup {
    let (title, title_help) = (t.field_split_title(), t.help_split_title());
    let (reason, reason_help) = (t.field_split_reason(), t.help_split_reason());
    let title = FieldView {
        field: Field::Title,
        label: &title,
        help: &title_help,
        value: &typed.titel,
        is_optional: false,
    };
    let reason = FieldView {
        field: Field::Reason,
        label: &reason,
        help: &reason_help,
        value: &typed.reden,
        is_optional: false,
    };
    html! {
        p { (t.split_lead_other()) }
        h2 { (t.split_what_title()) }
        ul {
            li { (t.split_what_author()) }
            li { (t.split_what_draft()) }
            li { (t.split_what_stays()) }
            li { (t.split_what_support()) }
        }
        form.form method="post" action=(here) {
            (parts::input(t, title, errors, "text", "off"))
            (parts::area(t, reason, errors, true, ""))
            div.cluster {
                button.button name="actie" value=(SplitStep::Propose) { (t.split_ask()) }
                " " a href=(paths::comment(view.comment.id)) { (t.cancel()) }
            }
        }
    }
}
