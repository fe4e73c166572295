//! The pages, one module for each noun.

pub mod accounts;
pub mod administration;
pub mod articles;
pub mod bookmarks;
pub mod comments;
pub mod health;
pub mod home;
pub mod ideas;
pub mod letters;
pub mod mails;
pub mod merging;
pub mod moderation;
pub mod notices;
pub mod organisations;
pub mod people;
pub mod practice;
pub mod preferences;
pub mod proposals;
pub mod representatives;
pub mod saved_searches;
pub mod search;
pub mod search_words;
pub mod searched;
pub mod texts;
pub mod themes;
pub mod topics;
