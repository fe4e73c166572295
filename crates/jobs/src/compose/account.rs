//! Letters about somebody's account, which nobody can stop.

use domain::people::{CONFIRM_WITHIN, RESET_WITHIN};
use jiff::SignedDuration;
use mail::letters;
use storage::Reader;
use storage::people::Account;
use storage::tokens::Purpose;
use tokens::Secret;

use super::Written;
use crate::matter::Matter;
use crate::{JobError, Jobs};

impl Jobs {
    pub(super) async fn about_account(
        &self,
        reader: &Reader,
        to: &Account,
        matter: Matter,
    ) -> Result<Option<Written>, JobError> {
        let language = to.language;
        let mut thread = None;
        let letter = match matter {
            Matter::ConfirmAddress if to.confirmed_at.is_none() => {
                let url = self.link(to, Purpose::Confirm, CONFIRM_WITHIN, "bevestigen").await?;
                letters::confirm_address(&letters::ConfirmAddress { url: &url }, &self.site, language)
            }
            Matter::AddressTaken => letters::address_taken(&self.site, language),
            Matter::ResetPassword => {
                let url = self.link(to, Purpose::ResetPassword, RESET_WITHIN, "wachtwoord-vergeten").await?;
                letters::password_reset(&letters::PasswordReset { url: &url }, &self.site, language)
            }
            Matter::Security(news) => letters::security(news, &self.site, language),
            Matter::ConfirmAgain => match self.confirm_again(to).await? {
                Some(letter) => letter,
                None => return Ok(None),
            },
            Matter::AnswerRefused { idea, why } => match self.answer_refused(reader, to, idea, why).await? {
                Some(letter) => {
                    thread = Some(self.site.idea_thread(idea));
                    letter
                }
                None => return Ok(None),
            },
            Matter::AttachmentsLeftOut(comment) => {
                match self.attachments_left_out(reader, to, comment).await? {
                    Some(letter) => letter,
                    None => return Ok(None),
                }
            }
            _ => return Ok(None),
        };
        Ok(Some(Written { letter, thread, list: None, unsubscribe: None, under: None }))
    }

    /// A link with a fresh token, of which only the hash is kept.
    pub(crate) async fn link(
        &self,
        to: &Account,
        purpose: Purpose,
        within: SignedDuration,
        page: &str,
    ) -> Result<String, JobError> {
        let secret = Secret::new(self.random.as_ref());
        let now = self.clock.now();
        let tx = self.store.begin().await?;
        tx.insert_token(secret.hash(), to.id, purpose, now, now + within).await?;
        tx.commit().await?;
        Ok(self.page(&format!("/{page}/{}", secret.text())))
    }
}
