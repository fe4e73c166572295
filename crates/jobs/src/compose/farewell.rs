//! The mail to an address that is no longer that of an account: who left, or who has another one. Nothing says whose it was,
//! so that where it goes stands apart.

use domain::FarewellId;
use mail::{Outgoing, Recipient, letters};
use storage::Reader;
use storage::mails::Queued;

use crate::matter::Matter;
use crate::{JobError, Jobs};

impl Jobs {
    /// Says what became of the account; nothing where the address was cleared.
    pub(super) async fn farewell(
        &self,
        reader: &Reader,
        mail: &Queued,
        id: FarewellId,
        matter: Matter,
    ) -> Result<Option<Outgoing>, JobError> {
        let Some(to) = reader.farewell(id).await? else { return Ok(None) };
        let letter = match matter {
            Matter::AddressLeft(_) => letters::address_left(&self.site, to.language),
            _ => letters::farewell(&self.site, to.language),
        };
        let recipient = Recipient { name: String::new(), address: to.email };
        Ok(Some(self.apart(mail, recipient, to.language, letter)))
    }
}
