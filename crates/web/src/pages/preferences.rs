//! Which mail somebody gets: chosen on their own page, or stopped from the mail itself.

use std::collections::HashMap;

use app::{Refusal, preferences};
use axum::extract::{Path, State};
use axum::response::Response;
use axum_extra::extract::Query;
use domain::Denial;
use domain::notices::{Frequency, MailKind};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::{dead_link, subnav, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::Sent;
use crate::layout::{self, Width};
use crate::viewer::Viewer;

/// How soon a mail can come. Digests are not made, so nobody can choose one.
const OFFERED: [Frequency; 2] = [Frequency::AtOnce, Frequency::Never];

/// What was sent: for each kind, as `mail_` and its word, how soon. A kind that is left out stays as it is.
type Typed = HashMap<String, String>;

fn choices(typed: &Typed) -> Result<Vec<(MailKind, Frequency)>, PageError> {
    let sent = MailKind::ALL.iter().filter_map(|kind| Some((*kind, typed.get(&field(*kind))?)));
    sent.map(|(kind, word)| {
        let frequency = Frequency::parse(word).filter(|frequency| OFFERED.contains(frequency));
        Ok((kind, frequency.ok_or(PageError::Unprocessable)?))
    })
    .collect()
}

fn field(kind: MailKind) -> String {
    format!("mail_{kind}")
}

/// Whether the form was just kept.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    bewaard: String,
}

/// `GET /account/meldingen`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let list = preferences::list(&site.app, &viewer.actor).await?;
    answer::page(form_page(&viewer, &list, before.bewaard == "ja"))
}

/// `POST /account/meldingen`
pub async fn choose(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    preferences::choose(&site.app, &viewer.actor, &choices(&typed)?).await?;
    answer::see("/account/meldingen?bewaard=ja")
}

/// `GET /afmelden/{token}`: asks, because a mail program may follow a link before its reader does.
pub async fn ask_stop(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match preferences::read_stop(&site.app, &token) {
        Ok(stop) => answer::page(ask_page(&viewer, stop.kind)),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(unknown(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// `POST /afmelden/{token}`: answers at once and without a redirect, as mail programs expect (RFC 8058, 3.1).
pub async fn stop(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match preferences::stop(&site.app, &token).await {
        Ok(stop) => answer::page(stopped_page(&viewer, stop.kind)),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(unknown(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The kinds that are sent to this viewer.
fn is_sent(viewer: &Viewer, kind: MailKind) -> bool {
    match kind {
        MailKind::Reply | MailKind::Comment | MailKind::Decision => true,
        MailKind::Mention | MailKind::Status => false,
        MailKind::News => viewer.moderates,
    }
}

fn form_page(viewer: &Viewer, list: &[(MailKind, Frequency)], is_kept: bool) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.mailpref_title()) }
        (subnav(t, "/account/meldingen"))
        @if is_kept { (success(&t.mailpref_saved())) }
        p.lead { (t.mailpref_lead()) }
        form.form method="post" action="/account/meldingen" {
            @for (kind, frequency) in list.iter().filter(|(kind, _)| is_sent(viewer, *kind)) {
                (choice(t, *kind, *frequency))
            }
            button.button { (t.mailpref_save()) }
        }
    };
    layout::page(viewer, &t.mailpref_title(), Width::Form, &body)
}

fn choice(t: &Texts, kind: MailKind, frequency: Frequency) -> Markup {
    html! {
        fieldset.field {
            legend.field__label { (question(t, kind)) }
            div.choices."choices--inline" {
                @for offered in OFFERED {
                    @let is_never = offered == Frequency::Never;
                    label.choice {
                        input type="radio" name=(field(kind)) value=(offered)
                            checked[(frequency == Frequency::Never) == is_never];
                        span { @if is_never { (t.mailpref_never()) } @else { (t.mailpref_at_once()) } }
                    }
                }
            }
        }
    }
}

fn question(t: &Texts, kind: MailKind) -> String {
    match kind {
        MailKind::Reply => t.mailpref_reply(),
        MailKind::Comment => t.mailpref_comment(),
        MailKind::Mention => t.mailpref_mention(),
        MailKind::Status => t.mailpref_status(),
        MailKind::Decision => t.mailpref_decision(),
        MailKind::News => t.mailpref_news(),
    }
}

/// The form posts to the address it stands at; whose mail it is, is not told.
fn ask_page(viewer: &Viewer, kind: MailKind) -> Markup {
    let t = viewer.t;
    let lead = match kind {
        MailKind::Reply => t.stop_lead_reply(),
        MailKind::Comment => t.stop_lead_comment(),
        MailKind::Mention => t.stop_lead_mention(),
        MailKind::Status => t.stop_lead_status(),
        MailKind::Decision => t.stop_lead_decision(),
        MailKind::News => t.stop_lead_news(),
    };
    let body = html! {
        h1 { (t.stop_title()) }
        p.lead { (lead) }
        form.form method="post" {
            p.cluster {
                button.button { (t.stop_button()) }
                " " a href="/account/meldingen" { (t.stop_choose()) }
            }
        }
    };
    layout::page(viewer, &t.stop_title(), Width::Form, &body)
}

fn stopped_page(viewer: &Viewer, kind: MailKind) -> Markup {
    let t = viewer.t;
    let done = match kind {
        MailKind::Reply => t.stop_done_reply(),
        MailKind::Comment => t.stop_done_comment(),
        MailKind::Mention => t.stop_done_mention(),
        MailKind::Status => t.stop_done_status(),
        MailKind::Decision => t.stop_done_decision(),
        MailKind::News => t.stop_done_news(),
    };
    let body = html! {
        h1 { (t.stop_done_title()) }
        (success(&done))
        p { (t.stop_regret()) " " a href="/account/meldingen" { (t.stop_turn_on()) } "." }
    };
    layout::page(viewer, &t.stop_done_title(), Width::Form, &body)
}

fn unknown(viewer: &Viewer) -> Response {
    let t = viewer.t;
    let way_on = html! { p { a.button href="/account/meldingen" { (t.stop_unknown_choose()) } } };
    dead_link(viewer, &t.stop_unknown_title(), &t.stop_unknown_text(), &way_on)
}
