//! The answers a handler gives: a page, a refused form, or the way to the page that shows the result.
#![expect(clippy::unnecessary_wraps, reason = "they end a handler, which returns an `Answer`")]

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use crate::errors::PageError;

/// What a handler returns.
pub type Answer = Result<Response, PageError>;

/// A page.
pub fn page(markup: Markup) -> Answer {
    Ok(markup.into_response())
}

/// The page of a form again, with what is wrong and all that was typed.
pub fn refused(markup: Markup) -> Answer {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, markup).into_response())
}

/// After a form that worked: on to the page that shows it.
pub fn see(path: &str) -> Answer {
    Ok(Redirect::to(path).into_response())
}

/// A change that met another one: both texts, and nothing written (RFC 9110, 15.5.10).
pub fn conflict(markup: Markup) -> Answer {
    Ok((StatusCode::CONFLICT, markup).into_response())
}
