//! The filters beside the ideas with practice: each choice with how many ideas it leaves, and none that leaves nothing.

use app::practised::Practised;
use domain::inhabitants::Size;
use domain::organisations::Level;
use domain::practice::{Cost, PracticeState};
use domain::provinces::PROVINCES;
use i18n::{date, number};
use maud::{Markup, html};

use super::PractisedQuery;
use crate::parts;
use crate::viewer::Viewer;

/// A value in the address, its words, and how many ideas it leaves.
type Choice = (&'static str, String, i64);

/// The filters.
pub fn section(viewer: &Viewer, query: &PractisedQuery, found: &Practised) -> Markup {
    let (t, counts) = (viewer.t, &found.counts);
    let states: Vec<Choice> = PracticeState::ALL
        .iter()
        .map(|state| (state.as_str(), parts::practice_state(t, *state), of(&counts.states, *state)))
        .collect();
    let kinds: Vec<Choice> = [Level::Municipality, Level::Province, Level::WaterBoard, Level::State]
        .map(|kind| (kind.as_str(), parts::level(t, kind), of(&counts.kinds, kind)))
        .to_vec();
    let sizes: Vec<Choice> = Size::ALL
        .iter()
        .map(|size| (size.as_str(), parts::size(t, *size), of(&counts.sizes, *size)))
        .collect();
    let in_province = |name: &str| {
        let here = found.provinces.iter().find(|practice| practice.province.as_deref() == Some(name));
        here.map_or(0, |practice| practice.ideas)
    };
    let provinces: Vec<Choice> = PROVINCES
        .iter()
        .map(|province| (province.code, province.name.to_owned(), in_province(province.name)))
        .collect();
    let costs: Vec<Choice> = Cost::ALL
        .iter()
        .map(|cost| (cost.as_str(), parts::cost(t, *cost), of(&counts.costs, *cost)))
        .collect();
    let measured = [("ja", t.practised_measured(), counts.measured)];
    let is_size_known = counts.sizes.iter().any(|(size, _)| *size != Size::Unknown);
    html! {
        h2.visually-hidden { (t.filters_title()) }
        details.filters {
            summary {
                (t.filters_title())
                @if query.narrowed() > 0 { " " span.muted { (t.filters_chosen(query.narrowed().to_string())) } }
            }
            (group(viewer, query, "staat", &t.practised_state(), &query.staat, &states))
            (group(viewer, query, "gemeten", &t.practised_effect(), &query.gemeten, &measured))
            (group(viewer, query, "soort", &t.practised_kind(), &query.soort, &kinds))
            @if is_size_known || !query.grootte.is_empty() {
                (group(viewer, query, "grootte", &t.practised_size(), &query.grootte, &sizes))
                (counted(viewer, found))
            }
            (group(viewer, query, "provincie", &t.practised_province(), &query.provincie, &provinces))
            (group(viewer, query, "kosten", &t.report_cost(), &query.kosten, &costs))
            @if query.narrowed() > 0 { p { a href="/praktijk" { (t.filters_clear()) } } }
        }
    }
}

fn of<T: PartialEq + Copy>(counts: &[(T, i64)], wanted: T) -> i64 {
    counts.iter().find(|(word, _)| *word == wanted).map_or(0, |(_, ideas)| *ideas)
}

/// A filter: a link for each choice that leaves something; the chosen one takes the choice away again.
fn group(
    viewer: &Viewer,
    query: &PractisedQuery,
    name: &str,
    title: &str,
    chosen: &str,
    choices: &[Choice],
) -> Markup {
    let offered: Vec<&Choice> =
        choices.iter().filter(|(value, _, ideas)| *ideas > 0 || *value == chosen).collect();
    html! {
        @if !offered.is_empty() {
            div.filters__group {
                h3 { (title) }
                ul.filters__list {
                    @for (value, words, ideas) in offered {
                        @let is_chosen = *value == chosen;
                        li {
                            a href=(query.with(name, if is_chosen { "" } else { value }))
                                aria-current=[is_chosen.then_some("true")] {
                                span { (words) }
                                span.filters__count { (number(viewer.language, *ideas)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Of which day the numbers of inhabitants are, and who counted.
fn counted(viewer: &Viewer, found: &Practised) -> Markup {
    let t = viewer.t;
    html! {
        @if !found.countings.is_empty() {
            p.small.muted {
                (t.size_basis()) " "
                @for (place, (day, source)) in found.countings.iter().enumerate() {
                    @if place > 0 { "; " }
                    (t.size_counted(date(viewer.language, *day), source))
                }
                "."
            }
        }
    }
}
