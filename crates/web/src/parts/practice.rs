//! Practice in words: how far organisations are with an idea, always as a word with a sign and never by colour alone.

use domain::inhabitants::Size;
use domain::organisations::Level;
use domain::practice::{Cost, PracticeCounts, PracticeState};
use i18n::{Texts, number};
use maud::{Markup, html};

use super::icons;
use crate::viewer::Viewer;

/// How far an organisation is.
pub fn practice_state(t: &Texts, state: PracticeState) -> String {
    match state {
        PracticeState::Works => t.practice_state_works(),
        PracticeState::Tries => t.practice_state_tries(),
        PracticeState::Explores => t.practice_state_explores(),
        PracticeState::Stopped => t.practice_state_stopped(),
    }
}

/// How far an organisation is, as a word with a sign.
pub fn state_badge(t: &Texts, state: PracticeState) -> Markup {
    badge(state, &practice_state(t, state))
}

/// In how many places an idea works, is tried, or was stopped with lessons; where it is only looked into, that.
pub fn practice_badges(viewer: &Viewer, counts: &PracticeCounts) -> Markup {
    let shown =
        |state: &PracticeState| counts.of(*state) > 0 && (state.is_experience() || !counts.is_practised());
    html! {
        @for state in PracticeState::ALL.iter().filter(|state| shown(state)) {
            li { (badge(*state, &in_places(viewer, counts, *state))) }
        }
    }
}

fn in_places(viewer: &Viewer, counts: &PracticeCounts, state: PracticeState) -> String {
    let (t, count) = (viewer.t, counts.of(state));
    let shown = number(viewer.language, count);
    let places = match counts.kind_of(state) {
        Some(Level::Municipality) => t.places_municipalities(count, shown),
        Some(Level::Province) => t.places_provinces(count, shown),
        Some(Level::WaterBoard) => t.places_water_boards(count, shown),
        Some(Level::State | Level::Community) | None => t.places_organisations(count, shown),
    };
    match state {
        PracticeState::Works => t.practice_works_in(places),
        PracticeState::Tries => t.practice_tried_in(places),
        PracticeState::Explores => t.practice_explored_in(places),
        PracticeState::Stopped => t.practice_stopped_in(places),
    }
}

fn badge(state: PracticeState, words: &str) -> Markup {
    let sign = match state {
        PracticeState::Works => icons::check(),
        PracticeState::Tries => icons::clock(),
        PracticeState::Explores => icons::search(),
        PracticeState::Stopped => icons::quote(),
    };
    html! { span class={ "badge badge--practice practice--" (state) } data-praktijk=(state) { (sign) (words) } }
}

/// How large an organisation is.
pub fn size(t: &Texts, size: Size) -> String {
    match size {
        Size::Small => t.size_small(),
        Size::Medium => t.size_medium(),
        Size::Large => t.size_large(),
        Size::Larger => t.size_larger(),
        Size::Largest => t.size_largest(),
        Size::Unknown => t.size_unknown(),
    }
}

/// What it costs.
pub fn cost(t: &Texts, cost: Cost) -> String {
    match cost {
        Cost::Hours => t.cost_hours(),
        Cost::UpTo5 => t.cost_up_to_5(),
        Cost::UpTo25 => t.cost_up_to_25(),
        Cost::UpTo100 => t.cost_up_to_100(),
        Cost::More => t.cost_more(),
    }
}
