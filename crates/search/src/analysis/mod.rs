//! The Dutch analysis chain: text to words, words to the stems that the index compares.

mod fold;
mod irregular;
mod scan;
mod stem;
mod stop;
mod token_stream;
#[cfg(test)]
mod word_groups;

pub use token_stream::DutchTokenizer;

/// One word of a text with what it is searched by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Byte offset of its first letter.
    pub start: usize,
    /// Byte offset after its last letter.
    pub end: usize,
    /// Stem of the word as a whole; the parts of a hyphenated word are written together.
    pub whole: String,
    /// Stems of the parts around hyphens; empty for a word in one piece.
    pub parts: Vec<String>,
    /// Too common to look for by itself.
    pub is_common: bool,
}

impl Word {
    /// Every stem under which the index knows this word.
    pub fn stems(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.whole.as_str()).chain(self.parts.iter().map(String::as_str))
    }

    /// Number of positions that the word takes in a text.
    pub fn positions(&self) -> usize {
        self.parts.len().max(1)
    }
}

/// The words of a text in order.
pub fn words(text: &str) -> Vec<Word> {
    scan::scan(text).iter().map(to_word).collect()
}

fn to_word(scanned: &scan::Scanned) -> Word {
    let joined: String = scanned.pieces.concat();
    let parts = match scanned.pieces.as_slice() {
        [_] => Vec::new(),
        pieces => pieces.iter().map(|piece| stem::stem(piece)).collect(),
    };
    Word {
        start: scanned.start,
        end: scanned.end,
        is_common: stop::is_stop_word(&joined),
        whole: stem::stem(&joined),
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).iter().map(|word| word.stems().collect::<Vec<_>>().join("+")).collect()
    }

    #[test]
    fn text_becomes_stems() {
        for (text, expected) in [
            ("Bomen, huizen & straten!", vec!["boom", "huis", "straat"]),
            ("e-mail", vec!["email+e+mail"]),
            ("Súdwest-Fryslân", vec!["sudwestfryslan+sudwest+fryslan"]),
            ("'s-Hertogenbosch", vec!["shertogenbosch+s+hertogenbosch"]),
            ("raads- en commissievergaderingen", vec!["raad", "en", "commissievergader"]),
            ("foto's, baby\u{2019}s en auto`s", vec!["foto", "baby", "en", "auto"]),
            ("zo'n VVD'er", vec!["zo", "vvd"]),
            ("de W.O.Z. en de O.V.", vec!["de", "woz", "en", "de", "ov"]),
            ("1.204 inwoners in 2025.", vec!["1204", "inwoner", "in", "2025"]),
            ("12.5 en 3,5", vec!["12", "5", "en", "3", "5"]),
            ("OV en AI", vec!["ov", "en", "ai"]),
            ("\u{133}sbaan IJsbaan", vec!["ijsban", "ijsban"]),
            ("en/of", vec!["en", "of"]),
            ("ge\u{ad}meente", vec!["gemeent"]),
            ("-- ' & .", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(stems(text), expected, "{text}");
        }
    }

    #[test]
    fn burgemeester_en_wethouders_in_short_is_one_word() {
        for text in ["B en W", "b&w", "B & W", "B. en W.", "BenW"] {
            assert_eq!(words(text)[0].whole, "benw", "{text}");
        }
        assert_eq!(words("b en w")[0].parts, ["b", "en", "w"]);
    }

    #[test]
    fn offsets_are_those_of_the_written_word() {
        let text = "«Idee\u{308}n» en foto's";
        let written: Vec<&str> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(written, ["Idee\u{308}n", "en", "foto's"]);
    }

    #[test]
    fn endless_words_are_cut_for_the_index_only() {
        let text = "a".repeat(5_000);
        let words = words(&text);
        assert_eq!((words[0].start, words[0].end), (0, 5_000));
        assert!(words[0].whole.len() <= 64);
    }
}
