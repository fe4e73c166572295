//! Another mail address for one's own account: asked for with the password, and true once the link in the mail to it was
//! used. No answer tells whether an address is that of somebody else; only who reads mail there learns of it.

use domain::input::Check;
use domain::moderation::Entry;
use domain::people::Email;
use domain::policy::{self, Reason, Subject};
use domain::{Action, Actor, Denial, Event, Field, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::email_changes::EmailChange;
use storage::people::Account;
use storage::representatives::Represented;
use storage::tokens::Purpose;

use crate::{App, Refusal, ledger, people, registration, security};

/// Links and half-finished ways in that went to the address before.
const VOID: [Purpose; 5] =
    [Purpose::NewAddress, Purpose::Confirm, Purpose::ResetPassword, Purpose::SignIn, Purpose::SecondStep];

/// What somebody sees on the page where they change their address.
#[derive(Debug)]
pub struct Overview {
    /// The address they have; none for the author of imported content.
    pub email: Option<String>,
    /// Whether they have a password, without which nothing can be asked here.
    pub has_password: bool,
    /// The address that waits for proof.
    pub waiting: Option<Waiting>,
    /// The organisations they speak for.
    pub represents: Vec<Represented>,
}

/// An address that waits for proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The address.
    pub email: String,
    /// Until when the link works.
    pub until: Timestamp,
}

/// What a link would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The name of the account.
    pub name: String,
    /// The address it would have.
    pub email: String,
    /// Whether another account has it by now.
    pub is_taken: bool,
}

/// What became of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is the address of this account now.
    Changed,
    /// Another account has this address by now, so that nothing changed.
    Taken(Asked),
}

/// Reads that page.
pub async fn overview(app: &App, actor: &Actor) -> Result<Overview, Refusal> {
    let account = own(app, actor).await?;
    let reader = app.reader();
    let waiting = reader.email_change(account.id).await?.filter(|change| change.is_open(app.now()));
    Ok(Overview {
        has_password: account.password_hash.is_some(),
        waiting: waiting.map(|change| Waiting { until: change.until(), email: change.email }),
        represents: reader.represented_by(&[account.id]).await?,
        email: account.email,
    })
}

/// Asks for a mail to another address. A new request takes the place of the one before, whose link is void.
pub async fn ask(app: &App, actor: &Actor, email: &str, password: &str) -> Result<(), Refusal> {
    let account = own(app, actor).await?;
    let mut check = Check::default();
    let email = check.field(Field::Email, another(&account, email));
    if let Err(problem) = security::try_password(app, &account, password).await? {
        check.refuse(Field::PresentPassword, problem);
    }
    check.finish()?;
    match email {
        Some(email) => request(app, account.id, |_| Some(email)).await.map(|_| ()),
        None => Ok(()),
    }
}

/// Asks for one more mail to the address that waits; the link before is void. False where no address waits.
pub async fn ask_again(app: &App, actor: &Actor) -> Result<bool, Refusal> {
    let now = app.now();
    let waiting = |change: Option<EmailChange>| open_email(change, now).ok();
    request(app, own(app, actor).await?.id, waiting).await
}

/// Keeps the address one has: the one that waits is forgotten, and its link void. Twice does no harm.
pub async fn withdraw(app: &App, actor: &Actor) -> Result<(), Refusal> {
    let person = own(app, actor).await?.id;
    let tx = app.store.begin().await?;
    tx.lock_person(person).await?;
    tx.void_tokens(person, Purpose::NewAddress).await?;
    if tx.forget_email_change(person).await? {
        tx.append(app.now(), Some(person), &Event::EmailChangeWithdrawn { person }).await?;
    }
    Ok(tx.commit().await?)
}

/// What a link would do, for the page that asks. Only the owner of the account uses it, signed in: a link that a typing
/// error sent to a stranger opens nothing.
pub async fn to_confirm(app: &App, actor: &Actor, token: &str) -> Result<Asked, Refusal> {
    let hash = tokens::hash_of(token).ok_or(Refusal::NOT_FOUND)?;
    let (reader, now) = (app.reader(), app.now());
    let person = reader.token(hash, Purpose::NewAddress, now).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let email = open_email(reader.email_change(person).await?, now)?;
    let account = open_account(reader.account(person).await?)?;
    let holder = reader.account_by_email(&email).await?.filter(|holder| holder.confirmed_at.is_some());
    let is_taken = holder.is_some_and(|holder| holder.id != person);
    Ok(Asked { name: account.name, email: email.as_str().to_owned(), is_taken })
}

/// Gives the account of a link its new address. All sessions of it end but that of this device.
pub async fn confirm(app: &App, actor: &Actor, device: i64, token: &str) -> Result<Outcome, Refusal> {
    let hash = tokens::hash_of(token).ok_or(Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let person = tx.token(hash, Purpose::NewAddress, now).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    tx.lock_person(person).await?;
    if tx.token(hash, Purpose::NewAddress, now).await?.is_none() {
        // Who came first voided the link of who waited.
        return Err(Refusal::NOT_FOUND);
    }
    let email = open_email(tx.email_change(person).await?, now)?;
    let account = open_account(tx.account(person).await?)?;
    if !put(&tx, &account, &email, Some(person), now).await? {
        let email = email.as_str().to_owned();
        return Ok(Outcome::Taken(Asked { name: account.name, email, is_taken: true }));
    }
    security::end(&tx, person, |number| number != device).await?;
    tx.commit().await?;
    Ok(Outcome::Changed)
}

/// Gives the account that has `email` another address, for who runs the site and vouches for it: somebody who can no longer
/// read mail at the old one. It hears of it as ever, and all sessions end; the name of the account.
pub async fn set_for(app: &App, actor: &Actor, email: &str, new: &str) -> Result<String, Refusal> {
    let found = people::by_email(app, actor, email).await?;
    let now = app.now();
    let tx = app.store.begin().await?;
    tx.lock_person(found.id).await?;
    let account = open_account(tx.account(found.id).await?)?;
    let new = another(&account, new).map_err(|problem| Invalid::one(Field::Email, problem))?;
    if !put(&tx, &account, &new, actor.person(), now).await? {
        return Err(Invalid::one(Field::Email, Problem::Taken).into());
    }
    let person = account.id;
    tx.delete_sessions_of(person).await?;
    ledger::note(&tx, now, actor.person(), &Entry::EmailChanged { person }).await?;
    tx.commit().await?;
    Ok(account.name)
}

async fn own(app: &App, actor: &Actor) -> Result<Account, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let account = app.reader().account(person).await?.ok_or(Refusal::NOT_FOUND)?;
    if account.closed_at.is_some() {
        // The address that was theirs would be free for another account of theirs.
        return Err(Denial::NotAllowed(Reason::Suspended).into());
    }
    Ok(account)
}

/// An address that is not the one they have; the same in other letters, with or without capitals, is.
fn another(account: &Account, email: &str) -> Result<Email, Problem> {
    let email = Email::parse(email)?;
    if account.email.as_deref() == Some(email.as_str()) { Err(Problem::Unchanged) } else { Ok(email) }
}

/// Notes a request for the address that `which` makes of what waits; false where it makes none.
async fn request(
    app: &App,
    person: PersonId,
    which: impl FnOnce(Option<EmailChange>) -> Option<Email>,
) -> Result<bool, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let Some(email) = which(tx.email_change(person).await?) else { return Ok(false) };
    // Nobody has mails sent all around by asking for one address after another.
    if !registration::is_within_limit(app, &tx, &format!("adres-veranderen:{person}"), now).await?
        || !registration::may_mail(app, &tx, &email, now).await?
    {
        return Err(Refusal::TooOften { seconds: 3600 });
    }
    tx.lock_person(person).await?;
    tx.void_tokens(person, Purpose::NewAddress).await?;
    let request = tx.set_email_change(person, &email, now).await?;
    tx.append(now, Some(person), &Event::EmailChangeRequested { person, request }).await?;
    tx.commit().await?;
    Ok(true)
}

/// The address of a request, as long as it is open.
fn open_email(change: Option<EmailChange>, now: Timestamp) -> Result<Email, Refusal> {
    let change = change.filter(|change| change.is_open(now)).ok_or(Refusal::NOT_FOUND)?;
    Email::parse(&change.email).map_err(|_| Refusal::NOT_FOUND)
}

fn open_account(account: Option<Account>) -> Result<Account, Refusal> {
    account.filter(|account| account.closed_at.is_none()).ok_or(Refusal::NOT_FOUND)
}

/// Puts an address in the place of the one before, which gets a mail that says so; false where it is that of another account.
/// It was proved, or whoever runs the site vouches for it.
async fn put(
    tx: &Tx,
    account: &Account,
    email: &Email,
    by: Option<PersonId>,
    now: Timestamp,
) -> Result<bool, Refusal> {
    let person = account.id;
    tx.lock_registration().await?;
    if account.email.as_deref().is_none_or(|present| present.to_lowercase() != email.key())
        && tx.free_email(email).await?.is_some()
    {
        return Ok(false);
    }
    let farewell = match account.email.as_deref().and_then(|present| Email::parse(present).ok()) {
        Some(present) => Some(tx.insert_farewell(&present, account.language, now).await?),
        None => None,
    };
    tx.set_email(person, email).await?;
    tx.forget_email_change(person).await?;
    for purpose in VOID {
        tx.void_tokens(person, purpose).await?;
    }
    if tx.confirm_person(person, now).await? {
        tx.append(now, by, &Event::PersonConfirmed { person }).await?;
    }
    if tx.unblock_mail(person).await? {
        tx.append(now, by, &Event::MailUnblocked { person }).await?;
    }
    tx.append(now, by, &Event::EmailChanged { person, farewell }).await?;
    Ok(true)
}
