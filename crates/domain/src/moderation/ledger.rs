//! What the internal log says of who did what in office. Its rows are chained; texts are in it as digests alone, so that
//! what must be erased by law can be.

use serde::{Deserialize, Serialize};

use super::{Ground, Measure, ObjectionOutcome, Target};
use crate::ids::{
    ArticleId, CaseId, CommentId, DecisionId, IdeaNumber, ObjectionId, PersonId, PinId, SplitId,
};
use crate::people::Role;
use crate::pins::Place;

/// What the digest of a text in the log is made with, so that it is not that of the bare text.
pub const FACTS_DIGEST: &[u8] = b"diu logboek feiten v1";

/// A row of the log. As events, these are only added, never renamed: they are read back when the log is checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "soort", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the fields are typed numbers that say what they are")]
pub enum Entry {
    /// A decision was taken.
    #[serde(rename = "besluit")]
    Decided {
        decision: DecisionId,
        case: CaseId,
        target: Target,
        concerned: PersonId,
        measure: Measure,
        ground: Ground,
        /// Digest of the law and the facts, in hexadecimal digits.
        facts: String,
        /// End of a suspension, in microseconds since 1970.
        until: Option<i64>,
    },
    /// Somebody objected.
    #[serde(rename = "bezwaar")]
    Objected { objection: ObjectionId, decision: DecisionId },
    /// An objection was decided on.
    #[serde(rename = "bezwaar-besluit")]
    Settled { objection: ObjectionId, decision: DecisionId, outcome: ObjectionOutcome },
    /// An idea was put on top of a theme or on the home page, or a comment above its discussion.
    #[serde(rename = "vastgezet")]
    Pinned {
        pin: PinId,
        place: Place,
        /// Empty where the place is no theme.
        theme: String,
        idea: IdeaNumber,
        comment: Option<CommentId>,
        /// Digest of the reason, in hexadecimal digits.
        reason: String,
        /// When it ends by itself, in microseconds since 1970.
        until: Option<i64>,
    },
    /// It was taken off.
    #[serde(rename = "losgemaakt")]
    Unpinned { pin: PinId, place: Place, idea: IdeaNumber },
    /// Two ideas were linked by somebody who wrote neither, or not the first.
    #[serde(rename = "verwant")]
    KindredLinked { idea: IdeaNumber, other: IdeaNumber },
    /// That link was taken away.
    #[serde(rename = "niet-verwant")]
    KindredUnlinked { idea: IdeaNumber, other: IdeaNumber },
    /// A moderator proposed that somebody's comment becomes an idea of its own.
    #[serde(rename = "afsplitsing")]
    SplitProposed { split: SplitId, comment: CommentId, concerned: PersonId },
    /// A moderator took such a proposal back.
    #[serde(rename = "afsplitsing-ingetrokken")]
    SplitWithdrawn { split: SplitId, comment: CommentId, concerned: PersonId },
    /// An article is shown, or will be from its day on; or what is shown was changed.
    #[serde(rename = "artikel")]
    ArticleShown { article: ArticleId },
    /// An article is shown no longer, or was removed.
    #[serde(rename = "artikel-weg")]
    ArticleWithdrawn { article: ArticleId },
    /// A theme was added or changed.
    #[serde(rename = "thema")]
    ThemeChanged { theme: String },
    /// A theme was removed.
    #[serde(rename = "thema-weg")]
    ThemeRemoved { theme: String },
    /// A role was given or taken.
    #[serde(rename = "rol")]
    RoleGranted { person: PersonId, role: Role },
    /// The second step of an account was turned off from the command line.
    #[serde(rename = "tweede-stap-uit")]
    SecondFactorTurnedOff { person: PersonId },
    /// An account was given another address from the command line.
    #[serde(rename = "adres-veranderd")]
    EmailChanged { person: PersonId },
}
