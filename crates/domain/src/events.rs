//! Events: what happened, one for each change, in the order in which readers of the log meet them.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::answers::MailRefusal;
use crate::holding::Withheld;
use crate::ids::{
    ArticleId, CaseId, CommentId, DecisionId, FarewellId, IdeaNumber, MergeId, MilestoneId, ObjectionId,
    PersonId, PinId, PracticeId, ReportId, SearchWordsId, SplitId,
};
use crate::life::Status;
use crate::moderation::{Measure, ObjectionOutcome, Target};
use crate::notices::MailKind;
use crate::patterns::Judgement;
use crate::people::Role;
use crate::promises::Verdict;
use crate::representatives::Means;
use crate::topics::Topic;

/// Something that happened. It names things by number; what they say is read from the state, so that what
/// was taken back since is never told on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", rename_all_fields = "snake_case")]
#[expect(missing_docs, reason = "the fields are typed numbers that say what they are")]
pub enum Event {
    /// Somebody asked for an account.
    PersonRegistered { person: PersonId },
    /// Somebody asked for an account with an address that has one.
    RegistrationRepeated { person: PersonId },
    /// Somebody proved to own their address.
    PersonConfirmed { person: PersonId },
    /// Somebody forgot their password.
    PasswordResetRequested { person: PersonId },
    /// A new password was set.
    PasswordChanged { person: PersonId },
    /// Somebody turned their second step on.
    SecondFactorTurnedOn { person: PersonId },
    /// It was turned off; without an actor, by whoever has the command line.
    SecondFactorTurnedOff { person: PersonId },
    /// Somebody got new recovery codes.
    RecoveryCodesRenewed { person: PersonId },
    /// A recovery code was used; so many are left.
    RecoveryCodeUsed { person: PersonId, left: u64 },
    /// Somebody ended so many of their sessions.
    SessionsEnded { person: PersonId, sessions: u64 },
    /// Somebody signed in.
    SignedIn { person: PersonId },
    /// Somebody signed out.
    SignedOut { person: PersonId },
    /// A role was given or taken.
    RoleGranted { person: PersonId, role: Role },
    /// Somebody speaks for an organisation since, named by an administrator or proved by a work address.
    RepresentativeNamed { person: PersonId, organisation: String, means: Means },
    /// Somebody speaks for an organisation no longer.
    RepresentativeEnded { person: PersonId, organisation: String },
    /// Somebody asked for a mail to prove that a work address is theirs; `request` is its number.
    WorkAddressGiven { person: PersonId, request: i64 },
    /// An organisation got a mail domain.
    MailDomainAdded { organisation: String, domain: String },
    /// A mail domain was taken from an organisation.
    MailDomainRemoved { organisation: String, domain: String },
    /// Name or function changed.
    ProfileChanged { person: PersonId },
    /// Somebody asked for a mail to an address that is to be that of their account; `request` is its number.
    EmailChangeRequested { person: PersonId, request: i64 },
    /// Somebody keeps the address they have, after all.
    EmailChangeWithdrawn { person: PersonId },
    /// An account has another address; `farewell` is the mail to the one before. Without an actor, by whoever has the
    /// command line.
    EmailChanged { person: PersonId, farewell: Option<FarewellId> },
    /// Somebody left, and their account was erased; `farewell` is the mail that says so.
    AccountErased { person: PersonId, farewell: Option<FarewellId> },
    /// A kind of mail was stopped with one click.
    MailStopped { person: PersonId, mail: MailKind },
    /// Somebody chose which mail comes.
    MailPreferencesChanged { person: PersonId },
    /// An answer by mail was not placed, and its sender is told why.
    AnswerRefused { person: PersonId, idea: IdeaNumber, why: MailRefusal },
    /// An answer by mail was placed without the files that came with it.
    AttachmentsLeftOut { person: PersonId, comment: CommentId },
    /// A mail came back; the address may take others.
    MailBounced { person: PersonId },
    /// An address is mailed no more.
    MailBlocked { person: PersonId },
    /// Somebody asked for a mail to prove that their address takes mail again.
    AddressCheckRequested { person: PersonId },
    /// An address is mailed again.
    MailUnblocked { person: PersonId },

    /// Somebody keeps a search, or calls it otherwise.
    SearchSaved { person: PersonId },
    /// Somebody keeps a search no longer.
    SearchForgotten { person: PersonId },

    /// A draft was kept.
    IdeaDrafted { idea: IdeaNumber },
    /// An idea became public.
    IdeaPublished { idea: IdeaNumber },
    /// A public idea was changed; `version` is the new one.
    IdeaEdited { idea: IdeaNumber, version: i32 },
    /// An idea took a step in its life.
    StatusChanged { idea: IdeaNumber, from: Status, to: Status },
    /// An idea is addressed to an organisation since.
    IdeaAddressed { idea: IdeaNumber, organisation: String },
    /// An organisation takes up an idea that was addressed to none.
    IdeaTakenUp { idea: IdeaNumber, organisation: String },
    /// An organisation answered an idea; the answer is this comment.
    AnswerGiven { comment: CommentId, idea: IdeaNumber, organisation: String },
    /// The author of an idea said what they make of an answer.
    AnswerJudged { comment: CommentId, idea: IdeaNumber, verdict: Verdict },
    /// The day before which an organisation promised to answer comes near.
    AnswerDue { idea: IdeaNumber, organisation: String, day: Date },
    /// An organisation chose within how many days it answers.
    AnswerTimeSet { organisation: String, days: i64 },
    /// An organisation planned a milestone.
    MilestonePlanned { milestone: MilestoneId, idea: IdeaNumber },
    /// It changed the day or the words of one.
    MilestoneChanged { milestone: MilestoneId, idea: IdeaNumber },
    /// It is done.
    MilestoneDone { milestone: MilestoneId, idea: IdeaNumber },
    /// It is not done, after all.
    MilestoneReopened { milestone: MilestoneId, idea: IdeaNumber },
    /// It was planned no longer.
    MilestoneDropped { milestone: MilestoneId, idea: IdeaNumber },
    /// Somebody supports an idea.
    SupportGiven { idea: IdeaNumber, person: PersonId },
    /// Somebody took their support back.
    SupportTaken { idea: IdeaNumber, person: PersonId },
    /// Somebody follows an idea.
    FollowStarted { idea: IdeaNumber, person: PersonId },
    /// Somebody follows an idea no longer.
    FollowStopped { idea: IdeaNumber, person: PersonId },
    /// Somebody follows a theme, a person or an organisation.
    TopicFollowed { topic: Topic, person: PersonId },
    /// Somebody follows it no longer.
    TopicLeft { topic: Topic, person: PersonId },

    /// A comment was placed.
    CommentPosted { comment: CommentId, idea: IdeaNumber },
    /// A comment was changed.
    CommentEdited { comment: CommentId, idea: IdeaNumber },
    /// Its author took a comment back.
    CommentRemoved { comment: CommentId, idea: IdeaNumber },

    /// Somebody supports a comment.
    CommentSupportGiven { comment: CommentId, idea: IdeaNumber, person: PersonId },
    /// Somebody took their support for a comment back.
    CommentSupportTaken { comment: CommentId, idea: IdeaNumber, person: PersonId },
    /// Whoever asked a question has their answer.
    QuestionAnswered { comment: CommentId, idea: IdeaNumber },
    /// Whoever asked a question still waits for an answer.
    QuestionReopened { comment: CommentId, idea: IdeaNumber },
    /// The author of the idea took an improvement over in a version.
    ImprovementTakenUp { comment: CommentId, idea: IdeaNumber, version: i32 },
    /// The author of the idea said that they had not, after all.
    ImprovementLeft { comment: CommentId, idea: IdeaNumber },
    /// Somebody keeps an idea, or a comment under it, to find it again.
    BookmarkSet { person: PersonId, idea: IdeaNumber, comment: Option<CommentId> },
    /// Somebody keeps it no longer.
    BookmarkCleared { person: PersonId, idea: IdeaNumber, comment: Option<CommentId> },

    /// An organisation reported on an idea, or said it anew.
    PracticeReported { practice: PracticeId, idea: IdeaNumber, version: i32 },
    /// An organisation took its report on an idea back.
    PracticeWithdrawn { practice: PracticeId, idea: IdeaNumber },
    /// Somebody who follows an idea said whether they see it where they live; `practice` is the report it is about, or none
    /// where it is about the idea having come true.
    SightingGiven { idea: IdeaNumber, practice: Option<PracticeId>, person: PersonId },
    /// Somebody took that back.
    SightingTaken { idea: IdeaNumber, practice: Option<PracticeId>, person: PersonId },
    /// Somebody took a dossier of ideas with the names of people in it.
    NamesTaken { person: PersonId, ideas: Vec<IdeaNumber> },
    /// Many new accounts support an idea: their support is counted apart.
    SupportPatternFound { idea: IdeaNumber },
    /// A moderator looked, and said whether that support counts.
    SupportPatternJudged { idea: IdeaNumber, verdict: Judgement },
    /// A moderator proposed that an idea goes on as part of another; its author is asked.
    MergeProposed { merge: MergeId, idea: IdeaNumber },
    /// Its author said no.
    MergeDeclined { merge: MergeId, idea: IdeaNumber },
    /// Whoever proposed it took that back.
    MergeWithdrawn { merge: MergeId, idea: IdeaNumber },
    /// An idea went on as part of another; its supporters are asked.
    IdeaMerged { merge: MergeId, idea: IdeaNumber, into: IdeaNumber },
    /// An idea took another one in.
    MergeReceived { merge: MergeId, idea: IdeaNumber, from: IdeaNumber },
    /// A supporter of the idea that went said what becomes of their support; `idea` is where that may count.
    MergeAnswered { merge: MergeId, idea: IdeaNumber, person: PersonId },
    /// The time to answer is over: support without an answer is counted at `idea`.
    MergeSettled { merge: MergeId, idea: IdeaNumber },
    /// A merge was undone, of the idea that had gone.
    MergeUndone { merge: MergeId, idea: IdeaNumber, into: IdeaNumber },
    /// A merge was undone, of the idea that had taken it in.
    MergeGivenBack { merge: MergeId, idea: IdeaNumber, from: IdeaNumber },

    /// An idea stands on top of one of its themes.
    IdeaPinned { pin: PinId, idea: IdeaNumber },
    /// An idea is featured on the home page.
    IdeaFeatured { pin: PinId, idea: IdeaNumber },
    /// A comment stands above the discussion.
    CommentPinned { pin: PinId, comment: CommentId, idea: IdeaNumber },
    /// Any of these was taken off.
    Unpinned { pin: PinId, idea: IdeaNumber },
    /// Somebody said that an idea has to do with another; the other has an event of its own.
    KindredLinked { idea: IdeaNumber, other: IdeaNumber },
    /// That is not said any more.
    KindredUnlinked { idea: IdeaNumber, other: IdeaNumber },
    /// An idea was closed for comments and support.
    IdeaLocked { idea: IdeaNumber },
    /// It is open for them again.
    IdeaReopened { idea: IdeaNumber },
    /// Why, in words that were written for everybody: those of this decision.
    ReopeningExplained { idea: IdeaNumber, decision: DecisionId },

    /// Somebody proposed that a comment becomes an idea of its own; its author is asked.
    SplitProposed { split: SplitId, comment: CommentId, idea: IdeaNumber },
    /// Its author said yes, or began by themselves: `draft` is theirs to finish.
    SplitAgreed { split: SplitId, comment: CommentId, idea: IdeaNumber, draft: IdeaNumber },
    /// Its author said no.
    SplitDeclined { split: SplitId, comment: CommentId, idea: IdeaNumber },
    /// Whoever proposed it took that back.
    SplitWithdrawn { split: SplitId, comment: CommentId, idea: IdeaNumber },
    /// Its author did not answer in time, which is a no.
    SplitLapsed { split: SplitId, comment: CommentId, idea: IdeaNumber },
    /// The comment cannot be read any more, so that there is nothing left to ask.
    SplitDropped { split: SplitId, comment: CommentId, idea: IdeaNumber },
    /// A comment under `idea` is an idea of its own since, which is public.
    CommentBecameIdea { split: SplitId, comment: CommentId, idea: IdeaNumber, into: IdeaNumber },
    /// The same, of the new idea.
    IdeaSplitOff { split: SplitId, comment: CommentId, idea: IdeaNumber, from: IdeaNumber },

    /// Something is hidden until a moderator looked at it.
    Withheld { case: CaseId, target: Target, idea: IdeaNumber, why: Withheld },
    /// A moderator looked, and it is shown.
    LetThrough { case: CaseId, target: Target, idea: IdeaNumber, why: Withheld },
    /// An administrator changed what is read before it is shown.
    HoldingChanged {},
    /// An administrator filled in how many people live in so many organisations.
    InhabitantsSet { organisations: i64 },
    /// A moderator opened a case about something nobody reported.
    CaseOpened { case: CaseId, target: Target },
    /// Something was reported.
    Reported { case: CaseId, target: Target },
    /// The same, by the number of the report: whoever made it is told that it came in.
    ReportReceived { report: ReportId, case: CaseId },
    /// A moderator decided; `idea` is where the thing stands, if it stands somewhere.
    Decided { decision: DecisionId, target: Target, idea: Option<IdeaNumber>, measure: Measure },
    /// Somebody objected to a decision.
    Objected { objection: ObjectionId, decision: DecisionId },
    /// An objection was decided on.
    ObjectionSettled {
        objection: ObjectionId,
        decision: DecisionId,
        idea: Option<IdeaNumber>,
        outcome: ObjectionOutcome,
    },

    /// An administrator had mails that were given up tried again.
    MailsRetried { mails: i64 },

    /// An article was published or changed.
    ArticlePublished { article: ArticleId },
    /// An article that nobody sees yet was kept: a draft, or one that is shown from its day on.
    ArticleDrafted { article: ArticleId },
    /// An article is shown no longer, or was removed.
    ArticleWithdrawn { article: ArticleId },
    /// Words that are searched with each other were added, changed or removed.
    SearchWordsChanged { group: SearchWordsId },
    /// A theme was added, or what is said about it or where it stands was changed.
    ThemeChanged { theme: String },
    /// A theme is called otherwise, so that its ideas are found by other words.
    ThemeRenamed { theme: String },
    /// A theme that nothing was about was removed.
    ThemeRemoved { theme: String },
}

impl Event {
    /// The idea whose page, index entry or caches this changes.
    pub fn idea(&self) -> Option<IdeaNumber> {
        match self {
            Self::IdeaDrafted { idea }
            | Self::IdeaPublished { idea }
            | Self::IdeaEdited { idea, .. }
            | Self::StatusChanged { idea, .. }
            | Self::IdeaAddressed { idea, .. }
            | Self::IdeaTakenUp { idea, .. }
            | Self::AnswerGiven { idea, .. }
            | Self::AnswerJudged { idea, .. }
            | Self::MilestonePlanned { idea, .. }
            | Self::MilestoneChanged { idea, .. }
            | Self::MilestoneDone { idea, .. }
            | Self::MilestoneReopened { idea, .. }
            | Self::MilestoneDropped { idea, .. }
            | Self::SupportGiven { idea, .. }
            | Self::SupportTaken { idea, .. }
            | Self::FollowStarted { idea, .. }
            | Self::FollowStopped { idea, .. }
            | Self::CommentPosted { idea, .. }
            | Self::CommentEdited { idea, .. }
            | Self::CommentRemoved { idea, .. }
            | Self::CommentSupportGiven { idea, .. }
            | Self::CommentSupportTaken { idea, .. }
            | Self::QuestionAnswered { idea, .. }
            | Self::QuestionReopened { idea, .. }
            | Self::ImprovementTakenUp { idea, .. }
            | Self::ImprovementLeft { idea, .. }
            | Self::PracticeReported { idea, .. }
            | Self::PracticeWithdrawn { idea, .. }
            | Self::SupportPatternFound { idea }
            | Self::SupportPatternJudged { idea, .. }
            | Self::IdeaPinned { idea, .. }
            | Self::IdeaFeatured { idea, .. }
            | Self::CommentPinned { idea, .. }
            | Self::Unpinned { idea, .. }
            | Self::KindredLinked { idea, .. }
            | Self::KindredUnlinked { idea, .. }
            | Self::IdeaLocked { idea }
            | Self::IdeaReopened { idea }
            | Self::ReopeningExplained { idea, .. }
            | Self::Withheld { idea, .. }
            | Self::LetThrough { idea, .. }
            | Self::MergeProposed { idea, .. }
            | Self::MergeDeclined { idea, .. }
            | Self::MergeWithdrawn { idea, .. }
            | Self::IdeaMerged { idea, .. }
            | Self::MergeReceived { idea, .. }
            | Self::MergeAnswered { idea, .. }
            | Self::MergeSettled { idea, .. }
            | Self::MergeUndone { idea, .. }
            | Self::MergeGivenBack { idea, .. }
            | Self::SplitProposed { idea, .. }
            | Self::SplitAgreed { idea, .. }
            | Self::SplitDeclined { idea, .. }
            | Self::SplitWithdrawn { idea, .. }
            | Self::SplitLapsed { idea, .. }
            | Self::SplitDropped { idea, .. }
            | Self::CommentBecameIdea { idea, .. }
            | Self::IdeaSplitOff { idea, .. } => Some(*idea),
            Self::Decided { idea, .. } | Self::ObjectionSettled { idea, .. } => *idea,
            _ => None,
        }
    }
}

/// A place in the log. On PostgreSQL events become visible in the order of their transactions, not of their
/// numbers, so the place is the pair; on SQLite, with its one writer, `transaction` is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogPosition {
    /// The transaction that wrote the event.
    pub transaction: i64,
    /// The event's number.
    pub event: i64,
}

impl Default for LogPosition {
    /// Before all events, also those of a restored PostgreSQL, whose transactions can be below zero. There is room
    /// below it, so that it can be moved down with them.
    fn default() -> Self {
        Self { transaction: i64::MIN / 2, event: 0 }
    }
}

impl fmt::Display for LogPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.transaction, self.event)
    }
}

impl FromStr for LogPosition {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (transaction, event) = text.split_once(':').unwrap_or(("0", text));
        Ok(Self { transaction: transaction.parse()?, event: event.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_reads_back_as_it_was_written() {
        let event = Event::Decided {
            decision: DecisionId(3),
            target: Target::Comment(CommentId(7)),
            idea: Some(IdeaNumber(42)),
            measure: Measure::Hide,
        };
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(
            json,
            r#"{"kind":"decided","decision":3,"target":{"comment":7},"idea":42,"measure":"verberg"}"#
        );
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event);
    }

    #[test]
    fn a_position_reads_back_and_sorts_by_transaction_first() {
        let early = LogPosition { transaction: 99, event: 6 };
        let late = LogPosition { transaction: 100, event: 5 };
        assert!(early < late);
        assert_eq!(late.to_string().parse(), Ok(late));
    }
}
