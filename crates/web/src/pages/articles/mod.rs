//! *Nieuws & inspiratie*: the archive by year, and an article.

use app::views::{self, LAST_PAGE, PER_PAGE};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::articles::Article;
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{SharedSite, parts, paths};

/// The parameters of the archive.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pagina: String,
}

impl ListQuery {
    fn page(&self) -> Result<u64, PageError> {
        page_number(&self.pagina, LAST_PAGE)
    }
}

/// `GET /artikelen`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let page = query.page()?;
    let (articles, total) = views::articles(&site.app, page, PER_PAGE).await?;
    if page > 1 && articles.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(list_page(&viewer, &articles, page, total))
}

/// `GET /artikelen/{slug}`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(slug): Path<String>) -> Answer {
    answer::page(article_page(&viewer, &views::article(&site.app, &slug).await?))
}

/// `articles` come newest first; `total` is their number on all pages.
fn list_page(viewer: &Viewer, articles: &[Article], page: u64, total: u64) -> Markup {
    let t = viewer.t;
    let last = total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let body = html! {
        div.page__head { h1 { (t.articles_title()) } p.lead { (t.articles_lead()) } }
        @if articles.is_empty() {
            div.empty {
                h2 { (t.articles_empty_title()) }
                p { (t.articles_empty_text()) }
                p { a href="/ideeen" { (t.articles_to_ideas()) } }
            }
        }
        @for year in articles.chunk_by(|a, b| a.date.year() == b.date.year()) { (of_year(viewer, year)) }
        (parts::pagination(t, page, last, |page| format!("/artikelen?pagina={page}")))
    };
    layout::page(viewer, &t.articles_title(), Width::Wide, &body)
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

fn article_page(viewer: &Viewer, article: &Article) -> Markup {
    let t = viewer.t;
    let body = html! {
        article {
            nav.breadcrumb aria-label=(t.breadcrumb_label()) {
                ol { li { a href="/artikelen" { (t.articles_title()) } } }
            }
            h1 { (article.title) }
            p.facts { time datetime=(article.date) { (i18n::date(viewer.language, article.date)) } }
            div.section {
                p.lead { (article.intro) }
                div.prose { (text::html(&article.text, Headings::UnderTitle)) }
            }
        }
    };
    layout::page(viewer, &article.title, Width::Text, &body)
}
