//! Where settings come from: the defaults, a file, the environment; the later ones win.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use toml::{Table, Value};

use super::error::ConfigError;
use super::keys;

const DEFAULTS: &str = include_str!("../../../../config/default.toml");
const PREFIX: &str = "DIU_";

/// Where the value of a setting was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// In `config/default.toml`, or it follows from another setting.
    Default,
    /// In this file.
    File(String),
    /// In this environment variable.
    Environment(String),
    /// It belongs to the demonstration.
    Demonstration,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Default => f.write_str("standaard"),
            Self::File(path) => f.write_str(path),
            Self::Environment(name) => f.write_str(name),
            Self::Demonstration => f.write_str("demonstratie"),
        }
    }
}

/// A value as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The text; `true` and `8080` are text here, too.
    pub text: String,
    /// Where it was found.
    pub origin: Origin,
}

/// Each setting with its value; all of [`keys::KEYS`] are there.
pub type Layers = BTreeMap<&'static str, Given>;

/// Reads the defaults, the file and the environment.
pub fn read(
    file: Option<&Path>,
    environment: impl IntoIterator<Item = (OsString, OsString)>,
) -> Result<Layers, ConfigError> {
    let mut layers = Layers::new();
    add_toml(&mut layers, DEFAULTS, &Origin::Default)?;
    if let Some(path) = file {
        let shown = path.display().to_string();
        let text = fs::read_to_string(path)
            .map_err(|error| ConfigError::Unreadable { path: shown.clone(), cause: error.to_string() })?;
        add_toml(&mut layers, &text, &Origin::File(shown))?;
    }
    for (name, value) in environment {
        let name = name.to_string_lossy();
        if let Some(key) = name.strip_prefix(PREFIX) {
            let key = key.to_lowercase().replace("__", ".");
            let text = value.to_string_lossy();
            add(&mut layers, &key, &text, &Origin::Environment(name.into_owned()))?;
        }
    }
    Ok(layers)
}

fn add_toml(layers: &mut Layers, text: &str, origin: &Origin) -> Result<(), ConfigError> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
        ConfigError::Syntax { origin: origin.clone(), line: before.matches('\n').count() + 1 }
    })?;
    add_table(layers, "", &table, origin)
}

fn add_table(layers: &mut Layers, section: &str, table: &Table, origin: &Origin) -> Result<(), ConfigError> {
    for (name, value) in table {
        let key = if section.is_empty() { name.clone() } else { format!("{section}.{name}") };
        match value {
            Value::Table(inner) if keys::find(&key).is_none() => add_table(layers, &key, inner, origin)?,
            Value::String(text) => add(layers, &key, text, origin)?,
            Value::Boolean(yes) => add(layers, &key, &yes.to_string(), origin)?,
            Value::Integer(number) => add(layers, &key, &number.to_string(), origin)?,
            Value::Float(number) => add(layers, &key, &number.to_string(), origin)?,
            other => add(layers, &key, &format!("({})", other.type_str()), origin)?,
        }
    }
    Ok(())
}

fn add(layers: &mut Layers, key: &str, text: &str, origin: &Origin) -> Result<(), ConfigError> {
    let known = keys::find(key)
        .ok_or_else(|| ConfigError::UnknownKey { key: key.to_owned(), origin: origin.clone() })?;
    layers.insert(known.name, Given { text: text.trim().to_owned(), origin: origin.clone() });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_documented_with_its_default() {
        let layers = read(None, []).unwrap();
        let documented: Vec<_> = layers.keys().copied().collect();
        let mut known: Vec<_> = keys::KEYS.iter().map(|key| key.name).collect();
        known.sort_unstable();
        assert_eq!(documented, known);
    }
}
