//! Work addresses: somebody shows that they work for an organisation by reading mail at an address in its domain.

use domain::people::Email;
use domain::policy::{self, Subject};
use domain::representatives::{MailDomain, Means};
use domain::{Action, Actor, Denial, Event, Field, Invalid, PersonId, Problem};
use storage::Tx;
use storage::organisations::Organisation;
use storage::representatives::Represented;
use storage::tokens::Purpose;

use crate::representatives::{must_exist, parse};
use crate::{App, Refusal, registration};

/// What somebody sees on the page where they show for whom they speak.
#[derive(Debug)]
pub struct Overview {
    /// The organisations they speak for.
    pub represents: Vec<Represented>,
    /// The address that waits for proof.
    pub asked: Option<String>,
    /// All organisations.
    pub organisations: Vec<Organisation>,
}

/// Reads that page.
pub async fn overview(app: &App, actor: &Actor) -> Result<Overview, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let reader = app.reader();
    Ok(Overview {
        represents: reader.represented_by(&[person]).await?,
        asked: reader.work_address(person).await?.map(|address| address.email),
        organisations: reader.organisations().await?,
    })
}

/// Asks for a mail at a work address. It must be in a mail domain of the organisation itself; the link in the mail works only
/// for whoever is signed in with this account, so that nobody confirms what somebody else asked. A new request takes the
/// place of the one before, whose link is void.
pub async fn ask(app: &App, actor: &Actor, email: &str, organisation: &str) -> Result<(), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let (email, code) = parse(email, organisation)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    must_exist(&tx, &code).await?;
    check_domain(&tx, &email, code.as_str()).await?;
    tx.lock_person(person).await?;
    if !registration::may_mail(app, &tx, &email, now).await? {
        return Err(Refusal::TooOften { seconds: 3600 });
    }
    tx.void_tokens(person, Purpose::WorkAddress).await?;
    let request = tx.set_work_address(person, &code, &email, now).await?;
    tx.append(now, Some(person), &Event::WorkAddressGiven { person, request }).await?;
    tx.commit().await?;
    Ok(())
}

async fn check_domain(tx: &Tx, email: &Email, organisation: &str) -> Result<(), Refusal> {
    let domains = MailDomain::above(email);
    if domains.is_empty() {
        return Err(Invalid::one(Field::Email, Problem::ForEverybody).into());
    }
    let owner = tx.organisation_of_domains(&domains).await?;
    if owner.as_deref() == Some(organisation) {
        Ok(())
    } else {
        Err(Invalid::one(Field::Email, Problem::OtherDomain).into())
    }
}

/// The organisation and the address that a link is about, for the page that asks; it must be the reader's own.
pub async fn to_confirm(app: &App, actor: &Actor, token: &str) -> Result<(String, String), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let hash = tokens::hash_of(token).ok_or(Refusal::NOT_FOUND)?;
    let reader = app.reader();
    let owner = reader.token(hash, Purpose::WorkAddress, app.now()).await?;
    if owner != Some(person) {
        return Err(Refusal::NOT_FOUND);
    }
    let address = reader.work_address(person).await?.ok_or(Refusal::NOT_FOUND)?;
    let name = reader.organisation_name(&address.organisation).await?.ok_or(Refusal::NOT_FOUND)?;
    Ok((name, address.email))
}

/// Takes the proof: from now on this person speaks for the organisation. The domain is looked at once more, because it may have
/// been taken from the organisation in the meantime.
pub async fn confirm(app: &App, actor: &Actor, token: &str) -> Result<PersonId, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let hash = tokens::hash_of(token).ok_or(Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    tx.lock_person(person).await?;
    if tx.token(hash, Purpose::WorkAddress, now).await? != Some(person) {
        return Err(Refusal::NOT_FOUND);
    }
    let address = tx.work_address(person).await?.ok_or(Refusal::NOT_FOUND)?;
    let (email, code) = parse(&address.email, &address.organisation)?;
    check_domain(&tx, &email, code.as_str()).await?;
    tx.void_tokens(person, Purpose::WorkAddress).await?;
    tx.forget_work_address(person).await?;
    let means = Means::Address;
    if tx.name_representative(person, &code, means, None, now).await? {
        let organisation = code.as_str().to_owned();
        tx.append(now, Some(person), &Event::RepresentativeNamed { person, organisation, means }).await?;
    }
    tx.commit().await?;
    Ok(person)
}
