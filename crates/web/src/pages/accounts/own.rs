//! One's own page: ideas and drafts, what one follows, and one's name, function and language.

use app::read::{Account, IdeaRow};
use app::{accounts, answers, views};
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect};
use axum_extra::extract::Query;
use domain::Field;
use domain::life::Status;
use domain::trust::Ahead;
use i18n::{Language, Texts, texts};
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;

use super::{cookie, departure, email, function_options, own_data, subnav, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::paths;
use crate::viewer::{LANGUAGE_COOKIE, Viewer};

/// How long a choice of language is remembered on a device.
const LANGUAGE: SignedDuration = SignedDuration::from_hours(365 * 24);

/// The form as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    naam: String,
    functie: String,
    taal: String,
}

/// Whether the form was just kept, or a mail just sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    bewaard: String,
    verstuurd: String,
}

/// `GET /account`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let account = accounts::own(&site.app, &viewer.actor).await?;
    let (own, followed) = views::own_ideas(&site.app, &viewer.actor).await?;
    let limits = app::holding::limits(&site.app, &viewer.actor).await?;
    answer::page(overview(&viewer, &account, (own, &followed), &limits, before.verstuurd == "ja"))
}

/// `POST /account/adres`
pub async fn check_address(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    answers::check_address(&site.app, &viewer.actor).await?;
    answer::see("/account?verstuurd=ja")
}

/// `GET /account/gegevens`
pub async fn form(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let account = accounts::own(&site.app, &viewer.actor).await?;
    let typed = Typed {
        functie: account.function.to_string(),
        taal: account.language.to_string(),
        naam: account.name,
    };
    let address = account.email.as_deref();
    answer::page(form_page(&viewer, &typed, address, before.bewaard == "ja", &Errors::default()))
}

/// `POST /account/gegevens`
pub async fn change(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    let language = Language::parse(&typed.taal).unwrap_or(viewer.language);
    match checked(
        &viewer,
        accounts::change_profile(&site.app, &viewer.actor, &typed.naam, &typed.functie, language).await,
    )? {
        Ok(()) => {
            let chosen = cookie(&site, LANGUAGE_COOKIE, language.as_str(), LANGUAGE);
            let kept = Redirect::to("/account/gegevens?bewaard=ja");
            Ok((AppendHeaders([(SET_COOKIE, chosen)]), kept).into_response())
        }
        Err(errors) => {
            let account = accounts::own(&site.app, &viewer.actor).await?;
            answer::refused(form_page(&viewer, &typed, account.email.as_deref(), false, &errors))
        }
    }
}

fn overview(
    viewer: &Viewer,
    account: &Account,
    (own, followed): (Vec<IdeaRow>, &[IdeaRow]),
    limits: &[Ahead],
    is_sent: bool,
) -> Markup {
    let t = viewer.t;
    let (drafts, ideas): (Vec<_>, Vec<_>) = own.into_iter().partition(|row| row.status == Status::Draft);
    let share = html! { p { (t.account_own_empty()) } p { a.button href="/ideeen/nieuw" { (t.account_own_share()) } } };
    let find =
        html! { p { (t.account_followed_empty()) } p { a href="/ideeen" { (t.account_followed_find()) } } };
    let body = html! {
        h1 { (t.account_title()) }
        (subnav(t, "/account"))
        (super::second_step_required(viewer))
        @if let Some(since) = account.mail_blocked_at { (blocked(viewer, since, is_sent)) }
        div.columns."columns--aside" {
            div.stack {
                @if !drafts.is_empty() { (section(viewer, "concepten", &t.account_drafts(), &drafts, &share)) }
                (section(viewer, "eigen", &t.account_own(), &ideas, &share))
                (section(viewer, "gevolgd", &t.account_followed(), followed, &find))
            }
            (panel(t, account))
        }
        (parts::limits(t, viewer.language, limits))
    };
    layout::page(viewer, &t.account_title(), Width::Wide, &body)
}

/// Says that mail to somebody comes back, and how that ends.
fn blocked(viewer: &Viewer, since: Timestamp, is_sent: bool) -> Markup {
    let t = viewer.t;
    html! {
        section.notice."notice--warning" aria-labelledby="mail-terug" { div {
            h2 id="mail-terug" { (t.account_blocked_title()) }
            p { (t.account_blocked_text(i18n::date(viewer.language, i18n::day_of(since)))) }
            @if is_sent { (success(&t.account_blocked_sent())) }
            @else {
                p { (t.account_blocked_advice()) }
                form method="post" action="/account/adres" { button.button { (t.account_blocked_button()) } }
                p { a href=(email::PAGE) { (t.account_blocked_other()) } }
            }
        } }
    }
}

fn section(viewer: &Viewer, id: &str, title: &str, rows: &[IdeaRow], empty: &Markup) -> Markup {
    html! {
        section aria-labelledby=(id) {
            div.section__head { h2 id=(id) { (title) } }
            @if rows.is_empty() { div.empty { (empty) } } @else { (parts::idea_list(viewer, rows)) }
        }
    }
}

fn panel(t: &Texts, account: &Account) -> Markup {
    html! {
        aside.panel aria-labelledby="gegevens" {
            h2 id="gegevens" { (t.account_profile()) }
            dl.key-values {
                div { dt { (t.account_name()) } dd { (account.name) } }
                @if let Some(email) = &account.email { div { dt { (t.account_email()) } dd { (email) } } }
                div { dt { (t.account_function()) } dd { (parts::function(t, account.function)) } }
            }
            p { a href="/account/gegevens" { (t.account_change()) } }
            p { a href=(email::PAGE) { (t.email_title()) } }
            p { a href=(paths::person(&account.handle)) { (t.account_public_page()) } }
        }
    }
}

fn form_page(
    viewer: &Viewer,
    typed: &Typed,
    address: Option<&str>,
    is_kept: bool,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let (name, name_help) = (t.profile_name(), t.profile_name_help());
    let (function, function_help) = (t.profile_function(), t.profile_function_help());
    let view = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    let options = function_options(t, &typed.functie);
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.profile_title()) }
        (subnav(t, "/account/gegevens"))
        @if is_kept { (success(&t.profile_saved())) }
        form.form method="post" action="/account/gegevens" novalidate {
            (parts::input(t, view(Field::Name, &name, &name_help, &typed.naam), errors, "text", "name"))
            (parts::select(t, view(Field::Function, &function, &function_help, &typed.functie), errors, &options))
            (languages(t, &typed.taal))
            button.button { (t.profile_save()) }
        }
        section.section aria-labelledby="adres" {
            h2 id="adres" { (t.email_section()) }
            @if let Some(address) = address { p { (address) } }
            p { a href=(email::PAGE) { (t.email_title()) } }
        }
        section.section aria-labelledby="meenemen" {
            h2 id="meenemen" { (t.data_section()) }
            p { a href=(own_data::PAGE) { (t.data_link()) } }
            p { a href=(departure::PAGE) { (t.leave_title()) } }
        }
    };
    layout::page(viewer, &t.profile_title(), Width::Form, &body)
}

/// Each language by its own name, marked as such (WCAG 3.1.2).
fn languages(t: &Texts, chosen: &str) -> Markup {
    html! {
        fieldset.field {
            legend.field__label { (t.profile_language()) }
            div.choices {
                @for language in Language::ALL {
                    label.choice {
                        input type="radio" name="taal" value=(language) checked[language.as_str() == chosen];
                        span lang=(language) { (texts(*language).language_name()) }
                    }
                }
            }
        }
    }
}
