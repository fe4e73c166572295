//! What one is told, where and how soon: chosen on a page, or stopped with one click from a mail itself.

use domain::notices::{Choice, Frequency, MailKind, ZoneName};
use domain::people::Role;
use domain::policy::{self, Subject};
use domain::{Action, Actor, Denial, Event, PersonId};
use tokens::StopToken;

use crate::{App, Refusal};

/// What holds for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// Each kind of notice, with where it is seen and how soon it is mailed.
    pub kinds: Vec<(MailKind, Choice)>,
    /// The zone whose midnight ends their day.
    pub zone: ZoneName,
}

impl Preferences {
    /// What holds for a kind.
    pub fn of(&self, kind: MailKind) -> Option<Choice> {
        self.kinds.iter().find(|(k, _)| *k == kind).map(|(_, choice)| *choice)
    }
}

/// What is to change; what is left out stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// How soon kinds are mailed.
    pub mail: Vec<(MailKind, Frequency)>,
    /// Whether the site shows kinds.
    pub in_site: Vec<(MailKind, bool)>,
    /// The zone whose midnight ends the day.
    pub zone: Option<ZoneName>,
}

/// What holds for oneself.
pub async fn list(app: &App, actor: &Actor) -> Result<Preferences, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let reader = app.reader();
    let account = reader.account(person).await?.ok_or(Refusal::NOT_FOUND)?;
    let chosen = reader.preferences(person).await?;
    Ok(Preferences { kinds: complete(&chosen, account.role), zone: ZoneName::stored(&account.time_zone) })
}

/// Chooses.
pub async fn choose(app: &App, actor: &Actor, changes: &Changes) -> Result<(), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let tx = app.store.begin().await?;
    tx.lock_person(person).await?;
    let account = tx.account(person).await?.ok_or(Refusal::NOT_FOUND)?;
    for (kind, before) in complete(&tx.preferences(person).await?, account.role) {
        let choice = Choice {
            mail: chosen(&changes.mail, kind).unwrap_or(before.mail),
            in_site: chosen(&changes.in_site, kind).unwrap_or(before.in_site),
        };
        if choice != before {
            tx.set_preference(person, kind, choice).await?;
        }
    }
    if let Some(zone) = &changes.zone {
        tx.set_time_zone(person, zone).await?;
    }
    tx.append(app.now(), Some(person), &Event::MailPreferencesChanged { person }).await?;
    tx.commit().await?;
    Ok(())
}

/// All kinds, with what was chosen or else holds by itself.
fn complete(chosen: &[(MailKind, Choice)], role: Role) -> Vec<(MailKind, Choice)> {
    let of = |kind| {
        let choice = chosen.iter().find(|(k, _)| *k == kind).map(|(_, choice)| *choice);
        choice.unwrap_or_else(|| Choice::default_for(kind, role))
    };
    MailKind::ALL.iter().map(|kind| (*kind, of(*kind))).collect()
}

fn chosen<T: Copy>(changes: &[(MailKind, T)], kind: MailKind) -> Option<T> {
    changes.iter().find(|(k, _)| *k == kind).map(|(_, value)| *value)
}

/// What the token in a mail stops.
pub fn read_stop(app: &App, token: &str) -> Result<StopToken, Refusal> {
    tokens::verify_stop(&app.stop_key, token).ok_or(Refusal::NOT_FOUND)
}

/// Stops kinds of mail by the token in a mail, without signing in (RFC 8058); the site goes on showing them. Twice does
/// no harm.
pub async fn stop(app: &App, token: &str) -> Result<StopToken, Refusal> {
    let stop = read_stop(app, token)?;
    let tx = app.store.begin().await?;
    let person: PersonId = stop.person;
    tx.lock_person(person).await?;
    let account = tx.account(person).await?.ok_or(Refusal::NOT_FOUND)?;
    let before = complete(&tx.preferences(person).await?, account.role);
    for kind in &stop.kinds {
        let in_site = chosen(&before, *kind).is_none_or(|choice| choice.in_site);
        tx.set_preference(person, *kind, Choice { mail: Frequency::Never, in_site }).await?;
        tx.append(app.now(), Some(person), &Event::MailStopped { person, mail: *kind }).await?;
    }
    tx.commit().await?;
    Ok(stop)
}
