//! The rules of Democratie in Uitvoering: ideas, comments, support, members and moderation as types.
//!
//! Nothing here waits, reads or writes. A use case loads what a rule needs, asks the rule, and stores
//! what it answers together with the [`Event`] that says what happened.

mod words;

pub mod answers;
pub mod articles;
pub mod comments;
pub mod consent;
pub mod devices;
pub mod dossier;
pub mod events;
pub mod holding;
pub mod ideas;
pub mod ids;
pub mod inhabitants;
pub mod input;
pub mod kindred;
pub mod life;
pub mod links;
pub mod lists;
pub mod many;
pub mod merging;
pub mod milestones;
pub mod moderation;
pub mod notices;
pub mod organisations;
pub mod patterns;
pub mod people;
pub mod pins;
pub mod policy;
pub mod practice;
pub mod promises;
pub mod provinces;
pub mod representatives;
pub mod search_words;
pub mod searches;
pub mod second_factor;
pub mod sources;
pub mod splitting;
pub mod surroundings;
pub mod themes;
pub mod topics;
pub mod trust;
pub mod visits;

pub use events::{Event, LogPosition};
pub use ids::{
    ArticleId, CaseId, CommentId, DecisionId, FarewellId, IdeaNumber, MailId, MergeId, MilestoneId, NoticeId,
    ObjectionId, PersonId, PinId, PracticeId, ReportId, SavedSearchId, SearchWordsId, SplitId,
};
pub use input::{Field, FieldError, Invalid, Problem};
pub use policy::{Action, Actor, Denial, Subject, Visibility};
pub use surroundings::{Clock, Randomness};
