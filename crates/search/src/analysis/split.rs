//! Takes compounds apart: *raadsverkiezing* is *raad* and *verkiezing*.
//!
//! After Koehn and Knight, Empirical Methods for Compound Splitting (EACL 2003): of all ways to cut a word into known
//! words, the one with the most usual parts is taken. How usual a part is, the lexicon tells by how many compounds it
//! is part of, and the archive by how many texts have it, so that words of this archive that no list has are parts too.

use super::along::Along;
use super::learned::{self, Learned};
use super::lexicon;
use super::part_lists::ONE_PIECE;

/// Shorter words are no compounds.
const SHORTEST_WORD: usize = 6;
/// Longer ones are no words.
const LONGEST_WORD: usize = 60;
/// A word that no list has and of so many letters is surely a compound.
const LONG_WORD: usize = 14;
/// Letters of the shortest part that is dared, and how usual it counts.
const SHORTEST_DARED_PART: usize = 6;
const DARED: f32 = 2.0;
/// Letters of the shortest part.
const SHORTEST_PART: usize = 3;
/// Parts of the longest compound.
const MOST_PARTS: usize = 6;
/// What each part costs before it is known to be usual: fewer parts are better.
const PART: f32 = 11.0;
/// A part that ends up costing more than this makes the split too daring.
const DEAREST_PART: f32 = 10.0;

/// Between two parts, and what that costs.
const LINKS: &[(&str, f32)] =
    &[("", 0.0), ("s", 0.4), ("en", 0.8), ("e", 1.2), ("er", 2.0), ("n", 1.6), ("ne", 1.6)];

/// What may follow the last part of a compound, as it may follow the word.
const ENDINGS: [&str; 7] = ["en", "s", "n", "je", "jes", "tje", "tjes"];

/// The parts of a folded compound in order, as written, without linking sounds; empty when it is one piece.
pub fn split<'a>(word: &'a str, archive: &Learned) -> Vec<&'a str> {
    let fits = (SHORTEST_WORD..=LONGEST_WORD).contains(&word.len());
    if !fits || !word.bytes().all(|letter| letter.is_ascii_lowercase()) || is_one_piece(word) {
        return Vec::new();
    }
    let parts = best(word, archive, Courage::Usual);
    if parts.is_empty() && word.len() >= LONG_WORD && !lexicon::is_word(word) {
        return best(word, archive, Courage::Daring);
    }
    parts
}

/// Which words may be parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Courage {
    /// Those that are part of other compounds.
    Usual,
    /// Any long word.
    Daring,
}

/// The cheapest way found to reach a place in the word.
#[derive(Clone, Copy)]
struct Way {
    cost: f32,
    /// How many parts lie behind it.
    parts: usize,
    /// Where the last of them starts and ends.
    last: (usize, usize),
}

fn best<'a>(word: &'a str, archive: &Learned, courage: Courage) -> Vec<&'a str> {
    let mut ways: Vec<Option<Way>> = vec![None; word.len() + 1];
    ways[0] = Some(Way { cost: 0.0, parts: 0, last: (0, 0) });
    for from in 0..=word.len() - SHORTEST_PART {
        let Some(way) = ways[from].filter(|way| way.parts < MOST_PARTS) else { continue };
        let starts = Starts::of(&word[from..], archive, courage);
        for end in from + SHORTEST_PART..=word.len() {
            let is_last = end == word.len();
            if is_last && from == 0 {
                continue;
            }
            let Some(price) = starts.price(end - from, is_last) else { continue };
            for (link, dearer) in LINKS {
                let next = end + link.len();
                let reached = is_last && link.is_empty() || (!is_last && word[end..].starts_with(link));
                if !reached || (!is_last && next + SHORTEST_PART > word.len()) {
                    continue;
                }
                let cost = way.cost + price + dearer;
                if ways[next].is_none_or(|best| cost < best.cost) {
                    ways[next] = Some(Way { cost, parts: way.parts + 1, last: (from, end) });
                }
            }
        }
    }
    parts_behind(word, &ways)
}

/// The parts on the way to the end of the word.
fn parts_behind<'a>(word: &'a str, ways: &[Option<Way>]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut place = word.len();
    while let Some(Way { last: (start, end), .. }) = ways[place].filter(|way| way.parts > 0) {
        parts.push(&word[start..end]);
        place = start;
    }
    parts.reverse();
    parts
}

/// What the lexicon and the archive know of the starts of the rest of a word.
struct Starts<'a> {
    rest: &'a str,
    listed: Along,
    learned: Along,
    courage: Courage,
}

impl<'a> Starts<'a> {
    fn of(rest: &'a str, archive: &Learned, courage: Courage) -> Self {
        Self { rest, listed: lexicon::along(rest), learned: archive.along(rest), courage }
    }

    /// What the start of so many letters costs as a part; `None` when it cannot be one.
    fn price(&self, length: usize, is_last: bool) -> Option<f32> {
        let listed =
            if is_last { self.last_level(length) } else { self.levels(length).map(|levels| levels.first) };
        let learned = if length >= learned::SHORTEST { self.learned_level(length) } else { 0.0 };
        let level = match listed {
            Some(0) | None if self.is_dared(length) => DARED,
            // The lexicon knows the word, and so also that it is no part.
            Some(0) | None if self.listed.value(length).is_some() => return None,
            Some(level) => f32::from(level).max(learned),
            None => learned,
        };
        if level <= 0.0 {
            return None;
        }
        let short = match length {
            3 => 3.0,
            4 => 1.0,
            _ => 0.0,
        };
        Some(PART - level + short).filter(|price| *price <= DEAREST_PART)
    }

    /// Whether the start of so many letters is a long word, though it is part of no compound that the lexicon has.
    fn is_dared(&self, length: usize) -> bool {
        let part = &self.rest[..length];
        self.courage == Courage::Daring
            && length >= SHORTEST_DARED_PART
            && self.listed.value(length).is_some()
            && !lexicon::is_barred(part)
    }

    fn levels(&self, length: usize) -> Option<lexicon::PartLevels> {
        lexicon::levels_of(&self.rest[..length], self.listed.value(length)?)
    }

    /// A last part takes the ending of the compound: *begrotingen* counts as *begroting* does.
    fn last_level(&self, length: usize) -> Option<u8> {
        let part = &self.rest[..length];
        let own = self.levels(length).map(|levels| levels.last);
        let shorter = ENDINGS.iter().filter_map(|ending| {
            let base = part.strip_suffix(ending).filter(|base| base.len() > 3)?;
            self.levels(base.len()).map(|levels| levels.last)
        });
        let barred = own == Some(0) && lexicon::is_barred_last(part);
        own.into_iter().chain(shorter.filter(|_| !barred)).max()
    }

    /// The archive's own words, on the scale of the lexicon.
    fn learned_level(&self, length: usize) -> f32 {
        let Some(texts) = self.learned.value(length) else { return 0.0 };
        let texts = u16::try_from(texts).unwrap_or(u16::MAX);
        f32::from(texts).log2() + 1.0
    }
}

fn is_one_piece(word: &str) -> bool {
    ONE_PIECE.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> String {
        split(word, &Learned::default()).join("+")
    }

    #[test]
    fn compounds_come_apart() {
        let wrong: Vec<String> = [
            ("raadsverkiezing", "raad+verkiezing"),
            ("raadsverkiezingen", "raad+verkiezingen"),
            ("burgerbegroting", "burger+begroting"),
            ("burgerbegrotingen", "burger+begrotingen"),
            ("wijkbudget", "wijk+budget"),
            ("bewonersinitiatief", "bewoners+initiatief"),
            ("verkeersveiligheid", "verkeer+veiligheid"),
            ("fietspadverlichting", "fietspad+verlichting"),
            ("buurthuis", "buurt+huis"),
            ("dorpshuis", "dorps+huis"),
            ("kinderopvang", "kind+opvang"),
            ("jongerenraad", "jongeren+raad"),
            ("groenonderhoud", "groen+onderhoud"),
            ("stemlokaal", "stem+lokaal"),
            ("waterschapsverkiezingen", "waterschap+verkiezingen"),
            ("afvalinzameling", "afval+inzameling"),
            ("speeltuin", "speel+tuin"),
            ("zonnepaneel", "zon+paneel"),
            ("parkeerbeleid", "parkeer+beleid"),
            ("loketmedewerker", "loket+medewerker"),
        ]
        .iter()
        .filter(|(word, expected)| parts(word) != *expected)
        .map(|(word, expected)| format!("{word}: {} instead of {expected}", parts(word)))
        .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn words_in_one_piece_stay_whole() {
        let split: Vec<String> = [
            "raadsel",
            "gemeente",
            "gemeenten",
            "gemeentelijk",
            "burgemeester",
            "ambtenaar",
            "inwoner",
            "voorstel",
            "democratie",
            "verkiezing",
            "begroting",
            "verlichting",
            "vergadering",
            "openbaar",
            "participatie",
            "besluiten",
            "verbetering",
            "veiligheid",
            "bereikbaarheid",
            "organiseren",
            "digitaliseren",
            "inspraak",
            "overleggen",
            "kinderen",
            "jongeren",
            "bewoners",
            "handhaving",
            "experimenteren",
            "verantwoording",
            "toegankelijk",
            "vrijwilligers",
            "duurzaamheid",
            "informatie",
            "samenleving",
            "ondernemers",
            "wandelen",
            "vragenlijst-",
            "onderhouden",
            "beslissingen",
            "verwachting",
            "opvattingen",
            "gesprekken",
            "wijken",
            "straten",
            "bomen",
            "scholen",
            "parkeren",
            "belangrijk",
            "anderen",
            "belangen",
            "vertrouwen",
            "stemmen",
        ]
        .iter()
        .filter(|word| !parts(word).is_empty())
        .map(|word| format!("{word}: {}", parts(word)))
        .collect();
        assert!(split.is_empty(), "{split:#?}");
    }

    #[test]
    fn the_archive_teaches_parts_that_no_list_has() {
        let archive = Learned::of([("doenocratie".as_bytes(), 3)].into_iter(), std::iter::empty()).unwrap();
        assert_eq!(split("wijkdoenocratie", &archive), ["wijk", "doenocratie"]);
        assert_eq!(split("wijkdoenocratie", &Learned::default()), [""; 0]);
    }

    #[test]
    fn a_long_word_that_no_list_has_is_a_compound_of_any_long_words() {
        assert_eq!(parts("raadsvergaderingsondertiteling"), "raadsvergadering+ondertiteling");
    }
}
