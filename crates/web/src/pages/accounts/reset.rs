//! A forgotten password: asking for the link, and choosing a new one. No answer tells whether an address is known.

use app::{Refusal, reset as passwords};
use axum::extract::{Path, State};
use axum::response::Response;
use axum_extra::extract::Query;
use domain::{Denial, Field};
use maud::{Markup, html};
use serde::Deserialize;

use super::dead_link;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::viewer::Viewer;

/// Whether the form was just sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    verstuurd: String,
}

/// The address, as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    email: String,
}

/// The new password, as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    wachtwoord: String,
}

/// `GET /wachtwoord-vergeten`
pub async fn form(viewer: Viewer, Query(before): Query<Before>) -> Answer {
    answer::page(if before.verstuurd == "ja" {
        sent_page(&viewer)
    } else {
        form_page(&viewer, "", &Errors::default())
    })
}

/// `POST /wachtwoord-vergeten`
pub async fn request(State(site): State<SharedSite>, viewer: Viewer, Sent(asked): Sent<Asked>) -> Answer {
    match checked(&viewer, passwords::request(&site.app, &asked.email).await)? {
        Ok(()) => answer::see("/wachtwoord-vergeten?verstuurd=ja"),
        Err(errors) => answer::refused(form_page(&viewer, &asked.email, &errors)),
    }
}

/// `GET /wachtwoord-vergeten/{token}`
pub async fn choose(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match passwords::whose(&site.app, &token).await {
        Ok(_) => answer::page(choose_page(&viewer, &Errors::default())),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(expired(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// `POST /wachtwoord-vergeten/{token}`
pub async fn reset(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(token): Path<String>,
    Sent(chosen): Sent<Chosen>,
) -> Answer {
    match passwords::reset(&site.app, &token, &chosen.wachtwoord).await {
        Ok(()) => answer::see("/inloggen?hersteld=ja"),
        Err(Refusal::Invalid(invalid)) => {
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            answer::refused(choose_page(&viewer, &errors))
        }
        Err(Refusal::Denied(Denial::NotFound)) => Ok(expired(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

fn form_page(viewer: &Viewer, email: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let label = t.signin_email();
    let field = FieldView { field: Field::Email, label: &label, help: "", value: email, is_optional: false };
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.forgot_title()) }
        p.lead { (t.forgot_lead()) }
        form.form method="post" action="/wachtwoord-vergeten" novalidate {
            (parts::input(t, field, errors, "email", "email"))
            button.button { (t.forgot_button()) }
        }
    };
    layout::page(viewer, &t.forgot_title(), Width::Form, &body)
}

fn sent_page(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.forgot_sent_title()) }
        p.lead { (t.forgot_sent_text()) }
        p { (t.forgot_sent_nothing()) }
        p { a href="/wachtwoord-vergeten" { (t.forgot_again()) } }
    };
    layout::page(viewer, &t.forgot_sent_title(), Width::Form, &body)
}

/// The form posts to the address it stands at, so that the token is in no field.
fn choose_page(viewer: &Viewer, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.reset_password(), t.register_password_help());
    let field =
        FieldView { field: Field::Password, label: &label, help: &help, value: "", is_optional: false };
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.reset_title()) }
        p.lead { (t.reset_lead()) }
        form.form method="post" novalidate {
            (parts::input(t, field, errors, "password", "new-password"))
            button.button { (t.reset_button()) }
        }
    };
    layout::page(viewer, &t.reset_title(), Width::Form, &body)
}

fn expired(viewer: &Viewer) -> Response {
    let t = viewer.t;
    let way_on = html! { p { a.button href="/wachtwoord-vergeten" { (t.reset_expired_again()) } } };
    dead_link(viewer, &t.reset_expired_title(), &t.reset_expired_text(), &way_on)
}
