//! Suggestions while typing, as JSON for the script `suggest.js`. Without it nothing is missing: the button searches.

use app::suggestions;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use axum_extra::extract::Query;
use serde::{Deserialize, Serialize};

use crate::SharedSite;
use crate::answer::Answer;
use crate::paths;

/// What was typed so far.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    q: String,
}

/// What can be meant, in the order in which it is shown.
#[derive(Debug, Serialize)]
struct Suggested {
    suggesties: Vec<Suggestion>,
}

/// One thing that can be meant.
#[derive(Debug, Serialize)]
struct Suggestion {
    /// `idee`, `thema` or `organisatie`.
    soort: &'static str,
    /// Its title or name.
    tekst: String,
    /// Where it is.
    url: String,
}

/// `GET /zoeken/suggesties`
pub async fn show(State(site): State<SharedSite>, Query(typed): Query<Typed>) -> Answer {
    let found = suggestions::suggest(&site.app, &typed.q).await?;
    let ideas = found.ideas.into_iter().map(|row| Suggestion {
        soort: "idee",
        url: paths::idea(row.number, &row.slug),
        tekst: row.title,
    });
    let themes = found.themes.into_iter().map(|theme| Suggestion {
        soort: "thema",
        url: paths::theme(&theme.slug),
        tekst: theme.name,
    });
    let organisations = found.organisations.into_iter().map(|organisation| Suggestion {
        soort: "organisatie",
        url: format!("/zoeken{}", paths::query([("organisatie", organisation.code.as_str())])),
        tekst: organisation.name,
    });
    let suggesties = ideas.chain(themes).chain(organisations).collect();
    Ok(Json(Suggested { suggesties }).into_response())
}
