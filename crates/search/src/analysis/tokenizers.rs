//! Hands the analysis chain to tantivy: one tokenizer for what a text is found by, one for how it is written.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::analyser::Analysed;
use super::{Analyser, words};

/// Words that a tokenizer remembers for itself, so that the threads that write do not wait for each other.
const REMEMBERED: usize = 30_000;

/// Tokens of what a text is found by: the stems of its words and of their parts, without positions.
///
/// A text can begin with a weight, a digit and [`WEIGHT_END`](Self::WEIGHT_END): each token then counts so many times, so that one
/// list of documents per term tells how often a word stands in titles, summaries and texts together (BM25F, Robertson
/// and others, CIKM 2004).
pub struct Terms {
    analyser: Analyser,
    known: HashMap<String, Arc<Analysed>>,
    buffer: Buffer,
}

impl Terms {
    /// Ends the weight at the start of a text.
    pub const WEIGHT_END: char = '\u{1}';

    pub fn new(analyser: Analyser) -> Self {
        Self { analyser, known: HashMap::new(), buffer: Buffer::default() }
    }

    /// The text with a weight from 1 to 9.
    pub fn weighted(weight: u8, text: &str) -> String {
        format!("{weight}{}{text}", Self::WEIGHT_END)
    }

    fn add(&mut self, written: &str) {
        if !self.known.contains_key(written) {
            if self.known.len() >= REMEMBERED {
                self.known.clear();
            }
            self.known.insert(written.to_owned(), self.analyser.analysed(written));
        }
        if let Some(analysed) = self.known.get(written) {
            self.buffer.add(&analysed.stem, 0);
            analysed.parts.iter().for_each(|part| self.buffer.add(part, 0));
        }
    }
}

/// Each thread that writes has its own, and remembers for itself.
impl Clone for Terms {
    fn clone(&self) -> Self {
        Self::new(self.analyser.clone())
    }
}

impl Tokenizer for Terms {
    type TokenStream<'a> = Tokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens<'a> {
        let (times, text) = match text.split_once(Self::WEIGHT_END) {
            Some((weight, text)) => (weight.parse::<usize>().unwrap_or(1), text),
            None => (1, text),
        };
        self.buffer.clear();
        for word in words(text) {
            self.add(&word.written);
            word.pieces.iter().for_each(|piece| self.add(piece));
        }
        Tokens::new(&self.buffer, times)
    }
}

/// Tokens of how a text is written, folded and in order. A hyphenated word also stands there as a whole, at the
/// position of its first piece.
#[derive(Clone, Default)]
pub struct Written(Buffer);

impl Tokenizer for Written {
    type TokenStream<'a> = Tokens<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens<'a> {
        let buffer = &mut self.0;
        buffer.clear();
        let mut position = 0;
        for word in words(text) {
            buffer.add(&word.written, position);
            word.pieces.iter().zip(position..).for_each(|(piece, at)| buffer.add(piece, at));
            position += word.positions();
        }
        Tokens::new(buffer, 1)
    }
}

/// The tokens of one text behind each other: where each ends, and its position.
#[derive(Clone, Default)]
struct Buffer {
    text: String,
    ends: Vec<(usize, usize)>,
}

impl Buffer {
    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    fn add(&mut self, token: &str, position: usize) {
        self.text.push_str(token);
        self.ends.push((self.text.len(), position));
    }
}

/// The tokens of one text, each so many times.
pub struct Tokens<'a> {
    buffer: &'a Buffer,
    times: usize,
    /// How often the token at hand has still to come.
    left: usize,
    next: usize,
    start: usize,
    token: Token,
}

impl<'a> Tokens<'a> {
    fn new(buffer: &'a Buffer, times: usize) -> Self {
        let token = Token { position: 0, ..Token::default() };
        Self { buffer, times, left: 0, next: 0, start: 0, token }
    }
}

impl TokenStream for Tokens<'_> {
    fn advance(&mut self) -> bool {
        if self.left > 0 {
            self.left -= 1;
            return true;
        }
        let Some((end, position)) = self.buffer.ends.get(self.next) else { return false };
        self.token.text.clear();
        self.token.text.push_str(&self.buffer.text[self.start..*end]);
        self.token.position = *position;
        self.start = *end;
        self.next += 1;
        self.left = self.times.saturating_sub(1);
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
