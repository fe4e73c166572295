//! Showing for whom one speaks, by a work address.

use app::Refusal;
use app::work_addresses::{self, Overview};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::{Denial, Field};
use maud::{Markup, html};
use serde::Deserialize;

use super::{dead_link, subnav, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::paths;
use crate::viewer::Viewer;

/// The address of the page.
pub const PAGE: &str = "/account/vertegenwoordigen";

/// The form as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    organisatie: String,
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    gedaan: String,
}

/// `GET /account/vertegenwoordigen`
pub async fn form(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let overview = work_addresses::overview(&site.app, &viewer.actor).await?;
    answer::page(page(&viewer, &overview, &Typed::default(), &before.gedaan, &Errors::default()))
}

/// `POST /account/vertegenwoordigen`
pub async fn ask(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    match checked(
        &viewer,
        work_addresses::ask(&site.app, &viewer.actor, &typed.email, &typed.organisatie).await,
    )? {
        Ok(()) => answer::see(&format!("{PAGE}?gedaan=verstuurd")),
        Err(errors) => {
            let overview = work_addresses::overview(&site.app, &viewer.actor).await?;
            answer::refused(page(&viewer, &overview, &typed, "", &errors))
        }
    }
}

/// `POST /account/vertegenwoordigen/einde`
pub async fn leave(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    app::representatives::leave(&site.app, &viewer.actor, &typed.organisatie).await?;
    answer::see(&format!("{PAGE}?gedaan=gestopt"))
}

/// `GET /account/vertegenwoordigen/{token}`
pub async fn ask_confirm(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(token): Path<String>,
) -> Answer {
    match work_addresses::to_confirm(&site.app, &viewer.actor, &token).await {
        Ok((organisation, email)) => answer::page(confirm_page(&viewer, &token, &organisation, &email)),
        Err(refusal) => dead(&viewer, refusal),
    }
}

/// `POST /account/vertegenwoordigen/{token}`
pub async fn confirm(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match work_addresses::confirm(&site.app, &viewer.actor, &token).await {
        Ok(_) => answer::see(&format!("{PAGE}?gedaan=bevestigd")),
        Err(refusal) => dead(&viewer, refusal),
    }
}

fn dead(viewer: &Viewer, refusal: Refusal) -> Answer {
    let t = viewer.t;
    match refusal {
        Refusal::Denied(Denial::NotFound) | Refusal::Invalid(_) => {
            let way_on = html! { p { a.button href=(PAGE) { (t.represent_title()) } } };
            Ok(dead_link(viewer, &t.represent_dead_title(), &t.represent_dead_text(), &way_on))
        }
        other => Err(other.into()),
    }
}

fn confirm_page(viewer: &Viewer, token: &str, organisation: &str, email: &str) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.represent_confirm_title(organisation)) }
        p.lead { (t.represent_confirm_text(email)) }
        form method="post" action={ (PAGE) "/" (token) } { button.button { (t.represent_confirm_button()) } }
    };
    layout::page(viewer, &t.represent_title(), Width::Form, &body)
}

fn page(viewer: &Viewer, overview: &Overview, typed: &Typed, done: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (email, help) = (t.represent_email(), t.represent_email_help());
    let email = FieldView {
        field: Field::Email,
        label: &email,
        help: &help,
        value: &typed.email,
        is_optional: false,
    };
    let label = t.represent_admin_organisation();
    let organisation =
        FieldView { field: Field::Organisation, label: &label, help: "", value: "", is_optional: false };
    let none = t.represent_admin_choose();
    let options = parts::organisation_options(t, &overview.organisations, &none, &typed.organisatie);
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.represent_title()) }
        (subnav(t, PAGE))
        p.lead { (t.represent_lead()) }
        @match done {
            "verstuurd" => (success(&t.represent_sent())),
            "bevestigd" => (success(&t.represent_done())),
            "gestopt" => (success(&t.represent_left())),
            _ => {},
        }
        @for of in &overview.represents {
            div."page__head--action" {
                p { (t.represents()) " " a href=(paths::organisation(&of.code)) { (of.name) } }
                form method="post" action={ (PAGE) "/einde" } {
                    button.button."button--secondary"."button--small" name="organisatie" value=(of.code) {
                        (t.represent_leave()) span.visually-hidden { ": " (of.name) }
                    }
                }
            }
        }
        @if let Some(asked) = &overview.asked { p.muted { (t.represent_asked(asked)) } }
        form.form method="post" action=(PAGE) novalidate {
            (parts::select(t, organisation, errors, &options))
            (parts::input(t, email, errors, "email", "off"))
            button.button { (t.represent_button()) }
        }
        p.small.muted { (t.represent_other_way()) }
    };
    layout::page(viewer, &t.represent_title(), Width::Form, &body)
}
