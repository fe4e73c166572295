//! Answering many ideas at once: choosing, one text with a look at what each gets, and a sheet filled in elsewhere.

use app::Refusal;
use app::answering::{self, BadRow, Preview, RowProblem, Waiting};
use axum::extract::{Path, Request, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum_extra::extract::Query;
use domain::{Field, IdeaNumber, Invalid, Problem};
use i18n::{Texts, date, number};
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use super::accounts::success;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, FieldView, icons};
use crate::uploads::{Posted, SHEETS};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// What the list is narrowed to, and how many were just answered.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    telaat: String,
    thema: String,
    beantwoord: String,
}

/// The form as it was typed: the chosen ideas and their text, or a sheet.
#[derive(Debug, Default)]
struct Typed {
    idee: Vec<String>,
    tekst: String,
    bestand: String,
    actie: String,
}

impl Typed {
    fn of(posted: &Posted) -> Self {
        Self {
            idee: posted.all("idee"),
            tekst: posted.text("tekst"),
            bestand: posted.text("bestand"),
            actie: posted.text("actie"),
        }
    }
}

/// What is shown beside the list.
#[derive(Default)]
struct Shown {
    previews: Vec<Preview>,
    bad: Vec<BadRow>,
    errors: Errors,
    /// The letters of the file that was read were guessed.
    is_guessed: bool,
}

/// `GET /organisaties/{code}/beantwoorden`
pub async fn list(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(query): Query<ListQuery>,
) -> Answer {
    let waiting = waiting(&site, &viewer, &code, &query).await?;
    answer::page(page(&viewer, &waiting, &query, &Typed::default(), &Shown::default()))
}

/// `GET /organisaties/{code}/beantwoorden.csv`
pub async fn sheet(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(code): Path<String>,
    Query(query): Query<ListQuery>,
) -> Answer {
    let waiting = waiting(&site, &viewer, &code, &query).await?;
    let name = format!("attachment; filename=\"beantwoorden-{}.csv\"", waiting.organisation.code);
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, answering::sheet(&waiting)).into_response())
}

/// `POST /organisaties/{code}/beantwoorden`
pub async fn send(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(code): Path<String>,
    request: Request,
) -> Answer {
    let query = ListQuery::default();
    // Whoever may not do this sends no file.
    let waiting = waiting(&site, &viewer, &code, &query).await?;
    let posted = Posted::read(request).await?;
    let mut typed = Typed::of(&posted);
    let is_sheet = typed.actie.starts_with("bestand");
    let mut is_guessed = false;
    let read = match posted.sheet() {
        _ if !is_sheet => from_text(&viewer, &waiting, &typed),
        Err(invalid) => Err(Box::new(refused(&viewer, &invalid))),
        Ok((text, guessed)) => {
            (typed.bestand, is_guessed) = (text, guessed);
            from_sheet(&viewer, &waiting, &typed, is_guessed)
        }
    };
    let previews = match read {
        Ok(previews) => previews,
        Err(shown) => return answer::refused(page(&viewer, &waiting, &query, &typed, &shown)),
    };
    if !typed.actie.ends_with("verstuur") {
        let shown = Shown { previews, is_guessed, ..Shown::default() };
        return answer::page(page(&viewer, &waiting, &query, &typed, &shown));
    }
    let answers: Vec<(IdeaNumber, String)> =
        previews.into_iter().map(|preview| (preview.idea.number, preview.text)).collect();
    match answering::send(&site.app, &viewer.actor, &code, answers).await {
        Ok(sent) => answer::see(&format!("{}/beantwoorden?beantwoord={sent}", paths::organisation(&code))),
        Err(Refusal::Invalid(invalid)) => {
            let shown = refused(&viewer, &invalid);
            answer::refused(page(&viewer, &waiting, &query, &typed, &shown))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

async fn waiting(
    site: &SharedSite,
    viewer: &Viewer,
    code: &str,
    query: &ListQuery,
) -> Result<Waiting, PageError> {
    let is_overdue = query.telaat == "ja";
    Ok(answering::waiting(&site.app, &viewer.actor, code, is_overdue, &query.thema).await?)
}

fn from_text(viewer: &Viewer, waiting: &Waiting, typed: &Typed) -> Result<Vec<Preview>, Box<Shown>> {
    answering::previews(waiting, &typed.idee, &typed.tekst)
        .map_err(|invalid| Box::new(refused(viewer, &invalid)))
}

/// A sheet in which nothing is answered is a mistake, too.
fn from_sheet(
    viewer: &Viewer,
    waiting: &Waiting,
    typed: &Typed,
    is_guessed: bool,
) -> Result<Vec<Preview>, Box<Shown>> {
    if typed.bestand.trim().is_empty() {
        return Err(Box::new(refused(viewer, &Invalid::one(Field::File, Problem::Missing))));
    }
    match answering::read_sheet(waiting, &typed.bestand) {
        Ok(previews) if previews.is_empty() => {
            Err(Box::new(refused(viewer, &Invalid::one(Field::File, Problem::TooFew { min: 1 }))))
        }
        Ok(previews) => Ok(previews),
        Err(bad) => Err(Box::new(Shown { bad, is_guessed, ..Shown::default() })),
    }
}

fn refused(viewer: &Viewer, invalid: &Invalid) -> Shown {
    Shown { errors: Errors::of(viewer.t, viewer.language, invalid), ..Shown::default() }
}

fn page(viewer: &Viewer, waiting: &Waiting, query: &ListQuery, typed: &Typed, shown: &Shown) -> Markup {
    let t = viewer.t;
    let organisation = &waiting.organisation;
    let path = format!("{}/beantwoorden", paths::organisation(&organisation.code));
    let sent: i64 = query.beantwoord.parse().unwrap_or(0);
    let body = html! {
        (parts::error_summary(t, &shown.errors))
        p { a href=(paths::organisation(&organisation.code)) { (organisation.name) } }
        h1 { (t.many_title()) }
        p.lead { (t.many_lead()) }
        @if sent > 0 { (success(&t.many_sent(sent, number(viewer.language, sent)))) }
        @if !shown.bad.is_empty() { (parts::bad_rows(t, shown.bad.iter().map(|(line, why)| (*line, problem(t, *why))))) }
        @if shown.is_guessed {
            div.notice."notice--warning" { (icons::info()) p { (t.sheet_guessed()) } }
        }
        @if !shown.previews.is_empty() { (previews(viewer, &path, typed, &shown.previews)) }
        @if waiting.ideas.is_empty() && shown.previews.is_empty() {
            div.empty { p { (t.many_none()) } p { a href=(path) { (t.many_all()) } } }
        }
        @if shown.previews.is_empty() {
            (filters(viewer, waiting, query, &path))
            @if !waiting.ideas.is_empty() {
                (choosing(viewer, waiting, &path, typed, shown))
                (sheet_form(viewer, &path, query, typed, &shown.errors))
            }
        }
    };
    layout::page(viewer, &t.many_title(), Width::Text, &body)
}

fn filters(viewer: &Viewer, waiting: &Waiting, query: &ListQuery, path: &str) -> Markup {
    let t = viewer.t;
    html! {
        form.cluster action=(path) {
            label for="thema" { (t.many_theme()) }
            select.input."input--medium" id="thema" name="thema" {
                option value="" { (t.many_theme_all()) }
                @for theme in &waiting.themes {
                    option value=(theme.slug) selected[theme.slug == query.thema] { (theme.name) }
                }
            }
            label.choice { input type="checkbox" name="telaat" value="ja" checked[query.telaat == "ja"]; span { (t.many_overdue()) } }
            button.button."button--secondary" { (t.many_filter()) }
        }
    }
}

fn choosing(viewer: &Viewer, waiting: &Waiting, path: &str, typed: &Typed, shown: &Shown) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.answer_text(), t.many_text_help());
    let text =
        FieldView { field: Field::Text, label: &label, help: &help, value: &typed.tekst, is_optional: false };
    let error = shown.errors.at(Field::Ideas);
    html! {
        form.form method="post" action=(path) novalidate {
            fieldset.field.field--error[error.is_some()] id="idee" tabindex="-1" aria-describedby=[error.map(|_| "idee-fout")] {
                legend.field__label { (t.many_choose()) }
                @if let Some(sentence) = error { p.field__error id="idee-fout" { (icons::warning()) span { (sentence) } } }
                @for idea in &waiting.ideas {
                    label.choice {
                        input type="checkbox" name="idee" value=(idea.number) checked[typed.idee.iter().any(|chosen| *chosen == idea.number.to_string())];
                        span {
                            (idea.title)
                            span.small.muted { " " (t.promise_open(date(viewer.language, domain::promises::due_day(idea.due_at)))) }
                        }
                    }
                }
            }
            (parts::area(t, text, &shown.errors, false, ""))
            button.button name="actie" value="bekijk" { (t.many_preview()) }
        }
    }
}

/// What each idea gets, with all that is needed to send it in hidden fields.
fn previews(viewer: &Viewer, path: &str, typed: &Typed, previews: &[Preview]) -> Markup {
    let t = viewer.t;
    let is_sheet = typed.actie.starts_with("bestand");
    let count = i64::try_from(previews.len()).unwrap_or(i64::MAX);
    html! {
        section aria-labelledby="voorbeeld" {
            h2 id="voorbeeld" { (t.many_preview_title(count, number(viewer.language, count))) }
            @for preview in previews {
                article.preview {
                    h3 { a href=(paths::idea(preview.idea.number, &preview.idea.slug)) { (preview.idea.title) } }
                    div.prose { (text::html(&preview.text, Headings::None)) }
                }
            }
            form.cluster method="post" action=(path) enctype=[is_sheet.then_some("multipart/form-data")] {
                @for chosen in &typed.idee { input type="hidden" name="idee" value=(chosen); }
                input type="hidden" name="tekst" value=(typed.tekst);
                input type="hidden" name="bestand" value=(typed.bestand);
                button.button name="actie" value=(if is_sheet { "bestand-verstuur" } else { "verstuur" }) { (t.many_send(count, number(viewer.language, count))) }
                " " a href=(path) { (t.cancel()) }
            }
        }
    }
}

fn sheet_form(viewer: &Viewer, path: &str, query: &ListQuery, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.many_sheet_field(), t.many_sheet_help());
    let (file, file_help) = (t.sheet_file(), t.sheet_file_help());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: true };
    let asked = paths::query([("telaat", query.telaat.as_str()), ("thema", &query.thema)]);
    html! {
        section.section aria-labelledby="bestand-kop" {
            div.section__head { h2 id="bestand-kop" { (t.many_sheet_title()) } }
            p { (t.many_sheet_text()) " " a href={ (path) ".csv" (asked) } { (t.many_sheet_export()) } }
            form.form method="post" action=(path) enctype="multipart/form-data" novalidate {
                (parts::file(t, field(Field::Sheet, &file, &file_help, ""), errors, SHEETS))
                (parts::area(t, field(Field::File, &label, &help, &typed.bestand), errors, true, ""))
                button.button."button--secondary" name="actie" value="bestand" { (t.many_preview()) }
            }
        }
    }
}

fn problem(t: &Texts, problem: RowProblem) -> String {
    match problem {
        RowProblem::Unreadable => t.many_bad_unreadable(),
        RowProblem::Unknown => t.many_bad_unknown(),
        RowProblem::Twice => t.many_bad_twice(),
        RowProblem::TooLong => t.many_bad_long(),
    }
}
