//! The token with which the author of a comment says whether it becomes an idea of its own, without signing in.

use domain::{PersonId, SplitId};

use crate::signed::{sign_pair, verify_pair};

const PURPOSE: &str = "split";

/// Who is asked, in which proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SplitToken {
    /// Who.
    pub person: PersonId,
    /// In which.
    pub split: SplitId,
}

/// The token's text, such as `17-3-6f…`.
pub fn sign_split(key: &[u8; 32], token: SplitToken) -> String {
    sign_pair(key, PURPOSE, token.person, token.split.0)
}

/// Reads a token; `None` where it was not signed with `key`.
pub fn verify_split(key: &[u8; 32], text: &str) -> Option<SplitToken> {
    let (person, split) = verify_pair(key, PURPOSE, text)?;
    Some(SplitToken { person, split: SplitId(split) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MergeToken, sign_merge};
    use domain::MergeId;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_token_names_one_author_of_one_proposal_and_cannot_be_made_up() {
        let token = SplitToken { person: PersonId(17), split: SplitId(3) };
        let text = sign_split(&KEY, token);
        assert_eq!(verify_split(&KEY, &text), Some(token));
        assert_eq!(verify_split(&KEY, &text.replace("17-", "18-")), None);
        assert_eq!(verify_split(&[8; 32], &text), None);
        let merge = MergeToken { person: PersonId(17), merge: MergeId(3) };
        assert_eq!(verify_split(&KEY, &sign_merge(&KEY, merge)), None, "a token for something else");
    }
}
