//! `/beheer/eerst-lezen`: what a moderator reads before it is shown.

use app::holding;
use app::read::ThemeHolding;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::Field;
use domain::holding::HoldSettings;
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::success;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent};
use crate::layout::{self, Width};
use crate::parts::{self, Choice, FieldView};
use crate::viewer::Viewer;

const HERE: &str = "/beheer/eerst-lezen";

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    bewaard: String,
}

/// The settings as they were chosen.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    woorden: String,
    overal: String,
    thema: Vec<String>,
}

/// `GET /beheer/eerst-lezen`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let (settings, themes) = holding::settings(&site.app, &viewer.actor).await?;
    answer::page(page(&viewer, &settings, &themes, before.bewaard == "ja"))
}

/// `POST /beheer/eerst-lezen`
pub async fn set(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    holding::set(&site.app, &viewer.actor, &typed.woorden, typed.overal == "ja", &typed.thema).await?;
    answer::see(&format!("{HERE}?bewaard=ja"))
}

fn page(viewer: &Viewer, settings: &HoldSettings, themes: &[ThemeHolding], saved: bool) -> Markup {
    let t = viewer.t;
    let errors = Errors::default();
    let (label, help, in_themes) = (t.holding_words(), t.holding_words_help(), t.holding_themes());
    let lines = settings.words.lines();
    let words =
        FieldView { field: Field::Words, label: &label, help: &help, value: &lines, is_optional: true };
    let list = FieldView { field: Field::Theme, label: &in_themes, help: "", value: "", is_optional: true };
    let choices: Vec<Choice> = themes
        .iter()
        .map(|theme| Choice {
            value: theme.slug.clone(),
            words: html! { (theme.name) },
            is_chosen: theme.read_first,
        })
        .collect();
    let body = html! {
        div.page__head {
            h1 { (t.holding_title()) }
            (super::administration::subnav(t, HERE))
            p.lead { (t.holding_lead()) }
        }
        @if saved { (success(&t.holding_saved())) }
        p { (t.holding_always()) }
        form.form method="post" action=(HERE) {
            (parts::area(t, words, &errors, false, ""))
            label.choice {
                input type="checkbox" name="overal" value="ja" checked[settings.read_first];
                span { (t.holding_site()) }
            }
            (parts::choices(t, list, &errors, "checkbox", "", &choices))
            button.button { (t.holding_save()) }
        }
    };
    layout::page(viewer, &t.holding_title(), Width::Text, &body)
}
