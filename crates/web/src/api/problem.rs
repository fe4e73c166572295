//! What went wrong in the API, as problem details (RFC 9457), with all errors in the input at once.

use app::Refusal;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use i18n::{Language, Texts, texts};
use serde::Serialize;

use crate::errors::PageError;

const MEDIA_TYPE: &str = "application/problem+json";

/// Why the API gives no data.
#[derive(Debug, PartialEq, Eq)]
pub enum ApiError {
    /// What was asked makes no sense: each parameter with what is wrong.
    Input(Vec<InputError>),
    /// The client does not take JSON.
    NotAcceptable,
    /// As for pages.
    Page(PageError),
}

/// A parameter that was refused.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct InputError {
    /// `query` or `path`.
    #[serde(rename = "in")]
    pub place: &'static str,
    /// Which.
    pub location: Location,
    /// What is wrong, for programs.
    pub code: &'static str,
    /// What is wrong, for people.
    pub detail: String,
}

/// Where an error is.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Location {
    /// Name of the parameter.
    pub name: String,
}

#[derive(Serialize)]
struct Problem<'a> {
    status: u16,
    title: String,
    detail: String,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [InputError],
}

/// The API speaks Dutch, as its names do.
pub fn words() -> &'static Texts {
    texts(Language::Dutch)
}

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            Self::Input(_) | Self::Page(PageError::Unprocessable) => StatusCode::BAD_REQUEST,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            // There is nobody to sign in here.
            Self::Page(PageError::SignIn) => StatusCode::UNAUTHORIZED,
            Self::Page(error) => error.status(),
        }
    }

    fn words(&self) -> (String, String) {
        let t = words();
        match self {
            Self::Input(_) => (t.api_input_title(), t.api_input_text()),
            Self::NotAcceptable => (t.api_not_acceptable_title(), t.api_not_acceptable_text()),
            Self::Page(PageError::NotFound) => (t.api_not_found_title(), t.api_not_found_text()),
            Self::Page(PageError::WrongMethod) => (t.api_wrong_method_title(), t.api_wrong_method_text()),
            Self::Page(error) => error.words(t),
        }
    }
}

impl From<PageError> for ApiError {
    fn from(error: PageError) -> Self {
        Self::Page(error)
    }
}

impl From<Refusal> for ApiError {
    fn from(refusal: Refusal) -> Self {
        Self::Page(refusal.into())
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (title, detail) = self.words();
        let status = self.status();
        let errors: &[InputError] = if let Self::Input(errors) = &self { errors } else { &[] };
        let problem = Problem { status: status.as_u16(), title, detail, errors };
        let body = serde_json::to_string(&problem).unwrap_or_default();
        let mut response = (status, [(CONTENT_TYPE, MEDIA_TYPE)], body).into_response();
        if let Self::Page(error) = self
            && let Some(seconds) = error.retry_after()
        {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// Replaces whatever else says no, such as a layer that lost patience, by a problem.
pub fn render(response: Response) -> Response {
    let status = response.status();
    let is_problem =
        response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes() == MEDIA_TYPE.as_bytes());
    if is_problem || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let error = response.extensions().get::<PageError>().copied();
    let allow = response.headers().get("allow").cloned();
    let mut problem = ApiError::Page(error.unwrap_or_else(|| PageError::of_status(status))).into_response();
    if let Some(allow) = allow {
        problem.headers_mut().insert("allow", allow);
    }
    problem
}
