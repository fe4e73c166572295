//! Hands the analysis chain to tantivy.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use super::{Word, words};

/// Tokenizer of every text field. The parts of a hyphenated word follow each other in position; the word as a whole
/// stands at the position of its first part.
#[derive(Clone, Default)]
pub struct DutchTokenizer;

impl Tokenizer for DutchTokenizer {
    type TokenStream<'a> = Tokens;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Tokens {
        let mut position = 0;
        let mut tokens = Vec::new();
        for word in words(text) {
            tokens.extend(tokens_of(&word, position));
            position += word.positions();
        }
        Tokens { tokens, next: 0 }
    }
}

fn tokens_of(word: &Word, position: usize) -> impl Iterator<Item = Token> {
    let token = move |text: &str, position| Token {
        offset_from: word.start,
        offset_to: word.end,
        position,
        text: text.to_owned(),
        position_length: 1,
    };
    let parts = word.parts.iter().enumerate().map(move |(at, part)| token(part, position + at));
    std::iter::once(token(&word.whole, position)).chain(parts)
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
