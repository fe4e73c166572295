//! Mail that does not arrive: what the mail server did not take, and the addresses that are mailed no more.

use app::delivery::{self, Delivery};
use app::read::{Account, RefusedMail};
use axum::extract::State;
use i18n::number;
use maud::{Markup, html};

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

/// `GET /beheer/mail`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let delivery = delivery::overview(&site.app, &viewer.actor).await?;
    answer::page(page(&viewer, &delivery))
}

fn page(viewer: &Viewer, delivery: &Delivery) -> Markup {
    let t = viewer.t;
    let count = |n: u64| number(viewer.language, i64::try_from(n).unwrap_or(i64::MAX));
    let body = html! {
        div.page__head { h1 { (t.delivery_title()) } }
        p { a href="/beheer/personen" { (t.people_title()) } }
        dl.key-values {
            div { dt { (t.delivery_waiting()) } dd { (count(delivery.waiting)) } }
            div { dt { (t.delivery_refused()) } dd { (count(delivery.refused)) } }
        }
        section aria-labelledby="niet-verstuurd" {
            h2 id="niet-verstuurd" { (t.delivery_refused()) }
            @if delivery.last_refused.is_empty() {
                div.empty { p { (t.delivery_refused_none()) } }
            } @else {
                p { (t.delivery_refused_help()) }
                (refused(viewer, &delivery.last_refused))
            }
        }
        section aria-labelledby="geblokkeerd" {
            h2 id="geblokkeerd" { (t.delivery_blocked()) }
            @if delivery.blocked.is_empty() {
                div.empty { p { (t.delivery_blocked_none()) } }
            } @else {
                p { (t.delivery_blocked_help()) }
                ul { @for account in &delivery.blocked { (blocked(viewer, account)) } }
            }
        }
    };
    layout::page(viewer, &t.delivery_title(), Width::Wide, &body)
}

fn refused(viewer: &Viewer, mails: &[RefusedMail]) -> Markup {
    let t = viewer.t;
    let names = [
        t.delivery_table_mail(),
        t.delivery_table_person(),
        t.delivery_table_kind(),
        t.delivery_table_queued(),
        t.delivery_table_attempts(),
        t.delivery_table_error(),
    ];
    html! {
        div.table-scroll role="region" aria-labelledby="niet-verstuurd" tabindex="0" {
            table.table {
                thead { tr { @for name in names { th scope="col" { (name) } } } }
                tbody {
                    @for mail in mails {
                        tr {
                            td { (mail.id) }
                            td { (mail.person_name) }
                            td { (mail.kind) }
                            td { (parts::time(viewer.language, mail.queued_at)) }
                            td.table__number { (mail.attempts) }
                            td { (mail.error) }
                        }
                    }
                }
            }
        }
    }
}

fn blocked(viewer: &Viewer, account: &Account) -> Markup {
    let t = viewer.t;
    html! {
        li {
            a href=(paths::person(&account.handle)) { (account.name) }
            @if let Some(email) = &account.email { " (" (email) ")" }
            @if let Some(since) = account.mail_blocked_at {
                ", " (t.delivery_since()) " " (parts::day(viewer.language, since))
            }
        }
    }
}
