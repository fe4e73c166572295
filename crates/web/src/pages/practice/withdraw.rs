//! Taking a report back on behalf of its organisation: asks first.

use app::practice;
use app::read::{Idea, PracticeRow};
use axum::extract::{Path, State};
use domain::moderation::Target;
use domain::{Action, PracticeId};
use maud::{Markup, html};

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::layout::{self, Width};
use crate::pages::ideas::number;
use crate::paths;
use crate::viewer::Viewer;

async fn report(site: &SharedSite, text: &str, code: &str) -> Result<PracticeId, PageError> {
    match practice::target(&site.app, number(text)?, code).await? {
        Target::Practice(id) => Ok(id),
        _ => Err(PageError::NotFound),
    }
}

/// `GET /ideeen/{number}/praktijk/{code}/intrekken`
pub async fn ask(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, code)): Path<(String, String)>,
) -> Answer {
    let id = report(&site, &text, &code).await?;
    let (report, idea) = practice::to_act(&site.app, &viewer.actor, Action::Withdraw, id).await?;
    answer::page(page(&viewer, &report, &idea))
}

/// `POST /ideeen/{number}/praktijk/{code}/intrekken`
pub async fn withdraw(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, code)): Path<(String, String)>,
) -> Answer {
    let id = report(&site, &text, &code).await?;
    let idea = practice::withdraw(&site.app, &viewer.actor, id).await?;
    answer::see(&paths::idea_step(idea, "praktijk"))
}

fn page(viewer: &Viewer, report: &PracticeRow, idea: &Idea) -> Markup {
    let t = viewer.t;
    let action = paths::practice_step(idea.number, &report.organisation, "intrekken");
    let body = html! {
        h1 { (t.practice_withdraw_title()) }
        p.lead { (t.practice_withdraw_text()) }
        p { (t.report_practice_of(&report.name, &idea.title)) }
        form.form method="post" action=(action) {
            div.cluster {
                button.button."button--danger" { (t.practice_withdraw_button()) }
                " " a href=(paths::idea_step(idea.number, "praktijk")) { (t.cancel()) }
            }
        }
    };
    layout::page(viewer, &t.practice_withdraw_title(), Width::Form, &body)
}
