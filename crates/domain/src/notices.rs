//! Notices: who hears of what, as what it is to them, where they see it, and how soon it is mailed.

mod told;
mod when;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::ids::{
    CaseId, CommentId, DecisionId, IdeaNumber, MergeId, ObjectionId, PersonId, PracticeId, SavedSearchId,
    SplitId,
};
use crate::life::Status;
use crate::people::Role;
use crate::practice::PracticeState;
use crate::words::words;

pub use told::{
    Commented, of_comment, of_featured, of_held, of_idea, of_merge_question, of_office, of_pattern,
    of_report, of_split, of_split_question, of_status,
};
pub use when::{BURST, Planned, Zone, ZoneName, next_gathered, plan};

words! {
    /// A kind of notice, which somebody can have mailed or stop apart from the others.
    pub enum MailKind {
        /// Somebody answered my comment.
        Reply = "antwoord",
        /// Somebody commented on an idea I proposed or follow.
        Comment = "reactie",
        /// Somebody mentioned me.
        Mention = "vermelding",
        /// An idea I have to do with took a step.
        Status = "status",
        /// Something was decided about what I wrote.
        Decision = "besluit",
        /// Something new in what I follow; for moderators also a report.
        News = "nieuw",
    }
}

words! {
    /// How soon a kind of notice is mailed.
    pub enum Frequency {
        /// As it happens.
        AtOnce = "direct",
        /// Once a day.
        Daily = "dagelijks",
        /// Once a week.
        Weekly = "wekelijks",
        /// Not at all.
        Never = "nooit",
    }
}

impl MailKind {
    /// How soon it is mailed to somebody who did not choose: at once what is meant for them or for their office,
    /// the rest once a day, so that following much does not mean much mail.
    pub fn default_frequency(self, role: Role) -> Frequency {
        match self {
            Self::Reply | Self::Mention | Self::Decision => Frequency::AtOnce,
            Self::News if role != Role::Participant => Frequency::AtOnce,
            Self::Comment | Self::Status | Self::News => Frequency::Daily,
        }
    }

    /// Meant for this person alone, and so shown first where there is no room for all.
    pub fn is_personal(self) -> bool {
        matches!(self, Self::Reply | Self::Mention | Self::Decision)
    }
}

words! {
    /// What happened to the merge of an idea.
    pub enum MergeNews {
        /// It went on as part of another.
        Merged = "samengevoegd",
        /// It took another one in.
        TookIn = "opgenomen",
        /// That was undone, of either.
        Undone = "ongedaan",
        /// Its author said no, to whoever proposed it.
        Declined = "geweigerd",
    }
}

words! {
    /// What came of a proposal to make an idea of its own of a comment.
    pub enum SplitNews {
        /// Its author said yes, to whoever proposed it.
        Agreed = "akkoord",
        /// Its author said no, to whoever proposed it.
        Declined = "geweigerd",
        /// Its author did not answer in time, to whoever proposed it.
        Lapsed = "verlopen",
        /// The comment cannot be read any more, to whoever proposed it.
        Dropped = "vervallen",
        /// The idea is public, to who supported or answered the comment.
        OwnIdea = "eigen-idee",
    }
}

words! {
    /// What happened to something that is withheld.
    pub enum HeldNews {
        /// It waits for a moderator, who is told.
        Waits = "wacht",
        /// Several people reported it, and its writer is told that it is hidden until a moderator looked.
        Veiled = "gemeld",
        /// A moderator looked, and its writer is told that it is shown.
        Shown = "getoond",
    }
}

words! {
    /// Who is asked something about a merge.
    pub enum MergeAsked {
        /// The author of the idea that is proposed to go.
        Author = "schrijver",
        /// A supporter of the idea that went.
        Supporter = "steuner",
    }
}

/// What a notice tells of, by number: the words are read when it is shown or mailed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A comment under an idea.
    Comment {
        /// The idea.
        idea: IdeaNumber,
        /// The comment.
        comment: CommentId,
    },
    /// A step in the life of an idea.
    Status {
        /// The idea.
        idea: IdeaNumber,
        /// Where it stands since.
        to: Status,
    },
    /// What an organisation reports on an idea.
    Practice {
        /// The idea.
        idea: IdeaNumber,
        /// The report.
        practice: PracticeId,
        /// How far it was when it reported.
        state: PracticeState,
    },
    /// A new idea.
    Idea {
        /// The idea.
        idea: IdeaNumber,
    },
    /// An idea that is featured on the home page, for its author.
    Featured {
        /// The idea.
        idea: IdeaNumber,
    },
    /// A new idea that answers a search that somebody keeps.
    Found {
        /// The idea.
        idea: IdeaNumber,
        /// The search.
        search: SavedSearchId,
    },
    /// An idea that is addressed to an organisation, for those who speak for it.
    Addressed {
        /// The idea.
        idea: IdeaNumber,
    },
    /// The day before which an answer is promised, for those who speak for the organisation.
    Due {
        /// The idea.
        idea: IdeaNumber,
        /// That day.
        day: Date,
    },
    /// An official answer.
    Answer {
        /// The idea.
        idea: IdeaNumber,
        /// The comment that is the answer.
        comment: CommentId,
    },
    /// A decision about what somebody wrote.
    Decision {
        /// The idea where that stands, if it stands somewhere.
        idea: Option<IdeaNumber>,
        /// The decision.
        decision: DecisionId,
    },
    /// A merge of an idea.
    Merge {
        /// The idea.
        idea: IdeaNumber,
        /// The merge.
        merge: MergeId,
        /// What happened to it.
        news: MergeNews,
    },
    /// A question about a merge, which waits for an answer.
    MergeQuestion {
        /// The idea that goes or went.
        idea: IdeaNumber,
        /// The merge.
        merge: MergeId,
        /// Who is asked.
        asked: MergeAsked,
    },
    /// A question whether one's comment becomes an idea of its own, which waits for an answer.
    SplitQuestion {
        /// The idea under which the comment stands.
        idea: IdeaNumber,
        /// The comment.
        comment: CommentId,
        /// The proposal.
        split: SplitId,
    },
    /// What came of such a proposal.
    Split {
        /// The idea under which the comment stands; of an own idea that idea.
        idea: IdeaNumber,
        /// The comment, which need not be readable any more.
        comment: CommentId,
        /// What.
        news: SplitNews,
    },
    /// Something that is withheld until a moderator looked at it.
    Held {
        /// The idea where it stands.
        idea: IdeaNumber,
        /// The case.
        case: CaseId,
        /// What happened.
        news: HeldNews,
    },
    /// An objection, for those who can decide on it.
    Objection {
        /// The objection.
        objection: ObjectionId,
    },
    /// A decision on one's objection.
    Settled {
        /// The decision it was against.
        decision: DecisionId,
    },
    /// Support by many new accounts, for moderators.
    Pattern {
        /// The idea that they support.
        idea: IdeaNumber,
    },
    /// A report, for moderators.
    Report {
        /// The idea where the thing reported stands, if it stands somewhere.
        idea: Option<IdeaNumber>,
        /// The case it belongs to.
        case: CaseId,
    },
}

impl About {
    /// The idea it belongs to.
    pub fn idea(self) -> Option<IdeaNumber> {
        match self {
            Self::Comment { idea, .. }
            | Self::Status { idea, .. }
            | Self::Practice { idea, .. }
            | Self::Idea { idea }
            | Self::Featured { idea }
            | Self::Found { idea, .. }
            | Self::Addressed { idea }
            | Self::Due { idea, .. }
            | Self::Answer { idea, .. }
            | Self::Held { idea, .. }
            | Self::Pattern { idea }
            | Self::Merge { idea, .. }
            | Self::Split { idea, .. }
            | Self::SplitQuestion { idea, .. }
            | Self::MergeQuestion { idea, .. } => Some(idea),
            Self::Decision { idea, .. } | Self::Report { idea, .. } => idea,
            Self::Objection { .. } | Self::Settled { .. } => None,
        }
    }

    /// Whether it goes in one mail with what else happens to its idea at that time. A decision, a report and a question
    /// each are a letter of their own.
    pub fn is_gathered(self) -> bool {
        matches!(
            self,
            Self::Comment { .. }
                | Self::Addressed { .. }
                | Self::Due { .. }
                | Self::Answer { .. }
                | Self::Status { .. }
                | Self::Practice { .. }
                | Self::Idea { .. }
                | Self::Found { .. }
                | Self::Featured { .. }
                | Self::Merge { .. }
                | Self::Split { .. }
        )
    }

    /// Whether it asks something, and so does not wait for the end of a day or a week.
    pub fn is_question(self) -> bool {
        matches!(self, Self::MergeQuestion { .. } | Self::SplitQuestion { .. })
    }
}

/// What somebody chose for a kind of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// How soon it is mailed.
    pub mail: Frequency,
    /// Whether the site shows it.
    pub in_site: bool,
}

impl Choice {
    /// What holds for somebody in `role` who did not choose.
    pub fn default_for(kind: MailKind, role: Role) -> Self {
        Self { mail: kind.default_frequency(role), in_site: true }
    }
}

/// Whether somebody can be mailed at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// When they proved that their address is theirs.
    pub confirmed_at: Option<Timestamp>,
    /// Until when they are suspended.
    pub suspended_until: Option<Timestamp>,
    /// Since when their address takes no mail.
    pub mail_blocked_at: Option<Timestamp>,
}

impl Reach {
    /// Whether a notice of this kind may be mailed now. Who is suspended is still told what was decided about them:
    /// a restriction comes with its reasons (DSA, art. 17).
    pub fn allows(&self, kind: MailKind, now: Timestamp) -> bool {
        let suspended = self.suspended_until.is_some_and(|until| until > now);
        self.confirmed_at.is_some()
            && self.mail_blocked_at.is_none()
            && (!suspended || kind == MailKind::Decision)
    }
}

/// Somebody who may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub person: PersonId,
    /// In which role.
    pub role: Role,
    /// Whether they can be mailed.
    pub reach: Reach,
    /// The zone whose midnight ends their day.
    pub zone: ZoneName,
    /// What they chose for this kind of notice.
    pub chosen: Option<Choice>,
}

/// A notice as it is kept for one person: somewhere it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// Whether the site shows it.
    pub in_site: bool,
    /// How soon it is mailed.
    pub mail: Frequency,
}

impl Delivery {
    /// The same, mailed as it happens where it is mailed at all.
    #[must_use]
    pub fn at_once(self) -> Self {
        let mail = if self.mail == Frequency::Never { Frequency::Never } else { Frequency::AtOnce };
        Self { mail, ..self }
    }
}

/// Where a notice of this kind is seen by somebody; `None` where they want it nowhere.
pub fn deliver(kind: MailKind, to: &Recipient, now: Timestamp) -> Option<Delivery> {
    let choice = to.chosen.unwrap_or_else(|| Choice::default_for(kind, to.role));
    let mail = if to.reach.allows(kind, now) { choice.mail } else { Frequency::Never };
    (choice.in_site || mail != Frequency::Never).then_some(Delivery { in_site: choice.in_site, mail })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn recipient(reach: Reach, chosen: Option<Choice>) -> Recipient {
        Recipient { person: PersonId(1), role: Role::Participant, reach, zone: ZoneName::default(), chosen }
    }

    const NOW: &str = "2026-02-03T12:00:00Z";

    fn good() -> Reach {
        Reach { confirmed_at: Some(at(NOW)), suspended_until: None, mail_blocked_at: None }
    }

    #[test]
    fn what_is_meant_for_me_comes_at_once_and_the_rest_once_a_day() {
        let table = [
            (MailKind::Reply, "direct direct direct"),
            (MailKind::Comment, "dagelijks dagelijks dagelijks"),
            (MailKind::Mention, "direct direct direct"),
            (MailKind::Status, "dagelijks dagelijks dagelijks"),
            (MailKind::Decision, "direct direct direct"),
            (MailKind::News, "dagelijks direct direct"),
        ];
        assert_eq!(table.len(), MailKind::ALL.len());
        for (kind, row) in table {
            let found: Vec<_> = Role::ALL.iter().map(|role| kind.default_frequency(*role).as_str()).collect();
            assert_eq!(found.join(" "), row, "{kind}");
        }
    }

    #[test]
    fn who_cannot_be_mailed_still_sees_it_in_the_site() {
        let later = Some(at("2026-02-04T12:00:00Z"));
        let earlier = Some(at("2026-02-02T12:00:00Z"));
        let table = [
            (good(), Frequency::AtOnce),
            (Reach { confirmed_at: None, ..good() }, Frequency::Never),
            (Reach { mail_blocked_at: earlier, ..good() }, Frequency::Never),
            (Reach { suspended_until: later, ..good() }, Frequency::Never),
            (Reach { suspended_until: earlier, ..good() }, Frequency::AtOnce),
        ];
        for (reach, mail) in table {
            let delivery = deliver(MailKind::Reply, &recipient(reach, None), at(NOW));
            assert_eq!(delivery, Some(Delivery { in_site: true, mail }), "{reach:?}");
        }
    }

    #[test]
    fn who_is_suspended_is_told_why() {
        let reach = Reach { suspended_until: Some(at("2026-02-04T12:00:00Z")), ..good() };
        assert!(reach.allows(MailKind::Decision, at(NOW)));
    }

    #[test]
    fn a_question_comes_at_once_unless_no_mail_is_wanted() {
        let mailed = |mail| Delivery { in_site: true, mail }.at_once().mail;
        for frequency in [Frequency::AtOnce, Frequency::Daily, Frequency::Weekly] {
            assert_eq!(mailed(frequency), Frequency::AtOnce);
        }
        assert_eq!(mailed(Frequency::Never), Frequency::Never);
    }

    #[test]
    fn what_is_wanted_nowhere_is_kept_nowhere() {
        let nowhere = Some(Choice { mail: Frequency::Never, in_site: false });
        assert_eq!(deliver(MailKind::Reply, &recipient(good(), nowhere), at(NOW)), None);
        let by_mail = Some(Choice { mail: Frequency::Weekly, in_site: false });
        let delivery = deliver(MailKind::Reply, &recipient(good(), by_mail), at(NOW));
        assert_eq!(delivery, Some(Delivery { in_site: false, mail: Frequency::Weekly }));
    }
}
