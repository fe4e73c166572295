//! The schema of the database, the same for SQLite and PostgreSQL, in steps that are never changed once released.

pub use sea_orm_migration::prelude::*;

mod columns;
mod m0001_people;
mod m0002_organisations_and_themes;
mod m0003_ideas;
mod m0004_comments;
mod m0005_moderation;
mod m0006_articles;
mod m0007_log_and_mail;
mod m0008_discussion;
mod m0009_notifications;
mod m0010_incoming_mail;
mod m0011_search_words;
mod m0012_saved_searches;
mod m0013_lock;
mod m0014_due_process;
mod m0015_merging;
mod m0016_queue;
mod m0017_representatives;
mod m0018_answers;
mod m0019_practice;
mod m0020_sightings;
mod m0021_unused_index;
mod m0022_patterns;
mod m0023_tidying;
mod m0024_splits;
mod m0025_mended;
mod m0026_objections_of_visitors;
mod m0027_practice_withheld;
mod m0028_answers_listed;
mod m0029_inhabitants;
mod m0030_practised;
mod m0031_second_factor;
mod m0032_departures;
mod m0033_editorial;
mod m0034_sources;
mod m0035_email_changes;

/// All steps in order.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_organisations_and_themes::Migration),
            Box::new(m0003_ideas::Migration),
            Box::new(m0004_comments::Migration),
            Box::new(m0005_moderation::Migration),
            Box::new(m0006_articles::Migration),
            Box::new(m0007_log_and_mail::Migration),
            Box::new(m0008_discussion::Migration),
            Box::new(m0009_notifications::Migration),
            Box::new(m0010_incoming_mail::Migration),
            Box::new(m0011_search_words::Migration),
            Box::new(m0012_saved_searches::Migration),
            Box::new(m0013_lock::Migration),
            Box::new(m0014_due_process::Migration),
            Box::new(m0015_merging::Migration),
            Box::new(m0016_queue::Migration),
            Box::new(m0017_representatives::Migration),
            Box::new(m0018_answers::Migration),
            Box::new(m0019_practice::Migration),
            Box::new(m0020_sightings::Migration),
            Box::new(m0021_unused_index::Migration),
            Box::new(m0022_patterns::Migration),
            Box::new(m0023_tidying::Migration),
            Box::new(m0024_splits::Migration),
            Box::new(m0025_mended::Migration),
            Box::new(m0026_objections_of_visitors::Migration),
            Box::new(m0027_practice_withheld::Migration),
            Box::new(m0028_answers_listed::Migration),
            Box::new(m0029_inhabitants::Migration),
            Box::new(m0030_practised::Migration),
            Box::new(m0031_second_factor::Migration),
            Box::new(m0032_departures::Migration),
            Box::new(m0033_editorial::Migration),
            Box::new(m0034_sources::Migration),
            Box::new(m0035_email_changes::Migration),
        ]
    }
}
