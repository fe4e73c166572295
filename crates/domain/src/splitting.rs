//! Splitting off: a comment becomes an idea of its own, when its author wants that.

use jiff::Timestamp;
use unicode_segmentation::UnicodeSegmentation;

use crate::consent::{self, parse_reason};
use crate::ideas::{RawProposal, SUMMARY_MAX, TITLE};
use crate::ids::PersonId;
use crate::input::{Check, Field, Invalid, clean_line, clean_text, length, within};
use crate::policy::{Denial, Reason};
use crate::words::words;

/// Greatest number of characters of what the author says with a no.
const WORD_MAX: usize = 1_000;

words! {
    /// Where a proposal to split a comment off stands.
    pub enum SplitState {
        /// Its author has not answered yet.
        Proposed = "voorgesteld",
        /// Its author said yes, or began by themselves: it is a draft of theirs, or an idea.
        Agreed = "akkoord",
        /// Its author said no.
        Declined = "geweigerd",
        /// Whoever proposed it thought better of it.
        Withdrawn = "ingetrokken",
        /// Its author did not answer in time. A move of somebody's words needs their consent, so this is a no.
        Lapsed = "verlopen",
        /// The comment was taken back or hidden, so that there was nothing left to ask.
        Dropped = "vervallen",
    }
}

words! {
    /// A step, by the word of its button.
    pub enum SplitStep {
        /// Ask the author; where that is oneself, begin.
        Propose = "voorstellen",
        /// The author says yes.
        Agree = "akkoord",
        /// The author says no.
        Decline = "weigeren",
        /// Whoever proposed it takes that back.
        Withdraw = "intrekken",
    }
}

words! {
    /// Why a comment cannot become an idea of its own, or its author not be asked.
    pub enum Unsplittable {
        /// It is the answer of an organisation, which answers one idea and is no idea of a person.
        Official = "antwoord-organisatie",
        /// It is one already, or a draft of one.
        Split = "al-afgesplitst",
        /// Its author was asked, and has not answered yet.
        Pending = "al-gevraagd",
        /// Its author said no. Nobody is asked the same twice; they may still begin by themselves.
        Declined = "al-geweigerd",
        /// Its author has no account any more, or never had one, so that nobody can say yes.
        Departed = "schrijver-weg",
        /// Its author may not write for a time.
        Suspended = "schrijver-geschorst",
    }
}

/// What decides whether a comment can become an idea of its own, beside the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate fact")]
pub struct Candidate {
    /// It is the answer of an organisation.
    pub official: bool,
    /// Whoever wants it wrote it.
    pub own: bool,
    /// Its author has an account.
    pub reachable: bool,
    /// Its author is suspended.
    pub suspended: bool,
    /// Where the last proposal stands.
    pub last: Option<SplitState>,
}

/// Whether a comment can become an idea of its own.
pub fn fits(candidate: &Candidate) -> Result<(), Unsplittable> {
    if candidate.official {
        return Err(Unsplittable::Official);
    }
    match candidate.last {
        Some(SplitState::Agreed) => return Err(Unsplittable::Split),
        Some(SplitState::Proposed) => return Err(Unsplittable::Pending),
        _ if candidate.own => return Ok(()),
        Some(SplitState::Declined) => return Err(Unsplittable::Declined),
        _ => {}
    }
    if !candidate.reachable {
        Err(Unsplittable::Departed)
    } else if candidate.suspended {
        Err(Unsplittable::Suspended)
    } else {
        Ok(())
    }
}

/// A proposal to an author that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitProposal {
    /// What the idea could be called.
    pub title: String,
    /// Why, for the author and for those who moderate.
    pub reason: String,
}

impl SplitProposal {
    /// Reads `titel` and `reden`.
    pub fn parse(title: &str, reason: &str) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let title = check.field(Field::Title, within(clean_line(title), TITLE.0, TITLE.1));
        let reason = check.field(Field::Reason, parse_reason(reason));
        check.finish()?;
        title.zip(reason).map(|(title, reason)| Self { title, reason }).ok_or_else(|| Invalid(Vec::new()))
    }
}

/// Reads what the author says with a no; nothing need be said.
pub fn parse_word(raw: &str) -> Result<String, Invalid> {
    match clean_text(raw) {
        text if text.is_empty() => Ok(text),
        text => within(text, 0, WORD_MAX).map_err(|problem| Invalid::one(Field::Word, problem)),
    }
}

/// What decides who may take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    /// Who wrote the comment.
    pub author: PersonId,
    /// Who proposed it.
    pub proposer: PersonId,
    /// When that was.
    pub proposed_at: Timestamp,
}

/// Whether somebody may take a step with a proposal that waits. Only the author answers, in time; only whoever proposed
/// it takes it back.
pub fn may_take(step: SplitStep, who: PersonId, sides: &Sides, now: Timestamp) -> Result<(), Denial> {
    let whose = match step {
        SplitStep::Agree | SplitStep::Decline => sides.author,
        SplitStep::Withdraw => sides.proposer,
        SplitStep::Propose => return Err(Denial::NotAllowed(Reason::Done)),
    };
    if who != whose {
        Err(Denial::NotAllowed(Reason::NotYours))
    } else if consent::is_over(sides.proposed_at, now) {
        Err(Denial::NotAllowed(Reason::TooLate))
    } else {
        Ok(())
    }
}

/// The draft that an author begins with: the words of the comment, and the place of the idea it stands under. `plain` is
/// the comment without its signs.
pub fn draft(title: &str, comment: &str, plain: &str, under: &RawProposal) -> RawProposal {
    RawProposal {
        title: title.to_owned(),
        summary: summary_of(plain),
        proposal: comment.to_owned(),
        themes: under.themes.clone(),
        level: under.level.clone(),
        ..RawProposal::default()
    }
}

/// As many of the first sentences as make a summary; one that is too long is cut at a word.
fn summary_of(plain: &str) -> String {
    let line = clean_line(plain);
    let mut summary = String::new();
    for sentence in line.split_sentence_bounds() {
        if length(summary.trim_end()) + length(sentence.trim_end()) > SUMMARY_MAX {
            break;
        }
        summary.push_str(sentence);
    }
    if summary.is_empty() { cut(&line) } else { summary.trim_end().to_owned() }
}

fn cut(line: &str) -> String {
    let mut cut = String::new();
    for word in line.split(' ') {
        // Room for a space before the word and for the mark behind it.
        if length(&cut) + length(word) + 3 > SUMMARY_MAX {
            break;
        }
        if !cut.is_empty() {
            cut.push(' ');
        }
        cut.push_str(word);
    }
    if cut.is_empty() { line.graphemes(true).take(SUMMARY_MAX).collect() } else { format!("{cut} …") }
}

/// A title of the first sentence, where that is of the length of a title.
pub fn title_of(plain: &str) -> String {
    let line = clean_line(plain);
    let first = line.split_sentence_bounds().next().unwrap_or_default().trim_end();
    let first = first.trim_end_matches('.');
    if (TITLE.0..=TITLE.1).contains(&length(first)) { first.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ideas::Proposal;
    use crate::input::Problem;

    const OPEN: Candidate =
        Candidate { official: false, own: false, reachable: true, suspended: false, last: None };

    #[test]
    fn what_can_become_an_idea_and_what_cannot() {
        let after = |last| Candidate { last: Some(last), ..OPEN };
        let own = |candidate| Candidate { own: true, ..candidate };
        let official = Candidate { official: true, ..OPEN };
        let table = [
            (OPEN, None),
            (official, Some(Unsplittable::Official)),
            (own(official), Some(Unsplittable::Official)),
            (after(SplitState::Proposed), Some(Unsplittable::Pending)),
            (own(after(SplitState::Proposed)), Some(Unsplittable::Pending)),
            (after(SplitState::Agreed), Some(Unsplittable::Split)),
            (own(after(SplitState::Agreed)), Some(Unsplittable::Split)),
            (after(SplitState::Declined), Some(Unsplittable::Declined)),
            (own(after(SplitState::Declined)), None),
            (after(SplitState::Withdrawn), None),
            (after(SplitState::Lapsed), None),
            (after(SplitState::Dropped), None),
            (Candidate { reachable: false, ..OPEN }, Some(Unsplittable::Departed)),
            (Candidate { suspended: true, ..OPEN }, Some(Unsplittable::Suspended)),
        ];
        for (candidate, why) in table {
            assert_eq!(fits(&candidate).err(), why, "{candidate:?}");
        }
    }

    #[test]
    fn only_the_author_answers_and_only_the_proposer_takes_it_back_in_time() {
        let asked: Timestamp = "2026-02-03T12:00:00Z".parse().unwrap();
        let sides = Sides { author: PersonId(1), proposer: PersonId(2), proposed_at: asked };
        let table = [
            (SplitStep::Propose, "al-gedaan al-gedaan al-gedaan", "al-gedaan al-gedaan al-gedaan"),
            (SplitStep::Agree, "ja van-een-ander van-een-ander", "te-laat van-een-ander van-een-ander"),
            (SplitStep::Decline, "ja van-een-ander van-een-ander", "te-laat van-een-ander van-een-ander"),
            (SplitStep::Withdraw, "van-een-ander ja van-een-ander", "van-een-ander te-laat van-een-ander"),
        ];
        for (step, in_time, late) in table {
            for (now, row) in [(asked, in_time), (asked + consent::ANSWER_WITHIN, late)] {
                let found = [1, 2, 3].map(|id| match may_take(step, PersonId(id), &sides, now) {
                    Ok(()) => "ja",
                    Err(Denial::NotAllowed(reason)) => reason.as_str(),
                    Err(other) => panic!("{other:?}"),
                });
                assert_eq!(found.join(" "), row, "{step} {now}");
            }
        }
    }

    #[test]
    fn a_proposal_says_what_it_could_be_called_and_why() {
        let Err(Invalid(errors)) = SplitProposal::parse("Kort", "kort") else { panic!("both are too short") };
        let expected = [(Field::Title, 10), (Field::Reason, 10)];
        assert_eq!(
            errors.iter().map(|e| (e.field, e.problem.clone())).collect::<Vec<_>>(),
            expected.map(|(field, min)| (field, Problem::TooShort { min }))
        );
        assert!(SplitProposal::parse(&"x".repeat(121), "Dit is een goed plan.").is_err());
        assert!(SplitProposal::parse("Een bus naar zee", "Dit is een goed plan.").is_ok());
    }

    #[test]
    fn a_draft_begins_with_the_first_sentences() {
        let text = "Laat een bus rijden. Naar zee, elk uur.\n\nEn dan nog iets.";
        assert_eq!(summary_of(text), "Laat een bus rijden. Naar zee, elk uur. En dan nog iets.");
        let long = format!("Kort. Een {}", "woord ".repeat(100));
        assert_eq!(summary_of(&long), "Kort.");
        assert!(summary_of(&"woord ".repeat(100)).ends_with("woord …"));
        assert_eq!(title_of("Laat een bus rijden. Naar zee."), "Laat een bus rijden");
        assert_eq!(title_of("Nee. Wel doen."), "");
    }

    proptest! {
        #[test]
        fn every_comment_makes_a_draft(text in any::<String>()) {
            let text = clean_text(&text);
            let raw = draft(&title_of(&text), &text, &text, &RawProposal::default());
            prop_assert!(Proposal::draft(&raw).is_ok());
            prop_assert!(length(&raw.summary) <= SUMMARY_MAX);
        }
    }
}
