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

/// The steps that somebody who is all of this may take from `from`, in the order of the path.
/// Withdrawing and publishing are the author's and have pages of their own.
pub fn steps_from(who: &[Stepper], from: Status) -> Vec<Status> {
    let may = |to: &Status| who.iter().any(|who| may_step(*who, from, *to));
    Status::ALL
        .iter()
        .copied()
        .filter(|to| *to != Status::Withdrawn && from != Status::Draft)
        .filter(may)
        .collect()
}

/// Who takes a step, seen from the idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stepper {
    /// Its author.
    Author,
    /// Somebody who speaks for the organisation that the idea is addressed to, or that took it up.
    Representative,
    /// Somebody in a role, not the author.
    Other(Role),
}

/// Whether `who` may bring an idea from `from` to `to`: the author publishes and withdraws; an organisation says how far
/// it is; a moderator stops an idea that goes nowhere and opens it again; those who run the site take all but the
/// author's steps.
pub fn may_step(who: Stepper, from: Status, to: Status) -> bool {
    from.leads_to(to)
        && match who {
            Stepper::Author => to == Status::Withdrawn || (from, to) == (Status::Draft, Status::Discussed),
            Stepper::Other(Role::Moderator) => {
                to == Status::Stopped || (from, to) == (Status::Stopped, Status::Discussed)
            }
            Stepper::Representative | Stepper::Other(Role::Administrator) => {
                from != Status::Draft && to != Status::Withdrawn
            }
            Stepper::Other(Role::Participant) => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: from. Columns: to, in the order of `Status::ALL`. `a` author, `v` vertegenwoordiger, `m` moderator,
    /// `b` beheerder.
    const TABLE: [&str; 9] = [
        ". a . . . . . . .",       // concept
        ". . vb vb vb vb vmb a .", // in-gesprek
        ". . . vb vb vb vmb a .",  // in-overweging
        ". . vb . vb vb vmb a .",  // in-experiment
        ". . vb vb . vb vmb a .",  // in-uitvoering
        ". . vb vb vb . vmb a .",  // gerealiseerd
        ". vmb vb vb vb vb . a .", // niet-verder
        ". . . . . . . . .",       // ingetrokken
        ". . . . . . . . .",       // samengevoegd
    ];

    #[test]
    fn each_step_is_taken_by_those_who_may_and_nobody_else() {
        let steppers = [
            ('a', Stepper::Author),
            ('v', Stepper::Representative),
            ('m', Stepper::Other(Role::Moderator)),
            ('b', Stepper::Other(Role::Administrator)),
            ('d', Stepper::Other(Role::Participant)),
        ];
        for (from, row) in Status::ALL.iter().zip(TABLE) {
            for (to, cell) in Status::ALL.iter().zip(row.split(' ')) {
                for (letter, who) in steppers {
                    assert_eq!(may_step(who, *from, *to), cell.contains(letter), "{who:?}: {from} to {to}");
                }
            }
        }
    }

    #[test]
    fn who_is_several_things_may_take_the_steps_of_each() {
        let both = [Stepper::Author, Stepper::Representative];
        assert_eq!(steps_from(&both, Status::Stopped), &Status::PATH);
        assert_eq!(steps_from(&[Stepper::Author], Status::Discussed), []);
        assert_eq!(steps_from(&both, Status::Draft), []);
    }
}
