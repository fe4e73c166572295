//! Signing in with a password or a link, and signing out.

use app::Refusal;
use app::accounts::{self, SESSION, SignIn};
use axum::RequestExt as _;
use axum::extract::{Path, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{SET_COOKIE, USER_AGENT};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum_extra::extract::{CookieJar, Query};
use domain::Denial;
use i18n::Texts;
use jiff::SignedDuration;
use maud::{Markup, html};
use serde::Deserialize;

use super::kept::Kept;
use super::{cookie, dead_link, second_step, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::Sent;
use crate::layout::{self, Width};
use crate::parts::icons;
use crate::paths;
use crate::viewer::{Viewer, session_cookie};

/// What was before the form: the page to go back to, whether a new password was just chosen, and whether the second step took
/// too long.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    terug: String,
    hersteld: String,
    verlopen: String,
}

/// The form as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    wachtwoord: String,
    terug: String,
    naar: String,
    bewaard: String,
}

/// Where a form was going whose sender was signed out.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Arrived {
    terug: String,
    naar: String,
}

/// `GET /inloggen`; whoever is signed in already goes on to where they wanted to be.
pub async fn form(viewer: Viewer, Query(before): Query<Before>) -> Answer {
    if viewer.person.is_some() {
        return answer::see(&paths::own(&before.terug));
    }
    let said = if before.hersteld == "ja" {
        success(&viewer.t.signin_restored())
    } else if before.verlopen == "ja" {
        too_late(viewer.t)
    } else {
        Markup::default()
    };
    answer::page(form_page(&viewer, "", (&before.terug, None), &said))
}

/// `POST /inloggen`
pub async fn sign_in(
    State(site): State<SharedSite>,
    viewer: Viewer,
    headers: HeaderMap,
    Query(arrived): Query<Arrived>,
    request: Request,
) -> Answer {
    if !arrived.naar.is_empty() {
        let kept = Kept::arrived(&arrived.naar, request).await?;
        let said = kept.as_ref().map(|_| Kept::note(viewer.t)).unwrap_or_default();
        return answer::page(form_page(&viewer, "", (&arrived.terug, kept.as_ref()), &said));
    }
    let Sent(typed): Sent<Typed> = request.extract().await?;
    let kept = Kept::carried(&typed.naar, &typed.bewaard);
    let said =
        match accounts::sign_in(&site.app, &typed.email, &typed.wachtwoord, user_agent(&headers)).await? {
            SignIn::Welcome(token) => {
                let welcome = welcome(&site, &token, &paths::own(&typed.terug));
                return send_on(&site, viewer, &token, (kept.as_ref(), &typed.terug), welcome).await;
            }
            SignIn::SecondStep(token) => {
                return Ok(second_step::ask(&site, &viewer, &token, (kept.as_ref(), &typed.terug)));
            }
            SignIn::Wrong => wrong(viewer.t),
            SignIn::Unconfirmed => warning(&viewer.t.signin_unconfirmed()),
        };
    answer::refused(form_page(&viewer, &typed.email, (&typed.terug, kept.as_ref()), &said))
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
        Ok(SignIn::Welcome(token)) => Ok(welcome(&site, &token, "/")),
        Ok(SignIn::SecondStep(token)) => Ok(second_step::ask(&site, &viewer, &token, (None, ""))),
        Ok(SignIn::Wrong | SignIn::Unconfirmed) | Err(Refusal::Denied(Denial::NotFound)) => {
            Ok(expired(&viewer))
        }
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

/// What was written before signing in, to be sent now; without it, on to where somebody wanted to be.
pub async fn send_on(
    site: &SharedSite,
    viewer: Viewer,
    token: &str,
    (kept, back): (Option<&Kept>, &str),
    mut welcome: Response,
) -> Answer {
    let Some(kept) = kept else { return Ok(welcome) };
    let viewer = viewer.entering(site, token).await?;
    let session = welcome.headers_mut().remove(SET_COOKIE).map(|cookie| [(SET_COOKIE, cookie)]);
    Ok((session.map(AppendHeaders), kept.page(&viewer, back)).into_response())
}

/// The session in its cookie, and on to the page.
pub fn welcome(site: &SharedSite, token: &str, path: &str) -> Response {
    let session = cookie(site, session_cookie(site), token, SESSION);
    (AppendHeaders([(SET_COOKIE, session)]), Redirect::to(path)).into_response()
}

/// What the browser says of itself.
pub fn user_agent(headers: &HeaderMap) -> &str {
    headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The page of the form, with what is said above it.
pub fn form_page(viewer: &Viewer, email: &str, (back, kept): (&str, Option<&Kept>), said: &Markup) -> Markup {
    let t = viewer.t;
    let body = html! {
        (said)
        h1 { (t.signin_title()) }
        (fields(t, email, back, kept))
        p.section {
            (t.signin_no_account()) " " a href="/registreren" { (t.signin_register()) } ". " (t.signin_reading())
        }
    };
    layout::page(viewer, &t.signin_title(), Width::Form, &body)
}

/// The form itself. `back` is the page to go back to; empty for the home page.
pub fn fields(t: &Texts, email: &str, back: &str, kept: Option<&Kept>) -> Markup {
    html! {
        form.form method="post" action="/inloggen" novalidate {
            @if !back.is_empty() { input type="hidden" name="terug" value=(back); }
            @if let Some(kept) = kept { (kept.hidden()) }
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

/// Says that the time for the second step is over.
pub fn too_late(t: &Texts) -> Markup {
    warning(&t.second_step_over())
}

fn warning(text: &str) -> Markup {
    html! { div.notice."notice--warning" role="alert" { (icons::warning()) p { (text) } } }
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
