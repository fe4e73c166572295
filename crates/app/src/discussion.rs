//! A discussion as it is read: threads in order, each comment with its level and with what may be done to it.

use std::collections::HashMap;

use domain::comments::Tombstone;
use domain::policy::{self, CommentFacts, IdeaFacts, Subject};
use domain::{Action, Actor, CommentId};
use storage::comments::CommentRow;

/// A comment at its place in the discussion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The comment. Its text is empty where this reader may not see it.
    pub comment: CommentRow,
    /// 1 at the top, one more for each answer in between.
    pub level: usize,
    /// What this answers, and who wrote that; without a name where this reader may not read it.
    pub in_reply_to: Option<(CommentId, Option<String>)>,
    /// What this reader may do to it.
    pub may: Abilities,
}

/// What somebody may do to a comment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate answer of the policy")]
pub struct Abilities {
    /// Read its words.
    pub read: bool,
    /// Answer it.
    pub answer: bool,
    /// Change it.
    pub edit: bool,
    /// Take it back.
    pub remove: bool,
    /// Report it.
    pub report: bool,
    /// Decide about it.
    pub moderate: bool,
}

/// Puts comments in the order in which they are read: each followed by its answers, oldest first.
pub fn arrange(actor: &Actor, idea: &IdeaFacts, comments: Vec<CommentRow>) -> Vec<Place> {
    let name = |comment: &CommentRow| {
        let may_read = policy::can(actor, Action::View, Subject::Comment(facts(idea, comment))).is_ok();
        may_read.then(|| comment.author_name.clone())
    };
    let names: HashMap<CommentId, Option<String>> = comments.iter().map(|c| (c.id, name(c))).collect();
    let mut answers: HashMap<Option<CommentId>, Vec<CommentRow>> = HashMap::new();
    for comment in comments {
        let parent = comment.parent.filter(|parent| names.contains_key(parent));
        answers.entry(parent).or_default().push(comment);
    }
    let mut places = Vec::with_capacity(names.len());
    // A stack instead of recursion, so that a thread of any depth fits.
    let mut waiting: Vec<(CommentRow, usize)> =
        answers.remove(&None).unwrap_or_default().into_iter().rev().map(|c| (c, 1)).collect();
    while let Some((comment, level)) = waiting.pop() {
        let below = answers.remove(&Some(comment.id)).unwrap_or_default();
        waiting.extend(below.into_iter().rev().map(|c| (c, level + 1)));
        let in_reply_to = comment.parent.and_then(|id| Some((id, names.get(&id)?.clone())));
        places.push(place(actor, idea, comment, level, in_reply_to));
    }
    places
}

fn place(
    actor: &Actor,
    idea: &IdeaFacts,
    mut comment: CommentRow,
    level: usize,
    in_reply_to: Option<(CommentId, Option<String>)>,
) -> Place {
    let may = abilities(actor, idea, &comment);
    if !may.read {
        comment.text.clear();
    }
    Place { comment, level, in_reply_to, may }
}

fn abilities(actor: &Actor, idea: &IdeaFacts, comment: &CommentRow) -> Abilities {
    let facts = facts(idea, comment);
    let can = |action| policy::can(actor, action, Subject::Comment(facts)).is_ok();
    Abilities {
        read: can(Action::View),
        answer: comment.tombstone.is_none()
            && policy::can(actor, Action::Comment, Subject::Idea(*idea)).is_ok(),
        edit: can(Action::Edit),
        remove: can(Action::Withdraw),
        report: can(Action::Report),
        moderate: !facts.removed && can(Action::Moderate),
    }
}

fn facts(idea: &IdeaFacts, comment: &CommentRow) -> CommentFacts {
    CommentFacts {
        author: comment.author,
        removed: comment.tombstone == Some(Tombstone::Removed),
        hidden: comment.tombstone == Some(Tombstone::Hidden),
        idea: *idea,
    }
}

#[cfg(test)]
mod tests {
    use domain::people::Function;
    use domain::{IdeaNumber, PersonId};
    use jiff::Timestamp;

    use super::*;

    fn comment(id: i64, parent: Option<i64>) -> CommentRow {
        CommentRow {
            id: CommentId(id),
            idea: IdeaNumber(1),
            parent: parent.map(CommentId),
            author: PersonId(id),
            author_name: format!("P{id}"),
            author_handle: format!("p{id}"),
            author_function: Function::Resident,
            stance: None,
            text: "tekst".into(),
            tombstone: None,
            created_at: Timestamp::UNIX_EPOCH,
            edited_at: None,
        }
    }

    const IDEA: IdeaFacts =
        IdeaFacts { author: PersonId(9), status: domain::life::Status::Discussed, hidden: false };

    #[test]
    fn answers_follow_what_they_answer() {
        let comments = vec![
            comment(1, None),
            comment(2, None),
            comment(3, Some(1)),
            comment(4, Some(3)),
            comment(5, Some(1)),
        ];
        let places = arrange(&Actor::Visitor, &IDEA, comments);
        let read: Vec<_> = places.iter().map(|p| (p.comment.id.0, p.level)).collect();
        assert_eq!(read, [(1, 1), (3, 2), (4, 3), (5, 2), (2, 1)]);
        assert_eq!(places[2].in_reply_to, Some((CommentId(3), Some("P3".into()))));
    }

    #[test]
    fn who_wrote_what_cannot_be_read_any_more_is_not_named_in_its_answers() {
        for (tombstone, author_reads) in [(Tombstone::Removed, None), (Tombstone::Hidden, Some("P1".into()))]
        {
            let answered = CommentRow { tombstone: Some(tombstone), ..comment(1, None) };
            let comments = vec![answered, comment(2, Some(1))];
            let named = |actor: &Actor| arrange(actor, &IDEA, comments.clone()).remove(1).in_reply_to;
            let author = Actor::Person { id: PersonId(1), role: domain::people::Role::Participant };
            assert_eq!(named(&Actor::Visitor), Some((CommentId(1), None)));
            assert_eq!(named(&author), Some((CommentId(1), author_reads)));
        }
    }

    #[test]
    fn a_thread_of_ten_thousand_levels_fits() {
        let comments = (1..=10_000).map(|id| comment(id, (id > 1).then_some(id - 1))).collect();
        assert_eq!(arrange(&Actor::Visitor, &IDEA, comments).last().unwrap().level, 10_000);
    }

    #[test]
    fn a_hidden_comment_shows_its_words_to_its_author_alone() {
        let hidden = CommentRow { tombstone: Some(Tombstone::Hidden), ..comment(1, None) };
        let seen = |actor: &Actor| arrange(actor, &IDEA, vec![hidden.clone()]).remove(0).comment.text;
        let person = |id| Actor::Person { id: PersonId(id), role: domain::people::Role::Participant };
        assert_eq!(seen(&Actor::Visitor), "");
        assert_eq!(seen(&person(2)), "");
        assert_eq!(seen(&person(1)), "tekst");
    }
}
