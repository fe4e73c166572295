//! Configuration: defaults, a file, and the environment, read into values that fit, or refused by name.

mod error;
mod keys;
mod sources;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroUsize};
use std::path::{Path, PathBuf};

use domain::people::Email;
use domain::second_factor::Requirement;
use jobs::Pace;
use mail::Sender;
use url::Url;
use web::Theme;

pub use error::ConfigError;
use sources::{Given, Layers, Origin};

/// The sender of mail that only goes to files, where none was set.
const LOCAL_SENDER: &str = "Democratie in Uitvoering <diu@localhost>";

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// To read.
    Text,
    /// One JSON object a line.
    Json,
}

/// What is in force. Printed without secrets, whichever way.
#[derive(Clone)]
pub struct Config {
    /// `http.listen`
    pub listen: SocketAddr,
    /// `http.base_url`, without a slash at the end
    pub base_url: String,
    /// `data_dir`
    pub data_dir: PathBuf,
    /// `database.url`
    pub database_url: String,
    /// `database.migrate`
    pub migrate: bool,
    /// `search.dir`
    pub search_dir: PathBuf,
    /// `search.support`, `search.practice` and `search.age`.
    pub signals: search::Signals,
    /// `mail.url`
    pub mail_url: String,
    /// `mail.from` and `mail.return_path`
    pub sender: Sender,
    /// `mail.at_once` and `mail.per_second`
    pub pace: Pace,
    /// `mail.reply_to`
    pub reply_to: Option<String>,
    /// `mail.inbox`
    pub inbox: Option<PathBuf>,
    /// `accounts.second_factor`
    pub second_factor: Requirement,
    /// `limits.enabled`
    pub limits: bool,
    /// `site.demonstration`
    pub demonstration: bool,
    /// `site.theme`
    theme: Option<PathBuf>,
    /// `site.security_contact`, as a URI
    pub security_contact: String,
    /// `log.format`
    pub log_format: LogFormat,
    /// `log.level`
    pub log_level: String,
    /// `metrics.token`
    pub metrics_token: Option<String>,
    layers: Layers,
}

impl Config {
    /// Reads the defaults, then `file`, then the variables of `environment`.
    pub fn read(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, ConfigError> {
        Self::from_layers(sources::read(file, environment)?)
    }

    /// The same for `diu demo`: all it keeps is in `demo` in `data_dir`, its mail goes nowhere, and a database that is
    /// set for the real site is never filled with made-up people whose password everybody knows.
    pub fn for_demonstration(self) -> Result<Self, ConfigError> {
        let mut layers = self.layers;
        let home = self.data_dir.join("demo").display().to_string();
        let base_url = format!("http://localhost:{}", self.listen.port());
        let mut set = |key, text: &str| {
            layers.insert(key, Given { text: text.to_owned(), origin: Origin::Demonstration });
        };
        set("data_dir", &home);
        for derived in [
            "database.url",
            "search.dir",
            "mail.url",
            "mail.from",
            "mail.return_path",
            "mail.reply_to",
            "mail.inbox",
        ] {
            set(derived, "");
        }
        set("database.migrate", "true");
        set("site.demonstration", "true");
        let own =
            [("http.base_url", base_url.as_str()), ("site.security_contact", ""), ("log.level", "warn")];
        for (key, text) in own {
            if layers.get(key).is_none_or(|given| given.origin == Origin::Default) {
                layers.insert(key, Given { text: text.to_owned(), origin: Origin::Demonstration });
            }
        }
        Self::from_layers(layers)
    }

    fn from_layers(mut layers: Layers) -> Result<Self, ConfigError> {
        let data_dir: PathBuf = read(&layers, "data_dir", |text| filled(text).map(PathBuf::from))?;
        let inside = |name: &str| data_dir.join(name).display().to_string();
        fill(&mut layers, "database.url", || format!("sqlite:{}", inside("diu.sqlite")));
        fill(&mut layers, "search.dir", || inside("index"));
        fill(&mut layers, "mail.url", || format!("file:{}", inside("mail")));
        if layers.get("mail.url").is_some_and(|url| !url.text.starts_with("smtp")) {
            fill(&mut layers, "mail.from", || LOCAL_SENDER.to_owned());
        }
        let sender = sender(&layers)?;
        fill(&mut layers, "site.security_contact", || sender.address());
        Ok(Self {
            listen: read(&layers, "http.listen", |text| text.parse().ok())?,
            base_url: read(&layers, "http.base_url", web_address)?,
            database_url: read(&layers, "database.url", database_address)?,
            migrate: read(&layers, "database.migrate", |text| text.parse().ok())?,
            search_dir: read(&layers, "search.dir", |text| filled(text).map(PathBuf::from))?,
            signals: signals(&layers)?,
            sender,
            mail_url: mail_address(&layers)?,
            pace: pace(&layers)?,
            reply_to: Some(read(&layers, "mail.reply_to", reply_address)?)
                .filter(|address| !address.is_empty()),
            inbox: inbox(&layers)?,
            second_factor: read(&layers, "accounts.second_factor", Requirement::parse)?,
            limits: read(&layers, "limits.enabled", |text| text.parse().ok())?,
            demonstration: read(&layers, "site.demonstration", |text| text.parse().ok())?,
            theme: filled(&read(&layers, "site.theme", |text| Some(text.to_owned()))?).map(PathBuf::from),
            security_contact: read(&layers, "site.security_contact", security_contact)?,
            log_format: read(&layers, "log.format", log_format)?,
            log_level: read(&layers, "log.level", log_level)?,
            metrics_token: Some(read(&layers, "metrics.token", token)?).filter(|token| !token.is_empty()),
            data_dir,
            layers,
        })
    }

    /// The house style, from the file that `site.theme` names.
    pub fn theme(&self) -> Result<Option<Theme>, ConfigError> {
        let Some(path) = &self.theme else { return Ok(None) };
        read_theme(path).map(Some).map_err(|cause| {
            match (keys::find("site.theme"), self.layers.get("site.theme")) {
                (Some(key), Some(given)) => {
                    let path = path.display().to_string();
                    ConfigError::File { key, path, cause, origin: given.origin.clone() }
                }
                _ => refused(&self.layers, "site.theme"),
            }
        })
    }

    /// Each setting with its value, without secrets, and where that comes from.
    pub fn shown(&self) -> Vec<(&'static str, String, String)> {
        let keys = keys::KEYS.iter().filter_map(|key| Some((key, self.layers.get(key.name)?)));
        keys.map(|(key, given)| (key.name, key.shown(&given.text), given.origin.to_string())).collect()
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.shown().into_iter().map(|(key, value, _)| (key, value))).finish()
    }
}

/// Gives a setting that was left empty the value that follows from the others.
fn fill(layers: &mut Layers, key: &'static str, value: impl FnOnce() -> String) {
    if let Some(given) = layers.get_mut(key)
        && given.text.is_empty()
    {
        given.text = value();
    }
}

fn read<T>(
    layers: &Layers,
    key: &'static str,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<T, ConfigError> {
    let text = layers.get(key).map(|given| given.text.as_str()).unwrap_or_default();
    parse(text).ok_or_else(|| refused(layers, key))
}

fn refused(layers: &Layers, key: &'static str) -> ConfigError {
    match (keys::find(key), layers.get(key)) {
        (Some(known), Some(given)) => {
            ConfigError::Value { key: known, value: given.text.clone(), origin: given.origin.clone() }
        }
        _ => ConfigError::UnknownKey { key: key.to_owned(), origin: Origin::Default },
    }
}

fn filled(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// The theme in a file, or what is wrong with it, in Dutch. No more is read than a theme may be large.
fn read_theme(path: &Path) -> Result<Theme, String> {
    let unreadable = |error: std::io::Error| format!("is niet te lezen ({error})");
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    file.take(Theme::LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > Theme::LARGEST {
        return Err(format!("is groter dan {} KiB", Theme::LARGEST / 1_024));
    }
    let css = String::from_utf8(bytes).map_err(|_| "is geen tekst in UTF-8".to_owned())?;
    Ok(Theme::new(&css))
}

fn web_address(text: &str) -> Option<String> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let is_open = url.username().is_empty() && url.password().is_none();
    (is_bare && is_open).then(|| text.trim_end_matches('/').to_owned())
}

fn database_address(text: &str) -> Option<String> {
    let fits = match text.strip_prefix("sqlite:") {
        Some(path) => !path.trim_start_matches('/').is_empty(),
        None => Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "postgres" | "postgresql")),
    };
    fits.then(|| text.to_owned())
}

fn sender(layers: &Layers) -> Result<Sender, ConfigError> {
    let text = |key| layers.get(key).map(|given| given.text.as_str()).unwrap_or_default();
    Sender::parse(text("mail.from"), filled(text("mail.return_path"))).map_err(|error| match error {
        mail::SettingError::ReturnPath => refused(layers, "mail.return_path"),
        _ => refused(layers, "mail.from"),
    })
}

fn mail_address(layers: &Layers) -> Result<String, ConfigError> {
    let sender = sender(layers)?;
    read(layers, "mail.url", |text| mail::from_url(text, sender).is_ok().then(|| text.to_owned()))
}

/// The part before the `@` leaves room for a token within 64 octets (RFC 5321, 4.5.3.1.1).
fn reply_address(text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let email = Email::parse(text).ok()?;
    let (word, _) = email.as_str().split_once('@')?;
    (word.len() <= 15 && !word.contains('+') && text.is_ascii()).then(|| email.as_str().to_owned())
}

fn inbox(layers: &Layers) -> Result<Option<PathBuf>, ConfigError> {
    let takes_answers = layers.get("mail.reply_to").is_some_and(|given| !given.text.is_empty());
    let folder =
        read(layers, "mail.inbox", |text| (text.is_empty() || takes_answers).then(|| text.to_owned()))?;
    Ok(filled(&folder).map(PathBuf::from))
}

fn pace(layers: &Layers) -> Result<Pace, ConfigError> {
    let within = |most: u32| move |text: &str| text.parse().ok().filter(|number: &u32| *number <= most);
    let lines = read(layers, "mail.at_once", |text| within(1_000)(text).and_then(NonZeroU32::new))?;
    let per_second = read(layers, "mail.per_second", within(u32::MAX))?;
    let at_once = NonZeroUsize::try_from(lines).unwrap_or(NonZeroUsize::MIN);
    Ok(Pace { at_once, per_second: NonZeroU32::new(per_second) })
}

fn signals(layers: &Layers) -> Result<search::Signals, ConfigError> {
    let share = |key| read(layers, key, |text| text.parse().ok().filter(|share| (0.0..=1.0).contains(share)));
    Ok(search::Signals {
        support: share("search.support")?,
        practice: share("search.practice")?,
        age: share("search.age")?,
    })
}

/// How a weakness is told of, as RFC 9116 (2.5.3) writes it.
fn security_contact(text: &str) -> Option<String> {
    if text.starts_with("https://") {
        return Url::parse(text).ok().map(String::from);
    }
    let address = Sender::parse(text, None).ok()?.address();
    (address == text).then(|| Url::parse(&format!("mailto:{address}")).ok().map(String::from))?
}

fn log_format(text: &str) -> Option<LogFormat> {
    match text {
        "text" => Some(LogFormat::Text),
        "json" => Some(LogFormat::Json),
        _ => None,
    }
}

fn log_level(text: &str) -> Option<String> {
    ["error", "warn", "info", "debug", "trace"].contains(&text).then(|| text.to_owned())
}

/// Long enough that nobody guesses it, and fit for a header.
fn token(text: &str) -> Option<String> {
    let fits = text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_graphic());
    (text.is_empty() || fits).then(|| text.to_owned())
}
