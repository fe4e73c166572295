//! The letter to an address that is to be that of an account.

use domain::people::Email;
use mail::letters;
use mail::{Letter, Outgoing, Recipient};
use storage::Tx;
use storage::email_changes::EmailChange;
use storage::mails::Queued;
use storage::people::Account;
use storage::tokens::Purpose;
use tokens::Secret;

use crate::{JobError, Jobs};

impl Jobs {
    /// The mail about a request; nothing where another one took its place. Where the address is that of another account, its
    /// owner is told that somebody wanted it, and gets no link. As with a work address, the link is made in the transaction
    /// that reads the request, and the mail leads back nowhere.
    pub(super) async fn new_address(
        &self,
        account: &Account,
        mail: &Queued,
        request: i64,
    ) -> Result<Option<Outgoing>, JobError> {
        let tx = self.store.begin().await?;
        tx.lock_person(account.id).await?;
        let asked = tx.email_change(account.id).await?.filter(|asked| asked.id == request);
        let Some(asked) = asked.filter(|asked| asked.is_open(self.clock.now())) else {
            tx.rollback().await?;
            return Ok(None);
        };
        let (letter, language) = match owner(&tx, account, &asked).await? {
            Some(owner) => (letters::address_wanted(&self.site, owner.language), owner.language),
            None => (self.to_confirm(&tx, account, &asked).await?, account.language),
        };
        tx.commit().await?;
        let to = Recipient { name: String::new(), address: asked.email };
        Ok(Some(self.apart(mail, to, language, letter)))
    }

    async fn to_confirm(&self, tx: &Tx, account: &Account, asked: &EmailChange) -> Result<Letter, JobError> {
        let secret = Secret::new(self.random.as_ref());
        tx.insert_token(secret.hash(), account.id, Purpose::NewAddress, self.clock.now(), asked.until())
            .await?;
        let url = self.page(&format!("/account/email/{}", secret.text()));
        let letter = letters::NewAddress { url: &url, name: &account.name };
        Ok(letters::new_address(&letter, &self.site, account.language))
    }
}

/// Another account that has this address and showed so.
async fn owner(tx: &Tx, account: &Account, asked: &EmailChange) -> Result<Option<Account>, JobError> {
    let Ok(email) = Email::parse(&asked.email) else { return Ok(None) };
    let owner = tx.account_by_email(&email).await?;
    Ok(owner.filter(|owner| owner.confirmed_at.is_some() && owner.id != account.id))
}
