//! `/beheer/post`: the mail that waits, the mail that was given up, and trying that again.

use app::mails::{self, PER_PAGE, Queue};
use app::read::{Account, MailRow};
use app::views::LAST_PAGE;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::MailId;
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::success;
use super::administration::subnav;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

const HERE: &str = "/beheer/post";

/// Which page of what was given up, and how many mails are tried again since a moment.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pagina: String,
    opnieuw: String,
}

/// `GET /beheer/post`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let page = page_number(&query.pagina, LAST_PAGE)?;
    let queue = mails::queue(&site.app, &viewer.actor, page).await?;
    if page > 1 && queue.given_up.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(list_page(&viewer, &queue, page, query.opnieuw.parse().ok()))
}

/// `POST /beheer/post/opnieuw`
pub async fn retry_all(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let retried = mails::retry(&site.app, &viewer.actor, None).await?;
    answer::see(&format!("{HERE}?opnieuw={retried}"))
}

/// `POST /beheer/post/{id}/opnieuw`
pub async fn retry(State(site): State<SharedSite>, viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = MailId(id.parse().map_err(|_| PageError::NotFound)?);
    let retried = mails::retry(&site.app, &viewer.actor, Some(id)).await?;
    answer::see(&format!("{HERE}?opnieuw={retried}"))
}

fn list_page(viewer: &Viewer, queue: &Queue, page: u64, retried: Option<u32>) -> Markup {
    let t = viewer.t;
    let count = |n: u64| {
        let count = i64::try_from(n).unwrap_or(i64::MAX);
        t.post_count(count, number(viewer.language, count))
    };
    let body = html! {
        div.page__head { h1 { (t.post_title()) } (subnav(t, HERE)) p.lead { (t.post_lead()) } }
        @if let Some(retried) = retried {
            (success(&t.post_retried(i64::from(retried), number(viewer.language, i64::from(retried)))))
        }
        div.stack {
            section aria-labelledby="gestrand" {
                div.section__head { h2 id="gestrand" { (t.post_given_up()) } }
                @if queue.state.refused == 0 {
                    p { (t.post_nothing_given_up()) }
                } @else {
                    div.cluster {
                        p { (count(queue.state.refused)) }
                        form method="post" action="/beheer/post/opnieuw" {
                            button.button."button--secondary" { (t.post_retry_all()) }
                        }
                    }
                    (given_up(viewer, &queue.given_up))
                    (parts::pagination(t, page, queue.state.refused.div_ceil(PER_PAGE).min(LAST_PAGE), |page| {
                        format!("{HERE}?pagina={page}")
                    }))
                }
            }
            section aria-labelledby="wacht" {
                div.section__head { h2 id="wacht" { (t.post_waiting()) } }
                @if queue.state.waiting == 0 {
                    p { (t.post_nothing_waiting()) }
                } @else {
                    p {
                        (count(queue.state.waiting))
                        @if queue.state.waiting > queue.waiting.len() as u64 {
                            ". " (t.post_first(queue.waiting.len().to_string()))
                        }
                    }
                    (waiting(viewer, &queue.waiting))
                }
            }
            (blocked(viewer, &queue.blocked))
        }
    };
    layout::page(viewer, &t.post_title(), Width::Wide, &body)
}

/// Those who are mailed no more because their mail came back.
fn blocked(viewer: &Viewer, accounts: &[Account]) -> Markup {
    let t = viewer.t;
    html! {
        section aria-labelledby="terug" {
            div.section__head { h2 id="terug" { (t.post_blocked()) } }
            @if accounts.is_empty() {
                p { (t.post_blocked_none()) }
            } @else {
                p { (t.post_blocked_help()) }
                ul {
                    @for account in accounts {
                        li {
                            a href=(paths::person(&account.handle)) { (account.name) }
                            @if let Some(since) = account.mail_blocked_at {
                                ", " (t.post_blocked_since()) " " (parts::day(viewer.language, since))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn given_up(viewer: &Viewer, rows: &[MailRow]) -> Markup {
    let t = viewer.t;
    html! {
        div.table-scroll tabindex="0" role="region" aria-labelledby="gestrand" {
            table.table {
                thead {
                    tr {
                        th scope="col" { (t.post_number()) }
                        th scope="col" { (t.post_kind()) }
                        th scope="col" { (t.post_tried()) }
                        th scope="col" { (t.post_tries()) }
                        th scope="col" { (t.post_reason()) }
                        th scope="col" { span.visually-hidden { (t.post_retry()) } }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (row.id) }
                            td { (kind(t, &row.kind)) }
                            td { (parts::time(viewer.language, row.due_at)) }
                            td { (row.tries) }
                            td { (row.reason.as_deref().unwrap_or_default()) }
                            td {
                                form method="post" action={ "/beheer/post/" (row.id) "/opnieuw" } {
                                    button.link-button {
                                        (t.post_retry())
                                        span.visually-hidden { " " (t.post_retry_of(row.id.to_string())) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn waiting(viewer: &Viewer, rows: &[MailRow]) -> Markup {
    let t = viewer.t;
    html! {
        div.table-scroll tabindex="0" role="region" aria-labelledby="wacht" {
            table.table {
                thead {
                    tr {
                        th scope="col" { (t.post_number()) }
                        th scope="col" { (t.post_kind()) }
                        th scope="col" { (t.post_queued()) }
                        th scope="col" { (t.post_due()) }
                        th scope="col" { (t.post_tries()) }
                        th scope="col" { (t.post_reason()) }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            th scope="row" { (row.id) }
                            td { (kind(t, &row.kind)) }
                            td { (parts::time(viewer.language, row.queued_at)) }
                            td { (parts::time(viewer.language, row.due_at)) }
                            td { (row.tries) }
                            td { (row.reason.as_deref().unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

/// What a kind of mail in the queue is; one of another version by its own word.
fn kind(t: &Texts, word: &str) -> String {
    match word {
        "account" => t.post_kind_account(),
        "bundel" => t.post_kind_gathered(),
        "dagelijks" => t.post_kind_daily(),
        "wekelijks" => t.post_kind_weekly(),
        "besluit" => t.post_kind_decision(),
        "nieuw" => t.post_kind_news(),
        other => other.to_owned(),
    }
}
