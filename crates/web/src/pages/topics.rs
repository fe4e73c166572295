//! Following a theme, a person or an organisation, and the page of all that one follows.

use app::read::{IdeaRow, TopicRow};
use app::topics::{self, Followed};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::topics::{Topic, TopicKind};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::subnav;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Sent, Switch, page_number};
use crate::layout::{self, Width};
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The last page of followed ideas.
const LAST_PAGE: u64 = 200;
/// The page to which a stop there leads back.
const HERE: &str = "/account/volgend";

/// `POST /themas/{slug}/volgen`
pub async fn follow_theme(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(slug): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    follow(&site, &viewer, &Topic::theme(&slug), &switch, paths::theme(&slug)).await
}

/// `POST /organisaties/{code}/volgen`
pub async fn follow_organisation(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(code): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    follow(&site, &viewer, &Topic::organisation(&code), &switch, paths::organisation(&code)).await
}

/// `POST /personen/{handle}/volgen`
pub async fn follow_person(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(handle): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    let topic = topics::of_person(&site.app, &handle).await?;
    follow(&site, &viewer, &topic, &switch, paths::person(&handle)).await
}

async fn follow(site: &SharedSite, viewer: &Viewer, topic: &Topic, switch: &Switch, page: String) -> Answer {
    topics::follow(&site.app, &viewer.actor, topic, switch.is_on()?).await?;
    answer::see(&switch.back(page))
}

/// The button with which a topic is followed or left; nothing where it cannot be.
pub async fn button(
    site: &SharedSite,
    viewer: &Viewer,
    topic: &Topic,
    action: &str,
    name: &str,
) -> Result<Markup, PageError> {
    let (may, follows) = topics::standing(&site.app, &viewer.actor, topic).await?;
    let t = viewer.t;
    let meaning = if topic.kind == TopicKind::Person { t.topic_meaning_person() } else { t.topic_meaning() };
    Ok(html! {
        @if may {
            form.cluster method="post" action=(action) {
                button.button."button--secondary" name="actie" value=(if follows { "uit" } else { "aan" })
                    aria-pressed=(follows) {
                    (icons::follow())
                    @if follows { (t.topic_given()) } @else { (t.topic_follow()) }
                    span.visually-hidden { " " (t.topic_follow_of(name)) }
                }
                span.small.muted { (meaning) }
            }
        }
    })
}

/// Which page of the followed ideas.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pagina: String,
}

/// `GET /account/volgend`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let page = page_number(&query.pagina, LAST_PAGE)?;
    let followed = topics::followed(&site.app, &viewer.actor, page).await?;
    if page > 1 && followed.ideas.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(list_page(&viewer, &followed, page))
}

fn list_page(viewer: &Viewer, followed: &Followed, page: u64) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.followed_title()) }
        (subnav(t, HERE))
        p.lead { (t.followed_lead()) }
        div.stack {
            @if page == 1 { (topic_list(t, &followed.topics)) }
            section aria-labelledby="ideeen" {
                div.section__head { h2 id="ideeen" { (t.followed_ideas()) } }
                @if followed.ideas.is_empty() {
                    div.empty {
                        p { (t.account_followed_empty()) }
                        p { a href="/ideeen" { (t.account_followed_find()) } }
                    }
                } @else {
                    ul.follow-list { @for row in &followed.ideas { (idea(t, row)) } }
                    (older_and_newer(t, page, followed.has_more))
                }
            }
        }
    };
    layout::page(viewer, &t.followed_title(), Width::Text, &body)
}

fn topic_list(t: &Texts, rows: &[TopicRow]) -> Markup {
    html! {
        section aria-labelledby="onderwerpen" {
            div.section__head { h2 id="onderwerpen" { (t.followed_topics()) } }
            @if rows.is_empty() {
                div.empty {
                    p { (t.followed_topics_empty()) }
                    p { a href="/themas" { (t.nav_themes()) } }
                }
            } @else {
                ul.follow-list { @for row in rows { (topic(t, row)) } }
            }
        }
    }
}

fn topic(t: &Texts, row: &TopicRow) -> Markup {
    let (path, kind) = match row.topic.kind {
        TopicKind::Theme => (paths::theme(&row.address), t.topic_theme()),
        TopicKind::Person => (paths::person(&row.address), t.topic_person()),
        TopicKind::Organisation => (paths::organisation(&row.address), t.topic_organisation()),
    };
    html! {
        li.follow-list__item {
            div { a href=(path) { (row.name) } " " span.small.muted { (kind) } }
            (stop(t, &format!("{path}/volgen"), &row.name))
        }
    }
}

fn idea(t: &Texts, row: &IdeaRow) -> Markup {
    html! {
        li.follow-list__item data-idee=(row.number) {
            div {
                a href=(paths::idea(row.number, &row.slug)) { (row.title) }
                " " (parts::status_badge(t, row.status))
            }
            (stop(t, &paths::idea_step(row.number, "volgen"), &row.title))
        }
    }
}

fn stop(t: &Texts, action: &str, name: &str) -> Markup {
    html! {
        form method="post" action=(action) {
            input type="hidden" name="terug" value=(HERE);
            button.link-button name="actie" value="uit" {
                (t.followed_stop()) span.visually-hidden { " " (t.followed_stop_of(name)) }
            }
        }
    }
}

fn older_and_newer(t: &Texts, page: u64, has_more: bool) -> Markup {
    let at = |page: u64| format!("{HERE}?pagina={page}");
    html! {
        @if page > 1 || has_more {
            nav.pagination aria-label=(t.pages_label()) {
                @if page > 1 { a rel="prev" href=(at(page - 1)) { (t.pages_previous()) } }
                @if has_more { a rel="next" href=(at(page + 1)) { (t.pages_next()) } }
            }
        }
    }
}
