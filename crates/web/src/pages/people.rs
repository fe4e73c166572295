//! Somebody's public page: what they wrote, and never their address; and finding people to mention.

use app::mentions;
use app::read::{Account, CommentRow, IdeaRow};
use app::views::{self, PersonView};
use axum::Json;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum_extra::extract::Query;
use domain::IdeaNumber;
use domain::topics::Topic;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::topics;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::layout::{self, Width};
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// Characters of a comment that are shown.
const EXCERPT: usize = 200;

/// `GET /personen/{handle}`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Path(handle): Path<String>) -> Answer {
    let person = views::person(&site.app, &handle).await?;
    let (topic, name) = (Topic::person(person.account.id), &person.account.name);
    let action = format!("{}/volgen", paths::person(&handle));
    let follow = topics::button(&site, &viewer, &topic, &action, name).await?;
    answer::page(page(&viewer, &person, &follow))
}

fn page(viewer: &Viewer, person: &PersonView, follow: &Markup) -> Markup {
    let (t, account) = (viewer.t, &person.account);
    let since = account.confirmed_at.map(|_| i18n::date(viewer.language, i18n::day_of(account.created_at)));
    let body = html! {
        div.page__head {
            h1 { (account.name) }
            ul.facts {
                li { (parts::function(t, account.function)) }
                @if !person.represents.is_empty() { li { (parts::represents(t, &person.represents)) } }
                @if let Some(since) = since { li { (t.person_since(since)) } }
            }
            (follow)
            (report(viewer, account))
        }
        div.stack {
            section aria-labelledby="ideeen" {
                div.section__head { h2 id="ideeen" { (t.person_ideas()) } }
                @if person.ideas.is_empty() {
                    div.empty {
                        p { (t.person_ideas_empty(&account.name)) }
                        p { a href="/ideeen" { (t.person_ideas_all()) } }
                    }
                } @else {
                    (parts::idea_list(viewer, &person.ideas))
                }
            }
            section aria-labelledby="reacties" {
                div.section__head { h2 id="reacties" { (t.person_comments()) } }
                @if person.comments.is_empty() {
                    p { (t.person_comments_empty(&account.name)) }
                } @else {
                    ol.result-list { @for comment in &person.comments { (said(viewer, comment, &person.commented_on)) } }
                }
            }
        }
    };
    layout::page(viewer, &account.name, Width::Wide, &body)
}

/// The way to report somebody, or for a moderator to a case about them.
fn report(viewer: &Viewer, account: &Account) -> Markup {
    let t = viewer.t;
    let is_own = viewer.actor.person() == Some(account.id);
    html! {
        @if !is_own {
            @if viewer.moderates {
                form method="post" action=(paths::person_step(&account.handle, "zaak")) {
                    button.link-button { (icons::flag()) (t.case_open_person(&account.name)) }
                }
            } @else {
                p { a href=(paths::person_step(&account.handle, "melden")) { (icons::flag()) (t.person_report()) } }
            }
        }
    }
}

/// A comment by the title of its idea; left out where the idea cannot be seen any more.
fn said(viewer: &Viewer, comment: &CommentRow, commented_on: &[IdeaRow]) -> Markup {
    html! {
        @if let Some(idea) = commented_on.iter().find(|idea| idea.number == comment.idea) {
            li.result {
                h3.result__title { a href=(paths::comment(comment.id)) { (idea.title) } }
                p.result__passage { (text::excerpt(&comment.text, EXCERPT)) }
                ul.facts {
                    @if let Some(stance) = comment.stance { li { (parts::stance_badge(viewer.t, stance)) } }
                    li { (parts::day(viewer.language, comment.created_at)) }
                }
            }
        }
    }
}

/// What was typed after an `@`, and where.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Beginning {
    q: String,
    idee: String,
}

/// Somebody who can be mentioned.
#[derive(Serialize)]
struct Suggestion {
    handle: String,
    naam: String,
    functie: String,
}

/// `GET /vermeldingen?q=`: people to mention, for the script beside a text field.
pub async fn suggest(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(beginning): Query<Beginning>,
) -> Answer {
    let idea = beginning.idee.parse().ok().map(IdeaNumber);
    let found = mentions::suggest(&site.app, &viewer.actor, &beginning.q, idea).await?;
    let suggestions = found.into_iter().map(|person| Suggestion {
        functie: parts::function(viewer.t, person.function),
        handle: person.handle,
        naam: person.name,
    });
    Ok(Json(suggestions.collect::<Vec<_>>()).into_response())
}
