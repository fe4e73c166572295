//! The use cases: one function each, in which a change is decided by the domain and kept with its event.
//!
//! Each writing use case reads like this: begin, load, may they, the domain decides, write rows and events,
//! commit. Reads for pages go through the [`storage::Reader`] and say what may be shown to whom.

mod aside;
mod passwords;
mod refusal;
mod surroundings;
mod timeline;

pub mod accountability;
pub mod accounts;
pub mod answering;
pub mod answers;
pub mod archive;
pub mod articles;
pub mod bookmarks;
pub mod comments;
pub mod departure;
pub mod discussion;
pub mod dossier;
pub mod email_change;
pub mod export;
pub mod holding;
pub mod ideas;
pub mod import;
pub mod inhabitants;
pub mod kindred;
pub mod ledger;
pub mod life;
pub mod lines;
pub mod live;
pub mod mails;
pub mod mentions;
pub mod merging;
pub mod milestones;
pub mod moderation;
pub mod notices;
pub mod objections;
pub mod official_answers;
pub mod open;
pub mod organisations;
pub mod own_data;
pub mod patterns;
pub mod people;
pub mod pins;
pub mod practice;
pub mod practised;
pub mod preferences;
pub mod promises;
pub mod queue;
pub mod registration;
pub mod reported;
pub mod representatives;
pub mod reset;
pub mod search;
pub mod search_words;
pub mod searches;
pub mod second_factor;
pub mod security;
pub mod sheets;
pub mod sightings;
pub mod sitemap;
pub mod splitting;
pub mod suggestions;
pub mod themes;
pub mod tidying;
pub mod topics;
pub mod views;
pub mod visits;
pub mod watching;
pub mod work_addresses;

pub use refusal::Refusal;
pub use surroundings::App;

/// The read models that use cases return, for those who show them.
pub mod read {
    pub use ::search::{Facets, Kin, Kind, Place, Query, Reason, Segment, Sort as SearchSort};
    pub use storage::StorageError;
    pub use storage::accountability::{Figures, PublicMeasure};
    pub use storage::answered::PromisedAnswer;
    pub use storage::articles::Written;
    pub use storage::bookmarks::Bookmark;
    pub use storage::comments::{Comment, CommentRow};
    pub use storage::holding::ThemeHolding;
    pub use storage::ideas::Idea;
    pub use storage::inhabitants::Inhabitants;
    pub use storage::life::StepTaken;
    pub use storage::lists::{COUNTED, Filter, IdeaPage, IdeaRow};
    pub use storage::locks::Lock;
    pub use storage::mails::MailRow;
    pub use storage::mentions::Mentionable;
    pub use storage::merging::{Merge, Partner, WaitingMerge};
    pub use storage::milestones::MilestoneRow;
    pub use storage::moderation::{Case, CaseRow, Decision, ReportRow};
    pub use storage::notices::NoticeRow;
    pub use storage::objections::{Objection, Settled};
    pub use storage::official_answers::OfficialAnswer;
    pub use storage::organisations::{CountedOrganisation, Organisation};
    pub use storage::own_data::{Cell, Part};
    pub use storage::patterns::PatternRow;
    pub use storage::people::Account;
    pub use storage::pins::{PinRow, Spot};
    pub use storage::practice::{PracticeMoment, PracticeRow, PracticeVersion};
    pub use storage::practised::{PracticeFacets, PracticeFilter, PracticeInProvince, Practitioner};
    pub use storage::promises::{Promise, PromiseFigures};
    pub use storage::queue::{Assigned, NoteRow, QueueFilter, QueueRow};
    pub use storage::representatives::{Representative, Represented};
    pub use storage::search_words::SearchWordsRow;
    pub use storage::searches::{SavedSearch, SearchedWords};
    pub use storage::splitting::{Split, SplitEnd, WaitingSplit};
    pub use storage::themes::{CountedTheme, Theme};
    pub use storage::topics::TopicRow;
    pub use storage::versions::Version;
}
