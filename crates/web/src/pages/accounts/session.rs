//! Signing in with a password or a link, and signing out.

use app::Refusal;
use app::accounts::{self, SESSION, SignIn};
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum_extra::extract::{CookieJar, Query};
use domain::Denial;
use i18n::Texts;
use jiff::SignedDuration;
use maud::{Markup, html};
use serde::Deserialize;

use super::{cookie, dead_link, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::Sent;
use crate::layout::{self, Width};
use crate::parts::icons;
use crate::paths;
use crate::viewer::{Viewer, session_cookie};

/// What was before the form: the page to go back to, and whether a new password was just chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    terug: String,
    hersteld: String,
}

/// The form as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    wachtwoord: String,
    terug: String,
}

/// `GET /inloggen`; whoever is signed in already goes on to where they wanted to be.
pub async fn form(viewer: Viewer, Query(before): Query<Before>) -> Answer {
    if viewer.person.is_some() {
        return answer::see(&paths::own(&before.terug));
    }
    let said = (before.hersteld == "ja").then(|| success(&viewer.t.signin_restored()));
    answer::page(form_page(&viewer, "", &before.terug, &said.unwrap_or_default()))
}

/// `POST /inloggen`
pub async fn sign_in(
    State(site): State<SharedSite>,
    viewer: Viewer,
    headers: HeaderMap,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let said =
        match accounts::sign_in(&site.app, &typed.email, &typed.wachtwoord, user_agent(&headers)).await? {
            SignIn::Welcome(token) => return Ok(welcome(&site, &token, &paths::own(&typed.terug))),
            SignIn::Wrong => wrong(viewer.t),
            SignIn::Unconfirmed => unconfirmed(viewer.t),
        };
    answer::refused(form_page(&viewer, &typed.email, &typed.terug, &said))
}

/// `GET /inloggen/{token}`: asks, because a mail program may follow a link before its reader does.
pub async fn ask_link(viewer: Viewer) -> Answer {
    answer::page(link_page(&viewer))
}

/// `POST /inloggen/{token}`
pub async fn use_link(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(token): Path<String>,
    headers: HeaderMap,
) -> Answer {
    match accounts::sign_in_by_link(&site.app, &token, user_agent(&headers)).await {
        Ok(token) => Ok(welcome(&site, &token, "/")),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(expired(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// `POST /uitloggen`
pub async fn sign_out(State(site): State<SharedSite>, jar: CookieJar) -> Answer {
    let name = session_cookie(&site);
    if let Some(session) = jar.get(name) {
        accounts::sign_out(&site.app, session.value()).await?;
    }
    let removed = cookie(&site, name, "", SignedDuration::ZERO);
    Ok((AppendHeaders([(SET_COOKIE, removed)]), Redirect::to("/")).into_response())
}

fn welcome(site: &SharedSite, token: &str, path: &str) -> Response {
    let session = cookie(site, session_cookie(site), token, SESSION);
    (AppendHeaders([(SET_COOKIE, session)]), Redirect::to(path)).into_response()
}

fn user_agent(headers: &HeaderMap) -> &str {
    headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn form_page(viewer: &Viewer, email: &str, back: &str, said: &Markup) -> Markup {
    let t = viewer.t;
    let body = html! {
        (said)
        h1 { (t.signin_title()) }
        (fields(t, email, back))
        p.section {
            (t.signin_no_account()) " " a href="/registreren" { (t.signin_register()) } ". " (t.signin_reading())
        }
    };
    layout::page(viewer, &t.signin_title(), Width::Form, &body)
}

/// The form itself. `back` is the page to go back to; empty for the home page.
pub fn fields(t: &Texts, email: &str, back: &str) -> Markup {
    html! {
        form.form method="post" action="/inloggen" novalidate {
            @if !back.is_empty() { input type="hidden" name="terug" value=(back); }
            div.field {
                label.field__label for="email" { (t.signin_email()) }
                input.input id="email" name="email" type="email" value=(email) autocomplete="email";
            }
            div.field {
                label.field__label for="wachtwoord" { (t.signin_password()) }
                input.input id="wachtwoord" name="wachtwoord" type="password" autocomplete="current-password";
            }
            p.cluster {
                button.button { (t.signin_button()) }
                " " a href="/wachtwoord-vergeten" { (t.signin_forgot()) }
            }
        }
    }
}

/// One sentence for both fields: which of the two is wrong is not told.
fn wrong(t: &Texts) -> Markup {
    html! {
        div.error-summary role="alert" tabindex="-1" id="fouten" {
            h2 { (t.form_errors()) }
            ul { li { a href="#email" { (t.signin_wrong()) } } }
        }
    }
}

fn unconfirmed(t: &Texts) -> Markup {
    html! { div.notice."notice--warning" role="alert" { (icons::warning()) p { (t.signin_unconfirmed()) } } }
}

fn link_page(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.signin_title()) }
        p.lead { (t.signin_link_text()) }
        form.form method="post" { button.button { (t.signin_button()) } }
    };
    layout::page(viewer, &t.signin_title(), Width::Form, &body)
}

fn expired(viewer: &Viewer) -> Response {
    let t = viewer.t;
    let way_on = html! { p { a.button href="/inloggen" { (t.signin_button()) } } };
    dead_link(viewer, &t.signin_link_expired_title(), &t.signin_link_expired_text(), &way_on)
}
