//! The safety of one's own account: its password, its second step, and where one is signed in.

use app::security::{self, Overview, OwnSession};
use axum::extract::State;
use axum_extra::extract::Query;
use domain::Field;
use domain::devices::Device;
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::{second_factor, second_step_required, subnav, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView, icons};
use crate::viewer::Viewer;

/// The address of the page.
pub const PAGE: &str = "/account/beveiliging";

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    gedaan: String,
}

/// The present password and a new one, as they were typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    huidig: String,
    wachtwoord: String,
}

/// Which session ends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ended {
    sessie: String,
    alle: String,
}

/// `GET /account/beveiliging`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let overview = security::overview(&site.app, &viewer.actor, viewer.device).await?;
    answer::page(page(&viewer, &overview, &before.gedaan, &Errors::default()))
}

/// `POST /account/beveiliging/wachtwoord`
pub async fn change_password(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Sent(chosen): Sent<Chosen>,
) -> Answer {
    let (present, new) = (&chosen.huidig, &chosen.wachtwoord);
    let changed = security::change_password(&site.app, &viewer.actor, viewer.device, present, new).await;
    match checked(&viewer, changed)? {
        Ok(()) => answer::see(&format!("{PAGE}?gedaan=wachtwoord")),
        Err(errors) => {
            let overview = security::overview(&site.app, &viewer.actor, viewer.device).await?;
            answer::refused(page(&viewer, &overview, "", &errors))
        }
    }
}

/// `POST /account/beveiliging/sessies`
pub async fn end_sessions(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Sent(ended): Sent<Ended>,
) -> Answer {
    if ended.alle == "ja" {
        security::end_other_sessions(&site.app, &viewer.actor, viewer.device).await?;
        return answer::see(&format!("{PAGE}?gedaan=sessies"));
    }
    security::end_session(&site.app, &viewer.actor, &ended.sessie).await?;
    answer::see(&format!("{PAGE}?gedaan=sessie"))
}

fn page(viewer: &Viewer, overview: &Overview, done: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.security_title()) }
        (subnav(t, PAGE))
        (said(t, done))
        (second_step_required(viewer))
        p.lead { (t.security_lead()) }
        section.section aria-labelledby="beveiliging-wachtwoord" {
            h2 id="beveiliging-wachtwoord" { (t.security_password()) }
            @if overview.has_password { (password(t, errors)) } @else { (no_password(t)) }
        }
        section.section aria-labelledby="beveiliging-tweede-stap" {
            h2 id="beveiliging-tweede-stap" { (t.security_second()) }
            (second_factor::summary(viewer, overview.second_factor))
        }
        section.section aria-labelledby="beveiliging-sessies" {
            h2 id="beveiliging-sessies" { (t.security_sessions()) }
            (sessions(viewer, &overview.sessions))
        }
    };
    layout::page(viewer, &t.security_title(), Width::Form, &body)
}

fn said(t: &Texts, done: &str) -> Markup {
    match done {
        "wachtwoord" => success(&t.security_password_saved()),
        "uit" => success(&t.security_second_is_off()),
        "sessie" => success(&t.security_sessions_ended()),
        "sessies" => success(&t.security_sessions_ended_all()),
        _ => Markup::default(),
    }
}

fn password(t: &Texts, errors: &Errors) -> Markup {
    let (present, new) = (t.security_password_present(), t.security_password_new());
    let help = t.register_password_help();
    let view = |field, label, help| FieldView { field, label, help, value: "", is_optional: false };
    html! {
        form.form method="post" action={ (PAGE) "/wachtwoord" } novalidate {
            (parts::input(t, view(Field::PresentPassword, &present, ""), errors, "password", "current-password"))
            (parts::input(t, view(Field::Password, &new, &help), errors, "password", "new-password"))
            p { (t.security_password_others()) }
            button.button { (t.security_password_button()) }
        }
    }
}

fn no_password(t: &Texts) -> Markup {
    html! {
        p { (t.security_password_none()) }
        p { a href="/wachtwoord-vergeten" { (t.security_password_choose()) } }
    }
}

fn sessions(viewer: &Viewer, sessions: &[OwnSession]) -> Markup {
    let t = viewer.t;
    let action = format!("{PAGE}/sessies");
    html! {
        p { (t.security_sessions_lead()) }
        ul.plain-list.devices { @for session in sessions { li { (self::session(viewer, session, &action)) } } }
        @if sessions.iter().any(|session| !session.is_this) {
            form method="post" action=(action) {
                button.button."button--secondary" name="alle" value="ja" { (t.security_sessions_end_all()) }
            }
        }
    }
}

fn session(viewer: &Viewer, session: &OwnSession, action: &str) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    let device = device(t, session.device);
    let since = i18n::moment(language, session.since);
    html! {
        div {
            h3.devices__name {
                (device)
                @if session.is_this { " " span.devices__this { (icons::check()) (t.security_sessions_this()) } }
            }
            dl.key-values {
                div { dt { (t.security_sessions_since()) } dd { (parts::time(language, session.since)) } }
                div { dt { (t.security_sessions_seen()) } dd { (parts::time(language, session.seen_at)) } }
            }
        }
        @if !session.is_this {
            form method="post" action=(action) {
                button.button."button--secondary"."button--small" name="sessie" value=(session.number) {
                    (t.security_sessions_end())
                    span.visually-hidden { ": " (t.security_sessions_end_which(&device, since)) }
                }
            }
        }
    }
}

/// A device in plain words, such as *Firefox op Windows*.
fn device(t: &Texts, device: Device) -> String {
    match (device.browser, device.system) {
        (Some(browser), Some(system)) => t.device_both(browser.as_str(), system.as_str()),
        (Some(browser), None) => browser.as_str().to_owned(),
        (None, Some(system)) => t.device_system(system.as_str()),
        (None, None) => t.device_unknown(),
    }
}
