//! Reads a text as somebody typed it in the search field: words, "phrases" and -exclusions. Never an error.

use crate::analysis::{Word, words};
use crate::dates;

/// Longer queries are cut: nobody types more, and each word costs time.
const LONGEST_TEXT: usize = 200;
const MOST_WORDS: usize = 32;

/// What was typed, taken apart. All lists empty: there was no word in it.
#[derive(Debug, Clone, Default)]
pub struct UserText {
    pub wanted: Vec<Clause>,
    pub unwanted: Vec<Clause>,
    pub conditions: Vec<Condition>,
    /// Every word outside quotes that is wanted, common ones too, in order.
    pub sequence: Vec<Word>,
}

/// What a word with a colon asks: `thema:wonen`, `van:jansen`, `sinds:2024`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// The slug of a theme, or how it starts.
    Theme(String),
    /// Words in the name of the author.
    Author(Vec<String>),
    /// Not older than this moment, in microseconds since 1970.
    Since(i64),
}

/// A word, or words that must follow each other.
#[derive(Debug, Clone)]
pub enum Clause {
    Word(Word),
    Phrase(Vec<Word>),
}

impl Clause {
    fn of(mut words: Vec<Word>) -> Option<Self> {
        match words.len() {
            0 => None,
            1 => words.pop().map(Self::Word),
            _ => Some(Self::Phrase(words)),
        }
    }

    fn is_stop_word(&self) -> bool {
        matches!(self, Self::Word(word) if word.is_common())
    }

    pub fn words(&self) -> &[Word] {
        match self {
            Self::Word(word) => std::slice::from_ref(word),
            Self::Phrase(words) => words,
        }
    }
}

impl UserText {
    /// Takes the text apart; `None` when it is blank.
    pub fn parse(text: &str) -> Option<Self> {
        let end = text.char_indices().nth(LONGEST_TEXT).map_or(text.len(), |(end, _)| end);
        let text = &text[..end];
        if text.chars().all(|sign| sign.is_whitespace() || sign.is_control()) {
            return None;
        }
        let mut parsed = Self::default();
        for piece in pieces(text) {
            parsed.add(&piece);
        }
        parsed.drop_stop_words();
        Some(parsed)
    }

    fn add(&mut self, piece: &Piece) {
        if let Some(condition) = &piece.condition {
            self.conditions.push(condition.clone());
            return;
        }
        let taken: usize = self.wanted.iter().chain(&self.unwanted).map(|clause| clause.words().len()).sum();
        let mut words = words(piece.text);
        for word in &mut words {
            word.start += piece.at;
            word.end += piece.at;
        }
        words.truncate(MOST_WORDS.saturating_sub(taken));
        let clauses = if piece.is_unwanted { &mut self.unwanted } else { &mut self.wanted };
        if piece.is_phrase || piece.is_unwanted {
            clauses.extend(Clause::of(words));
        } else {
            self.sequence.extend(words.iter().cloned());
            clauses.extend(words.into_iter().map(Clause::Word));
        }
    }

    /// Stop words only count when nothing else was typed.
    fn drop_stop_words(&mut self) {
        if !self.wanted.iter().all(Clause::is_stop_word) {
            self.wanted.retain(|clause| !clause.is_stop_word());
        }
    }

    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty() && self.conditions.is_empty()
    }
}

/// A stretch of the text that is read in one way.
#[derive(Default)]
struct Piece<'a> {
    text: &'a str,
    /// Where it starts in what was typed.
    at: usize,
    is_phrase: bool,
    is_unwanted: bool,
    condition: Option<Condition>,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let starts_word = text[..at].chars().next_back().is_none_or(char::is_whitespace);
        let special = || condition(&text[at..]).or_else(|| special_piece(&text[at..]));
        let Some((piece, length)) = starts_word.then(special).flatten() else {
            at += sign.len_utf8();
            continue;
        };
        pieces.push(Piece { text: &text[plain_from..at], at: plain_from, ..Piece::default() });
        pieces.push(Piece { at, ..piece });
        at += length;
        plain_from = at;
    }
    pieces.push(Piece { text: &text[plain_from..], at: plain_from, ..Piece::default() });
    pieces
}

/// A phrase or an exclusion at the start of the text, and the bytes that it takes.
fn special_piece(text: &str) -> Option<(Piece<'_>, usize)> {
    let after_minus = text.strip_prefix(['-', '\u{2212}']);
    let is_unwanted = after_minus.is_some();
    let rest = after_minus.unwrap_or(text);
    let sign = text.len() - rest.len();
    let mut signs = rest.chars();
    let first = signs.next()?;
    if let Some(close) = closing_quote(first) {
        let inner = signs.as_str();
        let length = inner.find(close)?;
        let close_length = inner[length..].chars().next().map_or(0, char::len_utf8);
        let piece = Piece { text: &inner[..length], is_phrase: true, is_unwanted, ..Piece::default() };
        return Some((piece, sign + first.len_utf8() + length + close_length));
    }
    if !is_unwanted || !first.is_alphanumeric() {
        return None;
    }
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Some((Piece { text: &rest[..length], is_unwanted, ..Piece::default() }, sign + length))
}

/// `thema:`, `van:` or `sinds:` at the start of the text with something to narrow by, and the bytes that it takes.
fn condition(text: &str) -> Option<(Piece<'_>, usize)> {
    let (name, rest) = text.split_once(':').filter(|(name, _)| name.len() <= 5)?;
    let open = rest.chars().next().and_then(|open| Some((open, closing_quote(open)?)));
    let (value, length) = if let Some((open, close)) = open {
        let inner = &rest[open.len_utf8()..];
        let end = inner.find(close)?;
        let close_length = inner[end..].chars().next().map_or(0, char::len_utf8);
        (&inner[..end], open.len_utf8() + end + close_length)
    } else {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        (&rest[..end], end)
    };
    let pieces = |word: Word| if word.pieces.is_empty() { vec![word.written] } else { word.pieces };
    let names = || words(value).into_iter().flat_map(pieces).collect::<Vec<_>>();
    let condition = match name.to_lowercase().as_str() {
        "thema" => Condition::Theme(Some(names().join("-")).filter(|slug| !slug.is_empty())?),
        "van" => Condition::Author(Some(names()).filter(|names| !names.is_empty())?),
        "sinds" => Condition::Since(dates::start_of(value)?),
        _ => return None,
    };
    Some((Piece { condition: Some(condition), ..Piece::default() }, name.len() + 1 + length))
}

fn closing_quote(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' => Some(&['"', '\u{201c}', '\u{201d}']),
        '\u{ab}' => Some(&['\u{bb}']),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stem::stem;

    fn shape(text: &str) -> String {
        let Some(parsed) = UserText::parse(text) else { return "blank".to_owned() };
        let show = |clause: &Clause| {
            let stems: Vec<String> = clause.words().iter().map(|word| stem(&word.written)).collect();
            if stems.len() > 1 { format!("\"{}\"", stems.join(" ")) } else { stems.concat() }
        };
        let wanted = parsed.wanted.iter().map(show);
        let unwanted = parsed.unwanted.iter().map(|clause| format!("-{}", show(clause)));
        let conditions = parsed.conditions.iter().map(|condition| match condition {
            Condition::Theme(slug) => format!("thema={slug}"),
            Condition::Author(names) => format!("van={}", names.join("+")),
            Condition::Since(moment) => format!("sinds={}", moment / 86_400_000_000),
        });
        wanted.chain(unwanted).chain(conditions).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn everything_typed_means_something_or_nothing() {
        for (typed, parsed) in [
            ("", "blank"),
            (" \u{0}\t\n", "blank"),
            ("bomen planten", "boom plant"),
            ("de rol van de griffie", "rol griffie"),
            ("van de het", "van de het"),
            ("\"de rol van\" bomen", "\"de rol van\" boom"),
            ("\u{201e}open stad\u{201d}", "\"open stad\""),
            ("bomen -huizen", "boom -huis"),
            ("bomen -\"oude huizen\"", "boom -\"oud huis\""),
            ("-bomen", "-boom"),
            ("bomen - huizen", "boom huis"),
            ("lege \"\" aanhaling", "leeg aanhal"),
            ("half \"open zin", "half open zin"),
            ("?!... --- \"\"", ""),
            ("title:bomen AND (huizen OR", "titl boom and huis or"),
            ("B en W", "benw"),
            ("bomen thema:wonen-en-bouwen", "boom thema=wonen-en-bouwen"),
            ("thema:\"Wonen en bouwen\" van:Jansen", "thema=wonen-en-bouwen van=jansen"),
            ("van:\"Sanne van Loon\" Sinds:1970-01-03", "van=sanne+van+loon sinds=2"),
            ("sinds:1971 boom", "boom sinds=365"),
            ("sinds:gisteren thema: van:", "sinds gister thema"),
            ("tijd:12 boom:", "tijd 12 boom"),
            ("\u{202e}bomen\u{200b}", "boom"),
        ] {
            assert_eq!(shape(typed), parsed, "{typed}");
        }
    }

    #[test]
    fn a_long_text_is_cut() {
        let parsed = UserText::parse(&"boom ".repeat(2_000)).unwrap();
        assert_eq!(parsed.wanted.len(), MOST_WORDS);
        assert_eq!(UserText::parse(&"é".repeat(10_000)).unwrap().wanted.len(), 1);
    }
}
