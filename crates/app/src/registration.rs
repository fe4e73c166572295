//! Asking for an account and confirming its address. The answer never tells whether an address is known.

use domain::moderation::Entry;
use domain::people::{Email, Language, RawRegistration, Registration, Role};
use domain::{Actor, Event, PersonId};
use jiff::{SignedDuration, Timestamp};
use storage::Tx;
use storage::people::{Account, NewPerson};
use storage::tokens::Purpose;

use crate::{App, Refusal, ledger};

/// Mails about an account that one address gets within an hour, whoever asks for them.
const MAILS: u64 = 5;

/// Asks for an account. The mail that follows holds the link, or says that there is an account already. An address
/// that got enough of those gets no more for now; the answer is the same.
pub async fn register(app: &App, raw: &RawRegistration, language: Language) -> Result<(), Refusal> {
    let registration = Registration::parse(raw)?;
    let hash = app.hash_password(registration.password.clone()).await?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if !may_mail(app, &tx, &registration.email, now).await? {
        return Ok(());
    }
    tx.lock_registration().await?;
    let event = match tx.account_by_email(&registration.email).await? {
        None => Event::PersonRegistered { person: insert(&tx, &registration, hash, language, now).await? },
        Some(account) if account.confirmed_at.is_some() => Event::RegistrationRepeated { person: account.id },
        Some(account) => renew(&tx, &account, &registration, hash, language, now).await?,
    };
    tx.append(now, None, &event).await?;
    tx.commit().await?;
    Ok(())
}

/// Notes a mail about an account to this address, unless it got [`MAILS`] within the hour.
pub(crate) async fn may_mail(app: &App, tx: &Tx, email: &Email, now: Timestamp) -> Result<bool, Refusal> {
    is_within_limit(app, tx, &format!("registreren:{}", email.key()), now).await
}

/// Notes one more mail under this key, unless there were [`MAILS`] within the hour.
pub(crate) async fn is_within_limit(app: &App, tx: &Tx, key: &str, now: Timestamp) -> Result<bool, Refusal> {
    if !app.is_limited {
        return Ok(true);
    }
    tx.lock_attempts(key).await?;
    let may = tx.attempts_since(key, now - SignedDuration::from_hours(1)).await? < MAILS;
    if may {
        tx.insert_attempt(key, now).await?;
    }
    Ok(may)
}

async fn insert(
    tx: &Tx,
    registration: &Registration,
    hash: String,
    language: Language,
    now: Timestamp,
) -> Result<PersonId, Refusal> {
    let new = NewPerson {
        name: &registration.name,
        function: registration.function,
        role: Role::Participant,
        language,
        email: Some(&registration.email),
        password_hash: Some(hash),
        import_key: None,
        created_at: now,
        confirmed_at: None,
    };
    Ok(tx.insert_person(&new).await?)
}

/// Whoever asks last for an address that nobody has confirmed yet decides the name and the password, and has all the
/// days to confirm it; earlier links are void, so that nobody confirms what somebody else filled in.
async fn renew(
    tx: &Tx,
    account: &Account,
    registration: &Registration,
    hash: String,
    language: Language,
    now: Timestamp,
) -> Result<Event, Refusal> {
    tx.void_tokens(account.id, Purpose::Confirm).await?;
    tx.set_profile(account.id, &registration.name, registration.function, language).await?;
    tx.set_password_hash(account.id, hash).await?;
    tx.set_created_at(account.id, now).await?;
    Ok(Event::PersonRegistered { person: account.id })
}

/// Confirms an address by the link in the mail. A second click does no harm.
pub async fn confirm(app: &App, token: &str) -> Result<(), Refusal> {
    let hash = tokens::hash_of(token).ok_or(Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let person = tx.token(hash, Purpose::Confirm, now).await?.ok_or(Refusal::NOT_FOUND)?;
    if tx.confirm_person(person, now).await? {
        tx.append(now, Some(person), &Event::PersonConfirmed { person }).await?;
    }
    // Whoever reads mail at an address proves that it takes mail.
    if tx.unblock_mail(person).await? {
        tx.append(now, Some(person), &Event::MailUnblocked { person }).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// An account made from the command line: its address needs no confirmation.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// As in the registration form; consent and function as given there.
    pub raw: RawRegistration,
    /// Role.
    pub role: Role,
    /// The name and function under which an import file may know this person.
    pub import_key: Option<String>,
}

/// Makes an account for `diu user create`; without a password it can sign in with a link alone.
pub async fn create(app: &App, actor: &Actor, new: &NewAccount) -> Result<PersonId, Refusal> {
    domain::policy::can(actor, domain::Action::Administer, domain::Subject::People)?;
    let has_password = !new.raw.password.is_empty();
    let mut raw = new.raw.clone();
    raw.consent = true;
    if !has_password {
        raw.password = tokens::Secret::new(app.random.as_ref()).text();
    }
    let registration = Registration::parse(&raw)?;
    let hash = app.hash_password(registration.password.clone()).await?;
    let now = app.now();
    let tx = app.store.begin().await?;
    tx.lock_registration().await?;
    let person = tx
        .insert_person(&NewPerson {
            name: &registration.name,
            function: registration.function,
            role: new.role,
            language: Language::Dutch,
            email: Some(&registration.email),
            password_hash: has_password.then_some(hash),
            import_key: new.import_key.as_deref(),
            created_at: now,
            confirmed_at: Some(now),
        })
        .await?;
    tx.append(now, actor.person(), &Event::PersonConfirmed { person }).await?;
    tx.append(now, actor.person(), &Event::RoleGranted { person, role: new.role }).await?;
    if new.role != Role::Participant {
        let entry = Entry::RoleGranted { person, role: new.role };
        ledger::note(&tx, now, actor.person(), &entry).await?;
    }
    tx.commit().await?;
    Ok(person)
}
