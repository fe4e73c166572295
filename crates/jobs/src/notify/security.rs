//! Who hears that the way they sign in changed, or what becomes of an address: they alone, always, and by mail.

use domain::second_factor::SecurityNews;
use domain::{Event, PersonId};
use storage::log::Logged;

use crate::matter::{Matter, NOBODY};

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

/// The mail about an address of somebody, and to whom it is; to nobody where the address is not theirs any more.
pub fn about_address(event: &Event) -> Option<(PersonId, Matter)> {
    Some(match *event {
        Event::AddressCheckRequested { person } => (person, Matter::ConfirmAgain),
        Event::WorkAddressGiven { person, request } => (person, Matter::WorkAddress(request)),
        Event::EmailChangeRequested { person, request } => (person, Matter::NewAddress(request)),
        Event::EmailChanged { farewell: Some(farewell), .. } => (NOBODY, Matter::AddressLeft(farewell)),
        Event::AccountErased { farewell: Some(farewell), .. } => (NOBODY, Matter::Farewell(farewell)),
        _ => return None,
    })
}
