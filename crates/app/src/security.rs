//! One's own account, kept safe: its password, and where one is signed in.

use domain::devices::Device;
use domain::input::Check;
use domain::people::{Password, SESSION};
use domain::policy::{self, Subject};
use domain::{Action, Actor, Event, Field, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::people::Account;
use storage::tokens::Purpose;

use crate::accounts::{device_of, is_password_of};
use crate::second_factor::{self, Standing};
use crate::{App, Refusal};

/// What somebody sees of the safety of their account.
#[derive(Debug)]
pub struct Overview {
    /// Whether they have a password; without one they sign in with a link.
    pub has_password: bool,
    /// Their second step.
    pub second_factor: Standing,
    /// Where they are signed in, this device first.
    pub sessions: Vec<OwnSession>,
}

/// A place where somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// By which it is named; it does not give away the token.
    pub number: i64,
    /// What it is.
    pub device: Device,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, give or take an hour.
    pub seen_at: Timestamp,
    /// Whether it is the one that asks.
    pub is_this: bool,
}

/// Shows it; `device` is the one that asks, see [`crate::accounts::device`].
pub async fn overview(app: &App, actor: &Actor, device: i64) -> Result<Overview, Refusal> {
    let account = crate::accounts::own(app, actor).await?;
    let open = app.reader().open_sessions(account.id, app.now() - SESSION).await?;
    let own = |session: storage::sessions::OpenSession| {
        let number = device_of(&session.hash);
        OwnSession {
            number,
            device: Device::of(&session.user_agent),
            since: session.since,
            seen_at: session.seen_at,
            is_this: number == device,
        }
    };
    let mut sessions: Vec<OwnSession> = open.into_iter().map(own).collect();
    sessions.sort_by_key(|session| !session.is_this);
    Ok(Overview {
        has_password: account.password_hash.is_some(),
        second_factor: second_factor::standing(app, actor).await?,
        sessions,
    })
}

/// Chooses a new password, with the present one. All other sessions end, and so do links and passwords that were on their way.
pub async fn change_password(
    app: &App,
    actor: &Actor,
    device: i64,
    present: &str,
    new: &str,
) -> Result<(), Refusal> {
    let person = own(actor)?;
    let mut check = Check::default();
    if present.is_empty() {
        check.refuse(Field::PresentPassword, Problem::Missing);
    }
    let password = check.field(Field::Password, Password::parse(new));
    check.finish()?;
    let Some(password) = password else { return Ok(()) };
    prove(app, person, present).await?;
    let hash = app.hash_password(password).await?;
    let tx = app.store.begin().await?;
    tx.set_password_hash(person, hash).await?;
    tx.void_tokens(person, Purpose::ResetPassword).await?;
    tx.void_tokens(person, Purpose::SecondStep).await?;
    end(&tx, person, |number| number != device).await?;
    tx.append(app.now(), Some(person), &Event::PasswordChanged { person }).await?;
    Ok(tx.commit().await?)
}

/// Ends one of one's sessions, by its number as a form sends it. Where there is none with that number, or no longer,
/// nothing happens.
pub async fn end_session(app: &App, actor: &Actor, number: &str) -> Result<(), Refusal> {
    end_where(app, actor, |one| one.to_string() == number).await
}

/// Ends all one's sessions but that of this device.
pub async fn end_other_sessions(app: &App, actor: &Actor, device: i64) -> Result<(), Refusal> {
    end_where(app, actor, |number| number != device).await
}

async fn end_where(app: &App, actor: &Actor, ends: impl Fn(i64) -> bool) -> Result<(), Refusal> {
    let person = own(actor)?;
    let tx = app.store.begin().await?;
    let sessions = end(&tx, person, ends).await?;
    if sessions > 0 {
        tx.append(app.now(), Some(person), &Event::SessionsEnded { person, sessions }).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Ends those sessions of somebody whose device `ends`; how many.
pub(crate) async fn end(tx: &Tx, person: PersonId, ends: impl Fn(i64) -> bool) -> Result<u64, Refusal> {
    let mut hashes = tx.sessions_of(person).await?;
    hashes.retain(|hash| ends(device_of(hash)));
    Ok(tx.delete_sessions(hashes).await?)
}

/// Goes on where this is the password of somebody who is signed in. It is tried under the limit of signing in.
pub(crate) async fn prove(app: &App, person: PersonId, password: &str) -> Result<(), Refusal> {
    let account = app.reader().account(person).await?.ok_or(Refusal::NOT_FOUND)?;
    let tried = try_password(app, &account, password).await?;
    Ok(tried.map_err(|problem| Invalid::one(Field::PresentPassword, problem))?)
}

/// What is wrong with it otherwise, for a form that may have more to refuse.
pub(crate) async fn try_password(
    app: &App,
    account: &Account,
    password: &str,
) -> Result<Result<(), Problem>, Refusal> {
    if password.is_empty() {
        return Ok(Err(Problem::Missing));
    }
    Ok(if is_password_of(app, account, password).await? { Ok(()) } else { Err(Problem::Wrong) })
}

fn own(actor: &Actor) -> Result<PersonId, Refusal> {
    let person = actor.person().ok_or(domain::Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    Ok(person)
}
