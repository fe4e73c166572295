//! The site: routes, forms and pages. Handlers extract, call one use case and answer.

mod answer;
mod assets;
mod calendar;
mod errors;
mod forms;
mod headers;
mod layout;
mod limits;
mod metrics;
mod routes;
mod theme;
mod uploads;
mod viewer;

mod api;
mod feeds;
mod pages;
mod parts;
pub mod paths;

use std::sync::Arc;

use app::App;
use axum::Router;

pub use crate::metrics::Metrics;
pub use routes::{RouteRule, route_table};
pub use theme::Theme;

/// What the site is made with.
#[derive(Clone)]
pub struct Site {
    /// The use cases.
    pub app: App,
    /// Its address as visitors know it, without a slash at the end.
    pub base_url: String,
    /// The mail address to write to about the site, for the description of the API.
    pub contact: String,
    /// Where a weakness is told of, as a URI: `mailto:` or `https:`.
    pub security_contact: String,
    /// Whether a banner says that the content is made up.
    pub demonstration: bool,
    /// The house style; without one, our own.
    pub theme: Option<Theme>,
    /// Whether too many requests from one address are refused.
    pub limits: bool,
    /// One of each letter, for the gallery; none in a release, which then has no gallery.
    pub letters: Arc<[SampleLetter]>,
    /// What is counted of its requests, and who may see it.
    pub metrics: Arc<Metrics>,
}

/// A letter of the gallery.
#[derive(Debug, Clone)]
pub struct SampleLetter {
    /// Its name in the address.
    pub name: String,
    /// Its language.
    pub language: i18n::Language,
    /// Its subject.
    pub subject: String,
    /// Its plain text.
    pub text: String,
    /// Its HTML: a whole document.
    pub html: String,
}

pub(crate) type SharedSite = Arc<Site>;

/// The whole site as a service.
pub fn router(site: Site) -> Router {
    routes::router(Arc::new(site))
}
