//! A promised answer: kept or not, in words, with a mark.

use app::read::Promise;
use domain::promises::{PromiseState, due_day};
use i18n::date;
use jiff::Timestamp;
use maud::{Markup, html};

use super::icons;
use crate::viewer::Viewer;

/// What became of a promise until `now`.
pub fn promise(viewer: &Viewer, promise: &Promise, now: Timestamp) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    let before = date(language, due_day(promise.due_at));
    let answered = promise.answered_at.map(|at| date(language, i18n::day_of(at))).unwrap_or_default();
    html! {
        @match promise.state {
            PromiseState::Open if now < promise.due_at => {
                p.promise { (icons::clock()) span { (t.promise_open(before)) } }
            }
            PromiseState::Open => p.promise."promise--late" { (icons::warning()) span { (t.promise_overdue(before)) } },
            PromiseState::InTime => p.promise."promise--kept" { (icons::check()) span { (t.promise_in_time(answered)) } },
            PromiseState::Late => p.promise { (icons::check()) span { (t.promise_late(answered, before)) } },
            PromiseState::Dropped => {},
        }
    }
}
