//! Who may do what to a comment.

use super::{
    Action, Actor, CommentFacts, Denial, Reason, Visibility, allow, open_for_discussion, refuse, signed_in,
};
use crate::comments::Stance;

/// Whether `actor` may do `action` to a comment.
pub(super) fn can(actor: Actor, action: Action, comment: CommentFacts) -> Result<(), Denial> {
    if !Visibility::of(&actor).shows(&comment.idea) {
        return Err(Denial::NotFound);
    }
    let author = actor.is(comment.author);
    if action == Action::View {
        let readable = !comment.removed && (!comment.hidden || author || actor.moderates());
        return if readable { Ok(()) } else { Err(Denial::NotFound) };
    }
    if action == Action::Report && actor == Actor::Visitor {
        return allow(!comment.removed && !comment.hidden, Reason::Closed);
    }
    signed_in(actor)?;
    let readable = !comment.removed && !comment.hidden;
    let open = || {
        allow(readable, Reason::Closed)?;
        open_for_discussion(comment.idea)
    };
    match action {
        Action::Edit => {
            allow(author, Reason::NotYours)?;
            open()
        }
        Action::Support => {
            allow(!author, Reason::Yours)?;
            open()
        }
        Action::Resolve => {
            let whose = match comment.stance {
                Some(Stance::Question) => Some(comment.author),
                Some(Stance::Improvement) => Some(comment.idea.author),
                _ => None,
            };
            allow(whose.is_some_and(|person| actor.is(person)), Reason::NotYours)?;
            open()
        }
        Action::Split => {
            let is_theirs = author || actor.is(comment.idea.author) || actor.moderates();
            allow(is_theirs && actor.person().is_some(), Reason::NotYours)?;
            open()
        }
        Action::Bookmark => allow(readable, Reason::Closed),
        Action::Withdraw => {
            allow(author, Reason::NotYours)?;
            allow(!comment.removed, Reason::Closed)
        }
        Action::Report => {
            allow(!author, Reason::Yours)?;
            allow(readable, Reason::Closed)
        }
        Action::Moderate => {
            // Also when it was taken back since it was reported: its case must be closed all the same.
            allow(actor.moderates(), Reason::Role)?;
            allow(!author, Reason::Yours)
        }
        Action::Tidy => {
            allow(actor.moderates(), Reason::Role)?;
            allow(!author, Reason::Yours)?;
            allow(readable && comment.idea.status.is_open() && !comment.idea.hidden, Reason::Closed)
        }
        _ => refuse(Reason::Role),
    }
}
