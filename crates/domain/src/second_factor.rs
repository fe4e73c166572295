//! The second step of signing in: codes of an app (RFC 6238), codes to fall back on, and who must have them.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::input::Problem;
use crate::people::Role;
use crate::words::words;

/// Seconds for which a code of the app is the current one (RFC 6238, 5.2).
pub const STEP_SECONDS: i64 = 30;
/// Steps by which the clock of a telephone may be off, either way (RFC 6238, 6).
const DRIFT: i64 = 1;
/// Bytes of the secret that the app and the site share (RFC 4226, 4, R6: 160 bits).
pub const SECRET_BYTES: usize = 20;
/// Digits of a code of the app.
const DIGITS: usize = 6;
/// How many codes there are to fall back on.
pub const RECOVERY_CODES: usize = 8;
/// Bytes of chance in one of them: 80 bits, so that its hash gives nothing away.
pub const RECOVERY_BYTES: usize = 10;
/// Letters and digits of one of them, five bits each.
const RECOVERY_LENGTH: usize = 16;
/// How long somebody has to add the secret to their app.
pub const SET_UP_WITHIN: SignedDuration = SignedDuration::from_mins(15);
/// How long the right password is good for while the code is looked for.
pub const SIGN_IN_WITHIN: SignedDuration = SignedDuration::from_mins(10);

/// Digits and letters that nobody takes for another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

words! {
    /// Who must have a second step, as the configuration says it.
    #[derive(Default)]
    pub enum Requirement {
        /// Nobody; those in office are asked to.
        #[default]
        Optional = "optional",
        /// Moderators and administrators: without it they are participants.
        Office = "office",
    }
}

/// What the site asks of somebody who has no second step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Asked {
    /// Nothing; or they have one.
    #[default]
    Nothing,
    /// To turn it on, because of their office.
    Advised,
    /// The same, and until then their office rests.
    Required,
}

impl Requirement {
    /// What is asked of somebody with this role.
    pub fn asks(self, role: Role, has_second_factor: bool) -> Asked {
        match (self, role) {
            (_, Role::Participant) => Asked::Nothing,
            _ if has_second_factor => Asked::Nothing,
            (Self::Optional, _) => Asked::Advised,
            (Self::Office, _) => Asked::Required,
        }
    }
}

impl Asked {
    /// The role somebody has meanwhile.
    pub fn role(self, role: Role) -> Role {
        if self == Self::Required { Role::Participant } else { role }
    }
}

/// What happened to the way somebody signs in, for the letter about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecurityNews {
    /// A new password was set.
    PasswordChanged,
    /// The second step was turned on.
    TurnedOn,
    /// They turned it off.
    TurnedOff,
    /// Whoever runs the site turned it off.
    TurnedOffForThem,
    /// They got new recovery codes.
    CodesRenewed,
    /// A recovery code was used.
    CodeUsed {
        /// How many are left.
        left: u64,
    },
}

/// A code as it was typed.
#[derive(Clone, PartialEq, Eq)]
pub enum TypedCode {
    /// Of the app: six digits.
    App(String),
    /// One to fall back on.
    Recovery(RecoveryCode),
}

impl TypedCode {
    /// Reads either kind. Spaces and hyphens do not matter, nor do capitals.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let typed: String = raw
            .chars()
            .filter(|c| !c.is_whitespace() && !is_hyphen(*c))
            .map(|c| c.to_ascii_lowercase())
            .collect();
        if typed.is_empty() {
            return Err(Problem::Missing);
        }
        if typed.len() == DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Self::App(typed));
        }
        RecoveryCode::read(&typed).map(Self::Recovery).ok_or(Problem::Malformed)
    }
}

impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

/// A code to fall back on, good for one use; never printed in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode(String);

impl RecoveryCode {
    /// The code of these random bytes.
    pub fn of(bytes: [u8; RECOVERY_BYTES]) -> Self {
        let number = bytes.iter().fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
        let letter = |place: usize| {
            let five_bits = usize::try_from(number >> (5 * place) & 31).unwrap_or_default();
            char::from(LETTERS[five_bits])
        };
        Self((0..RECOVERY_LENGTH).rev().map(letter).collect())
    }

    /// One that was typed, in lower case and without what parts it: an `o` is a nought, an `i` and an `l` are a one.
    fn read(typed: &str) -> Option<Self> {
        let read = |c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        };
        let code: String = typed.chars().map(read).collect();
        let fits = code.len() == RECOVERY_LENGTH && code.bytes().all(|byte| LETTERS.contains(&byte));
        fits.then_some(Self(code))
    }

    /// The code itself, for its hash alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// As it is shown: in groups of four.
    pub fn grouped(&self) -> String {
        in_fours(&self.0, "-")
    }
}

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// A text in groups of four characters, which are easier to type over.
pub fn in_fours(text: &str, between: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(between)
}

/// The step of which a code of the app is taken: the present one or one beside it, and none that was used before
/// (RFC 6238, 5.2: a verifier accepts a code once). `code_of` gives the code of a step.
pub fn accepted_step(
    typed: &str,
    at: Timestamp,
    last_used: Option<i64>,
    code_of: impl Fn(i64) -> Option<String>,
) -> Option<i64> {
    let present = at.as_second().div_euclid(STEP_SECONDS);
    let steps = present - DRIFT..=present + DRIFT;
    steps
        .filter(|step| last_used.is_none_or(|last| last < *step))
        .find(|step| code_of(*step).as_deref() == Some(typed))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    /// As many digits as a code has, different for each step; none before 1970.
    fn code_of(step: i64) -> Option<String> {
        (step >= 0).then(|| format!("{step:06}"))
    }

    #[test]
    fn only_those_in_office_are_asked_for_a_second_step() {
        for (requirement, role, has, asked, role_meanwhile) in [
            (Requirement::Optional, Role::Participant, false, Asked::Nothing, Role::Participant),
            (Requirement::Optional, Role::Moderator, false, Asked::Advised, Role::Moderator),
            (Requirement::Optional, Role::Administrator, true, Asked::Nothing, Role::Administrator),
            (Requirement::Office, Role::Participant, false, Asked::Nothing, Role::Participant),
            (Requirement::Office, Role::Moderator, false, Asked::Required, Role::Participant),
            (Requirement::Office, Role::Administrator, false, Asked::Required, Role::Participant),
            (Requirement::Office, Role::Administrator, true, Asked::Nothing, Role::Administrator),
        ] {
            let asks = requirement.asks(role, has);
            assert_eq!((asks, asks.role(role)), (asked, role_meanwhile), "{requirement} {role} {has}");
        }
    }

    #[test]
    fn a_code_is_good_for_its_own_step_and_one_either_way() {
        let at = at(1_000 * STEP_SECONDS + 29);
        for (typed, accepted) in [
            ("000998", None),
            ("000999", Some(999)),
            ("001000", Some(1_000)),
            ("001001", Some(1_001)),
            ("001002", None),
        ] {
            assert_eq!(accepted_step(typed, at, None, code_of), accepted, "{typed}");
        }
    }

    #[test]
    fn a_code_that_was_used_and_those_before_it_are_not_taken_again() {
        let at = at(1_000 * STEP_SECONDS);
        assert_eq!(accepted_step("001000", at, Some(999), code_of), Some(1_000));
        assert_eq!(accepted_step("001000", at, Some(1_000), code_of), None);
        assert_eq!(accepted_step("000999", at, Some(1_000), code_of), None);
        assert_eq!(accepted_step("001001", at, Some(1_000), code_of), Some(1_001));
    }

    #[test]
    fn a_code_can_be_typed_in_many_ways() {
        for typed in ["123456", " 123 456 ", "123-456", "1 2 3 4 5 6", "123\u{a0}456"] {
            assert_eq!(TypedCode::parse(typed), Ok(TypedCode::App("123456".to_owned())), "{typed}");
        }
        let code = RecoveryCode::of([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(code.grouped(), "000g-40r4-0m30-e209");
        for typed in [
            code.grouped(),
            code.grouped().to_uppercase(),
            code.grouped().replace('0', "O").replace('1', "l"),
        ] {
            assert_eq!(TypedCode::parse(&typed), Ok(TypedCode::Recovery(code.clone())), "{typed}");
        }
        assert_eq!(TypedCode::parse(" - "), Err(Problem::Missing));
        for bad in ["12345", "1234567", "12345a", "١٢٣٤٥٦", "abcd-efgh-jkmn", "uuuu-uuuu-uuuu-uuuu", "🙂"]
        {
            assert_eq!(TypedCode::parse(bad), Err(Problem::Malformed), "{bad}");
        }
    }

    #[test]
    fn codes_are_not_printed() {
        let code = RecoveryCode::of([7; RECOVERY_BYTES]);
        assert!(!format!("{code:?} {:?}", TypedCode::Recovery(code.clone())).contains(code.expose()));
    }

    proptest! {
        #[test]
        fn a_recovery_code_reads_back_and_differs_with_its_bytes(one: [u8; RECOVERY_BYTES], other: [u8; RECOVERY_BYTES]) {
            let code = RecoveryCode::of(one);
            prop_assert_eq!(TypedCode::parse(&code.grouped()), Ok(TypedCode::Recovery(code.clone())));
            prop_assert_eq!(code == RecoveryCode::of(other), one == other);
        }

        #[test]
        fn nothing_that_is_typed_stops_the_reading(raw in any::<String>()) {
            let _ = TypedCode::parse(&raw);
        }
    }
}
