//! The second step of signing in: setting it up, giving its code, new codes to fall back on, and turning it off.

use domain::moderation::Entry;
use domain::policy::{self, Subject};
use domain::second_factor::{
    RECOVERY_BYTES, RECOVERY_CODES, RecoveryCode, SET_UP_WITHIN, TypedCode, accepted_step,
};
use domain::{Action, Actor, Event, Field, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::second_factor::SecondFactor;
use storage::tokens::Purpose;
use tokens::TotpSecret;

use crate::accounts::{self, note_attempt};
use crate::{App, Refusal, ledger, security};

/// What the hash of a recovery code begins with, so that it is the hash of nothing else.
const RECOVERY: &[u8] = b"diu reservecode v1";

/// What somebody adds to their app.
#[derive(Debug)]
pub struct Offer {
    /// What the picture says.
    pub address: String,
    /// The same, to type over.
    pub secret: String,
}

/// How somebody stands with their second step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Since when it is on; none while it is off.
    pub since: Option<Timestamp>,
    /// How many recovery codes are left.
    pub codes_left: u64,
}

/// How one's own second step stands.
pub async fn standing(app: &App, actor: &Actor) -> Result<Standing, Refusal> {
    let person = actor.person().ok_or(domain::Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let reader = app.reader();
    let since = reader.second_factor(person).await?.and_then(|factor| factor.confirmed_at);
    Ok(Standing { since, codes_left: reader.recovery_codes_left(person).await? })
}

/// Begins: after the right password a secret is made, to be shown on this device alone. Where the second step is on
/// already, nothing happens.
pub async fn begin(app: &App, actor: &Actor, device: i64, password: &str) -> Result<(), Refusal> {
    let person = own(actor)?;
    if standing(app, actor).await?.since.is_some() {
        return Ok(());
    }
    security::prove(app, person, password).await?;
    let secret = TotpSecret::new(app.random.as_ref());
    let tx = app.store.begin().await?;
    tx.lock_person(person).await?;
    if is_off(tx.second_factor(person).await?.as_ref()) {
        tx.offer_second_factor(person, secret.bytes(), device, app.now()).await?;
    }
    Ok(tx.commit().await?)
}

/// What was offered on this device a moment ago; `site` is what the app will call it.
pub async fn offer(app: &App, actor: &Actor, device: i64, site: &str) -> Result<Option<Offer>, Refusal> {
    let person = own(actor)?;
    let reader = app.reader();
    let Some(account) = reader.account(person).await? else { return Ok(None) };
    let secret = reader.second_factor(person).await?.and_then(|factor| offered(app, &factor, device));
    Ok(secret.and_then(|secret| {
        let address = secret.address(site, account.email.as_deref().unwrap_or(&account.handle))?;
        Some(Offer { address, secret: secret.text()? })
    }))
}

/// The secret that this device was offered, as long as it can be turned on.
fn offered(app: &App, factor: &SecondFactor, device: i64) -> Option<TotpSecret> {
    let is_open = factor.confirmed_at.is_none() && factor.device == device;
    let is_fresh = app.now() < factor.offered_at + SET_UP_WITHIN;
    TotpSecret::kept(&factor.secret).filter(|_| is_open && is_fresh)
}

/// Turns it on with a code of the app, which shows that the app has the secret. The recovery codes are told once;
/// nothing where this device was offered nothing, or not lately.
pub async fn turn_on(
    app: &App,
    actor: &Actor,
    device: i64,
    code: &str,
) -> Result<Option<Vec<RecoveryCode>>, Refusal> {
    let person = own(actor)?;
    let typed = match TypedCode::parse(code) {
        Ok(TypedCode::App(typed)) => typed,
        Ok(TypedCode::Recovery(_)) => return Err(Invalid::one(Field::Code, Problem::Malformed).into()),
        Err(problem) => return Err(Invalid::one(Field::Code, problem).into()),
    };
    let now = app.now();
    note_attempt(app, &key(person), now).await?;
    let tx = app.store.begin().await?;
    tx.lock_person(person).await?;
    let secret = tx.second_factor(person).await?.and_then(|factor| offered(app, &factor, device));
    let Some(secret) = secret else { return Ok(None) };
    let step = accepted_step(&typed, now, None, |step| secret.code(step)).ok_or_else(wrong)?;
    tx.turn_on_second_factor(person, step, now).await?;
    let codes = fresh_codes(app, &tx, person).await?;
    tx.forget_attempts(&key(person)).await?;
    tx.append(now, Some(person), &Event::SecondFactorTurnedOn { person }).await?;
    tx.commit().await?;
    Ok(Some(codes))
}

/// Turns it off, with the password and a code of either kind. Where it is off already, nothing happens.
pub async fn turn_off(app: &App, actor: &Actor, password: &str, code: &str) -> Result<(), Refusal> {
    let person = own(actor)?;
    let Some(tx) = proved(app, person, password, code).await? else { return Ok(()) };
    tx.clear_second_factors(&[person]).await?;
    tx.append(app.now(), Some(person), &Event::SecondFactorTurnedOff { person }).await?;
    Ok(tx.commit().await?)
}

/// New recovery codes in the place of those there are, with the password and a code of either kind; nothing where the
/// second step is off.
pub async fn renew_codes(
    app: &App,
    actor: &Actor,
    password: &str,
    code: &str,
) -> Result<Option<Vec<RecoveryCode>>, Refusal> {
    let person = own(actor)?;
    let Some(tx) = proved(app, person, password, code).await? else { return Ok(None) };
    let codes = fresh_codes(app, &tx, person).await?;
    tx.append(app.now(), Some(person), &Event::RecoveryCodesRenewed { person }).await?;
    tx.commit().await?;
    Ok(Some(codes))
}

/// Turns it off for somebody who lost both telephone and codes; whether it was on.
pub async fn turn_off_for(app: &App, actor: &Actor, person: PersonId) -> Result<bool, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    tx.lock_person(person).await?;
    if is_off(tx.second_factor(person).await?.as_ref()) {
        return Ok(false);
    }
    tx.clear_second_factors(&[person]).await?;
    tx.append(now, actor.person(), &Event::SecondFactorTurnedOff { person }).await?;
    ledger::note(&tx, now, actor.person(), &Entry::SecondFactorTurnedOff { person }).await?;
    tx.commit().await?;
    Ok(true)
}

/// Whether this token is of somebody whose password was right a moment ago, and who is still to give a code.
pub async fn is_awaited(app: &App, token: &str) -> Result<bool, Refusal> {
    let Some(hash) = tokens::hash_of(token) else { return Ok(false) };
    Ok(app.reader().token(hash, Purpose::SecondStep, app.now()).await?.is_some())
}

/// The second step itself: a code of the app or a recovery code opens the session; the token for its cookie. Nothing
/// where the time for it is over. Of several with one code at once one succeeds.
pub async fn sign_in(
    app: &App,
    token: &str,
    code: &str,
    user_agent: &str,
) -> Result<Option<String>, Refusal> {
    let now = app.now();
    let Some(hash) = tokens::hash_of(token) else { return Ok(None) };
    let Some(person) = app.reader().token(hash, Purpose::SecondStep, now).await? else { return Ok(None) };
    let typed = TypedCode::parse(code).map_err(|problem| Invalid::one(Field::Code, problem))?;
    note_attempt(app, &key(person), now).await?;
    let tx = app.store.begin().await?;
    let Some(factor) = on(&tx, person).await? else { return Ok(None) };
    use_code(&tx, person, &factor, &typed, now).await?;
    if !tx.void_token(hash).await? {
        return Ok(None);
    }
    tx.forget_attempts(&key(person)).await?;
    let session = accounts::open_session(app, &tx, person, user_agent, now).await?;
    tx.commit().await?;
    Ok(Some(session))
}

/// A transaction in which password and code were shown to be right, and the code is used up; nothing where the second step is
/// off.
async fn proved(app: &App, person: PersonId, password: &str, code: &str) -> Result<Option<Tx>, Refusal> {
    let mut check = domain::input::Check::default();
    if password.is_empty() {
        check.refuse(Field::PresentPassword, Problem::Missing);
    }
    let typed = check.field(Field::Code, TypedCode::parse(code));
    if is_off(app.reader().second_factor(person).await?.as_ref()) {
        return Ok(None);
    }
    check.finish()?;
    let Some(typed) = typed else { return Ok(None) };
    security::prove(app, person, password).await?;
    let now = app.now();
    note_attempt(app, &key(person), now).await?;
    let tx = app.store.begin().await?;
    let Some(factor) = on(&tx, person).await? else { return Ok(None) };
    use_code(&tx, person, &factor, &typed, now).await?;
    tx.forget_attempts(&key(person)).await?;
    Ok(Some(tx))
}

pub(crate) fn is_off(factor: Option<&SecondFactor>) -> bool {
    factor.is_none_or(|factor| factor.confirmed_at.is_none())
}

/// Somebody's second step, where it is on; they have it to themselves until the transaction ends.
async fn on(tx: &Tx, person: PersonId) -> Result<Option<SecondFactor>, Refusal> {
    tx.lock_person(person).await?;
    Ok(tx.second_factor(person).await?.filter(|factor| factor.confirmed_at.is_some()))
}

/// Uses a code up, or says that it is wrong, which one that was used before is, too.
async fn use_code(
    tx: &Tx,
    person: PersonId,
    factor: &SecondFactor,
    typed: &TypedCode,
    now: Timestamp,
) -> Result<(), Refusal> {
    match typed {
        TypedCode::App(typed) => {
            let secret = TotpSecret::kept(&factor.secret).ok_or_else(wrong)?;
            let step =
                accepted_step(typed, now, factor.last_step, |step| secret.code(step)).ok_or_else(wrong)?;
            if tx.use_step(person, step).await? { Ok(()) } else { Err(wrong()) }
        }
        TypedCode::Recovery(code) => {
            let left = tx.use_recovery_code(person, hash_of(person, code)).await?.ok_or_else(wrong)?;
            tx.append(now, Some(person), &Event::RecoveryCodeUsed { person, left }).await?;
            Ok(())
        }
    }
}

async fn fresh_codes(app: &App, tx: &Tx, person: PersonId) -> Result<Vec<RecoveryCode>, Refusal> {
    let fresh = |_| {
        let mut bytes = [0; RECOVERY_BYTES];
        app.random.fill(&mut bytes);
        RecoveryCode::of(bytes)
    };
    let codes: Vec<RecoveryCode> = (0..RECOVERY_CODES).map(fresh).collect();
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash_of(person, code)).collect();
    tx.set_recovery_codes(person, &hashes).await?;
    Ok(codes)
}

fn hash_of(person: PersonId, code: &RecoveryCode) -> [u8; 32] {
    tokens::digest(&[RECOVERY, &person.0.to_be_bytes(), code.expose().as_bytes()])
}

fn wrong() -> Refusal {
    Invalid::one(Field::Code, Problem::Wrong).into()
}

/// Under which wrong codes of somebody are counted.
fn key(person: PersonId) -> String {
    format!("tweede-stap:{person}")
}

fn own(actor: &Actor) -> Result<PersonId, Refusal> {
    let person = actor.person().ok_or(domain::Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    Ok(person)
}
