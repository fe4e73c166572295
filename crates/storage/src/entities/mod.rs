//! One module per table; private to this crate.
#![allow(missing_docs, reason = "rows mirror the schema in `migrations`")]

pub mod articles;
pub mod attempts;
pub mod bookmarks;
pub mod bounces;
pub mod cases;
pub mod comment_supports;
pub mod comment_versions;
pub mod comments;
pub mod decisions;
pub mod events;
pub mod followed;
pub mod follows;
pub mod idea_references;
pub mod idea_themes;
pub mod idea_versions;
pub mod ideas;
pub mod incoming_mails;
pub mod mail_preferences;
pub mod mails;
pub mod mentions;
pub mod merge_supports;
pub mod merges;
pub mod name_words;
pub mod notices;
pub mod people;
pub mod practice_versions;
pub mod practices;
pub mod readers;
pub mod reports;
pub mod search_words;
pub mod sessions;
pub mod site_keys;
pub mod supports;
pub mod tokens;
pub mod visits;
