//! A house style: an NL Design System theme, one CSS file of custom properties, served as it is.

use std::mem;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::routing::get;
use sha2::{Digest, Sha256};
use tower_http::compression::CompressionLayer;

/// The house style of a site. Cloning it is cheap.
#[derive(Debug, Clone)]
pub struct Theme(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    css: Bytes,
    href: String,
    classes: String,
    has_dark: bool,
}

impl Theme {
    /// The largest file that is a theme, in bytes.
    pub const LARGEST: u64 = 512 * 1024;

    /// The house style that a CSS file holds.
    pub fn new(css: &str) -> Self {
        let scan = Scan::of(css);
        let digest = Sha256::digest(css);
        let hash = digest.iter().take(8).fold(0_u64, |hash, byte| hash << 8 | u64::from(*byte));
        Self(Arc::new(Parts {
            href: format!("/assets/huisstijl-{hash:016x}.css"),
            has_dark: scan.has_dark(),
            classes: scan.classes.join(" "),
            css: Bytes::copy_from_slice(css.as_bytes()),
        }))
    }

    /// Its address, which changes with what is in it.
    pub fn href(&self) -> &str {
        &self.0.href
    }

    /// The classes that its properties hold for, with spaces between; none where they hold for every page.
    pub fn classes(&self) -> Option<&str> {
        Some(self.0.classes.as_str()).filter(|classes| !classes.is_empty())
    }

    /// The colour schemes it has, as `app.css` knows them.
    pub fn schemes(&self) -> &'static str {
        if self.0.has_dark { "light-dark" } else { "light" }
    }

    /// The same, as HTML knows them.
    pub fn native_schemes(&self) -> &'static str {
        if self.0.has_dark { "light dark" } else { "light" }
    }

    /// Serves it, for as long as a browser likes to keep it.
    pub fn router<S: Clone + Send + Sync + 'static>(&self) -> Router<S> {
        let css = self.0.css.clone();
        let headers =
            [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "max-age=31536000, immutable")];
        Router::new().route(self.href(), get(async move || (headers, css))).layer(CompressionLayer::new())
    }
}

/// What a theme says of itself: found by reading its rules, not what is in them.
#[derive(Debug, Default)]
struct Scan {
    /// The classes of the first rule that has some and holds custom properties; one in no condition goes first.
    classes: Vec<String>,
    in_condition: bool,
    /// Selectors that hold custom properties where somebody prefers the dark.
    dark: Vec<String>,
}

impl Scan {
    fn of(css: &str) -> Self {
        let mut scan = Self::default();
        scan.rules(&without_comments(css), &[]);
        scan
    }

    /// Whether its dark colours hold on our pages: some themes have them for a class that a page can choose.
    fn has_dark(&self) -> bool {
        self.dark.iter().any(|selector| match classes_of(selector) {
            Some(classes) => classes.iter().all(|class| self.classes.contains(class)),
            None => selector == ":root" || selector == "html",
        })
    }

    /// Reads the rules of a sheet, or of what is within `conditions`, such as `@media print`.
    fn rules(&mut self, css: &str, conditions: &[&str]) {
        let mut rest = css;
        while let Some((prelude, after)) = until(rest, &['{', ';', '}']) {
            if !after.starts_with('{') {
                rest = after.get(1..).unwrap_or_default();
                continue;
            }
            let (block, after) = block(after);
            rest = after;
            let prelude = prelude.trim();
            if ["@media", "@layer", "@supports", "@container"].iter().any(|name| prelude.starts_with(name)) {
                self.rules(block, &[conditions, &[prelude]].concat());
            } else if !prelude.starts_with('@') && holds_properties(block) {
                self.rule(prelude, conditions);
            }
        }
    }

    /// Notes a rule that holds custom properties.
    fn rule(&mut self, selectors: &str, conditions: &[&str]) {
        let selectors: Vec<&str> = selectors.split(',').map(str::trim).collect();
        if conditions.iter().any(|condition| is_dark(condition)) {
            self.dark.extend(selectors.into_iter().map(str::to_owned));
            return;
        }
        let in_condition = !conditions.is_empty();
        if self.classes.is_empty() || (self.in_condition && !in_condition) {
            let mut found: Vec<String> = selectors.into_iter().filter_map(classes_of).flatten().collect();
            found.dedup();
            if !found.is_empty() {
                self.classes = found;
                self.in_condition = in_condition;
            }
        }
    }
}

fn is_dark(condition: &str) -> bool {
    let words: String = condition.chars().filter(|c| !c.is_whitespace()).collect();
    words.to_ascii_lowercase().contains("prefers-color-scheme:dark")
}

/// The classes of a selector that says nothing else: `.a`, `.a.b`, `html.a` or `:root.a`.
fn classes_of(selector: &str) -> Option<Vec<String>> {
    let bare = [":root", "html"].iter().find_map(|root| selector.strip_prefix(root)).unwrap_or(selector);
    let is_class = |name: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-' || c == '_') && name.chars().all(fits)
    };
    let classes: Vec<&str> = bare.strip_prefix('.')?.split('.').collect();
    classes.iter().all(|name| is_class(name)).then(|| classes.into_iter().map(str::to_owned).collect())
}

fn holds_properties(block: &str) -> bool {
    let mut rest = block;
    while let Some((declaration, after)) = until(rest, &[';', '{']) {
        if is_property(declaration) && !after.starts_with('{') {
            return true;
        }
        rest = if after.starts_with('{') { self::block(after).1 } else { after.get(1..).unwrap_or_default() };
    }
    is_property(rest)
}

fn is_property(declaration: &str) -> bool {
    declaration.trim_start().starts_with("--") && declaration.contains(':')
}

/// What stands before the first of these characters that is in no string and no brackets, and the rest from there.
fn until<'a>(css: &'a str, ends: &[char]) -> Option<(&'a str, &'a str)> {
    let (mut string, mut escaped, mut depth) = (None, false, 0_u32);
    for (at, c) in css.char_indices() {
        if mem::take(&mut escaped) {
            continue;
        }
        match (string, c) {
            (_, '\\') => escaped = true,
            (Some(quote), _) if c == quote || c == '\n' => string = None,
            (None, '"' | '\'') => string = Some(c),
            (None, _) if depth == 0 && ends.contains(&c) => return css.split_at_checked(at),
            (None, '(') => depth += 1,
            (None, ')') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// What is within the braces that `css` begins with, and the rest after them. A block that is never closed ends with the
/// sheet (CSS Syntax 3, 5.4.8).
fn block(css: &str) -> (&str, &str) {
    let inside = css.strip_prefix('{').unwrap_or(css);
    let (mut rest, mut depth) = (inside, 0_u32);
    while let Some((_, after)) = until(rest, &['{', '}']) {
        let next = after.get(1..).unwrap_or_default();
        match (after.starts_with('{'), depth) {
            (true, _) => depth += 1,
            (false, 0) => {
                let length = inside.len() - after.len();
                return (inside.get(..length).unwrap_or_default(), next);
            }
            (false, _) => depth -= 1,
        }
        rest = next;
    }
    (inside, "")
}

/// A comment stands for nothing; one in a string is none.
fn without_comments(css: &str) -> String {
    let (mut clean, mut rest) = (String::with_capacity(css.len()), css);
    while let Some((before, after)) = until_comment(rest) {
        clean.push_str(before);
        rest = after.get(2..).and_then(|inside| inside.split_once("*/")).map_or("", |(_, after)| after);
    }
    clean + rest
}

fn until_comment(css: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let (before, after) = until(css.get(from..)?, &['/'])?;
        if after.starts_with("/*") {
            return css.split_at_checked(from + before.len());
        }
        from += before.len() + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(css: &str) -> String {
        Theme::new(css).classes().unwrap_or_default().to_owned()
    }

    #[test]
    fn the_class_of_a_theme_is_that_of_its_first_rule_with_properties() {
        for (css, expected) in [
            (".voorbeeld-theme { --basis-color: #fff }", "voorbeeld-theme"),
            ("/* .niet { --a: 1 } */ .wel{--a:1}", "wel"),
            (":root { --a: 1 }", ""),
            (":root { --a: 1 } .b { --a: 2 }", "b"),
            (".a { color: red } .b { --a: 2; }", "b"),
            (".a, .b { --a: 2; } .c { --a: 3 }", "a b"),
            ("html.a.b { --a: 2 }", "a b"),
            (".a .b { --a: 2 } .a:hover { --a: 3 } .c { --a: 4 }", "c"),
            ("@import \"x;{\"; @font-face { font-family: \"}\"; --a: 1 } .c { --a: url(data:x;{) }", "c"),
            ("@layer tokens { .a { --a: 1 } }", "a"),
            (".a { &:hover { --a: 1 } color: red } .b { color: red; --a: 1 }", "b"),
            ("p { color: red }", ""),
            ("", ""),
            ("{{{{", ""),
            (".a { --a: 1", "a"),
        ] {
            assert_eq!(classes(css), expected, "{css}");
        }
    }

    #[test]
    fn what_holds_on_a_wide_screen_alone_is_not_the_theme() {
        let css = "@media (width >= 35em) { .a--wide { --a: 1 } } .a { --a: 1 } .a--large { --a: 2 }";
        assert_eq!(classes(css), "a");
        assert_eq!(classes("@media screen { .a { --a: 1 } }"), "a");
    }

    #[test]
    fn a_theme_is_dark_only_where_its_dark_colours_hold_on_our_pages() {
        let schemes = |dark: &str| {
            Theme::new(&format!(
                ".a {{ --a: 1 }} @media (prefers-color-scheme: dark) {{ {dark} {{ --a: 2 }} }}"
            ))
            .schemes()
        };
        for holds in [".a", ":root", "html", ".b, .a"] {
            assert_eq!(schemes(holds), "light-dark", "{holds}");
        }
        for does_not in [".a--media-query-color-scheme", ".a .b", "p"] {
            assert_eq!(schemes(does_not), "light", "{does_not}");
        }
        assert_eq!(
            Theme::new("@media (prefers-color-scheme: dark) { .a { color: red } }").schemes(),
            "light"
        );
    }

    #[test]
    fn another_theme_has_another_address() {
        let (one, other) = (Theme::new(".a { --a: 1 }"), Theme::new(".a { --a: 2 }"));
        assert_ne!(one.href(), other.href());
        assert_eq!(one.href(), Theme::new(".a { --a: 1 }").href());
    }
}
