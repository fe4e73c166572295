//! What the site is searched for, for administrators: counts alone, and none that may say something about one person.

use app::read::SearchedWords;
use app::searches::{self, Searched, WEEKS};
use axum::extract::State;
use domain::searches::SHOWN_FROM;
use i18n::number;
use maud::{Markup, html};

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::layout::{self, Width};
use crate::pages::administration::subnav;
use crate::paths;
use crate::viewer::Viewer;

/// `GET /beheer/zoekvragen`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let searched = searches::searched(&site.app, &viewer.actor).await?;
    answer::page(page(&viewer, &searched))
}

fn page(viewer: &Viewer, searched: &Searched) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head { h1 { (t.searched_title()) } (subnav(t, "/beheer/zoekvragen")) }
        p.lead { (t.searched_lead(WEEKS.to_string(), SHOWN_FROM.to_string())) }
        (list(viewer, "meest", &t.searched_most(), &searched.most, false))
        (list(viewer, "niets", &t.searched_empty(), &searched.empty, true))
    };
    layout::page(viewer, &t.searched_title(), Width::Text, &body)
}

fn list(viewer: &Viewer, id: &str, title: &str, words: &[SearchedWords], by_empty: bool) -> Markup {
    let t = viewer.t;
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (title) }
            @if words.is_empty() {
                p.muted { (t.searched_none()) }
            } @else {
                div.table-scroll {
                    table.table aria-labelledby=(id) {
                        thead {
                            tr {
                                th scope="col" { (t.searched_words()) }
                                th scope="col" { (if by_empty { t.searched_count_empty() } else { t.searched_count() }) }
                            }
                        }
                        tbody {
                            @for row in words {
                                tr {
                                    th scope="row" { a href={ "/zoeken" (paths::query([("q", row.words.as_str())])) } { (row.words) } }
                                    td { (number(viewer.language, if by_empty { row.empty } else { row.asked })) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
