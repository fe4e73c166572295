//! *Nieuws & inspiratie*: the archive by year, and an article.

pub mod written;

use app::read::IdeaRow;
use app::views::{self, Archive, LAST_PAGE, PER_PAGE};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::articles::Article;
use i18n::number;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{SharedSite, feeds, parts, paths};

const HERE: &str = "/artikelen";

/// The parameters of the archive.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    jaar: String,
    pagina: String,
}

impl ListQuery {
    fn page(&self) -> Result<u64, PageError> {
        page_number(&self.pagina, LAST_PAGE)
    }

    /// The year that is asked for, written as years are; nothing for all of them.
    fn year(&self) -> Result<Option<i16>, PageError> {
        if self.jaar.is_empty() {
            return Ok(None);
        }
        let is_year = self.jaar.len() == 4 && self.jaar.bytes().all(|byte| byte.is_ascii_digit());
        self.jaar.parse().ok().filter(|_| is_year).map(Some).ok_or(PageError::NotFound)
    }
}

/// `GET /artikelen`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let (year, page) = (query.year()?, query.page()?);
    let archive = views::archive(&site.app, year, page).await?;
    answer::page(list_page(&viewer, &archive, year, page))
}

/// `GET /artikelen/{slug}`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(slug): Path<String>) -> Answer {
    let view = views::article(&site.app, &slug).await?;
    let article = &view.article;
    let body = html! {
        article {
            nav.breadcrumb aria-label=(viewer.t.breadcrumb_label()) {
                ol { li { a href=(HERE) { (viewer.t.articles_title()) } } }
            }
            h1 { (article.title) }
            (head(&viewer, Some(article.date), &view.themes))
            div.section { (words(&article.intro, &article.text, Headings::UnderTitle)) }
        }
        (about(&viewer, &view.ideas))
    };
    answer::page(layout::page(&viewer, &article.title, Width::Text, &body))
}

fn list_page(viewer: &Viewer, archive: &Archive, year: Option<i16>, page: u64) -> Markup {
    let t = viewer.t;
    let title = year.map_or_else(|| t.articles_title(), |year| t.articles_of_year(year.to_string()));
    let written = year.map(|year| year.to_string()).unwrap_or_default();
    let last = archive.total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let body = html! {
        div.page__head { h1 { (title) } p.lead { (t.articles_lead()) } }
        @if archive.articles.is_empty() {
            div.empty {
                h2 { (t.articles_empty_title()) }
                p { (t.articles_empty_text()) }
                p { a href="/ideeen" { (t.articles_to_ideas()) } }
            }
        } @else {
            (years(viewer, archive, year))
        }
        @for year in archive.articles.chunk_by(|a, b| a.date.year() == b.date.year()) { (of_year(viewer, year)) }
        (parts::pagination(t, page, last, |page| paths::at_page(HERE, [("jaar", written.as_str())], page)))
    };
    layout::page_with_feed(viewer, &title, Width::Wide, feeds::ARTICLES, &body)
}

/// The years to choose from, where there is more than one.
fn years(viewer: &Viewer, archive: &Archive, chosen: Option<i16>) -> Markup {
    let t = viewer.t;
    html! {
        @if archive.years.len() > 1 || chosen.is_some() {
            nav.sort aria-label=(t.articles_years()) {
                ul {
                    li { a href=(HERE) aria-current=[chosen.is_none().then_some("page")] { (t.articles_all_years()) } }
                    @for (year, count) in &archive.years {
                        li {
                            a href={ (HERE) "?jaar=" (year) } aria-current=[(chosen == Some(*year)).then_some("page")] {
                                (year)
                                span.visually-hidden { ", " (t.articles_count(*count, number(viewer.language, *count))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn of_year(viewer: &Viewer, articles: &[Article]) -> Markup {
    let year = articles.first().map_or(0, |article| article.date.year());
    html! {
        section.section aria-labelledby={ "jaar-" (year) } {
            div.section__head { h2 id={ "jaar-" (year) } { (year) } }
            ul.article-list."article-list--year" {
                @for article in articles {
                    li.article-item {
                        time.article-item__date datetime=(article.date) { (i18n::date(viewer.language, article.date)) }
                        h3.article-item__title { a href=(paths::article(&article.slug)) { (article.title) } }
                        p.article-item__intro { (article.intro) }
                    }
                }
            }
        }
    }
}

/// The day of an article, where it has one, and the themes it is about.
fn head(viewer: &Viewer, date: Option<Date>, themes: &[(String, String)]) -> Markup {
    html! {
        @if date.is_some() || !themes.is_empty() {
            ul.facts {
                @if let Some(date) = date { li { time datetime=(date) { (i18n::date(viewer.language, date)) } } }
                @for (slug, name) in themes { li { a href=(paths::theme(slug)) { (name) } } }
            }
        }
    }
}

fn words(intro: &str, text: &str, headings: Headings) -> Markup {
    html! {
        @if !intro.is_empty() { p.lead { (intro) } }
        div.prose { (text::html(text, headings)) }
    }
}

/// The ideas that an article is about.
fn about(viewer: &Viewer, ideas: &[IdeaRow]) -> Markup {
    html! {
        @if !ideas.is_empty() {
            section.section aria-labelledby="over-ideeen" {
                div.section__head { h2 id="over-ideeen" { (viewer.t.article_about_ideas()) } }
                ul.similar { @for row in ideas { (parts::alike(viewer, row)) } }
            }
        }
    }
}

/// Articles about an idea or a theme, as a short list.
pub fn in_the_news(viewer: &Viewer, articles: &[Article]) -> Markup {
    html! {
        ul.similar {
            @for article in articles {
                li {
                    a href=(paths::article(&article.slug)) { (article.title) }
                    p.similar__facts {
                        time datetime=(article.date) { (i18n::date(viewer.language, article.date)) }
                    }
                }
            }
        }
    }
}
