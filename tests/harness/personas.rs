//! The people of the stories: one for each role, made by the use case that makes accounts.

use std::sync::Arc;

use app::App;
use app::registration::{NewAccount, create};
use domain::people::{Email, Function, RawRegistration, Role};
use domain::{Actor, PersonId};
use search::Index;
use storage::{Reader, Store};
use tempfile::TempDir;

use crate::surroundings::{CountingRandom, FixedClock};

/// The password of each of them.
pub const PASSWORD: &str = "samen bouwen aan morgen";

/// Somebody with an account.
#[derive(Debug, Clone)]
pub struct Persona {
    /// Number.
    pub id: PersonId,
    /// As the policy knows them.
    pub actor: Actor,
    /// Shown name.
    pub name: String,
    /// The word in the address of their page.
    pub handle: String,
    /// Address, confirmed.
    pub email: String,
}

pub(crate) struct Part {
    pub email: &'static str,
    name: &'static str,
    function: Function,
    role: Role,
}

pub(crate) const INWONER: Part = Part {
    email: "tineke@voorbeeld.nl",
    name: "Tineke Wiersma",
    function: Function::Resident,
    role: Role::Participant,
};
pub(crate) const GRIFFIER: Part = Part {
    email: "anneke@voorbeeld.nl",
    name: "Anneke de Wit",
    function: Function::Clerk,
    role: Role::Participant,
};
pub(crate) const MODERATOR: Part = Part {
    email: "ilse@voorbeeld.nl",
    name: "Ilse Vermeer",
    function: Function::CivilServant,
    role: Role::Moderator,
};
pub(crate) const BEHEERDER: Part = Part {
    email: "joost@voorbeeld.nl",
    name: "Joost Kamphuis",
    function: Function::CivilServant,
    role: Role::Administrator,
};

/// Makes their accounts in an empty database. They came with an import, so that what is read first of newcomers is not
/// of them.
pub(crate) async fn register(store: &Store) {
    let dir = TempDir::new().unwrap();
    let index = Index::open(dir.path()).unwrap();
    let (clock, random) = (Arc::new(FixedClock::new()), Arc::new(CountingRandom::default()));
    let app = App::start(store.clone(), index, clock, random, true).await.unwrap();
    for part in [INWONER, GRIFFIER, MODERATOR, BEHEERDER] {
        let raw = RawRegistration {
            name: part.name.to_owned(),
            email: part.email.to_owned(),
            password: PASSWORD.to_owned(),
            function: part.function.as_str().to_owned(),
            consent: true,
        };
        create(
            &app,
            &Actor::Operator,
            &NewAccount { raw, role: part.role, import_key: Some(part.email.to_owned()) },
        )
        .await
        .unwrap();
    }
}

impl Persona {
    /// Whoever has this address.
    pub(crate) async fn find(reader: &Reader, email: &str) -> Self {
        let account = reader.account_by_email(&Email::parse(email).unwrap()).await.unwrap();
        let account = account.unwrap_or_else(|| panic!("nobody has the address {email}"));
        Self {
            id: account.id,
            actor: Actor::Person { id: account.id, role: account.role },
            name: account.name,
            handle: account.handle,
            email: email.to_owned(),
        }
    }
}
