//! How words begin, for finding a title while its first letters are typed.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of the longest beginning that is kept; whoever typed more is taken at these.
const LONGEST: usize = 14;

/// The words of a text as they are compared here: without capitals and accents, not stemmed, cut at the longest beginning.
pub fn words(text: &str) -> Vec<String> {
    let folded: String = text
        .nfd()
        .filter(|sign| !is_combining_mark(*sign) && !matches!(sign, '\'' | '\u{2019}' | '\u{ad}'))
        .flat_map(char::to_lowercase)
        .collect();
    folded
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(LONGEST).collect())
        .collect()
}

/// Gives every beginning of every word, from one letter on.
#[derive(Debug, Clone, Copy)]
pub struct Beginnings;

impl Tokenizer for Beginnings {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        let beginnings = words(text).into_iter().flat_map(|word| {
            let ends: Vec<usize> =
                word.char_indices().skip(1).map(|(end, _)| end).chain([word.len()]).collect();
            ends.into_iter().map(move |end| word[..end].to_owned()).collect::<Vec<_>>()
        });
        Stream { waiting: beginnings.collect::<Vec<_>>().into_iter(), token: Token::default() }
    }
}

/// The beginnings of one text.
pub struct Stream {
    waiting: std::vec::IntoIter<String>,
    token: Token,
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        let Some(text) = self.waiting.next() else { return false };
        self.token.text = text;
        self.token.position = 0;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginnings(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        Beginnings.token_stream(text).process(&mut |token| found.push(token.text.clone()));
        found
    }

    #[test]
    fn each_word_begins_in_all_its_ways() {
        assert_eq!(beginnings("Súd OV"), ["s", "su", "sud", "o", "ov"]);
        assert_eq!(beginnings("’s-Her"), ["s", "h", "he", "her"]);
        assert_eq!(beginnings("-- &"), Vec::<String>::new());
    }

    #[test]
    fn endless_words_are_cut_on_both_sides_alike() {
        let word = "gemeenteraadsverkiezingen";
        assert_eq!(beginnings(word).last(), Some(&words(word)[0]));
        assert_eq!(words(word)[0].len(), LONGEST);
    }
}
