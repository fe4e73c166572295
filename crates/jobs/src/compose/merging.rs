//! The letters that ask something about a merge: to the author of the idea that is to go, and to its supporters.

use domain::MergeId;
use domain::merging::{ANSWER_WITHIN, MergeState};
use domain::notices::{MergeAsked, of_merge_question};
use mail::letters;
use storage::Reader;
use storage::ideas::Idea;
use storage::merging::Merge;
use tokens::{MergeToken, sign_merge};

use super::{To, Written, named};
use crate::{JobError, Jobs};

impl Jobs {
    pub(super) async fn merge_question(
        &self,
        reader: &Reader,
        to: &To<'_>,
        id: MergeId,
        asked: MergeAsked,
    ) -> Result<Option<Written>, JobError> {
        let Some(merge) = reader.merge(id).await? else { return Ok(None) };
        let source = reader.idea(merge.source).await?.filter(|idea| !idea.hidden);
        let target = reader.idea(merge.target).await?.filter(|idea| !idea.hidden);
        let (Some(source), Some(target)) = (source, target) else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![of_merge_question(asked)]);
        let letter = match (asked, merge.state) {
            (MergeAsked::Author, MergeState::Proposed) => {
                Some(self.ask_author(to, &merge, (&source, &target), &stop))
            }
            (MergeAsked::Supporter, MergeState::Merged) => {
                match reader.answer_to_merge(id, to.account.id).await? {
                    Some(None) => Some(self.ask_supporter(to, &merge, (&source, &target), &stop)),
                    _ => None,
                }
            }
            _ => None,
        };
        Ok(letter.map(|letter| self.in_thread(letter, source.number, stop)))
    }

    fn ask_author(
        &self,
        to: &To<'_>,
        merge: &Merge,
        (source, target): (&Idea, &Idea),
        stop: &str,
    ) -> mail::Letter {
        let letter = letters::MergeProposed {
            idea: named(source),
            into: named(target),
            reason: &merge.reason,
            until: merge.proposed_at + ANSWER_WITHIN,
            unsubscribe: stop,
        };
        letters::merge_proposed(&letter, &self.site, to.account.language)
    }

    fn ask_supporter(
        &self,
        to: &To<'_>,
        merge: &Merge,
        (source, target): (&Idea, &Idea),
        stop: &str,
    ) -> mail::Letter {
        let token = MergeToken { person: to.account.id, merge: merge.id };
        let letter = letters::SupportAsked {
            idea: named(source),
            into: named(target),
            reason: &merge.reason,
            until: merge.answers_due.unwrap_or(merge.proposed_at + ANSWER_WITHIN),
            url: &self.page(&format!("/samenvoegen/{}", sign_merge(&self.stop_key, token))),
            unsubscribe: stop,
        };
        letters::support_asked(&letter, &self.site, to.account.language)
    }
}
