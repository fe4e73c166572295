//! The Dutch analysis chain: text to words, words to the terms that the index compares.

mod along;
mod analyser;
pub mod family;
mod fold;
#[cfg(test)]
mod inflections;
mod irregular;
pub mod kindred;
mod learned;
pub mod lexicon;
mod part_lists;
pub mod particles;
mod scan;
pub mod split;
pub mod stem;
mod stop;
mod strong;
mod tokenizers;
mod verbs;
#[cfg(test)]
mod word_groups;
mod word_list;

pub use analyser::Analyser;
pub use learned::Learned;
pub use stop::{is_stop_word, is_weak_word};
pub use tokenizers::{Terms, Written};

/// One word of a text, in plain lower-case letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Byte offset of its first letter.
    pub start: usize,
    /// Byte offset after its last letter.
    pub end: usize,
    /// The word as written; the pieces of a hyphenated word are written together.
    pub written: String,
    /// The pieces around hyphens; empty for a word in one piece.
    pub pieces: Vec<String>,
}

impl Word {
    /// Number of positions that the word takes in a text.
    pub fn positions(&self) -> usize {
        self.pieces.len().max(1)
    }

    /// Too common to look for by itself.
    pub fn is_common(&self) -> bool {
        stop::is_stop_word(&self.written)
    }

    /// Says little about what is looked for, as *graag* and *gemeente* do in a question.
    pub fn is_weak(&self) -> bool {
        stop::is_weak_word(&self.written)
    }
}

/// The words of a text in order.
pub fn words(text: &str) -> Vec<Word> {
    scan::scan(text).into_iter().map(to_word).collect()
}

fn to_word(scanned: scan::Scanned) -> Word {
    let scan::Scanned { start, end, mut pieces } = scanned;
    let (written, pieces) = match pieces.len() {
        1 => (pieces.remove(0), Vec::new()),
        _ => (pieces.concat(), pieces),
    };
    Word { start, end, written, pieces }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        let stems = |word: &Word| {
            let written = std::iter::once(&word.written).chain(&word.pieces);
            written.map(|piece| stem::stem(piece)).collect::<Vec<_>>().join("+")
        };
        words(text).iter().map(stems).collect()
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
            assert_eq!(words(text)[0].written, "benw", "{text}");
        }
        assert_eq!(words("b en w")[0].pieces, ["b", "en", "w"]);
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
        assert!(words[0].written.len() <= 64);
    }
}
