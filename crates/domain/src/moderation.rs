//! Moderation: reports, the measures a moderator can take, what a decision must say, and objecting to it.

mod blanks;
mod ledger;
mod objection;
mod report;
mod ruling;
mod templates;

use crate::ids::{CommentId, IdeaNumber, PersonId, PracticeId};
use crate::input::{Problem, clean_text, within};
use crate::people::Role;
use crate::words::words;

pub use ledger::{Entry, FACTS_DIGEST};
pub use objection::{
    DecisionFacts, Objection, ObjectionFacts, ObjectionOutcome, Objector, Settlement, TERM_MONTHS,
    may_still_object, term_ends,
};
pub use report::{Contact, RawReport, Report};
pub use ruling::{DAYS_MAX, RawRuling, Ruling};
pub use templates::Template;

words! {
    /// Why something is reported, or decided about.
    pub enum Ground {
        /// Insult, threat or discrimination.
        Hurtful = "kwetsend",
        /// Advertising, or the same again and again.
        Spam = "spam",
        /// Personal data of somebody else.
        PersonalData = "persoonsgegevens",
        /// Has nothing to do with the subject.
        OffTopic = "niet-ter-zake",
        /// Against the law.
        Illegal = "strafbaar",
        /// Something else, told in the explanation.
        Other = "anders",
    }
}

/// How what a case is about was found, and what a computer did before anybody looked (DSA, art. 17(3)(b) and (c)).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// An automatic rule kept it from being shown until a moderator read it.
    pub by_rule: bool,
    /// Several reports hid it until a moderator looked.
    pub veiled: bool,
}

words! {
    /// What a decision on a case does.
    pub enum Measure {
        /// Nothing: it may stay.
        None = "geen",
        /// A typing error in the title or the themes are put right.
        Mend = "verbeter",
        /// Its author is told that this is not allowed; nothing else changes.
        Warn = "waarschuw",
        /// Nobody but its author and moderators sees it.
        Hide = "verberg",
        /// It is shown again, or a suspension ends.
        Restore = "herstel",
        /// An idea is closed for comments and support.
        Lock = "slot",
        /// An idea is open again for comments and support.
        Reopen = "heropen",
        /// Whoever it is about does not write for some days.
        Suspend = "schors",
        /// The account of whoever it is about is closed.
        Remove = "verwijder",
    }
}

impl Measure {
    /// Whether it can be taken about something of this kind.
    pub fn fits(self, target: Target) -> bool {
        match self {
            Self::None | Self::Warn | Self::Restore | Self::Suspend | Self::Remove => true,
            Self::Hide => !matches!(target, Target::Person(_)),
            Self::Mend | Self::Lock | Self::Reopen => matches!(target, Target::Idea(_)),
        }
    }

    /// Whether it takes something from the one concerned, and so needs a ground and can be objected to (DSA, art. 17 and
    /// 20).
    pub fn restricts(self) -> bool {
        matches!(self, Self::Warn | Self::Hide | Self::Lock | Self::Suspend | Self::Remove)
    }

    /// Whether the one concerned can object to it: what restricts, and what changed their words.
    pub fn can_be_objected_to(self) -> bool {
        self.restricts() || self == Self::Mend
    }

    /// Whether it would change anything, as things stand.
    pub fn is_of_use(self, target: Target, state: TargetState) -> bool {
        let of_person = matches!(target, Target::Person(_));
        self.fits(target)
            && match self {
                Self::None => true,
                Self::Mend => !state.hidden,
                Self::Hide => !state.hidden && !state.removed,
                Self::Restore if of_person => state.suspended && !state.closed,
                Self::Restore => state.hidden && !state.removed,
                Self::Lock => !state.locked,
                Self::Reopen => state.locked,
                Self::Warn | Self::Suspend | Self::Remove => !state.closed,
            }
    }

    /// Whether only who runs the site can take it about somebody in this role: whoever is in office is not put out of it by a
    /// colleague.
    pub fn takes_an_administrator(self, concerned: Role) -> bool {
        match self {
            Self::Remove => true,
            Self::Suspend => concerned != Role::Participant,
            _ => false,
        }
    }

    /// The measure that it ends before its time.
    pub fn ends(self, target: Target) -> Option<Self> {
        match (self, target) {
            (Self::Restore, Target::Person(_)) => Some(Self::Suspend),
            (Self::Restore, _) => Some(Self::Hide),
            (Self::Reopen, _) => Some(Self::Lock),
            _ => None,
        }
    }
}

/// What a report or a decision is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// An idea.
    Idea(IdeaNumber),
    /// A comment.
    Comment(CommentId),
    /// A person, for what they do on the whole.
    Person(PersonId),
    /// What an organisation reports on an idea.
    Practice(PracticeId),
}

/// How things stand with a target and with whom it is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct TargetState {
    /// Hidden by a moderator.
    pub hidden: bool,
    /// Taken back by its author.
    pub removed: bool,
    /// Closed for comments and support.
    pub locked: bool,
    /// Its author is suspended now.
    pub suspended: bool,
    /// Its author's account is closed.
    pub closed: bool,
}

/// Greatest number of characters of an explanation, of facts.
pub const EXPLANATION_MAX: usize = 2_000;
/// Least and greatest number of characters that name an article of a law.
const LAW: (usize, usize) = (3, 200);

fn parse_ground(raw: &str) -> Result<Ground, Problem> {
    match raw.trim() {
        "" => Err(Problem::Missing),
        word => Ground::parse(word).ok_or(Problem::Unknown),
    }
}

/// The article of the law that something is against: needed where the ground says so, left out elsewhere.
fn parse_law(raw: &str, is_needed: bool) -> Result<String, Problem> {
    if is_needed { within(crate::input::clean_line(raw), LAW.0, LAW.1) } else { Ok(String::new()) }
}

fn bounded(raw: &str, min: usize) -> Result<String, Problem> {
    let text = clean_text(raw);
    if min == 0 && text.is_empty() { Ok(text) } else { within(text, min, EXPLANATION_MAX) }
}
