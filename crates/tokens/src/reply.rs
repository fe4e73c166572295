//! The token in the address that an answer by mail or a mail that could not be delivered goes to, such as
//! `antwoord+ab3d…@voorbeeld.nl`: it names whom the mail was sent to and what it was about, is signed, and goes stale.
//!
//! It is written in letters that a mail server may put in lower case, and fits with the word before it in the 64 octets
//! of a local part (RFC 5321, 4.5.3.1.1).

use domain::{CommentId, IdeaNumber, PersonId};
use hmac::{Hmac, KeyInit, Mac};
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;

/// How long an answer by mail is taken: the conversation has moved on after that, and the mail may lie in a mailbox that
/// somebody else reads by then.
pub const REPLY_WITHIN: SignedDuration = SignedDuration::from_hours(90 * 24);

/// Octets of the signature: 80 bits, the least that RFC 2104, 5 advises.
const SIGNATURE: usize = 10;
/// The alphabet of base 32 (RFC 4648, 6), in lower case.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// What an address says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReplyToken {
    /// Whom the mail was sent to.
    pub person: PersonId,
    /// The idea that an answer goes under, and the comment that it answers where the mail is about one. Nothing where the mail takes no answer and the address only says whose mail came back.
    pub under: Option<(IdeaNumber, Option<CommentId>)>,
}

/// Why a token is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadToken {
    /// It was not signed here.
    Forged,
    /// It was, longer ago than [`REPLY_WITHIN`].
    Stale(ReplyToken),
}

/// The token for a mail that is made now.
pub fn sign_reply(key: &[u8; 32], token: ReplyToken, now: Timestamp) -> String {
    let mut claim = Vec::with_capacity(32);
    put(&mut claim, token.person.0);
    if let Some((idea, comment)) = token.under {
        put(&mut claim, idea.0);
        put(&mut claim, comment.map_or(0, |comment| comment.0));
    }
    claim.extend(day(now).to_be_bytes());
    let signature = mac(key, &claim).finalize().into_bytes();
    claim.extend_from_slice(&signature[..SIGNATURE]);
    encode(&claim)
}

/// Reads a token, in whichever case it comes.
pub fn verify_reply(key: &[u8; 32], text: &str, now: Timestamp) -> Result<ReplyToken, BadToken> {
    let bytes = decode(text).ok_or(BadToken::Forged)?;
    let (claim, signature) =
        bytes.split_at_checked(bytes.len().saturating_sub(SIGNATURE)).ok_or(BadToken::Forged)?;
    if signature.len() != SIGNATURE {
        return Err(BadToken::Forged);
    }
    mac(key, claim).verify_truncated_left(signature).map_err(|_| BadToken::Forged)?;
    let (token, made) = read(claim).ok_or(BadToken::Forged)?;
    let age = SignedDuration::from_hours(24 * (i64::from(day(now)) - i64::from(made)));
    // A clock that runs a day ahead elsewhere does no harm.
    if age > REPLY_WITHIN || age < SignedDuration::from_hours(-24) {
        return Err(BadToken::Stale(token));
    }
    Ok(token)
}

fn read(claim: &[u8]) -> Option<(ReplyToken, u16)> {
    let (mut rest, day) = claim.split_at_checked(claim.len().checked_sub(2)?)?;
    let person = PersonId(take(&mut rest)?);
    let under =
        if rest.is_empty() { None } else { Some((IdeaNumber(take(&mut rest)?), comment(take(&mut rest)?))) };
    rest.is_empty().then_some((ReplyToken { person, under }, u16::from_be_bytes(day.try_into().ok()?)))
}

/// Comments are numbered from 1.
fn comment(number: i64) -> Option<CommentId> {
    (number != 0).then_some(CommentId(number))
}

/// Days since 1970; two octets reach to the year 2149.
fn day(at: Timestamp) -> u16 {
    u16::try_from(at.as_second() / (24 * 60 * 60)).unwrap_or(u16::MAX)
}

/// A number in groups of seven bits, the least first, all but the last marked.
fn put(bytes: &mut Vec<u8>, number: i64) {
    let mut rest = number.cast_unsigned();
    loop {
        let [low, ..] = rest.to_le_bytes();
        rest >>= 7;
        if rest == 0 {
            bytes.push(low & 0x7f);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn take(bytes: &mut &[u8]) -> Option<i64> {
    let mut number = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number.cast_signed());
        }
    }
    None
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(5) * 8);
    for chunk in bytes.chunks(5) {
        let mut group = [0; 8];
        group[3..3 + chunk.len()].copy_from_slice(chunk);
        let bits = u64::from_be_bytes(group);
        for letter in 0..(chunk.len() * 8).div_ceil(5) {
            let index = (bits >> (35 - 5 * letter)) & 31;
            text.push(char::from(LETTERS[usize::try_from(index).unwrap_or_default()]));
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 5 / 8);
    let (mut bits, mut held) = (0u32, 0u32);
    for letter in text.bytes().take(128) {
        let value = LETTERS.iter().position(|known| *known == letter.to_ascii_lowercase())?;
        bits = (bits << 5 | u32::try_from(value).ok()?) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

fn mac(key: &[u8; 32], claim: &[u8]) -> Hmac<Sha256> {
    // A key shorter than a block is filled with noughts (RFC 2104, 2).
    let mut block = [0; 64];
    block[..32].copy_from_slice(key);
    let mut mac = Hmac::<Sha256>::new(&block.into());
    mac.update(b"reply:");
    mac.update(claim);
    mac
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: [u8; 32] = [7; 32];

    fn now() -> Timestamp {
        "2026-02-03T12:00:00Z".parse().unwrap()
    }

    fn token(person: i64, idea: i64, comment: i64) -> ReplyToken {
        ReplyToken { person: PersonId(person), under: Some((IdeaNumber(idea), super::comment(comment))) }
    }

    fn later(days: i64) -> Timestamp {
        now() + SignedDuration::from_hours(24 * days)
    }

    #[test]
    fn an_address_says_whose_answer_to_what_it_takes_and_cannot_be_made_up() {
        let text = sign_reply(&KEY, token(17, 42, 7), now());
        assert_eq!(verify_reply(&KEY, &text, now()), Ok(token(17, 42, 7)));
        assert_eq!(verify_reply(&KEY, &text.to_uppercase(), now()), Ok(token(17, 42, 7)), "in any case");
        assert_eq!(verify_reply(&[8; 32], &text, now()), Err(BadToken::Forged));
        let last = text.len() - 6;
        for place in 0..last {
            let mut other = text.clone().into_bytes();
            other[place] = if other[place] == b'a' { b'b' } else { b'a' };
            let other = String::from_utf8(other).unwrap();
            assert_eq!(verify_reply(&KEY, &other, now()), Err(BadToken::Forged), "{other}");
        }
        for odd in ["", "a", "abc", "é", "0189", &"a".repeat(200)] {
            assert_eq!(verify_reply(&KEY, odd, now()), Err(BadToken::Forged), "{odd}");
        }
    }

    #[test]
    fn an_answer_is_taken_for_ninety_days() {
        let text = sign_reply(&KEY, token(17, 42, 7), now());
        assert_eq!(verify_reply(&KEY, &text, later(90)), Ok(token(17, 42, 7)));
        assert_eq!(verify_reply(&KEY, &text, later(91)), Err(BadToken::Stale(token(17, 42, 7))));
        assert_eq!(verify_reply(&KEY, &text, later(-2)), Err(BadToken::Stale(token(17, 42, 7))));
    }

    #[test]
    fn it_fits_in_a_local_part_also_of_a_very_large_archive() {
        let text = sign_reply(&KEY, token(3_000_000_000, 3_000_000_000, 30_000_000_000), now());
        assert!("antwoordadres15+".len() + text.len() <= 64, "{}", text.len());
        let text = sign_reply(&KEY, token(20_000, 100_000, 1_000_000), now());
        assert!(text.len() <= 36, "{}", text.len());
    }

    proptest! {
        #[test]
        fn whatever_is_signed_reads_back(person in 0i64.., idea in 0i64.., comment in 0i64..) {
            for token in [token(person, idea, comment), ReplyToken { person: PersonId(person), under: None }] {
                let text = sign_reply(&KEY, token, now());
                prop_assert_eq!(verify_reply(&KEY, &text, now()), Ok(token));
            }
        }

        #[test]
        fn whatever_else_comes_is_forged(text in ".{0,80}") {
            prop_assert_eq!(verify_reply(&KEY, &text, now()), Err(BadToken::Forged));
        }
    }
}
