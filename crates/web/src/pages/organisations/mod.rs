//! Organisations: those to which ideas are addressed and how they answer, and one with its ideas, figures and people.

use app::organisations::{self, Answering, PER_PAGE};
use app::promises;
use app::read::{COUNTED, CountedOrganisation, Filter, IdeaPage, Organisation, PromiseFigures};
use app::views;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::Field;
use domain::lists::Sort;
use domain::promises::Kept;
use domain::topics::Topic;
use i18n::{Texts, date, number};
use maud::{Markup, html};
use serde::Deserialize;

mod promised;

use super::topics;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked, page_number};
use crate::layout::{self, Width};
use crate::parts::{FieldView, Stack, icons};
use crate::viewer::Viewer;
use crate::{SharedSite, feeds, parts, paths};
use promised::Promised;

/// Organisations in the chart.
const CHARTED: usize = 20;

/// `GET /organisaties`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let figures = organisations::figures(&site.app).await?;
    answer::page(list_page(&viewer, &organisations::list(&site.app).await?, &figures))
}

/// Which of the promised answers. A word that is not known narrows nothing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ShowQuery {
    antwoord: String,
    pagina: String,
}

impl ShowQuery {
    fn kept(&self) -> Option<Kept> {
        Kept::parse(&self.antwoord)
    }

    fn at(&self, code: &str, page: u64) -> String {
        let path = paths::at_page(&paths::organisation(code), [("antwoord", &self.antwoord)], page);
        format!("{path}#beloofd")
    }
}

/// `GET /organisaties/{code}`
pub async fn show(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(query): Query<ShowQuery>,
) -> Answer {
    answer::page(read(&site, &viewer, &code, &query, None, &Errors::default()).await?)
}

/// The number of days as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    dagen: String,
}

/// `POST /organisaties/{code}/antwoordtermijn`
pub async fn choose_days(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(code): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    match checked(&viewer, promises::choose_days(&site.app, &viewer.actor, &code, &typed.dagen).await)? {
        Ok(()) => answer::see(&format!("{}#antwoorden", paths::organisation(&code))),
        Err(errors) => {
            let query = ShowQuery::default();
            answer::refused(read(&site, &viewer, &code, &query, Some(&typed.dagen), &errors).await?)
        }
    }
}

async fn read(
    site: &SharedSite,
    viewer: &Viewer,
    code: &str,
    query: &ShowQuery,
    typed: Option<&str>,
    errors: &Errors,
) -> Result<Markup, PageError> {
    let organisation = organisations::show(&site.app, code).await?;
    let answering = organisations::answering(&site.app, &viewer.actor, code).await?;
    let promised = promised(site, code, query).await?;
    let filter = Filter { organisation: Some(code.to_owned()), ..Filter::default() };
    let ideas = views::ideas(&site.app, &filter, Sort::Active, 1).await?;
    let topic = Topic::organisation(code);
    let action = format!("{}/volgen", paths::organisation(code));
    let follow = topics::button(site, viewer, &topic, &action, &organisation.name).await?;
    let days = typed.map_or_else(|| answering.days.to_string(), str::to_owned);
    let list = promised::section(viewer, code, query, &answering.figures, &promised);
    let answers = answers(viewer, &organisation, &answering, &list, &days, errors);
    let head =
        html! { (parts::error_summary(viewer.t, errors)) (head(viewer, &organisation, &answering, &follow)) };
    Ok(organisation_page(viewer, &organisation, &ideas, &head, &answers))
}

async fn promised(site: &SharedSite, code: &str, query: &ShowQuery) -> Result<Promised, PageError> {
    let page = page_number(&query.pagina, promised::LAST_PAGE)?;
    let (rows, total) = organisations::promised(&site.app, code, query.kept(), page, PER_PAGE).await?;
    if page > 1 && rows.is_empty() {
        return Err(PageError::NotFound);
    }
    Ok(Promised { rows, total, page, now: site.app.now() })
}

fn list_page(viewer: &Viewer, all: &[CountedOrganisation], figures: &[(String, PromiseFigures)]) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head { h1 { (t.organisations_title()) } p.lead { (t.organisations_lead()) } }
        @if all.is_empty() && figures.is_empty() {
            div.empty {
                p { (t.organisations_empty()) }
                p { a.button href="/ideeen/nieuw" { (t.share_idea()) } }
            }
        } @else {
            div.stack {
                @if !figures.is_empty() { (in_time(viewer, figures)) }
                section aria-labelledby="alle" {
                    div.section__head { h2 id="alle" { (t.organisations_all()) } }
                    ul.theme-list."theme-list--wide" { @for counted in all { li { (row(viewer, counted)) } } }
                }
            }
        }
    };
    layout::page(viewer, &t.organisations_title(), Width::Wide, &body)
}

fn in_time(viewer: &Viewer, figures: &[(String, PromiseFigures)]) -> Markup {
    let t = viewer.t;
    let bars: Vec<Stack> = figures
        .iter()
        .take(CHARTED)
        .map(|(name, figures)| Stack {
            label: html! { a href=(paths::organisation(&figures.organisation)) { (name) } },
            values: values(figures),
        })
        .collect();
    html! {
        section aria-labelledby="op-tijd" {
            div.section__head { h2 id="op-tijd" { (t.answers_in_time_title()) } }
            p { (t.answers_in_time_text()) }
            (parts::stacked(viewer, &t.answers_in_time_caption(), &t.answers_organisation(), &names(t), &bars))
        }
    }
}

fn names(t: &Texts) -> Vec<String> {
    vec![t.answers_in_time(), t.answers_late(), t.answers_overdue(), t.answers_waiting()]
}

fn values(figures: &PromiseFigures) -> Vec<i64> {
    vec![figures.in_time, figures.late, figures.overdue, figures.waiting]
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

fn head(viewer: &Viewer, organisation: &Organisation, answering: &Answering, follow: &Markup) -> Markup {
    let t = viewer.t;
    html! {
        div.page__head {
            nav.breadcrumb aria-label=(t.breadcrumb_label()) {
                ol { li { a href="/organisaties" { (t.organisations_title()) } } }
            }
            h1 { (organisation.name) }
            ul.facts {
                li { (parts::level(t, organisation.kind)) }
                @if let Some(inhabitants) = &organisation.inhabitants {
                    li {
                        (t.inhabitants_count(inhabitants.count, number(viewer.language, inhabitants.count)))
                        " (" (t.size_counted(date(viewer.language, inhabitants.counted_on), &inhabitants.source)) ")"
                    }
                } @else if let Some(size) = organisation.size() { li { (parts::size(t, size)) } }
                li { (icons::clock()) (t.answers_within(answering.days.to_string())) }
            }
            (follow)
        }
    }
}

/// How it answers, who speaks for it, and what those can do.
fn answers(
    viewer: &Viewer,
    organisation: &Organisation,
    answering: &Answering,
    promised: &Markup,
    days: &str,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let figures = &answering.figures;
    let has_figures = figures.due() + figures.waiting > 0;
    html! {
        section id="antwoorden" aria-labelledby="hoe-antwoord" {
            div.section__head {
                h2 id="hoe-antwoord" { (t.answers_title()) }
                a.section__more href={ (paths::organisation(&organisation.code)) "/mijlpalen.ics" } { (t.organisation_calendar()) }
            }
            @if has_figures {
                @let bar = Stack { label: html! { (organisation.name) }, values: values(figures) };
                (parts::stacked(viewer, &t.answers_in_time_caption(), &t.answers_organisation(), &names(t), &[bar]))
            } @else { p { (t.answers_none()) } }
            @if answering.helpful + answering.unanswered > 0 {
                p { (t.answers_verdicts(number(viewer.language, answering.helpful), number(viewer.language, answering.unanswered))) }
            }
            @if !answering.representatives.is_empty() {
                p {
                    (t.answers_speak()) " "
                    @for (place, row) in answering.representatives.iter().enumerate() {
                        @if place > 0 { ", " }
                        a href=(paths::person(&row.handle)) { (row.person_name) }
                    }
                    "."
                }
            }
            @if answering.may_speak { (office(viewer, organisation, days, errors)) }
            (promised)
        }
    }
}

fn office(viewer: &Viewer, organisation: &Organisation, days: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let path = paths::organisation(&organisation.code);
    let (label, help) = (t.answers_days(), t.answers_days_help());
    let view = FieldView { field: Field::Days, label: &label, help: &help, value: days, is_optional: false };
    html! {
        p { a.button href={ (path) "/beantwoorden" } { (t.many_title()) } }
        form.form method="post" action={ (path) "/antwoordtermijn" } novalidate {
            (parts::input(t, view, errors, "number", "off"))
            button.button."button--secondary" { (t.answers_days_save()) }
        }
    }
}

fn organisation_page(
    viewer: &Viewer,
    organisation: &Organisation,
    ideas: &IdeaPage,
    head: &Markup,
    answers: &Markup,
) -> Markup {
    let t = viewer.t;
    let total = parts::listed_total(viewer, ideas.total);
    let body = html! {
        (head)
        div.stack {
            (answers)
            section aria-labelledby="ideeen" {
                @if ideas.rows.is_empty() {
                    h2.visually-hidden id="ideeen" { (t.organisation_ideas()) }
                    div.empty {
                        p { (t.organisation_ideas_empty()) }
                        p { a.button href="/ideeen/nieuw" { (t.share_idea()) } }
                    }
                } @else {
                    div.list-head { h2 id="ideeen" { (t.count_ideas(i64::try_from(ideas.total).unwrap_or(i64::MAX), &total)) } }
                    (parts::idea_list(viewer, &ideas.rows))
                    @if ideas.total > views::PER_PAGE {
                        p.section {
                            a href={ "/ideeen" (paths::query([("organisatie", organisation.code.as_str())])) } {
                                (t.organisation_all_ideas(total))
                            }
                        }
                    }
                }
            }
        }
    };
    let feed = feeds::of_page(&paths::organisation(&organisation.code));
    layout::page_with_feed(viewer, &organisation.name, Width::Wide, &feed, &body)
}
