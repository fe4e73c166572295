//! All that the site keeps about somebody, for themselves (AVG, art. 15 and 20).

use domain::policy::{self, Subject};
use domain::{Action, Actor, Denial};
use storage::own_data::Part;

use crate::{App, Refusal};

/// Everything about the actor, as it is at one moment.
pub async fn all(app: &App, actor: &Actor) -> Result<Vec<Part>, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    Ok(app.store.snapshot().await?.own_data(person).await?)
}
