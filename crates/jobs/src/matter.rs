//! What a mail in the queue is about, by number: never the words, never a token.

use domain::answers::MailRefusal;
use domain::notices::{Frequency, HeldNews, MergeAsked};
use domain::second_factor::SecurityNews;
use domain::{
    CaseId, CommentId, DecisionId, FarewellId, IdeaNumber, MergeId, ObjectionId, PersonId, ReportId, SplitId,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use storage::notices::Window;

/// The kind of a mail that gathers what is new about an idea.
pub const GATHERED: &str = "bundel";

/// Stands in the queue where a mail goes to somebody without an account; its matter says where to.
pub const NOBODY: PersonId = PersonId(0);

/// What a mail is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Matter {
    /// To confirm an address.
    ConfirmAddress,
    /// Somebody asked for an account with an address that has one.
    AddressTaken,
    /// To choose a new password.
    ResetPassword,
    /// To prove that an address takes mail again.
    ConfirmAgain,
    /// That an account was erased, for who had it.
    Farewell(FarewellId),
    /// That the way they sign in changed.
    Security(SecurityNews),
    /// To prove that a work address is one's own; the number of the request.
    WorkAddress(i64),
    /// To prove that the address an account is to have is one's own; the number of the request.
    NewAddress(i64),
    /// That an account has another address now, for the one before.
    AddressLeft(FarewellId),
    /// An answer by mail that was not placed.
    AnswerRefused {
        /// The idea it was about.
        idea: IdeaNumber,
        /// Why not.
        why: MailRefusal,
    },
    /// An answer by mail that was placed without its files, as this comment.
    AttachmentsLeftOut(CommentId),
    /// What is new about an idea: the notices that are tied to the mail when it is taken up.
    Idea(IdeaNumber),
    /// What happened in a day or a week: likewise.
    Digest {
        /// Which of the two.
        frequency: Frequency,
        /// The end of it.
        until: Timestamp,
    },
    /// A decision about what one wrote.
    Decision(DecisionId),
    /// Something that is withheld, or was.
    Held {
        /// The case.
        case: CaseId,
        /// What happened.
        news: HeldNews,
    },
    /// A question about a merge.
    MergeQuestion {
        /// The merge.
        merge: MergeId,
        /// Who is asked.
        asked: MergeAsked,
    },
    /// A question about a comment of one's own.
    SplitQuestion(SplitId),
    /// Support of an idea by many new accounts, for moderators.
    Pattern(IdeaNumber),
    /// An objection, for those who can decide on it.
    Objection(ObjectionId),
    /// A decision on one's objection to this decision.
    Settled(DecisionId),
    /// That a report came in, for who made it.
    ReportReceived(ReportId),
    /// What was decided on a report, for who made it.
    ReportDecided {
        /// The report.
        report: ReportId,
        /// The decision.
        decision: DecisionId,
    },
    /// A decision on the objection of who made a report without an account.
    ReportSettled(ObjectionId),
    /// A report, for moderators.
    Report {
        /// The case it belongs to.
        case: CaseId,
        /// Who reported.
        reporter: PersonId,
    },
}

impl Matter {
    /// Whether somebody waits for this mail, also at an address from which others came back: by reading it they prove that it
    /// takes mail.
    pub fn is_asked_for(self) -> bool {
        matches!(self, Self::ConfirmAddress | Self::ConfirmAgain | Self::ResetPassword) || self.is_elsewhere()
    }

    /// Whether it goes to another address than that of the account, so that a mail that comes back says nothing of that one.
    pub fn is_elsewhere(self) -> bool {
        matches!(self, Self::WorkAddress(_) | Self::NewAddress(_))
    }

    /// Whether it is sent whatever came back from the address before: nobody else tells them that somebody is at their door.
    pub fn is_about_security(self) -> bool {
        matches!(self, Self::Security(_))
    }

    /// The notices that a mail of this matter tells of.
    pub fn window(self) -> Option<Window> {
        match self {
            Self::Idea(idea) => Some(Window::Gathered(idea)),
            Self::Digest { frequency, until } => Some(Window::Digest { frequency, until }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matter_reads_back_as_it_was_queued() {
        let until = "2026-02-03T23:00:00Z".parse().unwrap();
        for (matter, json) in [
            (Matter::Idea(IdeaNumber(7)), r#"{"idea":7}"#),
            (
                Matter::Digest { frequency: Frequency::Daily, until },
                r#"{"digest":{"frequency":"dagelijks","until":"2026-02-03T23:00:00Z"}}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&matter).unwrap(), json);
            assert_eq!(serde_json::from_str::<Matter>(json).unwrap(), matter);
        }
    }
}
