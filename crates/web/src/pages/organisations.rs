//! Organisations: those to which ideas are addressed, and one with its ideas.

use app::organisations;
use app::read::{COUNTED, CountedOrganisation, Filter, IdeaPage, Organisation};
use app::views::{self, PER_PAGE};
use axum::extract::{Path, State};
use domain::lists::Sort;
use domain::topics::Topic;
use i18n::number;
use maud::{Markup, html};

use super::topics;
use crate::answer::{self, Answer};
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{SharedSite, parts, paths};

/// `GET /organisaties`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    answer::page(list_page(&viewer, &organisations::list(&site.app).await?))
}

/// `GET /organisaties/{code}`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(code): Path<String>) -> Answer {
    let organisation = organisations::show(&site.app, &code).await?;
    let filter = Filter { organisation: Some(code.clone()), ..Filter::default() };
    let ideas = views::ideas(&site.app, &filter, Sort::Active, 1).await?;
    let topic = Topic::organisation(&code);
    let action = format!("{}/volgen", paths::organisation(&code));
    let follow = topics::button(&site, &viewer, &topic, &action, &organisation.name).await?;
    answer::page(organisation_page(&viewer, &organisation, &ideas, &follow))
}

fn list_page(viewer: &Viewer, all: &[CountedOrganisation]) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head { h1 { (t.organisations_title()) } p.lead { (t.organisations_lead()) } }
        @if all.is_empty() {
            div.empty {
                p { (t.organisations_empty()) }
                p { a.button href="/ideeen/nieuw" { (t.share_idea()) } }
            }
        } @else {
            ul.theme-list."theme-list--wide" { @for counted in all { li { (row(viewer, counted)) } } }
        }
    };
    layout::page(viewer, &t.organisations_title(), Width::Wide, &body)
}

fn row(viewer: &Viewer, counted: &CountedOrganisation) -> Markup {
    let t = viewer.t;
    let count = i64::try_from(counted.ideas).unwrap_or(i64::MAX);
    let organisation = &counted.organisation;
    html! {
        a href=(paths::organisation(&organisation.code)) {
            (organisation.name)
            span.theme-list__count {
                @if counted.ideas > COUNTED { (t.count_more_than(number(viewer.language, count - 1))) }
                @else { (t.count_ideas(count, number(viewer.language, count))) }
            }
        }
        p.small.muted { (parts::level(t, organisation.kind)) }
    }
}

fn organisation_page(
    viewer: &Viewer,
    organisation: &Organisation,
    ideas: &IdeaPage,
    follow: &Markup,
) -> Markup {
    let t = viewer.t;
    let total = parts::listed_total(viewer, ideas.total);
    let body = html! {
        div.page__head {
            nav.breadcrumb aria-label=(t.breadcrumb_label()) {
                ol { li { a href="/organisaties" { (t.organisations_title()) } } }
            }
            h1 { (organisation.name) }
            ul.facts { li { (parts::level(t, organisation.kind)) } }
            (follow)
        }
        @if ideas.rows.is_empty() {
            div.empty {
                p { (t.organisation_ideas_empty()) }
                p { a.button href="/ideeen/nieuw" { (t.share_idea()) } }
            }
        } @else {
            div.list-head { h2 { (t.count_ideas(i64::try_from(ideas.total).unwrap_or(i64::MAX), &total)) } }
            (parts::idea_list(viewer, &ideas.rows))
            @if ideas.total > PER_PAGE {
                p.section {
                    a href={ "/ideeen" (paths::query([("organisatie", organisation.code.as_str())])) } {
                        (t.organisation_all_ideas(total))
                    }
                }
            }
        }
    };
    layout::page(viewer, &organisation.name, Width::Wide, &body)
}
