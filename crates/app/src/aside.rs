//! Writing beside reading: what is noted because somebody looks at a page, and what the page does not depend on.

use std::time::Duration;

use storage::StorageError;

/// How long a page waits for what is noted beside it.
const PATIENCE: Duration = Duration::from_secs(1);

/// Notes something beside a page that is read; whether it was noted in time. A database that is busy or cannot be written
/// to keeps nobody from reading: it is then noted late, or not at all. It runs as a task of its own, so that a page that
/// waits no longer does not cut a transaction off.
pub(crate) async fn note(
    what: &'static str,
    writing: impl Future<Output = Result<(), StorageError>> + Send + 'static,
) -> bool {
    match tokio::time::timeout(PATIENCE, tokio::spawn(writing)).await {
        Ok(Ok(Ok(()))) => return true,
        Ok(Ok(Err(error))) => tracing::warn!(what, %error, "was not noted"),
        Ok(Err(error)) => tracing::error!(what, %error, "noting it broke off"),
        Err(_) => tracing::debug!(what, "is noted late"),
    }
    false
}
