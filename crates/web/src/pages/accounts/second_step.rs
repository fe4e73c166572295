//! The second step of signing in: after the right password, a code.

use app::second_factor;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum_extra::extract::{CookieJar, Query};
use domain::Field;
use domain::second_factor::SIGN_IN_WITHIN;
use jiff::SignedDuration;
use maud::{Markup, html};
use serde::Deserialize;

use super::kept::Kept;
use super::{cookie, session};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::paths;
use crate::viewer::{Viewer, is_secure};

/// The address of the page.
pub const PAGE: &str = "/inloggen/tweede-stap";

/// The page to go back to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    terug: String,
}

/// The code as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
    terug: String,
    naar: String,
    bewaard: String,
}

/// Asks for the code, with the token in a cookie that is good for as long as the token is. It is no session. A form that
/// waits is carried by the page itself, which then is the answer; without one, that is the way to the page.
pub fn ask(site: &SharedSite, viewer: &Viewer, token: &str, (kept, back): (Option<&Kept>, &str)) -> Response {
    let waiting = AppendHeaders([(SET_COOKIE, cookie(site, cookie_name(site), token, SIGN_IN_WITHIN))]);
    if kept.is_some() {
        return (waiting, page(viewer, (kept, back), &Errors::default())).into_response();
    }
    let page = format!("{PAGE}{}", paths::query([("terug", back)]));
    (waiting, Redirect::to(&page)).into_response()
}

/// `GET /inloggen/tweede-stap`
pub async fn form(
    State(site): State<SharedSite>,
    viewer: Viewer,
    jar: CookieJar,
    Query(before): Query<Before>,
) -> Answer {
    if viewer.person.is_some() {
        return answer::see(&paths::own(&before.terug));
    }
    if second_factor::is_awaited(&site.app, token(&site, &jar)).await? {
        return answer::page(page(&viewer, (None, &before.terug), &Errors::default()));
    }
    too_late(&viewer, (None, &before.terug))
}

/// `POST /inloggen/tweede-stap`
pub async fn sign_in(
    State(site): State<SharedSite>,
    viewer: Viewer,
    jar: CookieJar,
    headers: HeaderMap,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let kept = Kept::carried(&typed.naar, &typed.bewaard);
    let waiting = (kept.as_ref(), typed.terug.as_str());
    let user_agent = session::user_agent(&headers);
    let signed_in = second_factor::sign_in(&site.app, token(&site, &jar), &typed.code, user_agent).await;
    match checked(&viewer, signed_in)? {
        Ok(Some(token)) => {
            let over = cookie(&site, cookie_name(&site), "", SignedDuration::ZERO);
            let welcome = session::welcome(&site, &token, &paths::own(&typed.terug));
            let entered = session::send_on(&site, viewer, &token, waiting, welcome).await?;
            Ok((AppendHeaders([(SET_COOKIE, over)]), entered).into_response())
        }
        Ok(None) => too_late(&viewer, waiting),
        Err(errors) => answer::refused(page(&viewer, waiting, &errors)),
    }
}

/// Name of the cookie that holds the token between the two steps.
fn cookie_name(site: &SharedSite) -> &'static str {
    if is_secure(site) { "__Host-tweede-stap" } else { "tweede-stap" }
}

fn token<'a>(site: &SharedSite, jar: &'a CookieJar) -> &'a str {
    jar.get(cookie_name(site)).map_or("", |cookie| cookie.value())
}

/// Somebody begins anew whose ten minutes are over.
fn too_late(viewer: &Viewer, (kept, back): (Option<&Kept>, &str)) -> Answer {
    if kept.is_some() {
        return answer::page(session::form_page(viewer, "", (back, kept), &session::too_late(viewer.t)));
    }
    answer::see(&format!("/inloggen{}", paths::query([("verlopen", "ja"), ("terug", back)])))
}

fn page(viewer: &Viewer, (kept, back): (Option<&Kept>, &str), errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.second_step_code(), t.second_step_code_help());
    let field = FieldView { field: Field::Code, label: &label, help: &help, value: "", is_optional: false };
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.second_step_title()) }
        p.lead { (t.second_step_lead()) }
        form.form method="post" action=(PAGE) novalidate {
            @if !back.is_empty() { input type="hidden" name="terug" value=(back); }
            @if let Some(kept) = kept { (kept.hidden()) }
            (parts::input(t, field, errors, "text", "one-time-code"))
            button.button { (t.second_step_button()) }
        }
        p.section { (t.second_step_lost()) " " a href="/over#contact" { (t.second_step_contact()) } "." }
    };
    layout::page(viewer, &t.second_step_title(), Width::Form, &body)
}
