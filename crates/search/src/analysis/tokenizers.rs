//! Hands the analysis chain to tantivy: one tokenizer for what a text is found by, one for how it is written.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Analyser, words};

/// Tokens of what a text is found by: the stems of its words and of their parts, without positions.
///
/// A text can begin with a weight, a digit and [`WEIGHT_END`](Self::WEIGHT_END): each token then counts so many times, so that one
/// list of documents per term tells how often a word stands in titles, summaries and texts together (BM25F, Robertson
/// and others, CIKM 2004).
#[derive(Clone)]
pub struct Terms(pub Analyser);

impl Terms {
    /// Ends the weight at the start of a text.
    pub const WEIGHT_END: char = '\u{1}';

    /// The text with a weight from 1 to 9.
    pub fn weighted(weight: u8, text: &str) -> String {
        format!("{weight}{}{text}", Self::WEIGHT_END)
    }
}

impl Tokenizer for Terms {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let (times, text) = match text.split_once(Self::WEIGHT_END) {
            Some((weight, text)) => (weight.parse::<usize>().unwrap_or(1), text),
            None => (1, text),
        };
        let mut tokens = Vec::new();
        for word in words(text) {
            self.0.terms(&word, |term| {
                let token = token(term, tokens.len());
                tokens.extend(std::iter::repeat_n(token, times));
            });
        }
        Tokens { tokens, next: 0 }
    }
}

/// Tokens of how a text is written, folded and in order. A hyphenated word also stands there as a whole, at the
/// position of its first piece.
#[derive(Clone, Default)]
pub struct Written;

impl Tokenizer for Written {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut position = 0;
        let mut tokens = Vec::new();
        for word in words(text) {
            tokens.push(token(&word.written, position));
            tokens.extend(word.pieces.iter().zip(position..).map(|(piece, at)| token(piece, at)));
            position += word.positions();
        }
        Tokens { tokens, next: 0 }
    }
}

fn token(text: &str, position: usize) -> Token {
    Token { offset_from: 0, offset_to: 0, position, text: text.to_owned(), position_length: 1 }
}

/// The tokens of one text.
pub struct Tokens {
    tokens: Vec<Token>,
    next: usize,
}

impl TokenStream for Tokens {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
}
