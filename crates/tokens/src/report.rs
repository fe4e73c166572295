//! The token with which whoever reported something without an account reads what was decided on it, and objects.

use domain::{DecisionId, ReportId};

use crate::signed::{sign, verify};

const PURPOSE: &str = "report";

/// Which report, and which decision on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportToken {
    /// The report.
    pub report: ReportId,
    /// The decision.
    pub decision: DecisionId,
}

/// The token's text, such as `17-3-6f…`.
pub fn sign_report(key: &[u8; 32], token: ReportToken) -> String {
    sign(key, PURPOSE, &format!("{}-{}", token.report, token.decision))
}

/// Reads a token; `None` where it was not signed with `key`.
pub fn verify_report(key: &[u8; 32], text: &str) -> Option<ReportToken> {
    let (report, decision) = verify(key, PURPOSE, text)?.split_once('-')?;
    Some(ReportToken { report: ReportId(report.parse().ok()?), decision: DecisionId(decision.parse().ok()?) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MergeToken, sign_merge};
    use domain::{MergeId, PersonId};

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_token_names_one_decision_on_one_report_and_cannot_be_made_up() {
        let token = ReportToken { report: ReportId(17), decision: DecisionId(3) };
        let text = sign_report(&KEY, token);
        assert_eq!(verify_report(&KEY, &text), Some(token));
        assert_eq!(verify_report(&KEY, &text.replace("17-", "18-")), None);
        assert_eq!(verify_report(&[8; 32], &text), None);
        let merge = MergeToken { person: PersonId(17), merge: MergeId(3) };
        assert_eq!(verify_report(&KEY, &sign_merge(&KEY, merge)), None, "a token for something else");
        for odd in ["", "-", "17-3-", "17-3-zz", "17"] {
            assert_eq!(verify_report(&KEY, odd), None, "{odd}");
        }
    }
}
