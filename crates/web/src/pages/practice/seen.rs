//! What residents see of what an organisation says that works: counts beside it, and two buttons for who follows the idea.

use app::sightings::{self, Seen, TAKE_BACK};
use axum::extract::{Path, State};
use domain::practice::Sighting;
use domain::{IdeaNumber, PracticeId};
use i18n::number as written;
use maud::{Markup, html};
use serde::Deserialize;

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::Sent;
use crate::pages::ideas::{address, number};
use crate::parts::icons;
use crate::paths;
use crate::viewer::Viewer;

/// The form as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    organisatie: String,
    oordeel: String,
}

/// `POST /ideeen/{number}/gezien`
pub async fn say(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let number = number(&text)?;
    let organisation = typed.organisatie.trim();
    sightings::say(&site.app, &viewer.actor, number, organisation, &typed.oordeel)
        .await
        .map_err(PageError::from)?;
    let back = match organisation {
        "" => format!("{}#meedoen", address(&site, &viewer, number).await?),
        code => format!("{}#{code}", paths::idea_step(number, "praktijk")),
    };
    answer::see(&back)
}

/// The counts with the buttons. `organisation` is empty where it is about the idea having come true.
pub fn part(
    viewer: &Viewer,
    seen: &Seen,
    idea: IdeaNumber,
    practice: Option<PracticeId>,
    organisation: &str,
) -> Markup {
    let t = viewer.t;
    let (seeing, not_yet) = seen.counts.of(practice);
    let own = seen.own.of(practice);
    let button = |sighting: Sighting, words: String| {
        let is_own = own == Some(sighting);
        html! {
            button.button."button--secondary"."button--small" name="oordeel" aria-pressed=(is_own)
                value=(if is_own { TAKE_BACK } else { sighting.as_str() }) {
                @if is_own { (icons::check()) }
                (words)
            }
        }
    };
    html! {
        div.seen data-gezien=(organisation) {
            @if seeing + not_yet > 0 {
                p.seen__counts {
                    (t.seen_counts(written(viewer.language, seeing), written(viewer.language, not_yet)))
                }
            }
            @if seen.may_say {
                form.cluster.no-print method="post" action=(paths::idea_step(idea, "gezien")) {
                    input type="hidden" name="organisatie" value=(organisation);
                    span { (t.seen_question()) }
                    (button(Sighting::Seen, t.seen_yes()))
                    (button(Sighting::NotYet, t.seen_not_yet()))
                }
                @if own.is_some() { p.small.muted.no-print { (t.seen_take_back()) } }
            } @else {
                p.small.muted.no-print { (t.seen_follow_first()) }
            }
        }
    }
}
