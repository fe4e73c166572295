//! The pages, by address.

mod accounts;
mod api;
mod comments;
mod dossier;
mod feeds;
mod frame;
mod ideas;
mod letters;
mod merging;
mod moderation;
mod offers;
mod outages;
mod practice;
mod practised;
mod preferences;
mod queue;
mod refusals;
mod representatives;
mod routes;
mod search;
mod search_words;
mod security;
mod sightings;
mod sitemap;
mod snapshots;
mod splitting;
