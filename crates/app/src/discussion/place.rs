//! A comment at its place in the discussion, with what this reader sees of it and may do to it.

use std::collections::{HashMap, HashSet};

use domain::comments::Tombstone;
use domain::people::DEPARTED;
use domain::policy::{self, CommentFacts, IdeaFacts, Subject};
use domain::{Action, Actor, CommentId, IdeaNumber};
use storage::Reader;
use storage::comments::CommentRow;

use super::Node;
use crate::Refusal;

/// A comment at its place in the discussion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The comment. Its text is empty where this reader may not see it.
    pub comment: CommentRow,
    /// 1 at the top, one more for each answer in between.
    pub level: usize,
    /// Which one it is of those that answer the same, from 1.
    pub nth: usize,
    /// How many answer the same.
    pub of: usize,
    /// What this answers, and who wrote that; without a name where this reader may not read it.
    pub in_reply_to: Option<(CommentId, Option<String>)>,
    /// What this reader may do to it.
    pub may: Abilities,
    /// Whether this reader supports it.
    pub supported: bool,
    /// Whether this reader keeps it to find it again.
    pub kept: bool,
    /// Whether it is new to this reader.
    pub is_new: bool,
    /// The next one that is new, on this page or a later one.
    pub next_new: Option<CommentId>,
}

/// What somebody may do to a comment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate answer of the policy")]
pub struct Abilities {
    /// Read its words.
    pub read: bool,
    /// Answer it.
    pub answer: bool,
    /// Support it.
    pub support: bool,
    /// Keep it to find it again.
    pub bookmark: bool,
    /// Change it.
    pub edit: bool,
    /// Take it back.
    pub remove: bool,
    /// Say that a question was answered, or an improvement taken over.
    pub resolve: bool,
    /// Make an idea of its own of it, or propose that to its author.
    pub split: bool,
    /// Report it.
    pub report: bool,
    /// Decide about it.
    pub moderate: bool,
}

/// What this reader supports and keeps.
#[derive(Debug, Default)]
pub(super) struct Marked {
    supported: HashSet<CommentId>,
    kept: HashSet<CommentId>,
}

impl Marked {
    pub(super) async fn read(
        reader: &Reader,
        actor: &Actor,
        idea: IdeaNumber,
        comments: &[CommentId],
    ) -> Result<Self, Refusal> {
        let Some(person) = actor.person() else { return Ok(Self::default()) };
        Ok(Self {
            supported: reader.supported_comments(person, comments).await?.into_iter().collect(),
            kept: reader.bookmarks_of_idea(person, idea).await?.into_iter().flatten().collect(),
        })
    }
}

/// The comments of a page at their places.
pub(super) fn places(
    actor: &Actor,
    idea: &IdeaFacts,
    nodes: &[Node],
    rows: &HashMap<CommentId, CommentRow>,
    marked: &Marked,
    news: &[CommentId],
) -> Vec<Place> {
    let next: HashMap<CommentId, Option<CommentId>> =
        news.iter().enumerate().map(|(place, id)| (*id, news.get(place + 1).copied())).collect();
    let name = |id: CommentId| {
        let comment = rows.get(&id)?;
        let may_read = policy::can(actor, Action::View, Subject::Comment(facts(idea, comment))).is_ok();
        may_read.then(|| comment.author_name.clone())
    };
    let place = |node: &Node| {
        let mut comment = rows.get(&node.id)?.clone();
        let may = abilities(actor, idea, &comment);
        if !may.read {
            comment.text.clear();
        }
        Some(Place {
            comment,
            level: node.level,
            nth: node.nth,
            of: node.of,
            in_reply_to: node.parent.map(|parent| (parent, name(parent))),
            may,
            supported: marked.supported.contains(&node.id),
            kept: marked.kept.contains(&node.id),
            is_new: next.contains_key(&node.id),
            next_new: next.get(&node.id).copied().flatten(),
        })
    };
    nodes.iter().filter_map(place).collect()
}

fn abilities(actor: &Actor, idea: &IdeaFacts, comment: &CommentRow) -> Abilities {
    let facts = facts(idea, comment);
    let can = |action| policy::can(actor, action, Subject::Comment(facts)).is_ok();
    Abilities {
        read: can(Action::View),
        answer: comment.tombstone.is_none()
            && policy::can(actor, Action::Comment, Subject::Idea(*idea)).is_ok(),
        support: can(Action::Support),
        bookmark: can(Action::Bookmark),
        edit: can(Action::Edit),
        remove: can(Action::Withdraw),
        resolve: can(Action::Resolve),
        split: comment.official.is_none() && comment.author_name != DEPARTED && can(Action::Split),
        report: can(Action::Report),
        moderate: !facts.removed && can(Action::Moderate),
    }
}

fn facts(idea: &IdeaFacts, comment: &CommentRow) -> CommentFacts {
    CommentFacts {
        author: comment.author,
        removed: comment.tombstone == Some(Tombstone::Removed),
        hidden: comment.tombstone == Some(Tombstone::Hidden),
        stance: comment.stance,
        idea: *idea,
    }
}

#[cfg(test)]
mod tests {
    use domain::PersonId;
    use domain::people::{Function, Role};
    use jiff::Timestamp;

    use super::*;

    const IDEA: IdeaFacts = IdeaFacts {
        author: PersonId(9),
        status: domain::life::Status::Discussed,
        hidden: false,
        locked: false,
    };

    fn comment(id: i64, tombstone: Option<Tombstone>) -> CommentRow {
        CommentRow {
            id: CommentId(id),
            idea: IdeaNumber(1),
            parent: (id > 1).then_some(CommentId(1)),
            author: PersonId(id),
            author_name: format!("P{id}"),
            author_handle: format!("p{id}"),
            author_function: Function::Resident,
            stance: None,
            text: "tekst".into(),
            tombstone,
            withheld: None,
            supports: 0,
            answered_at: None,
            official: None,
            taken_up_in: None,
            created_at: Timestamp::UNIX_EPOCH,
            edited_at: None,
        }
    }

    fn seen(actor: &Actor, first: Option<Tombstone>) -> Vec<Place> {
        let rows = [comment(1, first), comment(2, None)].map(|row| (row.id, row)).into();
        let node = |id, parent, level| Node { id: CommentId(id), parent, level, nth: 1, of: 1 };
        let nodes = [node(1, None, 1), node(2, Some(CommentId(1)), 2)];
        places(actor, &IDEA, &nodes, &rows, &Marked::default(), &[CommentId(2)])
    }

    fn person(id: i64) -> Actor {
        Actor::Person { id: PersonId(id), role: Role::Participant }
    }

    #[test]
    fn who_wrote_what_cannot_be_read_any_more_is_not_named_in_its_answers() {
        for (tombstone, author_reads) in [(Tombstone::Removed, None), (Tombstone::Hidden, Some("P1".into()))]
        {
            let named = |actor: &Actor| seen(actor, Some(tombstone)).remove(1).in_reply_to;
            assert_eq!(named(&Actor::Visitor), Some((CommentId(1), None)));
            assert_eq!(named(&person(1)), Some((CommentId(1), author_reads)));
        }
    }

    #[test]
    fn a_hidden_comment_shows_its_words_to_its_author_alone() {
        let words = |actor: &Actor| seen(actor, Some(Tombstone::Hidden)).remove(0).comment.text;
        assert_eq!(words(&Actor::Visitor), "");
        assert_eq!(words(&person(2)), "");
        assert_eq!(words(&person(1)), "tekst");
    }

    #[test]
    fn one_supports_what_others_wrote() {
        let may = |id| seen(&person(id), None).remove(0).may.support;
        assert!(!may(1) && may(2));
    }
}
