//! The letter to a work address, which is another than the one of the account.

use domain::people::Language;
use domain::representatives::PROVE_WITHIN;
use mail::letters;
use mail::{Outgoing, Recipient};
use storage::mails::Queued;
use storage::people::Account;
use storage::tokens::Purpose;
use tokens::Secret;

use crate::{JobError, Jobs};

impl Jobs {
    /// The mail about a request; nothing where another one took its place. The link is made in the transaction that reads the
    /// request, with the person locked, so that a link never proves another address than the one it was sent to. It leads back
    /// nowhere: a work address that takes no mail says nothing of the address of the account.
    pub(super) async fn work_address(
        &self,
        account: &Account,
        mail: &Queued,
        request: i64,
    ) -> Result<Option<Outgoing>, JobError> {
        let now = self.clock.now();
        let tx = self.store.begin().await?;
        tx.lock_person(account.id).await?;
        let asked = tx.work_address(account.id).await?.filter(|asked| asked.id == request);
        let Some(asked) = asked.filter(|asked| asked.asked_at + PROVE_WITHIN > now) else {
            tx.rollback().await?;
            return Ok(None);
        };
        let secret = Secret::new(self.random.as_ref());
        let until = asked.asked_at + PROVE_WITHIN;
        tx.insert_token(secret.hash(), account.id, Purpose::WorkAddress, now, until).await?;
        tx.commit().await?;
        let name = self.store.reader().organisation_name(&asked.organisation).await?;
        let url = self.page(&format!("/account/vertegenwoordigen/{}", secret.text()));
        let letter = letters::WorkAddress {
            url: &url,
            organisation: name.as_deref().unwrap_or_default(),
            name: &account.name,
        };
        let language: Language = account.language;
        let letter = letters::work_address(&letter, &self.site, language);
        let to = Recipient { name: String::new(), address: asked.email };
        Ok(Some(self.apart(mail, to, language, letter)))
    }
}
