//! The home page: what this is, one thing to do, and what goes on now.

use app::views::{self, Home};
use axum::extract::State;
use i18n::number;
use maud::{Markup, html};

use crate::answer::{self, Answer};
use crate::layout::{self, Width};
use crate::parts::{self, icons};
use crate::viewer::Viewer;
use crate::{SharedSite, feeds, paths};

/// `GET /`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let home = views::home(&site.app).await?;
    let body = html! {
        (hero(&viewer))
        div.columns."columns--aside" { (ideas(&viewer, &home)) (aside(&viewer, &home)) }
        (articles(&viewer, &home))
    };
    answer::page(layout::page_with_feed(&viewer, &viewer.t.home_title(), Width::Wide, feeds::IDEAS, &body))
}

fn hero(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    html! {
        div.hero {
            div {
                h1 { (t.home_heading()) }
                p.lead { (t.home_lead()) }
                a.button href="/ideeen/nieuw" { (t.share_idea()) }
            }
            (icons::logo("hero__art"))
            div.hero__search { (parts::search_box(t, "", "zoek")) }
        }
    }
}

fn ideas(viewer: &Viewer, home: &Home) -> Markup {
    let t = viewer.t;
    html! {
        div {
            @if !home.featured.is_empty() {
                section.section aria-labelledby="uitgelicht" {
                    div.section__head { h2 id="uitgelicht" { (t.home_featured()) } }
                    (parts::featured_list(viewer, &home.featured))
                }
            }
            @if !home.works.is_empty() {
                section.section aria-labelledby="werkt" {
                    div.section__head {
                        h2 id="werkt" { (t.home_works()) }
                        a.section__more href="/praktijk" { (t.home_works_all()) }
                    }
                    (parts::idea_list(viewer, &home.works))
                }
            }
            section.section aria-labelledby="nu" {
                div.section__head {
                    h2 id="nu" { (t.home_active()) }
                    a.section__more href="/ideeen" { (t.home_all_ideas(parts::listed_total(viewer, home.ideas))) }
                }
                @if home.active.is_empty() {
                    div.empty { p { (t.list_empty_text()) } a.button href="/ideeen/nieuw" { (t.share_idea()) } }
                } @else {
                    (parts::idea_list(viewer, &home.active))
                }
            }
        }
    }
}

fn aside(viewer: &Viewer, home: &Home) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    html! {
        div {
            section.section aria-labelledby="themas" {
                div.section__head { h2 id="themas" { (t.home_themes()) } }
                ul.theme-list {
                    @for counted in &home.themes {
                        li {
                            a href=(paths::theme(&counted.theme.slug)) {
                                (counted.theme.name)
                                span.theme-list__count {
                                    (number(language, counted.ideas))
                                    span.visually-hidden { " " (t.home_theme_ideas(counted.ideas)) }
                                }
                            }
                        }
                    }
                }
            }
            @if !home.newest.is_empty() {
                section.section aria-labelledby="nieuw" {
                    div.section__head {
                        h2 id="nieuw" { (t.home_newest()) }
                        a.section__more href="/ideeen?sorteer=nieuw" { (t.home_more()) }
                    }
                    ul.plain-list {
                        @for row in &home.newest { li { a href=(paths::idea(row.number, &row.slug)) { (row.title) } } }
                    }
                }
            }
        }
    }
}

fn articles(viewer: &Viewer, home: &Home) -> Markup {
    html! {
        @if !home.articles.is_empty() {
            section.section aria-labelledby="artikelen" {
                div.section__head {
                    h2 id="artikelen" { (viewer.t.nav_articles()) }
                    a.section__more href="/artikelen" { (viewer.t.home_more()) }
                }
                ul.article-list."article-list--four" {
                    @for article in &home.articles {
                        li.article-item {
                            p.article-item__date { (i18n::date(viewer.language, article.date)) }
                            h3.article-item__title { a href=(paths::article(&article.slug)) { (article.title) } }
                            p.article-item__intro { (article.intro) }
                        }
                    }
                }
            }
        }
    }
}
