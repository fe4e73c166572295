//! Kindred ideas: two that have to do with each other, each in its own right.

use crate::ids::IdeaNumber;
use crate::input::Problem;
use crate::life::Status;
use crate::policy::IdeaFacts;
use crate::words::words;

/// How many ideas one can be akin to. More, and nobody reads them.
pub const MOST: usize = 10;

words! {
    /// Why two ideas cannot be linked.
    pub enum NotKin {
        /// They are the same.
        Itself = "zelfde-idee",
        /// They are linked.
        Already = "al-verwant",
        /// The other is hidden or was taken back.
        Closed = "niet-open",
        /// The other went on as part of an idea.
        Merged = "samengevoegd",
        /// One of them has as many as it can have.
        Full = "vol",
    }
}

/// Reads the number of an idea, given as `42`, as `#42` or as an address.
pub fn parse_number(raw: &str) -> Result<IdeaNumber, Problem> {
    crate::merging::number(raw)
}

/// Whether an idea that can be read may be linked to another; `counts` is how many each has.
pub fn fits(
    idea: IdeaNumber,
    (other, facts): (IdeaNumber, &IdeaFacts),
    linked: bool,
    counts: [usize; 2],
) -> Result<(), NotKin> {
    if idea == other {
        Err(NotKin::Itself)
    } else if facts.status == Status::Merged {
        Err(NotKin::Merged)
    } else if !facts.status.is_open() || facts.hidden {
        Err(NotKin::Closed)
    } else if linked {
        Err(NotKin::Already)
    } else if counts.iter().any(|count| *count >= MOST) {
        Err(NotKin::Full)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::PersonId;

    #[test]
    fn an_idea_is_akin_to_another_open_one_once() {
        let open = IdeaFacts { author: PersonId(1), status: Status::Tried, hidden: false, locked: true };
        let (one, two) = (IdeaNumber(1), IdeaNumber(2));
        let to = |facts: IdeaFacts, linked, counts| fits(one, (two, &facts), linked, counts);
        assert_eq!(to(open, false, [0, 9]), Ok(()));
        assert_eq!(fits(one, (one, &open), false, [0, 0]), Err(NotKin::Itself));
        assert_eq!(to(open, true, [1, 1]), Err(NotKin::Already));
        assert_eq!(to(open, false, [0, MOST]), Err(NotKin::Full));
        assert_eq!(to(IdeaFacts { hidden: true, ..open }, false, [0, 0]), Err(NotKin::Closed));
        assert_eq!(to(IdeaFacts { status: Status::Withdrawn, ..open }, false, [0, 0]), Err(NotKin::Closed));
        assert_eq!(to(IdeaFacts { status: Status::Merged, ..open }, false, [0, 0]), Err(NotKin::Merged));
    }
}
