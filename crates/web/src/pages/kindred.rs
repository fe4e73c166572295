//! `/ideeen/{nummer}/verwant`: which ideas have to do with this one, said by its author or a moderator.

use app::kindred;
use app::read::{Idea, IdeaRow};
use axum::extract::{Path, State};
use domain::{Field, IdeaNumber};
use maud::{Markup, html};
use serde::Deserialize;

use super::ideas::number;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// `actie` that links.
const LINK: &str = "verbind";
/// `actie` that takes a link away.
const UNLINK: &str = "los";

/// A form as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    actie: String,
    verwant: String,
}

/// `GET /ideeen/{number}/verwant`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (idea, kin) = kindred::to_link(&site.app, &viewer.actor, number(&text)?).await?;
    answer::page(page(&viewer, &idea, &kin, &Typed::default(), &Errors::default()))
}

/// `POST /ideeen/{number}/verwant`
pub async fn change(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (number, app, actor) = (number(&text)?, &site.app, &viewer.actor);
    // Whether they may is said first.
    kindred::to_link(app, actor, number).await?;
    let done = match typed.actie.as_str() {
        LINK => kindred::link(app, actor, number, &typed.verwant).await,
        UNLINK => {
            let other = typed.verwant.parse().map(IdeaNumber).map_err(|_| PageError::Unprocessable)?;
            kindred::unlink(app, actor, number, other).await
        }
        _ => return Err(PageError::Unprocessable),
    };
    match checked(&viewer, done)? {
        Ok(()) => answer::see(&paths::idea_step(number, "verwant")),
        Err(errors) => {
            let (idea, kin) = kindred::to_link(app, actor, number).await?;
            answer::refused(page(&viewer, &idea, &kin, &typed, &errors))
        }
    }
}

fn page(viewer: &Viewer, idea: &Idea, kin: &[IdeaRow], typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.kindred_field(), t.kindred_help());
    let field = FieldView {
        field: Field::Kindred,
        label: &label,
        help: &help,
        value: &typed.verwant,
        is_optional: false,
    };
    let action = paths::idea_step(idea.number, "verwant");
    let body = html! {
        (parts::error_summary(t, errors))
        (parts::back_to_idea(t, idea))
        h1 { (t.kindred_title()) }
        p.lead { (t.kindred_lead()) }
        @if !kin.is_empty() {
            ul.plain-list."kindred-list" { @for row in kin { (linked(viewer, row, &action)) } }
        }
        form.form method="post" action=(action) {
            (parts::input(t, field, errors, "text", "off"))
            div.cluster {
                button.button name="actie" value=(LINK) { (t.kindred_link()) }
                " " a href=(paths::idea(idea.number, &idea.slug)) { (t.kindred_back()) }
            }
        }
    };
    layout::page(viewer, &t.tidy_page_title(t.kindred_title(), &idea.title), Width::Form, &body)
}

fn linked(viewer: &Viewer, row: &IdeaRow, action: &str) -> Markup {
    let t = viewer.t;
    html! {
        li."kindred-list__item" {
            span { a href=(paths::idea(row.number, &row.slug)) { (row.title) } " " (parts::status_badge(t, row.status)) }
            form method="post" action=(action) {
                input type="hidden" name="verwant" value=(row.number);
                button.button."button--secondary"."button--small" name="actie" value=(UNLINK) {
                    (t.kindred_unlink()) span.visually-hidden { ": " (row.title) }
                }
            }
        }
    }
}
