//! Searching the archive.

use app::read::{Kind, Query as Question, SearchSort, Segment};
use app::search::{self, Item, PER_PAGE, Results, Thing};
use app::views::{self, FilterChoices};
use axum::extract::State;
use axum_extra::extract::Query;
use domain::life::Status;
use domain::organisations::Level;
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

/// Deepest page of results.
const LAST_PAGE: usize = 50;

/// The parameters of a search. A word that is not known narrows nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    q: String,
    soort: String,
    thema: String,
    status: String,
    bestuurslaag: String,
    organisatie: String,
    praktijk: String,
    jaar: String,
    sorteer: String,
    pagina: String,
    tot: String,
}

impl SearchQuery {
    fn page(&self) -> Result<usize, PageError> {
        page_number(&self.pagina, LAST_PAGE)
    }

    fn kind(&self) -> Option<Kind> {
        match self.soort.as_str() {
            "idee" => Some(Kind::Idea),
            "reactie" => Some(Kind::Comment),
            "artikel" => Some(Kind::Article),
            _ => None,
        }
    }

    fn sort(&self) -> SearchSort {
        match self.sorteer.as_str() {
            "nieuw" => SearchSort::Newest,
            "steun" => SearchSort::Supports,
            _ => SearchSort::Relevance,
        }
    }

    fn question(&self, page: usize) -> Question {
        let chosen = |text: &String| Some(text.clone()).filter(|t| !t.is_empty());
        Question {
            text: self.q.clone(),
            kind: self.kind(),
            themes: chosen(&self.thema).into_iter().collect(),
            status: chosen(&self.status),
            level: chosen(&self.bestuurslaag),
            organisation: chosen(&self.organisatie),
            practice: (self.praktijk == "ja").then_some(true),
            year: self.jaar.parse().ok(),
            until: self.tot.parse().ok(),
            sort: self.sort(),
            offset: (page - 1) * PER_PAGE,
            limit: PER_PAGE,
            explain: false,
        }
    }

    fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && self.narrowed() == 0
    }

    fn narrowed(&self) -> usize {
        let narrowing = [
            &self.soort,
            &self.thema,
            &self.status,
            &self.bestuurslaag,
            &self.organisatie,
            &self.praktijk,
            &self.jaar,
        ];
        narrowing.iter().filter(|v| !v.is_empty()).count()
    }

    fn parameters(&self) -> [(&str, &str); 9] {
        [
            ("q", &self.q),
            ("soort", &self.soort),
            ("thema", &self.thema),
            ("status", &self.status),
            ("bestuurslaag", &self.bestuurslaag),
            ("organisatie", &self.organisatie),
            ("praktijk", &self.praktijk),
            ("jaar", &self.jaar),
            ("sorteer", &self.sorteer),
        ]
    }

    fn with(&self, name: &str, value: &str) -> String {
        let parameters = self.parameters().map(|(n, v)| if n == name { (n, value) } else { (n, v) });
        format!("/zoeken{}", paths::query(parameters))
    }

    fn at_page(&self, page: u64) -> String {
        let page = page.to_string();
        format!("/zoeken{}", paths::query(self.parameters().into_iter().chain([("pagina", page.as_str())])))
    }
}

/// `GET /zoeken`
pub async fn show(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(query): Query<SearchQuery>,
) -> Answer {
    let page = query.page()?;
    if query.is_empty() {
        return answer::page(empty_page(&viewer));
    }
    let results = search::search(&site.app, query.question(page)).await?;
    let choices = views::filter_choices(&site.app, &query.organisatie).await?;
    answer::page(results_page(&viewer, &query, page, &results, &choices))
}

fn empty_page(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head { h1 { (t.search_title()) } (parts::search_box(t, "", "q")) }
        p { (t.search_help()) }
        p { a href="/themas" { (t.search_by_theme()) } }
    };
    layout::page(viewer, &t.search_title(), Width::Text, &body)
}

fn results_page(
    viewer: &Viewer,
    query: &SearchQuery,
    page: usize,
    results: &Results,
    choices: &FilterChoices,
) -> Markup {
    let t = viewer.t;
    let total = i64::try_from(results.total).unwrap_or(i64::MAX);
    let title = if query.q.trim().is_empty() { t.search_title() } else { t.search_title_for(query.q.trim()) };
    let last = results.total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let body = html! {
        div.page__head { h1 { (t.search_title()) } (parts::search_box(t, &query.q, "q")) }
        div.columns."columns--filters" {
            (filters(t, query, results, choices))
            section aria-labelledby="gevonden" {
                div.list-head {
                    h2 id="gevonden" { (t.count_found(total, number(viewer.language, total))) }
                    (orders(t, query))
                }
                @if results.is_loose && results.total > 0 { p.understood { (t.search_loose()) } }
                @if results.hits.is_empty() {
                    (nothing(t, query))
                } @else {
                    ol.result-list { @for item in &results.hits { (result(viewer, item)) } }
                    (parts::pagination(t, page as u64, last as u64, |page| query.at_page(page)))
                }
            }
        }
    };
    layout::page(viewer, &title, Width::Wide, &body)
}

fn nothing(t: &Texts, query: &SearchQuery) -> Markup {
    html! {
        div.empty {
            h3 { (t.search_nothing(query.q.trim())) }
            p { (t.search_nothing_text()) }
            ul {
                li { (t.search_tip_words()) }
                li { a href="/themas" { (t.search_by_theme()) } }
                @if query.narrowed() > 0 { li { a href={ "/zoeken" (paths::query([("q", query.q.as_str())])) } { (t.filters_clear()) } } }
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

fn filters(t: &Texts, query: &SearchQuery, results: &Results, choices: &FilterChoices) -> Markup {
    let facets = &results.facets;
    let kinds = [
        ("idee", t.kind_ideas(), Kind::Idea),
        ("reactie", t.kind_comments(), Kind::Comment),
        ("artikel", t.kind_articles(), Kind::Article),
    ]
    .map(|(word, words, kind)| (word.to_owned(), words, facets.kinds.get(&kind).copied()));
    let count = |counts: &std::collections::BTreeMap<String, u64>, key: &str| counts.get(key).copied();
    let statuses = Status::ALL
        .iter()
        .map(|s| (s.to_string(), parts::status(t, *s), count(&facets.statuses, s.as_str())));
    let themes =
        choices.themes.iter().map(|x| (x.slug.clone(), x.name.clone(), count(&facets.themes, &x.slug)));
    let levels =
        Level::ALL.iter().map(|l| (l.to_string(), parts::level(t, *l), count(&facets.levels, l.as_str())));
    let organisation = choices
        .organisation
        .iter()
        .map(|name| (query.organisatie.clone(), name.clone(), u64::try_from(results.total).ok()));
    html! {
        aside aria-labelledby="filters-titel" {
            h2.visually-hidden id="filters-titel" { (t.filters_title()) }
            details.filters {
                summary {
                    (t.filters_title())
                    @if query.narrowed() > 0 { " " span.muted { (t.filters_chosen(query.narrowed().to_string())) } }
                }
                (group(query, "soort", &t.filters_kind(), &query.soort, kinds.into_iter()))
                (group(query, "status", &t.filters_status(), &query.status, statuses))
                (group(query, "thema", &t.filters_theme(), &query.thema, themes))
                (group(query, "bestuurslaag", &t.filters_level(), &query.bestuurslaag, levels))
                (group(query, "organisatie", &t.filters_organisation(), &query.organisatie, organisation))
            }
        }
    }
}

/// A filter: a link for each choice that finds something, with how much; the chosen one takes the choice away.
fn group(
    query: &SearchQuery,
    name: &str,
    title: &str,
    chosen: &str,
    choices: impl Iterator<Item = (String, String, Option<u64>)>,
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
                                (words) " " span.filters__count { (count.unwrap_or(0)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn result(viewer: &Viewer, item: &Item) -> Markup {
    let t = viewer.t;
    html! {
        @match &item.thing {
            Thing::Idea(row) => li.result data-idee=(row.number) {
                p.result__kind { (t.result_idea(row.number.to_string())) }
                h3.result__title { a href=(paths::idea(row.number, &row.slug)) { (marked(&item.title)) } }
                p.result__passage { (marked(&item.fragment)) }
                (parts::facts(viewer, row))
            },
            Thing::Comment(comment, row) => li.result {
                p.result__kind { (t.result_comment(row.number.to_string())) }
                h3.result__title { a href=(paths::comment(comment.id)) { (marked(&item.title)) } }
                p.result__passage { (marked(&item.fragment)) }
                ul.facts {
                    li { (comment.author_name) ", " (parts::function(t, comment.author_function)) }
                    li { (parts::day(viewer.language, comment.created_at)) }
                }
            },
            Thing::Article(slug) => li.result {
                p.result__kind { (t.result_article()) }
                h3.result__title { a href=(paths::article(slug)) { (marked(&item.title)) } }
                p.result__passage { (marked(&item.fragment)) }
            },
        }
    }
}

/// Text with the words that matched marked.
fn marked(segments: &[Segment]) -> Markup {
    html! { @for segment in segments { @if segment.is_marked { mark { (segment.text) } } @else { (segment.text) } } }
}
