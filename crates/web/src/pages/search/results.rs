//! The page of what was found.

use app::read::{SearchSort, Segment};
use app::search::{Choices, Item, PER_PAGE, Results, Thing};
use i18n::{Texts, number};
use maud::{Markup, html};

use super::filters::filters;
use super::{LAST_PAGE, SearchQuery, reasons};
use crate::layout::{self, Width};
use crate::pages::saved_searches;
use crate::viewer::Viewer;
use crate::{parts, paths};

/// Nothing was asked yet.
pub fn empty_page(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head { h1 { (t.search_title()) } (parts::search_box(t, "", "q")) }
        p { (t.search_help()) }
        p { a href="/themas" { (t.search_by_theme()) } }
    };
    layout::page(viewer, &t.search_title(), Width::Text, &body)
}

/// What was found.
pub fn results_page(
    viewer: &Viewer,
    query: &SearchQuery,
    page: usize,
    results: &Results,
    choices: &Choices,
) -> Markup {
    let t = viewer.t;
    let total = i64::try_from(results.total).unwrap_or(i64::MAX);
    let title = if query.q.trim().is_empty() { t.search_title() } else { t.search_title_for(query.q.trim()) };
    let last = results.total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let body = html! {
        div.page__head { h1 { (t.search_title()) } (parts::search_box(t, &query.q, "q")) }
        div.columns."columns--filters" {
            (filters(viewer, query, results, choices))
            section aria-labelledby="gevonden" {
                div.list-head {
                    h2 id="gevonden" { (t.count_found(total, number(viewer.language, total))) }
                    (orders(t, query))
                }
                (reasons::understood(t, results))
                @if results.is_loose && results.total > 0 { p.understood { (t.search_loose()) } }
                @if results.hits.is_empty() {
                    (nothing(t, query))
                    (saved_searches::keep(viewer, &query.asked()))
                } @else {
                    (in_two(viewer, results))
                    (saved_searches::keep(viewer, &query.asked()))
                    (parts::pagination(t, page as u64, last as u64, |page| query.at_page(page)))
                }
            }
        }
    };
    layout::page_with_feed(viewer, &title, Width::Wide, &query.feed(), &body)
}

/// Those down to the last that has all words, and those behind it. Where nothing has all words, that was said of all.
fn in_two(viewer: &Viewer, results: &Results) -> Markup {
    let complete = results.hits.iter().rposition(|item| item.has_all).map_or(0, |at| at + 1);
    let complete = if results.is_loose { results.hits.len() } else { complete };
    let (first, others) = results.hits.split_at(complete);
    let t = viewer.t;
    html! {
        @if !first.is_empty() {
            ol.result-list { @for item in first { (result(viewer, item, !item.has_all && !results.is_loose)) } }
        }
        @if !others.is_empty() {
            h2.result-list__rest { (t.search_some_words()) }
            ol.result-list { @for item in others { (result(viewer, item, false)) } }
        }
    }
}

fn nothing(t: &Texts, query: &SearchQuery) -> Markup {
    html! {
        div.empty {
            h3 { (t.search_nothing(query.q.trim())) }
            p { (t.search_nothing_text()) }
            ul {
                li { (t.search_tip_words()) }
                li { a href="/themas" { (t.search_by_theme()) } }
                @if query.narrowed() > 0 { li { a href=(query.without_filters()) { (t.filters_clear()) } } }
            }
            p { a.button href="/ideeen/nieuw" { (t.share_idea()) } }
        }
    }
}

fn orders(t: &Texts, query: &SearchQuery) -> Markup {
    let orders = [
        ("", SearchSort::Relevance, t.sort_relevance()),
        ("nieuw", SearchSort::Newest, t.sort_newest()),
        ("steun", SearchSort::Supports, t.sort_supports()),
    ];
    html! {
        nav.sort aria-label=(t.sort_label()) {
            ul {
                @for (word, sort, words) in orders {
                    li { a href=(query.with("sorteer", word)) aria-current=[(sort == query.sort()).then_some("true")] { (words) } }
                }
            }
        }
    }
}

/// A hit; `is_partial` where it stands among those with all words and has some of them.
fn result(viewer: &Viewer, item: &Item, is_partial: bool) -> Markup {
    let t = viewer.t;
    let partly = html! { @if is_partial { " · " span.result__partly { (t.search_partly()) } } };
    html! {
        @match &item.thing {
            Thing::Idea(row) => li.result data-idee=(row.number) {
                p.result__kind { (t.result_idea(row.number.to_string())) (partly) }
                h3.result__title { a href=(paths::idea(row.number, &row.slug)) { (marked(&item.title)) } }
                p.result__passage { (marked(&item.fragment)) }
                (parts::facts(viewer, row))
                (reasons::reasons(t, item))
            },
            Thing::Comment(comment, row) => li.result {
                p.result__kind { (t.result_comment(row.number.to_string())) (partly) }
                h3.result__title { a href=(paths::comment(comment.id)) { (marked(&item.title)) } }
                p.result__passage { (marked(&item.fragment)) }
                ul.facts {
                    li { (comment.author_name) ", " (parts::function(t, comment.author_function)) }
                    li { (parts::day(viewer.language, comment.created_at)) }
                }
                (reasons::reasons(t, item))
            },
            Thing::Article(slug) => li.result {
                p.result__kind { (t.result_article()) (partly) }
                h3.result__title { a href=(paths::article(slug)) { (marked(&item.title)) } }
                p.result__passage { (marked(&item.fragment)) }
                (reasons::reasons(t, item))
            },
        }
    }
}

/// Text with the words that matched marked.
fn marked(segments: &[Segment]) -> Markup {
    html! { @for segment in segments { @if segment.is_marked { mark { (segment.text) } } @else { (segment.text) } } }
}
