//! Moderation: reporting, the queue, a case and the decision on it, objections, the log.

mod case;
mod decision;
mod log;
mod objections;
mod office;
mod own;
pub mod queue;
mod report;
mod reported;
mod ruling;

pub use ruling::grounds;

use app::{Refusal, ledger, moderation, views};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::moderation::Target;
use domain::{CaseId, CommentId, DecisionId, Denial, ObjectionId};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::ideas::number;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked};
use crate::paths;
use crate::viewer::Viewer;

fn id<T>(text: &str, make: fn(i64) -> T) -> Result<T, PageError> {
    text.parse().map(make).map_err(|_| PageError::NotFound)
}

/// Whether the report of this page was sent just now.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Sending {
    gemeld: String,
}

/// `GET /ideeen/{number}/melden`
pub async fn report_idea(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Query(sending): Query<Sending>,
) -> Answer {
    show_report(&site, &viewer, Target::Idea(number(&text)?), &sending).await
}

/// `GET /reacties/{id}/melden`
pub async fn report_comment(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Query(sending): Query<Sending>,
) -> Answer {
    show_report(&site, &viewer, Target::Comment(id(&text, CommentId)?), &sending).await
}

/// `GET /personen/{handle}/melden`
pub async fn report_person(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(handle): Path<String>,
    Query(sending): Query<Sending>,
) -> Answer {
    show_report(&site, &viewer, person(&site, &handle).await?, &sending).await
}

/// `GET /ideeen/{number}/praktijk/{code}/melden`
pub async fn report_practice(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, code)): Path<(String, String)>,
    Query(sending): Query<Sending>,
) -> Answer {
    let target = app::practice::target(&site.app, number(&text)?, &code).await?;
    show_report(&site, &viewer, target, &sending).await
}

/// Who has this word in the address of their page.
async fn person(site: &SharedSite, handle: &str) -> Result<Target, PageError> {
    Ok(Target::Person(views::person_id(&site.app, handle).await?))
}

async fn show_report(site: &SharedSite, viewer: &Viewer, target: Target, sending: &Sending) -> Answer {
    let about = moderation::to_report(&site.app, &viewer.actor, target).await?;
    answer::page(if sending.gemeld == "ja" {
        report::thanks(viewer, &about)
    } else {
        report::form(viewer, &about, &report::Typed::default(), &Errors::default())
    })
}

/// `POST /ideeen/{number}/melden`
pub async fn send_idea(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<report::Typed>,
) -> Answer {
    let number = number(&text)?;
    send(&site, &viewer, Target::Idea(number), &paths::idea_step(number, "melden"), &typed).await
}

/// `POST /reacties/{id}/melden`
pub async fn send_comment(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<report::Typed>,
) -> Answer {
    let id = id(&text, CommentId)?;
    send(&site, &viewer, Target::Comment(id), &paths::comment_step(id, "melden"), &typed).await
}

/// `POST /personen/{handle}/melden`
pub async fn send_person(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(handle): Path<String>,
    Sent(typed): Sent<report::Typed>,
) -> Answer {
    let target = person(&site, &handle).await?;
    send(&site, &viewer, target, &paths::person_step(&handle, "melden"), &typed).await
}

/// `POST /ideeen/{number}/praktijk/{code}/melden`
pub async fn send_practice(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, code)): Path<(String, String)>,
    Sent(typed): Sent<report::Typed>,
) -> Answer {
    let number = number(&text)?;
    let target = app::practice::target(&site.app, number, &code).await?;
    send(&site, &viewer, target, &paths::practice_step(number, &code, "melden"), &typed).await
}

async fn send(
    site: &SharedSite,
    viewer: &Viewer,
    target: Target,
    path: &str,
    typed: &report::Typed,
) -> Answer {
    if typed.is_of_machine() {
        // It hears nothing that would help it.
        return answer::see(&format!("{path}?gemeld=ja"));
    }
    match checked(
        viewer,
        moderation::report(&site.app, &viewer.actor, target, &typed.raw(), viewer.language).await,
    )? {
        Ok(()) => answer::see(&format!("{path}?gemeld=ja")),
        Err(errors) => {
            let about = moderation::to_report(&site.app, &viewer.actor, target).await?;
            answer::refused(report::form(viewer, &about, typed, &errors))
        }
    }
}

/// The template that a decision begins with.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Beginning {
    sjabloon: String,
}

/// `GET /moderatie/{id}`
pub async fn case(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Query(beginning): Query<Beginning>,
) -> Answer {
    let id = id(&text, CaseId)?;
    let view = moderation::case(&site.app, &viewer.actor, id).await?;
    let office = app::queue::surroundings(&site.app, &viewer.actor, id).await?;
    let typed = ruling::Typed::from_template(viewer.t, &beginning.sjabloon, view.row.case.target);
    answer::page(case::page(&viewer, (&view, &office), &typed, &Errors::default()))
}

/// The page of a case again, with a note that was refused.
async fn case_again(site: &SharedSite, viewer: &Viewer, id: CaseId, errors: &Errors, note: &str) -> Answer {
    let view = moderation::case(&site.app, &viewer.actor, id).await?;
    let office = app::queue::surroundings(&site.app, &viewer.actor, id).await?;
    let typed = ruling::Typed::of_note(note);
    answer::refused(case::page(viewer, (&view, &office), &typed, errors))
}

/// `POST /moderatie/{id}/besluit`
pub async fn decide(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<ruling::Typed>,
) -> Answer {
    let id = id(&text, CaseId)?;
    match checked(&viewer, moderation::decide(&site.app, &viewer.actor, id, &typed.raw()).await)? {
        Ok(decision) => answer::see(&paths::decision(decision)),
        Err(errors) => {
            let view = moderation::case(&site.app, &viewer.actor, id).await?;
            let office = app::queue::surroundings(&site.app, &viewer.actor, id).await?;
            answer::refused(case::page(&viewer, (&view, &office), &typed, &errors))
        }
    }
}

/// `POST /ideeen/{number}/zaak`
pub async fn open_idea(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    open(&site, &viewer, Target::Idea(number(&text)?)).await
}

/// `POST /reacties/{id}/zaak`
pub async fn open_comment(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
) -> Answer {
    open(&site, &viewer, Target::Comment(id(&text, CommentId)?)).await
}

/// `POST /personen/{handle}/zaak`
pub async fn open_person(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(handle): Path<String>,
) -> Answer {
    open(&site, &viewer, person(&site, &handle).await?).await
}

/// `POST /ideeen/{number}/praktijk/{code}/zaak`
pub async fn open_practice(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, code)): Path<(String, String)>,
) -> Answer {
    open(&site, &viewer, app::practice::target(&site.app, number(&text)?, &code).await?).await
}

async fn open(site: &SharedSite, viewer: &Viewer, target: Target) -> Answer {
    answer::see(&paths::case(moderation::open(&site.app, &viewer.actor, target).await?))
}

/// `GET /moderatie/logboek`
pub async fn log(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(query): Query<log::LogQuery>,
) -> Answer {
    let page = query.page()?;
    let (rows, total) = ledger::page(&site.app, &viewer.actor, page).await?;
    if page > 1 && rows.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(log::page(&viewer, &rows, page, total))
}

/// `GET /besluiten/{id}`
pub async fn decision(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let statement = moderation::statement(&site.app, &viewer.actor, id(&text, DecisionId)?).await?;
    answer::page(decision::page(&viewer, &statement, &decision::Typed::default(), &Errors::default()))
}

/// `GET /besluiten/{id}/bezwaar`: where a refused form leaves the address bar.
pub async fn to_decision(Path(text): Path<String>) -> Answer {
    answer::see(&paths::decision(id(&text, DecisionId)?))
}

/// `POST /besluiten/{id}/bezwaar`
pub async fn object(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<decision::Typed>,
) -> Answer {
    let id = id(&text, DecisionId)?;
    match checked(&viewer, app::objections::object(&site.app, &viewer.actor, id, &typed.tekst).await)? {
        Ok(objection) => answer::see(&format!("{}#bezwaar-{objection}", paths::decision(id))),
        Err(errors) => {
            let statement = moderation::statement(&site.app, &viewer.actor, id).await?;
            answer::refused(decision::page(&viewer, &statement, &typed, &errors))
        }
    }
}

/// `GET /gemeld/{token}`
pub async fn reported(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    match app::reported::view(&site.app, &token).await {
        Ok(found) => {
            let (typed, errors) = (decision::Typed::default(), Errors::default());
            answer::page(reported::page(&viewer, &found, &typed, &errors))
        }
        Err(Refusal::Denied(Denial::NotFound)) => Ok(reported::gone(&viewer)),
        Err(refusal) => Err(refusal.into()),
    }
}

/// `POST /gemeld/{token}`: without signing in.
pub async fn object_to_reported(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(token): Path<String>,
    Sent(typed): Sent<decision::Typed>,
) -> Answer {
    match app::reported::object(&site.app, &token, &typed.tekst).await {
        Ok(_) => answer::see(&format!("/gemeld/{token}#bezwaar")),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(reported::gone(&viewer)),
        Err(Refusal::Invalid(invalid)) => {
            let found = app::reported::view(&site.app, &token).await?;
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            answer::refused(reported::page(&viewer, &found, &typed, &errors))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /account/besluiten`
pub async fn own(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    answer::page(own::page(&viewer, &moderation::own_decisions(&site.app, &viewer.actor).await?))
}

/// `GET /moderatie/bezwaren`
pub async fn objections(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(query): Query<log::LogQuery>,
) -> Answer {
    let page = query.page()?;
    let found = app::objections::list(&site.app, &viewer.actor, page).await?;
    if page > 1 && found.settled.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(objections::list(&viewer, &found, page))
}

/// `GET /moderatie/bezwaren/{id}`
pub async fn objection(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let view = app::objections::view(&site.app, &viewer.actor, id(&text, ObjectionId)?).await?;
    answer::page(objections::page(&viewer, &view, &objections::Typed::default(), &Errors::default()))
}

/// `POST /moderatie/bezwaren/{id}`
pub async fn settle(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<objections::Typed>,
) -> Answer {
    let id = id(&text, ObjectionId)?;
    let objections::Typed { uitkomst, motivering } = &typed;
    match checked(&viewer, app::objections::settle(&site.app, &viewer.actor, id, uitkomst, motivering).await)?
    {
        Ok(_) => answer::see(&paths::objection(id)),
        Err(errors) => {
            let view = app::objections::view(&site.app, &viewer.actor, id).await?;
            answer::refused(objections::page(&viewer, &view, &typed, &errors))
        }
    }
}

/// The address where something stands, or that of the idea under which it does; `handle` is the word in the address of the
/// person that it is or is of.
fn place(case: &app::read::Case, handle: &str) -> String {
    match case.target {
        Target::Practice(_) => case.idea.map_or_else(String::new, |idea| paths::idea_step(idea, "praktijk")),
        Target::Idea(number) => format!("/ideeen/{number}"),
        Target::Comment(id) => paths::comment(id),
        Target::Person(_) => paths::person(handle),
    }
}

/// What a case or a decision is about, in words.
fn about(t: &Texts, target: Target, title: &str) -> String {
    match target {
        Target::Idea(_) => t.case_about_idea(title),
        Target::Comment(_) => t.case_about_comment(title),
        Target::Practice(_) => t.case_about_practice(title),
        Target::Person(_) => t.case_about_person(title),
    }
}

/// The title of the moderators' pages, and the way from one to the other. `here` is the address of this one.
fn head(t: &Texts, here: &str) -> Markup {
    let link = |href: &'static str, words: String| {
        html! { li { a href=(href) aria-current=[(href == here).then_some("page")] { (words) } } }
    };
    html! {
        h1 { (t.moderation_title()) }
        nav.subnav aria-label=(t.moderation_title()) {
            ul {
                (link("/moderatie", t.moderation_queue()))
                (link(objections::HERE, t.objections_title()))
                (link("/moderatie/logboek", t.moderation_log()))
            }
        }
    }
}
