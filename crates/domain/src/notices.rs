//! Notices: who hears of what, and by which kind of mail.

use std::collections::BTreeSet;

use crate::ids::PersonId;
use crate::words::words;

words! {
    /// A kind of mail, which somebody can stop apart from the others.
    pub enum MailKind {
        /// Somebody answered my comment.
        Reply = "antwoord",
        /// Somebody commented on an idea I proposed or follow.
        Comment = "reactie",
        /// Somebody mentioned me.
        Mention = "vermelding",
        /// An idea I follow took a step.
        Status = "status",
        /// Something was decided about what I wrote.
        Decision = "besluit",
        /// News for my role: a report, for moderators.
        News = "nieuw",
    }
}

words! {
    /// How soon a kind of mail comes.
    #[derive(Default)]
    pub enum Frequency {
        /// As it happens.
        #[default]
        AtOnce = "direct",
        /// Once a day.
        Daily = "dagelijks",
        /// Once a week.
        Weekly = "wekelijks",
        /// Not at all.
        Never = "nooit",
    }
}

/// Somebody to tell, and what it is to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// Whom to tell.
    pub person: PersonId,
    /// What it is to them.
    pub kind: MailKind,
}

/// Who hears of a new comment: the author of what is answered, as a reply; everybody else who follows the
/// idea, as a comment. Each once, and never the writer.
pub fn of_comment(writer: PersonId, answered: Option<PersonId>, followers: &[PersonId]) -> Vec<Notice> {
    let reply = answered.filter(|person| *person != writer);
    let others: BTreeSet<PersonId> =
        followers.iter().copied().filter(|person| *person != writer && Some(*person) != reply).collect();
    let reply = reply.map(|person| Notice { person, kind: MailKind::Reply });
    let others = others.into_iter().map(|person| Notice { person, kind: MailKind::Comment });
    reply.into_iter().chain(others).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INWONER: PersonId = PersonId(1);
    const GRIFFIER: PersonId = PersonId(2);
    const VOLGER: PersonId = PersonId(3);

    #[test]
    fn who_is_answered_hears_of_it_once_and_as_an_answer() {
        let told = of_comment(INWONER, Some(GRIFFIER), &[INWONER, GRIFFIER, VOLGER, VOLGER]);
        let expected = [
            Notice { person: GRIFFIER, kind: MailKind::Reply },
            Notice { person: VOLGER, kind: MailKind::Comment },
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn nobody_hears_of_what_they_wrote_themselves() {
        assert_eq!(of_comment(INWONER, Some(INWONER), &[INWONER]), []);
    }
}
