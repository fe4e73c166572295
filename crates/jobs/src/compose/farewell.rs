//! The mail to who left. Their account is gone, so that where it goes stands apart.

use domain::FarewellId;
use mail::{Back, Outgoing, Recipient, letters};
use storage::Reader;
use storage::mails::Queued;

use crate::{JobError, Jobs};

impl Jobs {
    /// Says that an account was erased; nothing where the address was cleared.
    pub(super) async fn farewell(
        &self,
        reader: &Reader,
        mail: &Queued,
        id: FarewellId,
    ) -> Result<Option<Outgoing>, JobError> {
        let Some(to) = reader.farewell(id).await? else { return Ok(None) };
        Ok(Some(Outgoing {
            message_id: self.site.mail_id(mail.id),
            date: mail.dated,
            to: Recipient { name: String::new(), address: to.email },
            language: to.language,
            letter: letters::farewell(&self.site, to.language),
            thread: None,
            list: None,
            unsubscribe: None,
            back: Back::default(),
        }))
    }
}
