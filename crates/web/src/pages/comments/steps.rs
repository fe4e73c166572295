//! What people do to a comment besides writing it: supporting and keeping it, and saying that it got what it asked for.

use app::{bookmarks, comments};
use axum::extract::{Path, State};
use serde::Deserialize;

use super::{history, id};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Sent, Switch};
use crate::paths;
use crate::viewer::Viewer;

/// `POST /reacties/{id}/steun`
pub async fn support(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    let id = id(&text)?;
    comments::support(&site.app, &viewer.actor, id, switch.is_on()?).await?;
    answer::see(&paths::comment(id))
}

/// `POST /reacties/{id}/bewaren`
pub async fn keep(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    let id = id(&text)?;
    bookmarks::keep_comment(&site.app, &viewer.actor, id, switch.is_on()?).await?;
    answer::see(&paths::comment(id))
}

/// `POST /reacties/{id}/beantwoord`
pub async fn settle(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    let id = id(&text)?;
    comments::settle(&site.app, &viewer.actor, id, switch.is_on()?).await?;
    answer::see(&paths::comment(id))
}

/// Which version took an improvement over, or that none did.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct TakenUp {
    actie: String,
    versie: String,
}

/// `POST /reacties/{id}/verwerkt`
pub async fn take_up(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(sent): Sent<TakenUp>,
) -> Answer {
    let id = id(&text)?;
    let version = match sent.actie.as_str() {
        "aan" => Some(sent.versie.as_str()),
        "uit" => None,
        _ => return Err(PageError::Unprocessable),
    };
    comments::take_up(&site.app, &viewer.actor, id, version).await?;
    answer::see(&paths::comment(id))
}

/// `GET /reacties/{id}/geschiedenis`
pub async fn show_history(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
) -> Answer {
    let read = comments::history(&site.app, &viewer.actor, id(&text)?).await?;
    answer::page(history::page(&viewer, &read))
}
