//! Who hears that something is withheld: those who moderate where it waits for them, its writer where others reported it. And
//! who hears of support by many new accounts.

use domain::holding::Withheld;
use domain::notices::{About, HeldNews, MailKind, of_held, of_pattern};
use domain::people::Role;
use domain::{Event, IdeaNumber};
use storage::Tx;
use storage::log::Logged;
use storage::recipients::Audience;

use crate::{JobError, Jobs};

impl Jobs {
    /// Tells that something is withheld or let through; how many notices that were.
    pub(super) async fn tell_of_held(&self, tx: &Tx, logged: &Logged) -> Result<usize, JobError> {
        let (case, target, idea, news) = match logged.event {
            Event::Withheld { case, target, idea, why: Withheld::Before | Withheld::Changed } => {
                (case, target, idea, HeldNews::Waits)
            }
            Event::Withheld { case, target, idea, .. } => (case, target, idea, HeldNews::Veiled),
            Event::LetThrough { case, target, idea, .. } => (case, target, idea, HeldNews::Shown),
            _ => return Ok(0),
        };
        let Some(writer) = tx.author_of(target).await? else { return Ok(0) };
        let audience = match news {
            HeldNews::Waits => Audience::Roles(vec![Role::Moderator, Role::Administrator]),
            HeldNews::Veiled | HeldNews::Shown => Audience::People(vec![writer]),
        };
        let about = About::Held { idea, case, news };
        let kind = of_held(news);
        let is = |person| (news != HeldNews::Waits || person != writer).then_some(kind);
        self.tell_all(tx, logged, about, &audience, kind, is).await
    }

    /// Tells that many new accounts support an idea: once, because it is found once until a moderator looked.
    pub(super) async fn tell_of_pattern(
        &self,
        tx: &Tx,
        logged: &Logged,
        idea: IdeaNumber,
    ) -> Result<usize, JobError> {
        let author = tx.idea_author(idea).await?;
        let audience = Audience::Roles(vec![Role::Moderator, Role::Administrator]);
        let is = |person| of_pattern(author, person);
        self.tell_all(tx, logged, About::Pattern { idea }, &audience, MailKind::News, is).await
    }
}
