//! Moderation: reporting, the queue, a case and the decision on it, the log of decisions.

mod case;
mod decision;
mod log;
mod office;
pub mod queue;
mod report;

use app::{Refusal, moderation};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::moderation::Target;
use domain::{CaseId, CommentId, DecisionId};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::ideas::number;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent};
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

async fn show_report(site: &SharedSite, viewer: &Viewer, target: Target, sending: &Sending) -> Answer {
    let (idea, comment) = moderation::to_report(&site.app, &viewer.actor, target).await?;
    answer::page(if sending.gemeld == "ja" {
        report::thanks(viewer, &idea, comment.as_ref())
    } else {
        report::form(viewer, &idea, comment.as_ref(), &report::Typed::default(), &Errors::default())
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

async fn send(
    site: &SharedSite,
    viewer: &Viewer,
    target: Target,
    path: &str,
    typed: &report::Typed,
) -> Answer {
    match moderation::report(&site.app, &viewer.actor, target, &typed.grond, &typed.toelichting).await {
        Ok(()) => answer::see(&format!("{path}?gemeld=ja")),
        Err(Refusal::Invalid(invalid)) => {
            let (idea, comment) = moderation::to_report(&site.app, &viewer.actor, target).await?;
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            answer::refused(report::form(viewer, &idea, comment.as_ref(), typed, &errors))
        }
        Err(refusal) => Err(refusal.into()),
    }
}

/// `GET /moderatie/{id}`
pub async fn case(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let id = id(&text, CaseId)?;
    let view = moderation::case(&site.app, &viewer.actor, id).await?;
    let office = app::queue::surroundings(&site.app, &viewer.actor, id).await?;
    let typed = case::Typed::default();
    answer::page(case::page(&viewer, (&view, &office), &typed, &Errors::default()))
}

/// The page of a case again, with a note that was refused.
async fn case_again(site: &SharedSite, viewer: &Viewer, id: CaseId, errors: &Errors, note: &str) -> Answer {
    let view = moderation::case(&site.app, &viewer.actor, id).await?;
    let office = app::queue::surroundings(&site.app, &viewer.actor, id).await?;
    let typed = case::Typed { notitie: note.to_owned(), ..case::Typed::default() };
    answer::refused(case::page(viewer, (&view, &office), &typed, errors))
}

/// `POST /moderatie/{id}/besluit`
pub async fn decide(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<case::Typed>,
) -> Answer {
    let id = id(&text, CaseId)?;
    let case::Typed { maatregel, grond, feiten, .. } = &typed;
    match moderation::decide(&site.app, &viewer.actor, id, maatregel, grond, feiten).await {
        Ok(decision) => answer::see(&paths::decision(decision)),
        Err(Refusal::Invalid(invalid)) => {
            let view = moderation::case(&site.app, &viewer.actor, id).await?;
            let office = app::queue::surroundings(&site.app, &viewer.actor, id).await?;
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            answer::refused(case::page(&viewer, (&view, &office), &typed, &errors))
        }
        Err(refusal) => Err(refusal.into()),
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
    let (decisions, total) = moderation::log(&site.app, &viewer.actor, page).await?;
    if page > 1 && decisions.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(log::page(&viewer, &decisions, page, total))
}

/// `GET /besluiten/{id}`
pub async fn decision(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let statement = moderation::statement(&site.app, &viewer.actor, id(&text, DecisionId)?).await?;
    answer::page(decision::page(&viewer, &statement.decision, &statement.quoted))
}

/// The address where something stands.
fn place(target: Target) -> String {
    match target {
        Target::Idea(number) => format!("/ideeen/{number}"),
        Target::Comment(id) => paths::comment(id),
    }
}

/// What a case or a decision is about, in words.
fn about(t: &Texts, target: Target, title: &str) -> String {
    match target {
        Target::Idea(_) => t.case_about_idea(title),
        Target::Comment(_) => t.case_about_comment(title),
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
                (link("/moderatie/logboek", t.moderation_log()))
            }
        }
    }
}
