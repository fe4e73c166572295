//! The page where a supporter of an idea that was merged says what becomes of their support.

use app::merging::SupportQuestion;
use axum::response::Response;
use domain::merging::SupportAnswer;
use jiff::Timestamp;
use maud::{Markup, html};

use crate::layout::{self, Width};
use crate::pages::accounts::{dead_link, success};
use crate::paths;
use crate::viewer::Viewer;

/// The page; `chosen` where they chose just now. The form posts to the address it stands at; whose support it is, is not
/// told.
pub fn page(viewer: &Viewer, question: &SupportQuestion, now: Timestamp, chosen: bool) -> Markup {
    let t = viewer.t;
    let SupportQuestion { source, target, answer, due, .. } = question;
    let said = answer.map(|answer| match answer {
        SupportAnswer::Along => t.support_chosen_along(),
        SupportAnswer::Stay => t.support_chosen_stay(),
    });
    let body = html! {
        h1 { (t.support_question_title()) }
        @match (said, chosen) {
            (Some(words), true) => (success(&words)),
            (Some(words), false) => p { strong { (words) } },
            (None, _) => {},
        }
        p.lead { (t.support_question_lead(&source.title, &target.title)) }
        p { a href=(paths::idea(target.number, &target.slug)) { (t.support_question_read()) } }
        h2 { (t.merge_reason_title()) }
        div.quoted.prose { (text::html(&question.reason, text::Headings::None)) }
        @match (answer, due) {
            (None, Some(due)) if *due > now => {
                p { (t.support_question_until(i18n::date(viewer.language, i18n::day_of(*due)))) }
            }
            (None, _) => p { (t.support_question_over()) },
            (Some(_), _) => p.muted { (t.support_question_again()) },
        }
        form.form method="post" {
            (choice(*answer, SupportAnswer::Along, &t.support_along(), &t.support_along_meaning()))
            (choice(*answer, SupportAnswer::Stay, &t.support_stay(), &t.support_stay_meaning()))
        }
    };
    layout::page(viewer, &t.support_question_title(), Width::Form, &body)
}

/// A button, unless that is what holds.
fn choice(answer: Option<SupportAnswer>, value: SupportAnswer, words: &str, meaning: &str) -> Markup {
    html! {
        @if answer != Some(value) {
            div.field {
                button.button."button--secondary"[value == SupportAnswer::Stay] name="keuze" value=(value) { (words) }
                p.field__help { (meaning) }
            }
        }
    }
}

/// The page where there is nothing to choose.
pub fn gone(viewer: &Viewer) -> Response {
    let t = viewer.t;
    let way_on = html! { p { a.button href="/ideeen" { (t.error_way_to_ideas()) } } };
    dead_link(viewer, &t.support_question_gone_title(), &t.support_question_gone_text(), &way_on)
}
