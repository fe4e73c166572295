//! New comments, told to a page that is open as server-sent events (HTML, 9.2).

use std::convert::Infallible;
use std::time::Duration;

use app::live;
use axum::extract::{Path, State};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum_extra::extract::Query;
use domain::CommentId;
use futures_util::stream;
use serde::Deserialize;

use super::number;
use crate::SharedSite;
use crate::answer::Answer;
use crate::viewer::Viewer;

/// A sign of life this often keeps proxies from closing the line.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// The last comment that the page shows.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Last {
    na: String,
}

/// `GET /ideeen/{number}/live?na=`: an event `reactie` with the number of each comment that others place.
pub async fn live(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Query(last): Query<Last>,
) -> Answer {
    let last = CommentId(last.na.parse().unwrap_or(i64::MAX));
    let listening = live::listen(&site.app, &viewer.actor, number(&text)?, last).await?;
    let events = stream::unfold(listening, |mut listening| async {
        let id = listening.next().await?;
        Some((Ok::<_, Infallible>(Event::default().event("reactie").data(id.to_string())), listening))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(SIGN_OF_LIFE)).into_response())
}
