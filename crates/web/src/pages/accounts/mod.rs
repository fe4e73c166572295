//! Accounts: registering, signing in, a forgotten password, and one's own page.

pub mod departure;
pub mod email;
pub mod kept;
pub mod own;
pub mod own_data;
pub mod registration;
pub mod represent;
pub mod reset;
pub mod second_factor;
pub mod second_step;
pub mod security;
pub mod session;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::people::Function;
use domain::second_factor::Asked;
use i18n::Texts;
use jiff::SignedDuration;
use maud::{Markup, html};

use crate::SharedSite;
use crate::layout::{self, Width};
use crate::parts::{self, icons};
use crate::viewer::{self, Viewer};

/// Says that something worked; a screen reader hears it without a move of focus (WCAG 4.1.3).
pub fn success(text: &str) -> Markup {
    html! { div.notice."notice--success" role="status" { (icons::check()) p { (text) } } }
}

/// The page of a link in a mail that is not known, was used or is too old, with a way on.
pub fn dead_link(viewer: &Viewer, title: &str, text: &str, way_on: &Markup) -> Response {
    let body = html! { h1 { (title) } p.lead { (text) } (way_on) };
    (StatusCode::NOT_FOUND, layout::page(viewer, title, Width::Form, &body)).into_response()
}

/// The way between the pages of an account. `here` is the address of this one.
pub fn subnav(t: &Texts, here: &str) -> Markup {
    let pages = [
        ("/account", t.account_nav_overview()),
        ("/account/gegevens", t.account_nav_profile()),
        ("/account/meldingen", t.account_nav_mail()),
        ("/account/bewaard", t.account_nav_bookmarks()),
        ("/account/volgend", t.account_nav_followed()),
        ("/account/zoekopdrachten", t.account_nav_searches()),
        (represent::PAGE, t.account_nav_represent()),
        (security::PAGE, t.account_nav_security()),
    ];
    html! {
        nav.subnav aria-label=(t.account_nav()) {
            ul {
                @for (path, words) in pages {
                    li { a href=(path) aria-current=[(path == here).then_some("page")] { (words) } }
                }
            }
        }
    }
}

/// Says that somebody's office rests until they have a second step.
pub fn second_step_required(viewer: &Viewer) -> Markup {
    second_step_notice(viewer, Asked::Required, &viewer.t.second_required_text())
}

/// Asks somebody in office to turn their second step on.
pub fn second_step_advised(viewer: &Viewer) -> Markup {
    second_step_notice(viewer, Asked::Advised, &viewer.t.second_advised_text())
}

fn second_step_notice(viewer: &Viewer, asked: Asked, text: &str) -> Markup {
    let t = viewer.t;
    html! {
        @if viewer.second_factor == asked {
            div.notice."notice--warning"[asked == Asked::Required] {
                (icons::info())
                div {
                    p { (text) }
                    p { a href=(second_factor::HERE) { (t.second_advised_title()) } }
                }
            }
        }
    }
}

/// All functions as options, the one with the word `chosen` selected.
fn function_options(t: &Texts, chosen: &str) -> Markup {
    html! {
        @for function in Function::ALL {
            option value=(function) selected[function.as_str() == chosen] { (parts::function(t, *function)) }
        }
    }
}

/// A cookie for this site alone, out of reach of scripts; a lifetime of nought removes it.
fn cookie(site: &SharedSite, name: &str, value: &str, lifetime: SignedDuration) -> String {
    let secure = if viewer::is_secure(site) { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={}; HttpOnly; SameSite=Lax{secure}", lifetime.as_secs())
}
