//! People: who they say they are, how they sign in, and which role they have.

use std::fmt;

use jiff::SignedDuration;

use crate::input::{Check, Field, Invalid, Problem, clean_line, length, slug, within};
use crate::words::words;

/// What somebody is called whose account was closed. It is a name, and so the same in every language.
pub const DEPARTED: &str = "iemand die is vertrokken";

/// How long the link in the confirmation mail works; as long as an unconfirmed account is kept.
pub const CONFIRM_WITHIN: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long the link to a new password works.
pub const RESET_WITHIN: SignedDuration = SignedDuration::from_hours(1);
/// How long the link to a new address works; the request is forgotten then.
pub const NEW_ADDRESS_WITHIN: SignedDuration = SignedDuration::from_hours(24);
/// A session ends when it was not used for this long.
pub const SESSION: SignedDuration = SignedDuration::from_hours(30 * 24);

words! {
    /// What somebody is, in their own words; shown beside the name.
    pub enum Function {
        /// Resident.
        Resident = "inwoner",
        /// Member of a council, provincial states or the general board of a water board.
        Councillor = "raadslid",
        /// Council clerk.
        Clerk = "griffier",
        /// Alderman, mayor, deputy.
        Executive = "bestuurder",
        /// Civil servant.
        CivilServant = "ambtenaar",
        /// Researcher.
        Researcher = "onderzoeker",
        /// Entrepreneur.
        Entrepreneur = "ondernemer",
    }
}

words! {
    /// What somebody may do beyond taking part.
    pub enum Role {
        /// Proposes, discusses, supports.
        Participant = "deelnemer",
        /// Keeps the conversation open and decent.
        Moderator = "moderator",
        /// Runs the site.
        Administrator = "beheerder",
    }
}

words! {
    /// A language of the site.
    #[derive(Default)]
    pub enum Language {
        /// Dutch.
        #[default]
        Dutch = "nl",
        /// English.
        English = "en",
    }
}

/// A mail address of a form that can be delivered to, as it was typed.
#[derive(Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// One `@`, something before it, a host with a dot behind it; at most 254 bytes (RFC 5321, 4.5.3.1.3).
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let text = clean_line(raw);
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        let fits = text.len() <= 254
            && text.split_once('@').is_some_and(|(local, host)| is_local_part(local) && is_host(host));
        if fits { Ok(Self(text)) } else { Err(Problem::Malformed) }
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form under which it is unique: in lower case.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Debug for Email {
    /// Without the address, which has no business in a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Email(…)")
    }
}

/// A dot-atom of RFC 5322, 3.2.3, with letters of other scripts (RFC 6531).
fn is_local_part(local: &str) -> bool {
    let atom = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    (1..=64).contains(&local.len()) && local.split('.').all(|part| !part.is_empty() && part.chars().all(atom))
}

fn is_host(host: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && l.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !l.starts_with('-')
            && !l.ends_with('-')
    };
    host.contains('.') && host.split('.').all(label) && !host.ends_with(|c: char| c.is_ascii_digit())
}

/// A password somebody chose; never printed.
#[derive(Clone)]
pub struct Password(String);

impl Password {
    /// At least ten characters, at most 256, and not one character over and over; the rest is free (NIST SP 800-63B-4,
    /// 3.1.1.2: length counts, composition rules do not).
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let fits = within(raw.to_owned(), 10, 256)?;
        let mut letters: Vec<char> = fits.to_lowercase().chars().collect();
        letters.sort_unstable();
        letters.dedup();
        if letters.len() < 4 { Err(Problem::TooWeak) } else { Ok(Self(fits)) }
    }

    /// The secret itself, for the hash function alone.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// A name as it is shown; may be a pseudonym.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(String);

impl Name {
    /// Two to sixty characters, with at least one letter.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let text = within(clean_line(raw), 2, 60)?;
        if text.chars().any(char::is_alphabetic) { Ok(Self(text)) } else { Err(Problem::Malformed) }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The start of a handle, such as `tineke-wiersma`; storage adds a number where it is taken.
    pub fn handle(&self) -> String {
        Some(slug(&self.0)).filter(|s| length(s) >= 2).unwrap_or_else(|| "deelnemer".to_owned())
    }
}

/// The registration form as it was sent.
#[derive(Debug, Clone, Default)]
pub struct RawRegistration {
    /// `naam`
    pub name: String,
    /// `email`
    pub email: String,
    /// `wachtwoord`
    pub password: String,
    /// `functie`
    pub function: String,
    /// `akkoord`: anything at all means yes
    pub consent: bool,
}

/// A registration that fits.
#[derive(Debug, Clone)]
pub struct Registration {
    /// Shown name.
    pub name: Name,
    /// Address to confirm.
    pub email: Email,
    /// Chosen password.
    pub password: Password,
    /// Self-declared function.
    pub function: Function,
}

impl Registration {
    /// Reads the form, naming each field that is refused.
    pub fn parse(raw: &RawRegistration) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let name = check.field(Field::Name, Name::parse(&raw.name));
        let email = check.field(Field::Email, Email::parse(&raw.email));
        let password = check.field(Field::Password, Password::parse(&raw.password));
        let function = check.field(Field::Function, parse_function(&raw.function));
        if !raw.consent {
            check.refuse(Field::Consent, Problem::Missing);
        }
        check.finish()?;
        match (name, email, password, function) {
            (Some(name), Some(email), Some(password), Some(function)) => {
                Ok(Self { name, email, password, function })
            }
            _ => Err(Invalid(Vec::new())),
        }
    }
}

/// The function of a word; empty is missing, anything else unknown.
pub fn parse_function(raw: &str) -> Result<Function, Problem> {
    match raw.trim() {
        "" => Err(Problem::Missing),
        word => Function::parse(word).ok_or(Problem::Unknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_can_be_delivered_to_is_accepted() {
        for good in
            ["a@b.nl", "Tineke.Wiersma+raad@voorbeeld.nl", "o'neill@x-y.example", "jörg@münchen.example"]
        {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "a",
            "a@",
            "@b.nl",
            "a@b",
            "a b@c.nl",
            "a@b..nl",
            ".a@b.nl",
            "a@-b.nl",
            "a@1.2.3.4",
            "a@b.nl\r\nBcc: c@d.nl",
        ] {
            assert_eq!(Email::parse(bad), Err(Problem::Malformed), "{bad}");
        }
        assert_eq!(Email::parse("A@B.nl").unwrap().key(), "a@b.nl");
    }

    #[test]
    fn a_password_is_long_and_free() {
        assert!(Password::parse("paard op de brug").is_ok());
        assert_eq!(Password::parse("kort").err(), Some(Problem::TooShort { min: 10 }));
        assert_eq!(Password::parse("aaaaaaaaaaaaaa").err(), Some(Problem::TooWeak));
    }

    #[test]
    fn secrets_are_not_printed() {
        let form = RawRegistration {
            name: "Tineke".into(),
            email: "t@voorbeeld.nl".into(),
            password: "paard op de brug".into(),
            function: "inwoner".into(),
            consent: true,
        };
        let shown = format!("{:?}", Registration::parse(&form).unwrap());
        assert!(!shown.contains("paard") && !shown.contains("voorbeeld"), "{shown}");
    }

    #[test]
    fn an_empty_form_names_every_field() {
        let Err(Invalid(errors)) = Registration::parse(&RawRegistration::default()) else {
            panic!("an empty form was accepted")
        };
        let fields: Vec<_> = errors.iter().map(|e| e.field).collect();
        assert_eq!(fields, [Field::Name, Field::Email, Field::Password, Field::Function, Field::Consent]);
    }
}
