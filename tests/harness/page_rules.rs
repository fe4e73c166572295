//! What every answer keeps to, held against each answer of each story.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html};

use crate::page::{Answer, selector, words};

/// What a browser is told, whatever comes back.
const HEADERS: [(&str, &str); 7] = [
    ("content-security-policy", "default-src 'none'"),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=()"),
    ("strict-transport-security", "max-age=63072000"),
];

/// What no visitor may get to see.
const INSIDES: [&str; 7] =
    ["SELECT ", "sqlx", "SqlxError", "panicked", "/root/", "StorageError", "stack backtrace"];

/// Stops the story where an answer does not keep to the rules.
#[track_caller]
pub(crate) fn check(answer: &Answer) {
    let path = &answer.path;
    for (name, value) in HEADERS {
        assert!(answer.header(name).contains(value), "{path}: {name} is {:?}", answer.header(name));
    }
    assert!(!answer.header("content-security-policy").contains("unsafe"), "{path}");
    assert!(!answer.header("x-request-id").is_empty(), "{path}: no request id");
    assert_ne!(answer.status, 500, "{path}: {}", answer.body);
    for inside in INSIDES {
        assert!(!answer.body.contains(inside), "{path}: shows {inside}");
    }
    if answer.header("content-type").starts_with("text/html") && !answer.body.is_empty() {
        check_page(path, &answer.html());
    }
}

fn check_page(path: &str, html: &Html) {
    let one = |css: &str| {
        let found: Vec<_> = html.select(&selector(css)).map(words).collect();
        assert!(matches!(&found[..], [text] if !text.is_empty()), "{path}: {css} finds {found:?}");
        found.into_iter().next().unwrap_or_default()
    };
    let title = one("head > title");
    assert!(title.contains(" | "), "{path}: {title:?} names page and site");
    one("h1");
    one("main");
    let lang = html.root_element().attr("lang").unwrap_or_default();
    assert!(["nl", "en"].contains(&lang), "{path}: lang is {lang:?}");
    check_nothing_inline(path, html);
    check_references(path, html);
    check_labels(path, html);
}

fn check_nothing_inline(path: &str, html: &Html) {
    for element in html.select(&selector("*")) {
        let name = element.value().name();
        assert!(name != "style", "{path}: <{name}>");
        assert!(name != "script" || is_own_module(element), "{path}: {}", element.html());
        for (attribute, value) in element.value().attrs() {
            assert!(attribute != "style" && !attribute.starts_with("on"), "{path}: <{name} {attribute}>");
            let is_address = ["href", "src", "action", "formaction"].contains(&attribute);
            let is_safe = ["/", "#", "https://", "http://", "mailto:", "otpauth://totp/", "?"]
                .iter()
                .any(|start| value.starts_with(start));
            assert!(!is_address || is_safe, "{path}: <{name} {attribute}={value:?}>");
        }
    }
}

/// A script of the site's own, with nothing in the page itself.
fn is_own_module(script: ElementRef<'_>) -> bool {
    let source = script.attr("src").unwrap_or_default();
    script.attr("type") == Some("module") && source.starts_with("/assets/") && words(script).is_empty()
}

/// Each id once, and what refers to an id finds it.
fn check_references(path: &str, html: &Html) {
    let mut ids = BTreeSet::new();
    for element in html.select(&selector("[id]")) {
        let id = element.attr("id").unwrap_or_default();
        assert!(ids.insert(id), "{path}: the id {id} twice");
    }
    for attribute in ["aria-describedby", "aria-labelledby", "for"] {
        for element in html.select(&selector(&format!("[{attribute}]"))) {
            for id in element.attr(attribute).unwrap_or_default().split_whitespace() {
                assert!(ids.contains(id), "{path}: {attribute} refers to {id}, which is not there");
            }
        }
    }
}

fn check_labels(path: &str, html: &Html) {
    let is_in_label = |field: &ElementRef<'_>| {
        field.ancestors().filter_map(ElementRef::wrap).any(|ancestor| ancestor.value().name() == "label")
    };
    for field in html.select(&selector("input:not([type=hidden]), select, textarea")) {
        let label = field.attr("id").map(|id| selector(&format!("label[for='{id}']")));
        let is_labelled = is_in_label(&field)
            || field.attr("aria-label").is_some_and(|label| !label.is_empty())
            || field.attr("aria-labelledby").is_some()
            || label.is_some_and(|label| html.select(&label).any(|label| !words(label).is_empty()));
        assert!(is_labelled, "{path}: {} has no label", field.html());
    }
    for button in html.select(&selector("button, a[href]")) {
        let is_named = !words(button).is_empty() || button.attr("aria-label").is_some();
        assert!(is_named, "{path}: {} has no name", button.html());
    }
}
