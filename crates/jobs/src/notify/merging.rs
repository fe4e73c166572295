//! Who hears of merges: the author and the supporters of the idea that goes are asked, all others it touches are told.

use domain::notices::{About, MailKind, MergeAsked, MergeNews, of_merge_question, of_status};
use domain::{Event, IdeaNumber, MergeId};
use storage::Tx;
use storage::log::Logged;
use storage::recipients::Audience;

use crate::{JobError, Jobs};

impl Jobs {
    /// Tells of an event of a merge; how many notices that were.
    pub(super) async fn tell_of_merge(&self, tx: &Tx, logged: &Logged) -> Result<usize, JobError> {
        match logged.event {
            Event::MergeProposed { merge, idea } => {
                let author = tx.idea_author(idea).await?;
                let audience = Audience::People(author.into_iter().collect());
                self.ask(tx, logged, (idea, merge, MergeAsked::Author), &audience).await
            }
            Event::IdeaMerged { merge, idea, .. } => {
                let asked = (idea, merge, MergeAsked::Supporter);
                let told = self.ask(tx, logged, asked, &Audience::Asked(merge)).await?;
                Ok(told + self.tell_touched(tx, logged, (idea, merge, MergeNews::Merged)).await?)
            }
            Event::MergeReceived { merge, idea, .. } => {
                self.tell_touched(tx, logged, (idea, merge, MergeNews::TookIn)).await
            }
            Event::MergeUndone { merge, idea, .. } | Event::MergeGivenBack { merge, idea, .. } => {
                let news = (idea, merge, MergeNews::Undone);
                self.tell_of(tx, logged, news, &Audience::Touched(idea)).await
            }
            Event::MergeDeclined { merge, idea } => {
                let proposer = tx.merge(merge).await?.map(|merge| merge.proposer);
                let audience = Audience::People(proposer.into_iter().collect());
                self.tell_of(tx, logged, (idea, merge, MergeNews::Declined), &audience).await
            }
            _ => Ok(0),
        }
    }

    async fn ask(
        &self,
        tx: &Tx,
        logged: &Logged,
        (idea, merge, asked): (IdeaNumber, MergeId, MergeAsked),
        audience: &Audience,
    ) -> Result<usize, JobError> {
        let about = About::MergeQuestion { idea, merge, asked };
        let kind = of_merge_question(asked);
        self.tell_all(tx, logged, about, audience, kind, |_| Some(kind)).await
    }

    /// Tells those whom an idea touches and who are not asked: each hears of a merge once.
    async fn tell_touched(
        &self,
        tx: &Tx,
        logged: &Logged,
        news: (IdeaNumber, MergeId, MergeNews),
    ) -> Result<usize, JobError> {
        self.tell_of(tx, logged, news, &Audience::NotAsked(news.0, news.1)).await
    }

    async fn tell_of(
        &self,
        tx: &Tx,
        logged: &Logged,
        (idea, merge, news): (IdeaNumber, MergeId, MergeNews),
        audience: &Audience,
    ) -> Result<usize, JobError> {
        let is = |person| of_status(logged.actor, person, true, false);
        let about = About::Merge { idea, merge, news };
        self.tell_all(tx, logged, about, audience, MailKind::Status, is).await
    }
}
