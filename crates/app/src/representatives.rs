//! Representatives: who speaks for an organisation, named by an administrator or proved by a work address.

use domain::input::Check;
use domain::organisations::OrganisationCode;
use domain::people::Email;
use domain::policy::{self, OrganisationFacts, Reason, Subject};
use domain::representatives::{MailDomain, Means};
use domain::{Action, Actor, Denial, Event, Field, Invalid, PersonId, Problem};
use storage::Tx;
use storage::representatives::{Representative, Represented};

use crate::{App, Refusal};

/// Representatives on one page of the list.
pub const PER_PAGE: u64 = 100;

/// Whether the actor speaks for an organisation. It is read and held in the transaction that acts on it, so that who spoke
/// for it until a moment ago is refused.
pub async fn facts(
    tx: &Tx,
    actor: &Actor,
    organisation: &OrganisationCode,
) -> Result<OrganisationFacts, Refusal> {
    let represented = match actor.person() {
        Some(person) => tx.represents(person, organisation).await?,
        None => false,
    };
    Ok(OrganisationFacts { represented })
}

/// The person, if they speak for this organisation, which must exist.
pub async fn speaking_for(
    tx: &Tx,
    actor: &Actor,
    organisation: &OrganisationCode,
) -> Result<PersonId, Refusal> {
    if !tx.organisation_exists(organisation).await? {
        return Err(Refusal::NOT_FOUND);
    }
    let facts = facts(tx, actor, organisation).await?;
    policy::can(actor, Action::Represent, Subject::Organisation(facts))?;
    Ok(actor.person().ok_or(Denial::SignIn)?)
}

/// What the actor speaks for, by name; nothing for a visitor.
pub async fn of_actor(app: &App, actor: &Actor) -> Result<Vec<Represented>, Refusal> {
    match actor.person() {
        Some(person) => Ok(app.reader().represented_by(&[person]).await?),
        None => Ok(Vec::new()),
    }
}

/// What an administrator sees.
#[derive(Debug)]
pub struct Overview {
    /// A page of representatives, by organisation.
    pub representatives: Vec<Representative>,
    /// Whether there are more on the next page.
    pub has_more: bool,
    /// Domain, code and name of each mail domain.
    pub domains: Vec<(String, String, String)>,
    /// All organisations, for the forms.
    pub organisations: Vec<storage::organisations::Organisation>,
}

/// Reads what an administrator sees.
pub async fn overview(app: &App, actor: &Actor, page: u64) -> Result<Overview, Refusal> {
    may_administer(actor)?;
    let reader = app.reader();
    let mut representatives = reader.representatives(None, page, PER_PAGE + 1).await?;
    let has_more = representatives.len() as u64 > PER_PAGE;
    if has_more {
        representatives.pop();
    }
    Ok(Overview {
        representatives,
        has_more,
        domains: reader.mail_domains().await?,
        organisations: reader.organisations().await?,
    })
}

/// An administrator lets somebody else, by their address, speak for an organisation. Whoever runs the site does not
/// name themselves; the operator at the command line can.
pub async fn name(app: &App, actor: &Actor, email: &str, organisation: &str) -> Result<PersonId, Refusal> {
    may_administer(actor)?;
    let (email, code) = parse(email, organisation)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let account = tx.account_by_email(&email).await?.filter(|account| account.confirmed_at.is_some());
    let account = account.ok_or_else(|| Invalid::one(Field::Email, Problem::Unknown))?;
    if actor.person() == Some(account.id) {
        return Err(Denial::NotAllowed(Reason::Yours).into());
    }
    must_exist(&tx, &code).await?;
    let means = Means::Administrator;
    if tx.name_representative(account.id, &code, means, actor.person(), now).await? {
        let organisation = code.as_str().to_owned();
        let named = Event::RepresentativeNamed { person: account.id, organisation, means };
        tx.append(now, actor.person(), &named).await?;
    }
    tx.commit().await?;
    Ok(account.id)
}

/// An administrator takes it away. Nothing changes where it was taken already.
pub async fn end(app: &App, actor: &Actor, person: PersonId, organisation: &str) -> Result<(), Refusal> {
    may_administer(actor)?;
    stop(app, actor, person, organisation).await
}

/// Somebody speaks for an organisation no longer, by their own choice.
pub async fn leave(app: &App, actor: &Actor, organisation: &str) -> Result<(), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    stop(app, actor, person, organisation).await
}

async fn stop(app: &App, actor: &Actor, person: PersonId, organisation: &str) -> Result<(), Refusal> {
    let code = OrganisationCode::parse(organisation).map_err(|_| Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if tx.end_representative(person, &code, now).await? {
        let ended = Event::RepresentativeEnded { person, organisation: code.as_str().to_owned() };
        tx.append(now, actor.person(), &ended).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// An administrator says that the mail of an organisation has this domain.
pub async fn add_domain(app: &App, actor: &Actor, domain: &str, organisation: &str) -> Result<(), Refusal> {
    may_administer(actor)?;
    let mut check = Check::default();
    let domain = check.field(Field::Domain, MailDomain::parse(domain));
    let code = check.field(Field::Organisation, parse_code(organisation));
    check.finish()?;
    let (Some(domain), Some(code)) = (domain, code) else { return Ok(()) };
    let now = app.now();
    let tx = app.store.begin().await?;
    must_exist(&tx, &code).await?;
    if tx.add_mail_domain(&domain, &code).await? {
        let (organisation, domain) = (code.as_str().to_owned(), domain.as_str().to_owned());
        tx.append(now, actor.person(), &Event::MailDomainAdded { organisation, domain }).await?;
        tx.commit().await?;
    } else if tx.organisation_of_domains(&[domain]).await?.as_deref() != Some(code.as_str()) {
        return Err(Invalid::one(Field::Domain, Problem::Taken).into());
    }
    Ok(())
}

/// An administrator takes a mail domain away. Who was known by it stays a representative.
pub async fn remove_domain(app: &App, actor: &Actor, domain: &str) -> Result<(), Refusal> {
    may_administer(actor)?;
    let domain = MailDomain::parse(domain).map_err(|_| Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if let Some(organisation) = tx.remove_mail_domain(&domain).await? {
        let domain = domain.as_str().to_owned();
        tx.append(now, actor.person(), &Event::MailDomainRemoved { organisation, domain }).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn may_administer(actor: &Actor) -> Result<(), Denial> {
    policy::can(actor, Action::Administer, Subject::Organisation(OrganisationFacts { represented: false }))
}

pub(crate) fn parse(email: &str, organisation: &str) -> Result<(Email, OrganisationCode), Invalid> {
    let mut check = Check::default();
    let email = check.field(Field::Email, Email::parse(email));
    let code = check.field(Field::Organisation, parse_code(organisation));
    check.finish()?;
    email.zip(code).ok_or_else(|| Invalid(Vec::new()))
}

fn parse_code(raw: &str) -> Result<OrganisationCode, Problem> {
    match raw.trim() {
        "" => Err(Problem::Missing),
        code => OrganisationCode::parse(code),
    }
}

pub(crate) async fn must_exist(tx: &Tx, code: &OrganisationCode) -> Result<(), Refusal> {
    if tx.organisation_exists(code).await? {
        Ok(())
    } else {
        Err(Invalid::one(Field::Organisation, Problem::Unknown).into())
    }
}
