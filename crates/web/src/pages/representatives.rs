//! Who speaks for which organisation, as an administrator sees and changes it.

use app::read::Representative;
use app::representatives::{self, Overview};
use app::views::LAST_PAGE;
use app::{Refusal, representatives as use_cases};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::representatives::Means;
use domain::{Field, Invalid, PersonId};
use i18n::number;
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::success;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, page_number};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::paths;
use crate::viewer::Viewer;

/// The address of the page.
pub const LIST: &str = "/beheer/vertegenwoordigers";

/// Which page of the list, and whether something was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pagina: String,
    bewaard: String,
}

/// Either of the two forms as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    domein: String,
    organisatie: String,
    actie: String,
}

/// `GET /beheer/vertegenwoordigers`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let page = page_number(&query.pagina, LAST_PAGE)?;
    let overview = representatives::overview(&site.app, &viewer.actor, page).await?;
    if page > 1 && overview.representatives.is_empty() {
        return Err(PageError::NotFound);
    }
    let (typed, errors) = (Typed::default(), Errors::default());
    answer::page(list_page(&viewer, &overview, page, &typed, query.bewaard == "ja", &errors))
}

/// `POST /beheer/vertegenwoordigers`
pub async fn name(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    let named = use_cases::name(&site.app, &viewer.actor, &typed.email, &typed.organisatie).await;
    done(&site, &viewer, &typed, named.map(|_| ())).await
}

/// `POST /beheer/vertegenwoordigers/{id}/einde`
pub async fn end(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let person = PersonId(id.parse().map_err(|_| PageError::NotFound)?);
    use_cases::end(&site.app, &viewer.actor, person, &typed.organisatie).await?;
    answer::see(&format!("{LIST}?bewaard=ja"))
}

/// `POST /beheer/maildomeinen`
pub async fn change_domain(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (app, actor) = (&site.app, &viewer.actor);
    let changed = if typed.actie == "verwijder" {
        use_cases::remove_domain(app, actor, &typed.domein).await
    } else {
        use_cases::add_domain(app, actor, &typed.domein, &typed.organisatie).await
    };
    done(&site, &viewer, &typed, changed).await
}

async fn done(site: &SharedSite, viewer: &Viewer, typed: &Typed, done: Result<(), Refusal>) -> Answer {
    match done {
        Ok(()) => answer::see(&format!("{LIST}?bewaard=ja")),
        Err(Refusal::Invalid(invalid)) => refused(site, viewer, typed, &invalid).await,
        Err(refusal) => Err(refusal.into()),
    }
}

async fn refused(site: &SharedSite, viewer: &Viewer, typed: &Typed, invalid: &Invalid) -> Answer {
    let overview = representatives::overview(&site.app, &viewer.actor, 1).await?;
    let errors = Errors::of(viewer.t, viewer.language, invalid);
    answer::refused(list_page(viewer, &overview, 1, typed, false, &errors))
}

fn list_page(
    viewer: &Viewer,
    overview: &Overview,
    page: u64,
    typed: &Typed,
    is_kept: bool,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let is_about_domain = !typed.domein.is_empty() || errors.at(Field::Domain).is_some();
    let none = Errors::default();
    let body = html! {
        (parts::error_summary(t, errors))
        div.page__head { h1 { (t.represent_admin_title()) } (super::administration::subnav(t, LIST)) }
        p.lead { (t.represent_admin_lead()) }
        @if is_kept { (success(&t.represent_admin_saved())) }
        div.stack {
            (naming(viewer, overview, typed, if is_about_domain { &none } else { errors }))
            section aria-labelledby="wie" {
                div.section__head { h2 id="wie" { (t.represent_admin_list()) } }
                @if overview.representatives.is_empty() { p { (t.represent_admin_none()) } }
                ul.plain-list { @for row in &overview.representatives { (representative(viewer, row)) } }
                @if overview.has_more {
                    p { a href={ (LIST) (paths::query([("pagina", (page + 1).to_string().as_str())])) } { (t.represent_admin_next()) } }
                }
            }
            (domains(viewer, overview, typed, if is_about_domain { errors } else { &none }, is_about_domain))
        }
    };
    layout::page(viewer, &t.represent_admin_title(), Width::Text, &body)
}

fn naming(viewer: &Viewer, overview: &Overview, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (email, help) = (t.represent_admin_email(), t.represent_admin_name_help());
    let email = FieldView {
        field: Field::Email,
        label: &email,
        help: &help,
        value: &typed.email,
        is_optional: false,
    };
    html! {
        section aria-labelledby="aanwijzen" {
            div.section__head { h2 id="aanwijzen" { (t.represent_admin_name_title()) } }
            form.form method="post" action=(LIST) novalidate {
                (parts::input(t, email, errors, "email", "off"))
                (organisation(viewer, overview, typed, errors))
                button.button { (t.represent_admin_button()) }
            }
        }
    }
}

fn organisation(viewer: &Viewer, overview: &Overview, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let label = t.represent_admin_organisation();
    let view =
        FieldView { field: Field::Organisation, label: &label, help: "", value: "", is_optional: false };
    let (all, none) = (&overview.organisations, t.represent_admin_choose());
    parts::select(t, view, errors, &parts::organisation_options(t, all, &none, &typed.organisatie))
}

fn representative(viewer: &Viewer, row: &Representative) -> Markup {
    let (t, of) = (viewer.t, &row.of);
    let means = match of.means {
        Means::Administrator => t.represent_admin_by_administrator(),
        Means::Address => t.represent_admin_by_address(),
    };
    html! {
        li {
            div."page__head--action" {
                div {
                    a href=(paths::person(&row.handle)) { (row.person_name) }
                    (parts::represents(t, std::slice::from_ref(of)))
                    ul.facts {
                        @if let Some(email) = &row.email { li { (email) } }
                        li { (means) " " (t.represent_admin_since()) " " (parts::day(viewer.language, of.since)) }
                    }
                }
                form method="post" action={ (LIST) "/" (of.person) "/einde" } {
                    input type="hidden" name="organisatie" value=(of.code);
                    button.button."button--secondary" {
                        (t.represent_admin_end())
                        span.visually-hidden { ": " (t.represent_admin_end_of(&row.person_name, &of.name)) }
                    }
                }
            }
        }
    }
}

fn domains(viewer: &Viewer, overview: &Overview, typed: &Typed, errors: &Errors, is_open: bool) -> Markup {
    let t = viewer.t;
    let count = i64::try_from(overview.domains.len()).unwrap_or(i64::MAX);
    let action = "/beheer/maildomeinen";
    html! {
        section aria-labelledby="domeinen" {
            div.section__head { h2 id="domeinen" { (t.represent_admin_domains_title()) } }
            p { (t.represent_admin_domains_text()) }
            form.form method="post" action=(action) novalidate { (domain_fields(viewer, overview, typed, errors)) }
            details open[is_open] {
                summary { (t.represent_admin_domain_count(count, number(viewer.language, count))) }
                ul.plain-list {
                    @for (domain, code, name) in &overview.domains {
                        li {
                            div."page__head--action" {
                                span { (domain) ", " a href=(paths::organisation(code)) { (name) } }
                                form method="post" action=(action) {
                                    input type="hidden" name="domein" value=(domain);
                                    button.link-button name="actie" value="verwijder" {
                                        (t.represent_admin_domain_remove()) span.visually-hidden { " " (domain) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The fields of a mail domain. The organisation has an id of its own, because the page has two such fields.
fn domain_fields(viewer: &Viewer, overview: &Overview, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.represent_admin_domain(), t.represent_admin_domain_help());
    let domain = FieldView {
        field: Field::Domain,
        label: &label,
        help: &help,
        value: &typed.domein,
        is_optional: false,
    };
    let none = t.represent_admin_choose();
    html! {
        (parts::input(t, domain, errors, "text", "off"))
        div.field.field--error[errors.at(Field::Organisation).is_some()] {
            label.field__label for="domein-organisatie" { (t.represent_admin_organisation()) }
            @if let Some(sentence) = errors.at(Field::Organisation) {
                p.field__error id="domein-organisatie-fout" { (parts::icons::warning()) span { (sentence) } }
            }
            select.input."input--medium" id="domein-organisatie" name="organisatie"
                aria-describedby=[errors.at(Field::Organisation).map(|_| "domein-organisatie-fout")] {
                (parts::organisation_options(t, &overview.organisations, &none, &typed.organisatie))
            }
        }
        button.button { (t.represent_admin_domain_add()) }
    }
}
