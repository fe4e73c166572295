//! The style sheet and images, from the binary, at addresses that change with their content.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::Router;
use memory_serve::MemoryServe;

const FILES: [&str; 3] = ["/app.css", "/logo.svg", "/favicon.svg"];

static ADDRESSES: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
    let manifest = files().manifest();
    FILES.into_iter().map(|file| (file, format!("/assets{}", manifest.get(file).unwrap_or(file)))).collect()
});

fn files() -> MemoryServe {
    memory_serve::load!().index_file(None).enable_hashed_routes(true)
}

/// The address of a file, such as `/app.css`.
pub fn href(file: &'static str) -> &'static str {
    ADDRESSES.get(file).map_or(file, String::as_str)
}

/// Serves the files under `/assets`.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().nest("/assets", files().into_router())
}
