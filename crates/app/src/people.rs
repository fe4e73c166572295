//! People as an administrator sees them, and giving roles.

use domain::moderation::Entry;
use domain::people::{Email, Role};
use domain::policy::{self, Reason, Subject};
use domain::{Action, Actor, Denial, Event, Field, Invalid, PersonId, Problem};
use storage::people::Account;

use crate::{App, Refusal, ledger};

/// People on one page of the list.
pub const PER_PAGE: u64 = 50;

/// People whose name or address holds `part`, and how many there are.
pub async fn list(app: &App, actor: &Actor, part: &str, page: u64) -> Result<(Vec<Account>, u64), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    Ok(app.reader().people(&domain::input::clean_line(part), page, PER_PAGE).await?)
}

/// Gives somebody else a role. Nobody changes their own, and the last administrator keeps theirs, so that a site is
/// never left without one, also when two take each other's role at once.
pub async fn grant(app: &App, actor: &Actor, person: PersonId, role: &str) -> Result<(), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    if actor.person() == Some(person) {
        return Err(Denial::NotAllowed(Reason::Yours).into());
    }
    let role = Role::parse(role.trim()).ok_or_else(|| Invalid::one(Field::Role, Problem::Unknown))?;
    let tx = app.store.begin().await?;
    let administrators = tx.lock_administrators(person).await?;
    let account = tx.account(person).await?.ok_or(Refusal::NOT_FOUND)?;
    if administrators == [person] && role != Role::Administrator {
        return Err(Denial::NotAllowed(Reason::LastAdministrator).into());
    }
    if account.role != role {
        tx.set_role(person, role).await?;
        let now = app.now();
        tx.append(now, actor.person(), &Event::RoleGranted { person, role }).await?;
        ledger::note(&tx, now, actor.person(), &Entry::RoleGranted { person, role }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Somebody by address, for the command line.
pub async fn by_email(app: &App, actor: &Actor, email: &str) -> Result<Account, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let email = Email::parse(email).map_err(|problem| Invalid::one(Field::Email, problem))?;
    app.reader().account_by_email(&email).await?.ok_or(Refusal::NOT_FOUND)
}
