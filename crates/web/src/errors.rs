//! What went wrong, as a page with a sentence for the visitor and a way on. The cause is in the log alone.

use app::Refusal;
use app::read::StorageError;
use axum::http::header::{CONTENT_TYPE, HeaderMap, REFERER, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Denial;
use domain::policy::Reason;
use domain::second_factor::Asked;
use i18n::Texts;
use maud::html;

use crate::layout::{self, Width};
use crate::pages::accounts::second_factor::HERE as SECOND_FACTOR;
use crate::viewer::Viewer;
use crate::{SharedSite, parts, paths};

/// Why a page cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageError {
    /// Only for who is signed in.
    SignIn,
    /// Not for this person.
    NotAllowed(Reason),
    /// Came from another site.
    CrossSite,
    /// Not there, or hidden.
    NotFound,
    /// This address takes another method.
    WrongMethod,
    /// The request makes no sense.
    BadRequest,
    /// A form that does not fit, where no field can say why.
    Unprocessable,
    /// More than 256 KiB.
    TooLarge,
    /// Too often.
    TooOften {
        /// When it may be tried again.
        seconds: u32,
    },
    /// The database or the index is away.
    Unavailable,
    /// A mistake in this program.
    Internal,
}

impl PageError {
    /// The status of the answer.
    pub fn status(self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::SEE_OTHER,
            Self::NotAllowed(_) | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::Unprocessable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What an answer of this status means.
    pub fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::FORBIDDEN => Self::CrossSite,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::WrongMethod,
            StatusCode::UNPROCESSABLE_ENTITY => Self::Unprocessable,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Self::TooOften { seconds: 60 },
            StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Self::Unavailable,
            status if status.is_client_error() => Self::BadRequest,
            _ => Self::Internal,
        }
    }

    /// What it is called, and a sentence about it.
    pub fn words(self, t: &Texts) -> (String, String) {
        match self {
            Self::SignIn => (t.error_sign_in_title(), t.error_sign_in_text()),
            Self::NotAllowed(reason) => (t.error_not_allowed_title(), reason_text(t, reason)),
            Self::CrossSite => (t.error_not_allowed_title(), t.error_cross_site_text()),
            Self::NotFound => (t.error_not_found_title(), t.error_not_found_text()),
            Self::WrongMethod | Self::BadRequest => (t.error_bad_request_title(), t.error_bad_request_text()),
            Self::Unprocessable => (t.error_unprocessable_title(), t.error_unprocessable_text()),
            Self::TooLarge => (t.error_too_large_title(), t.error_too_large_text()),
            Self::TooOften { .. } => (t.error_too_often_title(), t.error_too_often_text()),
            Self::Unavailable => (t.error_unavailable_title(), t.error_unavailable_text()),
            Self::Internal => (t.error_internal_title(), t.error_internal_text()),
        }
    }

    /// After how many seconds it may be tried again.
    pub fn retry_after(self) -> Option<u32> {
        match self {
            Self::TooOften { seconds } => Some(seconds),
            Self::Unavailable => Some(10),
            _ => None,
        }
    }
}

fn reason_text(t: &Texts, reason: Reason) -> String {
    match reason {
        Reason::NotYours => t.error_not_yours_text(),
        Reason::Yours => t.error_yours_text(),
        Reason::Closed => t.error_closed_text(),
        Reason::Decided => t.error_decided_text(),
        Reason::Judged => t.error_judged_text(),
        Reason::Once => t.error_once_text(),
        Reason::TooLate => t.error_too_late_text(),
        Reason::Locked => t.error_locked_text(),
        Reason::Suspended => t.error_suspended_text(),
        Reason::TooEarly => t.error_too_early_text(),
        Reason::Role => t.error_role_text(),
        Reason::Done => t.error_done_text(),
        Reason::NotRepresented => t.error_not_represented_text(),
        Reason::Follower => t.error_follower_text(),
        Reason::LastAdministrator => t.error_last_administrator_text(),
    }
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied(Denial::SignIn) => Self::SignIn,
            Refusal::Denied(Denial::NotFound) => Self::NotFound,
            Refusal::Denied(Denial::NotAllowed(reason)) => Self::NotAllowed(reason),
            Refusal::Invalid(_) | Refusal::Conflict(_) => Self::Unprocessable,
            Refusal::TooOften { seconds } => Self::TooOften { seconds },
            Refusal::Storage(StorageError::Unavailable(cause)) => {
                tracing::error!(%cause, "the database is not available");
                Self::Unavailable
            }
            Refusal::Storage(cause) => {
                tracing::error!(%cause, "the database failed");
                Self::Internal
            }
            Refusal::Search(cause) => {
                tracing::error!(%cause, "the search index failed");
                Self::Unavailable
            }
            Refusal::Interrupted(cause) => {
                tracing::error!(%cause, "a task was interrupted");
                Self::Internal
            }
        }
    }
}

impl IntoResponse for PageError {
    /// Carries itself to [`render`], which knows for whom the page is.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Where somebody who signs in goes after that: the page they asked for, or the one a form came from.
pub fn way_back(headers: &HeaderMap, site: &SharedSite, page: Option<&str>) -> String {
    let form = || {
        let referer = headers.get(REFERER)?.to_str().ok()?;
        referer.strip_prefix(site.base_url.as_str())
    };
    paths::own(page.or_else(form).unwrap_or("/"))
}

/// Whether an answer asks to sign in first.
pub fn asks_to_sign_in(response: &Response) -> bool {
    response.extensions().get::<PageError>() == Some(&PageError::SignIn)
}

/// Replaces an answer that says no by a page that says why.
pub fn render(viewer: &Viewer, back: &str, response: Response) -> Response {
    if let Some(error) = response.extensions().get::<PageError>() {
        return page(viewer, back, *error);
    }
    let status = response.status();
    let is_page =
        response.headers().get(CONTENT_TYPE).is_some_and(|kind| !kind.as_bytes().starts_with(b"text/plain"));
    if (status.is_client_error() || status.is_server_error()) && !is_page {
        return page(viewer, back, PageError::of_status(status));
    }
    response
}

/// The page of an error.
pub fn page(viewer: &Viewer, back: &str, error: PageError) -> Response {
    if error == PageError::SignIn {
        return Redirect::to(&paths::sign_in(back)).into_response();
    }
    let (title, text) = error.words(viewer.t);
    let rests = error == PageError::NotAllowed(Reason::Role) && viewer.second_factor == Asked::Required;
    let status = error.status();
    let body = html! {
        p.error-page__code { (status.as_u16()) }
        h1 { (title) }
        @if rests {
            p.lead { (viewer.t.second_required_error()) }
            p { a.button href=(SECOND_FACTOR) { (viewer.t.security_second_set_up()) } }
        } @else {
            p.lead { (text) }
        }
        @if error == PageError::NotFound { (parts::search_box(viewer.t, "", "zoek-verder")) }
        p { a href="/ideeen" { (viewer.t.error_way_to_ideas()) } " · " a href="/" { (viewer.t.error_way_home()) } }
    };
    let mut response = (status, layout::page(viewer, &title, Width::Text, &body)).into_response();
    if let Some(seconds) = error.retry_after() {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
