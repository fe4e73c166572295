//! `/afmelden/{token}`: stopping kinds of mail from a mail itself, without signing in.

use app::{Refusal, preferences};
use axum::extract::{Path, State};
use axum::response::Response;
use domain::Denial;
use domain::notices::MailKind;
use i18n::Texts;
use maud::{Markup, html};

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::layout::{self, Width};
use crate::pages::accounts::{dead_link, success};
use crate::viewer::Viewer;

/// `GET /afmelden/{token}`: asks, because a mail program may follow a link before its reader does.
pub async fn ask(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match preferences::read_stop(&site.app, &token) {
        Ok(stop) => answer::page(ask_page(&viewer, &stop.kinds)),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(unknown(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// `POST /afmelden/{token}`: answers at once and without a redirect, as mail programs expect (RFC 8058, 3.1).
pub async fn stop(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match preferences::stop(&site.app, &token).await {
        Ok(stop) => answer::page(stopped_page(&viewer, &stop.kinds)),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(unknown(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The form posts to the address it stands at; whose mail it is, is not told.
fn ask_page(viewer: &Viewer, kinds: &[MailKind]) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.stop_title()) }
        p.lead { (t.stop_lead()) }
        (list(t, kinds))
        p { (t.stop_lead_site()) }
        form.form method="post" {
            p.cluster {
                button.button { (t.stop_button()) }
                " " a href="/account/meldingen" { (t.stop_choose()) }
            }
        }
    };
    layout::page(viewer, &t.stop_title(), Width::Form, &body)
}

fn stopped_page(viewer: &Viewer, kinds: &[MailKind]) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.stop_done_title()) }
        (success(&t.stop_done()))
        (list(t, kinds))
        p { (t.stop_regret()) " " a href="/account/meldingen" { (t.stop_turn_on()) } "." }
    };
    layout::page(viewer, &t.stop_done_title(), Width::Form, &body)
}

fn list(t: &Texts, kinds: &[MailKind]) -> Markup {
    html! { ul { @for kind in kinds { li { (when(t, *kind)) } } } }
}

fn when(t: &Texts, kind: MailKind) -> String {
    match kind {
        MailKind::Reply => t.stop_reply(),
        MailKind::Comment => t.stop_comment(),
        MailKind::Mention => t.stop_mention(),
        MailKind::Status => t.stop_status(),
        MailKind::Decision => t.stop_decision(),
        MailKind::News => t.stop_news(),
    }
}

fn unknown(viewer: &Viewer) -> Response {
    let t = viewer.t;
    let way_on = html! { p { a.button href="/account/meldingen" { (t.stop_unknown_choose()) } } };
    dead_link(viewer, &t.stop_unknown_title(), &t.stop_unknown_text(), &way_on)
}
