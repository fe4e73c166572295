//! The letters about a comment that may become an idea of its own.

use domain::SplitId;
use domain::consent::{ANSWER_WITHIN, is_over};
use domain::notices::SplitNews;
use domain::splitting::SplitState;
use mail::letters;
use storage::Reader;
use storage::ideas::Idea;
use tokens::{SplitToken, sign_split};

use super::{To, Written, named};
use crate::{JobError, Jobs};

impl Jobs {
    /// Asks the author, as long as there is something to answer. A question to one person has no one-click stop.
    pub(super) async fn split_question(
        &self,
        reader: &Reader,
        to: &To<'_>,
        id: SplitId,
    ) -> Result<Option<Written>, JobError> {
        let Some(split) = reader.split(id).await? else { return Ok(None) };
        if split.state != SplitState::Proposed || is_over(split.proposed_at, self.clock.now()) {
            return Ok(None);
        }
        let idea = reader.idea(split.source).await?.filter(|idea| !idea.hidden);
        let comment = reader.comment(split.comment).await?.filter(|c| !c.hidden && !c.removed);
        let (Some(idea), Some(comment)) = (idea, comment) else { return Ok(None) };
        let Some(proposer) = reader.account(split.proposer).await? else { return Ok(None) };
        let token = SplitToken { person: to.account.id, split: id };
        let letter = letters::SplitAsked {
            idea: named(&idea),
            proposer: &proposer.name,
            text: &comment.text,
            title: &split.title,
            reason: &split.reason,
            until: split.proposed_at + ANSWER_WITHIN,
            url: &self.page(&format!("/afsplitsen/{}", sign_split(&self.stop_key, token))),
        };
        let letter = letters::split_asked(&letter, &self.site, to.account.language);
        let written = self.in_thread(letter, idea.number, String::new());
        Ok(Some(Written { unsubscribe: None, ..written }))
    }

    /// Tells what came of a proposal.
    pub(super) async fn split_told(
        &self,
        reader: &Reader,
        to: &To<'_>,
        idea: &Idea,
        (comment, news): (domain::CommentId, SplitNews),
        stop: &str,
    ) -> Result<mail::Letter, JobError> {
        let word = match news {
            SplitNews::Declined => reader.last_split_of(comment).await?.map(|split| split.word),
            _ => None,
        };
        let letter = letters::SplitTold {
            idea: named(idea),
            comment,
            news,
            word: word.as_deref().unwrap_or_default(),
            unsubscribe: stop,
        };
        Ok(letters::split_told(&letter, &self.site, to.account.language))
    }
}
