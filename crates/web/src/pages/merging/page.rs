//! The page about the merge of an idea: proposing one, answering, going on, undoing.

use app::merging::MergeView;
use app::read::{Idea, Merge};
use domain::Field;
use domain::merging::{ANSWER_WITHIN, MergeState, MergeStep};
use i18n::Texts;
use maud::{Markup, html};

use super::Typed;
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::paths;
use crate::viewer::Viewer;

/// The page.
pub fn page(viewer: &Viewer, view: &MergeView, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let source = &view.source;
    let body = html! {
        (parts::error_summary(t, errors))
        nav.breadcrumb aria-label=(t.breadcrumb_label()) {
            ol { li { a href=(paths::idea(source.number, &source.slug)) { (parts::title(t, &source.title)) } } }
        }
        h1 { (t.merge_title()) }
        @match (&view.merge, &view.target) {
            (Some(merge), Some(target)) => (standing(viewer, view, (merge, target), typed, errors)),
            _ => (proposal(viewer, view, typed, errors)),
        }
    };
    layout::page(viewer, &t.merge_page_title(&source.title), Width::Form, &body)
}

fn proposal(viewer: &Viewer, view: &MergeView, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let is_own = viewer.actor.person() == Some(view.source.author);
    let (lead, button) = if is_own {
        (t.merge_lead_author(), t.merge_now())
    } else {
        (t.merge_lead_moderator(), t.merge_propose())
    };
    let (into, help) = (t.field_into(), t.help_into());
    let into =
        FieldView { field: Field::Into, label: &into, help: &help, value: &typed.met, is_optional: false };
    html! {
        p.lead { (lead) }
        h2 { (t.merge_what_title()) }
        ul {
            li { (t.merge_what_readable()) }
            li { (t.merge_what_lists()) }
            li { (t.merge_what_support()) }
            li { (t.merge_what_undo()) }
        }
        form.form method="post" action=(paths::idea_step(view.source.number, "samenvoegen")) {
            (parts::input(t, into, errors, "text", ""))
            (reason(t, typed, errors))
            div.cluster {
                button.button name="actie" value=(MergeStep::Propose) { (button) }
                " " a href=(paths::idea(view.source.number, &view.source.slug)) { (t.cancel()) }
            }
        }
    }
}

fn reason(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (label, help) = (t.field_reason(), t.help_reason());
    let field = FieldView {
        field: Field::Reason,
        label: &label,
        help: &help,
        value: &typed.reden,
        is_optional: false,
    };
    parts::area(t, field, errors, true, "")
}

/// A merge that waits, or one that holds.
fn standing(
    viewer: &Viewer,
    view: &MergeView,
    (merge, target): (&Merge, &Idea),
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let day = |at| i18n::date(viewer.language, i18n::day_of(at));
    let lead = if merge.state == MergeState::Merged {
        t.merge_merged_into(&target.title)
    } else {
        t.merge_proposed_into(&target.title)
    };
    html! {
        p.lead { (lead) }
        p { a href=(paths::idea(target.number, &target.slug)) { (t.merge_see_other()) } }
        h2 { (t.merge_reason_title()) }
        div.quoted.prose { (text::html(&merge.reason, text::Headings::None)) }
        p.muted { (t.merge_proposed_by(&view.proposer, day(merge.proposed_at))) }
        @if merge.state == MergeState::Proposed {
            (waiting(viewer, view, &day(merge.proposed_at + ANSWER_WITHIN)))
        } @else {
            @if let Some(due) = merge.answers_due.filter(|_| merge.settled_at.is_none()) {
                p { (t.merge_answers_until(day(due))) }
            }
            (undo(t, view, typed, errors))
        }
    }
}

fn waiting(viewer: &Viewer, view: &MergeView, until: &str) -> Markup {
    let t = viewer.t;
    let has = |step| view.steps.contains(&step);
    let button = |step: MergeStep, class: &str, words: String| {
        html! { @if has(step) { button class={ "button " (class) } name="actie" value=(step) { (words) } } }
    };
    html! {
        @if has(MergeStep::Agree) {
            h2 { (t.merge_choice_title()) }
            p { (t.merge_choice_lead()) }
        } @else if has(MergeStep::Proceed) {
            p { (t.merge_waits_over()) }
        } @else {
            p { (t.merge_waits_until(until)) }
        }
        form.form method="post" action=(paths::idea_step(view.source.number, "samenvoegen")) {
            div.cluster {
                (button(MergeStep::Agree, "", t.merge_agree()))
                (button(MergeStep::Decline, "button--secondary", t.merge_decline()))
                (button(MergeStep::Proceed, "", t.merge_proceed()))
                @if !has(MergeStep::Agree) {
                    (button(MergeStep::Withdraw, "button--secondary", t.merge_withdraw()))
                }
            }
        }
    }
}

fn undo(t: &Texts, view: &MergeView, typed: &Typed, errors: &Errors) -> Markup {
    html! {
        @if view.steps.contains(&MergeStep::Undo) {
            h2 { (t.merge_undo_title()) }
            p { (t.merge_undo_lead()) }
            @if let Some(sentence) = errors.at(Field::Into) { p.field__error id="met" tabindex="-1" { (sentence) } }
            form.form method="post" action=(paths::idea_step(view.source.number, "samenvoegen")) {
                (reason(t, typed, errors))
                div.cluster {
                    button.button."button--danger" name="actie" value=(MergeStep::Undo) { (t.merge_undo()) }
                }
            }
        }
    }
}
