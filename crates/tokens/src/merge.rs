//! The token with which a supporter of an idea that was merged says what becomes of their support, without signing in.

use domain::{MergeId, PersonId};

use crate::signed::{sign_pair, verify_pair};

const PURPOSE: &str = "merge";

/// Whose support, in which merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeToken {
    /// Whose.
    pub person: PersonId,
    /// In which.
    pub merge: MergeId,
}

/// The token's text, such as `17-3-6f…`.
pub fn sign_merge(key: &[u8; 32], token: MergeToken) -> String {
    sign_pair(key, PURPOSE, token.person, token.merge.0)
}

/// Reads a token; `None` where it was not signed with `key`.
pub fn verify_merge(key: &[u8; 32], text: &str) -> Option<MergeToken> {
    let (person, merge) = verify_pair(key, PURPOSE, text)?;
    Some(MergeToken { person, merge: MergeId(merge) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{WindowToken, sign_window};
    use domain::MailId;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_token_names_one_supporter_of_one_merge_and_cannot_be_made_up() {
        let token = MergeToken { person: PersonId(17), merge: MergeId(3) };
        let text = sign_merge(&KEY, token);
        assert_eq!(verify_merge(&KEY, &text), Some(token));
        assert_eq!(verify_merge(&KEY, &text.replace("17-", "18-")), None);
        assert_eq!(verify_merge(&[8; 32], &text), None);
        let window = WindowToken { person: PersonId(17), mail: MailId(3) };
        assert_eq!(verify_merge(&KEY, &sign_window(&KEY, window)), None, "a token for something else");
    }
}
