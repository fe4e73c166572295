//! The stories of the whole house: the rules, the database, and one module for each noun.

mod accounts;
mod comments;
mod database;
mod finding;
mod ideas;
mod import;
mod mails;
mod moderation;
mod outages;
mod policy;
mod preferences;
mod smtp;
mod web;
