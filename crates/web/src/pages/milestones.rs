//! Milestones: kept by those who speak for the organisation, and put in calendars by everybody.

use app::life::{self, Life};
use app::milestones;
use app::read::{Idea, MilestoneRow};
use axum::extract::{Path, State};
use domain::milestones::calendar_uid;
use domain::{Action, Field, MilestoneId};
use i18n::{Texts, date};
use maud::{Markup, html};
use serde::Deserialize;

use super::ideas::{milestone_state, number};
use crate::answer::{self, Answer};
use crate::calendar::{self, Day};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// A milestone as it was typed, and the button that was used.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    datum: String,
    omschrijving: String,
    actie: String,
}

/// `GET /ideeen/{number}/mijlpalen`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (idea, life) = life::to_act(&site.app, &viewer.actor, Action::Represent, number(&text)?).await?;
    answer::page(list_page(&viewer, &idea, &life, &Typed::default(), &Errors::default()))
}

/// `POST /ideeen/{number}/mijlpalen`
pub async fn plan(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let number = number(&text)?;
    match checked(
        &viewer,
        milestones::plan(&site.app, &viewer.actor, number, &typed.datum, &typed.omschrijving).await,
    )? {
        Ok(()) => answer::see(&paths::idea_step(number, "mijlpalen")),
        Err(errors) => {
            let (idea, life) = life::to_act(&site.app, &viewer.actor, Action::Represent, number).await?;
            answer::refused(list_page(&viewer, &idea, &life, &typed, &errors))
        }
    }
}

/// `GET /ideeen/{number}/mijlpalen/{id}`
pub async fn edit(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, id)): Path<(String, String)>,
) -> Answer {
    let (idea, row) = to_edit(&site, &viewer, &text, &id).await?;
    let typed = Typed { datum: row.day.to_string(), omschrijving: row.description, actie: String::new() };
    answer::page(edit_page(&viewer, &idea, row.id, &typed, &Errors::default()))
}

/// `POST /ideeen/{number}/mijlpalen/{id}`
pub async fn change(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, id)): Path<(String, String)>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (app, actor, number) = (&site.app, &viewer.actor, number(&text)?);
    let milestone = MilestoneId(id.parse().map_err(|_| PageError::NotFound)?);
    let done = match typed.actie.as_str() {
        "klaar" => milestones::set_done(app, actor, number, milestone, true).await,
        "open" => milestones::set_done(app, actor, number, milestone, false).await,
        "verwijder" => milestones::drop(app, actor, number, milestone).await,
        _ => milestones::change(app, actor, number, milestone, &typed.datum, &typed.omschrijving).await,
    };
    match checked(&viewer, done)? {
        Ok(()) => answer::see(&paths::idea_step(number, "mijlpalen")),
        Err(errors) => {
            let (idea, row) = to_edit(&site, &viewer, &text, &id).await?;
            answer::refused(edit_page(&viewer, &idea, row.id, &typed, &errors))
        }
    }
}

async fn to_edit(
    site: &SharedSite,
    viewer: &Viewer,
    text: &str,
    id: &str,
) -> Result<(Idea, MilestoneRow), PageError> {
    let (idea, life) = life::to_act(&site.app, &viewer.actor, Action::Represent, number(text)?).await?;
    let row = life.milestones.into_iter().find(|row| row.id.to_string() == id);
    Ok((idea, row.ok_or(PageError::NotFound)?))
}

/// `GET /ideeen/{number}/mijlpalen.ics`
pub async fn calendar_of_idea(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
) -> Answer {
    let (idea, rows) = milestones::calendar_of_idea(&site.app, &viewer.actor, number(&text)?).await?;
    let days: Vec<Day> = rows.iter().map(|row| day(&site, viewer.t, row)).collect();
    Ok(calendar::answer(&viewer.t.calendar_of_idea(&idea.title), &days))
}

/// `GET /organisaties/{code}/mijlpalen.ics`
pub async fn calendar_of_organisation(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(code): Path<String>,
) -> Answer {
    let (organisation, rows) = milestones::calendar_of_organisation(&site.app, &code).await?;
    let days: Vec<Day> = rows.iter().map(|row| day(&site, viewer.t, row)).collect();
    Ok(calendar::answer(&viewer.t.calendar_of_organisation(&organisation.name), &days))
}

fn day(site: &SharedSite, t: &Texts, row: &MilestoneRow) -> Day {
    let host = site.base_url.split("://").nth(1).unwrap_or_default();
    let done = if row.done_at.is_some() { format!("{} ", t.calendar_done()) } else { String::new() };
    Day {
        uid: calendar_uid(row.id, host.split(['/', ':']).next().unwrap_or_default()),
        on: row.day,
        summary: format!("{done}{}", row.description),
        description: format!("{}\n{}", row.title, row.organisation_name),
        url: format!("{}{}", site.base_url.trim_end_matches('/'), paths::idea(row.idea, &row.slug)),
        changed_at: row.changed_at,
        sequence: row.changes,
        is_cancelled: row.dropped_at.is_some(),
    }
}

fn list_page(viewer: &Viewer, idea: &Idea, life: &Life, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let action = paths::idea_step(idea.number, "mijlpalen");
    let body = html! {
        (parts::error_summary(t, errors))
        p { a href=(paths::idea(idea.number, &idea.slug)) { (parts::title(t, &idea.title)) } }
        h1 { (t.milestones_title()) }
        p.lead { (t.milestones_lead()) }
        div.stack {
            @if life.milestones.is_empty() { p { (t.milestones_none()) } }
            @else { ul.plain-list { @for row in &life.milestones { (item(viewer, life, row, &action)) } } }
            section aria-labelledby="nieuw" {
                div.section__head { h2 id="nieuw" { (t.milestone_new()) } }
                form.form method="post" action=(action) novalidate {
                    (fields(t, typed, errors))
                    button.button { (t.milestone_add()) }
                }
            }
        }
    };
    layout::page(viewer, &t.milestones_title(), Width::Form, &body)
}

fn item(viewer: &Viewer, life: &Life, row: &MilestoneRow, action: &str) -> Markup {
    let t = viewer.t;
    let place = format!("{action}/{}", row.id);
    let is_done = row.done_at.is_some();
    html! {
        li {
            p { strong { (date(viewer.language, row.day)) } ": " (row.description) " " (milestone_state(viewer, life.today(), row)) }
            form.cluster method="post" action=(place) {
                button.button."button--secondary"."button--small" name="actie" value=(if is_done { "open" } else { "klaar" }) {
                    @if is_done { (t.milestone_reopen()) } @else { (t.milestone_set_done()) }
                    span.visually-hidden { ": " (row.description) }
                }
                a href=(place) { (t.milestone_change()) span.visually-hidden { ": " (row.description) } }
            }
        }
    }
}

fn edit_page(viewer: &Viewer, idea: &Idea, id: MilestoneId, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let list = paths::idea_step(idea.number, "mijlpalen");
    let body = html! {
        (parts::error_summary(t, errors))
        p { a href=(list) { (t.milestones_title()) } }
        h1 { (t.milestone_change()) }
        form.form method="post" action={ (list) "/" (id) } novalidate {
            (fields(t, typed, errors))
            div.cluster {
                button.button name="actie" value="bewaar" { (t.milestone_save()) }
                " " button.button."button--danger" name="actie" value="verwijder" { (t.milestone_drop()) }
            }
        }
    };
    layout::page(viewer, &t.milestone_change(), Width::Form, &body)
}

fn fields(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (day, help, what) = (t.milestone_date(), t.milestone_date_help(), t.milestone_description());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    html! {
        (parts::input(t, field(Field::Date, &day, &help, &typed.datum), errors, "date", "off"))
        (parts::input(t, field(Field::Description, &what, "", &typed.omschrijving), errors, "text", "off"))
    }
}
