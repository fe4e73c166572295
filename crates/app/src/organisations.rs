//! Organisations: those to which ideas are addressed, and one with its ideas.

use storage::organisations::{CountedOrganisation, Organisation};

use crate::{App, Refusal};

/// The organisations to which ideas in the lists are addressed, each with how many.
pub async fn list(app: &App) -> Result<Vec<CountedOrganisation>, Refusal> {
    Ok(app.reader().organisations_with_ideas().await?)
}

/// An organisation by its official code.
pub async fn show(app: &App, code: &str) -> Result<Organisation, Refusal> {
    app.reader().organisation(code).await?.ok_or(Refusal::NOT_FOUND)
}
