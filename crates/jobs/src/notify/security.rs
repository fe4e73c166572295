//! Who hears that the way they sign in changed: they alone, always, and by mail.

use domain::second_factor::SecurityNews;
use domain::{Event, PersonId};
use storage::log::Logged;

/// What there is to tell, and to whom.
pub fn news(logged: &Logged) -> Option<(PersonId, SecurityNews)> {
    Some(match logged.event {
        Event::PasswordChanged { person } => (person, SecurityNews::PasswordChanged),
        Event::SecondFactorTurnedOn { person } => (person, SecurityNews::TurnedOn),
        Event::SecondFactorTurnedOff { person } if logged.actor == Some(person) => {
            (person, SecurityNews::TurnedOff)
        }
        Event::SecondFactorTurnedOff { person } => (person, SecurityNews::TurnedOffForThem),
        Event::RecoveryCodesRenewed { person } => (person, SecurityNews::CodesRenewed),
        Event::RecoveryCodeUsed { person, left } => (person, SecurityNews::CodeUsed { left }),
        _ => return None,
    })
}
