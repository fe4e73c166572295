//! Finds the words in a text: what a hyphen, an apostrophe, a full stop or an ampersand keeps together.

use super::fold::fold;

/// Letters beyond this do not tell words apart; it keeps a pasted blob from filling the index.
const LONGEST_PIECE: usize = 60;

/// A chain of more hyphens than this is no word.
const MOST_PIECES: usize = 8;

/// A written word and its folded pieces, one for each side of a hyphen.
pub struct Scanned {
    pub start: usize,
    pub end: usize,
    pub pieces: Vec<String>,
}

/// The words of a text, in order.
pub fn scan(text: &str) -> Vec<Scanned> {
    let mut scanned: Vec<Scanned> = Vec::new();
    for run in runs(text) {
        let Some(previous) = scanned.last_mut().filter(|previous| previous.end < run.start) else {
            scanned.push(run);
            continue;
        };
        if let Some(run) = join(previous, run, text) {
            scanned.push(run);
        }
    }
    scanned
}

/// Runs of letters and digits, each with one folded piece.
fn runs(text: &str) -> Vec<Scanned> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, is_of_word(sign) || (start.is_some() && is_silent(sign))) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let piece = shorten(fold(&text[from..at]));
                if !piece.is_empty() {
                    runs.push(Scanned { start: from, end: at, pieces: vec![piece] });
                }
            }
            _ => {}
        }
    }
    runs
}

/// Adds a run to the word before it when they are one word; gives the run back when they are not.
fn join(previous: &mut Scanned, mut run: Scanned, text: &str) -> Option<Scanned> {
    let after = run.pieces.pop()?;
    match link(previous, &after, &text[previous.end..run.start], text, run.end) {
        Link::None => {
            run.pieces.push(after);
            return Some(run);
        }
        Link::Piece => previous.pieces.push(after),
        Link::And => previous.pieces.extend(["en".to_owned(), after]),
        Link::Joined => previous.pieces.last_mut()?.push_str(&after),
        Link::Dropped => {}
    }
    previous.end = run.end;
    None
}

/// How a run belongs to the word before it.
enum Link {
    /// Not: it is the next word.
    None,
    /// As a piece of its own, as behind a hyphen.
    Piece,
    /// The same, with *en* in between.
    And,
    /// As more letters of the last piece.
    Joined,
    /// As an ending that changes nothing.
    Dropped,
}

/// Decides by what stands between the word and the run, which ends at `end`.
fn link(previous: &Scanned, after: &str, between: &str, text: &str, end: usize) -> Link {
    let pieces: Vec<&str> = previous.pieces.iter().map(String::as_str).collect();
    let before = pieces.last().copied().unwrap_or_default();
    let written = &text[previous.start..previous.end];
    match (between, pieces.as_slice()) {
        ("-" | "\u{2010}" | "\u{2011}", [first]) if matches!(after, "er" | "ers") && first.len() <= 4 => {
            Link::Dropped
        }
        ("-" | "\u{2010}" | "\u{2011}", _) if pieces.len() < MOST_PIECES => Link::Piece,
        ("'" | "\u{2018}" | "\u{2019}" | "`" | "\u{b4}" | "\u{2032}", _) => {
            if APOSTROPHE_ENDINGS.contains(&after) { Link::Dropped } else { Link::Joined }
        }
        (".", _) if is_abbreviation(before, after, written) || is_thousands(before, after) => Link::Joined,
        ("&" | " & ", [first]) if is_single_letter(first) && is_single_letter(after) => Link::And,
        (" " | ". ", [first])
            if is_single_letter(first) && after == "en" && single_letter_follows(&text[end..]) =>
        {
            Link::Piece
        }
        (" ", [first, "en"]) if is_single_letter(first) && is_single_letter(after) => Link::Piece,
        _ => Link::None,
    }
}

/// What an apostrophe adds to a word without changing what it means: *foto's, VVD'er, zo'n, pc'tje*. A hyphen in its place
/// does that in *mkb-ers*.
const APOSTROPHE_ENDINGS: &[&str] =
    &["s", "n", "t", "m", "k", "r", "je", "jes", "tje", "tjes", "er", "ers", "en", "ing"];

fn is_of_word(sign: char) -> bool {
    sign.is_alphanumeric()
}

/// Signs inside a word that are not heard: accents on their own, soft hyphens, zero-width spaces and joiners.
fn is_silent(sign: char) -> bool {
    unicode_normalization::char::is_combining_mark(sign)
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_single_letter(piece: &str) -> bool {
    piece.len() == 1 && piece.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// *O.V.*: letters with a full stop after each.
fn is_abbreviation(before: &str, after: &str, written: &str) -> bool {
    let all_dotted = written.split('.').all(|part| part.chars().count() == 1);
    is_single_letter(after) && all_dotted && before.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// *1.204* as the Dutch write it.
fn is_thousands(before: &str, after: &str) -> bool {
    let digits = |piece: &str| piece.bytes().all(|byte| byte.is_ascii_digit());
    digits(before) && digits(after) && after.len() == 3 && !before.starts_with('0')
}

/// Whether a word of one letter comes next: the *W* of *B en W*.
fn single_letter_follows(rest: &str) -> bool {
    let mut signs = rest.chars();
    signs.next() == Some(' ')
        && signs.next().is_some_and(|sign| sign.is_ascii_alphabetic())
        && !signs.next().is_some_and(is_of_word)
}

fn shorten(mut piece: String) -> String {
    piece.truncate(piece.floor_char_boundary(LONGEST_PIECE));
    piece
}
