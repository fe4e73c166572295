//! Having one's account erased.

use app::departure;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect};
use domain::Field;
use domain::people::DEPARTED;
use i18n::Texts;
use jiff::SignedDuration;
use maud::{Markup, html};
use serde::Deserialize;

use super::{cookie, own_data, subnav};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView, icons};
use crate::viewer::{Viewer, session_cookie};

/// Where it is asked for.
pub const PAGE: &str = "/account/opheffen";

/// The form as it was typed; the password is asked again.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    huidig: String,
    begrepen: String,
}

/// `GET /account/opheffen`
pub async fn form(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    departure::may_leave(&site.app, &viewer.actor).await?;
    answer::page(form_page(&viewer, &Typed::default(), &Errors::default()))
}

/// `POST /account/opheffen`
pub async fn leave(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    let left = departure::leave(&site.app, &viewer.actor, &typed.huidig, !typed.begrepen.is_empty()).await;
    match checked(&viewer, left)? {
        Ok(()) => {
            let removed = cookie(&site, session_cookie(&site), "", SignedDuration::ZERO);
            Ok((AppendHeaders([(SET_COOKIE, removed)]), Redirect::to("/account/opgeheven")).into_response())
        }
        Err(errors) => answer::refused(form_page(&viewer, &typed, &errors)),
    }
}

/// `GET /account/opgeheven`
pub async fn done(viewer: Viewer) -> Answer {
    let t = viewer.t;
    let body = html! {
        h1 { (t.leave_done_title()) }
        p.lead { (t.leave_done_text()) }
        p { (t.leave_done_welcome()) }
        p { a.button href="/" { (t.leave_done_home()) } }
    };
    answer::page(layout::page(&viewer, &t.leave_done_title(), Width::Form, &body))
}

fn form_page(viewer: &Viewer, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.leave_title()) }
        (subnav(t, "/account/gegevens"))
        p.lead { (t.leave_lead()) }
        (consequences(t))
        h2 { (t.leave_sure()) }
        form.form method="post" action=(PAGE) novalidate {
            (password(t, errors))
            (understood(t, typed, errors))
            p.cluster {
                button.button."button--danger" { (t.leave_button()) }
                " " a href="/account/gegevens" { (t.leave_back()) }
            }
        }
    };
    layout::page(viewer, &t.leave_title(), Width::Form, &body)
}

fn consequences(t: &Texts) -> Markup {
    let gone = [t.leave_gone_who(), t.leave_gone_support(), t.leave_gone_own(), t.leave_gone_mail()];
    html! {
        div.prose {
            h2 { (t.leave_gone()) }
            ul { @for what in gone { li { (what) } } }
            h2 { (t.leave_stays()) }
            p { (t.leave_stays_written(DEPARTED)) }
            p { (t.leave_stays_decisions()) }
            h2 { (t.leave_first()) }
            ul {
                li { (t.leave_first_data()) " " a href=(own_data::PAGE) { (t.leave_first_data_link()) } }
                li { (t.leave_first_take_away()) " " a href="/account" { (t.leave_first_take_away_link()) } }
            }
        }
    }
}

fn password(t: &Texts, errors: &Errors) -> Markup {
    let (label, help) = (t.leave_password(), t.leave_password_help());
    let view = FieldView {
        field: Field::PresentPassword,
        label: &label,
        help: &help,
        value: "",
        is_optional: false,
    };
    html! {
        (parts::input(t, view, errors, "password", "current-password"))
        p { a href="/wachtwoord-vergeten" { (t.leave_forgotten()) } }
    }
}

fn understood(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (name, error) = (Field::Understood.as_str(), errors.at(Field::Understood));
    html! {
        div.field.field--error[error.is_some()] {
            @if let Some(sentence) = error {
                p.field__error id="begrepen-fout" {
                    (icons::warning())
                    span { span.visually-hidden { (t.form_error()) " " } (sentence) }
                }
            }
            label.choice {
                input type="checkbox" id=(name) name=(name) value="ja" checked[!typed.begrepen.is_empty()]
                    aria-describedby=[error.map(|_| "begrepen-fout")] aria-invalid=[error.map(|_| "true")];
                span { (t.leave_understood()) }
            }
        }
    }
}
