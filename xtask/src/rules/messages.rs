//! Every message exists in every language.

use std::{collections::BTreeSet, path::Path};

use anyhow::Result;

const LANGUAGES: [&str; 2] = ["nl", "en"];

/// Adds a finding for each message that one of the languages lacks; returns how many messages there are.
pub fn check(locales: &Path, findings: &mut Vec<String>) -> Result<usize> {
    let mut found = Vec::new();
    for language in LANGUAGES {
        let mut files = Vec::new();
        super::collect(&locales.join(language), "ftl", &mut files)?;
        let mut known = BTreeSet::new();
        for file in files {
            known.extend(keys(&super::read(&file)?));
        }
        found.push((language, known));
    }
    let all: BTreeSet<_> = found.iter().flat_map(|(_, known)| known).cloned().collect();
    if all.is_empty() {
        findings.push(format!("{}: no messages", locales.display()));
    }
    for (language, known) in &found {
        findings.extend(all.difference(known).map(|key| format!("locale {language}: no message {key}")));
    }
    Ok(all.len())
}

/// Messages (`key`), terms (`-key`) and attributes (`key.attribute`) of a Fluent file.
fn keys(text: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut message = String::new();
    for line in text.lines() {
        let Some((key, _)) = line.split_once('=') else { continue };
        let key = key.trim_end();
        if let Some(attribute) = key.trim_start().strip_prefix('.').filter(|name| is_identifier(name)) {
            keys.insert(format!("{message}.{attribute}"));
        } else if is_identifier(key.strip_prefix('-').unwrap_or(key)) {
            key.clone_into(&mut message);
            keys.insert(message.clone());
        }
    }
    keys
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_terms_and_attributes_are_keys() {
        let text = "# name = comment\n-site = Democratie\nideas-title = Ideeën\n    .label = Alle ideeën\n";
        let expected = ["-site", "ideas-title", "ideas-title.label"].map(str::to_owned);
        assert_eq!(keys(text), BTreeSet::from(expected));
    }

    #[test]
    fn text_that_goes_on_and_variants_are_no_keys() {
        let text =
            "count =\n    { $n ->\n        [one] een = 1\n       *[other] { $n }\n    }\n    e = mc2\n";
        assert_eq!(keys(text), BTreeSet::from(["count".to_owned()]));
    }
}
