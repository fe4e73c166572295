//! Signing in and out, and one's own name and function.

use domain::input::Check;
use domain::people::{Email, Language, Name, parse_function};
use domain::policy::{self, Reason, Subject};
use domain::second_factor::{Asked, SIGN_IN_WITHIN};
use domain::{Action, Actor, Denial, Event, Field, PersonId};
use jiff::{SignedDuration, Timestamp};
use storage::people::Account;
use storage::sessions::Session;
use storage::tokens::Purpose;
use tokens::Secret;

use crate::{App, Refusal, registration, second_factor};

pub use domain::people::SESSION;

/// How often a session notes that it is used, so that reading a page seldom writes.
const SEEN_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// Wrong passwords for one address within [`ATTEMPTS_WITHIN`] before it must wait.
const ATTEMPTS: u64 = 10;
const ATTEMPTS_WITHIN: SignedDuration = SignedDuration::from_mins(15);

/// How an attempt to sign in ended.
#[derive(Debug)]
pub enum SignIn {
    /// The token for the cookie.
    Welcome(String),
    /// The code of the second step is still to be given, within ten minutes, by who has this token.
    SecondStep(String),
    /// The address or the password is wrong; which of the two is not told.
    Wrong,
    /// The password is right, but the address was not confirmed; the mail was sent again, unless it was so often.
    Unconfirmed,
}

/// Signs in with address and password.
pub async fn sign_in(app: &App, email: &str, password: &str, user_agent: &str) -> Result<SignIn, Refusal> {
    let Ok(email) = Email::parse(email) else { return Ok(SignIn::Wrong) };
    let key = attempts_key(email.as_str());
    let now = app.now();
    note_attempt(app, &key, now).await?;
    let account = app.reader().account_by_email(&email).await?;
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits = app.verify_password(password.to_owned(), hash).await?;
    let Some(account) = account.filter(|_| fits) else { return Ok(SignIn::Wrong) };
    let tx = app.store.begin().await?;
    tx.forget_attempts(&key).await?;
    let outcome = if account.confirmed_at.is_some() {
        enter(app, &tx, account.id, user_agent, now).await?
    } else {
        if registration::may_mail(app, &tx, &email, now).await? {
            tx.append(now, None, &Event::PersonRegistered { person: account.id }).await?;
        }
        SignIn::Unconfirmed
    };
    tx.commit().await?;
    Ok(outcome)
}

/// Whether this is the password of somebody who is signed in already; wrong ones count as they do when signing in.
pub(crate) async fn is_password_of(app: &App, account: &Account, password: &str) -> Result<bool, Refusal> {
    let key = attempts_key(account.email.as_deref().unwrap_or_default());
    note_attempt(app, &key, app.now()).await?;
    let fits = app.verify_password(password.to_owned(), account.password_hash.clone()).await?;
    if fits {
        let tx = app.store.begin().await?;
        tx.forget_attempts(&key).await?;
        tx.commit().await?;
    }
    Ok(fits)
}

/// What attempts to sign in with an address are counted under.
fn attempts_key(email: &str) -> String {
    format!("inloggen:{}", email.to_lowercase())
}

/// A number that tells the devices of somebody apart, from the token in their cookie, which it does not give away.
pub fn device(token: &str) -> i64 {
    tokens::hash_of(token).map_or(0, |hash| device_of(&hash))
}

/// The same from the hash that is kept of the token.
pub(crate) fn device_of(hash: &[u8]) -> i64 {
    hash.first_chunk().map_or(0, |chunk| i64::from_le_bytes(*chunk))
}

/// Counts an attempt before a password or code is tried, so that many at once are no way around the limit; the right
/// one takes it back. Whoever tried too often is turned away without writing anything.
pub(crate) async fn note_attempt(app: &App, key: &str, now: Timestamp) -> Result<(), Refusal> {
    if !app.is_limited {
        return Ok(());
    }
    let since = now - ATTEMPTS_WITHIN;
    check_attempts(app.reader().attempts_since(key, since).await?)?;
    let tx = app.store.begin().await?;
    tx.lock_attempts(key).await?;
    check_attempts(tx.attempts_since(key, since).await?)?;
    tx.insert_attempt(key, now).await?;
    Ok(tx.commit().await?)
}

fn check_attempts(attempts: u64) -> Result<(), Refusal> {
    if attempts < ATTEMPTS { Ok(()) } else { Err(Refusal::TooOften { seconds: 900 }) }
}

/// Lets somebody in who showed who they are, or asks for their second step.
async fn enter(
    app: &App,
    tx: &storage::Tx,
    person: PersonId,
    user_agent: &str,
    now: Timestamp,
) -> Result<SignIn, Refusal> {
    if second_factor::is_off(tx.second_factor(person).await?.as_ref()) {
        return Ok(SignIn::Welcome(open_session(app, tx, person, user_agent, now).await?));
    }
    let secret = Secret::new(app.random.as_ref());
    tx.insert_token(secret.hash(), person, Purpose::SecondStep, now, now + SIGN_IN_WITHIN).await?;
    Ok(SignIn::SecondStep(secret.text()))
}

pub(crate) async fn open_session(
    app: &App,
    tx: &storage::Tx,
    person: PersonId,
    user_agent: &str,
    now: Timestamp,
) -> Result<String, Refusal> {
    let secret = Secret::new(app.random.as_ref());
    tx.insert_session(secret.hash(), person, now, user_agent).await?;
    tx.append(now, Some(person), &Event::SignedIn { person }).await?;
    Ok(secret.text())
}

/// Makes a link to sign in with once, for the command line; it works for an hour.
pub async fn sign_in_link(app: &App, person: PersonId) -> Result<String, Refusal> {
    let secret = Secret::new(app.random.as_ref());
    let now = app.now();
    let tx = app.store.begin().await?;
    tx.insert_token(secret.hash(), person, Purpose::SignIn, now, now + SignedDuration::from_hours(1)).await?;
    tx.commit().await?;
    Ok(secret.text())
}

/// Signs in with such a link, which then is spent. It is no way around the second step.
pub async fn sign_in_by_link(app: &App, token: &str, user_agent: &str) -> Result<SignIn, Refusal> {
    let hash = tokens::hash_of(token).ok_or(Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let person = tx.token(hash, Purpose::SignIn, now).await?.ok_or(Refusal::NOT_FOUND)?;
    tx.void_tokens(person, Purpose::SignIn).await?;
    let outcome = enter(app, &tx, person, user_agent, now).await?;
    tx.commit().await?;
    Ok(outcome)
}

/// Who is signed in with the token of a cookie, and what is asked of them because of their office. Where a second step is
/// required of them that they do not have, their role here is that of a participant.
pub async fn session(app: &App, token: &str) -> Result<Option<(Session, Asked)>, Refusal> {
    let Some(hash) = tokens::hash_of(token) else { return Ok(None) };
    let now = app.now();
    let Some(mut session) = app.reader().session(hash, now - SESSION).await? else { return Ok(None) };
    if session.seen_at + SEEN_EVERY < now
        && let Err(error) = touch(app, hash, now).await
    {
        tracing::debug!(%error, "that a session is in use was not noted");
    }
    let asked = app.second_factor.asks(session.role, session.has_second_factor);
    session.role = asked.role(session.role);
    Ok(Some((session, asked)))
}

/// Notes that a session is in use. No page waits for this to succeed: the next one tries again.
async fn touch(app: &App, hash: [u8; 32], now: Timestamp) -> Result<(), Refusal> {
    let tx = app.store.begin().await?;
    tx.touch_session(hash, now).await?;
    Ok(tx.commit().await?)
}

/// Ends the session of a cookie.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Refusal> {
    let Some(hash) = tokens::hash_of(token) else { return Ok(()) };
    let tx = app.store.begin().await?;
    if let Some(person) = tx.delete_session(hash).await? {
        tx.append(app.now(), Some(person), &Event::SignedOut { person }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// One's own account.
pub async fn own(app: &App, actor: &Actor) -> Result<Account, Refusal> {
    let person = actor.person().ok_or(domain::Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    app.reader().account(person).await?.ok_or(Refusal::NOT_FOUND)
}

/// Changes one's own name, function and language.
pub async fn change_profile(
    app: &App,
    actor: &Actor,
    name: &str,
    function: &str,
    language: Language,
) -> Result<(), Refusal> {
    let person = actor.person().ok_or(domain::Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let account = app.reader().account(person).await?.ok_or(Refusal::NOT_FOUND)?;
    if account.closed_at.is_some() {
        // It would give a closed account a name again.
        return Err(Denial::NotAllowed(Reason::Suspended).into());
    }
    let mut check = Check::default();
    let name = check.field(Field::Name, Name::parse(name));
    let function = check.field(Field::Function, parse_function(function));
    check.finish()?;
    if let (Some(name), Some(function)) = (name, function) {
        let tx = app.store.begin().await?;
        tx.set_profile(person, &name, function, language).await?;
        tx.append(app.now(), Some(person), &Event::ProfileChanged { person }).await?;
        tx.commit().await?;
    }
    Ok(())
}
