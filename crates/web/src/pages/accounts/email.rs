//! Another mail address for one's own account: asking for it, what waits, and the link in the mail.

use app::Refusal;
use app::email_change::{self, Asked, Outcome, Overview, Waiting};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::{Denial, Field};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::{dead_link, subnav, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::viewer::Viewer;

/// The address of the page.
pub const PAGE: &str = "/account/email";
/// Where the mail is sent again.
pub const AGAIN: &str = "/account/email/opnieuw";
/// Where somebody keeps the address they have.
pub const KEEP: &str = "/account/email/annuleren";
/// The link in the mail.
pub const LINK: &str = "/account/email/{token}";

/// The form as it was typed; the password is asked again.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    huidig: String,
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    gedaan: String,
}

/// `GET /account/email`
pub async fn form(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let overview = email_change::overview(&site.app, &viewer.actor).await?;
    answer::page(page(&viewer, &overview, "", &before.gedaan, &Errors::default()))
}

/// `POST /account/email`
pub async fn ask(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    let asked = email_change::ask(&site.app, &viewer.actor, &typed.email, &typed.huidig).await;
    match checked(&viewer, asked)? {
        Ok(()) => answer::see(&format!("{PAGE}?gedaan=verstuurd")),
        Err(errors) => {
            let overview = email_change::overview(&site.app, &viewer.actor).await?;
            answer::refused(page(&viewer, &overview, &typed.email, "", &errors))
        }
    }
}

/// `POST /account/email/opnieuw`
pub async fn ask_again(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let is_sent = email_change::ask_again(&site.app, &viewer.actor).await?;
    answer::see(&if is_sent { format!("{PAGE}?gedaan=verstuurd") } else { PAGE.to_owned() })
}

/// `POST /account/email/annuleren`
pub async fn withdraw(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    email_change::withdraw(&site.app, &viewer.actor).await?;
    answer::see(&format!("{PAGE}?gedaan=geannuleerd"))
}

/// `GET /account/email/{token}`: asks, because a mail program may follow a link before its reader does.
pub async fn ask_confirm(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(token): Path<String>,
) -> Answer {
    match email_change::to_confirm(&site.app, &viewer.actor, &token).await {
        Ok(asked) if asked.is_taken => answer::page(taken_page(&viewer, &asked)),
        Ok(asked) => answer::page(confirm_page(&viewer, &asked)),
        Err(refusal) => dead(&viewer, refusal),
    }
}

/// `POST /account/email/{token}`
pub async fn confirm(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match email_change::confirm(&site.app, &viewer.actor, viewer.device, &token).await {
        Ok(Outcome::Changed) => answer::see(&format!("{PAGE}?gedaan=veranderd")),
        Ok(Outcome::Taken(asked)) => answer::refused(taken_page(&viewer, &asked)),
        Err(refusal) => dead(&viewer, refusal),
    }
}

fn page(viewer: &Viewer, overview: &Overview, typed: &str, done: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.email_title()) }
        (subnav(t, "/account/gegevens"))
        @match done {
            "verstuurd" => (success(&t.email_sent())),
            "geannuleerd" => (success(&t.email_kept())),
            "veranderd" => (success(&t.email_changed())),
            _ => {},
        }
        @if let Some(email) = &overview.email {
            dl.key-values { div { dt { (t.email_present()) } dd { (email) } } }
        }
        @if let Some(waiting) = &overview.waiting {
            (waits(viewer, waiting))
            h2 { (t.email_another()) }
        }
        @if overview.has_password { (asking(t, typed, errors)) } @else { (no_password(t)) }
        (consequences(t, overview))
    };
    layout::page(viewer, &t.email_title(), Width::Form, &body)
}

/// The address that waits, with what can be done about it.
fn waits(viewer: &Viewer, waiting: &Waiting) -> Markup {
    let t = viewer.t;
    html! {
        section.notice aria-labelledby="wacht" { div {
            h2 id="wacht" { (t.email_waiting_title()) }
            p { (t.email_waiting_text(&waiting.email, i18n::moment(viewer.language, waiting.until))) }
            p { (t.email_waiting_nothing()) }
            div.cluster {
                form method="post" action=(AGAIN) { button.button."button--secondary" { (t.email_again()) } }
                form method="post" action=(KEEP) { button.button."button--secondary" { (t.email_keep()) } }
            }
        } }
    }
}

fn asking(t: &Texts, typed: &str, errors: &Errors) -> Markup {
    let (new, new_help) = (t.email_new(), t.email_new_help());
    let (present, present_help) = (t.leave_password(), t.leave_password_help());
    let view = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    html! {
        form.form method="post" action=(PAGE) novalidate {
            (parts::input(t, view(Field::Email, &new, &new_help, typed), errors, "email", "email"))
            (parts::input(t, view(Field::PresentPassword, &present, &present_help, ""), errors, "password", "current-password"))
            p { a href="/wachtwoord-vergeten" { (t.leave_forgotten()) } }
            button.button { (t.email_button()) }
        }
    }
}

/// Who signs in with a link alone shows first, by mail at the present address, that the account is theirs.
fn no_password(t: &Texts) -> Markup {
    html! {
        section.section {
            p { (t.email_no_password()) }
            p { a.button href="/wachtwoord-vergeten" { (t.security_password_choose()) } }
        }
    }
}

fn consequences(t: &Texts, overview: &Overview) -> Markup {
    let changes =
        [t.email_after_sign_in(), t.email_after_mail(), t.email_after_devices(), t.email_after_old()];
    html! {
        div.prose {
            h2 { (t.email_after()) }
            ul {
                @for change in changes { li { (change) } }
                @for of in &overview.represents { li { (t.email_after_represents(&of.name)) } }
            }
            p { (t.email_lost()) " " a href="/over#contact" { (t.email_lost_link()) } "." }
        }
    }
}

fn confirm_page(viewer: &Viewer, asked: &Asked) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.email_confirm_title()) }
        p.lead { (t.email_confirm_text(&asked.email, &asked.name)) }
        p { (t.email_confirm_only()) }
        form method="post" { button.button { (t.email_confirm_button()) } }
    };
    layout::page(viewer, &t.email_confirm_title(), Width::Form, &body)
}

fn taken_page(viewer: &Viewer, asked: &Asked) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.email_taken_title()) }
        p.lead { (t.email_taken_text(&asked.email, &asked.name)) }
        p { (t.email_taken_advice()) }
        p { a.button href=(PAGE) { (t.email_other()) } }
    };
    layout::page(viewer, &t.email_taken_title(), Width::Form, &body)
}

fn dead(viewer: &Viewer, refusal: Refusal) -> Answer {
    let t = viewer.t;
    match refusal {
        Refusal::Denied(Denial::NotFound) => {
            let way_on = html! { p { a.button href=(PAGE) { (t.email_title()) } } };
            Ok(dead_link(viewer, &t.email_dead_title(), &t.email_dead_text(), &way_on))
        }
        other => Err(other.into()),
    }
}
