//! The settings there are: their names, what each may be, and which of them hold a secret.

use std::fmt::Write as _;

use url::Url;

/// A setting.
#[derive(Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name, as in `http.listen`.
    pub name: &'static str,
    /// What it may be, in Dutch, for whoever wrote something else.
    pub allowed: &'static str,
    /// How much of its value everybody may read.
    pub shows: Shows,
}

/// How much of a value everybody may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// All of it.
    All,
    /// An address without the password that it may hold.
    Address,
    /// Only that there is one.
    Nothing,
}

const fn open(name: &'static str, allowed: &'static str) -> Key {
    Key { name, allowed, shows: Shows::All }
}

const fn address(name: &'static str, allowed: &'static str) -> Key {
    Key { name, allowed, shows: Shows::Address }
}

const fn secret(name: &'static str, allowed: &'static str) -> Key {
    Key { name, allowed, shows: Shows::Nothing }
}

impl Key {
    /// Its value as everybody may read it.
    pub fn shown(&self, value: &str) -> String {
        match self.shows {
            Shows::Address => without_secrets(value),
            Shows::Nothing if !value.is_empty() => HIDDEN.to_owned(),
            Shows::All | Shows::Nothing => value.to_owned(),
        }
    }
}

const HIDDEN: &str = "(verborgen)";

const YES_OR_NO: &str = "`true` of `false`";

const SHARE: &str = "een getal van 0 tot en met 1, zoals `0.05`";

/// All settings, in the order of `config/default.toml`.
pub const KEYS: [Key; 24] = [
    open("data_dir", "een map"),
    open("http.listen", "een IP-adres met een poort, zoals `127.0.0.1:8080` of `[::]:8080`"),
    open("http.base_url", "een webadres zonder pad, zoals `https://voorbeeld.nl`"),
    address("database.url", "`sqlite:PAD` of `postgres://GEBRUIKER:WACHTWOORD@HOST/DATABASE`"),
    open("database.migrate", YES_OR_NO),
    open("search.dir", "een map"),
    open("search.support", SHARE),
    open("search.practice", SHARE),
    open("search.age", SHARE),
    address(
        "mail.url",
        "`file:MAP`, `smtp://GEBRUIKER:WACHTWOORD@HOST:POORT` of `smtps://…`; met `smtp:` ook `?tls=required` of `?tls=opportunistic`",
    ),
    open(
        "mail.from",
        "`post@voorbeeld.nl` of `Naam <post@voorbeeld.nl>`; verplicht als `mail.url` met `smtp` begint",
    ),
    open("mail.return_path", "een mailadres, of niets"),
    open("mail.at_once", "een heel getal van 1 tot en met 1000"),
    open("mail.per_second", "een heel getal; 0 is zo snel als het gaat"),
    open(
        "mail.reply_to",
        "een mailadres met hoogstens 15 tekens voor de @ en zonder `+`, zoals `antwoord@voorbeeld.nl`, of niets",
    ),
    open("mail.inbox", "een map (Maildir), of niets; alleen samen met `mail.reply_to`"),
    open("accounts.second_factor", "`optional` of `office`"),
    open("limits.enabled", YES_OR_NO),
    open("site.demonstration", YES_OR_NO),
    open("site.theme", "een CSS-bestand, of niets"),
    open("site.security_contact", "een mailadres, of een webadres met `https://`"),
    open("log.format", "`text` of `json`"),
    open("log.level", "`error`, `warn`, `info`, `debug` of `trace`"),
    secret("metrics.token", "minstens 16 tekens zonder spaties, of niets"),
];

/// The setting of this name.
pub fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}

/// The settings whose names look most like this one, the most alike first; none where nothing does.
pub fn nearest(name: &str) -> Vec<&'static str> {
    let likeness = |key: &Key| {
        let last = key.name.rsplit('.').next().unwrap_or(key.name);
        strsim::jaro_winkler(name, key.name).max(strsim::jaro_winkler(name, last))
    };
    let mut alike: Vec<_> = KEYS.iter().map(|key| (likeness(key), key.name)).collect();
    alike.retain(|(likeness, _)| *likeness > 0.8);
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    alike.into_iter().take(3).map(|(_, name)| name).collect()
}

/// An address without what nobody should read: no password, and of the part after `?` only the names.
fn without_secrets(address: &str) -> String {
    if address.is_empty() || ["sqlite:", "file:"].iter().any(|local| address.starts_with(local)) {
        return address.to_owned();
    }
    let Ok(mut url) = Url::parse(address) else { return HIDDEN.to_owned() };
    if url.password().is_some() && url.set_password(Some("…")).is_err() {
        return HIDDEN.to_owned();
    }
    let names: Vec<String> = url.query_pairs().map(|(name, _)| name.into_owned()).collect();
    url.set_query(None);
    let mut shown = url.to_string().replace("%E2%80%A6", "…");
    for (i, name) in names.iter().enumerate() {
        let _ = write!(shown, "{}{name}=…", if i == 0 { '?' } else { '&' });
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        assert_eq!(nearest("http.listn").first(), Some(&"http.listen"));
        assert_eq!(nearest("base_url").first(), Some(&"http.base_url"));
        assert_eq!(nearest("mail.form").first(), Some(&"mail.from"));
        assert!(nearest("zzz").is_empty());
    }

    #[test]
    fn passwords_are_not_shown() {
        let shown =
            without_secrets("postgres://diu:geheim@db.voorbeeld.nl/diu?sslmode=require&password=geheim");
        assert_eq!(shown, "postgres://diu:…@db.voorbeeld.nl/diu?sslmode=…&password=…");
        assert_eq!(without_secrets("geheim"), "(verborgen)");
        assert_eq!(without_secrets("sqlite:var/diu.sqlite"), "sqlite:var/diu.sqlite");
        assert_eq!(without_secrets("file:var/mail"), "file:var/mail");
    }
}
