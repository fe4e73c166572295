//! A forgotten password: a link by mail, then a new one. The answer never tells whether an address is known.

use domain::people::{Email, Password};
use domain::{Event, Field, Invalid, PersonId};
use jiff::SignedDuration;
use storage::tokens::Purpose;

use crate::{App, Refusal};

/// Requests for one address within an hour that are answered by a mail.
const REQUESTS: u64 = 5;

/// Asks for the link. An address that cannot be one is refused; an unknown one gets the same answer as a known one.
pub async fn request(app: &App, email: &str) -> Result<(), Refusal> {
    let email = Email::parse(email).map_err(|problem| Invalid::one(Field::Email, problem))?;
    let now = app.now();
    let key = format!("wachtwoord:{}", email.key());
    let tx = app.store.begin().await?;
    tx.lock_attempts(&key).await?;
    let often =
        app.is_limited && tx.attempts_since(&key, now - SignedDuration::from_hours(1)).await? >= REQUESTS;
    tx.insert_attempt(&key, now).await?;
    if let Some(account) = tx.account_by_email(&email).await?.filter(|_| !often) {
        tx.append(now, None, &Event::PasswordResetRequested { person: account.id }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whose link this is, as long as it works.
pub async fn whose(app: &App, token: &str) -> Result<PersonId, Refusal> {
    let hash = tokens::hash_of(token).ok_or(Refusal::NOT_FOUND)?;
    app.reader().token(hash, Purpose::ResetPassword, app.now()).await?.ok_or(Refusal::NOT_FOUND)
}

/// Sets a new password. All sessions end, the link is spent, and the address counts as confirmed.
pub async fn reset(app: &App, token: &str, password: &str) -> Result<(), Refusal> {
    whose(app, token).await?;
    let password = Password::parse(password).map_err(|problem| Invalid::one(Field::Password, problem))?;
    let new_hash = app.hash_password(password).await?;
    let hash = tokens::hash_of(token).ok_or(Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let person = tx.token(hash, Purpose::ResetPassword, now).await?.ok_or(Refusal::NOT_FOUND)?;
    tx.set_password_hash(person, new_hash).await?;
    tx.void_tokens(person, Purpose::ResetPassword).await?;
    tx.void_tokens(person, Purpose::SecondStep).await?;
    tx.delete_sessions_of(person).await?;
    if tx.confirm_person(person, now).await? {
        tx.append(now, Some(person), &Event::PersonConfirmed { person }).await?;
    }
    // Whoever reads mail at an address proves that it takes mail.
    if tx.unblock_mail(person).await? {
        tx.append(now, Some(person), &Event::MailUnblocked { person }).await?;
    }
    tx.append(now, Some(person), &Event::PasswordChanged { person }).await?;
    tx.commit().await?;
    Ok(())
}
