//! Running the site: people and their roles.

use app::Refusal;
use app::people::{self, PER_PAGE};
use app::read::Account;
use app::views::LAST_PAGE;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::people::Role;
use domain::policy::{self, Subject};
use domain::{Action, PersonId};
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::{second_step_advised, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Sent, page_number};
use crate::layout::{self, Width};
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// Which part of the list: what was searched for, the page, and whose role was just kept.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    q: String,
    pagina: String,
    bewaard: String,
}

impl ListQuery {
    fn page(&self) -> Result<u64, PageError> {
        page_number(&self.pagina, LAST_PAGE)
    }

    fn at_page(&self, page: u64) -> String {
        paths::at_page("/beheer/personen", [("q", self.q.as_str())], page)
    }
}

/// A role as it was chosen, and the part of the list where.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Granted {
    rol: String,
    q: String,
    pagina: String,
}

/// `GET /beheer`
pub async fn redirect(viewer: Viewer) -> Answer {
    policy::can(&viewer.actor, Action::Administer, Subject::People).map_err(Refusal::from)?;
    answer::see("/beheer/personen")
}

/// `GET /beheer/personen`
pub async fn people(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(query): Query<ListQuery>,
) -> Answer {
    let page = query.page()?;
    let (accounts, total) = people::list(&site.app, &viewer.actor, &query.q, page).await?;
    if page > 1 && accounts.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(list_page(&viewer, &query, page, &accounts, total))
}

/// `POST /beheer/personen/{id}/rol`
pub async fn grant(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Sent(granted): Sent<Granted>,
) -> Answer {
    let person = PersonId(id.parse().map_err(|_| PageError::NotFound)?);
    people::grant(&site.app, &viewer.actor, person, &granted.rol).await?;
    let place = [("q", granted.q.as_str()), ("pagina", &granted.pagina), ("bewaard", &id)];
    answer::see(&format!("/beheer/personen{}", paths::query(place)))
}

/// The way between the pages of running the site. `here` is the address of this one.
pub fn subnav(t: &Texts, here: &str) -> Markup {
    let pages = [
        ("/beheer/personen", t.post_nav_people()),
        ("/beheer/eerst-lezen", t.holding_nav()),
        ("/beheer/vertegenwoordigers", t.represent_admin_title()),
        (super::inhabitants::HERE, t.inhabitants_nav()),
        (super::articles::written::LIST, t.write_list_title()),
        (super::kept_themes::LIST, t.themes_title()),
        ("/beheer/post", t.post_title()),
        ("/beheer/zoekvragen", t.searched_title()),
        ("/beheer/zoekwoorden", t.search_words_title()),
    ];
    html! {
        nav.subnav aria-label=(t.post_nav()) {
            ul {
                @for (path, words) in pages {
                    li { a href=(path) aria-current=[(path == here).then_some("page")] { (words) } }
                }
            }
        }
    }
}

fn list_page(viewer: &Viewer, query: &ListQuery, page: u64, accounts: &[Account], total: u64) -> Markup {
    let t = viewer.t;
    let count = i64::try_from(total).unwrap_or(i64::MAX);
    let body = html! {
        div.page__head { h1 { (t.people_title()) } (subnav(t, "/beheer/personen")) (search(t, &query.q)) }
        (second_step_advised(viewer))
        (kept(t, query, accounts))
        @if accounts.is_empty() {
            div.empty {
                h2 { (t.people_none()) }
                p { (t.people_none_text()) }
                p { a href="/beheer/personen" { (t.people_all()) } }
            }
        } @else {
            p.list-head { (t.people_count(count, number(viewer.language, count))) }
            ul.plain-list { @for account in accounts { (row(viewer, query, account)) } }
            (parts::pagination(t, page, total.div_ceil(PER_PAGE).min(LAST_PAGE), |page| query.at_page(page)))
        }
    };
    layout::page(viewer, &t.people_title(), Width::Wide, &body)
}

fn search(t: &Texts, text: &str) -> Markup {
    html! {
        search {
            form action="/beheer/personen" {
                label.field__label for="zoek-persoon" { (t.people_search()) }
                div.search-box {
                    input.input id="zoek-persoon" type="search" name="q" value=(text) maxlength="200" autocomplete="off";
                    button.button."button--secondary" { (icons::search()) (t.people_search_button()) }
                }
            }
        }
    }
}

/// Says whose role was kept, by name where they are on this page.
fn kept(t: &Texts, query: &ListQuery, accounts: &[Account]) -> Markup {
    let account = accounts.iter().find(|account| account.id.to_string() == query.bewaard);
    html! {
        @if let Some(account) = account {
            (success(&t.people_saved_for(&account.name, role(t, account.role))))
        } @else if !query.bewaard.is_empty() {
            (success(&t.people_saved()))
        }
    }
}

fn row(viewer: &Viewer, query: &ListQuery, account: &Account) -> Markup {
    let t = viewer.t;
    let is_unconfirmed = account.email.is_some() && account.confirmed_at.is_none();
    html! {
        li {
            div."page__head--action" {
                div {
                    h2.case__title {
                        @if is_unconfirmed { (account.name) }
                        @else { a href=(paths::person(&account.handle)) { (account.name) } }
                    }
                    ul.facts {
                        @match &account.email {
                            Some(email) => li { (email) },
                            None => li { (t.people_no_email()) },
                        }
                        @if is_unconfirmed { li { (t.people_unconfirmed()) } }
                        @if account.mail_blocked_at.is_some() { li { strong { (t.people_blocked()) } } }
                        li { (parts::function(t, account.function)) }
                        li { (t.people_since()) " " (parts::day(viewer.language, account.created_at)) }
                    }
                }
                (role_form(t, query, account))
            }
        }
    }
}

fn role_form(t: &Texts, query: &ListQuery, account: &Account) -> Markup {
    html! {
        form.search-box method="post" action={ "/beheer/personen/" (account.id) "/rol" } {
            @for (name, value) in [("q", &query.q), ("pagina", &query.pagina)] {
                @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
            }
            select.input name="rol" aria-label=(t.people_role_of(&account.name)) {
                @for choice in Role::ALL {
                    option value=(choice) selected[*choice == account.role] { (role(t, *choice)) }
                }
            }
            button.button."button--secondary" {
                (t.people_grant()) span.visually-hidden { " " (t.people_grant_of(&account.name)) }
            }
        }
    }
}

fn role(t: &Texts, role: Role) -> String {
    match role {
        Role::Participant => t.role_participant(),
        Role::Moderator => t.role_moderator(),
        Role::Administrator => t.role_administrator(),
    }
}
