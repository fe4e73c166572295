//! Words too common to search for, unless one searches for nothing else.

/// Whether a folded word says nothing about what is looked for.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// Function words and the wording of questions, sorted. They stay in the index, for phrases and for queries of nothing else.
const STOP_WORDS: &[&str] = &[
    "aan", "al", "alle", "als", "bij", "dan", "dat", "de", "deze", "die", "dit", "door", "dus", "een", "en",
    "er", "haar", "heb", "hebben", "heeft", "hem", "het", "hij", "hoe", "hun", "ik", "in", "is", "je", "jij",
    "jullie", "kan", "kun", "kunnen", "maar", "me", "met", "mij", "mijn", "moet", "moeten", "naar", "niet",
    "nog", "nu", "of", "om", "onder", "ons", "onze", "ook", "op", "over", "s", "t", "te", "tot", "uit",
    "van", "voor", "waar", "waarom", "wat", "we", "wel", "welke", "wie", "wij", "wil", "willen", "word",
    "worden", "wordt", "ze", "zich", "zij", "zijn", "zo", "zonder", "zou", "zouden",
];

#[test]
fn the_list_is_sorted() {
    assert!(STOP_WORDS.is_sorted());
}
