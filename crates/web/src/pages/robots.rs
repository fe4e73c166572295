//! `/robots.txt` (RFC 9309): what a search engine may open. All that is public and holds content, and nothing that is personal,
//! a form, or without end.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::SharedSite;
use crate::feeds::sitemap;

/// Where it is.
pub const HERE: &str = "/robots.txt";

/// What is left out. An address that begins like a rule falls under it; `*` is any text, and `$` the end.
const LEFT_OUT: [&str; 53] = [
    // Filters, orders and searches: each page in so many ways.
    "/*?",
    "/zoeken",
    "/ideeen/lijkt-op",
    // The same as the pages, for programs and to take along.
    "/api/",
    "/dossier",
    "/ideeen/*/dossier$",
    "/ideeen/*/dossier.zip$",
    "/*.ics$",
    // Of one person: their account, their mails, decisions about them, and all that they wrote in one place.
    "/account",
    "/besluiten/",
    "/meldingen",
    "/personen/",
    "/inloggen",
    "/registreren",
    "/wachtwoord-vergeten",
    "/afmelden/",
    "/afsplitsen/",
    "/bevestigen/",
    "/gemeld/",
    "/overzicht/",
    "/samenvoegen/",
    // For those in office.
    "/beheer",
    "/moderatie",
    "/organisaties/*/beantwoorden",
    "/themas/*/verplaatsen$",
    // Forms, ways to a page, and what only a page itself asks for.
    "/vermeldingen",
    "/reacties/",
    "/ideeen/nieuw",
    "/ideeen/*/antwoord$",
    "/ideeen/*/bewaren$",
    "/ideeen/*/bewerken$",
    "/ideeen/*/gezien$",
    "/ideeen/*/intrekken$",
    "/ideeen/*/live$",
    "/ideeen/*/melden$",
    "/ideeen/*/mijlpalen$",
    "/ideeen/*/mijlpalen/",
    "/ideeen/*/oordeel$",
    "/ideeen/*/praktijk/*/intrekken$",
    "/ideeen/*/praktijk/*/melden$",
    "/ideeen/*/reacties$",
    "/ideeen/*/samenvoegen$",
    "/ideeen/*/slot$",
    "/ideeen/*/status$",
    "/ideeen/*/steun$",
    "/ideeen/*/themas$",
    "/ideeen/*/uitlichten$",
    "/ideeen/*/vastzetten$",
    "/ideeen/*/verwant$",
    "/ideeen/*/volgen$",
    // Addresses that only a development build has.
    "/ontwikkeling/",
    // For whoever watches over the site.
    "/health/",
    "/metrics",
];

/// The further pages of what is public, beside the filters: the longest rule that fits an address is the one that holds.
const ALLOWED: [&str; 6] = [
    "/ideeen?pagina=",
    "/ideeen/*?pagina=",
    "/artikelen?pagina=",
    "/organisaties/*?pagina=",
    "/praktijk?pagina=",
    "/verantwoording?",
];

/// `GET /robots.txt`
pub async fn show(State(site): State<SharedSite>) -> Response {
    let text = text(&site.base_url, site.demonstration);
    ([(CONTENT_TYPE, "text/plain; charset=utf-8"), (CACHE_CONTROL, "no-cache")], text).into_response()
}

/// Content that is made up should be found nowhere.
fn text(base_url: &str, is_made_up: bool) -> String {
    let mut text = String::from("User-agent: *\n");
    if is_made_up {
        text.push_str("Disallow: /\n");
    } else {
        for (rule, paths) in [("Disallow", &LEFT_OUT[..]), ("Allow", &ALLOWED[..])] {
            for path in paths {
                let _ = writeln!(text, "{rule}: {path}");
            }
        }
    }
    let _ = write!(text, "\nSitemap: {base_url}{}\n", sitemap::HERE);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_content_is_found_nowhere() {
        let text = text("https://voorbeeld.nl", true);
        assert_eq!(text, "User-agent: *\nDisallow: /\n\nSitemap: https://voorbeeld.nl/sitemap.xml\n");
    }
}
