//! The token of a one-click stop (RFC 8058): it names a person and kinds of mail, is signed, and stays good.

use domain::PersonId;
use domain::notices::MailKind;

use crate::signed::{sign, verify};

const PURPOSE: &str = "stop";

/// Whose mail of which kinds is to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopToken {
    /// Whose.
    pub person: PersonId,
    /// Which kinds; at least one.
    pub kinds: Vec<MailKind>,
}

/// The token's text, such as `17-reactie-6f…`, or `17-reactie.status-6f…` for a mail of several kinds.
pub fn sign_stop(key: &[u8; 32], token: &StopToken) -> String {
    let kinds: Vec<_> = token.kinds.iter().map(|kind| kind.as_str()).collect();
    sign(key, PURPOSE, &format!("{}-{}", token.person, kinds.join(".")))
}

/// Reads a token; `None` where it was not signed with `key`.
pub fn verify_stop(key: &[u8; 32], text: &str) -> Option<StopToken> {
    let (person, kinds) = verify(key, PURPOSE, text)?.split_once('-')?;
    let kinds = kinds.split('.').map(MailKind::parse).collect::<Option<Vec<_>>>()?;
    Some(StopToken { person: PersonId(person.parse().ok()?), kinds })
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_token_says_whose_mail_stops_and_cannot_be_made_up() {
        let token = StopToken { person: PersonId(17), kinds: vec![MailKind::Comment] };
        let text = sign_stop(&KEY, &token);
        assert_eq!(verify_stop(&KEY, &text), Some(token));
        assert_eq!(verify_stop(&[8; 32], &text), None);
        assert_eq!(verify_stop(&KEY, &text.replace("17-", "18-")), None);
        assert_eq!(verify_stop(&KEY, &text.replace("reactie", "antwoord")), None);
        for odd in ["", "-", "17-reactie-", "17-reactie-zz", "17"] {
            assert_eq!(verify_stop(&KEY, odd), None, "{odd}");
        }
    }

    #[test]
    fn a_token_may_name_several_kinds() {
        let token = StopToken { person: PersonId(17), kinds: vec![MailKind::Comment, MailKind::Status] };
        assert!(sign_stop(&KEY, &token).starts_with("17-reactie.status-"));
        assert_eq!(verify_stop(&KEY, &sign_stop(&KEY, &token)), Some(token));
    }
}
