//! Merging: an idea goes on as part of another one, when its author agrees, and each supporter says what becomes of
//! their support.

use jiff::Timestamp;

use crate::consent;
use crate::ids::{IdeaNumber, PersonId};
use crate::input::{Check, Field, Invalid, Problem};
use crate::life::Status;
use crate::policy::{Denial, IdeaFacts, Reason};
use crate::words::words;

/// The author has this long before a moderator may go on without them, and supporters have it before their support is
/// counted as given to an idea that was merged.
pub use crate::consent::{ANSWER_WITHIN, parse_reason};

words! {
    /// Where a merge stands.
    pub enum MergeState {
        /// Its author has not answered yet.
        Proposed = "voorgesteld",
        /// The idea went on as part of the other.
        Merged = "samengevoegd",
        /// Its author said no.
        Declined = "geweigerd",
        /// Whoever proposed it thought better of it.
        Withdrawn = "ingetrokken",
        /// Everything is as it was.
        Undone = "ongedaan",
    }
}

words! {
    /// A step in a merge, by the word of its button.
    pub enum MergeStep {
        /// Say that an idea goes on as part of another.
        Propose = "voorstellen",
        /// The author of the idea that goes says yes.
        Agree = "akkoord",
        /// The author of the idea that goes says no.
        Decline = "weigeren",
        /// Whoever proposed it takes that back.
        Withdraw = "intrekken",
        /// A moderator goes on where the author did not answer.
        Proceed = "doorgaan",
        /// Put everything back.
        Undo = "ongedaan",
    }
}

words! {
    /// What a supporter of an idea that was merged wants.
    pub enum SupportAnswer {
        /// It goes along: from now on they support the other idea.
        Along = "mee",
        /// It stays where it was given, and does not count elsewhere.
        Stay = "laat",
    }
}

words! {
    /// Why an idea cannot go on as part of another.
    pub enum Unmergeable {
        /// They are the same.
        Itself = "zelfde-idee",
        /// The other is withdrawn, hidden or locked.
        Closed = "niet-open",
        /// The other went on as part of an idea itself: a merge never makes a circle or a row.
        Merged = "al-samengevoegd",
        /// There is a proposal that waits for an answer.
        Pending = "al-voorgesteld",
        /// The other may go on as part of an idea soon.
        Going = "gaat-zelf-weg",
        /// The idea into which it went has gone on since: that is undone first.
        Later = "later-samengevoegd",
    }
}

/// A proposal that fits: which idea it goes into, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeProposal {
    /// The idea that it goes into.
    pub into: IdeaNumber,
    /// Why, in public.
    pub reason: String,
}

impl MergeProposal {
    /// Reads `met` and `reden`. An idea may be given as its number, as `#42` or as its address.
    pub fn parse(into: &str, reason: &str) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let into = check.field(Field::Into, number(into));
        let reason = check.field(Field::Reason, parse_reason(reason)).unwrap_or_default();
        check.finish()?;
        into.map(|into| Self { into, reason }).ok_or_else(|| Invalid(Vec::new()))
    }
}

/// Reads the number of an idea out of `42`, `#42` or an address.
pub(crate) fn number(raw: &str) -> Result<IdeaNumber, Problem> {
    let text = raw.trim();
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    let text = text.split_once("/ideeen/").map_or(text, |(_, rest)| rest);
    let digits = text.trim_start_matches('#').split(['/', '?', '#']).next().unwrap_or_default();
    digits.parse().ok().filter(|number| *number > 0).map(IdeaNumber).ok_or(Problem::Malformed)
}

/// Whether an idea that is open fits into another. `target` is there for whoever asks; `going` says that the target is
/// itself proposed to go, `pending` that the source is.
pub fn fits(
    source: IdeaNumber,
    (target, facts): (IdeaNumber, &IdeaFacts),
    pending: bool,
    going: bool,
) -> Result<(), Unmergeable> {
    if source == target {
        Err(Unmergeable::Itself)
    } else if facts.status == Status::Merged {
        Err(Unmergeable::Merged)
    } else if !facts.status.is_open() || facts.hidden || facts.locked {
        Err(Unmergeable::Closed)
    } else if pending {
        Err(Unmergeable::Pending)
    } else if going {
        Err(Unmergeable::Going)
    } else {
        Ok(())
    }
}

/// Somebody beside a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Party {
    /// Who.
    pub person: PersonId,
    /// Whether they moderate.
    pub moderates: bool,
}

/// What decides who may take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    /// Who wrote the idea that goes.
    pub author: PersonId,
    /// Who wrote the idea it goes into.
    pub owner: PersonId,
    /// Who proposed it, where somebody did.
    pub proposer: PersonId,
    /// When that was.
    pub proposed_at: Timestamp,
}

/// Whether somebody may take a step. The author of the idea that goes decides; a moderator proposes, and goes on only
/// where no answer came in time. Nobody moderates towards an idea of their own.
pub fn may_take(step: MergeStep, who: Party, sides: &Sides, now: Timestamp) -> Result<(), Denial> {
    let is_author = who.person == sides.author;
    let as_moderator = || {
        if !who.moderates {
            Err(Denial::NotAllowed(Reason::NotYours))
        } else if who.person == sides.owner {
            Err(Denial::NotAllowed(Reason::Yours))
        } else {
            Ok(())
        }
    };
    let is_theirs = match step {
        MergeStep::Withdraw => who.person == sides.proposer,
        MergeStep::Proceed => false,
        _ => is_author,
    };
    match step {
        _ if is_theirs => Ok(()),
        MergeStep::Propose | MergeStep::Undo | MergeStep::Withdraw => as_moderator(),
        MergeStep::Agree | MergeStep::Decline => Err(Denial::NotAllowed(Reason::NotYours)),
        MergeStep::Proceed if is_author => Err(Denial::NotAllowed(Reason::Yours)),
        MergeStep::Proceed => {
            as_moderator()?;
            if consent::is_over(sides.proposed_at, now) {
                Ok(())
            } else {
                Err(Denial::NotAllowed(Reason::TooEarly))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHOR: PersonId = PersonId(1);
    const OWNER: PersonId = PersonId(2);
    const MODERATOR: PersonId = PersonId(3);
    const OTHER: PersonId = PersonId(4);

    fn facts(status: Status, hidden: bool) -> IdeaFacts {
        IdeaFacts { author: OWNER, status, hidden, locked: false }
    }

    #[test]
    fn an_idea_is_given_by_number_or_address() {
        for text in ["42", " #42 ", "https://voorbeeld.nl/ideeen/42/loting?pagina=2#reactie-7", "/ideeen/42"]
        {
            assert_eq!(number(text), Ok(IdeaNumber(42)), "{text}");
        }
        for text in ["veertig", "0", "-1", "4 2", "/artikelen/42", "99999999999999999999"] {
            assert_eq!(number(text), Err(Problem::Malformed), "{text}");
        }
        assert_eq!(number(" "), Err(Problem::Missing));
    }

    #[test]
    fn an_idea_goes_only_into_an_open_one_and_never_in_a_circle() {
        let open = facts(Status::Tried, false);
        let into =
            |facts: &IdeaFacts, pending, going| fits(IdeaNumber(1), (IdeaNumber(2), facts), pending, going);
        assert_eq!(into(&open, false, false), Ok(()));
        assert_eq!(fits(IdeaNumber(2), (IdeaNumber(2), &open), false, false), Err(Unmergeable::Itself));
        assert_eq!(into(&facts(Status::Merged, false), false, false), Err(Unmergeable::Merged));
        let locked = IdeaFacts { locked: true, ..open };
        assert_eq!(into(&locked, false, false), Err(Unmergeable::Closed));
        for closed in
            [facts(Status::Withdrawn, false), facts(Status::Draft, false), facts(Status::Tried, true)]
        {
            assert_eq!(into(&closed, false, false), Err(Unmergeable::Closed), "{closed:?}");
        }
        assert_eq!(into(&open, true, false), Err(Unmergeable::Pending));
        assert_eq!(into(&open, false, true), Err(Unmergeable::Going));
    }

    #[test]
    fn each_step_is_taken_by_those_who_may() {
        let asked: Timestamp = "2026-02-03T12:00:00Z".parse().unwrap();
        let sides = Sides { author: AUTHOR, owner: OWNER, proposer: MODERATOR, proposed_at: asked };
        let party = |person, moderates| Party { person, moderates };
        let people = [
            party(AUTHOR, false),
            party(AUTHOR, true),
            party(OWNER, false),
            party(OWNER, true),
            party(MODERATOR, true),
            party(OTHER, true),
            party(OTHER, false),
        ];
        let table = [
            (MergeStep::Propose, asked, "ja ja van-een-ander van-jezelf ja ja van-een-ander"),
            (
                MergeStep::Agree,
                asked,
                "ja ja van-een-ander van-een-ander van-een-ander van-een-ander van-een-ander",
            ),
            (
                MergeStep::Decline,
                asked,
                "ja ja van-een-ander van-een-ander van-een-ander van-een-ander van-een-ander",
            ),
            (MergeStep::Withdraw, asked, "van-een-ander ja van-een-ander van-jezelf ja ja van-een-ander"),
            (
                MergeStep::Proceed,
                asked,
                "van-jezelf van-jezelf van-een-ander van-jezelf te-vroeg te-vroeg van-een-ander",
            ),
            (
                MergeStep::Proceed,
                asked + ANSWER_WITHIN,
                "van-jezelf van-jezelf van-een-ander van-jezelf ja ja van-een-ander",
            ),
            (MergeStep::Undo, asked, "ja ja van-een-ander van-jezelf ja ja van-een-ander"),
        ];
        for (step, now, row) in table {
            let found: Vec<_> = people
                .iter()
                .map(|who| match may_take(step, *who, &sides, now) {
                    Ok(()) => "ja",
                    Err(Denial::NotAllowed(reason)) => reason.as_str(),
                    Err(other) => panic!("{other:?}"),
                })
                .collect();
            assert_eq!(found.join(" "), row, "{step}");
        }
    }

    #[test]
    fn a_proposal_says_which_and_why() {
        let Err(Invalid(errors)) = MergeProposal::parse("", "kort") else { panic!("no idea and no reason") };
        assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), [Field::Into, Field::Reason]);
    }
}
