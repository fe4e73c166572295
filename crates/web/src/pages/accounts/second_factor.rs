//! One's own second step: turning it on with an app, new codes to fall back on, and turning it off.

use app::second_factor::{self as factors, Offer, Standing};
use axum::extract::State;
use domain::Field;
use domain::second_factor::RecoveryCode;
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::{security, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView, icons};
use crate::viewer::Viewer;

/// Where it is turned on.
pub const HERE: &str = "/account/beveiliging/tweede-stap";
/// Where the app is linked.
pub const SET_UP: &str = "/account/beveiliging/tweede-stap/instellen";
/// Where it is turned off.
pub const OFF: &str = "/account/beveiliging/tweede-stap/uit";
/// Where there are new recovery codes.
pub const CODES: &str = "/account/beveiliging/reservecodes";

/// A password and a code, as they were typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Proof {
    huidig: String,
    code: String,
}

/// How it stands, on the page of the safety of one's account.
pub fn summary(viewer: &Viewer, standing: Standing) -> Markup {
    let t = viewer.t;
    let left = i64::try_from(standing.codes_left).unwrap_or(i64::MAX);
    html! {
        @if let Some(since) = standing.since {
            p.safe { (icons::check()) span { (t.security_second_on(i18n::date(viewer.language, i18n::day_of(since)))) } }
            p { (t.security_second_on_text()) }
            @if left == 0 {
                div.notice."notice--warning" { (icons::warning()) p { (t.security_second_codes(left)) } }
            } @else {
                p { (t.security_second_codes(left)) }
            }
            p { a href=(CODES) { (t.security_second_renew()) } }
            p { a href=(OFF) { (t.security_second_turn_off()) } }
        } @else {
            p { (t.security_second_off()) }
            p { a.button href=(HERE) { (t.security_second_set_up()) } }
        }
    }
}

/// `GET /account/beveiliging/tweede-stap`
pub async fn ask(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    if is_on(&site, &viewer).await? {
        return answer::see(security::PAGE);
    }
    answer::page(ask_page(&viewer, &Errors::default()))
}

/// `POST /account/beveiliging/tweede-stap`
pub async fn begin(State(site): State<SharedSite>, viewer: Viewer, Sent(proof): Sent<Proof>) -> Answer {
    let begun = factors::begin(&site.app, &viewer.actor, viewer.device, &proof.huidig).await;
    match checked(&viewer, begun)? {
        Ok(()) => answer::see(SET_UP),
        Err(errors) => answer::refused(ask_page(&viewer, &errors)),
    }
}

/// `GET /account/beveiliging/tweede-stap/instellen`
pub async fn set_up(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    match offer(&site, &viewer).await? {
        Some(offer) => answer::page(set_up_page(&viewer, &offer, &Errors::default())),
        None => answer::see(HERE),
    }
}

/// `POST /account/beveiliging/tweede-stap/instellen`: the page with the recovery codes is the answer itself, because
/// they are kept nowhere from which another page could show them.
pub async fn turn_on(State(site): State<SharedSite>, viewer: Viewer, Sent(proof): Sent<Proof>) -> Answer {
    let turned_on = factors::turn_on(&site.app, &viewer.actor, viewer.device, &proof.code).await;
    match checked(&viewer, turned_on)? {
        Ok(Some(codes)) => answer::page(codes_page(&viewer, &viewer.t.second_codes_on(), &codes)),
        Ok(None) => answer::see(HERE),
        Err(errors) => match offer(&site, &viewer).await? {
            Some(offer) => answer::refused(set_up_page(&viewer, &offer, &errors)),
            None => answer::see(HERE),
        },
    }
}

/// `GET /account/beveiliging/tweede-stap/uit`
pub async fn ask_off(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    if is_on(&site, &viewer).await? {
        return answer::page(off_page(&viewer, &Errors::default()));
    }
    answer::see(security::PAGE)
}

/// `POST /account/beveiliging/tweede-stap/uit`
pub async fn turn_off(State(site): State<SharedSite>, viewer: Viewer, Sent(proof): Sent<Proof>) -> Answer {
    let turned_off = factors::turn_off(&site.app, &viewer.actor, &proof.huidig, &proof.code).await;
    match checked(&viewer, turned_off)? {
        Ok(()) => answer::see(&format!("{}?gedaan=uit", security::PAGE)),
        Err(errors) => answer::refused(off_page(&viewer, &errors)),
    }
}

/// `GET /account/beveiliging/reservecodes`
pub async fn ask_codes(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    if is_on(&site, &viewer).await? {
        return answer::page(renew_page(&viewer, &Errors::default()));
    }
    answer::see(security::PAGE)
}

/// `POST /account/beveiliging/reservecodes`
pub async fn renew_codes(State(site): State<SharedSite>, viewer: Viewer, Sent(proof): Sent<Proof>) -> Answer {
    let renewed = factors::renew_codes(&site.app, &viewer.actor, &proof.huidig, &proof.code).await;
    match checked(&viewer, renewed)? {
        Ok(Some(codes)) => answer::page(codes_page(&viewer, &viewer.t.second_codes_new(), &codes)),
        Ok(None) => answer::see(security::PAGE),
        Err(errors) => answer::refused(renew_page(&viewer, &errors)),
    }
}

async fn is_on(site: &SharedSite, viewer: &Viewer) -> Result<bool, app::Refusal> {
    Ok(factors::standing(&site.app, &viewer.actor).await?.since.is_some())
}

async fn offer(site: &SharedSite, viewer: &Viewer) -> Result<Option<Offer>, app::Refusal> {
    factors::offer(&site.app, &viewer.actor, viewer.device, &viewer.t.site_name()).await
}

fn field<'a>(field: Field, label: &'a str, help: &'a str) -> FieldView<'a> {
    FieldView { field, label, help, value: "", is_optional: false }
}

fn ask_page(viewer: &Viewer, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.second_ask_password(), t.second_ask_password_help());
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.second_ask_title()) }
        p.lead { (t.second_ask_lead()) }
        form.form method="post" action=(HERE) novalidate {
            (parts::input(t, field(Field::PresentPassword, &label, &help), errors, "password", "current-password"))
            button.button { (t.second_ask_button()) }
        }
        (back(t))
    };
    layout::page(viewer, &t.second_ask_title(), Width::Form, &body)
}

fn set_up_page(viewer: &Viewer, offer: &Offer, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.second_set_code(), t.second_set_code_help());
    let picture = parts::qr(&offer.address, &t.second_set_picture());
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.second_set_title()) }
        @if let Some(picture) = picture {
            p.lead { (t.second_set_lead()) }
            (picture)
            p { a href=(offer.address) { (t.second_set_open()) } }
        }
        p { (t.second_set_type()) }
        p.secret { code { (offer.secret) } }
        form.form method="post" action=(SET_UP) novalidate {
            (parts::input(t, field(Field::Code, &label, &help), errors, "text", "one-time-code"))
            button.button { (t.second_set_button()) }
        }
        p.muted { (t.second_set_time()) }
        (back(t))
    };
    layout::page(viewer, &t.second_set_title(), Width::Form, &body)
}

fn codes_page(viewer: &Viewer, what_was_done: &str, codes: &[RecoveryCode]) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.second_codes_title()) }
        (success(what_was_done))
        p.lead { (t.second_codes_lead()) }
        ol.recovery-codes aria-label=(t.second_codes_list()) { @for code in codes { li { code { (code.grouped()) } } } }
        div.notice."notice--warning" { (icons::warning()) p { (t.second_codes_once()) } }
        p { a.button href=(security::PAGE) { (t.second_codes_done()) } }
    };
    layout::page(viewer, &t.second_codes_title(), Width::Form, &body)
}

fn off_page(viewer: &Viewer, errors: &Errors) -> Markup {
    let t = viewer.t;
    let button = html! { button.button."button--danger" { (t.second_off_button()) } };
    prove_page(viewer, OFF, [&t.second_off_title(), &t.second_off_lead()], &button, errors)
}

fn renew_page(viewer: &Viewer, errors: &Errors) -> Markup {
    let t = viewer.t;
    let button = html! { button.button { (t.second_renew_button()) } };
    prove_page(viewer, CODES, [&t.second_renew_title(), &t.second_renew_lead()], &button, errors)
}

/// Asks for the password and a code before something is done.
fn prove_page(
    viewer: &Viewer,
    action: &str,
    [title, lead]: [&str; 2],
    button: &Markup,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let (password, code) = (t.second_ask_password(), t.second_prove_code());
    let help = t.second_prove_code_help();
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (title) }
        p.lead { (lead) }
        form.form method="post" action=(action) novalidate {
            (parts::input(t, field(Field::PresentPassword, &password, ""), errors, "password", "current-password"))
            (parts::input(t, field(Field::Code, &code, &help), errors, "text", "one-time-code"))
            (button)
        }
        (back(t))
    };
    layout::page(viewer, title, Width::Form, &body)
}

fn back(t: &Texts) -> Markup {
    html! { p.section { a href=(security::PAGE) { (t.second_cancel()) } } }
}
