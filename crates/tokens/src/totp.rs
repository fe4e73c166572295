//! Codes of an app for the second step: HMAC-SHA-1, six digits, thirty seconds (RFC 6238), which every app can do.

use domain::Randomness;
use domain::second_factor::{SECRET_BYTES, STEP_SECONDS, in_fours};
use totp_rs::{Builder, Totp};

/// What the site and somebody's app share.
#[derive(Clone)]
pub struct TotpSecret([u8; SECRET_BYTES]);

impl TotpSecret {
    /// A fresh one.
    pub fn new(random: &dyn Randomness) -> Self {
        let mut bytes = [0; SECRET_BYTES];
        random.fill(&mut bytes);
        Self(bytes)
    }

    /// One that was kept; `None` for what cannot be one.
    pub fn kept(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// What is kept.
    pub fn bytes(&self) -> &[u8; SECRET_BYTES] {
        &self.0
    }

    /// The code of a step, counted from 1970; none before that.
    pub fn code(&self, step: i64) -> Option<String> {
        let second = u64::try_from(step.checked_mul(STEP_SECONDS)?).ok()?;
        Some(self.totp("", None)?.generate(second).to_string())
    }

    /// To type over where the picture cannot be taken: base 32 in groups of four (RFC 4648, 6).
    pub fn text(&self) -> Option<String> {
        Some(in_fours(&self.totp("", None)?.secret().to_base32(), " "))
    }

    /// What the picture says: an `otpauth` address with the name of the site and of the account. A colon, which
    /// parts the two, is left out of either.
    pub fn address(&self, site: &str, account: &str) -> Option<String> {
        self.totp(&account.replace(':', ""), Some(site.replace(':', "")))?.to_url().ok()
    }

    fn totp(&self, account: &str, site: Option<String>) -> Option<Totp> {
        let builder = Builder::new().with_secret(self.0.to_vec()).with_account_name(account);
        builder.with_issuer(site).build().ok()
    }
}

impl std::fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use domain::second_factor::accepted_step;
    use jiff::Timestamp;

    use super::*;

    fn rfc() -> TotpSecret {
        TotpSecret::kept(b"12345678901234567890").unwrap()
    }

    /// RFC 6238, appendix B, SHA-1: moments and codes of eight digits, of which six are the last.
    const VECTORS: [(i64, &str); 6] = [
        (59, "94287082"),
        (1_111_111_109, "07081804"),
        (1_111_111_111, "14050471"),
        (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"),
        (20_000_000_000, "65353130"),
    ];

    #[test]
    fn codes_are_those_of_the_rfc() {
        for (second, code) in VECTORS {
            let at = Timestamp::from_second(second).unwrap();
            let step = second / STEP_SECONDS;
            assert_eq!(rfc().code(step).as_deref(), Some(&code[2..]), "{second}");
            assert_eq!(accepted_step(&code[2..], at, None, |step| rfc().code(step)), Some(step), "{second}");
        }
        assert_eq!(rfc().code(-1), None);
    }

    #[test]
    fn the_secret_is_written_as_apps_read_it() {
        assert_eq!(rfc().text().unwrap(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            rfc().address("Democratie in Uitvoering", "tineke+raad@voorbeeld.nl").unwrap(),
            "otpauth://totp/Democratie%20in%20Uitvoering:tineke%2Braad%40voorbeeld.nl\
             ?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Democratie%20in%20Uitvoering"
        );
        assert!(rfc().address("Een: twee", "a:b@voorbeeld.nl").unwrap().contains("Een%20twee:ab%40"));
    }

    #[test]
    fn a_secret_is_not_printed_and_only_one_of_the_right_length_is_taken() {
        assert_eq!(format!("{:?}", rfc()), "TotpSecret(…)");
        assert!(TotpSecret::kept(b"te kort").is_none());
    }
}
