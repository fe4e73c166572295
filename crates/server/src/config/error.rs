//! What can be wrong with a configuration, in words for whoever wrote it. No value that may hold a secret is repeated.

use thiserror::Error;

use super::keys::{self, Key, Shows};
use super::sources::Origin;

/// Why a configuration was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ConfigError {
    /// There is no such setting.
    #[error("De instelling `{key}` ({origin}) bestaat niet.{}", hint(key))]
    UnknownKey {
        /// Its name as it was written.
        key: String,
        /// Where.
        origin: Origin,
    },
    /// A setting cannot be this.
    #[error("De instelling `{}` ({origin}) kan niet {} zijn. Toegestaan: {}.", key.name, shown(key, value), key.allowed)]
    Value {
        /// The setting.
        key: &'static Key,
        /// What was written.
        value: String,
        /// Where.
        origin: Origin,
    },
    /// The file is not there, or may not be read.
    #[error("Het configuratiebestand {path} kan niet worden gelezen: {cause}.")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        cause: String,
    },
    /// The house style cannot be used.
    #[error("De instelling `{}` ({origin}) noemt {path}, maar dat bestand {cause}.", key.name)]
    File {
        /// The setting.
        key: &'static Key,
        /// The file.
        path: String,
        /// Why, in words that go on from there.
        cause: String,
        /// Where the setting was written.
        origin: Origin,
    },
    /// The file is no TOML.
    #[error("Regel {line} van het configuratiebestand {origin} is geen geldige TOML.")]
    Syntax {
        /// The file.
        origin: Origin,
        /// The line, from 1.
        line: usize,
    },
}

fn hint(key: &str) -> String {
    let quoted = |names: Vec<&str>| names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
    let nearest = keys::nearest(key);
    if nearest.is_empty() {
        format!(" De instellingen zijn: {}.", quoted(keys::KEYS.iter().map(|key| key.name).collect()))
    } else {
        format!(" Bedoel je {}?", quoted(nearest))
    }
}

fn shown(key: &Key, value: &str) -> String {
    match value {
        "" => "leeg".to_owned(),
        _ if key.shows == Shows::All => format!("`{value}`"),
        _ => "dit".to_owned(),
    }
}
