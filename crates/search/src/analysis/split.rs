//! Takes compounds apart: *raadsverkiezing* is *raad* and *verkiezing*.
//!
//! After Koehn and Knight, Empirical Methods for Compound Splitting (EACL 2003): of all ways to cut a word into known
//! words, the one with the most usual parts is taken. How usual a part is, the lexicon tells by how many compounds it
//! is part of, and the archive by how many texts have it, so that words of this archive that no list has are parts too.

use super::lexicon;
use super::part_lists::ONE_PIECE;

/// Tells in how many texts of the archive a folded word stands.
pub type Frequency<'a> = &'a dyn Fn(&str) -> u64;

/// Shorter words are no compounds.
const SHORTEST_WORD: usize = 6;
/// Longer ones are no words.
const LONGEST_WORD: usize = 60;
/// Letters of the shortest part, and of the shortest that only the archive knows.
const SHORTEST_PART: usize = 3;
const SHORTEST_LEARNED_PART: usize = 5;
/// Texts that must have a word that no list has, before it is a part.
const LEARNED_FROM: u64 = 2;
/// Parts of the longest compound.
const MOST_PARTS: usize = 6;
/// What each part costs before it is known to be usual: fewer parts are better.
const PART: f32 = 11.0;
/// A part that ends up costing more than this makes the split too daring.
const DEAREST_PART: f32 = 10.0;

/// Between two parts, and what that costs.
const LINKS: &[(&str, f32)] =
    &[("", 0.0), ("s", 0.4), ("en", 0.8), ("e", 1.2), ("er", 2.0), ("n", 1.6), ("ne", 1.6)];

/// The parts of a folded compound in order, as written, without linking sounds; empty when it is one piece.
pub fn split<'a>(word: &'a str, frequency: Frequency<'_>) -> Vec<&'a str> {
    let fits = (SHORTEST_WORD..=LONGEST_WORD).contains(&word.len());
    if !fits || !word.bytes().all(|letter| letter.is_ascii_lowercase()) || is_one_piece(word) {
        return Vec::new();
    }
    best(word, frequency).unwrap_or_default()
}

/// The cheapest way to reach each place in the word.
fn best<'a>(word: &'a str, frequency: Frequency<'_>) -> Option<Vec<&'a str>> {
    let mut ways: Vec<Option<(f32, Vec<&'a str>)>> = vec![None; word.len() + 1];
    ways[0] = Some((0.0, Vec::new()));
    for from in 0..=word.len() - SHORTEST_PART {
        let Some((cost, parts)) = ways[from].clone().filter(|(_, parts)| parts.len() < MOST_PARTS) else {
            continue;
        };
        for end in from + SHORTEST_PART..=word.len() {
            let part = &word[from..end];
            let is_last = end == word.len();
            if is_last && from == 0 {
                continue;
            }
            let Some(price) = price(part, is_last, frequency) else { continue };
            for (link, dearer) in LINKS {
                let next = end + link.len();
                let reached = is_last && link.is_empty() || (!is_last && word[end..].starts_with(link));
                if !reached || (!is_last && next + SHORTEST_PART > word.len()) {
                    continue;
                }
                let cost = cost + price + dearer;
                if ways[next].as_ref().is_none_or(|(best, _)| cost < *best) {
                    let parts = parts.iter().copied().chain([part]).collect();
                    ways[next] = Some((cost, parts));
                }
            }
        }
    }
    ways.pop().flatten().map(|(_, parts)| parts)
}

/// What a part costs; `None` when it cannot be one.
fn price(part: &str, is_last: bool, frequency: Frequency<'_>) -> Option<f32> {
    let listed = if is_last { last_level(part) } else { lexicon::levels(part).map(|levels| levels.first) };
    let learned = if part.len() >= SHORTEST_LEARNED_PART { learned_level(part, frequency) } else { 0.0 };
    let level = match listed {
        Some(0) | None if is_listed(part) => return None,
        Some(level) => f32::from(level).max(learned),
        None => learned,
    };
    if level <= 0.0 {
        return None;
    }
    let short = match part.len() {
        3 => 3.0,
        4 => 1.0,
        _ => 0.0,
    };
    Some(PART - level + short).filter(|price| *price <= DEAREST_PART)
}

/// Whether the lexicon knows the word, and so also knows that it is no part.
fn is_listed(part: &str) -> bool {
    lexicon::is_word(part)
}

/// A last part takes the ending of the compound: *begrotingen* counts as *begroting* does.
fn last_level(part: &str) -> Option<u8> {
    let own = lexicon::levels(part).map(|levels| levels.last);
    let shorter = ["en", "s", "n", "je", "jes", "tje", "tjes"].iter().filter_map(|ending| {
        let base = part.strip_suffix(ending).filter(|base| base.len() > 3)?;
        lexicon::levels(base).map(|levels| levels.last)
    });
    let barred = own == Some(0) && lexicon::is_barred_last(part);
    own.into_iter().chain(shorter.filter(|_| !barred)).max()
}

/// The archive's own words, on the scale of the lexicon.
fn learned_level(part: &str, frequency: Frequency<'_>) -> f32 {
    let texts = frequency(part);
    if texts < LEARNED_FROM {
        return 0.0;
    }
    let texts = u16::try_from(texts.min(10_000)).unwrap_or(u16::MAX);
    (f32::from(texts).log2() + 1.0).min(6.0)
}

fn is_one_piece(word: &str) -> bool {
    ONE_PIECE.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> String {
        split(word, &|_| 0).join("+")
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
        let frequency = |word: &str| if word == "doenocratie" { 3 } else { 0 };
        assert_eq!(split("wijkdoenocratie", &frequency), ["wijk", "doenocratie"]);
        assert_eq!(split("wijkdoenocratie", &|_| 0), [""; 0]);
    }
}
