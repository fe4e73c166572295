//! Asking for an account, and confirming the address. No answer tells whether an address is known.

use app::{Refusal, registration};
use axum::extract::{Path, State};
use axum::response::Response;
use axum_extra::extract::Query;
use domain::people::RawRegistration;
use domain::{Denial, Field};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::{dead_link, function_options, session, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView, icons};
use crate::viewer::Viewer;

/// The form as it was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    naam: String,
    email: String,
    wachtwoord: String,
    functie: String,
    akkoord: String,
}

impl From<&Typed> for RawRegistration {
    fn from(typed: &Typed) -> Self {
        Self {
            name: typed.naam.clone(),
            email: typed.email.clone(),
            password: typed.wachtwoord.clone(),
            function: typed.functie.clone(),
            consent: !typed.akkoord.is_empty(),
        }
    }
}

/// Whether the form was just sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    verstuurd: String,
}

/// `GET /registreren`
pub async fn form(viewer: Viewer, Query(before): Query<Before>) -> Answer {
    answer::page(if viewer.person.is_some() {
        signed_in_page(&viewer)
    } else if before.verstuurd == "ja" {
        sent_page(&viewer)
    } else {
        form_page(&viewer, &Typed::default(), &Errors::default())
    })
}

/// `POST /registreren`
pub async fn register(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    if viewer.person.is_some() {
        return answer::see("/registreren");
    }
    match checked(
        &viewer,
        registration::register(&site.app, &RawRegistration::from(&typed), viewer.language).await,
    )? {
        Ok(()) => answer::see("/registreren?verstuurd=ja"),
        Err(errors) => answer::refused(form_page(&viewer, &typed, &errors)),
    }
}

/// `GET /bevestigen/{token}`
pub async fn confirm(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match registration::confirm(&site.app, &token).await {
        Ok(()) => answer::page(confirmed_page(&viewer)),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(expired(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

fn form_page(viewer: &Viewer, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.register_title()) }
        p.lead { (t.register_lead()) }
        form.form method="post" action="/registreren" novalidate {
            (fields(t, typed, errors))
            (consent(t, typed, errors))
            button.button { (t.register_button()) }
        }
        p.section { (t.register_have_account()) " " a href="/inloggen" { (t.register_sign_in()) } "." }
    };
    layout::page(viewer, &t.register_title(), Width::Form, &body)
}

fn fields(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (name, name_help) = (t.register_name(), t.register_name_help());
    let (email, email_help) = (t.register_email(), t.register_email_help());
    let (password, password_help) = (t.register_password(), t.register_password_help());
    let (function, function_help) = (t.register_function(), t.register_function_help());
    let view = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    let functions = html! {
        option value="" { (t.register_function_choose()) }
        (function_options(t, &typed.functie))
    };
    html! {
        (parts::input(t, view(Field::Name, &name, &name_help, &typed.naam), errors, "text", "name"))
        (parts::input(t, view(Field::Email, &email, &email_help, &typed.email), errors, "email", "email"))
        (parts::input(t, view(Field::Password, &password, &password_help, ""), errors, "password", "new-password"))
        (parts::select(t, view(Field::Function, &function, &function_help, &typed.functie), errors, &functions))
    }
}

/// The links open beside the form, so that what was typed stays (WCAG technique G201 asks to say so).
fn consent(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let error = errors.at(Field::Consent);
    let beside = |path: &str, words: &str| {
        html! { a href=(path) target="_blank" rel="noopener" { (words) " " (t.notice_new_tab()) } }
    };
    html! {
        div.field.field--error[error.is_some()] {
            p.field__help id="akkoord-help" {
                (t.register_consent_help()) " "
                (beside("/huisregels", &t.register_consent_rules())) ", "
                (beside("/privacy", &t.register_consent_privacy())) "."
            }
            @if let Some(sentence) = error {
                p.field__error id="akkoord-fout" {
                    (icons::warning())
                    span { span.visually-hidden { (t.form_error()) " " } (sentence) }
                }
            }
            label.choice {
                input type="checkbox" id="akkoord" name="akkoord" value="ja" checked[!typed.akkoord.is_empty()]
                    aria-describedby={ "akkoord-help" @if error.is_some() { " akkoord-fout" } }
                    aria-invalid=[error.map(|_| "true")];
                span { (t.register_consent()) }
            }
        }
    }
}

fn sent_page(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.register_sent_title()) }
        p.lead { (t.register_sent_text()) }
        p { (t.register_sent_nothing()) }
        p { a href="/registreren" { (t.register_again()) } }
    };
    layout::page(viewer, &t.register_sent_title(), Width::Form, &body)
}

fn signed_in_page(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.register_title()) }
        p.lead { (t.register_signed_in()) }
        p { a.button href="/account" { (t.register_to_account()) } }
    };
    layout::page(viewer, &t.register_title(), Width::Form, &body)
}

fn confirmed_page(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.confirm_title()) }
        @if viewer.person.is_some() {
            (success(&t.confirm_signed_in()))
            p { a.button href="/account" { (t.register_to_account()) } }
        } @else {
            (success(&t.confirm_text()))
            (session::fields(t, "", "", None))
        }
    };
    layout::page(viewer, &t.confirm_title(), Width::Form, &body)
}

fn expired(viewer: &Viewer) -> Response {
    let t = viewer.t;
    let way_on = html! {
        p { (t.confirm_expired_sign_in()) }
        p.cluster {
            a.button href="/inloggen" { (t.signin_button()) }
            " " a href="/registreren" { (t.confirm_expired_register()) }
        }
    };
    dead_link(viewer, &t.confirm_expired_title(), &t.confirm_expired_text(), &way_on)
}
