//! Which mail comes: chosen on a page, or stopped with one click from the mail itself.

use domain::notices::{Frequency, MailKind};
use domain::policy::{self, Subject};
use domain::{Action, Actor, Denial, Event};
use tokens::StopToken;

use crate::{App, Refusal};

/// Each kind of mail with how soon it comes.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<(MailKind, Frequency)>, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let chosen = app.reader().mail_preferences(person).await?;
    let frequency =
        |kind| chosen.iter().find(|(k, _)| *k == kind).map_or_else(Frequency::default, |(_, f)| *f);
    Ok(MailKind::ALL.iter().map(|kind| (*kind, frequency(*kind))).collect())
}

/// Chooses how soon each of these kinds comes.
pub async fn choose(app: &App, actor: &Actor, choices: &[(MailKind, Frequency)]) -> Result<(), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let tx = app.store.begin().await?;
    for (kind, frequency) in choices {
        tx.set_mail_preference(person, *kind, *frequency).await?;
    }
    tx.append(app.now(), Some(person), &Event::MailPreferencesChanged { person }).await?;
    tx.commit().await?;
    Ok(())
}

/// What the token in a mail stops.
pub fn read_stop(app: &App, token: &str) -> Result<StopToken, Refusal> {
    tokens::verify_stop(&app.stop_key, token).ok_or(Refusal::NOT_FOUND)
}

/// Stops a kind of mail by the token in a mail, without signing in (RFC 8058). Twice does no harm.
pub async fn stop(app: &App, token: &str) -> Result<StopToken, Refusal> {
    let stop = read_stop(app, token)?;
    let tx = app.store.begin().await?;
    if tx.account(stop.person).await?.is_none() {
        return Err(Refusal::NOT_FOUND);
    }
    tx.set_mail_preference(stop.person, stop.kind, Frequency::Never).await?;
    let event = Event::MailStopped { person: stop.person, mail: stop.kind };
    tx.append(app.now(), Some(stop.person), &event).await?;
    tx.commit().await?;
    Ok(stop)
}
