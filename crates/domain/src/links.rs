//! Links to the web, as people give them with what they write.

use url::Url;

use crate::input::{Problem, within};

/// Greatest number of characters of a link.
const LINK_MAX: usize = 500;

/// Reads a link that leads to the web and nowhere else, without a user or a password in it; written as browsers do.
pub fn web_link(word: &str) -> Result<String, Problem> {
    let link = Url::parse(word).map_err(|_| Problem::Malformed)?;
    let is_web = ["http", "https"].contains(&link.scheme())
        && link.host_str().is_some_and(|host| host.contains('.'))
        && link.username().is_empty()
        && link.password().is_none();
    if is_web { within(link.to_string(), 1, LINK_MAX) } else { Err(Problem::Malformed) }
}
