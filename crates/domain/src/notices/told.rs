//! Who is told of an event, and as what: each person once, as the strongest thing it is to them.

use crate::ids::PersonId;
use crate::notices::{HeldNews, MailKind, MergeAsked};

/// What a new comment is about, by person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Commented {
    /// Who wrote it.
    pub writer: Option<PersonId>,
    /// Whose comment it answers.
    pub answered: Option<PersonId>,
    /// Whom it mentions.
    pub mentioned: Vec<PersonId>,
}

/// What a new comment is to somebody: an answer above all, else a mention, else news of an idea they follow; nothing to
/// its writer. A comment without a writer came out of an import, and is told to nobody.
pub fn of_comment(comment: &Commented, person: PersonId, follows: bool) -> Option<MailKind> {
    match comment.writer {
        None => None,
        Some(writer) if writer == person => None,
        _ if comment.answered == Some(person) => Some(MailKind::Reply),
        _ if comment.mentioned.contains(&person) => Some(MailKind::Mention),
        _ => follows.then_some(MailKind::Comment),
    }
}

/// What a step of an idea is to somebody: told to who proposed, supports, follows or commented on it, save who left it
/// and who took the step. A step that nobody took came out of an import, and is told to nobody.
pub fn of_status(stepper: Option<PersonId>, person: PersonId, touched: bool, left: bool) -> Option<MailKind> {
    (touched && !left && stepper.is_some_and(|stepper| stepper != person)).then_some(MailKind::Status)
}

/// What it is to its author that an idea is featured.
pub fn of_featured(moderator: Option<PersonId>, author: PersonId) -> Option<MailKind> {
    (moderator != Some(author)).then_some(MailKind::Status)
}

/// What a new idea is to somebody who follows its theme, its organisation or its author.
pub fn of_idea(author: Option<PersonId>, person: PersonId) -> Option<MailKind> {
    author.is_some_and(|author| author != person).then_some(MailKind::News)
}

/// What it is to somebody that something is withheld: work to those who moderate, and to its writer news of what they
/// wrote.
pub fn of_held(news: HeldNews) -> MailKind {
    match news {
        HeldNews::Waits => MailKind::News,
        HeldNews::Veiled | HeldNews::Shown => MailKind::Decision,
    }
}

/// What a question about a merge is to somebody: to the author of the idea that is proposed to go it is about what they
/// wrote; to a supporter, also the one who took the step, about an idea they have to do with.
pub fn of_merge_question(asked: MergeAsked) -> MailKind {
    match asked {
        MergeAsked::Author => MailKind::Decision,
        MergeAsked::Supporter => MailKind::Status,
    }
}

/// What it is to somebody that they are asked about a comment of theirs: about what they wrote.
pub fn of_split_question() -> MailKind {
    MailKind::Decision
}

/// What it is to somebody that something came of such a proposal: told to who proposed it, and of an own idea to who
/// supported or answered the comment; not to who did it. What ended by itself was done by nobody.
pub fn of_split(actor: Option<PersonId>, person: PersonId) -> Option<MailKind> {
    (actor != Some(person)).then_some(MailKind::Status)
}

/// What a report, also of somebody without an account, is to somebody who moderates. Who wrote what is reported is not
/// told, also where they moderate: the words of a report give away whose they are.
pub fn of_report(reporter: Option<PersonId>, author: Option<PersonId>, person: PersonId) -> Option<MailKind> {
    (reporter != Some(person) && author != Some(person)).then_some(MailKind::News)
}

/// What support by many new accounts is to somebody who moderates. Whose idea it is does not judge that, and is not told.
pub fn of_pattern(author: Option<PersonId>, person: PersonId) -> Option<MailKind> {
    (author != Some(person)).then_some(MailKind::News)
}

/// What is to be done for an organisation, to somebody who speaks for it: told to all of them but who brought it about. A
/// date that comes near was brought about by nobody.
pub fn of_office(actor: Option<PersonId>, person: PersonId) -> Option<MailKind> {
    (actor != Some(person)).then_some(MailKind::News)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITER: PersonId = PersonId(1);
    const ANSWERED: PersonId = PersonId(2);
    const MENTIONED: PersonId = PersonId(3);
    const FOLLOWER: PersonId = PersonId(4);

    #[test]
    fn a_comment_is_told_once_as_the_strongest_thing_it_is() {
        let comment = Commented {
            writer: Some(WRITER),
            answered: Some(ANSWERED),
            mentioned: vec![MENTIONED, ANSWERED, WRITER],
        };
        let table = [
            (WRITER, true, None),
            (ANSWERED, true, Some(MailKind::Reply)),
            (ANSWERED, false, Some(MailKind::Reply)),
            (MENTIONED, true, Some(MailKind::Mention)),
            (MENTIONED, false, Some(MailKind::Mention)),
            (FOLLOWER, true, Some(MailKind::Comment)),
            (FOLLOWER, false, None),
        ];
        for (person, follows, kind) in table {
            assert_eq!(of_comment(&comment, person, follows), kind, "{person} {follows}");
        }
    }

    #[test]
    fn an_imported_comment_is_told_to_nobody() {
        let comment = Commented { answered: Some(ANSWERED), ..Commented::default() };
        assert_eq!(of_comment(&comment, ANSWERED, true), None);
        assert_eq!(of_comment(&comment, FOLLOWER, true), None);
    }

    #[test]
    fn who_answers_themselves_hears_nothing() {
        let comment = Commented { writer: Some(WRITER), answered: Some(WRITER), mentioned: vec![WRITER] };
        assert_eq!(of_comment(&comment, WRITER, true), None);
    }

    #[test]
    fn a_step_is_told_to_who_touched_the_idea_and_did_not_leave() {
        let status = Some(MailKind::Status);
        let table = [
            (Some(WRITER), FOLLOWER, true, false, status),
            (Some(WRITER), WRITER, true, false, None),
            (Some(WRITER), FOLLOWER, true, true, None),
            (Some(WRITER), FOLLOWER, false, false, None),
            (None, FOLLOWER, true, false, None),
        ];
        for (stepper, person, touched, left, kind) in table {
            assert_eq!(
                of_status(stepper, person, touched, left),
                kind,
                "{stepper:?} {person} {touched} {left}"
            );
        }
    }

    #[test]
    fn news_is_told_to_others_than_who_made_it() {
        assert_eq!(of_idea(Some(WRITER), FOLLOWER), Some(MailKind::News));
        assert_eq!(of_idea(Some(WRITER), WRITER), None);
        assert_eq!(of_idea(None, FOLLOWER), None, "out of an import");
        assert_eq!(of_office(Some(WRITER), WRITER), None);
        assert_eq!(of_featured(Some(WRITER), FOLLOWER), Some(MailKind::Status));
        assert_eq!(of_featured(Some(WRITER), WRITER), None);
        assert_eq!(of_office(None, WRITER), Some(MailKind::News), "a date came near");
        assert_eq!(of_split(Some(WRITER), FOLLOWER), Some(MailKind::Status));
        assert_eq!(of_split(Some(WRITER), WRITER), None);
        assert_eq!(of_split(None, WRITER), Some(MailKind::Status), "it ended by itself");
        assert_eq!(of_report(Some(WRITER), Some(ANSWERED), FOLLOWER), Some(MailKind::News));
        assert_eq!(of_report(Some(WRITER), Some(ANSWERED), ANSWERED), None);
        assert_eq!(of_report(Some(WRITER), Some(ANSWERED), WRITER), None);
        assert_eq!(of_report(None, Some(ANSWERED), FOLLOWER), Some(MailKind::News));
        assert_eq!(of_pattern(Some(WRITER), FOLLOWER), Some(MailKind::News));
        assert_eq!(of_pattern(Some(WRITER), WRITER), None, "not of their own idea");
        assert_eq!(of_report(None, Some(ANSWERED), ANSWERED), None);
    }
}
