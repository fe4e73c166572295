//! The addresses a mail was sent to, and the token in one of them.

use mail_parser::{Address, HeaderValue, Message};

/// Headers that name recipients: those that people see, and those in which mail servers note the envelope.
const NAMED: [&str; 8] = [
    "To",
    "Cc",
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "X-Delivered-To",
    "Resent-To",
];
/// Nobody is sent a mail with more addresses than this.
const MOST: usize = 200;

/// All addresses in them, each once, in lower case.
pub fn recipients(message: &Message<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for name in NAMED {
        for value in message.header_values(name) {
            collect(value, &mut found);
        }
    }
    let mut seen = Vec::new();
    for address in found.into_iter().take(MOST) {
        if !seen.contains(&address) {
            seen.push(address);
        }
    }
    seen
}

fn collect(value: &HeaderValue<'_>, found: &mut Vec<String>) {
    match value {
        HeaderValue::Address(Address::List(list)) => {
            found.extend(list.iter().filter_map(|one| one.address.as_deref()).map(plain));
        }
        HeaderValue::Address(Address::Group(groups)) => {
            let all = groups.iter().flat_map(|group| &group.addresses);
            found.extend(all.filter_map(|one| one.address.as_deref()).map(plain));
        }
        HeaderValue::Text(text) => found.push(plain(text)),
        HeaderValue::TextList(list) => found.extend(list.iter().map(|text| plain(text))),
        _ => {}
    }
}

fn plain(address: &str) -> String {
    address.trim().trim_matches(['<', '>']).to_lowercase()
}

/// The token in an address of the site: what stands between `+` and `@` where the rest is `base`, such as
/// `antwoord@voorbeeld.nl`.
pub fn token_of<'a>(address: &'a str, base: &str) -> Option<&'a str> {
    let (base_local, base_host) = base.rsplit_once('@')?;
    let (local, host) = address.rsplit_once('@')?;
    let (word, token) = local.split_once('+')?;
    let fits = word.eq_ignore_ascii_case(base_local) && host.eq_ignore_ascii_case(base_host);
    fits.then_some(token)
}
