//! The filters beside what was found: each choice with how much it finds, and none that finds nothing.

use std::collections::BTreeMap;

use app::read::Kind;
use app::search::{Choices, Results};
use domain::life::Status;
use domain::organisations::Level;
use i18n::number;
use maud::{Markup, html};

use super::SearchQuery;
use crate::parts;
use crate::viewer::Viewer;

/// How many years are offered, the latest first.
const MOST: usize = 10;

/// A value in the address, its words, and how many hits it finds.
type Choice = (String, String, Option<u64>);

/// The filters.
pub fn filters(viewer: &Viewer, query: &SearchQuery, results: &Results, choices: &Choices) -> Markup {
    let (t, narrowed) = (viewer.t, query.narrowed());
    html! {
        aside aria-labelledby="filters-titel" {
            h2.visually-hidden id="filters-titel" { (t.filters_title()) }
            details.filters {
                summary {
                    (t.filters_title())
                    @if narrowed > 0 { " " span.muted { (t.filters_chosen(narrowed.to_string())) } }
                }
                (of_things(viewer, query, results))
                (of_matters(viewer, query, results, choices))
                @if narrowed > 0 {
                    p { a href=(query.without_filters()) { (t.filters_clear()) } }
                }
            }
        }
    }
}

fn of_things(viewer: &Viewer, query: &SearchQuery, results: &Results) -> Markup {
    let (t, facets) = (viewer.t, &results.facets);
    let kinds = [
        ("idee", t.kind_ideas(), Kind::Idea),
        ("reactie", t.kind_comments(), Kind::Comment),
        ("artikel", t.kind_articles(), Kind::Article),
    ]
    .map(|(word, words, kind)| (word.to_owned(), words, facets.kinds.get(&kind).copied()));
    let statuses = Status::ALL.iter().map(|status| {
        (status.to_string(), parts::status(t, *status), count(&facets.statuses, status.as_str()))
    });
    let practice = ("ja".to_owned(), t.filters_practice_yes(), Some(facets.practice));
    html! {
        (group(viewer, query, "soort", &t.filters_kind(), &query.soort, kinds.into_iter()))
        (group(viewer, query, "praktijk", &t.filters_practice(), &query.praktijk, std::iter::once(practice)))
        (group(viewer, query, "status", &t.filters_status(), &query.status, statuses))
    }
}

fn of_matters(viewer: &Viewer, query: &SearchQuery, results: &Results, choices: &Choices) -> Markup {
    let (t, facets) = (viewer.t, &results.facets);
    let themes =
        choices.themes.iter().map(|x| (x.slug.clone(), x.name.clone(), count(&facets.themes, &x.slug)));
    let levels =
        Level::ALL.iter().map(|l| (l.to_string(), parts::level(t, *l), count(&facets.levels, l.as_str())));
    let organisations = choices
        .organisations
        .iter()
        .map(|(code, name)| (code.clone(), name.clone(), count(&facets.organisations, code)));
    let years =
        facets.years.iter().rev().take(MOST).map(|(year, count)| (year.clone(), year.clone(), Some(*count)));
    html! {
        (group(viewer, query, "thema", &t.filters_theme(), &query.thema, themes))
        (group(viewer, query, "bestuurslaag", &t.filters_level(), &query.bestuurslaag, levels))
        (group(viewer, query, "organisatie", &t.filters_organisation(), &query.organisatie, organisations))
        (group(viewer, query, "jaar", &t.filters_year(), &query.jaar, years))
    }
}

fn count(counts: &BTreeMap<String, u64>, key: &str) -> Option<u64> {
    counts.get(key).copied()
}

/// A filter: a link for each choice that finds something, with how much; the chosen one takes the choice away.
fn group(
    viewer: &Viewer,
    query: &SearchQuery,
    name: &str,
    title: &str,
    chosen: &str,
    choices: impl Iterator<Item = Choice>,
) -> Markup {
    let choices: Vec<_> =
        choices.filter(|(value, _, count)| count.is_some_and(|n| n > 0) || value == chosen).collect();
    html! {
        @if !choices.is_empty() {
            div.filters__group {
                h3 { (title) }
                ul.filters__list {
                    @for (value, words, count) in choices {
                        @let is_chosen = value == chosen;
                        li {
                            a href=(query.with(name, if is_chosen { "" } else { &value }))
                                aria-current=[is_chosen.then_some("true")] {
                                (words) " " span.filters__count { (number(viewer.language, i64::try_from(count.unwrap_or(0)).unwrap_or(i64::MAX))) }
                            }
                        }
                    }
                }
            }
        }
    }
}
