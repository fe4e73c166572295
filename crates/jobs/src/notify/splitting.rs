//! Who hears that a comment may become an idea of its own: its author is asked, whoever proposed it hears what came of it,
//! and of the idea those who supported or answered the comment.

use domain::notices::{About, SplitNews, of_split, of_split_question};
use domain::{CommentId, Event, IdeaNumber, SplitId};
use storage::Tx;
use storage::log::Logged;
use storage::recipients::Audience;

use crate::{JobError, Jobs};

impl Jobs {
    /// Tells of an event of a split; how many notices that were.
    pub(super) async fn tell_of_split(&self, tx: &Tx, logged: &Logged) -> Result<usize, JobError> {
        let (split, comment, idea, news) = match logged.event {
            Event::SplitProposed { split, comment, idea } => {
                return self.ask_of_split(tx, logged, (split, comment, idea)).await;
            }
            Event::IdeaSplitOff { comment, idea, from, .. } => {
                let about = About::Split { idea, comment, news: SplitNews::OwnIdea };
                return self.tell_split(tx, logged, about, &Audience::TookPart(comment, from)).await;
            }
            Event::SplitAgreed { split, comment, idea, .. } => (split, comment, idea, SplitNews::Agreed),
            Event::SplitDeclined { split, comment, idea } => (split, comment, idea, SplitNews::Declined),
            Event::SplitLapsed { split, comment, idea } => (split, comment, idea, SplitNews::Lapsed),
            Event::SplitDropped { split, comment, idea } => (split, comment, idea, SplitNews::Dropped),
            _ => return Ok(0),
        };
        let Some(split) = tx.split(split).await? else { return Ok(0) };
        let audience = Audience::People(vec![split.proposer]);
        self.tell_split(tx, logged, About::Split { idea, comment, news }, &audience).await
    }

    async fn ask_of_split(
        &self,
        tx: &Tx,
        logged: &Logged,
        (split, comment, idea): (SplitId, CommentId, IdeaNumber),
    ) -> Result<usize, JobError> {
        let Some(author) = tx.comment(comment).await?.map(|comment| comment.author) else { return Ok(0) };
        let about = About::SplitQuestion { idea, comment, split };
        let kind = of_split_question();
        self.tell_all(tx, logged, about, &Audience::People(vec![author]), kind, |_| Some(kind)).await
    }

    async fn tell_split(
        &self,
        tx: &Tx,
        logged: &Logged,
        about: About,
        audience: &Audience,
    ) -> Result<usize, JobError> {
        let kind = domain::notices::MailKind::Status;
        self.tell_all(tx, logged, about, audience, kind, |person| of_split(logged.actor, person)).await
    }
}
