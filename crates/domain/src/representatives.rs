//! Representatives: people who speak for an organisation, and the mail domains by which they prove that they work there.

use std::fmt;

use jiff::SignedDuration;

use crate::input::{Problem, clean_line};
use crate::people::Email;
use crate::words::words;

/// How long the link to a work address works; the request is forgotten then.
pub const PROVE_WITHIN: SignedDuration = SignedDuration::from_hours(7 * 24);

words! {
    /// How it is known that somebody speaks for an organisation.
    pub enum Means {
        /// An administrator knows it.
        Administrator = "beheerder",
        /// They have an address in the organisation's mail domain.
        Address = "adres",
    }
}

/// Hosts where anybody gets an address: such an address says nothing about where somebody works.
const FOR_EVERYBODY: [&str; 32] = [
    "aol.com",
    "casema.nl",
    "chello.nl",
    "gmail.com",
    "gmx.com",
    "gmx.net",
    "googlemail.com",
    "hetnet.nl",
    "home.nl",
    "hotmail.com",
    "hotmail.nl",
    "icloud.com",
    "kpnmail.nl",
    "live.com",
    "live.nl",
    "mail.com",
    "me.com",
    "msn.com",
    "online.nl",
    "outlook.com",
    "planet.nl",
    "proton.me",
    "protonmail.com",
    "quicknet.nl",
    "solcon.nl",
    "telfort.nl",
    "tele2.nl",
    "upcmail.nl",
    "xs4all.nl",
    "yahoo.com",
    "zeelandnet.nl",
    "ziggo.nl",
];

/// Names under which many unrelated parties have theirs, so that below them nobody is known (publicsuffix.org, as far as
/// it is about governments of the Netherlands).
const SHARED: [&str; 5] = ["co.nl", "com.nl", "co.uk", "com.eu", "gov.nl"];

/// The domain of an organisation's mail, such as `amsterdam.nl`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailDomain(String);

impl MailDomain {
    /// A host name of at least two labels in ASCII, without what stands before it in an address or a link; none where
    /// anybody can have an address.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let text = clean_line(raw).to_ascii_lowercase();
        let text = text.trim_start_matches('@');
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let is_host = text.len() <= 253
            && text.split('.').count() >= 2
            && text.split('.').all(label)
            && !text.ends_with(|c: char| c.is_ascii_digit());
        if !is_host {
            return Err(Problem::Malformed);
        }
        if FOR_EVERYBODY.contains(&text) || SHARED.contains(&text) {
            return Err(Problem::ForEverybody);
        }
        Ok(Self(text.to_owned()))
    }

    /// The domain, in lower case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The domains by which an address can be known: its host and each above it, the most exact first. Only letters of
    /// ASCII are the same in both cases, so that no lookalike passes.
    pub fn above(email: &Email) -> Vec<Self> {
        let host = email.as_str().rsplit_once('@').map_or("", |(_, host)| host);
        let mut all = Vec::new();
        let mut rest = Some(host);
        while let Some(domain) = rest {
            all.extend(Self::parse(domain));
            rest = domain.split_once('.').map(|(_, above)| above);
        }
        all
    }
}

impl fmt::Display for MailDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn above(email: &str) -> Vec<String> {
        let email = Email::parse(email).unwrap();
        MailDomain::above(&email).into_iter().map(|domain| domain.0).collect()
    }

    #[test]
    fn an_address_is_known_by_its_host_and_what_that_is_part_of() {
        assert_eq!(above("a@raad.Amsterdam.NL"), ["raad.amsterdam.nl", "amsterdam.nl"]);
        assert_eq!(above("a@amsterdam.nl"), ["amsterdam.nl"]);
    }

    #[test]
    fn a_lookalike_is_not_known_by_what_it_looks_like() {
        for fake in ["a@notamsterdam.nl", "a@amsterdam.nl.example", "a@amsterdam-nl.example"] {
            assert!(!above(fake).contains(&"amsterdam.nl".to_owned()), "{fake}");
        }
        // A Cyrillic a, and the long s that becomes an S in capitals.
        assert_eq!(above("a@k\u{430}mpen.nl"), [""; 0]);
        assert_eq!(above("a@am\u{17f}terdam.nl"), [""; 0]);
    }

    #[test]
    fn where_anybody_has_an_address_nobody_is_known() {
        assert_eq!(MailDomain::parse("gmail.com"), Err(Problem::ForEverybody));
        assert_eq!(MailDomain::parse("co.nl"), Err(Problem::ForEverybody));
        assert_eq!(above("a@gmail.com"), [""; 0]);
        assert_eq!(MailDomain::parse("nl"), Err(Problem::Malformed));
        assert_eq!(MailDomain::parse("https://www.x.nl"), Err(Problem::Malformed));
        assert_eq!(MailDomain::parse("127.0.0.1"), Err(Problem::Malformed));
        assert_eq!(MailDomain::parse(" @Kampen.NL "), Ok(MailDomain("kampen.nl".to_owned())));
    }
}
