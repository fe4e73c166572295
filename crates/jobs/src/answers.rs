//! Answers by mail, outward: the address that a mail can be answered at, where it returns to when it cannot be delivered,
//! and the letters about answers that came in.

use domain::answers::MailRefusal;
use domain::people::CONFIRM_WITHIN;
use domain::{CommentId, IdeaNumber, PersonId};
use mail::{Back, Letter, letters};
use storage::Reader;
use storage::people::Account;
use storage::tokens::Purpose;
use tokens::{ReplyToken, sign_reply};

use crate::{JobError, Jobs};

/// Where answers and returned mails come in.
#[derive(Debug, Clone)]
pub struct AnswerAddress {
    /// Such as `antwoord@voorbeeld.nl`; each mail has its own `antwoord+…@voorbeeld.nl`.
    pub base: String,
    /// The key that signs them.
    pub key: [u8; 32],
}

impl Jobs {
    /// Where a mail to somebody leads back to. `under` is what an answer goes under; nothing for a mail that takes none.
    pub(crate) fn back(&self, person: PersonId, under: Option<(IdeaNumber, Option<CommentId>)>) -> Back {
        let Some(answers) = &self.answers else { return Back::default() };
        let Some((word, host)) = answers.base.rsplit_once('@') else { return Back::default() };
        let address = |under| {
            let token = sign_reply(&answers.key, ReplyToken { person, under }, self.clock.now());
            format!("{word}+{token}@{host}")
        };
        Back { reply_to: under.map(|under| address(Some(under))), return_path: Some(address(None)) }
    }

    /// Says that an answer was not placed, and why.
    pub(crate) async fn answer_refused(
        &self,
        reader: &Reader,
        to: &Account,
        idea: IdeaNumber,
        why: MailRefusal,
    ) -> Result<Option<Letter>, JobError> {
        let Some(idea) = reader.idea(idea).await? else { return Ok(None) };
        let letter =
            letters::AnswerRefused { idea: letters::Idea { number: idea.number, title: &idea.title }, why };
        Ok(Some(letters::answer_refused(&letter, &self.site, to.language)))
    }

    /// Says that an answer was placed without the files that came with it.
    pub(crate) async fn attachments_left_out(
        &self,
        reader: &Reader,
        to: &Account,
        comment: CommentId,
    ) -> Result<Option<Letter>, JobError> {
        let Some(row) = reader.comment(comment).await? else { return Ok(None) };
        let Some(idea) = reader.idea(row.idea).await? else { return Ok(None) };
        let idea = letters::Idea { number: idea.number, title: &idea.title };
        let letter = letters::AttachmentsLeftOut { idea, comment };
        Ok(Some(letters::attachments_left_out(&letter, &self.site, to.language)))
    }

    /// Asks somebody to prove that their address takes mail again; nothing where it does.
    pub(crate) async fn confirm_again(&self, to: &Account) -> Result<Option<Letter>, JobError> {
        if to.mail_blocked_at.is_none() {
            return Ok(None);
        }
        let url = self.link(to, Purpose::Confirm, CONFIRM_WITHIN, "bevestigen").await?;
        Ok(Some(letters::confirm_again(&url, &self.site, to.language)))
    }
}
