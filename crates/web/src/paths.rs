//! The addresses of pages. Links are made here and nowhere else.

use domain::comments::ThreadOrder;
use domain::{CaseId, CommentId, DecisionId, IdeaNumber, ObjectionId};

/// An idea.
pub fn idea(number: IdeaNumber, slug: &str) -> String {
    format!("/ideeen/{number}/{slug}")
}

/// A page of the discussion of an idea.
pub fn discussion(number: IdeaNumber, slug: &str, order: ThreadOrder, page: u64) -> String {
    let order = if order == ThreadOrder::default() { "" } else { order.as_str() };
    let page = if page > 1 { page.to_string() } else { String::new() };
    format!("{}{}", idea(number, slug), query([("sorteer", order), ("pagina", &page)]))
}

/// An idea by its number alone, which leads to its readable address.
pub fn numbered(number: IdeaNumber) -> String {
    format!("/ideeen/{number}")
}

/// A step on an idea, such as `steun`.
pub fn idea_step(number: IdeaNumber, step: &str) -> String {
    format!("/ideeen/{number}/{step}")
}

/// What an organisation reports on an idea, with its versions.
pub fn practice(number: IdeaNumber, organisation: &str) -> String {
    format!("/ideeen/{number}/praktijk/{organisation}")
}

/// A step on what an organisation reports on an idea, such as `melden`.
pub fn practice_step(number: IdeaNumber, organisation: &str, step: &str) -> String {
    format!("/ideeen/{number}/praktijk/{organisation}/{step}")
}

/// Where a supporter of an idea that was merged says what becomes of their support.
pub fn merge_support(token: &str) -> String {
    format!("/samenvoegen/{token}")
}

/// Where the author of a comment says whether it becomes an idea of its own.
pub fn split_question(token: &str) -> String {
    format!("/afsplitsen/{token}")
}

/// A comment, wherever it stands.
pub fn comment(id: CommentId) -> String {
    format!("/reacties/{id}")
}

/// A step on a comment, such as `bewerken`.
pub fn comment_step(id: CommentId, step: &str) -> String {
    format!("/reacties/{id}/{step}")
}

/// Somebody's public page.
pub fn person(handle: &str) -> String {
    format!("/personen/{handle}")
}

/// A theme.
pub fn theme(slug: &str) -> String {
    format!("/themas/{slug}")
}

/// An organisation.
pub fn organisation(code: &str) -> String {
    format!("/organisaties/{code}")
}

/// An article.
pub fn article(slug: &str) -> String {
    format!("/artikelen/{slug}")
}

/// A case in the moderation queue.
pub fn case(id: CaseId) -> String {
    format!("/moderatie/{id}")
}

/// The statement of reasons of a decision.
pub fn decision(id: DecisionId) -> String {
    format!("/besluiten/{id}")
}

/// An objection, for those who moderate.
pub fn objection(id: ObjectionId) -> String {
    format!("/moderatie/bezwaren/{id}")
}

/// A step with a person, such as `melden`.
pub fn person_step(handle: &str, step: &str) -> String {
    format!("{}/{step}", person(handle))
}

/// The sign-in page, which leads back to `back`.
pub fn sign_in(back: &str) -> String {
    format!("/inloggen?terug={}", encode(back))
}

/// A path within this site, or the home page: never an address elsewhere.
pub fn own(path: &str) -> String {
    let fits = path.starts_with('/')
        && !path.starts_with("//")
        && path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\')
        && path.len() < 2_000;
    if fits { path.to_owned() } else { "/".to_owned() }
}

/// A query string of these parameters, those without a value left out; with its `?` unless it is empty.
pub fn query<'a>(parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (name, value) in parameters.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(name);
        query.push('=');
        query.push_str(&encode(value));
    }
    query
}

/// The address of a page with one of its parameters changed.
pub fn changed<const N: usize>(path: &str, parameters: [(&str, &str); N], name: &str, value: &str) -> String {
    let changed = parameters.map(|(known, chosen)| (known, if known == name { value } else { chosen }));
    format!("{path}{}", query(changed))
}

/// The address of a further page of the same.
pub fn at_page<const N: usize>(path: &str, parameters: [(&str, &str); N], page: u64) -> String {
    let page = page.to_string();
    format!("{path}{}", query(parameters.into_iter().chain([("pagina", page.as_str())])))
}

/// Percent-encodes all but unreserved characters (RFC 3986, 2.3).
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_never_leaves_the_site() {
        assert_eq!(own("/ideeen/1/x?pagina=2"), "/ideeen/1/x?pagina=2");
        for away in [
            "https://kwaad.nl",
            "//kwaad.nl",
            "/\\kwaad.nl",
            "",
            "kwaad",
            "/a\r\nSet-Cookie: x",
            "/\t/kwaad.nl",
            "/\u{1}",
            "/é",
        ] {
            assert_eq!(own(away), "/", "{away:?}");
        }
    }

    #[test]
    fn a_query_holds_what_is_chosen() {
        assert_eq!(query([("q", "meer & groen"), ("thema", "")]), "?q=meer%20%26%20groen");
        assert_eq!(query([("q", "")]), "");
    }
}
