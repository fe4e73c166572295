//! `/beheer/inwoners`: how many people live in the organisations, from a sheet.

use app::Refusal;
use app::inhabitants::{self, BadRow, Imported, RawSheet, RowProblem};
use app::read::Organisation;
use axum::extract::{Request, State};
use axum_extra::extract::Query;
use domain::Field;
use i18n::{Texts, date, number};
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::success;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView, icons};
use crate::paths;
use crate::uploads::{Posted, SHEETS};
use crate::viewer::Viewer;

/// The address of the page.
pub const HERE: &str = "/beheer/inwoners";
/// Organisations on one page.
const PER_PAGE: usize = 50;

/// Which page of the list, whether only those without a number, and how many were just kept.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pagina: String,
    zonder: String,
    bewaard: String,
}

/// The form as it was typed.
#[derive(Debug, Default)]
struct Typed {
    day: String,
    source: String,
    text: String,
}

/// What was refused.
#[derive(Default)]
struct Refused {
    errors: Errors,
    bad: Vec<BadRow>,
    is_guessed: bool,
}

/// `GET /beheer/inwoners`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let all = inhabitants::list(&site.app, &viewer.actor).await?;
    answer::page(page(&viewer, &all, &query, &Typed::default(), &Refused::default()))
}

/// `POST /beheer/inwoners`
pub async fn import(State(site): State<SharedSite>, viewer: Viewer, request: Request) -> Answer {
    // Whoever may not do this sends no file.
    let all = inhabitants::list(&site.app, &viewer.actor).await?;
    let posted = Posted::read(request).await?;
    let text = posted.text(Field::File.as_str());
    let mut typed = Typed { day: posted.text("peildatum"), source: posted.text("bron"), text };
    let mut refused = Refused::default();
    let done = match posted.sheet() {
        Err(invalid) => Err(Refusal::Invalid(invalid)),
        Ok((text, is_guessed)) => {
            (typed.text, refused.is_guessed) = (text, is_guessed);
            let raw = RawSheet { text: &typed.text, day: &typed.day, source: &typed.source };
            inhabitants::import(&site.app, &viewer.actor, raw).await
        }
    };
    match checked(&viewer, done)? {
        Ok(Imported::Kept(count)) => return answer::see(&format!("{HERE}?bewaard={count}")),
        Ok(Imported::Bad(bad)) => refused.bad = bad,
        Err(errors) => refused.errors = errors,
    }
    answer::refused(page(&viewer, &all, &ListQuery::default(), &typed, &refused))
}

fn page(
    viewer: &Viewer,
    all: &[Organisation],
    query: &ListQuery,
    typed: &Typed,
    refused: &Refused,
) -> Markup {
    let t = viewer.t;
    let kept: i64 = query.bewaard.parse().unwrap_or(0);
    let body = html! {
        (parts::error_summary(t, &refused.errors))
        div.page__head { h1 { (t.inhabitants_title()) } (super::administration::subnav(t, HERE)) p.lead { (t.inhabitants_lead()) } }
        @if kept > 0 { (success(&t.inhabitants_kept(kept, number(viewer.language, kept)))) }
        @if !refused.bad.is_empty() { (parts::bad_rows(t, refused.bad.iter().map(|(line, why)| (*line, problem(t, *why))))) }
        @if refused.is_guessed {
            div.notice."notice--warning" { (icons::info()) p { (t.sheet_guessed()) } }
        }
        (form(t, typed, &refused.errors))
        (list(viewer, all, query))
    };
    layout::page(viewer, &t.inhabitants_title(), Width::Text, &body)
}

fn form(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (day, day_help, source, source_help) =
        (t.inhabitants_day(), t.inhabitants_day_help(), t.inhabitants_source(), t.inhabitants_source_help());
    let (file, file_help, text, text_help) =
        (t.sheet_file(), t.sheet_file_help(), t.inhabitants_paste(), t.inhabitants_paste_help());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    let optional = |field, label, help, value| FieldView { field, label, help, value, is_optional: true };
    html! {
        section.section aria-labelledby="invullen" {
            h2 id="invullen" { (t.inhabitants_fill()) }
            p { (t.inhabitants_where()) " " a href="https://opendata.cbs.nl/" { (t.inhabitants_where_link()) } "." }
            form.form method="post" action=(HERE) enctype="multipart/form-data" novalidate {
                (parts::input(t, field(Field::CountedOn, &day, &day_help, &typed.day), errors, "text", "off"))
                (parts::input(t, field(Field::Source, &source, &source_help, &typed.source), errors, "text", "off"))
                (parts::file(t, optional(Field::Sheet, &file, &file_help, ""), errors, SHEETS))
                (parts::area(t, optional(Field::File, &text, &text_help, &typed.text), errors, true, ""))
                button.button { (t.inhabitants_save()) }
            }
        }
    }
}

fn list(viewer: &Viewer, all: &[Organisation], query: &ListQuery) -> Markup {
    let t = viewer.t;
    let is_without = query.zonder == "ja";
    let shown: Vec<&Organisation> =
        all.iter().filter(|organisation| !is_without || organisation.inhabitants.is_none()).collect();
    let known = all.iter().filter(|organisation| organisation.inhabitants.is_some()).count();
    let count = |n: usize| number(viewer.language, i64::try_from(n).unwrap_or(i64::MAX));
    let last = shown.len().div_ceil(PER_PAGE).max(1);
    let page = query.pagina.parse().unwrap_or(1).clamp(1, last);
    let at = |without: &str, page: &str| {
        format!("{HERE}{}", paths::query([("zonder", without), ("pagina", page)]))
    };
    html! {
        section.section {
            h2 id="lijst" { (t.inhabitants_known(count(known), count(all.len()))) }
            @if known < all.len() {
                p {
                    @if is_without { a href=(HERE) { (t.inhabitants_all()) } }
                    @else { a href=(at("ja", "")) { (t.inhabitants_without()) } }
                }
            }
            div.table-scroll role="region" aria-labelledby="lijst" tabindex="0" {
                table.table {
                    thead {
                        tr {
                            th scope="col" { (t.answers_organisation()) }
                            th scope="col" { (t.inhabitants_code()) }
                            th.table__number scope="col" { (t.inhabitants_number()) }
                            th scope="col" { (t.inhabitants_from()) }
                        }
                    }
                    tbody { @for organisation in shown.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE) { (row(viewer, organisation)) } }
                }
            }
            (parts::pagination(t, page as u64, last as u64, |page| at(&query.zonder, &page.to_string())))
        }
    }
}

fn row(viewer: &Viewer, organisation: &Organisation) -> Markup {
    let t = viewer.t;
    html! {
        tr {
            th scope="row" { a href=(paths::organisation(&organisation.code)) { (organisation.name) } }
            td { (organisation.code) }
            @if let Some(inhabitants) = &organisation.inhabitants {
                td.table__number { (number(viewer.language, inhabitants.count)) }
                td { (t.size_counted(date(viewer.language, inhabitants.counted_on), &inhabitants.source)) }
            } @else {
                td.table__number { span.muted { (t.inhabitants_unknown()) } }
                td {}
            }
        }
    }
}

fn problem(t: &Texts, problem: RowProblem) -> String {
    match problem {
        RowProblem::Unreadable => t.inhabitants_bad_unreadable(),
        RowProblem::Unknown => t.inhabitants_bad_unknown(),
        RowProblem::Twice => t.inhabitants_bad_twice(),
        RowProblem::NoInhabitants => t.inhabitants_bad_kind(),
        RowProblem::NoNumber => t.inhabitants_bad_number(),
    }
}
