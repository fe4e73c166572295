//! The stories of the whole house: the rules, the database, and one module for each noun.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what a story cannot set up should stop it")]

mod accountability;
mod accounts;
mod answering;
mod answers;
mod browser;
mod comments;
mod database;
mod discussion;
mod finding;
mod generating;
mod holding;
mod ideas;
mod import;
mod live;
mod mails;
mod measures;
mod merging;
mod milestones;
mod moderation;
mod notices;
mod objections;
mod outages;
mod patterns;
mod policy;
mod practice;
mod preferences;
mod promises;
mod queue;
mod rebuilding;
mod reports;
mod representatives;
mod searches;
mod smtp;
mod stage;
mod web;
