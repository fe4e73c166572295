//! The list of ideas with its filters, its orders and its pages.

use app::read::Filter;
use app::views::{FilterChoices, LAST_PAGE, PER_PAGE, PinnedPage};
use domain::life::Status;
use domain::lists::Sort;
use domain::organisations::Level;
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use crate::errors::PageError;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{feeds, parts, paths};

/// The parameters of the list. A word that is not known narrows nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    sorteer: String,
    thema: String,
    status: String,
    bestuurslaag: String,
    organisatie: String,
    praktijk: String,
    pagina: String,
}

impl ListQuery {
    /// The page that is asked for.
    pub fn page(&self) -> Result<u64, PageError> {
        page_number(&self.pagina, LAST_PAGE)
    }

    /// The order.
    pub fn sort(&self) -> Sort {
        Sort::parse(&self.sorteer).unwrap_or_default()
    }

    /// What the list is narrowed to.
    pub fn filter(&self) -> Filter {
        let chosen = |text: &String| Some(text.clone()).filter(|t| !t.is_empty());
        Filter {
            theme: chosen(&self.thema),
            status: Status::parse(&self.status),
            level: Level::parse(&self.bestuurslaag),
            organisation: chosen(&self.organisatie),
            practised: self.praktijk == "ja",
        }
    }

    /// The code of the organisation that is chosen; empty for none.
    pub fn organisation(&self) -> &str {
        &self.organisatie
    }

    /// The address of this list with one parameter changed, from its first page.
    fn with(&self, name: &str, value: &str) -> String {
        paths::changed("/ideeen", self.parameters(), name, value)
    }

    fn at_page(&self, page: u64) -> String {
        paths::at_page("/ideeen", self.parameters(), page)
    }

    fn parameters(&self) -> [(&str, &str); 6] {
        [
            ("sorteer", &self.sorteer),
            ("status", &self.status),
            ("thema", &self.thema),
            ("bestuurslaag", &self.bestuurslaag),
            ("organisatie", &self.organisatie),
            ("praktijk", &self.praktijk),
        ]
    }

    fn narrowed(&self) -> usize {
        [&self.status, &self.thema, &self.bestuurslaag, &self.organisatie, &self.praktijk]
            .iter()
            .filter(|v| !v.is_empty())
            .count()
    }
}

/// The page.
pub fn page(
    viewer: &Viewer,
    query: &ListQuery,
    page: u64,
    listed: &PinnedPage,
    choices: &FilterChoices,
) -> Markup {
    let t = viewer.t;
    let found = &listed.page;
    let body = html! {
        div.page__head."page__head--action" {
            h1 { (t.list_title()) }
            a.button href="/ideeen/nieuw" { (t.share_idea()) }
        }
        div.columns."columns--filters" {
            (filters(t, query, choices))
            section aria-labelledby="lijst" {
                div.list-head {
                    h2 id="lijst" { (t.count_ideas(found.total, parts::listed_total(viewer, found.total))) }
                    (orders(t, query))
                }
                @if found.rows.is_empty() && listed.pinned.is_empty() {
                    (empty(t))
                } @else {
                    (parts::idea_list_with_pinned(viewer, &listed.pinned, &found.rows))
                    (parts::pagination(t, page, last_page(found.total), |page| query.at_page(page)))
                }
            }
        }
    };
    layout::page_with_feed(viewer, &t.list_title(), Width::Wide, feeds::IDEAS, &body)
}

fn last_page(total: u64) -> u64 {
    total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE)
}

fn orders(t: &Texts, query: &ListQuery) -> Markup {
    let words = |sort| match sort {
        Sort::Active => t.sort_active(),
        Sort::Newest => t.sort_newest(),
        Sort::Supports => t.sort_supports(),
    };
    html! {
        nav.sort aria-label=(t.sort_label()) {
            ul {
                @for sort in Sort::ALL {
                    li {
                        a href=(query.with("sorteer", sort.as_str()))
                            aria-current=[(*sort == query.sort()).then_some("true")] { (words(*sort)) }
                    }
                }
            }
        }
    }
}

fn empty(t: &Texts) -> Markup {
    html! {
        div.empty.section {
            h3 { (t.list_empty_title()) }
            p { (t.list_empty_text()) }
            p.cluster {
                a.button href="/ideeen/nieuw" { (t.share_idea()) }
                " " a href="/ideeen" { (t.filters_clear()) }
            }
        }
    }
}

fn filters(t: &Texts, query: &ListQuery, choices: &FilterChoices) -> Markup {
    let statuses =
        Status::ALL.iter().filter(|s| s.is_open()).map(|s| (s.as_str().to_owned(), parts::status(t, *s)));
    let levels = Level::ALL.iter().map(|l| (l.as_str().to_owned(), parts::level(t, *l)));
    let themes = choices.themes.iter().map(|theme| (theme.slug.clone(), theme.name.clone()));
    html! {
        aside aria-labelledby="filters-titel" {
            h2.visually-hidden id="filters-titel" { (t.filters_title()) }
            details.filters {
                summary {
                    (t.filters_title())
                    @if query.narrowed() > 0 { " " span.muted { (t.filters_chosen(query.narrowed().to_string())) } }
                }
                (group(query, "praktijk", &t.filters_practice(), &query.praktijk,
                    [("ja".to_owned(), t.filters_practice_yes())].into_iter()))
                (group(query, "status", &t.filters_status(), &query.status, statuses))
                (group(query, "thema", &t.filters_theme(), &query.thema, themes))
                (group(query, "bestuurslaag", &t.filters_level(), &query.bestuurslaag, levels))
                @if let Some(name) = &choices.organisation {
                    (group(query, "organisatie", &t.filters_organisation(), &query.organisatie,
                        [(query.organisatie.clone(), name.clone())].into_iter()))
                }
                @if query.narrowed() > 0 { p { a href="/ideeen" { (t.filters_clear()) } } }
            }
        }
    }
}

/// A filter: a link for each choice; the chosen one takes the choice away again.
fn group(
    query: &ListQuery,
    name: &str,
    title: &str,
    chosen: &str,
    choices: impl Iterator<Item = (String, String)>,
) -> Markup {
    html! {
        div.filters__group {
            h3 { (title) }
            ul.filters__list {
                @for (value, words) in choices {
                    @let is_chosen = value == chosen;
                    li {
                        a href=(query.with(name, if is_chosen { "" } else { &value }))
                            aria-current=[is_chosen.then_some("true")] { (words) }
                    }
                }
            }
        }
    }
}
