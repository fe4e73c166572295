//! The style sheet, the scripts and the images, from the binary, at addresses that change with their content.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::Router;
use maud::{Markup, html};
use memory_serve::MemoryServe;

const FILES: &[&str] = &[
    "/app.css",
    "/logo.svg",
    "/favicon.svg",
    "/drafts.js",
    "/forms.js",
    "/live.js",
    "/mentions.js",
    "/queue.js",
    "/quotes.js",
    "/similar.js",
    "/suggest.js",
];

static ADDRESSES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    let manifest = files().manifest();
    FILES.iter().map(|file| (*file, format!("/assets{}", manifest.get(file).unwrap_or(file)))).collect()
});

fn files() -> MemoryServe {
    memory_serve::load!().index_file(None).enable_hashed_routes(true)
}

/// The address of a file, such as `/app.css`.
pub fn href(file: &'static str) -> &'static str {
    ADDRESSES.get(file).map_or(file, String::as_str)
}

/// A script, such as `/drafts.js`, beside the part of the page that it makes quicker to use. A browser runs a module once,
/// however often the page names it. No page needs one.
pub fn script(file: &'static str) -> Markup {
    html! { script type="module" src=(href(file)) {} }
}

/// Serves the files under `/assets`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().nest("/assets", files().into_router())
}
