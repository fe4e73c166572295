//! The life of an idea: the statuses there are, and who may take which step.

use crate::people::Role;
use crate::words::words;

words! {
    /// Where an idea stands.
    pub enum Status {
        /// A draft, seen by its author alone.
        Draft = "concept",
        /// Open for discussion.
        Discussed = "in-gesprek",
        /// An organisation is weighing it.
        Considered = "in-overweging",
        /// An organisation tries it.
        Tried = "in-experiment",
        /// It is being carried out.
        CarriedOut = "in-uitvoering",
        /// It is done.
        Realised = "gerealiseerd",
        /// It goes no further, with a reason.
        Stopped = "niet-verder",
        /// Taken back by its author.
        Withdrawn = "ingetrokken",
        /// Went on as part of another idea.
        Merged = "samengevoegd",
    }
}

impl Status {
    /// The steps of the path an idea goes when all goes well.
    pub const PATH: [Self; 5] =
        [Self::Discussed, Self::Considered, Self::Tried, Self::CarriedOut, Self::Realised];

    /// True for everything but a draft.
    pub fn is_public(self) -> bool {
        self != Self::Draft
    }

    /// True while people may comment on it, support it and edit it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Draft | Self::Withdrawn | Self::Merged)
    }

    /// True where the step forward to `next` exists, whoever takes it.
    pub fn leads_to(self, next: Self) -> bool {
        match next {
            Self::Draft | Self::Merged => false,
            Self::Discussed => matches!(self, Self::Draft | Self::Stopped),
            Self::Stopped => self.is_open() && self != Self::Stopped,
            Self::Withdrawn => self.is_open(),
            _ => self.is_open() && self != next,
        }
    }
}

/// Who takes a step, seen from the idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stepper {
    /// Its author.
    Author,
    /// Somebody in a role, not the author.
    Other(Role),
}

/// Whether `who` may bring an idea from `from` to `to`: the author publishes and withdraws, those who run
/// the site take the other steps.
pub fn may_step(who: Stepper, from: Status, to: Status) -> bool {
    from.leads_to(to)
        && match who {
            Stepper::Author => to == Status::Withdrawn || (from, to) == (Status::Draft, Status::Discussed),
            Stepper::Other(Role::Administrator) => from != Status::Draft && to != Status::Withdrawn,
            Stepper::Other(_) => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: from. Columns: to, in the order of `Status::ALL`. `a` author, `b` beheerder.
    const TABLE: [&str; 9] = [
        ". a . . . . . . .", // concept
        ". . b b b b b a .", // in-gesprek
        ". . . b b b b a .", // in-overweging
        ". . b . b b b a .", // in-experiment
        ". . b b . b b a .", // in-uitvoering
        ". . b b b . b a .", // gerealiseerd
        ". b b b b b . a .", // niet-verder
        ". . . . . . . . .", // ingetrokken
        ". . . . . . . . .", // samengevoegd
    ];

    #[test]
    fn each_step_is_taken_by_those_who_may_and_nobody_else() {
        for (from, row) in Status::ALL.iter().zip(TABLE) {
            for (to, cell) in Status::ALL.iter().zip(row.split(' ')) {
                let author = may_step(Stepper::Author, *from, *to);
                let administrator = may_step(Stepper::Other(Role::Administrator), *from, *to);
                assert_eq!(author, cell == "a", "author: {from} to {to}");
                assert_eq!(administrator, cell == "b", "administrator: {from} to {to}");
                assert!(!may_step(Stepper::Other(Role::Participant), *from, *to), "{from} to {to}");
            }
        }
    }
}
