//! Themes: all of them, and one with its ideas.

use app::read::{CountedTheme, Filter};
use app::views::{self, PER_PAGE, PinnedPage};
use axum::extract::{Path, State};
use domain::articles::Article;
use domain::lists::Sort;
use domain::topics::Topic;
use i18n::number;
use maud::{Markup, html};

use super::topics;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::layout::{self, Width};
use crate::parts::icons;
use crate::viewer::Viewer;
use crate::{SharedSite, feeds, parts, paths};

/// `GET /themas`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    answer::page(list_page(&viewer, &views::themes(&site.app).await?))
}

/// `GET /themas/{slug}`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(slug): Path<String>) -> Answer {
    let themes = views::themes(&site.app).await?;
    let counted = themes.into_iter().find(|counted| counted.theme.slug == slug).ok_or(PageError::NotFound)?;
    let filter = Filter { theme: Some(slug), ..Filter::default() };
    let ideas = views::ideas_with_pinned(&site.app, &filter, Sort::Active, 1).await?;
    let (topic, name) = (Topic::theme(&counted.theme.slug), &counted.theme.name);
    let action = format!("{}/volgen", paths::theme(&counted.theme.slug));
    let follow = topics::button(&site, &viewer, &topic, &action, name).await?;
    let news = views::articles_about_theme(&site.app, &counted.theme.slug).await?;
    answer::page(theme_page(&viewer, &counted, &ideas, &follow, &news))
}

fn list_page(viewer: &Viewer, themes: &[CountedTheme]) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head { h1 { (t.themes_title()) } p.lead { (t.themes_lead()) } }
        @if themes.is_empty() {
            div.empty {
                h2 { (t.themes_empty_title()) }
                p { (t.themes_empty_text()) }
                p { a href="/ideeen" { (t.articles_to_ideas()) } }
            }
        } @else {
            ul.theme-list."theme-list--wide" { @for counted in themes { li { (row(viewer, counted)) } } }
        }
    };
    layout::page(viewer, &t.themes_title(), Width::Wide, &body)
}

fn row(viewer: &Viewer, counted: &CountedTheme) -> Markup {
    html! {
        a href=(paths::theme(&counted.theme.slug)) {
            (counted.theme.name)
            span.theme-list__count { (viewer.t.count_ideas(counted.ideas, number(viewer.language, counted.ideas))) }
        }
        @if !counted.theme.intro.is_empty() { p.small.muted { (counted.theme.intro) } }
    }
}

fn theme_page(
    viewer: &Viewer,
    counted: &CountedTheme,
    found: &PinnedPage,
    follow: &Markup,
    news: &[Article],
) -> Markup {
    let t = viewer.t;
    let theme = &counted.theme;
    let ideas = &found.page;
    let total = parts::listed_total(viewer, ideas.total);
    let body = html! {
        div.page__head {
            nav.breadcrumb aria-label=(t.breadcrumb_label()) { ol { li { a href="/themas" { (t.themes_title()) } } } }
            h1 { (theme.name) }
            @if !theme.intro.is_empty() { p.lead { (theme.intro) } }
            (follow)
            @if viewer.moderates && !ideas.rows.is_empty() {
                p.small { a.icon-link href={ (paths::theme(&theme.slug)) "/verplaatsen" } { (icons::edit()) (t.move_many_link()) } }
            }
        }
        @if ideas.rows.is_empty() && found.pinned.is_empty() {
            div.empty {
                h2 { (t.theme_empty_title()) }
                p { (t.theme_empty_text()) }
                a.button href="/ideeen/nieuw" { (t.share_idea()) }
            }
        } @else {
            div.list-head { h2 { (t.count_ideas(ideas.total, &total)) } }
            (parts::idea_list_with_pinned(viewer, &found.pinned, &ideas.rows))
            @if ideas.total > PER_PAGE {
                p.section {
                    a href={ "/ideeen" (paths::query([("thema", theme.slug.as_str())])) } { (t.theme_all_ideas(total)) }
                }
            }
        }
        @if !news.is_empty() {
            section.section aria-labelledby="nieuws" {
                div.section__head { h2 id="nieuws" { (t.in_the_news()) } }
                (super::articles::in_the_news(viewer, news))
            }
        }
    };
    let feed = feeds::of_page(&paths::theme(&theme.slug));
    layout::page_with_feed(viewer, &theme.name, Width::Wide, &feed, &body)
}
