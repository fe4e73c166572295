//! What a mail in the queue is about, by number: never the words, never a token.

use domain::answers::MailRefusal;
use domain::{CaseId, CommentId, DecisionId, IdeaNumber, PersonId};
use serde::{Deserialize, Serialize};

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
    /// An answer by mail that was not placed.
    AnswerRefused {
        /// The idea it was about.
        idea: IdeaNumber,
        /// Why not.
        why: MailRefusal,
    },
    /// An answer by mail that was placed without its files, as this comment.
    AttachmentsLeftOut(CommentId),
    /// A comment on an idea one proposed or follows.
    Comment(CommentId),
    /// An answer to one's comment.
    Reply(CommentId),
    /// A decision about what one wrote.
    Decision(DecisionId),
    /// A report, for moderators.
    Report {
        /// The case it belongs to.
        case: CaseId,
        /// Who reported.
        reporter: PersonId,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matter_reads_back_as_it_was_queued() {
        let matter = Matter::Comment(CommentId(7));
        let json = serde_json::to_string(&matter).unwrap();
        assert_eq!(json, r#"{"comment":7}"#);
        assert_eq!(serde_json::from_str::<Matter>(&json).unwrap(), matter);
    }
}
