//! Typed numbers, so that a comment's id is never taken for an idea's.

macro_rules! number {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

number!(
    /// The public number of an idea, as in `/ideeen/42`.
    IdeaNumber
);
number!(
    /// A comment, as in `/reacties/7`.
    CommentId
);
number!(
    /// Somebody with an account, or the author of imported content.
    PersonId
);
number!(
    /// An article of *Nieuws & inspiratie*.
    ArticleId
);
number!(
    /// A group of words that are searched with each other.
    SearchWordsId
);
number!(
    /// A case in the moderation queue: all reports about one thing, until it is decided.
    CaseId
);
number!(
    /// A moderator's decision, with the statement of reasons at `/besluiten/{id}`.
    DecisionId
);
number!(
    /// What an organisation reports on an idea.
    PracticeId
);
number!(
    /// Something that is pinned.
    PinId
);
number!(
    /// A merge of one idea into another, proposed or done.
    MergeId
);
number!(
    /// A proposal that a comment becomes an idea of its own.
    SplitId
);
number!(
    /// An objection to a decision, as in `/moderatie/bezwaren/{id}`.
    ObjectionId
);
number!(
    /// A report of something to a moderator.
    ReportId
);
number!(
    /// A notice, as in `/meldingen/7`.
    NoticeId
);
number!(
    /// A search that somebody keeps.
    SavedSearchId
);
number!(
    /// A milestone of an idea.
    MilestoneId
);
number!(
    /// A mail in the queue.
    MailId
);
number!(
    /// The mail that says that an account was erased.
    FarewellId
);
