//! The token in the links of a digest: it names whose digest it is and which mail, so that opening it marks just what
//! that mail told of as read.

use domain::{MailId, PersonId};

use crate::signed::{sign_pair, verify_pair};

const PURPOSE: &str = "window";

/// Which mail to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WindowToken {
    /// To whom.
    pub person: PersonId,
    /// Which mail.
    pub mail: MailId,
}

/// The token's text, such as `17-231-6f…`.
pub fn sign_window(key: &[u8; 32], token: WindowToken) -> String {
    sign_pair(key, PURPOSE, token.person, token.mail.0)
}

/// Reads a token; `None` where it was not signed with `key`.
pub fn verify_window(key: &[u8; 32], text: &str) -> Option<WindowToken> {
    let (person, mail) = verify_pair(key, PURPOSE, text)?;
    Some(WindowToken { person, mail: MailId(mail) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{StopToken, sign_stop};
    use domain::notices::MailKind;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_token_names_one_mail_and_cannot_be_made_up() {
        let token = WindowToken { person: PersonId(17), mail: MailId(231) };
        let text = sign_window(&KEY, token);
        assert_eq!(verify_window(&KEY, &text), Some(token));
        assert_eq!(verify_window(&KEY, &text.replace("231", "232")), None);
        let stop = StopToken { person: PersonId(17), kinds: vec![MailKind::Comment] };
        assert_eq!(verify_window(&KEY, &sign_stop(&KEY, &stop)), None, "a token for something else");
    }
}
